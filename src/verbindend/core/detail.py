"""One essential up close: what was done on it, by behaviour and in the leader's own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import Deed, Witness

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LAST_DEEDS = 3
"""How many deeds are told in the leader's own words."""


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """What the deeds on one essential tell."""

    behaviours: dict[str, int]
    """In how many deeds of the weeks counted each behaviour was shown."""
    unnamed: int
    """How many of them name no behaviour."""
    witnessed: int
    """In how many a reaction was seen, or something heard back."""
    last: tuple[Deed, ...]
    """The last deeds ever, newest first."""


NOTHING = Detail(behaviours={}, unnamed=0, witnessed=0, last=())


def details(deeds: Iterable[Deed], first: date, today: date) -> dict[str, Detail]:
    """Each essential with a deed, the weeks counted running from the first day up to today."""
    found: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.day <= today:
            found[deed.essential or ""].append(deed)
    return {essential: _detail(own, first) for essential, own in found.items()}


def _detail(deeds: list[Deed], first: date) -> Detail:
    counted = [deed for deed in deeds if deed.day >= first]
    newest = sorted(deeds, key=lambda each: (each.day, each.written, each.id), reverse=True)
    return Detail(
        behaviours=dict(Counter(name for deed in counted for name in {*deed.behaviours})),
        unnamed=sum(not deed.behaviours for deed in counted),
        witnessed=sum(deed.witness != Witness.SELF for deed in counted),
        last=tuple(newest[:LAST_DEEDS]),
    )
