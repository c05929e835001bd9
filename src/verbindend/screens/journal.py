"""The journal: every entry, found by words, essential or kind; read, changed and deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from verbindend.core.practice import outcomes
from verbindend.core.reading import Unreadable
from verbindend.core.refusal import Refusal
from verbindend.core.search import Query, find
from verbindend.locale import mark
from verbindend.screens.choose import Choose
from verbindend.screens.entry import Entry
from verbindend.screens.place import Place
from verbindend.views import phrases
from verbindend.views.entry import whole
from verbindend.widgets.choices import Choice
from verbindend.widgets.entry_list import EntryList
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from verbindend.core.entry import AnyEntry
    from verbindend.screens.base import Shared

EVERYTHING = "*"


class Journal(Place):
    """The place to look back in."""

    PLACE = "journal"
    AUTO_FOCUS = "EntryList"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "search",
            mark("search"),
            tooltip=mark("search the journal"),
            id="journal.search",
        ),
        Binding(
            "f", "filter", mark("filter"), tooltip=mark("only one essential"), id="journal.filter"
        ),
        Binding(
            "e", "edit", mark("change"), tooltip=mark("change this entry here"), id="journal.edit"
        ),
        Binding(
            "o",
            "editor",
            mark("editor"),
            tooltip=mark("change this entry in your editor"),
            id="journal.editor",
            show=False,
        ),
        Binding(
            "x",
            "delete",
            mark("delete"),
            tooltip=mark("move this entry to the trash"),
            id="journal.delete",
        ),
        Binding(
            "t",
            "trash",
            mark("trash"),
            tooltip=mark("what is in the trash"),
            id="journal.trash",
            show=False,
        ),
        Binding(
            "r",
            "restore",
            mark("bring back"),
            tooltip=mark("bring this entry back"),
            id="journal.restore",
        ),
        Binding(
            "escape",
            "clear",
            mark("show all"),
            tooltip=mark("show everything again"),
            id="journal.clear",
        ),
    ]

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._essential: str | None = None
        self._in_trash = False
        self._outcomes = outcomes(())

    def body(self) -> Iterable[Widget]:
        """Search and list; from 100 columns the entry beside it."""
        yield Vertical(
            Horizontal(
                Input(placeholder=self.words.tr("search"), id="search", compact=True),
                Static(id="shown", markup=False),
                id="finding",
            ),
            Static(id="empty", markup=False),
            EntryList(self.words, self.marks),
            classes="column",
        )
        yield VerticalScroll(Static(id="reading", markup=False), id="pane", can_focus=False)

    def renew(self) -> None:
        """Show what fits the search and the filter.

        Raises:
            Refusal: the journal cannot be read.
        """
        words = self.query_one("#search", Input).value
        query = Query(words=words, essential=self._essential)
        unreadable: Sequence[Unreadable] = ()
        if self._in_trash:
            held = self.companion.journal.trashed()
        else:
            reading = self.companion.looking.read()
            held = reading.entries
            self._outcomes = outcomes(held)
            if not words and not self._essential:
                unreadable = reading.unreadable
        found = find(held, query)
        self.query_one(EntryList).show(unreadable, found, self.library)
        self._show_count(len(found), len(held))

    def action_search(self) -> None:
        """Begin to search."""
        self.query_one("#search", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types."""
        event.stop()
        self.refill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the search to what was found."""
        event.stop()
        self.query_one(EntryList).focus()

    def on_entry_list_pointed(self) -> None:
        """Read what is pointed at beside the list."""
        pointed = self.query_one(EntryList).pointed
        reading = self.query_one("#reading", Static)
        if pointed is None:
            reading.update(plain(""))
        elif isinstance(pointed, Unreadable):
            reading.update(plain(phrases.unreadable(self.words, pointed)))
        else:
            reading.update(whole(pointed, self.words, self.library, self.look(), self._outcomes))
        self.query_one("#pane", VerticalScroll).scroll_home(animate=False)

    def on_entry_list_opened(self) -> None:
        """Read it on a screen of its own."""
        pointed = self.query_one(EntryList).pointed
        if isinstance(pointed, Unreadable):
            self.say(phrases.unreadable(self.words, pointed))
        elif pointed:
            self._read(pointed)

    @work
    async def _read(self, entry: AnyEntry) -> None:
        reading = Entry(self.shared, entry, self._outcomes, in_trash=self._in_trash)
        asked = await self.app.push_screen_wait(reading)
        match asked:
            case "edit":
                await self.action_edit()
            case "editor":
                self.action_editor()
            case "delete":
                self.action_delete()
            case "restore":
                self.action_restore()
            case _:
                pass

    @work
    async def action_filter(self) -> None:
        """Only one essential, or everything again."""
        titles = self.library.titles
        choices = [
            Choice(id=EVERYTHING, label=self.words.tr("Everything")),
            *(Choice(id=each, label=title) for each, title in titles.items()),
        ]
        chosen = await self.app.push_screen_wait(
            Choose(
                self.shared, self.words.tr("Show"), choices, chosen=self._essential or EVERYTHING
            )
        )
        if chosen:
            self._essential = None if chosen == EVERYTHING else chosen
            self.refill()

    def action_clear(self) -> None:
        """Everything again."""
        self._essential = None
        self._in_trash = False
        self.query_one("#search", Input).value = ""
        self.query_one(EntryList).focus()
        self.refill()
        self.refresh_bindings()

    def point_at(self, entry_id: str) -> None:
        """Point at an entry, whatever was looked for before."""
        self.action_clear()
        self.query_one(EntryList).point(entry_id)

    def action_trash(self) -> None:
        """What was deleted; and back."""
        self._in_trash = not self._in_trash
        self.refill()
        self.refresh_bindings()

    async def action_edit(self) -> None:
        """Change the texts of an entry here."""
        entry = self._pointed_entry()
        if entry is None:
            return
        flow = self.companion.edits.begin(entry)
        if not flow.steps({}):
            self.say(self.words.tr("There is no text of yours in this entry to change."))
            return
        await self.walk_through(flow, partial(self._show_changed, entry.id))

    def _show_changed(self, entry_id: str, kept: Sequence[AnyEntry] | None) -> None:
        self.refill()
        if kept:
            self.say(phrases.changed(self.words, same=entry_id == kept[0].id))

    def action_editor(self) -> None:
        """Change an entry's file in the leader's own editor."""
        entry = self._pointed_entry()
        if entry is None:
            return
        try:
            if self.companion.edits.in_editor(entry.id, self.edited):
                self.refill()
                self.say(phrases.changed(self.words))
        except Refusal as refusal:
            self.refuse(refusal)

    def action_delete(self) -> None:
        """Move an entry to the trash."""
        entry = self._pointed_entry()
        if entry is None:
            return
        try:
            self.companion.journal.delete([entry.id])
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.refill()
        named = phrases.named(self.words, entry)
        self.say(self.words.tr("{entry} is in the trash. {key} undoes it.", entry=named, key="u"))

    def action_restore(self) -> None:
        """Bring an entry back from the trash."""
        entry = self._pointed_entry()
        if entry is None:
            return
        try:
            self.companion.journal.restore([entry.id])
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.refill()
        self.say(self.words.tr("It is back in the journal."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """What is in the trash can only be brought back."""
        if action == "restore":
            return self._in_trash
        return not self._in_trash if action in ("edit", "editor", "delete") else True

    def _pointed_entry(self) -> AnyEntry | None:
        pointed = self.query_one(EntryList).pointed
        return None if isinstance(pointed, Unreadable) else pointed

    def _show_count(self, found: int, held: int) -> None:
        titles = self.library.titles
        parts = [self.words.tr("trash")] if self._in_trash else []
        parts += [titles[self._essential]] if self._essential else []
        parts.append(phrases.found(self.words, found, held))
        shown = f" {self.marks.separator} ".join(parts)
        self.query_one("#shown", Static).update(plain(shown, "$text-muted"))
        empty = self.query_one("#empty", Static)
        empty.display = not found
        empty.update(plain(phrases.empty(self.words, held, trash=self._in_trash), "$text-muted"))
