"""What is never said, by the program or by its pack: no scores, no sequences, no reproach."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages import pofile

import verbindend.locale
from verbindend.core.pack_texts import texts
from verbindend.locale import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verbindend.core.library import Library

CATALOGUE = Path(verbindend.locale.__file__).parent / "nl" / "LC_MESSAGES" / "verbindend.po"

NEVER = {
    "nl": (
        r"streak|reeks(en)?|op rij|achter elkaar|achterstand|loopt achter|te laat|gemist|"
        r"verwaarlo\w*|badges?|punten|niveau|score|totaal|gemiddelde?|ranglijst|record"
    ),
    "en": (
        r"streaks?|in a row|behind schedule|overdue|missed|neglect\w*|badges?|points|level|scores?|"
        r"totals?|averages?|ranking"
    ),
}
"""Words of a game, a report or a reproach."""


def said(libraries: Mapping[str, Library], language: str) -> dict[str, str]:
    """Everything that a leader may read: the interface and the pack."""
    with CATALOGUE.open("rb") as file:
        catalogue = pofile.read_po(file, locale="nl")
    messages = [each.string if language == "nl" else each.id for each in catalogue if each.id]
    interface = {str(each): str(each) for each in messages}
    return interface | texts(libraries[language].pack)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_game_or_a_reproach(libraries: Mapping[str, Library], language: str) -> None:
    never = re.compile(rf"\b(?:{NEVER[language]})\b", re.IGNORECASE)
    found = {name: text for name, text in said(libraries, language).items() if never.search(text)}
    assert found == {}
