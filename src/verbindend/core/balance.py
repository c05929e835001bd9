"""Which essentials had no turn for longest, in practice days: an invitation, no reproach."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

UNTOUCHED_FROM = 10
"""From so many practice days on it is worth a word: two working weeks."""

MOST_NAMED = 2
"""How many are named at once; a list of all that was not done invites to nothing."""


class Untouched(msgspec.Struct, frozen=True, kw_only=True):
    """The essentials that waited longest, and how long."""

    essentials: tuple[str, ...]
    days: int
    never: bool
    """Whether they never had a turn at all."""


def longest_untouched(
    last: Mapping[str, date], days: Sequence[date], essentials: Sequence[str]
) -> Untouched | None:
    """Who waits longest, where that is long enough to say.

    `last` has the day of the last thing done on each, `days` are the practice days in order.
    """
    waits = {
        name: len(days) - (bisect_right(days, last[name]) if name in last else 0)
        for name in essentials
    }
    longest = max(waits.values(), default=0)
    if longest < UNTOUCHED_FROM:
        return None
    waiting = [name for name, wait in waits.items() if wait == longest]
    # one that never had a turn goes before one that was only touched before all of these days
    named = [name for name in waiting if name not in last] or waiting
    return Untouched(essentials=tuple(named[:MOST_NAMED]), days=longest, never=named[0] not in last)
