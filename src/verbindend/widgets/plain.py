"""The only way to put a text on a screen: to the letter, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from verbindend.core.clean import one_line, shown

if TYPE_CHECKING:
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
