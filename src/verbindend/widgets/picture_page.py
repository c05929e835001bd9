"""The picture on the screen: it scrolls, and one of its essentials is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from verbindend.locale import mark
from verbindend.views.dashboard import Dashboard
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from verbindend.locale import Words
    from verbindend.views.look import Look
    from verbindend.views.picture import Picture


class PicturePage(VerticalScroll, can_focus=True):
    """The same picture as on the command line, with a pointer before one of the essentials."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", mark("essential above"), id="picture.up", show=False),
        Binding("down", "point(1)", mark("essential below"), id="picture.down", show=False),
        Binding("enter", "open", mark("up close"), id="picture.open"),
    ]

    class Opened(Message):
        """The essential pointed at is to be seen up close."""

        def __init__(self, essential: str) -> None:
            super().__init__()
            self.essential = essential

    def __init__(self, words: Words) -> None:
        super().__init__(id="picture-page")
        self._words = words
        self._picture: Picture | None = None
        self._look: Look | None = None
        self._pointed = ""

    def compose(self) -> ComposeResult:
        """A hint as long as there is nothing, and the picture."""
        yield Static(id="empty", markup=False)
        yield Static(id="picture", markup=False)

    def show(self, picture: Picture, look: Look) -> None:
        """Show this picture, pointing at the same essential as before where it is still there."""
        names = [row.id for row in picture.rows]
        self._picture, self._look = picture, look
        self._pointed = self._pointed if self._pointed in names else next(iter(names), "")
        self._draw()
        empty = self.query_one("#empty", Static)
        empty.display = not any(row.counted.last for row in picture.rows)
        hint = self._words.tr("Each deed you note makes a bar grow. {key} notes a deed.", key="d")
        empty.update(plain(hint, "$text-muted"))

    def action_point(self, by: int) -> None:
        """Point at the next one; where there is none, or it is out of sight, read on."""
        names = [row.id for row in self._picture.rows] if self._picture else []
        at = names.index(self._pointed) + by if self._pointed in names else -1
        if not 0 <= at < len(names) or not self._in_sight():
            self.scroll_relative(y=by, animate=False)
            return
        self._pointed = names[at]
        self._draw()
        if at == 0:  # what stands above the first one too
            self.scroll_home(animate=False)
        elif not self._in_sight():
            self.scroll_relative(y=by, animate=False)

    def action_open(self) -> None:
        """See the one pointed at up close."""
        if self._pointed:
            self.post_message(self.Opened(self._pointed))

    def _draw(self) -> None:
        if self._picture and self._look:
            drawn = Dashboard(self._picture, self._words, self._look, self._pointed)
            self.query_one("#picture", Static).update(drawn)

    def _in_sight(self) -> bool:
        """Whether the pointer can be seen."""
        drawn = self.query_one("#picture", Static)
        pointer = self._look.marks.pointer if self._look else ""
        lines = (drawn.render_line(y).text for y in range(drawn.size.height))
        at = next((y for y, line in enumerate(lines) if line.startswith(pointer)), None)
        if at is None:
            return True
        top = round(self.scroll_offset.y)
        return top <= drawn.virtual_region.y + at < top + self.scrollable_content_region.height
