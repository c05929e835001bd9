from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from screens.life import note
from screens.stage import (
    kept,
    on_screen,
    opened,
    part,
    press,
    question,
    refused,
    steps_screen,
    told,
    write,
)
from verbindend.screens.today import Today

if TYPE_CHECKING:
    from house import House


async def test_a_deed_of_today(any_house: House) -> None:
    library = any_house.companion.desk.library
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "d")
        assert all(title in on_screen(app) for title in library.titles.values())
        await press(pilot, "7")
        assert part(app, "#title").startswith(library.titles["waarderen"])
        await press(pilot, "down", "enter")
        await write(pilot, "Ik vroeg door\nen zweeg.", then="ctrl+s")
        await write(pilot, "bij de planning", then="enter")
        await write(pilot, "S., K.", then="enter")
        await press(pilot, "3")
        assert isinstance(app.screen, Today)
        assert told(app) == any_house.words.tr("Saved. {key} undoes it.", key="u")
        assert "●" in part(app, "#week").split("●")[0] + "●"
    (deed,) = kept(any_house)
    assert deed["kind"] == "deed"
    assert deed["day"] == date(2026, 11, 23)
    assert deed["essential"] == "waarderen"
    assert deed["behaviours"] == [library.behaviours_of("waarderen")[1].id]
    assert deed["text"] == "Ik vroeg door\nen zweeg."
    assert deed["situation"] == "bij de planning"
    assert deed["people"] == ["S.", "K."]
    assert deed["witness"] == "heard"


@pytest.mark.parametrize("back", [1, 7])
async def test_a_deed_of_an_earlier_day_up_to_a_week(house: House, back: int) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "D", str(back), "2", "1")
        await write(pilot, "Ik liet het daar.", then="ctrl+g")
        assert isinstance(app.screen, Today)
        await press(pilot, "2", "enter")
        assert "later ingevuld" in on_screen(app)
    (deed,) = kept(house)
    assert (date(2026, 11, 23) - deed["day"]).days == back
    assert deed["written"].date() == date(2026, 11, 23)
    assert deed["essential"] == "vier-r"


async def test_the_essential_and_a_few_words_are_enough(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "d", "1", "ctrl+n")
        await write(pilot, "Ik zei het.", then="ctrl+g")
        assert isinstance(app.screen, Today)
    (deed,) = kept(house)
    assert deed["behaviours"] == []
    assert deed["people"] == []
    assert deed["witness"] == "self"
    assert "situation" not in deed


async def test_without_words_it_is_refused_and_nothing_is_kept(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        for way in (["d", "1", "1", "ctrl+g"], ["ctrl+n"], ["ctrl+s"]):
            await press(pilot, *way)
            assert refused(app)
            assert told(app).startswith("Dit kan niet leeg blijven")
            assert steps_screen(app).walk.at == "daad-tekst"
    assert house.files() == []


async def test_without_an_essential_it_is_refused(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "d")
        asked = question(app)
        await press(pilot, "ctrl+n")
        assert refused(app)
        assert told(app).startswith("Dit kan niet leeg blijven")
        assert question(app) == asked
    assert house.files() == []


async def test_another_essential_has_other_behaviours(house: House) -> None:
    library = house.companion.desk.library
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "d", "7", "1", "ctrl+r", "ctrl+r", "2")
        for behaviour in library.behaviours_of("vier-r"):
            assert behaviour.text[:30] in on_screen(app)
        await press(pilot, "1")
        await write(pilot, "Ik liet het.", then="ctrl+g")
    (deed,) = kept(house)
    assert deed["essential"] == "vier-r"
    assert deed["behaviours"] == [library.behaviours_of("vier-r")[0].id]


async def test_two_deeds_on_one_day_are_both_kept(house: House) -> None:
    note(house, "waarderen", "de eerste")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "d", "7", "1")
        await write(pilot, "de tweede", then="ctrl+g")
    assert sorted(deed["text"] for deed in kept(house, "deed")) == ["de eerste", "de tweede"]
