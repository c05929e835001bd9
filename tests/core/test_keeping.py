from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from asking import asking, deeds, kept, stamp, starting, walked
from kinds import LIST, as_prompt
from making import MONDAY, deed, intention, on
from verbindend.core.entry import ID, Answer, Close, Intention, Moment, Outcome, Reflection, Witness
from verbindend.core.keeping import made

if TYPE_CHECKING:
    from verbindend.core.entry import Value
    from verbindend.core.library import Library

MEANT = intention(
    essential="vier-r",
    behaviours=("ruimte-binnen-kaders",),
    people=("K.",),
    when="in het overleg",
    then="laat ik K. kiezen",
)


@pytest.fixture
def library(libraries: dict[str, Library]) -> Library:
    """The built-in content, in Dutch."""
    return libraries["nl"]


def test_a_morning_becomes_an_intention_with_the_question_that_led_to_it(
    library: Library,
) -> None:
    sitting = starting(library, "waarderen-o2")
    said: dict[str, Value | None] = {
        "question": ("S.", "de planner"),
        "if-then": ("na tien uur", "bel ik S."),
        "hindernis": "een storing",
    }
    (entry,) = kept(sitting, walked(sitting, said))
    assert isinstance(entry, Intention)
    assert (entry.when, entry.then, entry.obstacle) == ("na tien uur", "bel ik S.", "een storing")
    assert entry.essential == "waarderen"
    assert entry.behaviours == ("gemis-herkennen",)
    assert entry.people == ("S.", "de planner")
    assert entry.answers == (
        Answer(
            prompt="waarderen-o2",
            question=library.prompts["waarderen-o2"].text,
            answer=("S.", "de planner"),
        ),
    )
    assert (entry.written, entry.day, entry.pack) == (on(MONDAY), MONDAY, "verbindend-kern 1.0.0")


def test_a_morning_of_one_answer_is_a_reflection(library: Library) -> None:
    sitting = starting(library, "waarderen-o1")
    (entry,) = kept(sitting, walked(sitting, {"question": "S. bleef"}))
    assert isinstance(entry, Reflection)
    assert entry.moment == Moment.MORNING
    assert [each.value for each in entry.answers] == ["S. bleef"]


def test_an_intention_may_have_one_half_only(library: Library) -> None:
    sitting = starting(library, "waarderen-o1")
    (entry,) = kept(sitting, {"if-then": ("", "bel ik")})
    assert isinstance(entry, Intention)
    assert (entry.when, entry.then) == ("", "bel ik")
    assert entry.behaviours == ()


@pytest.mark.parametrize("said", [{}, {"goed": None}, {"goed": "", "question": ()}])
def test_skipping_everything_keeps_nothing(library: Library, said: dict[str, Value | None]) -> None:
    assert kept(asking(library, "waarderen-a1", intention=MEANT), said) == ()
    assert kept(starting(library, "waarderen-o1"), said) == ()


def test_a_list_whose_question_was_taken_away_is_kept(library: Library) -> None:
    listed = as_prompt(LIST)
    sitting = asking(library, "waarderen-a1")
    sitting = msgspec.structs.replace(
        sitting, questions={**sitting.questions, "dieper": listed, "deepening": listed}
    )
    (entry,) = kept(sitting, {"goed": "de lunch", "deepening": ("een", "twee")})
    assert [each.value for each in entry.answers] == ["de lunch", ("een", "twee")]


def test_one_answered_question_is_an_evening(library: Library) -> None:
    (entry,) = kept(asking(library, "waarderen-a1"), {"goed": "de lunch"})
    assert isinstance(entry, Reflection)
    assert [(each.question, each.value) for each in entry.answers] == [
        (library.wordings("goed")[0].text, "de lunch")
    ]
    assert entry.behaviours == ()


