from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from screens.life import note
from screens.stage import footer, on_screen, opened, part, press, told, write
from verbindend.screens.calendar import CalendarPage
from verbindend.screens.dashboard import DashboardPlace
from verbindend.screens.journal import Journal
from verbindend.screens.place import Place
from verbindend.screens.today import Today
from verbindend.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from pathlib import Path

    from house import House
    from verbindend.app import Verbindend


def years(house: House) -> None:
    """A deed today, one ten days before it, and one a year before that."""
    house.clock.forward(days=-375)
    note(house, "vier-r", "van toen")
    house.clock.forward(days=365)
    note(house, "waarderen", "van tien dagen terug")
    house.clock.forward(days=10)
    note(house, "waarderen", "van nu")


def year(app: Verbindend) -> str:
    """The first line: which year it is."""
    assert isinstance(app.screen, CalendarPage)
    return part(app, "#calendar-head").splitlines()[0]


@pytest.mark.parametrize("place", ["1", "2", "3", "4"])
async def test_one_key_opens_it_in_every_place_and_leaves_it(house: House, place: str) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, place)
        before = app.screen
        for leave in ("c", "escape", "q"):
            await press(pilot, "c")
            assert year(app) == "Kalender · 2026"
            await press(pilot, leave)
            assert app.screen is before
    assert house.files() == []


@pytest.mark.parametrize("place", ["2", "3"])
async def test_the_palette_finds_it(any_house: House, place: str) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, place, "ctrl+p")
        await write(pilot, {"nl": "kalender", "en": "calendar"}[any_house.words.language])
        while not app.screen.query_one(OptionList).option_count:
            await pilot.pause()
        await press(pilot, "enter", *[] if isinstance(app.screen, CalendarPage) else ["enter"])
        assert isinstance(app.screen, CalendarPage)


async def test_what_is_pointed_at_is_told_by_its_day(house: House) -> None:
    years(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "c")
        assert told(app) == "maandag 23 november 2026: 1 daad"
        await press(pilot, "left")
        assert told(app) == "zondag 22 november 2026: niets"
        await press(pilot, "up", "left", "left")
        assert told(app) == "vrijdag 13 november 2026: 1 daad"
        await press(pilot, "down", "down", "right")
        assert told(app) == "zaterdag 28 november 2026: nog te komen"


async def test_another_year_is_seen_as_far_as_the_journal_goes(house: House) -> None:
    years(house)
    app = house.app()
    async with opened(app, (100, 30)) as pilot:
        await press(pilot, "c")
        assert "j" in footer(app)
        assert "k" not in footer(app)
        await press(pilot, "k")
        assert year(app) == "Kalender · 2026"
        await press(pilot, "j")
        assert year(app) == "Kalender · 2025"
        assert told(app) == "zondag 23 november 2025: niets"
        assert sum(line.count("●") for line in on_screen(app).splitlines()[2:]) == 1
        assert "j" not in footer(app)
        await press(pilot, "j")
        assert year(app) == "Kalender · 2025"
        await press(pilot, "k")
        assert year(app) == "Kalender · 2026"


async def test_the_days_go_on_over_new_year_and_end_with_the_years(house: House) -> None:
    years(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "c", *["down"] * 5)
        assert "28 december 2026" in told(app)
        await press(pilot, "down")
        assert "28 december 2026" in told(app)
        await press(pilot, "j", *["right"] * 4)
        assert told(app).startswith("donderdag 1 januari 2026")
        assert year(app) == "Kalender · 2026"
        await press(pilot, "left")
        assert year(app) == "Kalender · 2025"


async def test_a_day_opens_the_journal_at_its_entry(house: House) -> None:
    years(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "slash")
        await write(pilot, "niets daarvan", then="enter")
        await press(pilot, "3", "c", "up", *["left"] * 3, "enter")
        assert isinstance(app.screen, Journal)
        pointed = app.screen.query_one(EntryList).pointed
        assert getattr(pointed, "day", None) == date(2026, 11, 13)
        assert app.screen.focused is app.screen.query_one(EntryList)
        await press(pilot, "c", "left", "enter")
        assert isinstance(app.screen, CalendarPage)
        assert told(app) == "Op zondag 22 november 2026 staat er niets in je dagboek."
        await press(pilot, "right")
        assert told(app) == "maandag 23 november 2026: 1 daad"


async def test_an_empty_year_says_what_will_stand_there(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "c")
        assert any_house.words.tr(
            "Nothing stands in {year}: a day gets its mark by a deed or a look back.", year=2026
        ) in part(app, "#calendar-head")


async def test_a_pause_can_be_seen_coming(house: House) -> None:
    house.companion.plans.pause("2026-12-28", "2027-01-03")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "c", *["down"] * 5)
        assert told(app) == "maandag 28 december 2026: pauze"
        await press(pilot, "k")
        assert year(app) == "Kalender · 2027"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30), (120, 40)])
async def test_the_month_pointed_at_is_in_sight(house: House, size: tuple[int, int]) -> None:
    years(house)
    app = house.app()
    names = house.words
    async with opened(app, size) as pilot:
        await press(pilot, "c")
        assert "november" in on_screen(app)
        await press(pilot, *["up"] * 44)
        assert names.tr("January") in on_screen(app)
        assert "19 januari 2026" in told(app)
        await press(pilot, *["down"] * 20)
        assert names.tr("June") in on_screen(app)


async def test_where_the_journal_cannot_be_read_it_is_said(house: House, tmp_path: Path) -> None:
    note(house, "vier-r", "iets")
    app = house.app()
    async with opened(app) as pilot:
        house.folder.rename(tmp_path / "elsewhere")
        house.folder.write_text("no folder")
        await press(pilot, "c")
        assert isinstance(app.screen, Place)
        assert told(app)


async def test_it_is_drawn_anew_in_other_colours(house: House) -> None:
    years(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "c")
        before = app.export_screenshot()
        app.theme = "verbindend-light"
        await press(pilot, "left", "right")
        assert app.export_screenshot() != before
        await press(pilot, "escape")
        assert isinstance(app.screen, Today | DashboardPlace)
