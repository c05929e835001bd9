"""The look of what is drawn: marks that differ by shape, and the colours for them."""

from __future__ import annotations

import msgspec


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """One sign for one thing, everywhere the same."""

    deed: str = "●"
    reflection: str = "○"
    both: str = "◉"
    """A deed and a reflection on one day, where there is room for one sign."""
    focus: str = "◆"
    none: str = "·"
    paused: str = "–"  # noqa: RUF001 - longer than a hyphen, so no outcome
    done: str = "■"
    different: str = "◧"
    failed: str = "□"
    intention: str = "▷"
    more: str = "▲"
    less: str = "▼"
    bar: str = "█"
    levels: str = "▁▂▃▄▅▆▇█"
    """The steps of a strip, lowest first."""
    rule: str = "─"
    upright: str = "│"
    pointer: str = "▸"
    dot: str = "●"
    open_dot: str = "○"
    ellipsis: str = "…"
    separator: str = "·"


UNICODE = Marks()
ASCII = Marks(
    deed="*",
    reflection="o",
    both="@",
    focus="+",
    none=".",
    paused="~",
    done="#",
    different="%",
    failed="-",
    intention=">",
    more="^",
    less="v",
    bar="=",
    levels="123456789",
    rule="-",
    upright="|",
    pointer=">",
    dot="*",
    open_dot="o",
    ellipsis="...",
    separator="-",
)


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """The styles that Rich draws with. As made here they follow the terminal's own colours."""

    text: str = "default"
    strong: str = "bold"
    muted: str = "bright_black"
    deed: str = "yellow"
    reflection: str = "cyan"
    focus: str = "bold"


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """Marks and colours together."""

    marks: Marks = UNICODE
    palette: Palette = Palette()


def marks_for(encoding: str | None) -> Marks:
    """The marks that an output with this encoding can show."""
    return UNICODE if encoding and encoding.lower().startswith("utf") else ASCII
