"""The entries of the journal as a list, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets.option_list import Option

from verbindend.views import phrases
from verbindend.views.entry_text import gist, mark_of
from verbindend.widgets.plain import joined, plain, plain_line
from verbindend.widgets.pointer_list import PointerList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.widgets import OptionList

    from verbindend.core.entry import AnyEntry
    from verbindend.core.library import Library
    from verbindend.core.reading import Unreadable
    from verbindend.locale import Words
    from verbindend.views.look import Marks

LONGEST_GIST = 120


class EntryList(PointerList):
    """Entries, newest first; before them the files that cannot be read."""

    class Pointed(Message):
        """Another entry is pointed at."""

    class Opened(Message):
        """An entry is to be read."""

    def __init__(self, words: Words, marks: Marks) -> None:
        super().__init__(marks=marks)
        self._words = words
        self._held: Sequence[Unreadable | AnyEntry] = ()

    @property
    def pointed(self) -> Unreadable | AnyEntry | None:
        """What is pointed at."""
        if self.highlighted is None or not self._held:
            return None
        return self._held[self.highlighted]

    def show(
        self, unreadable: Sequence[Unreadable], entries: Sequence[AnyEntry], library: Library
    ) -> None:
        """Show these, and point at the same place as before."""
        place = self.highlighted or 0
        self._held = (*unreadable, *entries)
        self.set_options(
            [
                *(Option(self._file(file)) for file in unreadable),
                *(Option(self._line(entry, library)) for entry in entries),
            ]
        )
        self.highlighted = min(place, len(self._held) - 1) if self._held else None
        self.post_message(self.Pointed())

    def point(self, entry_id: str) -> None:
        """Point at the entry with this id, where it is in the list."""
        ids = [getattr(held, "id", "") for held in self._held]
        if entry_id in ids:
            self.highlighted = ids.index(entry_id)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Pointed())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Opened())

    def _line(self, entry: AnyEntry, library: Library) -> Content:
        style = {"deed": "$deed", "reflection": "$reflection"}.get(entry.kind, "")
        day = f"{self._words.weekday(entry.day)} {self._words.short_date(entry.day)}"
        about = library.title(entry.essential) or phrases.kind(self._words, entry)
        return joined(
            plain(f"{day:11}", "$text-muted"),
            plain(f"{mark_of(entry, self.marks)} ", style),
            plain_line(about),
            "  ",
            plain_line(gist(entry, self._words, library), LONGEST_GIST, "$text-muted"),
        )

    def _file(self, file: Unreadable) -> Content:
        return plain_line(f"{'!':11}{file.name}")
