"""An intention in two halves: if this moment comes, then I do that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Label

from verbindend.core.step import both
from verbindend.widgets.line import Line
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from verbindend.core.entry import Value
    from verbindend.locale import Words


class IfThen(Vertical):
    """Both halves, each on a line of its own. What is `offered` the leader has not answered yet."""

    def __init__(
        self, words: Words, halves: tuple[str, str] = ("", ""), *, offered: bool = False
    ) -> None:
        super().__init__()
        self._words = words
        self.first = Line(halves[0], placeholder=words.tr("a moment or a place"))
        self.second = Line(halves[1], placeholder=words.tr("what you say or do"))
        self._offered = self.halves if offered else None

    def compose(self) -> ComposeResult:
        """The two lines."""
        with Horizontal():
            yield Label(plain(self._words.tr("If")))
            yield self.first
        with Horizontal():
            yield Label(plain(self._words.tr("then")))
            yield self.second

    def onward(self) -> bool:
        """Go from the first half to the second; False when one is there."""
        if self.screen.focused is not self.first:
            return False
        self.screen.set_focus(self.second)
        return True

    @property
    def typed(self) -> Value | None:
        """What the leader wrote in them, also when it is only half; what was offered is not."""
        return self.halves if any(self.halves) and self.halves != self._offered else None

    @property
    def halves(self) -> tuple[str, str]:
        """What stands in them now."""
        return (self.first.value.strip(), self.second.value.strip())

    @property
    def given(self) -> Value | None:
        """Both halves; nothing when both are empty.

        Raises:
            Refusal: one of them is empty.
        """
        return both(self.halves)
