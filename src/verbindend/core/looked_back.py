"""What the look backs on weeks said, week by week."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verbindend.core.entry import Review, Value

_WEEK = re.compile(r"[0-9]{4}-W(?:0[1-9]|[1-4][0-9]|5[0-3])")


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """What a look back asks about, and in which words."""

    names: tuple[str, ...] = ()
    questions: Mapping[str, str] = msgspec.field(default_factory=dict)
    """What each question is about, by its id."""


NOTHING_ASKED = Asking()


def week_name(day: date) -> str:
    """The week of a day by its name: '2026-W48'."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def monday_of(week: str) -> date:
    """The first day of a week by its name.

    Raises:
        ValueError: its year has no such week.
    """
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), 1)


def week_of(review: Review) -> str:
    """The week that is looked back on; where its name was spoilt by hand, that of its day."""
    if _WEEK.fullmatch(review.period):
        try:
            monday_of(review.period)
        except ValueError:  # a week 53 that this year does not have
            return week_name(review.day)
        return review.period
    return week_name(review.day)


def told(reviews: Iterable[Review], asking: Asking, today: date) -> dict[str, dict[str, Value]]:
    """What was answered each week, by what was asked about; oldest week first.

    Of one week looked back on twice, the last word on each thing holds. A week without such an
    answer is not among them, nor is one to come.
    """
    now = week_name(today)
    found: dict[str, dict[str, Value]] = {}
    for review in sorted(reviews, key=lambda each: (each.written, each.id)):
        week = week_of(review)
        if review.day > today or week > now:
            continue
        said = {
            asking.questions[row.prompt]: row.value
            for row in review.answers
            if row.prompt in asking.questions
        }
        if said:
            found.setdefault(week, {}).update(said)
    return dict(sorted(found.items()))


def weeks_up_to(last: date, count: int) -> tuple[str, ...]:
    """The names of so many weeks, oldest first; the last is that of the day."""
    return tuple(week_name(last - timedelta(weeks=back)) for back in range(count - 1, -1, -1))
