"""Where in a programme a leader is: moved on by the weekly review, by the leader, or by living.

A week closes with its review. Where that was missed, a calendar week in which something was
practised closes it too, so that nobody is stuck; one that nobody practised in does not, and no week
passes in a pause. It follows from the files alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from verbindend.core.day import monday
from verbindend.core.entry import AnyEntry, Exercise, Mirror, Plan
from verbindend.core.offers import MIRROR_AFTER
from verbindend.core.pause import outside, pause_on
from verbindend.core.practice import practised
from verbindend.core.rhythm import Occasion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verbindend.core.guided import Programme, ProgrammeWeek
    from verbindend.core.library import Library

LATE = 2
"""A week begun after Tuesday lasts until the end of the one that follows."""

START_WEEKS = 2
"""In how many weeks what belongs to the start is offered."""

_WEEK = timedelta(days=7)


class Place(NamedTuple):
    """Where in a programme one is."""

    programme: Programme
    number: int
    """The week; one more than there are when all of them were had."""
    begun: date
    """The day that this week of it began."""
    waits: bool = False
    """Whether a pause holds it."""

    @property
    def week(self) -> ProgrammeWeek | None:
        """The week that one is in; none after the last."""
        weeks = self.programme.week
        return weeks[self.number - 1] if self.number <= len(weeks) else None

    @property
    def now(self) -> ProgrammeWeek | None:
        """The same, unless a pause holds it."""
        return None if self.waits else self.week


def place(
    library: Library, plan: Plan | None, entries: Sequence[AnyEntry], today: date
) -> Place | None:
    """Where the leader is today; None of one who follows no programme, or has had all of it."""
    programme = library.programmes.get(plan.programme or "") if plan else None
    if plan is None or programme is None or plan.week is None or plan.week < 1:
        return None
    number, begun = plan.week, begun_on(plan)
    for had in _weeks_lived(plan, entries, today):
        number, begun = number + 1, had + _WEEK
    most = len(programme.week) + 1
    here = Place(programme, min(number, most), begun, pause_on(today, plan) is not None)
    over = here.week is None and not here.waits and not offered(here, library, entries)
    return None if over else here


def closes(plan: Plan, day: date) -> bool:
    """Whether a look back on the calendar week of a day closes the week that a plan is in."""
    return _first_monday(begun_on(plan)) <= day.toordinal()


def begun_on(plan: Plan) -> date:
    """The day that the week of a plan was begun."""
    return plan.week_begun or plan.day


def _weeks_lived(plan: Plan, entries: Iterable[AnyEntry], today: date) -> list[date]:
    """The Mondays of the calendar weeks that closed a week of the programme by being lived."""
    first, this = _first_monday(begun_on(plan)), monday(today)
    days = practised(outside(entries, plan))
    mondays = {monday(day) for day in days if day < this and first <= day.toordinal()}
    return sorted(mondays)


def _first_monday(begun: date) -> int:
    """The calendar week from which a week counts: begun late, it lasts through the next one.

    As a number of days: the last week that there is has no next one.
    """
    return monday(begun).toordinal() + (_WEEK.days if begun.isoweekday() > LATE else 0)


def lead(library: Library, here: Place | None) -> str:
    """The essential that leads; none without a programme, or while a pause holds it."""
    week = here.now if here else None
    return week.essential if week and week.essential in library.essentials else ""


def offered(here: Place | None, library: Library, entries: Sequence[AnyEntry]) -> tuple[str, ...]:
    """What belongs to this week beside its days, and was not done yet, by id.

    Ids are of exercises, or of the rhythm that looks back on a month or precedes a conversation.
    """
    if here is None or here.waits:
        return ()
    programme, week, since = here.programme, here.week, here.begun.toordinal()
    names: list[str] = []
    if here.number <= START_WEEKS:
        names += programme.start
        since -= _WEEK.days * (here.number - 1)
    if week:
        names += week.midway
    else:
        names += programme.finish
    return tuple(
        name
        for name in dict.fromkeys(names)
        if _can_be_done(name, library, entries) and not _is_done(name, library, entries, since)
    )


def _can_be_done(name: str, library: Library, entries: Sequence[AnyEntry]) -> bool:
    if name == Occasion.MONTH:
        return name in library.rhythms and len(practised(entries)) >= MIRROR_AFTER
    return name in library.rhythms or name in library.exercises


def _is_done(name: str, library: Library, entries: Iterable[AnyEntry], since: int) -> bool:
    rhythm = library.rhythms.get(name)
    own = rhythm.id if rhythm else name
    return any(
        (isinstance(each, Mirror) and name == Occasion.MONTH)
        or (isinstance(each, Exercise) and each.exercise == own)
        for each in entries
        if each.day.toordinal() >= since
    )
