"""A companion on real files, for a test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from verbindend.app import Verbindend
from verbindend.screens.base import Shared
from verbindend.views.look import UNICODE

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.companion.companion import Companion
    from verbindend.locale import Words
    from verbindend.store.drafts import DraftFolder
    from verbindend.store.journal import JournalFolder
    from verbindend.store.settings import SettingsFile

AMSTERDAM = timezone(timedelta(hours=1))
MONDAY_EVENING = datetime(2026, 11, 23, 16, 30, 12, tzinfo=AMSTERDAM)
"""Monday 23 November 2026, half past four: the moment at which tests take place."""


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    moment: datetime = MONDAY_EVENING

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        """Move it."""
        self.moment += timedelta(**by)


@dataclass(kw_only=True)
class House:
    """A companion with real files in a folder of the test, and what it was made of."""

    companion: Companion
    journal: JournalFolder
    drafts: DraftFolder
    preferences: SettingsFile
    words: Words
    clock: Clock

    @property
    def folder(self) -> Path:
        """The journal folder."""
        return self.journal.folder

    def files(self) -> list[Path]:
        """Every entry file, by name."""
        return sorted(self.folder.glob("*/*/*.toml"))

    def app(self, *, welcome: bool = False) -> Verbindend:
        """The program on the screen, on this house."""
        shared = Shared(companion=self.companion, words=self.words, marks=UNICODE)
        return Verbindend(shared, welcome=welcome)
