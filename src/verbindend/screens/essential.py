"""One essential, to read: what it is, and what a colleague could see."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.widgets.essential_pane import essential_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from verbindend.core.pack import Essential


class EssentialPage(Question[bool]):
    """Read about an essential. Returns whether to go deeper into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss(False)", mark("back"), id="essential.leave"),
        Binding("g", "dismiss(True)", mark("one question deeper"), id="essential.deepen"),
    ]

    def __init__(self, shared: Shared, essential: Essential) -> None:
        super().__init__(shared)
        self._essential = essential

    def panel(self) -> Iterable[Widget]:
        """One page."""
        behaviours = self.companion.desk.library.behaviours_of(self._essential.id)
        yield Static(essential_text(self._essential, behaviours), markup=False)
