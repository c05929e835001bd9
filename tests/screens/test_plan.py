from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from making import MONDAY
from screens.stage import kept, on_screen, opened, part, point, press, refused, told, write
from verbindend.core.entry import Pause
from verbindend.screens.choose import Choose, ChooseSeveral
from verbindend.screens.day import AskDay
from verbindend.screens.exercises import Exercises
from verbindend.screens.plan import PlanPage
from verbindend.screens.programme import ProgrammePage
from verbindend.screens.steps import Steps
from verbindend.screens.today import Today
from verbindend.widgets.choices import Choices
from verbindend.widgets.day_line import DayLine

if TYPE_CHECKING:
    from house import House
    from verbindend.app import Verbindend


def rows(app: Verbindend) -> dict[str, str]:
    """What holds, as the page says it."""
    assert isinstance(app.screen, PlanPage)
    return {choice.id: choice.note for choice in app.screen.query_one(Choices).choices}


SIZES = pytest.mark.parametrize("size", [(80, 24), (60, 18)], ids=["normal", "small"])


@SIZES
async def test_the_page_tells_all_that_holds_in_every_place(
    any_house: House, size: tuple[int, int]
) -> None:
    plans, words = any_house.companion.plans, any_house.words
    plans.choose_focus(["waarderen"])
    plans.follow("acht", 3)
    plans.pause("2026-12-21", "2027-01-03")
    plans.work_on("ma,do")
    before = any_house.files()
    app = any_house.app()
    async with opened(app, size) as pilot:
        for place in "1234":
            await press(pilot, place, "p")
            assert isinstance(app.screen, PlanPage)
            said = on_screen(app)
            for label in ("Your plan", "Focus", "Programme", "Pause", "Working days"):
                assert words.tr(label) in said
            assert any_house.companion.desk.library.titles["waarderen"] in said
            assert rows(app)["programme"].endswith(
                f"3 {'van' if words.language == 'nl' else 'of'} 8"
            )
            assert words.middle_date(MONDAY + timedelta(days=28)) in said
            assert f"{words.tr('Mon')}, {words.tr('Thu')}" in said
            await press(pilot, "escape")
            assert not isinstance(app.screen, PlanPage)
            assert told(app) == ""
    assert any_house.files() == before


async def test_the_palette_finds_it_by_its_name(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "ctrl+p")
        await write(pilot, any_house.words.tr("your plan"))
        while not app.screen.query("CommandList"):
            await pilot.pause()
        await pilot.pause(0.3)
        await press(pilot, "enter")
        await pilot.pause(0.3)
        assert isinstance(app.screen, PlanPage)


@SIZES
async def test_a_focus_is_ticked_and_a_third_is_not(house: House, size: tuple[int, int]) -> None:
    house.companion.plans.choose_focus(["2"])
    app = house.app()
    async with opened(app, size) as pilot:
        await press(pilot, "p", "enter")
        assert isinstance(app.screen, ChooseSeveral)
        assert "[x] 2 4xR" in on_screen(app)
        await press(pilot, "7", "3")
        assert "Hooguit twee: haal er eerst één weg." in on_screen(app)
        await press(pilot, "2")
        assert told(app) == ""
        await press(pilot, "3", "enter")
        assert rows(app)["focus"] == "Zelfbewustzijn, Waarderen"
        await press(pilot, "escape")
        assert isinstance(app.screen, Today)
        assert told(app) == "Bewaard. u maakt het ongedaan."
        chosen = house.companion.plans.now
        assert chosen
        assert chosen.focus == ("zelfbewustzijn", "waarderen")
        await press(pilot, "u")
        undone = house.companion.plans.now
        assert undone
        assert undone.focus == ("vier-r",)


async def test_an_essential_whose_pack_is_gone_does_not_stand_in_the_way(house: House) -> None:
    now = house.companion.plans.choose_focus(["2"])
    house.clock.forward(minutes=1)
    house.journal.add(
        [replace(now, focus=("weg", "vier-r"), written=house.clock(), id=f"{now.id[:-6]}zzzzzz")]
    )
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "p")
        assert rows(app)["focus"] == "Weg, 4xR"
        await press(pilot, "enter", "7", "enter")
        assert rows(app)["focus"] == "4xR, Waarderen"


async def test_the_programme_is_followed_moved_on_and_left(any_house: House) -> None:
    plans, none = any_house.companion.plans, any_house.words.tr("none")
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "p", "down", "enter")
        assert isinstance(app.screen, ProgrammePage)
        await press(pilot, "escape")
        assert (rows(app)["programme"], any_house.files()) == (none, [])
        await press(pilot, "enter", "enter", "enter", "enter")
        assert plans.now
        assert plans.now.week == 2
        assert " 2 " in rows(app)["programme"]
        await press(pilot, "enter", "end", "enter")
        assert plans.now.programme is None
        assert rows(app)["programme"] == none
        await press(pilot, "q")
        assert isinstance(app.screen, Exercises)


async def test_of_several_programmes_one_is_chosen_first(house: House) -> None:
    library = house.companion.desk.library
    programmes = dict(library.programmes)
    other = replace(programmes["acht-weken"], id="ander", title="Een ander traject")
    library.__dict__["programmes"] = {**programmes, "ander": other}
    app = house.app()
    try:
        async with opened(app) as pilot:
            await press(pilot, "p", "down", "enter")
            assert isinstance(app.screen, Choose)
            await press(pilot, "escape", "enter", "2", "enter")
            assert rows(app)["programme"] == "Een ander traject, week 1 van 8"
            library.__dict__["programmes"] = {}
            await press(pilot, "enter")
            assert told(app) == "Geen van je pakketten heeft een traject."
            await press(pilot, "up")
            assert told(app) == ""
    finally:
        library.__dict__["programmes"] = programmes


