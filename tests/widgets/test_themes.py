from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from verbindend import themes

TEXT, MARK = 4.5, 3.0

TEXTS = ("foreground", "muted", "text-muted", "error", "focus")
PAIRS = [
    *((text, below, TEXT) for text in TEXTS for below in ("background", "surface", "panel")),
    *(
        (mark, below, TEXT)
        for mark in ("deed", "reflection")
        for below in ("background", "surface")
    ),
    *((mark, "panel", MARK) for mark in ("deed", "reflection")),
    *((text, "block-cursor-background", TEXT) for text in ("block-cursor-foreground", "muted")),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background", TEXT),
    ("muted", "block-cursor-blurred-background", TEXT),
    ("foreground", "block-hover-background", TEXT),
    ("footer-key-foreground", "footer-background", TEXT),
    ("footer-description-foreground", "footer-background", TEXT),
]


def luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2: from 1 to 21."""
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(theme: Theme, name: str) -> Color:
    """A colour by its name, as the style sheets get it."""
    return Color.parse((theme.to_color_system().generate() | theme.variables)[name])


def test_the_formula_gives_the_known_ratios() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", themes.OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("above", "below", "least"), PAIRS)
def test_text_and_marks_can_be_told_from_what_they_stand_on(
    theme: Theme, above: str, below: str, least: float
) -> None:
    assert contrast(colour(theme, above), colour(theme, below)) >= least


@pytest.mark.parametrize("theme", themes.OWN, ids=lambda theme: theme.name)
def test_the_selected_text_can_be_read(theme: Theme) -> None:
    name, _, share = theme.variables["input-selection-background"].partition(" ")
    selection = Color.parse(name).with_alpha(float(share.rstrip("%")) / 100)
    below = colour(theme, "background") + selection
    assert contrast(colour(theme, "foreground"), below) >= TEXT


def test_the_two_themes_are_light_and_dark_and_every_other_theme_has_our_names() -> None:
    assert [theme.dark for theme in themes.OWN] == [True, False]
    bare = Theme(name="bare", primary="#123456")
    assert set(themes.fallbacks(bare)) >= {"deed", "reflection", "focus", "muted"}
    for name in themes.fallbacks(bare):
        assert all(name in theme.variables for theme in themes.OWN)
