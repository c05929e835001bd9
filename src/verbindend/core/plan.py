"""What the leader chose for the days to come, and what follows from it for a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.day import monday, weekday_of
from verbindend.core.entry import FORMAT, AnyEntry, Plan
from verbindend.core.pause import pause_on
from verbindend.core.refusal import QUOTED, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verbindend.core.stamp import Head

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week as a plan names them."""

_USUAL: tuple[str, ...] = next(
    field.default for field in msgspec.structs.fields(Plan) if field.name == "working_days"
)
_BETWEEN = re.compile(r"[\s,;]+")


def current_plan(entries: Iterable[AnyEntry]) -> Plan | None:
    """What the leader chose last; the newest plan holds."""
    plans = [entry for entry in entries if isinstance(entry, Plan)]
    return max(plans, key=lambda plan: (plan.written, plan.id), default=None)


def working_days(plan: Plan | None) -> tuple[str, ...]:
    """The working days that hold, Monday first: the usual ones where a plan names none we know."""
    chosen = plan.working_days if plan else ()
    return tuple(day for day in WEEKDAYS if day in chosen) or _USUAL


def is_working_day(day: date, plan: Plan | None) -> bool:
    """Whether the leader works on this day of the week."""
    return WEEKDAYS[day.weekday()] in working_days(plan)


def read_working_days(typed: str) -> tuple[str, ...]:
    """Days of the week as a person types them: 'mon,tue', 'ma di', 'maandag, Tuesday'.

    Raises:
        Refusal: one of the words is no day of the week, or there is none.
    """
    words = [word for word in _BETWEEN.split(typed) if word]
    meant = set()
    for word in words:
        number = weekday_of(word)
        if number is None:
            raise Refusal(
                "“{typed}” is no day of the week: write them as mon,tue,thu.", typed=word[:QUOTED]
            )
        meant.add(WEEKDAYS[number])
    if not meant:
        raise Refusal("Choose at least one working day, as in mon,tue,thu.")
    return tuple(day for day in WEEKDAYS if day in meant)


def last_working_day(day: date, plan: Plan | None) -> date | None:
    """The last working day, in no pause, of the week that a day is in; None when there is none."""
    week = (monday(day) + timedelta(days=number) for number in range(len(WEEKDAYS)))
    works = (each for each in week if is_working_day(each, plan) and not pause_on(each, plan))
    return max(works, default=None)


def renewed(before: Plan | None, head: Head, **chosen: object) -> Plan:
    """What held before, with what is chosen now; a pick holds on its own day only."""
    if before is None:
        before = Plan(**head)
    elif before.day != head["day"]:
        before = msgspec.structs.replace(before, pick=None)
    return msgspec.structs.replace(before, format=FORMAT, **{**head, **chosen})
