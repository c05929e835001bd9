"""All that the picture of practice shows, from the entries and a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.balance import Untouched, longest_untouched
from verbindend.core.detail import Detail, details
from verbindend.core.entry import Deed, Plan, Review
from verbindend.core.looked_back import NOTHING_ASKED, Asking, told
from verbindend.core.pause import outside
from verbindend.core.plan import current_plan
from verbindend.core.practice import WEEKS, Practice, count, practised
from verbindend.core.reached import reached
from verbindend.core.reflexes import Reflexes, reflexes
from verbindend.core.sources import Sources, sources
from verbindend.core.trend import Trend, trends

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verbindend.core.entry import AnyEntry

STRIP_WEEKS = 12


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of the picture. None of them is a sum over the essentials."""

    practice: Practice
    strip: Practice
    """The same counted over the weeks of the strip."""
    practice_days: int
    """On how many days of the weeks counted anything was done; those of a pause are none."""
    trends: Mapping[str, Trend] = msgspec.field(default_factory=dict)
    details: Mapping[str, Detail] = msgspec.field(default_factory=dict)
    reflexes: Reflexes | None = None
    sources: Sources | None = None
    untouched: Untouched | None = None
    people: tuple[str, ...] = ()


def overview(
    entries: Sequence[AnyEntry],
    today: date,
    essentials: Sequence[str],
    weeks: int = WEEKS,
    *,
    reflex: Asking = NOTHING_ASKED,
    source: Asking = NOTHING_ASKED,
) -> Overview:
    """The picture of the last `weeks` blocks of seven days, the last of them ending today."""
    plan = current_plan(entries)
    deeds = [entry for entry in entries if isinstance(entry, Deed)]
    reviews = [entry for entry in entries if isinstance(entry, Review)]
    days = practice_days(entries, today, plan)
    first = today - timedelta(days=7 * weeks - 1)
    practice = count(entries, today, essentials, weeks)
    same = weeks == STRIP_WEEKS
    return Overview(
        practice=practice,
        strip=practice if same else count(entries, today, essentials, STRIP_WEEKS),
        practice_days=sum(day >= first for day in days),
        trends=trends(deeds, days, today, plan),
        details=details(deeds, first, today),
        reflexes=reflexes(told(reviews, reflex, today), reflex.names, today),
        sources=sources(told(reviews, source, today), source.names),
        untouched=longest_untouched(_last_days(entries, today), days, essentials),
        people=reached(deeds, today),
    )


def practice_days(entries: Iterable[AnyEntry], today: date, plan: Plan | None) -> list[date]:
    """The days up to today on which anything was done, in order; none of a pause."""
    return sorted(day for day in practised(outside(entries, plan)) if day <= today)


def _last_days(entries: Iterable[AnyEntry], today: date) -> dict[str, date]:
    """The last day on which there was anything on each essential, also one in a pause."""
    last: dict[str, date] = {}
    for entry in entries:
        name = entry.essential
        if name and entry.day <= today and entry.day > last.get(name, date.min):
            last[name] = entry.day
    return last
