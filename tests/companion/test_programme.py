from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from making import MONDAY
from verbindend.companion.deeds import TypedDeed
from verbindend.core.choice import Reason
from verbindend.core.entry import Moment, Plan, Review
from verbindend.core.refusal import Refusal
from verbindend.core.rhythm import Occasion

if TYPE_CHECKING:
    from house import House
    from verbindend.core.entry import AnyEntry, Value

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


def test_a_month_away_does_not_move_it(house: House) -> None:
    house.companion.plans.follow(NAME)
    house.companion.plans.go_to_week(2)
    house.clock.forward(days=40)
    assert number(house) == 2


def number(house: House) -> int | None:
    """The week of the programme that one is in."""
    here = house.companion.looking.today().programme
    assert here == house.companion.plans.here
    return here.number if here else None


def note(house: House) -> None:
    house.companion.deeds.note(TypedDeed(essential="waarderen", text="gezegd"))


def look_back(house: House, occasion: Occasion = Occasion.WEEK, **said: str) -> list[AnyEntry]:
    """Look back, with a word on what is ahead."""
    flow = house.companion.sittings.begin(occasion)
    answers: dict[str, Value | None] = {"vooruit": "rust", **said}
    return list(flow.keep(answers))


def test_a_week_closes_with_its_review_in_one_act(house: House) -> None:
    house.companion.plans.follow(NAME)
    house.clock.forward(days=4)
    review, plan = look_back(house)
    assert isinstance(review, Review)
    assert isinstance(plan, Plan)
    assert (plan.week, plan.week_begun) == (2, MONDAY + timedelta(days=4))
    assert number(house) == 2
    assert look_back(house)[1:] == []  # the week is closed once
    house.clock.forward(days=3)
    note(house)
    assert number(house) == 2
    house.companion.journal.undo()  # the deed
    house.companion.journal.undo()  # the second look back
    house.companion.journal.undo()
    assert [each.kind for each in house.companion.looking.read().entries] == ["plan"]
    assert number(house) == 1


def test_it_is_not_stuck_by_a_missed_review(house: House) -> None:
    house.companion.plans.follow(NAME)
    note(house)
    for week in (1, 2, 3):
        assert number(house) == week
        house.clock.forward(days=7)
        note(house)
    assert number(house) == 4
    house.companion.plans.pick("vier-r")  # a plan of another kind moves nothing
    assert number(house) == 4
    house.companion.plans.go_to_week(2)
    assert number(house) == 2


def test_a_look_back_on_the_week_before_does_not_move_it_twice(house: House) -> None:
    house.companion.plans.follow(NAME)
    note(house)
    house.clock.forward(days=7)
    assert number(house) == 2
    (review,) = look_back(house)
    assert isinstance(review, Review)
    assert review.period == "2026-W48"
    assert number(house) == 2


def test_a_week_begun_late_lasts_through_the_next(house: House) -> None:
    house.clock.forward(days=2)
    house.companion.plans.follow(NAME)
    note(house)
    house.clock.forward(days=2)
    assert len(look_back(house)) == 1
    assert number(house) == 1
    house.clock.forward(days=3)
    note(house)
    assert number(house) == 1
    house.clock.forward(days=7)
    assert number(house) == 2


def test_a_pause_holds_it_and_its_week_stays(house: House) -> None:
    plans, looking = house.companion.plans, house.companion.looking
    plans.follow(NAME, 3)
    plans.pause("vandaag", "woensdag")
    for _ in range(3):
        seen = looking.today()
        assert seen.choice.reason == Reason.BEGIN
        assert seen.paused
        assert seen.programme
        assert (seen.programme.number, seen.programme.now) == (3, None)
        sitting = house.companion.sittings.begin(seen.moment).sitting
        assert sitting.essential == seen.essential.id
        house.clock.forward(days=1)
    seen = looking.today()
    assert seen.programme
    assert (seen.programme.number, seen.choice.reason) == (3, Reason.PROGRAMME)


def test_a_week_in_a_pause_does_not_pass(house: House) -> None:
    house.companion.plans.follow(NAME)
    house.companion.plans.pause("2026-11-30", "2026-12-06")
    note(house)
    for _ in range(2):
        house.clock.forward(days=7)
        note(house)
    assert number(house) == 2


