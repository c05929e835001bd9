from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from making import MONDAY, closing, deed, evening, intention, plan
from verbindend.core.entry import Answer, Moment, Outcome, Pause
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import Beginning, Sitting, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from verbindend.core.entry import AnyEntry, Intention
    from verbindend.core.library import Library


def back(days: int) -> date:
    return MONDAY - timedelta(days=days)


@pytest.fixture
def library(libraries: dict[str, Library]) -> Library:
    """The built-in content, in Dutch."""
    return libraries["nl"]


def prepared(
    library: Library,
    entries: Sequence[AnyEntry] = (),
    moment: Moment = Moment.EVENING,
    chosen: dict[str, str] | None = None,
) -> Sitting:
    begun = Beginning(moment=Occasion(moment), day=MONDAY, essential="waarderen", chosen=chosen)
    return prepare(library, entries, begun)


def test_the_two_fixed_questions_take_turns(library: Library) -> None:
    entries: list[AnyEntry] = []
    asked = []
    for number in range(4):
        questions = prepared(library, entries).questions
        asked.append({"goed", "meenemen"} & set(questions))
        entries.append(evening(back(10 - number)))
    assert asked == [{"goed"}, {"meenemen"}, {"goed"}, {"meenemen"}]


def test_only_an_evening_turns_them(library: Library) -> None:
    entries: list[AnyEntry] = [
        intention(back(3)),
        deed(back(2)),
        evening(back(1), moment=Moment.MORNING),
        evening(back(1), moment=Moment.DEEPENING),
    ]
    assert "goed" in prepared(library, entries).questions


def test_every_third_evening_offers_one_deeper(library: Library) -> None:
    offered = [
        "deepening" in prepared(library, [evening(back(20 - n)) for n in range(count)]).questions
        for count in range(9)
    ]
    assert offered == [False, False, True] * 3


@pytest.mark.parametrize(
    ("outcomes", "offered"),
    [
        ([Outcome.FAILED, Outcome.FAILED, Outcome.FAILED], True),
        ([Outcome.DONE, Outcome.FAILED, Outcome.FAILED], True),
        ([Outcome.FAILED, Outcome.DONE, Outcome.FAILED], False),
        ([Outcome.FAILED, Outcome.FAILED, Outcome.DONE], False),
        ([Outcome.FAILED, Outcome.FAILED, Outcome.NO_CHANCE], False),
    ],
)
def test_after_failing_twice_one_deeper_is_offered(
    library: Library, outcomes: list[Outcome], *, offered: bool
) -> None:
    entries: list[AnyEntry] = []
    for number, outcome in enumerate(outcomes):
        meant = intention(back(9 - number))
        entries += [meant, closing(meant, outcome)]
    assert ("deepening" in prepared(library, entries[::-1]).questions) is offered


@pytest.mark.parametrize("days", [0, 1, 3])
def test_an_evening_closes_the_last_intention_that_is_open(library: Library, days: int) -> None:
    meant = intention(back(days))
    entries = [intention(back(days + 1)), meant, intention(MONDAY + timedelta(days=1))]
    assert prepared(library, entries).intention == meant


@pytest.mark.parametrize("outcome", list(Outcome))
def test_an_evening_does_not_close_what_was_closed(library: Library, outcome: Outcome) -> None:
    meant = intention()
    assert prepared(library, [meant, closing(meant, outcome)]).intention is None


@pytest.mark.parametrize(
    ("days", "evenings", "asked"),
    [
        (4, [], True),
        (4, [6, 5, 1], True),  # the last of them was in time
        (9, [6], True),
        (9, [5], False),
        (9, [4, 2], False),
        (14, [], True),
        (15, [], False),
    ],
)
def test_what_was_let_go_by_time_is_asked_about_once(
    library: Library, days: int, evenings: list[int], *, asked: bool
) -> None:
    meant = intention(back(days))
    entries: list[AnyEntry] = [meant, *(evening(back(each)) for each in evenings)]
    assert (prepared(library, entries).intention == meant) is asked
    newer = intention(back(1))
    assert prepared(library, [*entries, newer]).intention == newer


def test_what_waited_through_a_pause_was_not_let_go(library: Library) -> None:
    meant = intention(back(20))
    held = plan(pauses=(Pause(first=back(19), last=back(2)),))
    assert prepared(library, [meant, held]).intention == meant


def test_a_morning_knows_the_intention_before_it_closed_or_not(library: Library) -> None:
    meant = intention(back(5))
    entries: list[AnyEntry] = [intention(back(9)), meant, closing(meant, Outcome.DONE)]
    assert prepared(library, entries, Moment.MORNING).intention == meant


def answered(meant: Intention, library: Library, said: str) -> AnyEntry:
    """An evening that says what is to become of a failed intention."""
    prompt = library.wordings("opnieuw")[0]
    row = Answer(prompt=prompt.id, question=prompt.text, answer=said)
    return closing(meant, Outcome.FAILED, answers=(row,))


@pytest.mark.parametrize(("said", "again"), [("again", True), ("let_go", False)])
def test_a_morning_knows_that_it_was_to_be_tried_again(
    library: Library, said: str, *, again: bool
) -> None:
    meant = intention(back(1))
    entries = [meant, answered(meant, library, said)]
    assert prepared(library, entries, Moment.MORNING).again is again
    newer = [*entries, intention(MONDAY)]
    assert prepared(library, newer, Moment.MORNING).again is False


def test_an_evening_knows_the_last_deed_of_the_day_on_each_essential(library: Library) -> None:
    last, other = deed(hour=15), deed(essential="vier-r")
    entries: list[AnyEntry] = [last, deed(hour=9), other, deed(back(1), "zelfbewustzijn"), plan()]
    assert prepared(library, entries).deeds == {"waarderen": last, "vier-r": other}


def test_a_draft_is_asked_what_it_was_asked_before(library: Library) -> None:
    before = prepared(library)
    for count in range(1, 4):
        others = [
            evening(
                MONDAY,
                answers=(Answer(prompt=before.questions["question"].id, question="?", answer="a"),),
            )
            for _ in range(count)
        ]
        taken_up = prepared(library, others, chosen=before.chosen)
        assert taken_up.chosen == before.chosen
        assert "deepening" not in taken_up.questions


def test_a_deepening_that_was_offered_stays_offered(library: Library) -> None:
    two = [evening(back(2)), evening(back(1))]
    before = prepared(library, two)
    assert "deepening" in before.questions
    assert prepared(library, [*two, evening()], chosen=before.chosen).chosen == before.chosen


def test_a_question_that_the_pack_no_longer_has_is_replaced(library: Library) -> None:
    chosen = prepared(library).chosen | {"question": "bestaat-niet-meer"}
    taken_up = prepared(library, chosen=chosen)
    assert taken_up.questions["question"].essential == "waarderen"
    assert set(taken_up.questions) == set(chosen)


def test_what_comes_after_the_day_does_not_matter(library: Library) -> None:
    later: list[AnyEntry] = [evening(MONDAY + timedelta(days=1)), deed(MONDAY + timedelta(days=1))]
    assert prepared(library, later) == prepared(library)


@pytest.mark.parametrize("moment", [Moment.MORNING, Moment.EVENING, Moment.DEEPENING])
def test_one_question_on_the_essential_for_the_moment(library: Library, moment: Moment) -> None:
    prompt = prepared(library, moment=moment).questions["question"]
    assert (prompt.essential, prompt.moment) == ("waarderen", moment)
