from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from screens.life import TEXTS, asks_for_people, begin, if_then, note
from screens.stage import (
    drafts,
    kept,
    on_screen,
    opened,
    paste,
    press,
    question,
    refused,
    steps_screen,
    take_up,
    told,
    typed,
    write,
)
from verbindend.core.entry import Moment
from verbindend.screens.steps import SAVE_AFTER
from verbindend.screens.today import Today
from verbindend.widgets.choices import Choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.app import Verbindend

WITHIN = 1.0
"""Seconds within which what is typed is on disk."""


def menu(app: Verbindend) -> Choices:
    return app.screen.query_one("#menu", Choices)


async def left_halfway(house: House) -> list[str]:
    """Answer one question of an evening, and leave the next one half written; what was asked."""
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        asked = [question(app)]
        await write(pilot, "eerste antwoord", then="ctrl+s")
        asked.append(question(app))
        await paste(pilot, "half een\nzin", then="escape")
        assert isinstance(app.screen, Today)
        assert told(app) == house.words.tr("Kept as a draft: it is offered here.")
        assert menu(app).choices[0].id.startswith("draft:")
        assert "16:30" in menu(app).choices[0].label
    return asked


async def test_esc_keeps_a_draft_that_is_taken_up_where_it_was_left(
    any_house: House, build: Callable[..., House]
) -> None:
    asked = await left_halfway(any_house)
    assert any_house.files() == []
    (draft,) = drafts(any_house)
    assert list(draft["answers"].values()) == ["eerste antwoord", "half een\nzin"]

    later = build(any_house.words.language)
    later.clock.forward(hours=30)
    app = later.app()
    async with opened(app) as pilot:
        await take_up(pilot, "on")
        assert [question(app), typed(app)] == [asked[1], "half een\nzin"]
        await press(pilot, "ctrl+r")
        assert [question(app), typed(app)] == [asked[0], "eerste antwoord"]
        await press(pilot, "ctrl+s")
        await write(pilot, " af", then="ctrl+g")
        assert isinstance(app.screen, Today)
    (reflection,) = kept(later)
    answers = ["eerste antwoord", "half een\nzin af"]
    assert [row["question"] for row in reflection["answers"]] == asked
    assert [row["answer"] for row in reflection["answers"]] == answers
    assert reflection["day"] == draft["day"]
    assert list(later.drafts.folder.iterdir()) == []


async def test_a_draft_may_be_kept_as_it_is_thrown_away_or_left(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        for text, how in (("laat", "leave"), ("gooi", "drop"), ("bewaar", "keep")):
            await press(pilot, "e")
            await write(pilot, text, then="escape")
            await take_up(pilot, how)
            assert isinstance(app.screen, Today)
            if how == "leave":
                assert len(drafts(house)) == 1
                await take_up(pilot, "drop")
            if how != "keep":
                assert told(app) == "Weggegooid."
            assert drafts(house) == []
        assert told(app) == "Bewaard. u maakt het ongedaan."
    (reflection,) = kept(house)
    assert [row["answer"] for row in reflection["answers"]] == ["bewaar"]


async def test_half_an_intention_is_in_the_draft_and_asks_for_the_other_half(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "enter", "ctrl+n")
        await write(pilot, "na het overleg", then="escape")
        await take_up(pilot, "keep")
        assert refused(app)
        assert "beide helften" in told(app).lower()
        await take_up(pilot, "on")
        assert typed(app) == "na het overleg"
        await write(pilot, " van tien", then="tab")
        await write(pilot, "vraag ik het", then="escape")
        await take_up(pilot, "keep")
    (intention,) = kept(house)
    assert (intention["if"], intention["then"]) == ("na het overleg van tien", "vraag ik het")
    assert drafts(house) == []


async def test_a_draft_that_cannot_be_kept_yet_is_still_offered(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "de lunch", then="escape")
        house.folder.write_text("geen map")
        await take_up(pilot, "keep")
        assert refused(app)
        house.folder.unlink()
        await take_up(pilot, "keep")
        assert not refused(app)
    assert len(kept(house)) == 1


async def test_people_typed_in_a_draft_are_kept_one_by_one(house: House) -> None:
    asks_for_people(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "enter")
        await write(pilot, "S., de planner", then="escape")
        await take_up(pilot, "on")
        assert typed(app) == "S., de planner"
        await press(pilot, "escape")
        await take_up(pilot, "keep")
    assert [each["people"] for each in kept(house, "reflection")] == [["S.", "de planner"]]


async def test_a_deed_half_noted_is_offered_again(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "D", "3", "7", "1")
        await write(pilot, "Ik zei iets.", then="escape")
        assert "praktijkmoment Waarderen" in menu(app).choices[0].label
        await take_up(pilot, "on")
        assert typed(app) == "Ik zei iets."
        await press(pilot, "ctrl+g")
        assert isinstance(app.screen, Today)
    (deed,) = kept(house)
    assert (deed["text"], deed["essential"]) == ("Ik zei iets.", "waarderen")
    assert deed["day"].isoformat() == "2026-11-20"


async def test_a_change_half_made_is_offered_again(house: House) -> None:
    note(house, "waarderen", "eerst", where="")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e", "ctrl+n")
        await write(pilot, " en toen", then="escape")
        assert kept(house)[0]["text"] == "eerst"
        await press(pilot, "1")
        await take_up(pilot, "on")
        assert typed(app) == "eerst en toen"
        await press(pilot, "ctrl+g")
    assert [deed["text"] for deed in kept(house)] == ["eerst en toen"]


async def test_a_choice_alone_is_a_draft_and_nothing_typed_is_none(house: House) -> None:
    begin(house, Moment.MORNING, "waarderen", if_then(TEXTS["nl"]))
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e", "escape")
        assert drafts(house) == []
        await press(pilot, "e", "ctrl+n", "1", "escape")
        (draft,) = drafts(house)
        assert draft["answers"] == {"afronden": "done"}


async def test_a_draft_emptied_again_is_gone(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "x", then="escape")
        await take_up(pilot, "on")
        await press(pilot, "backspace", "escape")
        assert isinstance(app.screen, Today)
        assert not menu(app).choices[0].id.startswith("draft:")
    assert drafts(house) == []


@pytest.mark.parametrize("keys", [["ctrl+q"], ["f1", "ctrl+q"]])
async def test_leaving_in_the_middle_keeps_the_draft(house: House, keys: list[str]) -> None:
    """What a signal does is shown in a real terminal."""
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "midden in een zin")
        await press(pilot, *keys[:-1])
        await pilot.press(keys[-1])
    (draft,) = drafts(house)
    assert list(draft["answers"].values()) == ["midden in een zin"]
    assert house.files() == []
    assert app.return_code == 0


