"""What the leader answered to the same question the last time it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from verbindend.core.entry import AnyEntry


class Earlier(NamedTuple):
    """An answer in free text, and its day."""

    day: date
    text: str


def earlier(entries: Iterable[AnyEntry], questions: Collection[str]) -> dict[str, Earlier]:
    """The last answer in words to each of these questions, by the question's id.

    One that was never answered is not among them. The entries are gone through once.
    """
    last: dict[str, tuple[date, datetime, str, str]] = {}
    for entry in entries if questions else ():
        for row in entry.answers:
            if row.prompt in questions and isinstance(row.value, str) and row.value.strip():
                told = (entry.day, entry.written, entry.id, row.value)
                last[row.prompt] = max(told, last.get(row.prompt, told))
    return {question: Earlier(day, text) for question, (day, _, _, text) in last.items()}
