from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from screens.life import note
from screens.stage import on_screen, opened, part, press, steps_screen, write
from verbindend.screens.choose import Choose
from verbindend.screens.dashboard import DashboardPlace
from verbindend.screens.help import Help
from verbindend.screens.journal import Journal
from verbindend.screens.today import Today

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.app import Verbindend


def page(app: Verbindend) -> str:
    """The whole help, also what is scrolled out of sight."""
    assert isinstance(app.screen, Help)
    return part(app, ".panel Static")


@pytest.mark.parametrize(
    ("language", "today", "journal", "steps", "sign"),
    [
        (
            "nl",
            ["praktijkmoment noteren", "andere essentie voor vandaag", "programma sluiten"],
            ["verplaats deze notitie naar de prullenbak", "alleen één essentie"],
            ["een concept bewaren", "schrijven in je editor"],
            "daad: iets wat je deed",
        ),
        (
            "en",
            ["note a practice moment", "another essential for today", "close the program"],
            ["move this entry to the trash", "only one essential"],
            ["keep a draft and go on later", "write in your editor"],
            "deed: something you did",
        ),
    ],
)
async def test_help_lists_the_keys_of_the_screen_below(
    build: Callable[..., House],
    language: str,
    today: list[str],
    journal: list[str],
    steps: list[str],
    sign: str,
) -> None:
    house = build(language)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "question_mark")
        pages = {"today": page(app)}
        await press(pilot, "escape", "2", "f1")
        pages["journal"] = page(app)
        await press(pilot, "q", "1", "e", "f1")
        pages["steps"] = page(app)
        await press(pilot, "escape")
        assert steps_screen(app)
    for told in pages.values():
        assert sign in told
        assert str(house.folder) in told
        assert "verbindend --help" in told
    expected = {"today": today, "journal": journal, "steps": steps}
    for place, sentences in expected.items():
        for sentence in sentences:
            assert house.words.tr(sentence) in pages[place] or sentence in pages[place]
    assert not any(sentence in pages["journal"] for sentence in today[:2])


async def test_every_key_in_the_help_is_said_in_the_language(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        for place in ("1", "2", "3", "4"):
            await press(pilot, place)
            english = {
                active.binding.tooltip or active.binding.description
                for active in super(
                    type(app.screen).__mro__[1], app.screen
                ).active_bindings.values()  # type: ignore[misc]
                if active.binding.id
            }
            assert english
            await press(pilot, "f1")
            assert not [
                word for word in ("Keys", "Marks", "note a", "search the") if word in page(app)
            ]
            await press(pilot, "escape")


async def test_the_help_scrolls_on_a_small_screen(house: House) -> None:
    app = house.app()
    async with opened(app, (60, 18)) as pilot:
        await press(pilot, "question_mark", "end")
        assert "vertrouwt." in on_screen(app)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, Today)


@pytest.mark.parametrize(
    ("language", "typed"), [("nl", "andere essentie"), ("en", "another essential")]
)
async def test_the_palette_finds_a_command_by_its_name_and_runs_it(
    build: Callable[..., House], language: str, typed: str
) -> None:
    app = build(language).app()
    async with opened(app) as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await write(pilot, typed)
        await app.workers.wait_for_complete()
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, Choose)


async def test_the_palette_goes_to_the_other_places(house: House) -> None:
    note(house, "waarderen", "iets")
    app = house.app()
    async with opened(app) as pilot:
        for typed, place in (("dagboek", Journal), ("beeld", DashboardPlace), ("vandaag", Today)):
            await press(pilot, "ctrl+p")
            await write(pilot, typed)
            await app.workers.wait_for_complete()
            await press(pilot, "down", "enter")
            assert isinstance(app.screen, place)
        await press(pilot, "ctrl+p")
        await write(pilot, "[/x] [@click=app.quit]")
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, Today)


async def test_the_palette_opens_with_every_command_in_the_language(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "ctrl+p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        seen = on_screen(app)
        assert "zoek een opdracht" in seen
        assert "Praktijkmoment noteren" in seen
        assert "Note a practice moment" not in seen
