from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from making import MONDAY, deed, evening, intention, made_at, on, one_of_each, plan
from verbindend.core.ago import NEAR, year_ago
from verbindend.core.entry import Answer, Moment, Note, Pause, Review

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry
    from verbindend.core.library import Library

THEN = date(2025, 11, 23)


@pytest.fixture
def library(libraries: dict[str, Library]) -> Library:
    """The built-in content, in Dutch."""
    return libraries["nl"]


def near(days: int) -> date:
    return THEN + timedelta(days=days)


def row(prompt: str, answer: object) -> Answer:
    return Answer(prompt=prompt, question="?", answer=answer)


def kept(day: date, *answers: Answer) -> Review:
    return made_at(Review, on(day, 18), period="2025-W47", answers=answers)


def told(day: date = THEN, *answers: Answer) -> AnyEntry:
    return evening(day, answers=answers or (row("waarderen-a1", "Dat zei ik."),))


def met(library: Library, *entries: AnyEntry, today: date = MONDAY) -> str:
    """The words that are met again; the same in whatever order the entries come."""
    found = year_ago(entries, today, library)
    shuffled = Random(7).sample(entries, len(entries))  # noqa: S311 - a test's own order
    assert year_ago(shuffled, today, library) == found
    return found.text if found else ""


def test_it_is_of_the_same_day_a_year_ago(library: Library) -> None:
    same = deed(THEN, text="toen", essential="vier-r")
    found = year_ago([deed(text="nu"), same, deed(near(1))], MONDAY, library)
    assert found is not None
    assert (found.id, found.day, found.essential, found.text) == (same.id, THEN, "vier-r", "toen")


@pytest.mark.parametrize(
    ("days", "shown"),
    [([], 0), ([4], 0), ([-4], 0), ([3], 3), ([-3], -3), ([3, -2], -2), ([1, 2], 1), ([2, -2], -2)],
)
def test_else_it_is_of_the_nearest_day_within_three(
    library: Library, days: list[int], shown: int
) -> None:
    assert NEAR == 3
    entries = [deed(near(each), text=str(each)) for each in days]
    assert met(library, *entries) == (str(shown) if shown else "")


def test_a_deed_comes_before_a_moment_to_keep_and_that_before_an_evening(library: Library) -> None:
    keep = library.wordings("bewaren")[0].id
    entries = [
        told(),
        kept(THEN, row(keep, "4xR: de stilte")),
        deed(THEN, text="later", hour=15),
        deed(THEN, text="eerst", hour=9),
    ]
    assert met(library, *entries) == "eerst"
    assert met(library, *entries[:2]) == "4xR: de stilte"
    assert met(library, *entries[:1]) == "Dat zei ik."
    assert met(library, entries[0], deed(near(1))) == "Dat zei ik."


def test_another_moment_to_keep_is_told_in_the_words_after_it(library: Library) -> None:
    keep = library.wordings("bewaren")[0]
    other = next(option.id for option in keep.option if option.other)
    own = (row(keep.id, other), row("", "De lach van K."))
    assert met(library, kept(THEN, row("", "niet dit"), *own)) == "De lach van K."
    assert met(library, kept(THEN, row(keep.id, other), row("reflex", "nee"))) == ""
    assert met(library, kept(THEN, row(keep.id, other))) == ""
    assert met(library, kept(THEN, row("reflex", "nee"))) == ""


def test_of_an_evening_it_is_the_answer_on_the_essential(library: Library) -> None:
    good = row(library.wordings("goed")[0].id, "Het was rustig.")
    own = row("waarderen-a1", "Dat zei ik.")
    assert met(library, told(THEN, good, own)) == "Dat zei ik."
    assert met(library, told(THEN, good)) == "Het was rustig."


def test_only_free_text_is_met_again(library: Library) -> None:
    again = library.wordings("opnieuw")[0].id
    closed = (row(again, "again"), row("waarderen-a2", 7), row("waarderen-a2", THEN))
    assert met(library, told(THEN, *closed, row("waarderen-a2", ("S.",)), row("weg", "ja"))) == ""
    assert met(library, told(THEN, *closed, row("", "Omdat het kon."))) == "Omdat het kon."
    assert met(library, told(THEN, row("weg", "Het ging goed."))) == "Het ging goed."


def test_what_is_empty_or_of_another_kind_is_passed_by(library: Library) -> None:
    others: list[AnyEntry] = [
        *(each for each in one_of_each(THEN) if each.kind not in ("deed", "reflection")),
        intention(THEN),
        made_at(Note, on(THEN), text="los"),
        evening(THEN, moment=Moment.MORNING, answers=(row("waarderen-a1", "nee, niet dit"),)),
        evening(THEN),
        deed(THEN, text=" \n "),
    ]
    assert met(library, *others) == ""
    assert met(library, *others, deed(near(3), text="dit wel")) == "dit wel"


def test_a_pause_then_or_now_is_no_matter(library: Library) -> None:
    paused = plan(pauses=(Pause(first=near(-5), last=MONDAY),))
    assert met(library, paused, deed(THEN, text="toch")) == "toch"


def test_a_leap_day_has_one_too(library: Library) -> None:
    day = date(2028, 2, 29)
    eve, after = (
        deed(date(2027, 2, 28), text="28 februari"),
        deed(date(2027, 3, 1), text="1 maart"),
    )
    assert met(library, after, eve, today=day) == "28 februari"
    assert met(library, after, today=day) == "1 maart"
