"""What a journal holds at one moment: its entries, and the files that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import AnyEntry

if TYPE_CHECKING:
    from collections.abc import Iterable


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is no entry, or no draft, as it stands. It is left alone, byte for byte."""

    name: str
    """Its path below the journal folder; of a draft the whole path."""
    line: int | None
    reason: str
    """A sentence of the interface's catalogue; never a word of the file."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Every entry, newest first, and every file that could not be read, by name."""

    entries: tuple[AnyEntry, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


def newest_first(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Entries by leader's day and then by the true moment they were written, newest first."""
    return tuple(
        sorted(entries, key=lambda entry: (entry.day, entry.written, entry.id), reverse=True)
    )
