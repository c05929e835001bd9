from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

import packs
from screens.life import asks_on_a_scale
from screens.stage import (
    drafts,
    kept,
    on_screen,
    opened,
    part,
    point,
    press,
    question,
    refused,
    steps_screen,
    told,
    typed,
    write,
)
from verbindend.core.library import Library
from verbindend.core.pack import Notion, Role
from verbindend.screens.essential import EssentialPage, StoryPage
from verbindend.screens.exercises import Exercises
from verbindend.screens.steps import Steps
from verbindend.widgets.scale import Scale

if TYPE_CHECKING:
    from house import House
    from verbindend.app import Verbindend


@pytest.fixture
def house_with_scale(house: House) -> House:
    """A house whose deeper questions all are scales."""
    asks_on_a_scale(house)
    return house


async def test_an_essential_is_read_and_left(any_house: House) -> None:
    library = any_house.companion.desk.library
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "4")
        for essential in list(library.essentials.values())[:2]:
            await point(pilot, essential.id)
            assert essential.title in on_screen(app)
            assert essential.short in " ".join(on_screen(app).split())
            await press(pilot, "enter")
            assert isinstance(app.screen, EssentialPage)
            assert essential.title in on_screen(app)
            assert essential.explanation.split(".")[0] in " ".join(
                on_screen(app).replace("│", " ").split()
            )
            await press(pilot, "escape")
            assert isinstance(app.screen, Exercises)
    assert any_house.files() == []


async def test_the_whole_page_can_be_read_on_a_small_screen(house: House) -> None:
    last = house.companion.desk.library.tasks("waarderen")[-1]
    app = house.app()
    async with opened(app, (60, 18)) as pilot:
        await press(pilot, "4")
        await point(pilot, "waarderen")
        await press(pilot, "enter", "end")
        assert last.text in words_on(app)


def words_on(app: Verbindend) -> str:
    """What is written there, without its borders and scroll bars."""
    drawn = str.maketrans(dict.fromkeys("│▁▂▃▄▅▆▇█", " "))
    return " ".join(on_screen(app).translate(drawn).split())


async def test_the_page_of_an_essential_has_all_there_is_to_read(any_house: House) -> None:
    library = any_house.companion.desk.library
    essential = library.essentials["vier-r"]
    chain = library.chain(essential)
    assert chain
    app = any_house.app()
    async with opened(app, (100, 160)) as pilot:
        await press(pilot, "4")
        await point(pilot, "vier-r")
        await press(pilot, "enter")
        said = words_on(app)
        behaviours = library.behaviours_of("vier-r")
        for text in (
            " ".join(essential.example.split()),
            *(f"{number} {step.label} {step.hint}" for number, step in enumerate(chain.option, 1)),
            *(text for each in behaviours for text in (each.text, each.visible_as)),
            *(each.text for each in library.thoughts("vier-r")),
            *(each.text for each in library.tasks("vier-r")),
        ):
            assert text in said


async def test_the_story_around_them_is_read_and_has_no_question(any_house: House) -> None:
    (story,) = any_house.companion.desk.library.stories.values()
    app = any_house.app()
    async with opened(app, (100, 160)) as pilot:
        await press(pilot, "4", "end")
        assert story.title in on_screen(app)
        await press(pilot, "g")
        assert isinstance(app.screen, Exercises)
        await press(pilot, "enter")
        assert isinstance(app.screen, StoryPage)
        for option in story.option:
            assert option.label in words_on(app)
            assert " ".join(option.story.split()) in words_on(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, Exercises)


async def test_the_story_stands_beside_them_where_there_is_room(house: House) -> None:
    (story,) = house.companion.desk.library.stories.values()
    app = house.app()
    async with opened(app, (120, 40)) as pilot:
        await press(pilot, "4", "end")
        assert story.option[0].label in on_screen(app)


async def test_stories_of_two_packs_may_have_one_name(house: House) -> None:
    desk = house.companion.desk
    ((_, story),) = desk.library.stories.items()
    option = Notion(id="a", label="Van Anna")
    other = replace(
        packs.pack(name="anna"), sets=(replace(story, title="Om moed", option=(option,)),)
    )
    other = replace(other, about=replace(other.about, kind=Role.EXTENSION))
    both = Library(desk.library.pack, "nl", [other])
    desk.libraries = lambda _language: both
    desk._library = None  # noqa: SLF001 - what was read before is let go
    app = house.app()
    async with opened(app, (120, 40)) as pilot:
        await press(pilot, "4", "end")
        assert "Van Anna" in on_screen(app)
        await press(pilot, "up", "enter")
        assert story.option[0].label in words_on(app)


