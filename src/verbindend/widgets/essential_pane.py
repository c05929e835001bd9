"""An essential to read: what it is, and what a colleague could see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Static

from verbindend.widgets.reading import essential_text, story_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from verbindend.core.pack import Behaviour, Essential, Notions
    from verbindend.locale import Words


class EssentialPane(VerticalScroll, can_focus=False):
    """The second pane of a wide screen."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def tell(self, story: Notions) -> None:
        """Show the stories around the essentials."""
        self.query_one(Static).update(story_page(story))

    def show(self, essential: Essential, behaviours: Sequence[Behaviour]) -> None:
        """Show an essential."""
        self.query_one(Static).update(essential_text(essential, behaviours))
