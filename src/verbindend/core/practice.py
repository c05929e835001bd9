"""How often each essential was practised: counts over the entries, nothing else.

A practice moment is a deed. Intentions, reflections and observations are counted by themselves and
never added to it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.day import monday
from verbindend.core.entry import (
    AnyEntry,
    Deed,
    Intention,
    Mirror,
    Outcome,
    Plan,
    Reflection,
    Review,
)
from verbindend.core.pause import age
from verbindend.core.plan import current_plan, is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WEEKS = 4
OPEN_DAYS = 3
"""An intention open for more days than this counts as dropped; those of a pause do not count."""


class EssentialPractice(msgspec.Struct, frozen=True, kw_only=True):
    """What was done on one essential in the weeks counted."""

    essential: str
    deeds: int
    days: int
    """On how many days those deeds were."""
    last: date | None
    """The day of the last deed ever, also before the weeks counted."""
    reflections: int
    weekly: tuple[int, ...]
    """Deeds a block of seven days, oldest first; the last block ends today."""


class IntentionCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the intentions of the weeks counted."""

    done: int = 0
    different: int = 0
    failed: int = 0
    no_chance: int = 0
    dropped: int = 0
    open: int = 0

    @property
    def kept(self) -> int:
        """How many were carried out, as meant or otherwise."""
        return self.done + self.different

    @property
    def tried(self) -> int:
        """How many had their chance."""
        return self.kept + self.failed


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """The dashboard's figures."""

    today: date
    weeks: int
    essentials: tuple[EssentialPractice, ...]
    intentions: IntentionCounts

    @property
    def most(self) -> int:
        """The most deeds of any essential: the end of the bars' shared scale."""
        return max((each.deeds for each in self.essentials), default=0)

    @property
    def most_weekly(self) -> int:
        """The most deeds in any week of any essential: the top of the strips' shared scale."""
        return max((max(each.weekly, default=0) for each in self.essentials), default=0)


class _Tally(msgspec.Struct):
    weekly: list[int]
    days: set[date] = msgspec.field(default_factory=set)
    last: date | None = None
    reflections: int = 0


def count(
    entries: Sequence[AnyEntry], today: date, essentials: Sequence[str], weeks: int = WEEKS
) -> Practice:
    """Count the last `weeks` blocks of seven leader's days, the last of them ending today.

    A day after today (another device, another time zone) is not counted yet. One in a pause is: a
    deed is a deed, and no pause unmakes it.
    """
    first = today - timedelta(days=7 * weeks - 1)
    tallies = {essential: _Tally([0] * weeks) for essential in essentials}
    meant: list[Intention] = []
    closed: dict[str, tuple[str, Outcome]] = {}
    plan = current_plan(entries)
    for entry in entries:
        if isinstance(entry, Intention) and first <= entry.day <= today:
            meant.append(entry)
        elif isinstance(entry, Reflection):
            _note_closes(entry, closed)
        tally = tallies.get(entry.essential or "")
        if tally is not None and entry.day <= today:
            _note(entry, tally, first)
    outcomes = Counter(_outcome(each, closed, today, plan) for each in meant)
    return Practice(
        today=today,
        weeks=weeks,
        essentials=tuple(_sum_up(name, tally) for name, tally in tallies.items()),
        intentions=IntentionCounts(**outcomes),
    )


def practised(entries: Iterable[AnyEntry]) -> set[date]:
    """The days on which anything was written; a plan is none of it."""
    return {each.day for each in entries if not isinstance(each, Plan)}


def outcomes(entries: Iterable[AnyEntry]) -> dict[str, Outcome]:
    """What became of each intention that was closed, by its id; the latest word holds."""
    closed: dict[str, tuple[str, Outcome]] = {}
    for entry in entries:
        if isinstance(entry, Reflection):
            _note_closes(entry, closed)
    return {intention: outcome for intention, (_, outcome) in closed.items()}


def is_open(
    intention: Intention, closed: dict[str, Outcome], today: date, plan: Plan | None = None
) -> bool:
    """Whether an intention can still be closed: no outcome yet, and not let go by time.

    In a pause it does not age.
    """
    return intention.id not in closed and 0 <= age(intention.day, today, plan) <= OPEN_DAYS


class DayMarks(msgspec.Struct, frozen=True, kw_only=True):
    """What there is of one day."""

    day: date
    deed: bool
    reflection: bool


def week_marks(
    entries: Iterable[AnyEntry], today: date, plan: Plan | None = None
) -> tuple[DayMarks, ...]:
    """The working days of today's week, Monday first; another only when it has something done."""
    deeds = {entry.day for entry in entries if isinstance(entry, Deed)}
    looks = (Reflection, Review, Mirror)
    reflections = {entry.day for entry in entries if isinstance(entry, looks)}
    days = [monday(today) + timedelta(days=number) for number in range(7)]
    return tuple(
        DayMarks(day=day, deed=day in deeds, reflection=day in reflections)
        for day in days
        if is_working_day(day, plan) or day in deeds | reflections
    )


def _note_closes(entry: Reflection, closed: dict[str, tuple[str, Outcome]]) -> None:
    for close in entry.closes:
        before = closed.get(close.intention)
        moment = f"{entry.written.timestamp():020.3f} {entry.id}"
        if before is None or before[0] < moment:
            closed[close.intention] = (moment, close.outcome)


def _note(entry: AnyEntry, tally: _Tally, first: date) -> None:
    if isinstance(entry, Deed):
        tally.last = max(tally.last or entry.day, entry.day)
        if entry.day >= first:
            tally.weekly[(entry.day - first).days // 7] += 1
            tally.days.add(entry.day)
    elif isinstance(entry, Reflection) and entry.day >= first:
        tally.reflections += 1


def _outcome(
    intention: Intention,
    closed: dict[str, tuple[str, Outcome]],
    today: date,
    plan: Plan | None,
) -> str:
    if intention.id in closed:
        return closed[intention.id][1].value
    return "dropped" if age(intention.day, today, plan) > OPEN_DAYS else "open"


def _sum_up(essential: str, tally: _Tally) -> EssentialPractice:
    return EssentialPractice(
        essential=essential,
        deeds=sum(tally.weekly),
        days=len(tally.days),
        last=tally.last,
        reflections=tally.reflections,
        weekly=tuple(tally.weekly),
    )
