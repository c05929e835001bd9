from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from screens.life import TEXTS, keep, lived
from screens.stage import on_screen, opened, part, press, refused, told
from verbindend.app import Verbindend
from verbindend.companion.deeds import TypedDeed
from verbindend.core.practice import count
from verbindend.core.rhythm import Occasion
from verbindend.screens.dashboard import PERIODS, DashboardPlace
from verbindend.screens.practised import PractisedPage

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from house import House

NUMBERS = re.compile(r"(?:█+|·) (\d+) +(\d+) +(?:·|vandaag|today|\d+ \w+)")
REFLECTIONS = re.compile(r"\d+: (\d+)")


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
    reflections = REFLECTIONS.findall(picture.partition("○")[2])
    return [
        (int(deeds), int(days), int(looks))
        for (deeds, days), looks in zip(found, reflections, strict=False)
    ]


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


# pointing at an essential -------------------------------------------------------------------------


def pointed(app: Verbindend) -> str:
    """The line that the pointer stands before, as far as it can be seen."""
    lines = [line for line in on_screen(app).splitlines() if "▸" in line]
    assert len(lines) <= 1
    return " ".join(lines[0].split()) if lines else ""


SIZES = [(80, 24), (60, 18), (120, 40), (100, 30)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_essential_can_be_pointed_at_and_seen_up_close(
    house: House, size: tuple[int, int]
) -> None:
    lived(house)
    titles = list(house.companion.desk.library.titles.values())
    app = house.app()
    async with opened(app, size) as pilot:
        await press(pilot, "3")
        for number, title in enumerate(titles, 1):
            shown = pointed(app).replace("◆ ", "")
            assert shown.startswith(f"▸ {number} {title.split(maxsplit=1)[0]}")
            await press(pilot, "enter")
            assert isinstance(app.screen, PractisedPage)
            assert f"{number} {title}" in part(app, "#detail")
            await press(pilot, "escape")
            assert isinstance(app.screen, DashboardPlace)
            assert pointed(app).replace("◆ ", "") == shown
            await press(pilot, "down")
        for title in reversed(titles[1:]):
            await back_to(pilot, title)
            await press(pilot, "up")
        assert pointed(app).startswith("▸ 1 Betekenis")
        assert "Oefening · laatste 4 weken" in on_screen(app)


async def back_to(pilot: Pilot[int], title: str) -> None:
    """Go up until this is pointed at and can be seen."""
    assert isinstance(pilot.app, Verbindend)
    for _ in range(60):
        if title.split(maxsplit=1)[0] in pointed(pilot.app):
            return
        await press(pilot, "up")
    raise AssertionError(title)


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_is_read_with_the_arrows_too(house: House, size: tuple[int, int]) -> None:
    lived(house)
    app = house.app()
    async with opened(app, size) as pilot:
        await press(pilot, "3")
        seen = on_screen(app)
        for _ in range(40):
            await press(pilot, "down")
            seen += on_screen(app)
        assert "jouw focus" in on_screen(app)  # the legend, at the end
        drawn = app.screen.query_one("#picture", Static)
        for y in range(drawn.size.height):
            assert drawn.render_line(y).text.replace("▸", " ").strip() in seen.replace("▸", " ")
        for _ in range(40):
            await press(pilot, "up")
        assert pointed(app).startswith("▸ 1 Betekenis")


async def test_up_close_are_behaviours_and_the_last_words(any_house: House) -> None:
    lived(any_house)
    app = any_house.app()
    words = any_house.words
    async with opened(app) as pilot:
        await press(pilot, "3", *["down"] * 6, "enter")
        told = part(app, "#detail")
        library = any_house.companion.desk.library
        for behaviour in library.behaviours_of("waarderen"):
            assert behaviour.text in told
        assert words.tr("In your own words") in told
        assert told.count(TEXTS[words.language]["deed"]) >= 2
        assert (
            words.tr("Compared with the four weeks before: {trend}.", trend="").rstrip(" .") in told
        )
        await press(pilot, "q")
        assert isinstance(app.screen, DashboardPlace)


async def test_the_period_up_close_is_the_one_chosen(house: House) -> None:
    lived(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "3", "w", "down", "enter")
        assert "2 4xR · laatste 12 weken" in part(app, "#detail")


async def test_people_are_named_on_the_screen(house: House) -> None:
    lived(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "3")
        assert "De laatste vier weken bereikte je 1 persoon met een daad: S." in part(
            app, "#picture"
        )


async def test_what_the_look_backs_told_is_there_at_once(house: House) -> None:
    lived(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "3")
        assert "Na een terugblik op een week" in part(app, "#picture")
        told = {"meer-controle": "followed", "bron-visie": "7", "meer-vergaderen": "noticed"}
        keep(house.companion.sittings.begin(Occasion.WEEK), told)
        await press(pilot, "1", "3")
        picture = part(app, "#picture")
        assert "Na een terugblik" not in picture
        assert re.search(r"meer controle +●\n", picture)
        assert re.search(r"meer vergaderingen en overleg +○\n", picture)
        assert re.search(r"visie +0 ─{14}●─{6} 10 +7", picture)
        assert "Vaker zien is ook beter kijken." in picture


async def test_a_page_is_saved_and_said_where(any_house: House, tmp_path: Path) -> None:
    any_house.companion.deeds.note(TypedDeed(essential="7", text="geheim", people="Zz."))
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "3", "s")
        (path,) = tmp_path.glob("verbindend-*.html")  # noqa: ASYNC240 - a test
        assert path.name in told(app).replace("\n", "")
        text = path.read_text()
        assert "<!doctype html>" in text
        assert "geheim" not in text
        assert "Zz." not in text
        await press(pilot, "s")  # in the same second: what is there stays
        assert refused(app)
    assert path.read_text() == text
