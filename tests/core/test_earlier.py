from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from asking import asking, walked
from making import MONDAY, evening, made_at, on
from verbindend.core.earlier import Earlier, earlier
from verbindend.core.entry import Answer, Exercise, Intention, Mirror, Moment, Review
from verbindend.core.prompt import Kind
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import Beginning, Sitting, prepare
from verbindend.core.steps import steps

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry
    from verbindend.core.library import Library


def back(days: int) -> date:
    return MONDAY - timedelta(days=days)


def row(prompt: str, answer: object) -> Answer:
    return Answer(prompt=prompt, question="?", answer=answer)


@pytest.fixture
def library(libraries: dict[str, Library]) -> Library:
    """The built-in content, in Dutch."""
    return libraries["nl"]


# of entries ---------------------------------------------------------------------------------------


def test_it_is_the_last_answer_to_each_in_whatever_order_they_come() -> None:
    entries = [
        evening(back(9), answers=(row("a", "oud"), row("b", "van b"))),
        evening(back(2), answers=(row("a", "vroeg"),), hour=9),
        evening(back(2), answers=(row("c", "van c"), row("a", "laat"))),
    ]
    for each in permutations(entries):
        assert earlier(each, {"a", "b", "d"}) == {
            "a": Earlier(back(2), "laat"),
            "b": Earlier(back(9), "van b"),
        }


@pytest.mark.parametrize("answer", [7, MONDAY, ("S.", "K."), "", " \n"])
def test_what_is_no_text_or_empty_takes_nothing_away(answer: object) -> None:
    entries = [
        evening(back(9), answers=(row("a", "woorden"),)),
        evening(back(1), answers=(row("a", answer),)),
    ]
    assert earlier(entries, {"a"}) == {"a": Earlier(back(9), "woorden")}
    assert earlier(entries[1:], {"a"}) == {}


def test_any_kind_of_entry_holds_answers_and_none_is_asked_for_nothing() -> None:
    meant = made_at(Intention, on(back(3)), when="a", then="b", answers=(row("a", "ochtend"),))
    review = made_at(Review, on(back(2)), period="2026-W47", answers=(row("b", "week"),))
    assert earlier([meant, review], {"a", "b"}) == {
        "a": Earlier(back(3), "ochtend"),
        "b": Earlier(back(2), "week"),
    }
    assert earlier([meant, review], set()) == {}
    assert earlier([evening(answers=(row("", "vervolg"),))], {"a"}) == {}


# of a sitting -------------------------------------------------------------------------------------


def begun(library: Library, entries: list[AnyEntry], moment: Occasion) -> Sitting:
    essential = "" if moment in (Occasion.WEEK, Occasion.MONTH, Occasion.COACH) else "waarderen"
    return prepare(library, entries, Beginning(moment=moment, day=MONDAY, essential=essential))


def all_answered(library: Library, day: date) -> list[AnyEntry]:
    """An answer in words to every question that there is."""
    names = [*library.prompts, *library.asked]
    return [made_at(Exercise, on(day), exercise="x", answers=tuple(row(n, n) for n in names))]


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        (Occasion.MORNING, {"question"}),
        (Occasion.DEEPENING, {"question"}),
        (Occasion.EVENING, {"question", "goed"}),
        (Occasion.WEEK, {"question", "nagekomen", "open", "vooruit"}),
        (Occasion.MONTH, set()),
        (Occasion.COACH, set()),
    ],
)
def test_it_is_told_of_questions_in_words_only(
    library: Library, moment: Occasion, may: set[str]
) -> None:
    sitting = begun(library, all_answered(library, back(1)), moment)
    words = {key for key in may if sitting.questions[key].kind == Kind.TEXT}
    assert set(sitting.earlier) == words
    for key, answer in sitting.earlier.items():
        assert answer == (back(1), sitting.questions[key].id)


def test_every_kind_of_pool_question_is_told_of_as_text_and_no_other(library: Library) -> None:
    entries = all_answered(library, back(1))
    kinds = set()
    for moment in (Moment.MORNING, Moment.EVENING, Moment.DEEPENING):
        for essential in library.essentials:
            for prompt in library.questions(essential, moment):
                chosen = {"question": prompt.id}
                beginning = Beginning(
                    moment=Occasion(moment), day=MONDAY, essential=essential, chosen=chosen
                )
                sitting = prepare(library, entries, beginning)
                assert ("question" in sitting.earlier) == (prompt.kind == Kind.TEXT), prompt.id
                kinds.add(prompt.kind)
    assert len(kinds) > 3


def test_where_it_was_never_asked_or_is_still_to_come_there_is_nothing(library: Library) -> None:
    for entries in ([], all_answered(library, MONDAY + timedelta(days=1))):
        assert begun(library, entries, Occasion.EVENING).earlier == {}


def test_a_question_carries_it_and_what_follows_from_it_does_not(library: Library) -> None:
    sitting = asking(library, "waarderen-a1", deepening="waarderen-v1")
    before = Earlier(back(3), "toen")
    held = dict.fromkeys(("question", "goed", "deepening"), before)
    told = replace(sitting, earlier=held)
    said = {"question": "Iets.", "telt-mee": "yes", "dieper": "yes", "deepening": "Dieper."}
    answers = walked(told, said)
    carried = {step.key for step in steps(told, answers) if step.earlier}
    assert carried == set(held)
    assert not any(step.earlier for step in steps(sitting, answers))


def test_the_answers_of_a_mirror_stay_for_after(library: Library) -> None:
    item = next(iter(library.items))
    mirror = made_at(Mirror, on(back(28)), period="2026-10", answers=(row(item, "weekly"),))
    sitting = begun(library, [mirror], Occasion.MONTH)
    assert not any(step.earlier for step in steps(sitting, {}))
