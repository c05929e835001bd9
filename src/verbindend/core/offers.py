"""What of the rhythm is offered on a day. Nothing is overdue, and all of it can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.day import monday
from verbindend.core.entry import AnyEntry, Mirror, Plan, Review
from verbindend.core.pause import age, pause_on
from verbindend.core.plan import last_working_day
from verbindend.core.practice import practised
from verbindend.core.rhythm import Occasion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

OPTIONAL = (Occasion.MORNING, Occasion.EVENING, Occasion.WEEK, Occasion.MONTH)
"""What can be left out of the days to come; it is there still for whoever asks for it."""

MIRROR_AFTER = 5
"""How many days of practice there are before the first look back on a month."""

FIRST_MIRROR, MIRROR_EVERY, MIRROR_STAYS = 7, 28, 7
"""After how many days the first one is offered, how often, and for how many days."""


def offered_today(entries: Sequence[AnyEntry], plan: Plan | None, day: date) -> frozenset[Occasion]:
    """What stands in Today of itself: the sittings of a day, and a look back whose day it is."""
    offered = {Occasion.MORNING, Occasion.EVENING}
    if _week_is_due(entries, plan, day):
        offered.add(Occasion.WEEK)
    if _month_is_due(entries, plan, day):
        offered.add(Occasion.MONTH)
    return frozenset(offered - left_out(plan))


def left_out(plan: Plan | None) -> frozenset[Occasion]:
    """What the leader does without."""
    named = plan.without if plan else ()
    return frozenset(each for each in OPTIONAL if each.value in named)


def _week_is_due(entries: Sequence[AnyEntry], plan: Plan | None, day: date) -> bool:
    """Whether it is the last working day of a week that was lived and not looked back on yet."""
    week = [entry for entry in entries if monday(day) <= entry.day <= day]
    looked_back = any(isinstance(entry, Review) for entry in week)
    return bool(practised(week)) and not looked_back and last_working_day(day, plan) == day


def _month_is_due(entries: Sequence[AnyEntry], plan: Plan | None, day: date) -> bool:
    """Whether four weeks have passed since the last mirror; it is offered for a week, then let be.

    The first one comes after a week. The days of a pause do not count.
    """
    days = practised(each for each in entries if each.day <= day)
    if len(days) < MIRROR_AFTER or pause_on(day, plan):
        return False
    mirrors = [each.day for each in entries if isinstance(each, Mirror) and each.day <= day]
    since = max(mirrors) if mirrors else min(days)
    waited = age(since, day, plan) - (MIRROR_EVERY if mirrors else FIRST_MIRROR)
    return waited >= 0 and waited % MIRROR_EVERY < MIRROR_STAYS
