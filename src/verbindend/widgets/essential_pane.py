"""An essential to read: what it is, and what a colleague could see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Static

from verbindend.widgets.plain import joined, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from verbindend.core.pack import Behaviour, Essential
    from verbindend.locale import Words


class EssentialPane(VerticalScroll, can_focus=False):
    """The second pane of a wide screen."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def show(self, essential: Essential, behaviours: Sequence[Behaviour]) -> None:
        """Show an essential."""
        self.query_one(Static).update(essential_text(essential, behaviours))


def essential_text(essential: Essential, behaviours: Sequence[Behaviour]) -> Content:
    """What an essential is, and what a colleague could see of it."""
    parts = [plain(essential.title, "bold"), plain(f"\n\n{essential.explanation.strip()}\n")]
    for behaviour in behaviours:
        parts += [
            plain(f"\n{behaviour.text}"),
            plain(f"\n{behaviour.visible_as}\n", "$text-muted"),
        ]
    return joined(*parts)
