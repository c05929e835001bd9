from __future__ import annotations

import pytest
from hypothesis import given

from making import anything
from verbindend.core.people import MOST_LENGTH, MOST_PEOPLE, handles
from verbindend.core.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("", ()),
        (" , ;\n,", ()),
        ("S.", ("S.",)),
        ("S., K.; de planner", ("S.", "K.", "de planner")),
        ("S.\nK.\r\nT.", ("S.", "K.", "T.")),
        ("S., K., S.", ("S.", "K.")),
        ("  de   planner  ", ("de planner",)),
        ("\u202eS.\u202c, \x1b[31mK.", ("S.", "[31mK.")),
        ("é" * MOST_LENGTH, ("é" * MOST_LENGTH,)),
    ],
)
def test_people_are_named_in_one_line_each_once(typed: str, people: tuple[str, ...]) -> None:
    assert handles(typed) == people


def test_more_than_twelve_people_are_refused() -> None:
    named = [f"P{number}" for number in range(MOST_PEOPLE + 1)]
    assert handles(",".join(named[:-1])) == tuple(named[:-1])
    with pytest.raises(Refusal) as told:
        handles(",".join(named))
    assert told.value.facts == {"count": 13, "most": 12}


def test_a_question_may_ask_for_fewer_people() -> None:
    assert handles("S., K.", most=2) == ("S.", "K.")
    with pytest.raises(Refusal):
        handles("S., K.", most=1)


def test_a_story_is_no_name() -> None:
    with pytest.raises(Refusal, match="initials or role") as told:
        handles("S., " + "a" * (MOST_LENGTH + 1))
    assert told.value.facts == {"most": 40}


@given(anything)
def test_what_is_kept_reads_back_the_same(typed: str) -> None:
    try:
        people = handles(typed)
    except Refusal:
        return
    assert handles(", ".join(people)) == people
    assert all(each == each.strip() and each for each in people)
