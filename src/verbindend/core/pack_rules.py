"""What must hold of a whole pack, beyond the shape of its tables."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from verbindend.core import guided_rules, rhythm_rules
from verbindend.core.nearest import nearest
from verbindend.core.pack import KINDS, Role, Source
from verbindend.core.prompt import Kind
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.core.step import FIXED, Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verbindend.core.guided import GuidedExercise
    from verbindend.core.pack import Assignment, Behaviour, Pack, Thought
    from verbindend.core.prompt import Asked, Prompt

LISTS = {
    Key.DEED_DAY: "dagen",
    Key.DEED_ESSENTIAL: "essenties",
    Key.DEED_BEHAVIOUR: "gedragingen",
    Key.BACK: "terugkerend",
    Key.BRING: "momenten",
    Key.FOCUS: "essenties",
}
"""The lists that the program makes, as `options_from` names them, by the question they are for."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_ID = 64
MOST_PROMPTS = 500
MOST_PROMPT_TEXT = 2_000
MOST_TITLE = 80

_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)
}
"""Names that some file systems refuse."""

_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060]*")
"""A text of which nothing is seen."""

_CHOOSING = (Kind.CHOICE, Kind.CHECKLIST)


def problems(pack: Pack) -> Iterator[Refusal]:
    """Everything that is wrong, as sentences with `place`, the id of the table concerned."""
    yield from _about(pack)
    yield from _ids(pack)
    yield from _belonging(pack)
    yield from _sets(pack)
    yield from _titles(pack)
    for prompt in pack.prompts:
        yield from _prompt(prompt)
    for exercise in pack.exercises:
        yield from guided_rules.problems(exercise)
    yield from rhythm_rules.words(pack)
    for rhythm in pack.rhythms:
        yield from rhythm_rules.problems(rhythm, pack)
    for programme in pack.programmes:
        yield from guided_rules.programme_problems(programme, pack)
    for asked in pack.asked:
        yield from _asked(asked)
    yield from _read(pack)


def _read(pack: Pack) -> Iterator[Refusal]:
    """What there is to read and to do in a week."""
    for thought in pack.thoughts:
        if thought.origin == Source.QUOTE and not (thought.source and thought.licence):
            yield Refusal(
                "{path}: line {line}: {place}: a quote names its source and licence.",
                place=thought.id,
            )
    texts: tuple[Thought | Assignment, ...] = (*pack.thoughts, *pack.tasks)
    for each in texts:
        if _BLANK.fullmatch(each.text):
            yield Refusal("{path}: line {line}: {place}: its text is empty.", place=each.id)


def _about(pack: Pack) -> Iterator[Refusal]:
    said = pack.about
    if not _VERSION.fullmatch(said.version):
        yield Refusal(
            "{path}: line {line}: {place}: a version is three numbers, such as 1.0.0.",
            place=said.id,
        )
    if not _LANGUAGE.fullmatch(said.language):
        yield Refusal(
            "{path}: line {line}: {place}: a language is two or three letters, such as nl or "
            "en-GB.",
            place=said.id,
        )
    if said.kind == Role.BASE and not pack.prompts:
        yield Refusal("{path}: line {line}: {place}: has no questions.", place=said.id)
    if said.kind == Role.BASE and not pack.essentials:
        yield Refusal("{path}: line {line}: {place}: has no essentials.", place=said.id)
    if len(pack.prompts) > MOST_PROMPTS:
        yield Refusal("{path}: more than {most} questions in one pack.", most=MOST_PROMPTS)


def _ids(pack: Pack) -> Iterator[Refusal]:
    items = [item.id for behaviour in pack.behaviours for item in behaviour.item]
    options = [option.id for each in pack.sets for option in each.option]
    options += [each.id for exercise in pack.exercises for each in exercise.step]
    options += [each.id for exercise in pack.exercises for each in exercise.stage]
    options += [each.id for rhythm in pack.rhythms for each in rhythm.step]
    options += [each.id for exercise in pack.exercises for each in exercise.message]
    guided = [each.id for each in pack.exercises] + [each.id for each in pack.rhythms]
    others = [kind for kind in KINDS if kind not in ("exercise", "rhythm")]
    groups = [[table.id for table in pack.of(kind)] for kind in others] + [guided, items]
    for each in dict.fromkeys([pack.about.id, *chain.from_iterable(groups), *options]):
        if not ID.fullmatch(each) or len(each) > MOST_ID or each in _RESERVED:
            yield Refusal(
                "{path}: line {line}: id “{place}”: only a-z, 0-9 and - between them, at most "
                "{most} characters.",
                place=each[:QUOTED],
                most=MOST_ID,
            )
    for group in groups:
        for each in _twice(group):
            yield Refusal("{path}: line {line}: {place}: this id is used twice.", place=each)


def _twice(ids: Iterable[str]) -> Iterator[str]:
    return (each for each, count in Counter(ids).items() if count > 1)


