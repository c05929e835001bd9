"""A sitting prepared: which questions it asks, and what it knows beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.choice import Choice, choose_question, usage
from verbindend.core.earlier import Earlier, earlier
from verbindend.core.entry import (
    Deed,
    Exercise,
    Intention,
    Mirror,
    Moment,
    Outcome,
    Reflection,
    Review,
)
from verbindend.core.pause import age
from verbindend.core.plan import current_plan
from verbindend.core.practice import OPEN_DAYS, is_open, outcomes
from verbindend.core.prompt import Kind, Prompt
from verbindend.core.review import (
    LOOKS_BACK,
    Material,
    Offered,
    block_pools,
    material,
    span,
    with_offered,
)
from verbindend.core.rhythm import Block, Occasion, RhythmStep
from verbindend.core.step import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.entry import AnyEntry, Plan
    from verbindend.core.library import Library
    from verbindend.core.rhythm import Rhythm

FRAMES: dict[Block | None, tuple[Key, ...]] = {
    Block.IF_THEN: (Key.OBSTACLE,),
    Block.CLOSING: (Key.CLOSING, Key.SEEN, Key.WITNESS, Key.SAME, Key.FAILED, Key.AGAIN),
    Block.QUESTION: (Key.SAME, Key.COUNTS, Key.WHERE),
}
"""The fixed questions that a block may need, by the name of their frame in the pack."""

LET_GO_FOR = 14
"""After how many days nobody remembers an intention well enough to be asked about it."""

DEEPER_EVERY = 3
"""Every how many evenings a deepening question is offered."""


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a morning or an evening needs to be asked and kept."""

    moment: Occasion
    day: date
    essential: str
    """Empty of a look back."""
    rhythm: tuple[RhythmStep, ...] = ()
    """What it consists of; without, it is one question."""
    questions: Mapping[str, Prompt] = msgspec.field(default_factory=dict)
    """The questions chosen, by step: 'question', 'deepening', the name of a frame, or the id of
    a step of the rhythm that is no block."""
    intention: Intention | None = None
    """In the evening: the one to close. In the morning: the one of before, to compare with."""
    choice: Choice | None = None
    """Why it is this essential."""
    again: bool = False
    """Whether the leader meant to try the earlier intention once more."""
    deeds: Mapping[str, Deed] = msgspec.field(default_factory=dict)
    """The last deed of the day on each essential."""
    material: Material | None = None
    """Of a look back: what it is about."""
    name: str = ""
    """The id of the rhythm that it is."""
    earlier: Mapping[str, Earlier] = msgspec.field(default_factory=dict)
    """By step, what was answered the last time that its question was asked."""

    @property
    def chosen(self) -> dict[str, str]:
        """The ids of the questions, so that a draft taken up later asks the same."""
        return {key: prompt.id for key, prompt in self.questions.items()}


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """What a sitting is begun with."""

    moment: Occasion
    day: date
    essential: str = ""
    choice: Choice | None = None
    """Why it is this essential, where the day or the leader chose it."""
    chosen: Mapping[str, str] | None = None
    """Of a draft taken up: the questions it had, by step."""
    answered: Mapping[str, Prompt] = msgspec.field(default_factory=dict)
    """Of a draft taken up: the questions whose answers it holds, also when their pack is gone."""
    passed: frozenset[str] = frozenset()
    """Questions that were skipped just before: not asked while there are others."""
    intention: str = ""
    """Of a draft taken up: the intention it closes, also when another evening closed it since."""
    period: str = ""
    """Of a draft taken up: the week that it looks back on."""


def prepare(library: Library, entries: Sequence[AnyEntry], begun: Beginning) -> Sitting:
    """Choose the questions of a sitting; those of a draft are asked again where they can be."""
    moment, day = begun.moment, begun.day
    past = [entry for entry in entries if entry.day <= day]
    rhythm = library.rhythms.get(moment)
    held = [entry for entry in past if _is_held(entry, moment, rhythm)]
    turned = rhythm.turned(len(held), begun.chosen) if rhythm else ()
    found = None
    if rhythm and moment in LOOKS_BACK:
        found = material(library, rhythm, past, span(rhythm, day, past, begun.period))
    intention = _intention(past, begun)
    questions = _questions(library, past, begun, _pools(library, begun, turned, held), found)
    return Sitting(
        moment=moment,
        day=day,
        essential=begun.essential,
        name=rhythm.id if rhythm else "",
        rhythm=turned,
        questions=questions,
        intention=intention,
        choice=begun.choice,
        again=moment == Occasion.MORNING and _again(past, intention, library),
        deeds={
            entry.essential: entry
            for entry in sorted(past, key=lambda entry: entry.written)
            if isinstance(entry, Deed) and entry.day == day and entry.essential
        },
        material=found,
        earlier=_earlier(past, begun.moment, turned, questions),
    )


