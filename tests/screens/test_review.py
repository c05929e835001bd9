"""The week, the month and the time before a conversation, looked back on by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.stage import (
    drafts,
    kept,
    on_screen,
    opened,
    point,
    press,
    question,
    steps_screen,
    told,
    write,
)
from screens.test_exercise import to_the_end
from verbindend.companion.deeds import TypedDeed
from verbindend.core.rhythm import Occasion
from verbindend.screens.exercises import SIT, Exercises
from verbindend.screens.steps import Steps
from verbindend.screens.today import Today
from verbindend.widgets.choices import Choices

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from house import House

KINDS = {Occasion.WEEK: "review", Occasion.MONTH: "mirror", Occasion.COACH: "exercise"}


async def begin(pilot: Pilot[int], occasion: Occasion) -> None:
    """Choose a look back in its place."""
    await press(pilot, "4")
    await point(pilot, f"{SIT}{occasion}")
    await press(pilot, "enter")


@pytest.mark.parametrize("occasion", KINDS)
async def test_each_is_gone_through_from_start_to_end(any_house: House, occasion: Occasion) -> None:
    rhythm = any_house.companion.desk.library.rhythms[occasion]
    app = any_house.app()
    async with opened(app) as pilot:
        await begin(pilot, occasion)
        assert rhythm.title in on_screen(app)
        assert rhythm.intro.split()[0] in on_screen(app)
        questions = await to_the_end(pilot, app)
        assert isinstance(app.screen, Exercises)
    (entry,) = kept(any_house, KINDS[occasion])
    assert sorted(row["question"] for row in entry["answers"]) == sorted(questions)


async def test_a_week_left_halfway_is_offered_and_gone_on_with(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await begin(pilot, Occasion.WEEK)
        await press(pilot, "ctrl+n", "3")
        asked = question(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, Exercises)
    (draft,) = drafts(any_house)
    assert draft["task"] == "week"
    app = any_house.app()
    async with opened(app) as pilot:
        await begin(pilot, Occasion.WEEK)
        assert isinstance(app.screen, Steps)
        assert question(app) == asked
        assert steps_screen(app).walk.answers["meer-controle"] == "followed"
        await press(pilot, "ctrl+g")
    (entry,) = kept(any_house)
    assert entry["answers"][0]["answer"] == "followed"
    assert drafts(any_house) == []


async def test_the_week_is_offered_on_its_last_working_day(any_house: House) -> None:
    any_house.companion.plans.follow("acht-weken")
    any_house.companion.deeds.note(TypedDeed(essential="waarderen", text="gezegd"))
    rhythm = any_house.companion.desk.library.rhythms[Occasion.WEEK]
    app = any_house.app()
    async with opened(app):
        assert rhythm.title not in on_screen(app)
    any_house.clock.forward(days=4)
    app = any_house.app()
    async with opened(app) as pilot:
        choices = app.screen.query_one(Choices)
        assert choices.value == "sit:week"
        await press(pilot, "enter", "1")
        while question(app) != rhythm.step[-1].text:
            await press(pilot, "ctrl+n")
        await write(pilot, "rust", then="ctrl+s")
        assert isinstance(app.screen, Today)
        second = any_house.companion.desk.library.titles["vier-r"]
        assert any_house.words.tr("Next: week {week}, {title}.", week=2, title=second) in told(app)
        assert rhythm.title not in on_screen(app)
        await press(pilot, "u")
        assert rhythm.title in on_screen(app)
    assert len(kept(any_house, "plan")) == 1


async def test_a_key_begins_it_anywhere(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "w")
        assert isinstance(app.screen, Steps)
        assert app.screen.walk.flow.task == "week"


async def test_a_mirror_that_chooses_a_focus_shows_it_in_today(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await begin(pilot, Occasion.MONTH)
        while "focus" not in question(app):
            await press(pilot, "ctrl+n")
        await press(pilot, "7", "ctrl+g")
    assert house.companion.plans.focus == ("waarderen",)
    assert [each["kind"] for each in kept(house)] == ["mirror", "plan"]
