"""When and with what something is kept: what every entry begins with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypedDict

import msgspec

from verbindend.core.entry import entry_id
from verbindend.core.pack import About


class Head(TypedDict):
    """The keys that every entry begins with."""

    id: str
    written: datetime
    day: date
    pack: str
    language: str


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """When and with what something is kept. The same stamp makes the same entries."""

    written: datetime
    day: date
    about: Callable[[str], About]
    """The pack that an essential is from."""
    suffix: Callable[[int], str]
    """Six random characters for the entry of this number."""

    def head(self, subject: str, number: int = 0) -> Head:
        """The first keys of an entry about an essential, or of a kind."""
        about = self.about(subject)
        return Head(
            id=entry_id(self.written, subject, self.suffix(number)),
            written=self.written,
            day=self.day,
            pack=about.label,
            language=about.language,
        )
