"""Two themes of our own, calm as paper: one warm colour for deeds, one cool for reflections."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet
from textual.theme import Theme

DARK_NAME = "verbindend-dark"
LIGHT_NAME = "verbindend-light"

DARK = Theme(
    name=DARK_NAME,
    primary="#e0a65c",
    secondary="#86bdcb",
    accent="#e0a65c",
    warning="#e0a65c",
    error="#e58d7c",
    success="#9dbb84",
    foreground="#e8e2d6",
    background="#1b1a18",
    surface="#232220",
    panel="#2b2927",
    dark=True,
    variables={
        "deed": "#e0a65c",
        "reflection": "#86bdcb",
        "focus": "#f3ead9",
        "muted": "#a59d90",
        "text-muted": "#a59d90",
        "footer-key-foreground": "#e8e2d6",
        "footer-background": "#1b1a18",
        "footer-description-foreground": "#a59d90",
        "block-cursor-background": "#383531",
        "block-cursor-foreground": "#f3ead9",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#2b2927",
        "block-cursor-blurred-foreground": "#e8e2d6",
        "block-hover-background": "#2b2927",
        "input-selection-background": "#86bdcb 35%",
    },
)

LIGHT = Theme(
    name=LIGHT_NAME,
    primary="#8f5300",
    secondary="#1d6577",
    accent="#8f5300",
    warning="#8f5300",
    error="#a3341f",
    success="#456b2b",
    foreground="#2a2723",
    background="#faf7f1",
    surface="#f3efe7",
    panel="#ebe6dc",
    dark=False,
    variables={
        "deed": "#8f5300",
        "reflection": "#1d6577",
        "focus": "#16130f",
        "muted": "#655e54",
        "text-muted": "#655e54",
        "footer-key-foreground": "#2a2723",
        "footer-background": "#faf7f1",
        "footer-description-foreground": "#655e54",
        "block-cursor-background": "#e2dbcd",
        "block-cursor-foreground": "#16130f",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#ebe6dc",
        "block-cursor-blurred-foreground": "#2a2723",
        "block-hover-background": "#ebe6dc",
        "input-selection-background": "#1d6577 25%",
    },
)

OWN = (DARK, LIGHT)


def fallbacks(theme: Theme) -> dict[str, str]:
    """Our own colour names for a theme that does not have them."""
    return {
        "deed": theme.warning or theme.primary,
        "reflection": theme.secondary or theme.primary,
        "focus": theme.foreground or theme.primary,
        "muted": "gray",
    }


class CachedStylesheet(Stylesheet):
    """Styles read anew only for other colours: Textual asks so at each first visit."""

    def __init__(self, colours: dict[str, str]) -> None:
        super().__init__(variables=colours)
        self._colours = colours
        self._other = False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colours of a theme."""
        self._other = variables != self._colours
        if self._other:
            self._colours = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read everything anew, for other colours; what is new in the sources is read anyhow."""
        if self._other:
            super().reparse()
