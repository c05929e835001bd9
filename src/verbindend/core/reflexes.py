"""The old reflexes, week by week: followed, noticed and chosen otherwise, or not noticed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.looked_back import week_name, weeks_up_to
from verbindend.core.rhythm import NOTICED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from verbindend.core.entry import Value

REFLEX_WEEKS = 8


class Reflex(msgspec.Struct, frozen=True, kw_only=True):
    """One of them, over the weeks."""

    id: str
    seen: tuple[str | None, ...]
    """One of `NOTICED` a week, oldest first; None where nothing was answered."""


class Reflexes(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, over the same weeks."""

    weeks: tuple[str, ...]
    rows: tuple[Reflex, ...]
    early: bool
    """Whether the first answers ever are among these weeks: seeing more may be noticing more."""


def reflexes(
    told: Mapping[str, Mapping[str, Value]], names: Sequence[str], today: date
) -> Reflexes | None:
    """The last weeks, as they were told; None where none of them was.

    This week is the last of them once it was looked back on. Until then that is the week before:
    a column that can only be empty says nothing.
    """
    now = week_name(today)
    last = today if now in told else today - timedelta(weeks=1)
    weeks = weeks_up_to(last, REFLEX_WEEKS)
    rows = tuple(
        Reflex(id=name, seen=tuple(_seen(told.get(week, {}).get(name)) for week in weeks))
        for name in names
    )
    if not any(each for row in rows for each in row.seen):
        return None
    return Reflexes(weeks=weeks, rows=rows, early=min(told) >= weeks[0])


def _seen(value: Value | None) -> str | None:
    return value if isinstance(value, str) and value in NOTICED else None
