from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from making import MONDAY, made_at, on, plan
from verbindend.companion.picturing import pictured
from verbindend.core.choice import Reason
from verbindend.core.entry import Moment, Pause, Plan
from verbindend.core.refusal import QUOTED, Refusal

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


def test_working_days_are_chosen_by_name_and_seen_in_the_week(house: House) -> None:
    companion = house.companion
    companion.plans.choose_focus(["waarderen"])
    chosen = companion.plans.work_on("di, vrijdag")
    assert (chosen.working_days, chosen.focus) == (("tue", "fri"), ("waarderen",))
    assert [each.day.weekday() for each in companion.looking.today().week] == [1, 4]
    house.journal.undo()
    assert [each.day.weekday() for each in companion.looking.today().week] == [0, 1, 2, 3, 4]


def test_a_pause_is_kept_beside_those_before_and_ended_with_yesterday(house: House) -> None:
    plans, before = house.companion.plans, Pause(first=MONDAY, last=MONDAY + timedelta(days=2))
    plans.follow("acht", 3)
    assert plans.pause("maandag", "woensdag").pauses == (before,)
    house.clock.forward(days=10)
    later = plans.pause("di 15 december", "3-1")
    assert (later.programme, later.week, len(later.pauses)) == ("acht-weken", 3, 2)
    assert len(plans.pause("16-12", "5-1").pauses) == 2
    held = plans.pause("gisteren", "morgen")
    assert [each.first for each in held.pauses] == [
        MONDAY,
        MONDAY + timedelta(days=9),
        MONDAY + timedelta(days=22),
    ]
    yesterday = MONDAY + timedelta(days=9)
    assert plans.end_pause().pauses == (before, Pause(first=yesterday, last=yesterday))
    with pytest.raises(Refusal, match="no pause"):
        plans.end_pause()


def test_a_pause_that_began_today_leaves_nothing_when_it_is_ended(house: House) -> None:
    house.companion.plans.pause("vandaag", "morgen")
    assert house.companion.looking.today().paused
    assert house.companion.plans.end_pause().pauses == ()
    assert house.companion.looking.today().paused is None


@pytest.mark.parametrize("typed", [("25-12", "24-12"), ("ooit", "ooit"), ("", "")])
def test_a_pause_that_is_none_changes_nothing(house: House, typed: tuple[str, str]) -> None:
    with pytest.raises(Refusal):
        house.companion.plans.pause(*typed)
    assert house.files() == []


@pytest.mark.parametrize("typed", ["", "ma,dinsdog"])
def test_working_days_that_are_none_change_nothing(house: House, typed: str) -> None:
    with pytest.raises(Refusal):
        house.companion.plans.work_on(typed)
    assert house.files() == []


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


def a_plan_written(house: House, written: str, day: str = "2026-11-23") -> None:
    """A plan in a file that another program wrote."""
    path = house.folder / written[:4] / written[5:7] / f"{written[:10]}-0000-plan-abc234.toml"
    path.parent.mkdir(parents=True)
    path.write_text(
        f'format = 1\nkind = "plan"\nwritten = {written}\nday = {day}\nfocus = ["vier-r"]\n'
    )


def everything(house: House) -> None:
    """Look at everything, and choose."""
    companion = house.companion
    companion.looking.today()
    pictured(companion.desk, companion.looking.read())
    companion.deeds.begin(earlier=True).steps({})
    companion.plans.pick("7")
    companion.sittings.begin(Moment.EVENING).keep({"goed": "de lunch"})
    chosen = companion.plans.choose_focus(["waarderen"])
    assert chosen in house.journal.read().entries
    companion.looking.today()


ENDS = ("0001-01-01T00:00:00", "9999-12-31T23:59:59", "0999-12-31T00:00:00")


@pytest.mark.parametrize("offset", ["Z", "+14:00", "-14:00"])
@pytest.mark.parametrize("written", ENDS)
def test_a_plan_from_an_end_of_the_calendar_is_left_and_stops_nothing(
    house: House, written: str, offset: str
) -> None:
    a_plan_written(house, written + offset)
    (odd,) = house.journal.read().unreadable
    assert written[:10] in odd.name
    assert house.journal.plan() is None
    everything(house)
    assert house.companion.plans.focus == ("waarderen",)
    assert house.journal.read().unreadable == (odd,)


@pytest.mark.parametrize("written", ["1000-01-02T00:00:00Z", "9999-12-30T00:00:00Z"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_plan_from_the_furthest_moment_there_is_stops_nothing(
    house: House, written: str, day: str
) -> None:
    a_plan_written(house, written, day)
    assert house.companion.plans.focus == ("vier-r",)
    everything(house)
    assert house.journal.read().unreadable == ()


def test_parts_of_the_rhythm_are_left_out_by_any_of_their_names(any_house: House) -> None:
    plans, looking = any_house.companion.plans, any_house.companion.looking
    title = any_house.companion.desk.library.rhythms["morning"].title
    plans.do_without([title, "maandspiegel", "week"])
    now = plans.now
    assert now
    assert now.without == ("morning", "month", "week")
    seen = looking.today()
    assert seen.offered == {"evening"}
    assert not seen.is_done
    plans.do_without(["evening", "morning"])
    assert looking.today().is_done
    plans.do_without([])
    assert looking.today().offered == {"morning", "evening"}


def test_a_part_of_the_rhythm_that_is_none_changes_nothing(house: House) -> None:
    for typed in ("between", "coach", "", "x" * 500):
        with pytest.raises(Refusal) as caught:
            house.companion.plans.do_without([typed])
        assert len(str(caught.value.facts["typed"])) <= QUOTED
    assert house.files() == []
