from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from house import MONDAY_EVENING
from making import MONDAY
from verbindend.companion.made_up import EVENING_QUESTIONS, Texts, Year
from verbindend.core.entry import ID, Mirror, Moment, Review
from verbindend.core.looked_back import told
from verbindend.core.overview import overview
from verbindend.core.pack import Use
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
    assert {each.kind for each in entries} == {
        "plan", "intention", "deed", "reflection", "review", "mirror",
    }  # fmt: skip
    assert {each.essential for each in entries if each.essential} == set(
        libraries[language].essentials
    )
    for entry in entries:
        assert ID.fullmatch(entry.id)
        assert decode(entry.id, to_bytes(encode(entry))) == entry


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_look_backs_of_the_year_answer_what_is_asked(
    libraries: dict[str, Library], language: str
) -> None:
    library = libraries[language]
    entries = Year(library, demo_texts(language, Texts), MONDAY_EVENING).entries()
    reviews = [each for each in entries if isinstance(each, Review)]
    mirrors = [each for each in entries if isinstance(each, Mirror)]
    weeks = {each.period for each in reviews}
    assert 35 <= len(reviews) == len(weeks) <= 48  # now and then one is missed
    assert 9 <= len(mirrors) <= 13
    for each in (*reviews, *mirrors):
        for row in each.answers:
            asked = library.find_asked(row.prompt)
            assert row.prompt == "" or asked
            if asked and asked.kind == Kind.CHOICE and asked.option and not asked.options_from:
                ids = {option.id for option in asked.option}
                # what was chosen from the journal stands in its own words
                assert row.value in ids or asked.id.startswith("bewaren")
    for use in (Use.REFLEXES, Use.COMPASS):
        asking = library.asking(use)
        said = told(reviews, asking, MONDAY)
        assert all(set(each) == set(asking.names) for each in said.values())
        assert len({value for each in said.values() for value in each.values()}) >= 3


@pytest.mark.parametrize("back", [0, 40, 100, 180, 300])
def test_every_block_of_the_picture_has_something_to_show(
    libraries: dict[str, Library], back: int
) -> None:
    library = libraries["nl"]
    now = MONDAY_EVENING - timedelta(days=back)
    entries = Year(library, demo_texts("nl", Texts), now).entries()
    seen = overview(
        entries,
        now.date(),
        list(library.essentials),
        reflex=library.asking(Use.REFLEXES),
        source=library.asking(Use.COMPASS),
    )
    assert seen.reflexes
    assert seen.sources
    assert seen.sources.before
    assert seen.untouched
    assert len(seen.people) > 3
    assert seen.practice.intentions.tried
