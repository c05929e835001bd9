"""A list with a pointer before what is pointed at: it shows without colour too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual.widgets.option_list import Option

    from verbindend.views.look import Marks

POINTER_WIDTH = 2


class PointerList(OptionList):
    """A list of options, one of which is pointed at."""

    def __init__(
        self,
        *options: Option,
        marks: Marks,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        self.marks = marks
        super().__init__(*options, id=id, compact=True, markup=False)

    def before(self, index: int | None) -> str:
        """What stands before a line: of the option's first line, its index."""
        pointed = index is not None and index == self.highlighted
        return f"{self.marks.pointer} " if pointed else " " * POINTER_WIDTH

    def beside(self, index: int) -> str:  # noqa: ARG002 - for lists that draw something there
        """What stands before the other lines of the option with this index."""
        return self.before(None)

    def render_line(self, y: int) -> Strip:
        """A line of the list, with what stands before it."""
        line = super().render_line(y)
        number = self.scroll_offset.y + y
        index, part = self._lines[number] if number < len(self._lines) else (None, 0)
        style = next(iter(line)).style if list(line) else None
        before = self.before(index) if index is None or not part else self.beside(index)
        return Strip([Segment(before, style), *line])

    def action_page_up(self) -> None:
        """A page up; where there is no room for a line, there are no pages (Textual would fail)."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A page down."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def _get_left_gutter_width(self) -> int:
        return POINTER_WIDTH
