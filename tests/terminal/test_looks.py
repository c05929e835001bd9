from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from terminal.screen import TERMINAL, Terminal
from verbindend.locale import Words

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.core.library import Library

pytestmark = [*TERMINAL, pytest.mark.usefixtures("acquainted")]

STYLES = re.compile(r"\x1b\[([0-9;:]*)m")
COLOURS = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_four_places_open_in_every_size_and_language(
    journal: Path, libraries: dict[str, Library], language: str, size: tuple[int, int]
) -> None:
    words = Words(language)
    essential = next(iter(libraries[language].essentials.values()))
    with Terminal(journal, size=size, language=language) as terminal:
        tabs = [words.tr(title) for title in ("Today", "Journal", "Picture", "Exercises")]
        terminal.see(*tabs, words.tr("Another essential"))
        terminal.press("2")
        terminal.see(*tabs, words.many("{count} entry", "{count} entries", 0))
        terminal.press("3")
        terminal.see(*tabs, essential.title, words.tr("deeds"))
        terminal.press("4")
        terminal.see(*tabs, essential.short.split(",")[0], essential.title)
        terminal.press("1")
        terminal.see(*tabs, words.tr("Another essential"))
        terminal.press("q")
        assert terminal.end() == 0


def test_without_colour_no_colour_is_sent_and_what_is_pointed_at_or_selected_is_told(
    journal: Path,
) -> None:
    words = Words("nl")
    with Terminal(journal, NO_COLOR="1") as terminal:
        terminal.see(f"▸ {words.tr('Evening close')}")
        terminal.press("down")
        terminal.see(f"▸ {words.tr('Morning start')}")
        terminal.press("3")
        terminal.see(words.tr("deeds"))
        terminal.press("4")
        terminal.see("▸ Betekenis geven")
        terminal.press("1", "e")
        terminal.see("1 van")
        terminal.type("kies dit")
        terminal.press(*["shift+left"] * 3)
        terminal.wait(lambda: "dit" in terminal.reversed, "what is selected, reversed")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    codes = {
        int(code)
        for style in STYLES.findall(terminal.raw.decode())
        for code in re.split("[;:]", style)
        if code
    }
    assert codes & COLOURS == set()


def test_an_output_that_cannot_encode_the_marks_gets_them_in_ascii(journal: Path) -> None:
    with Terminal(
        journal, TERM="linux", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"
    ) as terminal:
        terminal.see("> Evening close", "* deed o reflection")
        for place, sign in {"2": "0 entries", "3": "......", "4": "> Giving meaning"}.items():
            terminal.press(place)
            terminal.see(sign)
        terminal.press("q")
        assert terminal.end() == 0
    assert not {sign for sign in terminal.raw.decode() if sign > "\x7f"}
