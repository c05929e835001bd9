"""A checklist is asked wherever a question is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinds import CHECKLIST, asks
from screens.stage import (
    drafts,
    kept,
    on_screen,
    opened,
    press,
    question,
    steps_screen,
    take_up,
    write,
)
from verbindend.core.entry import Moment
from verbindend.screens.today import Today
from verbindend.widgets.checklist import Checklist

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.app import Verbindend


def row(house: House, kind: str = "reflection") -> dict[str, Any]:
    """The only row that was kept."""
    (entry,) = kept(house, kind)
    (answer,) = entry["answers"]
    assert isinstance(answer, dict)
    return answer


def boxes(app: Verbindend) -> list[str]:
    """The lines of a checklist, as they can be read."""
    return [line.strip() for line in on_screen(app).splitlines() if "] " in line]


async def test_a_checklist_is_ticked_by_space_and_by_number(house: House) -> None:
    prompt = asks(house, CHECKLIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        assert question(app) == prompt.text
        assert boxes(app) == [
            "▸ [ ] 1 wat iemand deed", "[ ] 2 wat het opleverde", "[ ] 3 iets anders",
        ]  # fmt: skip
        await press(pilot, "2", "up", "space")
        assert boxes(app)[:2] == ["▸ [x] 1 wat iemand deed", "[x] 2 wat het opleverde"]
        await press(pilot, "space", "space", "ctrl+g")
        assert isinstance(app.screen, Today)
    assert row(house) == {
        "prompt": "waarderen-vink", "question": prompt.text, "answer": ["deed", "opleverde"],
    }  # fmt: skip


async def test_nothing_ticked_is_skipped_and_enter_goes_on(house: House) -> None:
    asks(house, CHECKLIST, Moment.DEEPENING)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "end", "up", "g")
        assert isinstance(steps_screen(app).field, Checklist)
        await press(pilot, "space", "space", "enter")
        assert "Er is nog geen antwoord" in on_screen(app)
        await press(pilot, "2", "enter")
    assert row(house)["answer"] == ["opleverde"]


async def test_something_else_that_is_ticked_asks_for_words(house: House) -> None:
    asks(house, CHECKLIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n", "1", "3", "ctrl+s")
        assert question(app) == "Iets anders:"
        await write(pilot, "een knik", then="ctrl+g")
    (entry,) = kept(house, "reflection")
    assert [each["answer"] for each in entry["answers"]] == [["deed", "anders"], "een knik"]


async def test_a_click_ticks_and_stays(house: House) -> None:
    asks(house, CHECKLIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        for _ in range(3):
            await pilot.click(Checklist, offset=(8, 1))
            await pilot.pause()
        assert boxes(app)[1] == "▸ [x] 2 wat het opleverde"


async def test_ticks_are_in_the_draft_and_may_be_lifted(
    house: House, build: Callable[..., House]
) -> None:
    asks(house, CHECKLIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n", "1", "2", "escape")
    assert [each["answers"] for each in drafts(house)] == [{"question": ["deed", "opleverde"]}]
    later = build()
    asks(later, CHECKLIST)
    later.clock.forward(hours=2)
    app = later.app()
    async with opened(app) as pilot:
        await take_up(pilot, "on")
        assert [line.removeprefix("▸ ")[:3] for line in boxes(app)] == ["[x]", "[x]", "[ ]"]
        await press(pilot, "1", "2", "escape")
        assert drafts(later) == []
        await press(pilot, "e", "ctrl+n", "2", "escape")
        await take_up(pilot, "keep")
    assert row(later)["answer"] == ["opleverde"]


async def test_a_checklist_is_read_by_its_labels_and_can_be_changed(house: House) -> None:
    asks(house, CHECKLIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n", "1", "2", "ctrl+g")
        await press(pilot, "2")
        assert "wat iemand deed, wat het opleverde" in on_screen(app)
        await press(pilot, "enter")
        read = [line.strip() for line in on_screen(app).splitlines()]
        assert [each for each in read if each.startswith("wat ")] == [
            "wat iemand deed", "wat het opleverde",
        ]  # fmt: skip
        await press(pilot, "e", "1", "3", "ctrl+g")
        assert row(house)["answer"] == ["opleverde", "anders"]
        await press(pilot, "e", "2", "escape", "1")
        assert row(house)["answer"] == ["opleverde", "anders"]
        await take_up(pilot, "keep")
    assert row(house)["answer"] == ["anders"]


async def test_a_checklist_that_is_emptied_in_a_change_is_gone(house: House) -> None:
    asks(house, CHECKLIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "Koffie.", then="ctrl+s")
        await press(pilot, "1", "ctrl+g", "2", "e", "ctrl+s", "1", "ctrl+g")
    assert row(house)["answer"] == "Koffie."


async def test_a_checklist_that_tells_of_a_deed_is_its_text(house: House) -> None:
    asks(house, CHECKLIST, yields="deed")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n", "1", "2", "ctrl+s", "1", "ctrl+g")
    assert [each["text"] for each in kept(house, "deed")] == ["wat iemand deed, wat het opleverde"]
