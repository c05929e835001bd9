from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from verbindend.core.choice import Reason
from verbindend.core.entry import Plan
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from house import House
    from verbindend.core.entry import Value

NAME = "acht-weken"


def test_the_built_in_programme_has_each_essential_in_its_order(any_house: House) -> None:
    library = any_house.companion.desk.library
    programme = library.programmes[NAME]
    assert [week.essential for week in programme.week] == list(library.essentials)
    for week in programme.week:
        assert library.exercises[week.exercise].essential == week.essential
        task = library.task(week.task)
        assert task
        assert task.essential == week.essential


def test_a_programme_leads_and_the_leader_moves_it_on(house: House) -> None:
    plans, looking = house.companion.plans, house.companion.looking
    assert looking.today().programme is None
    plans.follow("acht")
    seen = looking.today()
    assert seen.programme
    assert (seen.essential.id, seen.choice.reason) == ("betekenis-geven", Reason.PROGRAMME)
    plans.go_to_week(3)
    seen = looking.today()
    assert seen.programme
    assert (seen.programme.number, seen.essential.id) == (3, "zelfbewustzijn")
    sitting = house.companion.sittings.begin(seen.moment).sitting
    assert sitting.essential == "zelfbewustzijn"


def test_a_programme_begun_at_a_later_week_is_one_plan(house: House) -> None:
    house.companion.plans.follow(NAME, 5)
    (plan,) = house.companion.looking.read().entries
    assert isinstance(plan, Plan)
    assert (plan.programme, plan.week) == (NAME, 5)


def test_a_missed_review_or_a_month_away_does_not_move_it(house: House) -> None:
    house.companion.plans.follow(NAME)
    house.companion.plans.go_to_week(2)
    house.clock.forward(days=40)
    seen = house.companion.looking.today()
    assert seen.programme
    assert seen.programme.number == 2


def test_a_pause_holds_it_and_its_week_stays(house: House) -> None:
    plans, looking = house.companion.plans, house.companion.looking
    plans.follow(NAME, 3)
    plans.pause("vandaag", "woensdag")
    for _ in range(3):
        seen = looking.today()
        assert (seen.programme, seen.choice.reason) == (None, Reason.BEGIN)
        assert seen.paused
        sitting = house.companion.sittings.begin(seen.moment).sitting
        assert sitting.essential == seen.essential.id
        house.clock.forward(days=1)
    seen = looking.today()
    assert seen.programme
    assert (seen.programme.number, seen.choice.reason) == (3, Reason.PROGRAMME)


def test_a_focus_and_a_pick_are_kept_beside_it(house: House) -> None:
    plans = house.companion.plans
    plans.choose_focus(["waarderen"])
    plans.follow(NAME)
    plans.pick("vier-r")
    assert house.companion.looking.today().essential.id == "vier-r"
    now = plans.now
    assert now
    assert (now.focus, now.programme, now.week) == (("waarderen",), NAME, 1)


def test_after_the_last_week_it_is_finished_and_it_may_be_left(house: House) -> None:
    plans = house.companion.plans
    plans.follow(NAME)
    plans.go_to_week(8)
    plans.go_to_week(9)
    assert house.companion.looking.today().programme is None
    plans.follow(NAME)
    plans.leave()
    now = plans.now
    assert now
    assert (now.programme, now.week) == (None, None)


def test_what_cannot_be_is_refused(house: House) -> None:
    plans = house.companion.plans
    with pytest.raises(Refusal, match="no programme"):
        plans.go_to_week(2)
    with pytest.raises(Refusal, match="no programme"):
        plans.follow("negen-weken")
    plans.follow(NAME)
    for number in (0, -1, 10):
        with pytest.raises(Refusal, match="weeks 1 to"):
            plans.go_to_week(number)


def test_a_programme_that_no_pack_has_any_more_leads_nowhere(house: House) -> None:
    house.companion.plans.follow(NAME)
    desk = house.companion.desk
    desk.library.__dict__["programmes"] = {}
    try:
        assert house.companion.looking.today().programme is None
    finally:
        del desk.library.__dict__["programmes"]


def test_two_weeks_of_it_are_lived_with_its_essential_on_half_of_the_days(house: House) -> None:
    house.companion.plans.follow(NAME)
    chosen = []
    for _ in range(10):
        seen = house.companion.looking.today()
        chosen.append(seen.essential.id)
        flow = house.companion.sittings.begin(seen.moment)
        answers: dict[str, Value | None] = dict.fromkeys(step.key for step in flow.steps({}))
        answers["goed"] = "iets"
        answers["meenemen"] = "iets"
        flow.keep(answers)
        house.clock.moment += timedelta(days=1)
    assert chosen.count("betekenis-geven") == 5
