"""The smallest Textual app there is: what the first frame of the program is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Minimal(App[None]):
    """One text on a screen."""

    def compose(self) -> ComposeResult:
        """The text that the measurement waits for."""
        yield Static("first frame")


if __name__ == "__main__":
    Minimal().run()
