from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.widgets import OptionList

from screens.life import note
from screens.stage import on_screen, opened, part, press, steps_screen, write
from verbindend.app import Verbindend
from verbindend.screens.choose import Choose
from verbindend.screens.dashboard import DashboardPlace
from verbindend.screens.help import Help
from verbindend.screens.journal import Journal
from verbindend.screens.place import Place
from verbindend.screens.today import Today

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from house import House


def page(app: Verbindend) -> str:
    """The whole help, also what is scrolled out of sight."""
    assert isinstance(app.screen, Help)
    return part(app, ".panel Static")


TODAY = {"note a practice moment", "another essential for today", "close the program"}
JOURNAL = {"move this entry to the trash", "only one essential", "what is in the trash"}
STEPS = {"keep a draft and go on later", "write in your editor", "keep what was answered"}


async def test_help_lists_the_keys_of_the_screen_below(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "question_mark")
        today = page(app)
        await press(pilot, "escape", "2", "f1")
        journal = page(app)
        await press(pilot, "q", "1", "e", "f1")
        steps = page(app)
        await press(pilot, "escape")
        assert steps_screen(app).walk.at
    tr = any_house.words.tr
    for listed, own, others in (
        (today, TODAY, STEPS),
        (journal, JOURNAL, STEPS),
        (steps, STEPS, JOURNAL),
    ):
        assert all(tr(key) in listed for key in own)
        assert not any(tr(key) in listed for key in others)
        assert tr("deed: something you did, the only thing that counts as practised") in listed
        assert str(any_house.folder) in listed
        assert "verbindend --help" in listed


def said_in_english(screen: type[Place]) -> set[str]:
    """What the keys of a screen are called before they are translated."""
    bindings = [
        binding
        for part_of in (*screen.__mro__, Verbindend)
        for binding in part_of.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id
    ]
    return {binding.tooltip or binding.description for binding in bindings}


async def test_every_key_in_the_help_is_said_in_the_language(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        for place in "1234":
            await press(pilot, place)
            assert isinstance(app.screen, Place)
            english = said_in_english(type(app.screen))
            await press(pilot, "f1")
            lines = {line[12:] for line in page(app).splitlines()}
            dutch = {house.words.tr(each) for each in english}
            assert lines & dutch
            assert not lines & (english - dutch)
            await press(pilot, "escape")


async def test_the_help_scrolls_on_a_small_screen(house: House) -> None:
    app = house.app()
    async with opened(app, (60, 18)) as pilot:
        await press(pilot, "question_mark", "end")
        assert "vertrouwt." in on_screen(app)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, Today)


async def command(pilot: Pilot[int], typed: str) -> None:
    """Open the palette, type, and run what it finds first."""
    await press(pilot, "ctrl+p")
    assert isinstance(pilot.app.screen, CommandPalette)
    await write(pilot, typed)
    while typed not in first_found(pilot.app.screen.query_one(OptionList)):
        await pilot.pause()
    await press(pilot, "enter")


def first_found(found: OptionList) -> str:
    return str(found.get_option_at_index(0).prompt).casefold() if found.option_count else ""


@pytest.mark.parametrize(
    ("language", "typed"), [("nl", "andere essentie"), ("en", "another essential")]
)
async def test_the_palette_finds_a_command_by_its_name_and_runs_it(
    build: Callable[..., House], language: str, typed: str
) -> None:
    app = build(language).app()
    async with opened(app) as pilot:
        await command(pilot, typed)
        assert isinstance(app.screen, Choose)


async def test_the_palette_goes_to_the_other_places(house: House) -> None:
    note(house, "waarderen", "iets")
    app = house.app()
    async with opened(app) as pilot:
        for typed, place in (("dagboek", Journal), ("beeld", DashboardPlace), ("vandaag", Today)):
            await command(pilot, typed)
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
