"""Checklists, lists and days are asked wherever a question is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kinds import CHECKLIST, DATE, ESSENTIAL, LIST, asks
from screens.stage import (
    drafts,
    kept,
    on_screen,
    opened,
    paste,
    point,
    press,
    question,
    refused,
    steps_screen,
    take_up,
    told,
    typed,
    write,
)
from verbindend.app import Verbindend
from verbindend.core.entry import Moment
from verbindend.screens.base import Shared
from verbindend.screens.today import Today
from verbindend.views.look import ASCII
from verbindend.widgets.checklist import Checklist
from verbindend.widgets.items import Item, Items

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House


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
        await press(pilot, "4")
        await point(pilot, ESSENTIAL)
        await press(pilot, "g")
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


# lists --------------------------------------------------------------------------------------------


def shown(app: Verbindend) -> list[str]:
    """What stands on the lines that are shown."""
    field = steps_screen(app).field
    assert isinstance(field, Items)
    return [line.value for line in field.query(Item) if line.parent and line.region]


async def test_enter_adds_the_next_line_and_on_an_empty_one_goes_on(house: House) -> None:
    prompt = asks(house, LIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        assert question(app) == prompt.text
        assert shown(app) == [""]
        await write(pilot, "De rust van S.\nDe lijst van K.\n")
        assert shown(app) == ["De rust van S.", "De lijst van K.", ""]
        await press(pilot, "enter")
        assert isinstance(app.screen, Today)
    assert row(house) == {
        "prompt": "waarderen-lijst",
        "question": prompt.text,
        "answer": ["De rust van S.", "De lijst van K."],
    }


async def test_a_list_has_no_more_lines_than_it_may_and_arrows_move(house: House) -> None:
    asks(house, LIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await press(pilot, "up", "down")
        await write(pilot, "a\nb\nc")
        assert shown(app) == ["a", "b", "c"]
        await press(pilot, "down", "up", "up")
        await write(pilot, "1")
        await press(pilot, "up", "down")
        await write(pilot, "2")
        assert shown(app) == ["a1", "b2", "c"]
        await press(pilot, "up", *["backspace"] * 2, "enter")
        await write(pilot, "3", then="down")
        await press(pilot, "enter", "ctrl+g")
        assert isinstance(app.screen, Today)
    assert row(house)["answer"] == ["b23", "c"]


async def test_lines_that_are_pasted_come_on_lines_and_no_word_is_dropped(house: House) -> None:
    asks(house, LIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "- \nlaatste")
        await press(pilot, "up")
        await paste(pilot, "een\n\ntwee\n")
        assert shown(app) == ["- een", "twee", "laatste"]
        await paste(pilot, "!\n drie \nvier")
        assert shown(app) == ["- een", "twee!", " drie  vier laatste"]
        await paste(pilot, "!", then="ctrl+g")
    assert row(house)["answer"] == ["- een", "twee!", "drie  vier laatste!"]


async def test_a_list_half_written_is_taken_up_on_its_last_line(
    house: House, build: Callable[..., House]
) -> None:
    asks(house, LIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "een\ntw")
        steps_screen(app).save_now()
        assert [each["answers"] for each in drafts(house)] == [{"question": ["een", "tw"]}]
        await press(pilot, "escape")
    later = build()
    asks(later, LIST)
    later.clock.forward(hours=2)
    app = later.app()
    async with opened(app) as pilot:
        await take_up(pilot, "on")
        assert shown(app) == ["een", "tw"]
        await write(pilot, "ee", then="escape")
        await take_up(pilot, "keep")
    assert row(later)["answer"] == ["een", "twee"]
    assert drafts(later) == []


async def test_a_list_emptied_again_leaves_no_draft(house: House) -> None:
    asks(house, LIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n", "x", "escape")
        assert len(drafts(house)) == 1
        await take_up(pilot, "on")
        await press(pilot, "backspace", "escape")
    assert drafts(house) == []


async def test_a_list_is_read_line_by_line_and_can_be_changed(house: House) -> None:
    asks(house, LIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "een\ntwee", then="ctrl+g")
        await press(pilot, "2")
        assert "een, twee" in on_screen(app)
        await press(pilot, "enter")
        read = [line.strip() for line in on_screen(app).splitlines()]
        assert read[read.index("een") + 1] == "twee"
        await press(pilot, "e")
        await write(pilot, "!\ndrie", then="ctrl+g")
        assert row(house)["answer"] == ["een", "twee!", "drie"]
        await press(pilot, "e")
        await write(pilot, " en", then="escape")
        await press(pilot, "1")
        await take_up(pilot, "keep")
    assert row(house)["answer"] == ["een", "twee!", "drie en"]


async def test_a_list_that_tells_of_a_deed_is_its_text(house: House) -> None:
    asks(house, LIST, yields="deed")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "S. bedankt\nK. gebeld", then="ctrl+s")
        await press(pilot, "1", "ctrl+g")
    assert [each["text"] for each in kept(house, "deed")] == ["S. bedankt, K. gebeld"]
    assert row(house)["answer"] == ["S. bedankt", "K. gebeld"]


async def test_on_plain_signs_a_list_has_one_border(house: House) -> None:
    asks(house, LIST)
    app = Verbindend(Shared(companion=house.companion, words=house.words, marks=ASCII))
    async with opened(app, (60, 18)) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "een\ntwee")
        lines = [line.strip() for line in on_screen(app).splitlines()]
        assert [line[:8].rstrip() for line in lines if line[:1] in "+|" and line] == [
            "+-------", "|  1 een", "|  2 twe", "+-------",
        ]  # fmt: skip


# days ---------------------------------------------------------------------------------------------


def echo(app: Verbindend) -> str:
    """Which day the field says that it is."""
    return str(steps_screen(app).field.border_subtitle or "")


async def test_a_day_is_echoed_while_it_is_typed_and_kept_as_one(any_house: House) -> None:
    prompt = asks(any_house, DATE)
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        assert (question(app), echo(app)) == (prompt.text, "")
        for text, day in (
            ("25-1", date(2027, 1, 25)), ("1", date(2026, 11, 25)), ("-2027", date(2027, 11, 25)),
            ("x", None),
        ):  # fmt: skip
            await write(pilot, text)
            assert echo(app) == (any_house.words.long_date(day) if day else "")
        await press(pilot, *["backspace"] * 11)
        await write(pilot, any_house.words.weekday(date(2026, 11, 27)))
        assert any_house.words.long_date(date(2026, 11, 27)) in on_screen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Today)
    assert row(any_house) == {
        "prompt": "waarderen-dag", "question": prompt.text, "answer": date(2026, 11, 27),
    }  # fmt: skip


async def test_a_wrong_day_is_explained_and_stays_to_be_changed(house: House) -> None:
    asks(house, DATE)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        for text, why in (
            ("ooit", "geen datum"), ("31-11", "bestaat niet"), ("di 25-11", "andere dag"),
        ):  # fmt: skip
            await write(pilot, text, then="ctrl+s")
            assert refused(app)
            assert why in told(app)
            assert typed(app) == text
            await press(pilot, *["backspace"] * len(text))
        await write(pilot, "morgen", then="ctrl+s")
    assert row(house)["answer"] == date(2026, 11, 24)


async def test_a_day_in_a_draft_is_the_same_day_later(
    house: House, build: Callable[..., House]
) -> None:
    asks(house, DATE)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "morgen", then="escape")
    assert [each["answers"] for each in drafts(house)] == [{"question": date(2026, 11, 24)}]
    later = build()
    asks(later, DATE)
    later.clock.forward(days=2)
    app = later.app()
    async with opened(app) as pilot:
        await take_up(pilot, "on")
        assert (typed(app), echo(app)) == ("2026-11-24", "dinsdag 24 november 2026")
        await press(pilot, "escape")
        await take_up(pilot, "keep")
    assert row(later)["answer"] == date(2026, 11, 24)


async def test_half_a_day_is_in_the_draft_as_it_was_typed(house: House) -> None:
    asks(house, DATE)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "volgende w", then="escape")
        assert [each["answers"] for each in drafts(house)] == [{"question": "volgende w"}]
        await take_up(pilot, "keep")
        assert refused(app)
        assert "geen datum" in told(app)
        await take_up(pilot, "on")
        assert typed(app) == "volgende w"
        await press(pilot, *["backspace"] * 10, "escape")
    assert drafts(house) == []
    assert kept(house, "reflection") == []


async def test_a_day_is_read_as_a_date_and_can_be_changed(house: House) -> None:
    asks(house, DATE)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "25 nov", then="ctrl+g")
        await press(pilot, "2")
        assert "woensdag 25 november 2026" in on_screen(app)
        await press(pilot, "e")
        assert typed(app) == "2026-11-25"
        await press(pilot, "backspace")
        await write(pilot, "6", then="ctrl+g")
        assert row(house)["answer"] == date(2026, 11, 26)
        await press(pilot, "e", "backspace", "7", "escape", "1")
        await take_up(pilot, "keep")
    assert row(house)["answer"] == date(2026, 11, 27)


async def test_a_day_that_tells_of_a_deed_is_its_text(house: House) -> None:
    asks(house, DATE, yields="deed")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "vandaag", then="ctrl+s")
        await press(pilot, "1", "ctrl+g")
    assert [each["text"] for each in kept(house, "deed")] == ["2026-11-23"]


async def test_a_full_list_says_how_much_it_takes_and_keeps_the_keys(house: House) -> None:
    asks(house, LIST)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        assert "hooguit 3" in on_screen(app)
        for number in range(3):
            await write(pilot, f"ding {number}", then="enter")
        assert isinstance(steps_screen(app).field, Items)
        await write(pilot, "q", then="ctrl+s")
        await press(pilot, "ctrl+g")
    assert row(house)["answer"] == ["ding 0", "ding 1", "ding 2q"]


async def test_a_correction_clears_what_was_wrong(house: House) -> None:
    asks(house, DATE)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "ctrl+n")
        await write(pilot, "ooit eens", then="ctrl+s")
        assert refused(app)
        await write(pilot, "x")
        assert not refused(app)