@SIZES
async def test_a_pause_is_asked_by_its_two_days(house: House, size: tuple[int, int]) -> None:
    app = house.app()
    async with opened(app, size) as pilot:
        await press(pilot, "p")
        await point(pilot, "pause")
        await press(pilot, "enter")
        assert isinstance(app.screen, AskDay)
        await write(pilot, "ooit", then="enter")
        assert "Dit is geen datum" in told(app)
        assert refused(app)
        await press(pilot, *["backspace"] * 4)
        assert told(app) == ""
        await write(pilot, "21-12")
        assert "maandag 21 december 2026" in on_screen(app)
        await press(pilot, "enter")
        assert "Eerste dag: maandag 21 december 2026." in " ".join(on_screen(app).split())
        await write(pilot, "20-12", then="enter")
        assert "2026-12-20 komt vóór 2026-12-21" in told(app)
        assert app.screen.query_one(DayLine).value == "20-12"
        await press(pilot, *["backspace"] * 5)
        await write(pilot, "zo 3 jan", then="enter")
        assert rows(app)["pause"] == "ma 21 dec 2026 t/m zo 3 jan 2027"
        await press(pilot, "escape")
        assert part(app, "#programme") == ""
    (plan,) = kept(house, "plan")
    assert {key: str(day) for key, day in plan["pauses"][0].items()} == {
        "from": "2026-12-21",
        "to": "2027-01-03",
    }


async def test_a_pause_that_is_not_finished_is_none(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "p", "down", "down", "enter", "escape")
        assert isinstance(app.screen, PlanPage)
        await press(pilot, "enter")
        await write(pilot, "morgen", then="enter")
        await press(pilot, "escape")
        assert rows(app)["pause"] == "geen"
        assert app.screen.query_one(Choices).value == "pause"
        await press(pilot, "escape")
        assert told(app) == ""
    assert house.files() == []


async def test_the_pause_that_is_on_is_ended_and_one_to_come_dropped(house: House) -> None:
    plans = house.companion.plans
    plans.pause("20-11", "morgen")
    plans.pause("21-12", "3-1")
    app = house.app()
    async with opened(app) as pilot:
        assert part(app, "#programme") == "Pauze t/m dinsdag 24 november 2026"
        await press(pilot, "p", "down", "down", "enter")
        assert "Beëindig de pauze" in on_screen(app)
        assert "t/m di 24 nov 2026, ma 21 dec 2026 t/m zo 3 jan 2027" in on_screen(app)
        await press(pilot, "escape", "enter", "1")
        assert rows(app)["pause"] == "geen"
        before = MONDAY - timedelta(days=3)
        assert plans.now
        assert plans.now.pauses == (Pause(first=before, last=MONDAY - timedelta(days=1)),)
        await press(pilot, "enter")
        await write(pilot, "21-12", then="enter")
        await write(pilot, "3-1", then="enter")
        await press(pilot, "enter", "2")
        assert isinstance(app.screen, AskDay)
        await press(pilot, "escape", "enter")
        assert "Laat de komende pauze vervallen" in on_screen(app)
        await press(pilot, "1", "escape")
        assert part(app, "#programme") == ""


async def test_working_days_are_ticked(any_house: House) -> None:
    plans = any_house.companion.plans
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "p", "end", "up", "enter")
        assert on_screen(app).count("[x]") == 5
        await press(pilot, "enter")
        assert any_house.files() == []
        await press(pilot, "enter", "3", "5", "6", "enter")
        assert plans.now
        assert plans.now.working_days == ("mon", "tue", "thu", "sat")
        await press(pilot, "enter", "1", "2", "4", "6", "enter")
        assert refused(app)
        assert plans.now.working_days == ("mon", "tue", "thu", "sat")
        await press(pilot, "escape")
        assert len([line for line in part(app, "#week").split() if line == "·"]) == 4


async def test_what_is_not_wanted_is_offered_no_more(any_house: House) -> None:
    rhythms = any_house.companion.desk.library.rhythms
    app = any_house.app()
    async with opened(app) as pilot:
        assert rhythms["morning"].title in on_screen(app)
        await press(pilot, "p", "end", "enter", "1", "enter")
        assert rhythms["morning"].title not in rows(app)["rhythm"]
        assert rhythms["month"].title in rows(app)["rhythm"]
        await press(pilot, "escape")
        assert rhythms["morning"].title not in on_screen(app)
        await press(pilot, "m")  # who asks for it gets it
        assert isinstance(app.screen, Steps)


async def test_a_row_that_is_clicked_is_changed(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "p")
        await pilot.click(Choices, offset=(4, 3))
        await pilot.pause()
        await press(pilot, "up")
        assert isinstance(app.screen, ChooseSeveral)


async def test_a_journal_that_cannot_be_read_has_no_page(house: House) -> None:
    house.folder.write_text("")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "p")
        assert isinstance(app.screen, Today)
        assert str(house.folder) in told(app)
        house.folder.unlink()
        await press(pilot, "2", "1", "p")
        house.folder.write_text("")
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, PlanPage)
        assert str(house.folder) in told(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, Today)