def test_a_whole_evening_is_a_reflection_and_the_deeds_that_were_confirmed(
    library: Library,
) -> None:
    sitting = asking(library, "waarderen-a1", intention=MEANT, deepening="waarderen-v1")
    said: dict[str, Value | None] = {
        "goed": "de lunch",
        "afronden": "done",
        "gezien": "K. koos zelf",
        "getuige": "heard",
        "question": "tegen S. dank gezegd",
        "telt-mee": "yes",
        "waar": "aan de balie",
        "dieper": "yes",
        "deepening": "ik haast me",
    }
    reflection, closed, told = kept(sitting, walked(sitting, said))
    assert isinstance(reflection, Reflection)
    assert reflection.essential == "waarderen"
    assert reflection.closes == (Close(intention=MEANT.id, outcome=Outcome.DONE),)
    assert [each.prompt for each in reflection.answers] == [
        "goed-1",
        "gezien-1",
        "waarderen-a1",
        "waarderen-v1",
    ]
    first, second = deeds((closed, told))
    assert (first.essential, first.behaviours, first.people) == (
        "vier-r",
        ("ruimte-binnen-kaders",),
        ("K.",),
    )
    assert (first.situation, first.text) == ("in het overleg", "laat ik K. kiezen\nK. koos zelf")
    assert first.witness == Witness.HEARD
    assert (second.essential, second.behaviours) == ("waarderen", ("bijdrage-waarderen",))
    assert (second.situation, second.text) == ("aan de balie", "tegen S. dank gezegd")
    assert first.origin == second.origin == reflection.id
    names = {each.id for each in (reflection, first, second)}
    assert len(names) == 3
    assert all(ID.fullmatch(each) for each in names)


def test_what_was_done_otherwise_does_not_say_what_was_meant(library: Library) -> None:
    sitting = asking(library, "waarderen-a4", intention=MEANT)
    said = {"afronden": "different", "gezien": "ik belde haar"}
    (told,) = deeds(kept(sitting, walked(sitting, said)))
    assert told.text == "ik belde haar"
    assert told.witness == Witness.SELF


def test_a_failed_intention_keeps_what_it_taught(library: Library) -> None:
    sitting = asking(library, "waarderen-a4", intention=MEANT)
    said = {"afronden": "failed", "niet-gelukt": "te druk", "opnieuw": "again"}
    (entry,) = kept(sitting, walked(sitting, said))
    assert isinstance(entry, Reflection)
    assert entry.closes[0].outcome == Outcome.FAILED
    assert [each.value for each in entry.answers] == ["te druk", "again"]


def test_closing_an_intention_is_enough_for_an_evening(library: Library) -> None:
    sitting = asking(library, "waarderen-a4", intention=MEANT)
    (entry,) = kept(sitting, walked(sitting, {"afronden": "no_chance"}))
    assert isinstance(entry, Reflection)
    assert entry.answers == ()
    assert entry.closes[0].outcome == Outcome.NO_CHANCE


def test_steps_that_only_steer_are_no_answers(library: Library) -> None:
    noted = deed(essential="waarderen")
    sitting = asking(library, "waarderen-a1", noted=(noted,), deepening="waarderen-v1")
    said = {"question": "dank", "question-dezelfde": "same", "dieper": "no"}
    (entry,) = kept(sitting, walked(sitting, said))
    assert [each.prompt for each in entry.answers] == ["waarderen-a1"]


def test_a_scale_and_its_follow_up_are_two_rows_of_which_one_uses_the_question(
    library: Library,
) -> None:
    scale = next(each for each in library.pack.prompts if each.follow_up)
    sitting = asking(library, "waarderen-a4", deepening=scale.id)
    said: dict[str, Value | None] = {
        "dieper": "yes",
        "deepening": scale.min,
        "deepening-follow-up": "omdat",
    }
    (entry,) = kept(sitting, walked(sitting, said))
    assert entry.answers == (
        Answer(prompt=scale.id, question=scale.text, answer=scale.min),
        Answer(question=scale.follow_up, answer="omdat"),
    )


def test_people_named_in_an_evening_are_the_people_of_its_entry(library: Library) -> None:
    sitting = asking(library, "waarderen-a5")
    (entry,) = kept(sitting, walked(sitting, {"question": ("S.", "K.")}))
    assert entry.people == ("S.", "K.")


def test_the_same_stamp_gives_the_same_entries(library: Library) -> None:
    sitting = asking(library, "waarderen-a1", intention=MEANT)
    answers = {"afronden": "done", "question": "dank", "telt-mee": "yes"}
    assert made(sitting, answers, stamp()) == made(sitting, answers, stamp())
