"""A sitting prepared: which questions it asks, and what it knows beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.choice import Choice, choose_question, usage
from verbindend.core.entry import Deed, Intention, Moment, Outcome, Reflection
from verbindend.core.practice import is_open, outcomes
from verbindend.core.prompt import Prompt
from verbindend.core.rhythm import Block, RhythmStep
from verbindend.core.step import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.entry import AnyEntry
    from verbindend.core.library import Library

FRAMES: dict[Block | None, tuple[Key, ...]] = {
    Block.IF_THEN: (Key.OBSTACLE,),
    Block.CLOSING: (Key.CLOSING, Key.SEEN, Key.WITNESS, Key.SAME, Key.FAILED, Key.AGAIN),
    Block.QUESTION: (Key.SAME, Key.COUNTS, Key.WHERE),
}
"""The fixed questions that a block may need, by the name of their frame in the pack."""

DEEPER_EVERY = 3
"""Every how many evenings a deepening question is offered."""


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a morning or an evening needs to be asked and kept."""

    moment: Moment
    day: date
    essential: str
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

    @property
    def chosen(self) -> dict[str, str]:
        """The ids of the questions, so that a draft taken up later asks the same."""
        return {key: prompt.id for key, prompt in self.questions.items()}


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """What a sitting is begun with."""

    moment: Moment
    day: date
    essential: str
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


def prepare(library: Library, entries: Sequence[AnyEntry], begun: Beginning) -> Sitting:
    """Choose the questions of a sitting; those of a draft are asked again where they can be."""
    moment, day = begun.moment, begun.day
    past = [entry for entry in entries if entry.day <= day]
    rhythm, pools = _pools(library, past, begun)
    questions = {}
    known = usage(past, day)
    chosen = begun.chosen if begun.chosen is not None else dict.fromkeys(pools, "")
    for key, prompt_id in chosen.items():
        pool = pools.get(key, ())
        fresh = [each for each in pool if each.id not in begun.passed]
        prompt = (
            library.prompts.get(prompt_id)
            or begun.answered.get(key)
            or choose_question(fresh or pool, known, day)
        )
        if prompt:
            questions[key] = prompt
    if begun.chosen is None:
        intention = _intention(past, moment, day)
    else:  # never another one than the draft was about
        meant = (entry for entry in past if isinstance(entry, Intention))
        intention = next((each for each in meant if each.id == begun.intention), None)
    return Sitting(
        moment=moment,
        day=day,
        essential=begun.essential,
        rhythm=rhythm,
        questions=questions,
        intention=intention,
        choice=begun.choice,
        again=moment == Moment.MORNING and _again(past, intention, library),
        deeds={
            entry.essential: entry
            for entry in sorted(past, key=lambda entry: entry.written)
            if isinstance(entry, Deed) and entry.day == day and entry.essential
        },
    )


def _pools(
    library: Library, past: Sequence[AnyEntry], begun: Beginning
) -> tuple[tuple[RhythmStep, ...], dict[str, Sequence[Prompt]]]:
    """What the moment consists of, and from which questions each of its own is chosen."""
    moment, essential = begun.moment, begun.essential
    own = library.rhythms.get(moment)
    if own is None:
        return (), {Key.QUESTION: library.questions(essential, moment)}
    held = [each for each in past if isinstance(each, Reflection) and each.moment == moment]
    turned = own.turned(len(held), begun.chosen)
    pools: dict[str, Sequence[Prompt]] = {}
    for step in turned:
        if step.pool == Moment.DEEPENING:
            if (len(held) + 1) % DEEPER_EVERY == 0 or _failed_twice(held):
                pools[Key.DEEPER] = library.wordings(Key.DEEPER)
                pools[Key.DEEPENING] = library.questions(essential, Moment.DEEPENING)
        elif step.block == Block.QUESTION:
            pools[Key.QUESTION] = library.questions(essential, step.pool or moment)
        if step.block:
            frames = FRAMES.get(step.block, ())
            pools |= {frame: library.wordings(frame) for frame in frames}
        else:
            worded = library.wordings(step.frame) if step.frame else ()
            pools[step.id] = worded or ((own.prompt(step, moment),) if step.text else ())
    return turned, pools


def _failed_twice(evenings: Sequence[Reflection]) -> bool:
    closes = [
        close.outcome
        for evening in sorted(evenings, key=lambda evening: evening.written)
        for close in evening.closes
    ]
    return closes[-2:] == [Outcome.FAILED] * 2


def _intention(past: Sequence[AnyEntry], moment: Moment, day: date) -> Intention | None:
    """The last intention: in the evening only one that can still be closed."""
    closed = outcomes(past)
    intentions = [
        entry
        for entry in past
        if isinstance(entry, Intention)
        and (moment == Moment.MORNING or is_open(entry, closed, day))
    ]
    return max(intentions, key=lambda entry: (entry.day, entry.written, entry.id), default=None)


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
