"""The only way to put a text on a screen: to the letter, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.filter import LineFilter

from verbindend.core.clean import inert, one_line, shown

if TYPE_CHECKING:
    from textual.color import Color
    from textual.style import Style


def plain(text: str, style: str | Style = "") -> Content:
    """A text as it may stand on a screen."""
    safe = shown(text)
    return Content.styled(safe, style) if style else Content(safe)


def plain_line(text: str, most: int = 0, style: str | Style = "") -> Content:
    """The same on one line."""
    return plain(one_line(text, most), style)


def joined(*parts: Content | str) -> Content:
    """Several texts after each other, each with its own style."""
    return Content("").join(part if isinstance(part, Content) else plain(part) for part in parts)


class SafeOutput(LineFilter):
    """What every line passes on its way out: also in a field, nothing typed or pasted steers."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The same segments, inert."""
        return [
            segment if segment.control else Segment(inert(segment.text), segment.style)
            for segment in segments
        ]
