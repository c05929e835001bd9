from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from making import ESSENTIALS, MONDAY, closing, deed, intention, made_at, on
from verbindend import themes
from verbindend.core.entry import Answer, Outcome, Review
from verbindend.core.library import Library
from verbindend.core.overview import overview
from verbindend.core.pack import Use
from verbindend.locale import LANGUAGES, Words
from verbindend.views.page import page
from verbindend.views.picture import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.entry import AnyEntry

MEANT = intention(MONDAY - timedelta(days=1))
REVIEWED = made_at(
    Review, on(MONDAY), period="2026-W48",
    answers=(
        Answer(prompt="meer-controle-1", question="?", answer="followed"),
        Answer(prompt="bron-visie-1", question="?", answer=7),
    ),
)  # fmt: skip
ENTRIES: list[AnyEntry] = [
    deed(MONDAY, text="geheim gesprek", people=("Zz.",), situation="bij de geheime deur"),
    deed(MONDAY - timedelta(days=8), text="nog een geheim"),
    deed(MONDAY - timedelta(days=30), "vier-r"),
    MEANT,
    closing(MEANT, Outcome.DONE),
    REVIEWED,
]


def drawn(library: Library, entries: Sequence[AnyEntry] = ENTRIES) -> str:
    seen = overview(
        entries,
        MONDAY,
        list(library.essentials),
        reflex=library.asking(Use.REFLEXES),
        source=library.asking(Use.COMPASS),
    )
    shown = picture(seen, library, ("waarderen",), exported=True)
    return page(shown, Words(library.language))


class Read(HTMLParser):
    """What a reader gets: the text of each cell of the table of essentials, and every tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += f" {data.strip()}" if data.strip() else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_in_it(libraries: dict[str, Library], language: str) -> None:
    library = libraries[language]
    read = Read(drawn(library))
    assert read.open == []
    rows = [[cell.strip() for cell in row] for row in read.rows[1:9]]
    assert [row[0].split(" ◆")[0] for row in rows] == [
        f"{number} {library.title(name)}" for number, name in enumerate(ESSENTIALS, 1)
    ]
    assert [(row[1], row[2]) for row in rows] == [
        ("2", "2") if name == "waarderen" else ("0", "0") for name in ESSENTIALS
    ]
    labels = [attrs["aria-label"] for _, attrs in read.tags if attrs.get("role") == "img"]
    assert "0 0 0 0 0 0 0 0 0 0 1 1" in str(labels[6])
    words = Words(language)
    text = " ".join(drawn(library).split())
    assert words.tr("noticed and followed") in text
    assert words.tr("{kept} of {tried}", kept=1, tried=1) in text
    assert any("7" in str(label) for label in labels[8:])


def test_it_holds_no_word_of_the_journal_and_nobody(libraries: dict[str, Library]) -> None:
    for entries in (ENTRIES, ENTRIES[:1]):
        shown = drawn(libraries["nl"], entries)
        for private in ("geheim", "Zz.", "deur", MEANT.then):
            assert private not in shown


def test_it_stands_alone(libraries: dict[str, Library]) -> None:
    """No script, and nothing that a browser would fetch."""
    read = Read(drawn(libraries["nl"]))
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "link", "img", "iframe", "a"})
    for _, attrs in read.tags:
        assert not any(key.startswith("on") or key in ("src", "href") for key in attrs)
    assert "url(" not in drawn(libraries["nl"])
    policy = next(attrs for _, attrs in read.tags if "http-equiv" in attrs)
    assert "default-src 'none'" in str(policy["content"])


def test_what_a_pack_says_is_text_and_no_markup(libraries: dict[str, Library]) -> None:
    pack = libraries["nl"].pack
    hostile = "<script>alert(1)</script>\"'&{{ 7 * 7 }}"
    essentials = tuple(replace(each, title=hostile) for each in pack.essentials)
    shown = drawn(Library(replace(pack, essentials=essentials), "nl"))
    assert "<script" not in shown
    assert "49" not in re.sub(r"#[0-9a-f]{6}", "", shown)
    read = Read(shown)
    assert read.open == []
    assert hostile in read.rows[1][0]


def test_without_anything_it_is_a_page_all_the_same(libraries: dict[str, Library]) -> None:
    read = Read(drawn(libraries["en"], []))
    assert read.open == []
    assert all(row[1].strip() == "0" for row in read.rows[1:9])


def test_it_has_the_colours_of_the_screens(libraries: dict[str, Library]) -> None:
    shown = drawn(libraries["nl"])
    light, dark = shown.split("@media (prefers-color-scheme: dark)")
    for theme, own in ((themes.LIGHT, light), (themes.DARK, dark.split("@page")[0])):
        wanted = {
            "text": theme.foreground,
            "page": theme.background,
            "line": theme.panel,
            **{name: theme.variables[name] for name in ("muted", "deed", "reflection", "focus")},
        }
        assert dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", own)) == wanted
