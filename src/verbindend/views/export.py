"""Something drawn as a picture in a file of its own, on paper: it asks the network for nothing."""

from __future__ import annotations

from html import escape
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from verbindend.views.look import Look, Palette

if TYPE_CHECKING:
    from rich.console import RenderableType

PAPER = Look(
    palette=Palette(
        text="#2a2723",
        strong="bold #2a2723",
        muted="#655e54",
        deed="#8f5300",
        reflection="#1d6577",
        focus="bold #16130f",
    )
)
"""The colours of the light theme: a picture is printed, or stands in a document."""

_INK, _SHEET = (42, 39, 35), (250, 247, 241)
_THEME = TerminalTheme(_SHEET, _INK, [_INK] * 8)

# Rich's own frame has the buttons of a window, and fetches its letters from a server, so that who
# opens the file tells somebody. The reader's own letters will do.
_FRAME = """<svg viewBox="0 0 {{width}} {{height}}" xmlns="http://www.w3.org/2000/svg">
<title>{title}</title>
<style>
.{{unique_id}}-matrix {{{{
    font-family: monospace;
    font-size: {{char_height}}px;
    line-height: {{line_height}}px;
}}}}
{{styles}}
</style>
<defs>
{{lines}}
</defs>
<rect width="100%" height="100%" fill="#faf7f1"/>
<g transform="translate({{terminal_x}}, 24)">
{{backgrounds}}
<g class="{{unique_id}}-matrix" xml:space="preserve">
{{matrix}}
</g>
</g>
</svg>
"""


def as_svg(drawn: RenderableType, title: str, width: int) -> str:
    """The same as is drawn in a terminal of so many columns; the same each time."""
    console = Console(
        file=StringIO(),
        record=True,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
    )
    console.print(drawn)
    named = escape(title).replace("{", "{{").replace("}", "}}")
    return console.export_svg(title=title, theme=_THEME, code_format=_FRAME.format(title=named))
