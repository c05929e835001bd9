"""More, less, or about the same: an essential in the last four weeks, beside the four before.

A rule of thumb against reading much into small numbers, and no test.

Days in a pause are taken out before anything is laid beside anything. So a block is 28 days that
count, however long it took to have them: after a holiday of three weeks the last block begins
before it, and both blocks had as much chance of a deed. What was done in a pause is in neither;
as a deed it is in the bars like any other.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from verbindend.core.pause import age, pause_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from verbindend.core.entry import Deed, Plan

BLOCK = 28
ENOUGH_DAYS = 8
"""How many practice days each block must have."""
ENOUGH_DEEDS = 6
"""How many deeds both must have together."""


class Trend(StrEnum):
    """How the last four weeks compare."""

    MORE = "more"
    LESS = "less"
    SAME = "same"
    UNKNOWN = "unknown"
    """There is too little to say anything."""


def compared(now: int, before: int, days_now: int, days_before: int) -> Trend:
    """So many deeds beside so many earlier ones, in blocks with so many practice days."""
    if min(days_now, days_before) < ENOUGH_DAYS or now + before < ENOUGH_DEEDS:
        return Trend.UNKNOWN
    # |a - b| > 1.5 times the root of a + b, in whole numbers
    if 4 * (now - before) ** 2 <= 9 * (now + before):
        return Trend.SAME
    return Trend.MORE if now > before else Trend.LESS


def trends(
    deeds: Iterable[Deed], days: Iterable[date], today: date, plan: Plan | None
) -> dict[str, Trend]:
    """How each essential with a deed compares; `days` are the practice days."""
    blocks: dict[date, int | None] = {}

    def block(day: date) -> int | None:
        if day not in blocks:
            counts = day <= today and pause_on(day, plan) is None
            blocks[day] = age(day, today, plan) // BLOCK if counts else None
        return blocks[day]

    practised = Counter(block(day) for day in days)
    counted = Counter((each.essential or "", block(each.day)) for each in deeds)
    return {
        essential: compared(
            counted[essential, 0], counted[essential, 1], practised[0], practised[1]
        )
        for essential in {name for name, _ in counted}
    }