def _belonging(pack: Pack) -> Iterator[Refusal]:
    essentials = {essential.id for essential in pack.essentials}
    behaviours = {behaviour.id: behaviour.essential for behaviour in pack.behaviours}
    tables: tuple[Behaviour | Prompt | GuidedExercise | Thought | Assignment, ...] = (
        *pack.behaviours,
        *pack.prompts,
        *pack.exercises,
        *pack.thoughts,
        *pack.tasks,
    )
    for each in tables:
        if each.essential and each.essential not in essentials:
            yield Refusal(
                "{path}: line {line}: {place}: there is no essential {name} in this pack.",
                place=each.id,
                name=each.essential[:QUOTED],
            )
    for behaviour in pack.behaviours:
        if not behaviour.essential:
            yield Refusal("{path}: line {line}: {place}: names no essential.", place=behaviour.id)
    showing: tuple[Prompt | GuidedExercise | Assignment, ...] = (
        *pack.prompts,
        *pack.exercises,
        *pack.tasks,
    )
    shows = [(each, each.behaviours) for each in showing]
    shows += [(each, step.behaviours) for each in pack.exercises for step in each.step]
    for shown, named in shows:
        for name in named:
            if behaviours.get(name) != shown.essential:
                own = [each for each, owner in behaviours.items() if owner == shown.essential]
                yield Refusal(
                    "{path}: line {line}: {place}: there is no behaviour {name} of its essential; "
                    "the nearest is {nearest}.",
                    place=shown.id,
                    name=name[:QUOTED],
                    nearest=nearest(name, own),
                )


def _sets(pack: Pack) -> Iterator[Refusal]:
    sets = {each.id for each in pack.sets}
    named = [(each.id, "chain", each.chain) for each in pack.essentials if each.chain not in sets]
    named += [
        (each.id, "options_from", each.options_from)
        for each in pack.asked
        if each.options_from not in {*sets, *LISTS.values()}
    ]
    for place, key, name in named:
        if name:
            yield Refusal(
                "{path}: line {line}: {place}: {key} names {name}, which is no set; the nearest "
                "is {nearest}.",
                place=place,
                key=key,
                name=name[:QUOTED],
                nearest=nearest(name, sets),
            )
    fixed = {each.id: each.frame for each in pack.prompts if not each.essential}
    for asked in pack.asked:
        name = asked.options_from
        frames = [frame for frame, listed in LISTS.items() if listed == name and name not in sets]
        if frames and not set(frames).intersection(fixed.get(asked.id, ())):
            yield Refusal(
                "{path}: line {line}: {place}: the list {name} is for the fixed question "
                "{frame} only.",
                place=asked.id,
                name=name,
                frame=", ".join(frames),
            )
    for each in pack.sets:
        yield from _options(each.id, [option.id for option in each.option])


def _options(place: str, ids: Iterable[str]) -> Iterator[Refusal]:
    for each in _twice(ids):
        yield Refusal(
            "{path}: line {line}: {place}: option {name} stands there twice.",
            place=place,
            name=each[:QUOTED],
        )


def _titles(pack: Pack) -> Iterator[Refusal]:
    for essential in pack.essentials:
        if _BLANK.fullmatch(essential.title) or len(essential.title) > MOST_TITLE:
            yield Refusal(
                "{path}: line {line}: {place}: a title has between 1 and {most} characters.",
                place=essential.id,
                most=MOST_TITLE,
            )


def _prompt(prompt: Prompt) -> Iterator[Refusal]:
    if not prompt.essential:
        yield from _fixed(prompt)
    if not prompt.behaviours and not prompt.frame:
        yield Refusal(
            "{path}: line {line}: {place}: names neither a behaviour nor a frame.", place=prompt.id
        )


def _asked(asked: Asked) -> Iterator[Refusal]:
    if _BLANK.fullmatch(asked.text) or len(asked.text) > MOST_PROMPT_TEXT:
        yield Refusal(
            "{path}: line {line}: {place}: a question has between 1 and {most} characters.",
            place=asked.id,
            most=MOST_PROMPT_TEXT,
        )
    if asked.kind == Kind.SCALE:
        yield from _scale(asked)
    if asked.kind in _CHOOSING and not asked.option and not asked.options_from:
        yield Refusal("{path}: line {line}: {place}: has no options.", place=asked.id)
    if asked.option and asked.options_from not in ("", LISTS[Key.FOCUS]):
        yield Refusal(
            "{path}: line {line}: {place}: has options of its own and options_from: leave one out.",
            place=asked.id,
        )
    if any(_BLANK.fullmatch(text) for each in asked.option for text in (each.id, each.label)):
        yield Refusal(
            "{path}: line {line}: {place}: an option has an id and a label.", place=asked.id
        )
    yield from _options(asked.id, [option.id for option in asked.option])


def _fixed(prompt: Prompt) -> Iterator[Refusal]:
    """A wording of a fixed question is answered as the program expects it."""
    for frame in prompt.frame:
        kind, ids = FIXED.get(frame, (prompt.kind, ()))
        if prompt.kind != kind or (ids and tuple(option.id for option in prompt.option) != ids):
            yield Refusal(
                "{path}: line {line}: {place}: the fixed question {frame} is of kind {kind}; its "
                "options are {options}.",
                place=prompt.id,
                frame=frame,
                kind=kind.value,
                options=", ".join(ids) or "-",
            )


def _scale(prompt: Asked) -> Iterator[Refusal]:
    if not prompt.follow_up.strip():
        yield Refusal(
            "{path}: line {line}: {place}: a scale needs a follow_up question.", place=prompt.id
        )
    if (prompt.min, prompt.max) not in ((0, 10), (1, 5)):
        yield Refusal(
            "{path}: line {line}: {place}: a scale runs from 0 to 10 or from 1 to 5.",
            place=prompt.id,
        )
