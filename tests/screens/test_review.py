"""The week, the month and the time before a conversation, looked back on by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.stage import drafts, kept, on_screen, opened, point, press, question, steps_screen
from screens.test_exercise import to_the_end
from verbindend.core.rhythm import Occasion
from verbindend.screens.exercises import SIT, Exercises
from verbindend.screens.steps import Steps

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
    (entry,) = kept(any_house)
    assert entry["kind"] == KINDS[occasion]
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
