from __future__ import annotations

from typing import TYPE_CHECKING

from screens.life import note
from screens.stage import on_screen, opened, part, press, question, read, refused, told, write
from verbindend import themes
from verbindend.screens.choose import Choose

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House

PLACES = {
    "nl": ("1 Vandaag", "2 Dagboek", "3 Beeld", "4 Oefeningen", "maandag 23 november 2026"),
    "en": ("1 Today", "2 Journal", "3 Picture", "4 Exercises", "Monday 23 November 2026"),
}


async def test_the_language_is_kept_and_every_place_is_drawn_in_it(
    house: House, build: Callable[..., House]
) -> None:
    note(house, "waarderen", "Ik zei iets.")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "3", "4", "1")
        for language, key in (("en", "2"), ("nl", "1"), ("en", "2")):
            await press(pilot, "ctrl+l")
            assert isinstance(app.screen, Choose)
            await press(pilot, key)
            assert read(house.preferences.path)["language"] == language
            for place in "1234":
                await press(pilot, place)
                seen = on_screen(app)
                assert all(word in seen for word in PLACES[language])
                other = "en" if language == "nl" else "nl"
                assert not any(word in seen for word in PLACES[other])
        assert build("en").companion.desk.library.titles["betekenis-geven"] in seen
        await press(pilot, "1", "e")
        library = build("en").companion.desk.library
        assert question(app) in {prompt.text for prompt in library.prompts.values()}


async def test_an_answer_is_kept_in_the_language_it_was_asked_in(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "ctrl+l", "2", "e")
        await write(pilot, "one thing", then="ctrl+g")
    (path,) = house.files()
    assert read(path)["language"] == "en"


async def test_the_colours_are_kept_and_used_the_next_time(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        assert app.theme == themes.DARK_NAME
        dark = app.screen.styles.background
        await press(pilot, "3", "ctrl+t", "2")
        assert app.theme == themes.LIGHT_NAME
        assert app.screen.styles.background != dark
        assert read(house.preferences.path)["theme"] == themes.LIGHT_NAME
    app = house.app()
    async with opened(app):
        assert app.theme == themes.LIGHT_NAME


async def test_textuals_own_colours_have_ours_too_and_an_unknown_name_is_no_harm(
    house: House,
) -> None:
    desk = house.companion.desk
    for name in ("textual-ansi", "nord", "no-such-theme"):
        desk.settings = type(desk.settings)(language="nl", theme=name, welcomed=True)
        app = house.app()
        async with opened(app) as pilot:
            await press(pilot, "3", "2", "4", "d")
            assert app.theme in (name, themes.DARK_NAME)


async def test_settings_that_cannot_be_written_are_said(house: House) -> None:
    app = house.app()
    house.preferences.path.parent.write_text("a file where the folder should be")
    async with opened(app) as pilot:
        await press(pilot, "ctrl+t", "2")
        assert refused(app)
        assert str(house.preferences.path.parent) in told(app)
        await press(pilot, "ctrl+l", "2")
        assert refused(app)
        assert "Vandaag" in on_screen(app)
        assert part(app, "#why") == "een plek om te beginnen"
