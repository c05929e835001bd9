"""An intention in two halves: if this moment comes, then I do that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Label

from verbindend.core.refusal import Refusal
from verbindend.widgets.line import Line
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from verbindend.core.entry import Value
    from verbindend.locale import Words
    from verbindend.widgets.messages import AnswerGiven


class IfThen(Vertical):
    """Both halves, each on a line of its own."""

    def __init__(self, words: Words, halves: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        self._words = words
        self._when = Line(halves[0], placeholder=words.tr("a moment or a place"))
        self._then = Line(halves[1], placeholder=words.tr("what you say or do"))

    def compose(self) -> ComposeResult:
        """The two lines."""
        with Horizontal():
            yield Label(plain(self._words.tr("If")))
            yield self._when
        with Horizontal():
            yield Label(plain(self._words.tr("then")))
            yield self._then

    @property
    def halves(self) -> tuple[str, str]:
        """What stands in them now."""
        return (self._when.value.strip(), self._then.value.strip())

    @property
    def given(self) -> Value | None:
        """Both halves; nothing when both are empty.

        Raises:
            Refusal: one of them is empty.
        """
        when, then = self.halves
        if not when and not then:
            return None
        if not when or not then:
            raise Refusal("Fill in both halves, or leave both empty to skip.")
        return (when, then)

    def on_answer_given(self, event: AnswerGiven) -> None:
        """Enter in the first half goes to the second one."""
        if self._when.has_focus:
            event.stop()
            self._then.focus()

    def focus_first(self) -> None:
        """Begin at the first half."""
        self._when.focus()
