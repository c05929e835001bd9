"""A number on a scale, with what its ends mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widget import Widget

from verbindend.locale import mark
from verbindend.widgets.messages import AnswerChanged, AnswerGiven
from verbindend.widgets.plain import joined, plain

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

    from verbindend.core.prompt import Asked


class Scale(Widget, can_focus=True):
    """The numbers in a row; the one chosen stands between brackets, at first none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", mark("lower"), id="scale.lower", show=False),
        Binding("right", "move(1)", mark("higher"), id="scale.higher", show=False),
        Binding("enter", "give", mark("take this number"), id="scale.give", show=False),
    ]

    number: reactive[int | None] = reactive(None)

    def __init__(self, prompt: Asked, number: int | None) -> None:
        super().__init__()
        self._prompt = prompt
        self.set_reactive(Scale.number, number)

    @property
    def given(self) -> int | None:
        """The number chosen; None when none was."""
        return self.number

    def render(self) -> Content:
        """The row, and under it what the ends mean."""
        cells = [
            plain(f"[{n}]", "bold $deed") if n == self.number else plain(f" {n} ", "$text-muted")
            for n in range(self._prompt.min, self._prompt.max + 1)
        ]
        low = f"{self._prompt.min}: {self._prompt.anchor_min}"
        high = f"{self._prompt.max}: {self._prompt.anchor_max}"
        return joined(*cells, "\n\n", plain(f"{low}   {high}", "$text-muted"))

    def on_key(self, event: events.Key) -> None:
        """A digit chooses that number; one and then zero ten."""
        if event.character and event.character.isdecimal():
            typed = int(event.character)
            ten = typed == 0 and self.number == 1 and self._prompt.max >= 10  # noqa: PLR2004
            self._set(10 if ten else typed)
            event.stop()

    def action_move(self, by: int) -> None:
        """One lower or higher; the first time to the middle."""
        middle = (self._prompt.min + self._prompt.max) // 2
        self._set(middle if self.number is None else self.number + by)

    def action_give(self) -> None:
        """This number it is; without one the question is skipped."""
        self.post_message(AnswerGiven())

    def _set(self, number: int) -> None:
        self.number = min(max(number, self._prompt.min), self._prompt.max)
        self.post_message(AnswerChanged())
