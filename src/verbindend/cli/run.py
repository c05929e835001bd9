"""The composition root: what one run of the program works with, made when it is first needed."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from functools import cached_property
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from verbindend.cli.output import silence
from verbindend.companion.companion import Companion
from verbindend.companion.desk import Desk
from verbindend.core.clean import shown
from verbindend.core.refusal import Refusal
from verbindend.locale import LANGUAGES, Words, language_of
from verbindend.store import atomic
from verbindend.store.chance import random_suffix
from verbindend.store.drafts import DraftFolder
from verbindend.store.exporting import export_home
from verbindend.store.installed import InstalledPacks
from verbindend.store.journal import JournalFolder
from verbindend.store.known_library import known_library
from verbindend.store.pack_cache import PackCache
from verbindend.store.places import Places, cache_folder, find_places, packs_folder, settings_file
from verbindend.store.settings import SettingsFile
from verbindend.views import phrases
from verbindend.views.look import Look, marks_for

if TYPE_CHECKING:
    from rich.console import RenderableType

    from verbindend.core.library import Library
    from verbindend.core.reading import Reading
    from verbindend.core.settings import Settings

WITHOUT_TERMINAL = 80


class Run:
    """One run of the program."""

    def __init__(self, journal: str = "") -> None:
        self.named_journal = journal
        """The folder named on the command line; set before anything is used."""
        self.on_screen = False
        """Whether the screens are shown, which say themselves what is to be said."""

    @cached_property
    def preferences(self) -> SettingsFile:
        """The settings on disk."""
        return SettingsFile(settings_file())

    @cached_property
    def settings(self) -> Settings:
        """The settings of this device."""
        return self.preferences.read()

    @cached_property
    def words(self) -> Words:
        """The sentences of the interface, in the language that was set or that of the locale."""
        try:
            chosen = self.settings.language
        except Refusal:  # damaged settings must still be explained in some language
            chosen = ""
        return Words(chosen if chosen in LANGUAGES else language_of(os.environ))

    @cached_property
    def places(self) -> Places:
        """The folders of this run."""
        return find_places(self.named_journal, self.settings.journal)

    @cached_property
    def journal(self) -> JournalFolder:
        """The journal on disk."""
        return JournalFolder(self.places.journal, self.places.state)

    @cached_property
    def drafts(self) -> DraftFolder:
        """What is half written on this device for this journal."""
        return DraftFolder(self.places.state / "drafts")

    def sweep(self) -> None:
        """Remove the temporary files that a killed program left behind."""
        for folder in (self.places.state, self.drafts.folder):
            atomic.sweep(folder)
        self.journal.sweep()
        self.packs.sweep()

    @cached_property
    def companion(self) -> Companion:
        """What a leader can do, on this journal."""
        return Companion(
            Desk(
                journal=self.journal,
                drafts=self.drafts,
                preferences=self.preferences,
                settings=self.settings,
                language=self.words.language,
                libraries=self._library,
                clock=lambda: datetime.now().astimezone(),
                suffix=random_suffix,
                editor=self.edit,
                export=export_home,
            )
        )

    @cached_property
    def packs(self) -> InstalledPacks:
        """The packs that were added on this device."""
        return InstalledPacks(packs_folder())

    def _library(self, language: str) -> Library:
        found = known_library(self.packs, language, PackCache(cache_folder()))
        if not self.on_screen:
            for refusal in found.left_out:
                self.refuse(refusal)
        return found

    @cached_property
    def look(self) -> Look:
        """The marks and colours for the command line's output."""
        from verbindend.views.look import Look

        return Look(marks=marks_for(sys.stdout.encoding))

    def edit(self, text: str, ending: str) -> str:
        """Open a text in the leader's own editor.

        Raises:
            Refusal: no editor is set, or it ended with an error.
        """
        from verbindend.store.editing import edited

        return edited(text, self.places.state, ending=ending)

    @property
    def width(self) -> int:
        """How many columns a line may have; no limit when the output is no terminal."""
        return get_terminal_size().columns if sys.stdout.isatty() else 0

    def say(self, text: str, *, done: bool = False) -> None:
        """Print a result. That of something `done` may get lost: a script must not do it again."""
        if done:
            _write_if_possible(sys.stdout, text)
        else:
            _write(sys.stdout, text)

    def tell(self, text: str) -> None:
        """Print a message, beside the results; when nobody can be told, it goes on all the same."""
        _write_if_possible(sys.stderr, text)

    def read(self) -> Reading:
        """Everything in the journal; the files that could not be read are named first.

        Raises:
            Refusal: the journal folder cannot be read.
        """
        reading = self.companion.looking.read()
        for file in reading.unreadable:
            self.tell(phrases.unreadable(self.words, file))
        return reading

    def draw(self, drawn: RenderableType) -> None:
        """Print something drawn, as wide as the terminal; 80 columns when there is none."""
        from rich.console import Console

        console = Console(
            markup=False, emoji=False, highlight=False, width=self.width or WITHOUT_TERMINAL
        )
        console.print(drawn)

    def refuse(self, refusal: Refusal) -> None:
        """Print why something was not done, and what to do."""
        self.tell(phrases.refused(self.words, refusal))


def _write(stream: TextIO, text: str) -> None:
    """Write a line, with nothing in it that a terminal obeys."""
    stream.write(f"{shown(text)}\n")


def _write_if_possible(stream: TextIO, text: str) -> None:
    """The same; an output that is full or gone swallows this and all that follows."""
    try:
        _write(stream, text)
        stream.flush()
    except OSError:
        silence(stream)
