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
from verbindend.core.step import Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.entry import AnyEntry
    from verbindend.core.library import Library

EVENING_FRAMES = (Key.CLOSING, Key.SEEN, Key.WITNESS, Key.SAME, Key.FAILED, Key.AGAIN,
                  Key.COUNTS, Key.WHERE, Key.DEEPER)  # fmt: skip
"""The fixed questions an evening may need, by the name of their frame in the pack."""

DEEPER_EVERY = 3
"""Every how many evenings a deepening question is offered."""


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a morning or an evening needs to be asked and kept."""

    moment: Moment
    day: date
    essential: str
    questions: Mapping[str, Prompt] = msgspec.field(default_factory=dict)
    """The questions chosen, by step: 'question', 'deepening' or the name of a frame."""
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
    pools = _pools(library, past, moment, begun.essential)
    pools[Key.QUESTION] = library.questions(begun.essential, moment)
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
    library: Library, past: Sequence[AnyEntry], moment: Moment, essential: str
) -> dict[str, tuple[Prompt, ...]]:
    """What the moment may ask beside its one question on the essential."""
    match moment:
        case Moment.MORNING:
            return {Key.OBSTACLE: library.wordings(Key.OBSTACLE)}
        case Moment.EVENING:
            return _evening(library, past, essential)
        case _:
            return {}


def _evening(
    library: Library, past: Sequence[AnyEntry], essential: str
) -> dict[str, tuple[Prompt, ...]]:
    """The pools of an evening: one of the two fixed questions, and now and then one deeper."""
    evenings = [
        entry for entry in past if isinstance(entry, Reflection) and entry.moment == Moment.EVENING
    ]
    frames = [Key.TAKE_ALONG if len(evenings) % 2 else Key.GOOD, *EVENING_FRAMES]
    pools: dict[str, tuple[Prompt, ...]] = {frame: library.wordings(frame) for frame in frames}
    if (len(evenings) + 1) % DEEPER_EVERY == 0 or _failed_twice(evenings):
        pools[Key.DEEPENING] = library.questions(essential, Moment.DEEPENING)
    return pools


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