async def test_what_is_typed_is_on_disk_within_a_second(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "een halve ged")
        await asyncio.sleep(WITHIN)
        (draft,) = drafts(house)
        assert list(draft["answers"].values()) == ["een halve ged"]
        assert "concept 16:30" in on_screen(app)
        await write(pilot, "achte", then="escape")
        (draft,) = drafts(house)
        assert list(draft["answers"].values()) == ["een halve gedachte"]


async def test_it_is_also_on_disk_while_typing_goes_on(house: House) -> None:
    """A pause shorter than the delay must not put saving off."""
    app = house.app()
    loop = asyncio.get_running_loop()
    async with opened(app) as pilot:
        await press(pilot, "e")
        began = loop.time()
        while loop.time() < began + WITHIN:
            await write(pilot, "a")
            await asyncio.sleep(SAVE_AFTER / 5)
        (draft,) = drafts(house)
        (answer,) = draft["answers"].values()
        assert 0 < len(answer) <= len(typed(app))
        assert set(answer) == {"a"}


async def test_a_draft_of_a_damaged_file_is_named_and_left_alone(house: House) -> None:
    house.drafts.folder.mkdir(parents=True)
    torn = house.drafts.folder / "evening-2026-11-23-abcdef.toml"
    torn.write_text('id = "eve')
    app = house.app()
    async with opened(app) as pilot:
        named = str(app.screen.query_one("#unreadable", Static).content)
        assert f"{torn}:1 is beschadigd of maar half geschreven" in named
        assert not menu(app).choices[0].id.startswith("draft:")
        await press(pilot, "e")
        await write(pilot, "iets", then="ctrl+g")
    assert torn.read_text() == 'id = "eve'


async def test_what_was_being_kept_when_the_program_was_killed_is_kept_once(
    house: House, build: Callable[..., House]
) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING, "waarderen")
    first = flow.steps({})[0].key
    draft = flow.draft({first: "bijna kwijt"}, first)
    house.drafts.save(draft)
    path = house.drafts.folder / f"{draft.id}.toml"
    path.write_text("sealed = 2026-11-23T16:30:10+01:00\n" + path.read_text())
    house.drafts.release(draft.id)
    for number in range(2):
        again = build("nl")
        app = again.app()
        async with opened(app):
            assert ("nu bewaard" in told(app)) == (number == 0)
            assert not refused(app)
        (reflection,) = kept(again)
        assert reflection["answers"][0]["answer"] == "bijna kwijt"
        assert drafts(again) == []


async def test_two_windows_do_not_take_up_the_same_draft(
    house: House, build: Callable[..., House]
) -> None:
    first = house.app()
    async with opened(first) as pilot:
        await press(pilot, "e")
        await write(pilot, "bezig")
        steps_screen(first).save_now()
        assert build("nl").drafts.waiting() == ()


@pytest.mark.parametrize("how", ["on", "keep", "drop"])
async def test_a_draft_that_another_window_takes_up_first_is_left_to_it(
    house: House, build: Callable[..., House], how: str
) -> None:
    await left_halfway(house)
    other, before = build("nl"), drafts(house)
    app = build("nl").app()
    async with opened(app) as pilot:
        await press(pilot, "home", "enter")
        other.drafts.take(*other.drafts.waiting())
        await press(pilot, {"on": "1", "keep": "2", "drop": "3"}[how])
        assert isinstance(app.screen, Today)
        assert refused(app)
        assert "ander venster" in told(app)
        assert not menu(app).choices[0].id.startswith("draft:")
    assert drafts(house) == before


@pytest.mark.parametrize("place", ["1", "3", "4"])
async def test_what_was_left_halfway_is_gone_on_with_before_another_is_begun(
    house: House, place: str
) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "half af", then="escape")
        await press(pilot, place, "e")
        assert typed(app) == "half af"
        await press(pilot, "escape")
        assert len(drafts(house)) == 1
        await press(pilot, "m")
        assert steps_screen(app).walk.flow.task == "morning"
        await press(pilot, "escape")
    house.clock.forward(days=1)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        assert typed(app) == ""
