"""From where one acted: the sources in the last look back, beside those of four weeks before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.core.looked_back import monday_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verbindend.core.entry import Value

LOWEST, HIGHEST = 0, 10
WEEKS_BEFORE = 4
ABOUT = 1
"""How many weeks earlier or later than that still are about that long ago."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One of them: a number of the leader's own, never laid beside that of another."""

    id: str
    now: int | None
    before: int | None


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """All of them in the same two weeks."""

    week: str
    before: str
    """The earlier week; empty where none is about that long ago."""
    rows: tuple[Source, ...]


def sources(told: Mapping[str, Mapping[str, Value]], names: Sequence[str]) -> Sources | None:
    """The sources of the last week in which they were asked, and of about four weeks before it."""
    numbers = {week: _numbers(said, names) for week, said in told.items()}
    weeks = [week for week, said in numbers.items() if said]
    if not weeks:
        return None
    now = max(weeks)
    off = {week: abs(_weeks_between(week, now) - WEEKS_BEFORE) for week in weeks}
    near = [week for week in sorted(weeks, reverse=True) if off[week] <= ABOUT]
    before = min(near, key=lambda week: off[week], default="")
    rows = tuple(
        Source(id=name, now=numbers[now].get(name), before=numbers.get(before, {}).get(name))
        for name in names
    )
    return Sources(week=now, before=before, rows=rows)


def _numbers(said: Mapping[str, Value], names: Sequence[str]) -> dict[str, int]:
    """The numbers that can stand on the line; another scale than ours has no place on it."""
    return {
        name: value
        for name in names
        if isinstance(value := said.get(name), int) and LOWEST <= value <= HIGHEST
    }


def _weeks_between(first: str, last: str) -> int:
    return (monday_of(last) - monday_of(first)).days // 7
