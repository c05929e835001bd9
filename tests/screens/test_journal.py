from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.life import TEXTS, begin, if_then, note
from screens.stage import (
    footer,
    kept,
    on_screen,
    opened,
    part,
    press,
    question,
    read,
    refused,
    snapshot_of,
    steps_screen,
    told,
    typed,
    write,
)
from verbindend.core.entry import Deed, Moment
from verbindend.core.reading import Unreadable
from verbindend.screens.entry import Entry
from verbindend.screens.journal import Journal
from verbindend.screens.steps import Steps
from verbindend.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.app import Verbindend

THREE = (
    ("waarderen", "Ik zei S. wat ik zag in het café."),
    ("vier-r", "Ik liet het bij K."),
    ("waarderen", "Een reünie met CAFÉ-muziek."),
)


@pytest.fixture
def filled(house: House) -> House:
    """Three deeds, on three days up to today."""
    house.clock.forward(days=-2)
    for essential, text in THREE:
        note(house, essential, text)
        house.clock.forward(days=1)
    house.clock.forward(days=-1)
    return house


def listed(app: Verbindend) -> list[str]:
    """The texts of the entries in the list, from above."""
    entries = app.screen.query_one(EntryList)
    return [entries.get_option_at_index(n).prompt.plain for n in range(entries.option_count)]  # type: ignore[union-attr]


def shown(app: Verbindend) -> str:
    return part(app, "#shown")


async def test_the_newest_stand_first_with_their_day_and_kind(filled: House) -> None:
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2")
        assert [line.split("  ")[0].strip() for line in listed(app)] == [
            "ma 23 nov",
            "zo 22 nov",
            "za 21 nov",
        ]
        assert [THREE[n][1][:12] in line for n, line in zip((2, 1, 0), listed(app), strict=True)]
        assert all("●" in line for line in listed(app))
        assert shown(app) == "3 notities"
        assert app.screen.focused is app.screen.query_one(EntryList)


SEARCHES = (
    ("café", 2),
    ("cafe", 2),
    ("CAFE muziek", 1),
    ("reunie", 1),
    ("S.", 3),
    ("bestaat niet", 0),
    ("[/x]", 0),
)


async def test_searching_as_one_types(filled: House) -> None:
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2")
        for words, found in SEARCHES:
            await press(pilot, "slash")
            await write(pilot, words)
            assert len(listed(app)) == found
            assert shown(app) == (f"{found} van 3" if found < 3 else "3 notities")
            assert bool(part(app, "#empty")) == (not found)
            await press(pilot, "enter")
            assert app.screen.focused is app.screen.query_one(EntryList)
            await press(pilot, "escape")
            assert len(listed(app)) == 3


async def test_only_one_essential(filled: House) -> None:
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "f")
        await press(pilot, *["down"] * 7, "enter")
        assert len(listed(app)) == 2
        assert shown(app) == "Waarderen · 2 van 3"
        await press(pilot, "slash")
        await write(pilot, "reunie")
        assert shown(app) == "Waarderen · 1 van 3"
        await press(pilot, "enter", "f", "home", "enter")
        assert shown(app) == "1 van 3"
        await press(pilot, "escape")
        assert shown(app) == "3 notities"


@pytest.mark.parametrize(("width", "beside"), [(99, False), (100, True)])
async def test_from_100_columns_the_entry_stands_beside_the_list(
    filled: House, width: int, *, beside: bool
) -> None:
    app = filled.app()
    async with opened(app, (width, 24)) as pilot:
        await press(pilot, "2", "down")
        assert app.screen.query_one("#pane").display == beside
        assert "Ik liet het bij K." in part(app, "#reading")
        assert ("Waar was het?" in on_screen(app) or "reactie gezien" in on_screen(app)) == beside


