"""The leader's day: it begins at 04:00 unless they set it, and is resolved once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from verbindend.core.refusal import Refusal

DAY_BEGINS = time(4)
DAYS_BACK = 7
"""How many days back a deed may still be noted."""

_WORDS = {"vandaag": 0, "today": 0, "gisteren": 1, "yesterday": 1, "eergisteren": 2}


def leaders_day(moment: datetime, begins: time = DAY_BEGINS) -> date:
    """The day that a moment belongs to, by the wall clock it was written with."""
    wall = moment.replace(tzinfo=None)
    return (wall - timedelta(hours=begins.hour, minutes=begins.minute)).date()


def read_day(text: str, today: date) -> date:
    """A day as a person types it: 2026-11-23, 'gisteren', 'yesterday'.

    Raises:
        Refusal: it is no date.
    """
    word = text.strip().lower()
    if word in _WORDS:
        return today - timedelta(days=_WORDS[word])
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise Refusal(
            "“{text}” is not a date: write it as {example}, or yesterday.",
            text=text.strip()[:40],
            example=today.isoformat(),
        ) from None


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