def _questions(
    library: Library,
    past: Sequence[AnyEntry],
    begun: Beginning,
    pools: Mapping[str, Sequence[Prompt]],
    found: Material | None,
) -> dict[str, Prompt]:
    """The question of each step: that of the draft, else the one whose turn it is."""
    known = usage(past, begun.day)
    questions: dict[str, Prompt] = {}
    chosen = begun.chosen if begun.chosen is not None else dict.fromkeys(pools, "")
    offered = found.offered if found else {}
    for key, prompt_id in chosen.items():
        pool = pools.get(key, ())
        fresh = [each for each in pool if each.id not in begun.passed]
        prompt = (
            library.prompts.get(prompt_id)
            or library.items.get(prompt_id)
            or begun.answered.get(key)
            or choose_question(fresh or pool, known, begun.day)
        )
        if prompt and key in offered:
            prompt = with_offered(prompt, offered[key])
        if prompt and Key.FOCUS in prompt.frame:
            listed = [Offered(name, title) for name, title in library.titles.items()]
            prompt = with_offered(prompt, listed)
        if prompt:
            questions[key] = prompt
    return questions


def _earlier(
    past: Sequence[AnyEntry],
    moment: Occasion,
    turned: Sequence[RhythmStep],
    questions: Mapping[str, Prompt],
) -> dict[str, Earlier]:
    """The last answers in words to the questions of this sitting, by step.

    In a self-assessment they would steer the answer; a scale and a choice are steered likewise.
    """
    if moment in (Occasion.MONTH, Occasion.COACH):
        return {}
    own = [step.id for step in turned if step.block is None]
    asked = {
        key: questions[key].id
        for key in (Key.QUESTION, Key.DEEPENING, *own)
        if key in questions and questions[key].kind == Kind.TEXT
    }
    last = earlier(past, set(asked.values()))
    return {key: last[question] for key, question in asked.items() if question in last}


def _pools(
    library: Library, begun: Beginning, turned: Sequence[RhythmStep], held: Sequence[AnyEntry]
) -> dict[str, Sequence[Prompt]]:
    """From which questions each of the sitting's own is chosen."""
    if not turned:
        return {Key.QUESTION: library.questions(begun.essential, begun.moment)}
    pools: dict[str, Sequence[Prompt]] = {}
    for step in turned:
        if step.block is None:
            pools[step.id] = library.own_question(begun.moment, step)
        elif step.pool == Moment.DEEPENING:
            if (len(held) + 1) % DEEPER_EVERY == 0 or _failed_twice(held):
                pools[Key.DEEPER] = library.wordings(Key.DEEPER)
                pools[Key.DEEPENING] = library.questions(begun.essential, Moment.DEEPENING)
        else:
            if step.block == Block.QUESTION:
                on_all = library.wordings(begun.moment)  # of a look back: the frame `week`
                own = library.questions(begun.essential, begun.moment)
                pools[Key.QUESTION] = own if begun.essential else on_all
            pools |= {frame: library.wordings(frame) for frame in FRAMES.get(step.block, ())}
            pools |= block_pools(library, step.block)
    return pools


def _is_held(entry: AnyEntry, moment: Occasion, rhythm: Rhythm | None) -> bool:
    """Whether it is an earlier sitting of the same occasion."""
    match entry:
        case Reflection():
            return entry.moment.value == moment.value
        case Review():
            return moment == Occasion.WEEK
        case Mirror():
            return moment == Occasion.MONTH
        case Exercise():
            return rhythm is not None and entry.exercise == rhythm.id
        case _:
            return False


def _failed_twice(held: Sequence[AnyEntry]) -> bool:
    closes = [
        close.outcome
        for evening in sorted(held, key=lambda evening: evening.written)
        if isinstance(evening, Reflection)
        for close in evening.closes
    ]
    return closes[-2:] == [Outcome.FAILED] * 2


def _intention(past: Sequence[AnyEntry], begun: Beginning) -> Intention | None:
    """The last intention: in the evening one that can still be closed, else one let go by time.

    That one is asked about once, on the first evening after; then it is let be.
    """
    intentions = [entry for entry in past if isinstance(entry, Intention)]
    if begun.chosen is not None:  # never another one than the draft was about
        return next((each for each in intentions if each.id == begun.intention), None)
    if begun.moment == Occasion.EVENING:
        closed, plan = outcomes(past), current_plan(past)
        waiting = [each for each in intentions if is_open(each, closed, begun.day, plan)]
        intentions = waiting or _let_go(past, intentions, closed, begun.day, plan)
    elif begun.moment != Occasion.MORNING:
        return None
    return max(intentions, key=lambda entry: (entry.day, entry.written, entry.id), default=None)


def _let_go(
    past: Sequence[AnyEntry],
    intentions: Sequence[Intention],
    closed: Mapping[str, Outcome],
    day: date,
    plan: Plan | None,
) -> list[Intention]:
    """The intentions that nobody closed in time, and that no evening could ask about since."""
    evenings = [
        each.day for each in past if isinstance(each, Reflection) and each.moment == Moment.EVENING
    ]
    last = max(evenings, default=None)
    return [
        each
        for each in intentions
        if each.id not in closed
        and 0 <= age(each.day, day, plan) <= LET_GO_FOR
        and (last is None or age(each.day, last, plan) <= OPEN_DAYS)
    ]


def _again(past: Sequence[AnyEntry], intention: Intention | None, library: Library) -> bool:
    """Whether the evening that closed this intention asked for another try."""
    ids = {prompt.id for prompt in library.wordings(Key.AGAIN)}
    return intention is not None and any(
        answer.prompt in ids and answer.answer == "again"
        for entry in past
        if isinstance(entry, Reflection)
        and any(close.intention == intention.id for close in entry.closes)
        for answer in entry.answers
    )
