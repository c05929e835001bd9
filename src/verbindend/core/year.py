"""The days of a year: on which of them there was a deed, a look back, or a pause.

Nothing is summed up over the essentials, and no day is owed anything.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import Deed, Mirror, Reflection, Review
from verbindend.core.pause import is_within, pauses_of
from verbindend.core.refusal import QUOTED, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verbindend.core.entry import AnyEntry, Plan

FIRST, LAST = 1000, 9999
"""The years there can be."""
MONTHS = range(1, 13)

_YEAR = re.compile(r"[0-9]{4}")
_LOOKS = (Reflection, Review, Mirror)


class DayDone(msgspec.Struct, frozen=True, kw_only=True):
    """What there is of a day."""

    day: date
    deeds: int
    looked_back: int
    """How many times."""
    paused: bool

    @property
    def done(self) -> bool:
        """Whether there was anything."""
        return bool(self.deeds or self.looked_back)


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """A year."""

    number: int
    today: date
    days: tuple[DayDone, ...]
    """Every day of it."""

    @property
    def months(self) -> list[list[DayDone]]:
        """The same days, by month."""
        return [[each for each in self.days if each.day.month == month] for month in MONTHS]

    @property
    def empty(self) -> bool:
        """Whether nothing was done in it."""
        return not any(each.done for each in self.days)


def count_year(
    entries: Iterable[AnyEntry], number: int, today: date, plan: Plan | None = None
) -> Year:
    """What there is of each day of a year.

    A day after today (another device, another time zone) is not counted yet. One in a pause is: a
    deed is a deed, and no pause unmakes it.
    """
    deeds: Counter[date] = Counter()
    looks: Counter[date] = Counter()
    for entry in entries:
        if entry.day.year == number and entry.day <= today:
            if isinstance(entry, Deed):
                deeds[entry.day] += 1
            elif isinstance(entry, _LOOKS):
                looks[entry.day] += 1
    pauses = pauses_of(plan)
    return Year(
        number=number,
        today=today,
        days=tuple(
            DayDone(
                day=day, deeds=deeds[day], looked_back=looks[day], paused=is_within(day, pauses)
            )
            for day in _days(number)
        ),
    )


def known_years(
    entries: Iterable[AnyEntry], today: date, plan: Plan | None = None
) -> tuple[int, int]:
    """The first year with something in it, and the last: this one, or that of a pause to come."""
    first = min((entry.day.year for entry in entries), default=today.year)
    last = max((each.last.year for each in pauses_of(plan)), default=today.year)
    return max(FIRST, min(first, today.year)), max(last, today.year)


def read_year(typed: str, today: date) -> int:
    """A year as a person types it; this one when nothing is typed.

    Raises:
        Refusal: it is none.
    """
    word = typed.strip()
    if not word:
        return today.year
    if not _YEAR.fullmatch(word) or int(word) < FIRST:
        raise Refusal(
            "“{typed}” is no year: write it in four digits, as in {year}.",
            typed=word[:QUOTED],
            year=today.year,
        )
    return int(word)


def same_day(day: date, year: int) -> date:
    """The same day of another year; of 29 February the day before it."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _days(number: int) -> Iterable[date]:
    first = date(number, 1, 1)
    count = (date(number, 12, 31) - first).days + 1
    return (first + timedelta(days=each) for each in range(count))