async def test_those_in_focus_are_marked_and_the_essential_is_beside(house: House) -> None:
    house.companion.plans.choose_focus(["3"])
    app = house.app()
    async with opened(app, (120, 40)) as pilot:
        await press(pilot, "4")
        second = list(house.companion.desk.library.essentials)[1]
        await point(pilot, second)
        marked = [line for line in on_screen(app).splitlines() if "◆" in line]
        assert len(marked) == 1
        assert "Zelfbewustzijn" in marked[0]
        for behaviour in house.companion.desk.library.behaviours_of(second):
            assert behaviour.text[:20] in on_screen(app)


async def test_a_number_is_pointed_at_by_arrows_and_digits(house_with_scale: House) -> None:
    app = house_with_scale.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "g")
        scale = steps_screen(app).field
        assert isinstance(scale, Scale)
        assert scale.number is None
        assert "[" not in on_screen(app)
        await press(pilot, "left")
        assert scale.number == 5
        await press(pilot, "left", "right", "left", "left")
        assert scale.number == 3
        await press(pilot, "1", "0")
        assert scale.number == 10
        await press(pilot, "right")
        assert scale.number == 10
        await press(pilot, "0", "left")
        assert scale.number == 0
        assert "[0]" in on_screen(app)


async def test_a_number_that_was_not_chosen_is_in_no_draft_and_no_entry(
    house_with_scale: House,
) -> None:
    app = house_with_scale.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "g", "escape")
        assert isinstance(app.screen, Exercises)
        assert drafts(house_with_scale) == []
        await press(pilot, "g", "enter")
        assert isinstance(app.screen, Steps)
        assert refused(app)
        await press(pilot, "7", "escape")
        (draft,) = drafts(house_with_scale)
        assert list(draft["answers"].values()) == [7]
    assert kept(house_with_scale) == []


async def test_a_number_is_read_out_of_the_most(house_with_scale: House) -> None:
    app = house_with_scale.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "g", "7", "enter", "ctrl+s", "2", "enter")
        assert "7 / 10" in on_screen(app)


async def test_one_question_deeper_on_a_scale_with_its_follow_up(house_with_scale: House) -> None:
    app = house_with_scale.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "down", "g", "7")
        asked = [question(app)]
        await press(pilot, "enter")
        asked.append(question(app))
        assert asked[0] != asked[1]
        await write(pilot, "Dat er al iemand meedacht.", then="ctrl+r")
        assert "[7]" in on_screen(app)
        await press(pilot, "enter")
        assert typed(app) == "Dat er al iemand meedacht."
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Exercises)
        assert told(app) == "Bewaard. u maakt het ongedaan."
    (reflection,) = kept(house_with_scale)
    assert reflection["moment"] == "deepening"
    assert [row["question"] for row in reflection["answers"]] == asked
    assert [row["answer"] for row in reflection["answers"]] == [7, "Dat er al iemand meedacht."]


async def test_one_question_deeper_from_the_page(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "enter", "g")
        assert isinstance(app.screen, Steps)
        await press(pilot, "7", "enter", "ctrl+g")
        assert isinstance(app.screen, Exercises)
    (reflection,) = kept(any_house)
    first = next(iter(any_house.companion.desk.library.essentials))
    assert reflection["essential"] == first
    assert reflection["moment"] == "deepening"


async def test_the_essential_pointed_at_by_its_number_opens(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "4")
        await point(pilot, list(house.companion.desk.library.essentials)[-1])
        await press(pilot, "enter")
        assert isinstance(app.screen, EssentialPage)
        titles = list(house.companion.desk.library.titles.values())
        assert titles[-1] in on_screen(app)
        await press(pilot, "q")
        assert part(app, "#about") != ""


async def test_one_question_that_is_skipped_leaves_nothing_and_another_comes(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "g")
        first = question(app)
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, Exercises)
        assert (drafts(house), kept(house)) == ([], [])
        await press(pilot, "g")
        assert question(app) != first
    assert kept(house) == []


async def test_a_follow_up_stands_under_its_question(house_with_scale: House) -> None:
    app = house_with_scale.app()
    async with opened(app) as pilot:
        await press(pilot, "4", "g")
        asked = question(app)
        await press(pilot, "7", "enter")
        assert asked in words_on(app)
