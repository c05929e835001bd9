"""The rule of the essential of today as its design states it, slow and plain, to compare with.

Taken from the design's reference: records are (day, essential, whether it is a deed), choices are
(day, essential). Where two parts of a score are the largest, the one named first in the design is
the reason: programme, focus, neglect, balance.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

PROGRAMME, FOCUS, NEGLECT, BALANCE, DAY_BEFORE_LAST = 6, 2, 5, 1, -1
FULL, NET, NET_CHOICE, WINDOW = 15, 20, 25, 20
"""In practice days: days with at least one record."""

Record: TypeAlias = "tuple[date, str, bool]"
Chosen: TypeAlias = "tuple[date, str]"


def lot(*parts: object) -> int:
    """A draw by date and name."""
    text = "|".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def choose(
    today: date,
    records: Sequence[Record],
    choices: Sequence[Chosen],
    focus: Sequence[str],
    essentials: Sequence[str],
    lead: str = "",
) -> tuple[str, str]:
    """The essential of today and the reason: net, programme, focus, neglect, balance or begin."""
    records = [record for record in records if record[0] < today]
    days = sorted({record[0] for record in records})

    def since(dates: list[date]) -> int:
        last = max(dates, default=None)
        return 1 + sum(1 for day in days if last is None or day > last)

    touched = {
        e: since([day for day, essential, _ in records if essential == e]) for e in essentials
    }
    asked = {
        e: since([day for day, essential in choices if essential == e and day < today])
        for e in essentials
    }
    before = [essential for day, essential in sorted(choices) if day < today][-2:]
    possible = [e for e in essentials if before[-1:] != [e]]
    old = [e for e in possible if touched[e] > NET or asked[e] > NET_CHOICE]
    if old:
        longest = max(max(touched[e], asked[e]) for e in old)
        worst = [e for e in old if max(touched[e], asked[e]) == longest]
        return min(worst, key=lambda e: lot(today, e)), "net"
    window = set(days[-WINDOW:])
    deeds = [essential for day, essential, is_deed in records if is_deed and day in window]
    scores = {}
    parts = {}
    for e in possible:
        share = deeds.count(e) / len(deeds) if deeds else 1
        parts[e] = {
            "programme": PROGRAMME * (e == lead),
            "focus": FOCUS * (e in focus),
            "neglect": NEGLECT * min(touched[e] - 1, FULL) / FULL,
            "balance": BALANCE * max(0, 1 - len(essentials) * share),
        }
        repeat = DAY_BEFORE_LAST if len(before) == 2 and before[0] == e else 0
        scores[e] = round(sum(parts[e].values()) + repeat, 6)
    best = max(scores.values())
    won = min([e for e in possible if scores[e] == best], key=lambda e: lot(today, e))
    reason, part = max(parts[won].items(), key=lambda item: item[1])
    return won, reason if part > 0 else "begin"
