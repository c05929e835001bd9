"""A list of which the choices stand on a vertical line, by date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbindend.widgets.choices import MARK_WIDTH, Choice, Choices
from verbindend.widgets.plain import joined, plain

if TYPE_CHECKING:
    from textual.content import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class OnLine(Choice):
    """A choice that stands on the line."""

    sign: str
    below: tuple[str, ...] = ()
    """Said below it, muted."""


class Timeline(Choices):
    """Choices; the line is drawn before those that stand on it, whatever their height."""

    def before(self, index: int | None) -> str:
        """The pointer, and the sign on the line."""
        choice = None if index is None else self.choices[index]
        sign = choice.sign if isinstance(choice, OnLine) else " "
        return f"{super().before(index)}{sign:{MARK_WIDTH}}"

    def beside(self, index: int) -> str:
        """The line, beside all that is said of a choice on it."""
        is_on_line = isinstance(self.choices[index], OnLine)
        sign = self.marks.upright if is_on_line else " "
        return f"{super().before(None)}{sign:{MARK_WIDTH}}"

    def _get_left_gutter_width(self) -> int:
        return super()._get_left_gutter_width() + MARK_WIDTH

    def _prompt(self, number: int, choice: Choice) -> Content:
        if not isinstance(choice, OnLine):
            return super()._prompt(number, choice)
        told = [plain(f"\n{text}", "$text-muted") for text in choice.below]
        is_last = choice is self.choices[-1]
        # a line of its own keeps the points apart, and one to the next
        return joined(plain(choice.label), *(told or [plain("" if is_last else "\n ")]))