async def test_an_entry_is_read_on_a_screen_of_its_own(any_house: House) -> None:
    begin(any_house, Moment.MORNING, "waarderen", if_then(TEXTS["nl"]))
    begin(any_house, Moment.EVENING, "waarderen", {"afronden": "done", "goed": "veel [b]goeds[/b]"})
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "2")
        assert len(listed(app)) == 3
        for _ in range(3):
            await press(pilot, "enter")
            assert isinstance(app.screen, Entry)
            await press(pilot, "escape", "down")
            assert isinstance(app.screen, Journal)
        await press(pilot, "home")
        while "voornemen" not in on_screen(app) and "intention" not in on_screen(app):
            await press(pilot, "escape", "down", "enter")
        assert any_house.words.tr("done") in on_screen(app)


async def test_an_entry_is_changed_here(filled: House) -> None:
    newest = filled.files()[-1]
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e")
        assert isinstance(app.screen, Steps)
        assert typed(app) == "bij de planning"
        await press(pilot, "ctrl+n")
        assert typed(app) == THREE[2][1]
        await write(pilot, " Mooi.", then="ctrl+s")
        assert isinstance(app.screen, Journal)
        assert told(app) == "Gewijzigd. u haalt de vorige versie terug."
        assert read(newest)["text"] == f"{THREE[2][1]} Mooi."
        assert read(newest)["situation"] == "bij de planning"
        await press(pilot, "u")
        assert read(newest)["text"] == THREE[2][1]


async def test_a_change_from_the_entrys_own_screen(filled: House) -> None:
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "enter", "e")
        assert isinstance(app.screen, Steps)
        await press(pilot, "escape")
        assert isinstance(app.screen, Journal)
        await press(pilot, "enter", "x")
        assert isinstance(app.screen, Journal)
        assert len(listed(app)) == 2


async def test_an_answer_is_changed_below_its_question_and_a_choice_is_no_text(
    house: House,
) -> None:
    begin(house, Moment.MORNING, "waarderen", if_then(TEXTS["nl"]))
    begin(
        house,
        Moment.EVENING,
        "waarderen",
        {"afronden": "failed", "opnieuw": "again", "goed": "iets"},
    )
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e")
        (row, *_) = kept(house, "reflection")[0]["answers"]
        assert question(app) == row["question"]
        keys = [step.key for step in steps_screen(app).walk.flow.steps({})]
        assert keys == ["answer-0"]
        await write(pilot, " meer", then="ctrl+s")
    assert kept(house, "reflection")[0]["answers"][0]["answer"] == "iets meer"
    assert len(kept(house, "reflection")[0]["answers"]) == 2


async def test_delete_trash_bring_back_and_undo(filled: House) -> None:
    everything = snapshot_of(filled.folder)
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "x", "x")
        assert told(app).endswith("u maakt het ongedaan.")
        assert shown(app) == "1 notitie"
        assert len(filled.files()) == 1
        await press(pilot, "t")
        assert shown(app) == "prullenbak · 2 notities"
        assert len(listed(app)) == 2
        await press(pilot, "x", "e", "o")
        assert isinstance(app.screen, Journal)
        assert len(listed(app)) == 2
        await press(pilot, "r")
        assert told(app) == "Het staat weer in het dagboek."
        await press(pilot, "escape")
        assert len(filled.files()) == 2
        await press(pilot, "u", "u", "u")
    assert snapshot_of(filled.folder) == everything


async def test_the_trash_survives_a_restart(filled: House, build: Callable[..., House]) -> None:
    everything = snapshot_of(filled.folder)
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "x")
    app = build("nl").app()
    async with opened(app) as pilot:
        await press(pilot, "2", "t")
        assert len(listed(app)) == 1
        await press(pilot, "t", "u")
        assert len(listed(app)) == 3
    assert snapshot_of(filled.folder) == everything


async def test_changed_on_another_device_meanwhile_both_are_kept(filled: House) -> None:
    newest = filled.files()[-1]
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e", "ctrl+n")
        newest.write_text(newest.read_text().replace("reünie", "hereniging"))
        await write(pilot, " Hier.", then="ctrl+s")
        assert isinstance(app.screen, Journal)
        assert "intussen gewijzigd" in told(app)
        assert len(listed(app)) == 4
    assert "hereniging" in read(newest)["text"]
    (beside,) = [deed for deed in kept(filled) if "conflict_of" in deed]
    assert beside["conflict_of"] == newest.stem
    assert beside["text"] == f"{THREE[2][1]} Hier."


