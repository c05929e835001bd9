"""The leader's day: it begins at 04:00 unless they set it, and is resolved once."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from verbindend.core.prompt import Stance
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DAY_BEGINS = time(4)
DAYS_BACK = 7
"""How many days back a deed may still be noted."""
CENTURY = 2000
"""What a year of two digits is counted from."""
LEAP_YEARS = 8
"""Within so many years of any day there is a 29 February."""

_WORDS = {
    "eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2,
    "yesterday": -1, "today": 0, "tomorrow": 1,
    "vorige week": -7, "last week": -7, "volgende week": 7, "next week": 7,
    "vorige maand": -30, "last month": -30, "volgende maand": 30, "next month": 30,
}  # fmt: skip
"""Days counted from today; a month is about thirty of them."""
_AGO = re.compile(
    r"(?P<to>over |in )?(?P<count>[0-9]{1,3}) "
    r"(?:(?P<days>dag|dagen|days?)|(?P<weeks>week|weken|weeks))(?P<back> geleden| ago)?"
)
_WEEKDAYS = (
    ("maandag", "monday"), ("dinsdag", "tuesday"), ("woensdag", "wednesday"),
    ("donderdag", "thursday"), ("vrijdag", "friday"), ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)  # fmt: skip
_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("maart", "march", "mrt"),
    ("april",), ("mei", "may"), ("juni", "june"), ("juli", "july"), ("augustus", "august"),
    ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
"""Every name there is for a weekday and a month, in the order of their numbers."""
_LEAST_OF_WEEKDAY, _LEAST_OF_MONTH = 2, 3
"""How many letters of a name tell it from the others."""

_NUMBER = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|e)?"
_NAME = r"(?P<month>[a-z]{3,})\.?"
_WAYS = tuple(
    re.compile(way)
    for way in (
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",
        r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<year>[0-9]{4}|[0-9]{2}))?",
        rf"{_NUMBER}[ -]?{_NAME}(?:,?[ -]?(?P<year>[0-9]{{4}}))?",
        rf"{_NAME} ?{_NUMBER}(?:,? (?P<year>[0-9]{{4}}))?",
    )
)
"""The ways to write a date."""


def monday(day: date) -> date:
    """The first day of the calendar week of a day."""
    return day - timedelta(days=day.weekday())


def leaders_day(moment: datetime, begins: time = DAY_BEGINS) -> date:
    """The day that a moment belongs to, by the wall clock it was written with."""
    wall = moment.replace(tzinfo=None)
    return (wall - timedelta(hours=begins.hour, minutes=begins.minute)).date()


def read_day(text: str, today: date, looking: Stance = Stance.BACK) -> date:
    """A day as a person types it: '2026-11-23', '23-11', 'wo 25 nov', 'maandag', 'yesterday'.

    Where several days are meant by it, it is the nearest one in the direction that is looked.

    Raises:
        Refusal: it is no date.
    """
    typed = " ".join(text.split()).casefold()
    name, _, rest = typed.partition(" ")
    weekday = _numbered(name.rstrip(".,"), _WEEKDAYS, _LEAST_OF_WEEKDAY)
    counted = _counted(typed)
    if counted is not None:
        days: Iterable[date] = _around(today, [counted])
    elif weekday and not rest:
        week = _around(today, range(-6, 7))
        days = (day for day in week if day.isoweekday() == weekday)
    else:
        days = _written(rest if weekday else typed, today)
    day = _nearest(days, today, looking)
    if weekday and day.isoweekday() != weekday:
        raise Refusal("{day} is another day of the week: change one of the two.", day=day)
    return day


def weekday_of(name: str) -> int | None:
    """Which day of the week a name or its beginning means, Monday being 0; None of another word."""
    number = _numbered(name.casefold().rstrip(".,"), _WEEKDAYS, _LEAST_OF_WEEKDAY)
    return number - 1 if number else None


def is_counted(text: str) -> bool:
    """Whether a day is typed as so many days from today: 'tomorrow', 'over 2 weken'."""
    return _counted(" ".join(text.split()).casefold()) is not None


def planned_day(text: str, about: date) -> date:
    """A day as a person types it of something planned: the next such day, or one just before.

    '20-11' typed on the 23rd is three days ago and not next year; a weekday is still to come.

    Raises:
        Refusal: it is no date.
    """
    before = None
    with suppress(Refusal):  # what is no day back may be one ahead, as 'Mon 21 December' is
        back = read_day(text, about, Stance.BACK)
        before = back if 0 <= (about - back).days <= DAYS_BACK else None
    try:
        ahead = read_day(text, about, Stance.AHEAD)
    except Refusal:
        if before is None:
            raise
        return before
    return ahead if before is None or (ahead - about).days <= DAYS_BACK else before


def parse_day(text: str, today: date) -> date:
    """A day as a person types it, within reach of today.

    Raises:
        Refusal: it is no date, lies in the future or more than seven days back.
    """
    return within_reach(read_day(text, today), today)


def within_reach(day: date, today: date) -> date:
    """The day itself when something may still be noted on it.

    Raises:
        Refusal: it lies in the future or more than seven days back.
    """
    if day > today:
        raise Refusal("{day} is still to come: choose today or a day before it.", day=day)
    if (today - day).days > DAYS_BACK:
        first = today - timedelta(days=DAYS_BACK)
        raise Refusal(
            "{day} is more than seven days back: choose {first} or later.", day=day, first=first
        )
    return day


def _around(today: date, days: Iterable[int]) -> Iterator[date]:
    """Days counted from today, as far as there are any."""
    for each in days:
        with suppress(OverflowError):
            yield today + timedelta(days=each)


def _counted(typed: str) -> int | None:
    """How many days from today: 'gisteren', 'last week', '3 dagen geleden', 'in 2 weeks'."""
    found = _AGO.fullmatch(typed)
    if found is None or bool(found["to"]) == bool(found["back"]):
        return _WORDS.get(typed)
    days = int(found["count"]) * (7 if found["weeks"] else 1)
    return -days if found["back"] else days


def _written(typed: str, today: date) -> Iterator[date]:
    """The days that a date with a month in it may mean.

    Raises:
        Refusal: it is no date.
    """
    found = next((found for way in _WAYS if (found := way.fullmatch(typed))), None)
    name = found["month"] if found else ""
    month = int(name) if name.isdigit() else _numbered(name, _MONTHS, _LEAST_OF_MONTH)
    if found is None or month is None:
        raise Refusal(
            "This is not a date: write it as {example}, {short}, yesterday or Monday.",
            example=today.isoformat(),
            short=f"{today.day}-{today.month}",
        )
    for year in _years(found["year"], today):
        with suppress(ValueError):
            yield date(year, month, int(found["day"]))


def _years(typed: str | None, today: date) -> Iterable[int]:
    if typed is None:
        return range(today.year - LEAP_YEARS, today.year + LEAP_YEARS + 1)
    return [int(typed) + (CENTURY if len(typed) == len("26") else 0)]


def _numbered(name: str, names: Sequence[Sequence[str]], least: int) -> int | None:
    """The number, from one, of the weekday or month that a name or its beginning means."""
    if len(name) < least:
        return None
    return next(
        (n for n, known in enumerate(names, 1) if any(each.startswith(name) for each in known)),
        None,
    )


def _nearest(days: Iterable[date], today: date, looking: Stance) -> date:
    """The one that is meant: nearest to today, and on the side that is looked at if there is one.

    Raises:
        Refusal: there are none.
    """
    possible = list(days)
    sides = {Stance.BACK: lambda day: day <= today, Stance.AHEAD: lambda day: day >= today}
    fitting = [day for day in possible if sides.get(looking, bool)(day)] or possible
    if not fitting:
        raise Refusal("There is no such day: look it up, and write it as {example}.", example=today)
    return min(fitting, key=lambda day: abs(day - today))
