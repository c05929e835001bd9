from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from making import MONDAY, closing, deed, evening, intention, made_at, on
from verbindend.companion.picturing import pictured
from verbindend.core.entry import Moment, Note, Outcome
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from house import House
    from verbindend.core.entry import AnyEntry


def back(days: int) -> date:
    return MONDAY - timedelta(days=days)


def test_an_empty_journal_has_a_today(any_house: House) -> None:
    today = any_house.companion.looking.today()
    assert today.day == MONDAY
    assert today.essential.id == today.choice.essential
    assert (today.drafts, today.unreadable) == ((), ())
    assert (today.intention, today.outcome) == (None, None)
    assert not today.absent
    assert [each.day.weekday() for each in today.week] == [0, 1, 2, 3, 4]
    assert not any_house.folder.exists()


@pytest.mark.parametrize(
    ("moment", "entries", "offered"),
    [
        (on(MONDAY, 4), [], Moment.MORNING),
        (on(MONDAY, 9), [], Moment.MORNING),
        (on(MONDAY, 11, 59), [], Moment.MORNING),
        (on(MONDAY, 12, 0), [], Moment.EVENING),
        (on(MONDAY, 23), [], Moment.EVENING),
        (on(MONDAY + timedelta(days=1), 1), [], Moment.EVENING),  # the night of Monday
        (on(MONDAY, 9), [intention()], Moment.EVENING),
        (on(MONDAY, 9), [evening(moment=Moment.MORNING)], Moment.EVENING),
        (on(MONDAY, 9), [deed(), intention(back(1)), evening()], Moment.MORNING),
    ],
)
def test_the_hour_and_what_was_done_tell_which_sitting_comes_first(
    house: House, moment: object, entries: list[AnyEntry], offered: Moment
) -> None:
    house.clock.moment = moment  # type: ignore[assignment]
    house.journal.add(entries)
    assert house.companion.looking.today().moment == offered


@pytest.mark.parametrize(
    ("entries", "done"),
    [
        ([], set()),
        ([intention()], {Moment.MORNING}),
        ([evening(moment=Moment.MORNING)], {Moment.MORNING}),
        ([evening()], {Moment.EVENING}),
        ([intention(), evening()], {Moment.MORNING, Moment.EVENING}),
        ([intention(back(1)), evening(back(1)), deed()], set()),
        ([evening(moment=Moment.DEEPENING)], {Moment.DEEPENING}),
    ],
)
def test_a_sitting_of_today_is_done(
    house: House, entries: list[AnyEntry], done: set[Moment]
) -> None:
    house.journal.add(entries)
    assert house.companion.looking.today().done == done


def test_the_intention_shown_is_that_of_today_or_the_last_that_is_open(house: House) -> None:
    old, open_one = intention(back(4)), intention(back(2))
    house.journal.add([old, open_one])
    today = house.companion.looking.today()
    assert (today.intention, today.outcome) == (open_one, None)
    house.journal.add([closing(open_one, Outcome.DONE)])
    assert house.companion.looking.today().intention is None
    newest = intention()
    house.journal.add([newest, closing(newest, Outcome.NO_CHANCE)])
    today = house.companion.looking.today()
    assert (today.intention, today.outcome) == (newest, Outcome.NO_CHANCE)


@pytest.mark.parametrize(("days", "absent"), [(1, False), (7, False), (8, True), (300, True)])
def test_after_a_week_without_an_entry_the_leader_was_absent(
    house: House, days: int, *, absent: bool
) -> None:
    house.journal.add([deed(back(days)), deed(back(days + 30))])
    assert house.companion.looking.today().absent is absent
    house.journal.add([deed()])
    assert house.companion.looking.today().absent is absent


def test_after_a_pause_the_leader_is_greeted_as_after_any_absence(house: House) -> None:
    companion = house.companion
    house.journal.add([intention()])
    companion.plans.pause("morgen", "over 3 weken")
    house.clock.forward(days=22)
    seen = companion.looking.today()
    assert seen.absent
    assert seen.paused is None
    assert seen.intention
    assert companion.sittings.begin(Moment.EVENING).sitting.intention == seen.intention
    house.clock.forward(days=3)
    assert companion.looking.today().intention is None
    flow = companion.sittings.begin(Moment.EVENING)
    assert flow.sitting.intention == seen.intention  # asked about once, and then let be
    flow.keep({"goed": "de kerst", "meenemen": "de kerst"})
    house.clock.forward(days=1)
    assert companion.sittings.begin(Moment.EVENING).sitting.intention is None


def test_what_was_done_this_week_is_marked(house: House) -> None:
    house.journal.add([deed(), evening(), deed(back(1))])
    marks = house.companion.looking.today().week
    assert [(each.deed, each.reflection) for each in marks] == [(True, True), *[(False, False)] * 4]


def test_the_files_that_cannot_be_read_are_there(house: House) -> None:
    house.journal.add([deed()])
    (house.folder / "los.toml").write_text("")
    today = house.companion.looking.today()
    assert [each.name for each in today.unreadable] == ["los.toml"]
    house.drafts.folder.mkdir(parents=True)
    torn = house.drafts.folder / "evening-2026-11-23-abcdef.toml"
    torn.write_text('id = "eve')
    today = house.companion.looking.today()
    assert [each.name for each in today.unreadable] == ["los.toml", str(torn)]
    assert today.drafts == ()


def test_a_draft_that_waits_is_offered(house: House) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING)
    draft = flow.draft({"goed": "half"}, "goed")
    house.drafts.save(draft)
    assert house.companion.looking.today().drafts == ()
    house.drafts.release(draft.id)
    assert house.companion.looking.today().drafts == (draft,)


def test_figures_are_of_every_essential_of_the_pack(house: House) -> None:
    house.journal.add([deed(), deed(back(40)), deed(back(1), "een-oud-veld")])
    practice = pictured(house.companion.desk, house.journal.read()).practice
    assert [each.essential for each in practice.essentials] == list(
        house.companion.desk.library.essentials
    )
    assert {each.essential: each.deeds for each in practice.essentials if each.deeds} == {
        "waarderen": 1
    }
    assert practice.weeks == 4
    assert pictured(house.companion.desk, house.journal.read(), 8).practice.most == 2


def test_an_entry_is_found_by_its_name_or_its_last_six_signs(house: House) -> None:
    entry, other = deed(), deed()
    house.journal.add([entry, other])
    looking = house.companion.looking
    for typed in (entry.id, entry.id[-6:], f" {entry.id[-6:]}\n"):
        assert looking.entry(typed) == entry
    for typed in ("", "zzzzzz", entry.id[-5:], "waarderen", "../x", entry.id[:-1]):
        with pytest.raises(Refusal, match="no entry"):
            looking.entry(typed)


def test_six_signs_that_two_entries_share_mean_neither(house: House) -> None:
    house.journal.add(
        [
            made_at(Note, on(back(number)), text="a", id=f"{back(number)}-1630-note-abc234")
            for number in (0, 1)
        ]
    )
    with pytest.raises(Refusal, match="no entry"):
        house.companion.looking.entry("abc234")


@pytest.mark.parametrize("name", ["read", "today"])
def test_a_journal_that_cannot_be_read_is_a_refusal(house: House, name: str) -> None:
    house.folder.write_text("geen map")
    with pytest.raises(Refusal, match="is not a folder"):
        getattr(house.companion.looking, name)()
