"""The people that deeds were done with, each once. Their order says nothing of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from verbindend.core.entry import Deed

REACHED_DAYS = 28


def reached(deeds: Iterable[Deed], today: date) -> tuple[str, ...]:
    """Everyone named in a deed of the last four weeks, by alphabet; 'k.' is 'K.'."""
    first = today - timedelta(days=REACHED_DAYS - 1)
    names: dict[str, str] = {}
    for deed in deeds:
        if first <= deed.day <= today:
            for name in filter(None, (each.strip() for each in deed.people)):
                known = names.setdefault(name.casefold(), name)
                names[name.casefold()] = min(known, name)
    return tuple(names[each] for each in sorted(names))
