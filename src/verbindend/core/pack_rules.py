"""What must hold of a whole pack, beyond the shape of its tables."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from verbindend.core.pack import Behaviour, Essential, Kind, Prompt
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.core.pack import Pack

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_ID = 64
MOST_PROMPTS = 500
MOST_PROMPT_TEXT = 2_000
MOST_TITLE = 80

_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)
}
"""Names that some file systems refuse."""

_BLANK = re.compile(r"[\s\u200b-\u200d\u2060]*")
"""A text of which nothing is seen."""

_CHOOSING = (Kind.CHOICE, Kind.CHECKLIST)


def problems(pack: Pack) -> Iterator[Refusal]:
    """Everything that is wrong, as sentences with `place`, the id of the table concerned."""
    yield from _ids(pack)
    yield from _belonging(pack)
    yield from _titles(pack)
    if len(pack.prompts) > MOST_PROMPTS:
        yield Refusal("{path}: more than {most} questions in one pack.", most=MOST_PROMPTS)
    for prompt in pack.prompts:
        yield from _prompt(prompt)


def _ids(pack: Pack) -> Iterator[Refusal]:
    for each in [pack.about.id.removesuffix(f".{pack.about.language}"), *map(_id, pack.tables)]:
        if not ID.fullmatch(each) or len(each) > MOST_ID or each in _RESERVED:
            yield Refusal(
                "{path}: line {line}: id “{place}”: only a-z, 0-9 and - between them, at most "
                "{most} characters.",
                place=each[:60],
                most=MOST_ID,
            )
    for group in (pack.essentials, pack.behaviours, pack.prompts):
        for each, count in Counter(map(_id, group)).items():
            if count > 1:
                yield Refusal("{path}: line {line}: {place}: this id is used twice.", place=each)


def _belonging(pack: Pack) -> Iterator[Refusal]:
    essentials = {essential.id for essential in pack.essentials}
    behaviours = {behaviour.id: behaviour.essential for behaviour in pack.behaviours}
    named = [(each.id, each.essential) for each in pack.behaviours]
    named += [(each.id, each.essential) for each in pack.prompts]
    for place, name in named:
        if name and name not in essentials:
            yield Refusal(
                "{path}: line {line}: {place}: there is no essential {name} in this pack.",
                place=place,
                name=name[:60],
            )
    for behaviour in pack.behaviours:
        if not behaviour.essential:
            yield Refusal("{path}: line {line}: {place}: names no essential.", place=behaviour.id)
    for prompt in pack.prompts:
        for name in prompt.behaviours:
            if behaviours.get(name) != prompt.essential:
                yield Refusal(
                    "{path}: line {line}: {place}: there is no behaviour {name} of its essential.",
                    place=prompt.id,
                    name=name[:60],
                )


def _id(table: Essential | Behaviour | Prompt) -> str:
    return table.id


def _titles(pack: Pack) -> Iterator[Refusal]:
    for essential in pack.essentials:
        if _BLANK.fullmatch(essential.title) or len(essential.title) > MOST_TITLE:
            yield Refusal(
                "{path}: line {line}: {place}: a title has between 1 and {most} characters.",
                place=essential.id,
                most=MOST_TITLE,
            )


def _prompt(prompt: Prompt) -> Iterator[Refusal]:
    if _BLANK.fullmatch(prompt.text) or len(prompt.text) > MOST_PROMPT_TEXT:
        yield Refusal(
            "{path}: line {line}: {place}: a question has between 1 and {most} characters.",
            place=prompt.id,
            most=MOST_PROMPT_TEXT,
        )
    if not prompt.behaviours and not prompt.frame:
        yield Refusal(
            "{path}: line {line}: {place}: names neither a behaviour nor a frame.", place=prompt.id
        )
    if prompt.kind == Kind.SCALE:
        yield from _scale(prompt)
    if prompt.kind in _CHOOSING and not prompt.option and not prompt.options_from:
        yield Refusal("{path}: line {line}: {place}: has no options.", place=prompt.id)
    for option, count in Counter(option.id for option in prompt.option).items():
        if count > 1:
            yield Refusal(
                "{path}: line {line}: {place}: option {name} stands there twice.",
                place=prompt.id,
                name=option[:60],
            )


def _scale(prompt: Prompt) -> Iterator[Refusal]:
    if not prompt.follow_up.strip():
        yield Refusal(
            "{path}: line {line}: {place}: a scale needs a follow_up question.", place=prompt.id
        )
    if (prompt.min, prompt.max) not in ((0, 10), (1, 5)):
        yield Refusal(
            "{path}: line {line}: {place}: a scale runs from 0 to 10 or from 1 to 5.",
            place=prompt.id,
        )
