"""Pauses: days that do not count, as of a holiday or an illness.

A pause takes its days out of what the program reckons with: they are no practice days, and nothing
ages in them. It takes nothing out of the journal. What was done in a pause stands there and is
counted on the dashboard, because a deed is a deed, and changes nothing outside the pause.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from verbindend.core.day import is_counted, planned_day
from verbindend.core.entry import Pause
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verbindend.core.entry import AnyEntry, Plan

MOST_DAYS = 366
"""How many days a pause may have."""


def pauses_of(plan: Plan | None) -> tuple[Pause, ...]:
    """The pauses of a plan, in order; those that touch are one, and one that ends first is none."""
    return merged(plan.pauses) if plan else ()


def merged(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Pauses in order, with a day that counts between any two."""
    found: list[Pause] = []
    for pause in sorted(pauses, key=lambda each: (each.first, each.last)):
        if pause.last < pause.first:  # written by hand
            continue
        # by number: the day after the last one that there is cannot be reckoned with
        if found and pause.first.toordinal() <= found[-1].last.toordinal() + 1:
            found[-1] = Pause(first=found[-1].first, last=max(found[-1].last, pause.last))
        else:
            found.append(pause)
    return tuple(found)


def pause_on(day: date, plan: Plan | None) -> Pause | None:
    """The pause that a day is in."""
    return next((each for each in pauses_of(plan) if each.first <= day <= each.last), None)


def outside(entries: Iterable[AnyEntry], plan: Plan | None) -> list[AnyEntry]:
    """The entries of days that count."""
    pauses = pauses_of(plan)
    return [entry for entry in entries if not is_within(entry.day, pauses)]


def is_within(day: date, pauses: Iterable[Pause]) -> bool:
    """Whether a day is in one of these pauses."""
    return any(each.first <= day <= each.last for each in pauses)


def age(day: date, today: date, plan: Plan | None = None) -> int:
    """How many days that count came after a day, up to today; less than none of a day to come."""
    begun, now = day.toordinal(), today.toordinal()
    held = 0
    for pause in pauses_of(plan):
        first, last = max(pause.first.toordinal(), begun + 1), min(pause.last.toordinal(), now)
        held += max(0, last - first + 1)
    return now - begun - held


def read_pause(first: str, last: str, today: date) -> Pause:
    """A pause by its first and its last day, as a person types them.

    Raises:
        Refusal: one of them is no date, the last comes before the first, or it takes too long.
    """
    begins = planned_day(first, today)
    return new_pause(begins, planned_day(last, today if is_counted(last) else begins))


def new_pause(first: date, last: date) -> Pause:
    """A pause of these days.

    Raises:
        Refusal: the last comes before the first, or it takes too long.
    """
    if last < first:
        raise Refusal(
            "{last} comes before {first}: name the first day and then the last.",
            first=first,
            last=last,
        )
    if (last - first).days >= MOST_DAYS:
        most = first + timedelta(days=MOST_DAYS - 1)
        raise Refusal("A pause takes at most a year: end it on {most} or before.", most=most)
    return Pause(first=first, last=last)


def ended(pauses: Sequence[Pause], today: date) -> tuple[Pause, ...]:
    """The pauses that are over: of the one that is on, the days before today."""
    return tuple(
        Pause(first=each.first, last=min(each.last, today - timedelta(days=1)))
        for each in merged(pauses)
        if each.first < today
    )