@pytest.mark.parametrize("begun", [date.min, date.max])
def test_a_week_begun_at_the_end_of_time_is_no_fault(house: House, begun: date) -> None:
    plan = house.companion.plans.follow(NAME, 2)
    house.companion.journal.change(plan, msgspec.structs.replace(plan, week_begun=begun))
    note(house)
    assert number(house) == 2
    look_back(house)


# beside the days ---------------------------------------------------------------------------------


def beside(house: House) -> tuple[str, ...]:
    return house.companion.looking.today().beside


def test_its_start_is_a_mirror_once_there_is_something_to_look_back_on(house: House) -> None:
    house.companion.plans.follow(NAME)
    for _ in range(4):
        note(house)
        assert beside(house) == ()
        house.clock.forward(days=1)
    note(house)
    assert beside(house) == ("month",)
    house.clock.forward(days=4)
    assert number(house) == 2
    assert beside(house) == ("month",)
    look_back(house, Occasion.MONTH, vraag="hoe kom ik over")
    assert beside(house) == ()


def test_midway_and_at_its_end_there_is_more(house: House) -> None:
    house.companion.plans.follow(NAME, 4)
    for _ in range(5):
        note(house)
        house.clock.forward(days=-1)
    house.clock.forward(days=5)
    assert beside(house) == ("month",)
    house.companion.plans.go_to_week(5)
    assert beside(house) == ()
    house.companion.plans.go_to_week(9)
    seen = house.companion.looking.today()
    assert seen.programme
    assert (seen.programme.week, seen.choice.reason == Reason.PROGRAMME) == (None, False)
    assert seen.beside == ("month", "loslaten", "coach")
    look_back(house, Occasion.MONTH, vraag="hoe kom ik over")
    look_back(house, Occasion.COACH, waard="een idee")
    assert beside(house) == ("loslaten",)
    flow = house.companion.exercises.begin("loslaten")
    flow.keep({step.key: "x" for step in flow.steps({}) if step.is_text})
    assert number(house) is None
    assert beside(house) == ()


def test_a_mirror_may_choose_another_focus(house: House) -> None:
    house.companion.plans.choose_focus(["vier-r"])
    house.clock.forward(hours=1)
    look_back(house, Occasion.MONTH, focus="same")
    assert house.companion.plans.focus == ("vier-r",)
    mirror, plan = look_back(house, Occasion.MONTH, focus="waarderen")
    assert (mirror.kind, plan.kind) == ("mirror", "plan")
    assert house.companion.plans.focus == ("waarderen",)


# the day to look back on the week ----------------------------------------------------------------


def is_week_offered(house: House) -> bool:
    return Occasion.WEEK in house.companion.looking.today().offered


def test_a_week_is_looked_back_on_at_its_last_working_day(house: House) -> None:
    plans, looking = house.companion.plans, house.companion.looking
    note(house)
    days = []
    for day in range(7):
        if is_week_offered(house):
            days.append(day)
        house.clock.forward(days=1)
    assert days == [4]
    house.clock.forward(days=-3)
    look_back(house)
    assert not is_week_offered(house)
    assert Moment.EVENING in looking.today().done
    house.clock.forward(days=3)
    plans.work_on("ma, di")
    assert not is_week_offered(house)
    house.clock.forward(days=1)
    assert not is_week_offered(house)  # nothing was done this week yet
    note(house)
    assert is_week_offered(house)


def test_a_focus_and_a_pick_are_kept_beside_it(house: House) -> None:
    plans = house.companion.plans
    plans.choose_focus(["waarderen"])
    plans.follow(NAME)
    plans.pick("vier-r")
    assert house.companion.looking.today().essential.id == "vier-r"
    now = plans.now
    assert now
    assert (now.focus, now.programme, now.week) == (("waarderen",), NAME, 1)


def test_it_may_be_left(house: House) -> None:
    plans = house.companion.plans
    plans.follow(NAME)
    plans.leave()
    now = plans.now
    assert now
    assert (now.programme, now.week, now.week_begun) == (None, None, None)


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
    for _ in range(14):
        seen = house.companion.looking.today()
        chosen.append(seen.essential.id)
        flow = house.companion.sittings.begin(seen.moment)
        answers: dict[str, Value | None] = dict.fromkeys(step.key for step in flow.steps({}))
        answers["goed"] = "iets"
        answers["meenemen"] = "iets"
        flow.keep(answers)
        house.clock.moment += timedelta(days=1)
    weeks = ("betekenis-geven", chosen[:7]), ("vier-r", chosen[7:])
    assert all(week.count(leads) in (3, 4) for leads, week in weeks), weeks
