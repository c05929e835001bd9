from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from making import MONDAY, made_at, on, plan
from verbindend.core.choice import Reason
from verbindend.core.entry import Pause, Plan
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from house import House


def test_a_focus_is_a_plan_of_its_own(any_house: House) -> None:
    plans = any_house.companion.plans
    assert not plans.focus
    chosen = plans.choose_focus(["7", "vier"])
    assert plans.focus == chosen.focus == ("waarderen", "vier-r")
    assert any_house.journal.read().entries == (chosen,)
    assert chosen.day == MONDAY


def test_choosing_again_adds_a_plan_and_leaves_the_one_before(house: House) -> None:
    plans = house.companion.plans
    first = plans.choose_focus(["waarderen"])
    second = plans.choose_focus(["vier-r", "vier-r"])
    third = plans.choose_focus([])
    assert [first.focus, second.focus, third.focus] == [("waarderen",), ("vier-r",), ()]
    assert not plans.focus
    assert house.journal.read().entries == (third, second, first)
    house.journal.undo()
    assert plans.focus == ("vier-r",)


@pytest.mark.parametrize("typed", [["1", "2", "3"], ["waarderen", "onzin"], [""]])
def test_more_than_two_or_an_unknown_one_is_refused(house: House, typed: list[str]) -> None:
    with pytest.raises(Refusal):
        house.companion.plans.choose_focus(typed)
    assert house.files() == []


def test_a_pick_is_the_essential_of_today_only(house: House) -> None:
    companion = house.companion
    ruled = companion.looking.today().choice.essential
    other = next(each for each in companion.desk.library.essentials if each != ruled)
    companion.plans.pick(other)
    choice = companion.looking.today().choice
    assert (choice.essential, choice.reason) == (other, Reason.PICK)
    house.clock.forward(days=1)
    assert companion.looking.today().choice.reason != Reason.PICK


def test_an_unknown_pick_is_refused(house: House) -> None:
    with pytest.raises(Refusal, match="no essential"):
        house.companion.plans.pick("negen")
    assert house.files() == []


def test_a_new_plan_keeps_what_was_chosen_before(house: House) -> None:
    pauses = (Pause(first=MONDAY, last=MONDAY + timedelta(days=9)),)
    before = plan(
        MONDAY,
        focus=("waarderen",),
        pauses=pauses,
        working_days=("mon", "tue"),
        day_begins=time(5),
        pick="vier-r",
    )
    house.journal.add([before])
    again = house.companion.plans.choose_focus(["zelfbewustzijn"])
    assert (again.pauses, again.working_days, again.day_begins) == (
        pauses,
        ("mon", "tue"),
        time(5),
    )
    assert again.pick == "vier-r"
    assert again.id != before.id
    house.clock.forward(days=1)
    tomorrow = house.companion.plans.choose_focus(["waarderen"])
    assert tomorrow.pick is None
    assert house.companion.plans.pick("7").focus == ("waarderen",)


def test_the_last_choice_holds_also_within_one_second(house: House) -> None:
    names = iter(["zzzzzz", "mmmmmm", "aaaaaa"])
    house.companion.desk.suffix = lambda: next(names)
    for typed in ("1", "2", "3"):
        house.companion.plans.choose_focus([typed])
    assert house.companion.plans.focus == ("zelfbewustzijn",)
    house.companion.desk.suffix = lambda: "aaaaab"
    house.companion.plans.pick("4")
    assert house.companion.looking.today().choice.essential == "waarom-waarde"


def test_the_last_choice_holds_also_after_a_clock_that_was_ahead(house: House) -> None:
    house.journal.add([made_at(Plan, on(MONDAY + timedelta(days=3)), focus=("vier-r",))])
    chosen = house.companion.plans.choose_focus(["waarderen"])
    assert house.companion.plans.focus == ("waarderen",)
    assert chosen.day == MONDAY
