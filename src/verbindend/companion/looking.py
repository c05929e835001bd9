"""Looking: at today, and for earlier words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.ago import Ago, year_ago
from verbindend.core.choice import Choice, choose_essential
from verbindend.core.draft import Draft
from verbindend.core.entry import (
    ID,
    AnyEntry,
    Intention,
    Moment,
    Outcome,
    Pause,
    Reflection,
    Review,
)
from verbindend.core.offers import left_out, offered_today
from verbindend.core.pack import Essential
from verbindend.core.pause import pause_on
from verbindend.core.plan import current_plan
from verbindend.core.practice import (
    DayMarks,
    is_open,
    outcomes,
    week_marks,
)
from verbindend.core.programme import Place, lead, offered, place
from verbindend.core.reading import Unreadable
from verbindend.core.records import Due, back_by
from verbindend.core.rhythm import Occasion
from verbindend.core.year import Year, count_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verbindend.companion.desk import Desk
    from verbindend.core.reading import Reading

NOON = 12
LONG_AWAY = 7


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to see and to do today."""

    day: date
    essential: Essential
    choice: Choice
    intention: Intention | None
    """The last one of today or still open."""
    outcome: Outcome | None
    """What became of that intention, once it was closed."""
    week: tuple[DayMarks, ...]
    done: frozenset[Moment]
    """The sittings that were held today; an intention is a morning too."""
    moment: Moment
    """Which sitting is offered first at this hour."""
    drafts: tuple[Draft, ...]
    unreadable: tuple[Unreadable, ...]
    """What is no entry, and what is no draft any more."""
    back: tuple[Due, ...]
    """The exercises that come back."""
    programme: Place | None
    """Where in a programme one is."""
    beside: tuple[str, ...]
    """What the programme asks for beside its days: exercises, or what the rhythm has for more."""
    offered: frozenset[Occasion]
    """What of the rhythm stands here of itself."""
    paused: Pause | None
    """The pause that today is in."""
    absent: bool
    """Whether the last entry is more than `LONG_AWAY` days old."""
    ago: Ago | None
    """What the leader wrote a year ago."""

    @property
    def is_done(self) -> bool:
        """Whether nothing of the day is left to ask: the evening is held, or left out."""
        left = {Moment.MORNING, Moment.EVENING} - self.done
        last = Moment.EVENING if Occasion.EVENING in self.offered else Moment.MORNING
        return last not in left or Occasion(last) not in self.offered


class Looking:
    """Looking, never changing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self) -> Reading:
        """Everything in the journal.

        Raises:
            Refusal: the journal folder cannot be read.
        """
        return self._desk.journal.read()

    def today(self) -> Today:
        """Today, as the files tell it.

        Raises:
            Refusal: the journal folder cannot be read.
        """
        reading = self.read()
        day = self._desk.today()
        library = self._desk.library
        plan = current_plan(reading.entries)
        here = place(library, plan, reading.entries, day)
        choice = choose_essential(
            reading.entries, day, list(library.essentials), lead(library, here)
        )
        paused = pause_on(day, plan)
        beside = offered(here, library, reading.entries)
        closed = outcomes(reading.entries)
        meant = (entry for entry in reading.entries if isinstance(entry, Intention))
        still = (each for each in meant if each.day == day or is_open(each, closed, day, plan))
        intention = next(still, None)
        sat = _held(reading.entries, day)
        now = self._desk.now()
        early = now.date() == day and now.hour < NOON and Moment.MORNING not in sat
        last = max((entry.day for entry in reading.entries if entry.day < day), default=day)
        return Today(
            day=day,
            essential=library.essentials[choice.essential],
            choice=choice,
            intention=intention,
            outcome=closed.get(intention.id) if intention else None,
            week=week_marks(reading.entries, day, plan),
            done=sat,
            moment=Moment.MORNING if early else Moment.EVENING,
            drafts=self._desk.drafts.waiting(),
            unreadable=reading.unreadable + self._desk.drafts.unreadable(),
            back=tuple(back_by(day, reading.entries, library.exercises)),
            programme=here,
            beside=tuple(each for each in beside if each not in left_out(plan)),
            offered=offered_today(reading.entries, plan, day),
            paused=paused,
            absent=(day - last).days > LONG_AWAY,
            ago=year_ago(reading.entries, day, library),
        )

    def year(self, reading: Reading, number: int) -> Year:
        """What there is of each day of a year, as far as was read."""
        plan = current_plan(reading.entries)
        return count_year(reading.entries, number, self._desk.today(), plan)

    def entry(self, typed: str) -> AnyEntry:
        """The entry that a person means by its id, or by the last six characters of it.

        Raises:
            Refusal: there is none, or its file cannot be read.
        """
        word = typed.strip()
        if not ID.fullmatch(word):
            ending = f"-{word}"
            found = [entry for entry in self.read().entries if entry.id.endswith(ending)]
            if len(found) == 1:
                return found[0]
        return self._desk.journal.get(word)


def _held(entries: Iterable[AnyEntry], day: date) -> frozenset[Moment]:
    """The sittings of a day; a look back on the week takes the place of that evening."""
    held = set()
    for entry in entries:
        if entry.day != day:
            continue
        if isinstance(entry, Reflection):
            held.add(entry.moment)
        elif isinstance(entry, Intention):
            held.add(Moment.MORNING)
        elif isinstance(entry, Review):
            held.add(Moment.EVENING)
    return frozenset(held)