async def test_an_entry_deleted_on_another_device_meanwhile(filled: House) -> None:
    newest = filled.files()[-1]
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2")
        newest.unlink()
        await press(pilot, "x")
        assert refused(app)
        assert len(filled.files()) == 2
        await press(pilot, "1", "2")
        assert len(listed(app)) == 2


@pytest.mark.parametrize(
    ("language", "empty", "nothing", "trash"),
    [
        ("nl", "Hier verschijnt wat je schrijft", "Er past niets bij.", "De prullenbak is leeg."),
        ("en", "Your entries will appear here", "Nothing fits.", "The trash is empty."),
    ],
)
async def test_an_empty_place_says_what_will_stand_there(
    build: Callable[..., House], language: str, empty: str, nothing: str, trash: str
) -> None:
    house = build(language)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2")
        assert empty in part(app, "#empty")
        assert "praktijkmoment" in part(app, "#empty") or "practice moment" in part(app, "#empty")
        await press(pilot, "t")
        assert trash in part(app, "#empty")
        await press(pilot, "escape")
        note(house, "waarderen", "iets")
        await press(pilot, "1", "2", "slash")
        await write(pilot, "zzz")
        assert nothing in part(app, "#empty")
        await press(pilot, "enter", "e", "x", "o", "enter")
        assert isinstance(app.screen, Journal)
    assert len(house.files()) == 1


async def test_a_damaged_file_stands_in_the_list_and_is_left_alone(filled: House) -> None:
    torn = filled.files()[0]
    torn.write_text('kind = "[/x]')
    app = filled.app()
    async with opened(app, (120, 24)) as pilot:
        await press(pilot, "2")
        assert isinstance(app.screen.query_one(EntryList).pointed, Unreadable)
        assert torn.name in listed(app)[0]
        assert "is beschadigd of maar half geschreven" in part(app, "#reading")
        await press(pilot, "enter")
        assert torn.name in told(app)
        await press(pilot, "e", "x", "o", "r")
        assert isinstance(app.screen, Journal)
        await press(pilot, "down")
        assert isinstance(app.screen.query_one(EntryList).pointed, Deed)
    assert torn.read_text() == 'kind = "[/x]'


async def test_a_plan_has_no_text_to_change(house: House) -> None:
    house.companion.plans.choose_focus(["waarderen"])
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e")
        assert isinstance(app.screen, Journal)
        assert told(app)
        await press(pilot, "enter")
        assert "Waarderen" in on_screen(app)


async def test_a_page_down_in_a_window_without_room_for_a_line(filled: House) -> None:
    app = filled.app()
    async with opened(app, (40, 7)) as pilot:
        await press(pilot, "2", "pagedown", "pageup", "end", "1", "pagedown", "D", "pagedown")
        assert isinstance(app.screen, Steps)


async def test_an_edit_without_a_change_says_and_does_nothing(house: House) -> None:
    note(house, "waarderen", "zoals het was")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e", "ctrl+s", "ctrl+g")
        assert isinstance(app.screen, Journal)
        assert told(app) == ""
        await press(pilot, "e", "ctrl+g")
        assert told(app) == ""


async def test_a_line_that_is_emptied_is_empty(house: House) -> None:
    note(house, "waarderen", "zoals het was", where="bij S. thuis")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e")
        assert typed(app) == "bij S. thuis"
        await press(pilot, "shift+home", "backspace", "ctrl+g")
        assert "gewijzigd" in told(app).lower()
    (deed,) = kept(house)
    assert "situation" not in deed


async def test_an_entry_in_the_trash_can_only_be_brought_back(filled: House) -> None:
    app = filled.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "x", "t", "enter")
        assert isinstance(app.screen, Entry)
        assert footer(app) == ["escape", "r"]
        await press(pilot, "e", "x", "o")
        assert isinstance(app.screen, Entry)
        await press(pilot, "r")
        assert isinstance(app.screen, Journal)
        assert told(app) == "Het staat weer in het dagboek."
        await press(pilot, "escape", "enter", "r")
        assert isinstance(app.screen, Entry)
