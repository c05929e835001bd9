from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from making import MONDAY
from verbindend.core.ago import Ago
from verbindend.core.earlier import Earlier
from verbindend.locale import Words
from verbindend.views.back import earlier, year_ago

if TYPE_CHECKING:
    from verbindend.core.library import Library

TWO_LINES = 2 * 55
"""What surely fits on two lines of a column on a screen of 60, words being broken off whole."""


def ago(text: str, essential: str | None = "vier-r") -> Ago:
    return Ago(id="x", day=MONDAY, essential=essential, text=text)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Een jaar geleden, bij 4xR: “Ik heb het uit handen gegeven.”"),
        ("en", "A year ago, with 4xR: “Ik heb het uit handen gegeven.”"),
    ],
)
def test_a_year_ago_in_own_words(libraries: dict[str, Library], language: str, told: str) -> None:
    words = "Ik heb het\nuit  handen gegeven."
    assert year_ago(Words(language), ago(words), libraries[language]) == told


def test_of_no_essential_none_is_said(libraries: dict[str, Library]) -> None:
    told = year_ago(Words("nl"), ago("Zo was het.", None), libraries["nl"])
    assert told == "Een jaar geleden: “Zo was het.”"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_long_text_takes_two_lines_and_is_seen_to_go_on(
    libraries: dict[str, Library], language: str
) -> None:
    for essential in libraries[language].essentials:
        told = year_ago(Words(language), ago("woord " * 400, essential), libraries[language])
        assert len(told) <= TWO_LINES
        assert told.endswith("…”")


def test_a_coachs_long_title_leaves_room_for_words(libraries: dict[str, Library]) -> None:
    told = year_ago(Words("nl"), ago("woord " * 400, "een-lange-naam-" * 12), libraries["nl"])
    assert told.count("woord") > 4


@pytest.mark.parametrize(
    ("language", "day", "told"),
    [
        ("nl", date(2026, 11, 2), "Eerder schreef je hier (2 nov): “Dat was het.”"),
        ("nl", date(2025, 11, 2), "Eerder schreef je hier (2 nov 2025): “Dat was het.”"),
        ("en", date(2026, 11, 2), "Earlier you wrote here (2 Nov): “Dat was het.”"),
    ],
)
def test_an_earlier_answer_has_its_day_and_its_year_where_that_is_another(
    language: str, day: date, told: str
) -> None:
    assert earlier(Words(language), Earlier(day, "Dat was\n het."), MONDAY) == told


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_long_one_is_cut_as_well(language: str) -> None:
    answer = Earlier(date(2025, 11, 22), "woord " * 400)
    told = earlier(Words(language), answer, MONDAY)
    assert len(told) <= TWO_LINES
    assert told.endswith("…”")
