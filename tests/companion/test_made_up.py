from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from house import MONDAY_EVENING
from making import MONDAY
from verbindend.companion.made_up import EVENING_QUESTIONS, Texts, Year
from verbindend.core.entry import ID, Moment
from verbindend.core.prompt import Kind
from verbindend.store.codec import decode, encode, to_bytes
from verbindend.store.demo_texts import demo_texts

if TYPE_CHECKING:
    from verbindend.core.library import Library


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_evening_question_that_asks_for_words_has_its_answer(
    libraries: dict[str, Library], language: str
) -> None:
    library = libraries[language]
    told = demo_texts(language, Texts).essential
    assert set(told) == set(library.essentials)
    for essential, texts in told.items():
        asked = library.questions(essential, Moment.EVENING)
        assert len(texts.answer) == EVENING_QUESTIONS + 2
        assert [bool(answer) for answer in texts.answer[:EVENING_QUESTIONS]] == [
            prompt.kind == Kind.TEXT for prompt in asked
        ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_made_up_year_is_the_same_each_time_and_all_of_it_can_be_kept(
    libraries: dict[str, Library], language: str
) -> None:
    texts = demo_texts(language, Texts)
    entries = Year(libraries[language], texts, MONDAY_EVENING).entries()
    assert entries == Year(libraries[language], texts, MONDAY_EVENING).entries()
    assert len({each.id for each in entries}) == len(entries) > 300
    assert min(each.day for each in entries) >= MONDAY - timedelta(days=365)
    assert max(each.day for each in entries) == MONDAY
    assert {each.kind for each in entries} == {"plan", "intention", "deed", "reflection"}
    assert {each.essential for each in entries if each.essential} == set(
        libraries[language].essentials
    )
    for entry in entries:
        assert ID.fullmatch(entry.id)
        assert decode(entry.id, to_bytes(encode(entry))) == entry
