from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from screens.life import lived
from screens.stage import on_screen, opened, part, press
from verbindend.core.practice import count
from verbindend.screens.dashboard import PERIODS, DashboardPlace

if TYPE_CHECKING:
    from house import House

NUMBERS = re.compile(r"(\d+)\s+(\d+)\s+(\d+)\s+(·|vandaag|today|\d+ \w+)")


def figures(house: House, weeks: int) -> list[tuple[int, int, int]]:
    """Deeds, days and reflections of each essential, as they are counted."""
    library = house.companion.desk.library
    counted = count(
        house.journal.read().entries, house.clock.moment.date(), list(library.essentials), weeks
    )
    return [(each.deeds, each.days, each.reflections) for each in counted.essentials]


def figures_shown(picture: str) -> list[tuple[int, int, int]]:
    """The same as they stand in the picture."""
    found = NUMBERS.findall(picture)
    return [(int(deeds), int(days), int(reflections)) for deeds, days, reflections, _ in found]


async def test_the_numbers_are_those_that_are_counted(any_house: House) -> None:
    lived(any_house)
    app = any_house.app()
    async with opened(app, (120, 40)) as pilot:
        await press(pilot, "3")
        assert isinstance(app.screen, DashboardPlace)
        for weeks in (*PERIODS, PERIODS[0]):
            picture = part(app, "#picture")
            assert any_house.words.many("last {count} week", "last {count} weeks", weeks) in picture
            assert figures_shown(picture) == figures(any_house, weeks)
            await press(pilot, "w")
        assert part(app, "#empty") == ""
        for title in any_house.companion.desk.library.titles.values():
            assert title in part(app, "#picture")


async def test_the_focus_is_marked_and_the_intentions_are_told(house: House) -> None:
    lived(house)
    app = house.app()
    async with opened(app, (120, 40)) as pilot:
        await press(pilot, "3")
        focused = [line for line in part(app, "#picture").splitlines() if "◆" in line]
        assert [("Waarderen" in line, "Samenspel" in line) for line in focused[:2]] == [
            (False, True),
            (True, False),
        ]
        assert "■■ ◧ □ · ▷" in part(app, "#picture")
        assert "3 van 4" in part(app, "#picture")


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_an_empty_picture_says_how_it_is_filled_and_has_no_scorn(
    any_house: House, size: tuple[int, int]
) -> None:
    app = any_house.app()
    async with opened(app, size) as pilot:
        await press(pilot, "3", "w")
        assert part(app, "#empty") in " ".join(on_screen(app).split())
        assert "d noteer je een daad" in part(app, "#empty") or "d notes" in part(app, "#empty")
        assert figures_shown(part(app, "#picture")) == [(0, 0, 0)] * 8
        assert "%" not in on_screen(app)


async def test_a_deed_that_was_just_noted_is_counted_and_all_scrolls(house: House) -> None:
    app = house.app()
    async with opened(app, (60, 18)) as pilot:
        await press(pilot, "d", "8", "1")
        await pilot.press(*"gedaan")
        await press(pilot, "ctrl+g", "3", "end")
        assert figures_shown(part(app, "#picture"))[7] == (1, 1, 0)
        assert "jouw focus" in on_screen(app)


async def test_the_heads_of_the_columns_do_not_read_as_one_phrase(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "3")
        words = any_house.words
        weeks = words.tr("{count} weeks", count=12)
        (head,) = [line for line in on_screen(app).splitlines() if weeks in line]
        assert f"{words.tr('last')}    " in head
