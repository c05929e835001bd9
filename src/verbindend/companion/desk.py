"""What every capability works with: the journal, the clock, the questions and the settings."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbindend.core.day import DAY_BEGINS, leaders_day
from verbindend.core.refusal import Refusal
from verbindend.core.stamp import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from verbindend.companion.ports import Drafts, Journal, Preferences
    from verbindend.core.library import Library
    from verbindend.core.settings import Settings


@dataclass(kw_only=True)
class Desk:
    """The tools on the desk. The language may change while the program runs; the rest does not."""

    journal: Journal
    drafts: Drafts
    preferences: Preferences
    settings: Settings
    libraries: Callable[[str], Library]
    """The questions in a language."""
    clock: Callable[[], datetime]
    suffix: Callable[[], str]
    """Six random characters."""
    editor: Callable[[str, str], str]
    """Opens a text in the leader's own editor, as a file with that ending."""
    export: Callable[[str, str], str]
    """Puts a text in a new file of that name, in the leader's own folder; where it stands."""
    language: str = ""
    """The one spoken now; at first that of the settings."""
    _library: Library | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Speak the language that was set, unless told otherwise."""
        self.language = self.language or self.settings.language

    @property
    def library(self) -> Library:
        """The questions in the language spoken now, read when they are first needed."""
        if self._library is None or self._library.language != self.language:
            self._library = self.libraries(self.language)
        return self._library

    def settle(self, settings: Settings) -> None:
        """Keep the settings of this device.

        Raises:
            Refusal: they cannot be written.
        """
        self.preferences.write(settings)
        self.settings = settings
        self.language = settings.language or self.language

    def now(self) -> datetime:
        """This moment, to the second, with its offset from UTC."""
        return self.clock().replace(microsecond=0)

    def today(self, moment: datetime | None = None) -> date:
        """The leader's day now, or at another moment; also when the journal cannot be read."""
        plan = None
        with suppress(Refusal):  # said by whoever reads or writes more than this
            plan = self.journal.plan()
        return leaders_day(moment or self.now(), plan.day_begins if plan else DAY_BEGINS)

    def stamp(
        self,
        day: date,
        written: datetime | None = None,
        suffix: Callable[[int], str] | None = None,
    ) -> Stamp:
        """What an entry of this day begins with, when it is kept now (or was at `written`)."""
        return Stamp(
            written=written or self.now(),
            day=day,
            about=self.library.about,
            suffix=suffix or (lambda _number: self.suffix()),
        )
