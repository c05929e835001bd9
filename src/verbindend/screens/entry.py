"""One entry, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from verbindend.locale import mark
from verbindend.screens.base import BaseScreen, Shared
from verbindend.views.entry import whole
from verbindend.widgets.frame import Keys, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from verbindend.core.entry import AnyEntry, Outcome


class Entry(BaseScreen[str | None]):
    """Read an entry. Returns what is to be done with it, as asked by a key, or None.

    One in the journal can be asked to "edit", "editor" or "delete"; one in the trash to "restore".
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss(None)", mark("back"), id="entry.leave"),
        Binding("e", "ask('edit')", mark("change"), id="entry.edit"),
        Binding("o", "ask('editor')", mark("editor"), id="entry.editor"),
        Binding("x", "ask('delete')", mark("delete"), id="entry.delete"),
        Binding("r", "ask('restore')", mark("bring back"), id="entry.restore"),
    ]

    def __init__(
        self,
        shared: Shared,
        entry: AnyEntry,
        outcomes: Mapping[str, Outcome],
        *,
        in_trash: bool = False,
    ) -> None:
        super().__init__(shared)
        self._in_trash = in_trash
        self._entry = entry
        self._outcomes = outcomes

    def compose(self) -> ComposeResult:
        """The entry, and the keys."""
        drawn = whole(self._entry, self.words, self.library, self.look(), self._outcomes)
        yield VerticalScroll(Static(drawn, markup=False), classes="column", id="page")
        yield Rule(self.marks)
        yield Keys()

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one("#page").focus()

    def action_ask(self, what: str) -> None:
        """Ask for something to be done with it."""
        self.dismiss(what)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is in the trash can only be brought back."""
        return action != "ask" or self._in_trash == (parameters == ("restore",))
