from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.stage import kept, on_screen, opened, press, read, told
from verbindend.core.settings import Settings
from verbindend.screens.today import Today
from verbindend.screens.welcome import Welcome
from verbindend.widgets.choices import Choices

if TYPE_CHECKING:
    from house import House
    from verbindend.app import Verbindend

ENGLISH, DUTCH = "Write about others", "Schrijf over anderen"


def started(house: House) -> Verbindend:
    """The program as it starts: with the welcome until it was finished once."""
    settings = house.preferences.read()
    house.companion.desk.settings = Settings(
        language=settings.language or house.words.language, welcomed=settings.welcomed
    )
    return house.app(welcome=not settings.welcomed)


def choices(app: Verbindend) -> Choices:
    return app.screen.query_one(Choices)


async def test_the_language_switches_at_once_and_is_kept(house: House) -> None:
    app = started(house)
    async with opened(app) as pilot:
        assert isinstance(app.screen, Welcome)
        assert "Welke taal spreken we?" in on_screen(app)
        assert "Which language shall we speak?" in on_screen(app)
        assert choices(app).value == "nl"
        await press(pilot, "down", "enter", "enter")
        assert ENGLISH in on_screen(app)
        assert read(house.preferences.path)["language"] == "en"
        await press(pilot, "ctrl+r", "ctrl+r", "1", "enter")
        assert DUTCH in on_screen(app)
        assert read(house.preferences.path)["language"] == "nl"
        await press(pilot, "ctrl+r", "ctrl+r", "2", "enter", "enter", "enter")
        assert "Another essential" in on_screen(app)
    assert house.companion.desk.library.language == "en"


async def test_the_journals_place_is_shown(any_house: House) -> None:
    app = started(any_house)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        unwrapped = "".join(line.strip() for line in on_screen(app).splitlines())
        assert str(any_house.folder) in unwrapped


@pytest.mark.parametrize("key", ["space", "number"])
async def test_at_most_two_essentials_are_in_focus(house: House, key: str) -> None:
    app = started(house)
    async with opened(app) as pilot:
        await press(pilot, "enter", "enter", "enter")
        for number in "258":
            if key == "space":
                choices(app).highlighted = int(number) - 1
            await press(pilot, key if key == "space" else number)
        essentials = list(house.companion.desk.library.essentials)
        assert choices(app).marked == [essentials[1], essentials[4]]
        assert told(app) == "Hooguit twee: haal er eerst één weg."
        await press(pilot, "up")
        assert told(app) == ""
        await press(pilot, "enter")
        assert isinstance(app.screen, Today)
    assert [plan["focus"] for plan in kept(house, "plan")] == [[essentials[1], essentials[4]]]


async def test_a_mark_can_be_lifted_again(house: House) -> None:
    app = started(house)
    async with opened(app) as pilot:
        await press(pilot, "enter", "enter", "enter", "3", "3", "enter")
        assert isinstance(app.screen, Today)
    assert house.files() == []


async def test_left_halfway_it_comes_again(house: House) -> None:
    for _ in range(2):
        app = started(house)
        async with opened(app) as pilot:
            assert isinstance(app.screen, Welcome)
            await press(pilot, "enter", "enter", "escape")
            assert isinstance(app.screen, Today)
    assert not house.preferences.read().welcomed
    assert house.files() == []


async def test_finished_once_it_never_comes_again(any_house: House) -> None:
    app = started(any_house)
    async with opened(app) as pilot:
        await press(pilot, "enter", "enter", "enter", "1", "enter")
    assert read(any_house.preferences.path)["welcomed"] is True
    app = started(any_house)
    async with opened(app):
        assert isinstance(app.screen, Today)
    assert len(any_house.files()) == 1


async def test_getting_acquainted_again_starts_from_the_focus_there_is(house: House) -> None:
    house.companion.plans.choose_focus(["waarderen", "4"])
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "ctrl+b", "enter", "enter", "enter")
        assert set(choices(app).marked) == {"waarderen", "waarom-waarde"}
        await press(pilot, "7", "4", "6", "ctrl+s")
    assert house.companion.plans.focus == ("samenspel-organiseren",)


async def test_what_cannot_be_kept_is_said_and_the_welcome_stays(house: House) -> None:
    app = started(house)
    async with opened(app) as pilot:
        await press(pilot, "enter", "enter", "enter", "1")
        house.folder.write_text("a file where the journal should be")
        await press(pilot, "enter")
        assert isinstance(app.screen, Welcome)
        assert str(house.folder) in told(app)
    assert not house.preferences.read().welcomed


async def test_on_a_small_screen_the_question_stays_in_sight(any_house: House) -> None:
    app = started(any_house)
    async with opened(app, (60, 18)) as pilot:
        await press(pilot, "enter", "enter", "enter")
        asked = any_house.words.tr("Which essential touches you most?")
        for key in ("home", "end"):
            await press(pilot, key)
            assert asked in on_screen(app)
            about = choices(app).about
            assert about.split()[0] in on_screen(app)
            assert choices(app).choices[choices(app).highlighted or 0].label in on_screen(app)
