from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from screens.life import TEXTS, exercised
from screens.stage import (
    drafts,
    footer,
    kept,
    on_screen,
    opened,
    point,
    press,
    question,
    refused,
    steps_screen,
    take_up,
    told,
    write,
)
from verbindend.core.prompt import Kind
from verbindend.core.step import Form
from verbindend.screens.exercise import ExercisePage, RecordPage
from verbindend.screens.exercises import EXERCISE, PROGRAMME, RECORD, Exercises
from verbindend.screens.steps import Steps
from verbindend.screens.today import Today
from verbindend.store.libraries import built_in
from verbindend.widgets.choices import Choices

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from house import House
    from verbindend.app import Verbindend
    from verbindend.core.entry import Value

EXERCISES = tuple(built_in("nl").exercises)
CHAIN, CANVAS, MAP, STORY = "vier-r-keten", "waarom-canvas", "mensenkaart", "betekenisverhaal"
LINE = "resultatenlijn"


async def begin(pilot: Pilot[int], name: str) -> None:
    """Choose an exercise in its place."""
    await press(pilot, "4")
    await point(pilot, f"{EXERCISE}{name}")
    await press(pilot, "enter")


async def answer(pilot: Pilot[int], app: Verbindend, text: str = "zo was het") -> str:
    """Answer the step on the screen; its question."""
    step = steps_screen(app).walk.step
    asked = question(app)
    if step.form == Form.FOLLOW_UP or step.is_text:
        await write(pilot, text, then="ctrl+s")
        return asked
    assert step.prompt
    match step.prompt.kind:
        case Kind.CHOICE:
            await press(pilot, "1")
        case Kind.SCALE:
            await press(pilot, "7", "enter")
        case Kind.CHECKLIST:
            await press(pilot, "space", "ctrl+s")
        case Kind.LIST:
            await write(pilot, text, then="ctrl+s")
        case Kind.PEOPLE:
            await write(pilot, "K.", then="ctrl+s")
        case _:
            await write(pilot, "25-11", then="ctrl+s")
    return asked


async def to_the_end(pilot: Pilot[int], app: Verbindend) -> list[str]:
    """Answer all that is asked; the questions."""
    questions = []
    while isinstance(app.screen, Steps):
        questions.append(await answer(pilot, app))
    return questions


@pytest.mark.parametrize("name", EXERCISES)
async def test_each_is_done_from_start_to_end(any_house: House, name: str) -> None:
    exercise = any_house.companion.desk.library.exercises[name]
    app = any_house.app()
    async with opened(app) as pilot:
        await begin(pilot, name)
        assert exercise.title.split()[0] in on_screen(app)
        assert exercise.intro.split(".")[0].split()[0] in on_screen(app)
        questions = await to_the_end(pilot, app)
        assert isinstance(app.screen, Exercises)
        assert told(app)
    entry = next(each for each in kept(any_house) if each["kind"] == "exercise")
    assert (entry["exercise"], entry.get("essential", "")) == (name, exercise.essential)
    assert [row["question"] for row in entry["answers"]] == questions
    assert any(each["kind"] == "deed" for each in kept(any_house)) == (
        exercise.counts_as is not None
    )


async def test_a_delegation_comes_back_in_today_on_its_day(any_house: House) -> None:
    library = any_house.companion.desk.library
    labels = {each.id: each.label for each in library.exercises[CHAIN].stage}
    app = any_house.app()
    async with opened(app) as pilot:
        await begin(pilot, CHAIN)
        await to_the_end(pilot, app)
    assert any_house.companion.exercises.back_today() == []
    any_house.clock.forward(days=2)
    app = any_house.app()
    async with opened(app, (100, 60)) as pilot:
        assert isinstance(app.screen, Today)
        assert labels["terugkijken"] in on_screen(app)
        (due,) = any_house.companion.exercises.back_today()
        await point(pilot, f"record:{due.record.id}")
        await press(pilot, "enter")
        assert labels["terugkijken"] in on_screen(app)
        await to_the_end(pilot, app)
        assert any_house.companion.exercises.back_today() == []
    assert [each["kind"] for each in kept(any_house)].count("deed") == 1


async def test_the_parts_of_a_delegation_are_read_on_one_page(any_house: House) -> None:
    library = any_house.companion.desk.library
    labels = {each.id: each.label for each in library.exercises[CHAIN].stage}
    app = any_house.app()
    async with opened(app, (100, 100)) as pilot:
        await begin(pilot, CHAIN)
        await to_the_end(pilot, app)
        await point(pilot, f"{EXERCISE}{CHAIN}")
        await press(pilot, "enter")
        assert isinstance(app.screen, ExercisePage)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, RecordPage)
        for label in library.parts(library.exercises[CHAIN]).values():
            assert label.upper() in on_screen(app)
        await press(pilot, "enter")
        assert labels["onderweg"] in on_screen(app)


async def test_a_message_is_copied_from_its_record(any_house: House) -> None:
    app = any_house.app()
    async with opened(app, (100, 60)) as pilot:
        await begin(pilot, STORY)
        await write(pilot, "[b]Het[/b] gaat dicht", then="ctrl+s")
        await to_the_end(pilot, app)
        await press(pilot, "enter", "down", "enter")
        assert isinstance(app.screen, RecordPage)
        assert "c" in footer(app)
        assert told(app) == ""
        await press(pilot, "c")
        assert told(app)
        assert not refused(app)
        lines = app.clipboard.splitlines()
        assert "[b]Het[/b] gaat dicht." in lines[0]
        assert len(lines) == 5
        for line in lines:
            assert line in on_screen(app)


async def test_without_a_message_there_is_none_to_copy(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await begin(pilot, MAP)
        await to_the_end(pilot, app)
        await press(pilot, "enter", "down", "enter")
        assert isinstance(app.screen, RecordPage)
        assert "c" not in footer(app)
        await press(pilot, "c")
        assert app.clipboard == ""


async def test_what_is_said_of_a_copy_can_be_read_on_a_small_screen(any_house: House) -> None:
    exercised(any_house, STORY)
    app = any_house.app()
    async with opened(app, (60, 18)) as pilot:
        await begin(pilot, STORY)
        await press(pilot, "down", "enter", "c")
        assert told(app) in " ".join(on_screen(app).replace("│", " ").split())
        await press(pilot, "end")
        (record,) = any_house.companion.exercises.of(STORY)
        last = record.entries[-1].answers[-1].question
        assert last in " ".join(on_screen(app).replace("│", " ").split())


def on_the_line(app: Verbindend) -> list[str]:
    """What stands on the line: each sign, without the frame and the pointer."""
    rows = (row.strip(" │▸")[:1] for row in on_screen(app).splitlines())
    return [sign for sign in rows if sign in ("●", "○")]


def results(house: House) -> None:
    """Two results, ten days apart."""
    texts = TEXTS[house.words.language]
    before: dict[str, Value] = {
        "toen": texts["short"],
        "sinds": house.clock.moment.date() - timedelta(days=300),
    }
    exercised(house, LINE, {**before, "nu": texts["seen"]})
    house.clock.forward(days=10)
    exercised(house, LINE, {**before, "nu": texts["deed"], "wie": ("S.", "J.")})


@pytest.mark.parametrize(("size", "has_room"), [((80, 24), True), ((60, 18), False)])
async def test_results_are_one_line_of_dates(
    any_house: House, size: tuple[int, int], *, has_room: bool
) -> None:
    results(any_house)
    texts = TEXTS[any_house.words.language]
    newest, oldest = any_house.companion.exercises.of(LINE)
    app = any_house.app()
    async with opened(app, size) as pilot:
        await begin(pilot, LINE)
        assert on_the_line(app)[:2] == ["●", "●"]
        assert (any_house.words.listed(["S.", "J."]) in on_screen(app)) == has_room
        rows = on_screen(app).splitlines()
        first = next(number for number, row in enumerate(rows) if "●" in row)
        assert rows[first + 1][rows[first].index("●")] == "│"
        for ways, record in ((["down"], newest), (["down"] * 2, oldest), (["end"], oldest)):
            await press(pilot, *ways, "enter")
            assert isinstance(app.screen, RecordPage)
            day = any_house.words.long_date(record.last)
            assert day in on_screen(app)
            await press(pilot, "escape", "enter")
            assert isinstance(app.screen, ExercisePage)
        await press(pilot, "end")
        assert on_the_line(app)[-1] == "○"
        row = next(row for row in on_screen(app).splitlines() if "○" in row)
        assert texts["short"].split()[0] in row


async def test_the_line_of_results_begins_a_new_one(house: House) -> None:
    results(house)
    app = house.app()
    async with opened(app) as pilot:
        await begin(pilot, LINE)
        await press(pilot, "enter")
        assert isinstance(app.screen, Steps)


async def test_a_page_is_shown_with_what_it_held_and_tells_what_changed(house: House) -> None:
    app = house.app()
    async with opened(app, (100, 60)) as pilot:
        await begin(pilot, CANVAS)
        await write(pilot, "Rust", then="ctrl+g")
    house.clock.forward(days=31)
    app = house.app()
    async with opened(app, (100, 60)) as pilot:
        await press(pilot, "4")
        (due,) = house.companion.exercises.back_today()
        assert (due.stage, due.record.last) == ("", date(2026, 11, 23))
        await point(pilot, f"{RECORD}{due.record.id}")
        await press(pilot, "enter", "enter")
        assert "Rust" in on_screen(app)
        await write(pilot, " en ruimte", then="ctrl+g")
        await point(pilot, f"{EXERCISE}{CANVAS}")
        await press(pilot, "enter", "down", "enter")
        assert isinstance(app.screen, RecordPage)
        assert "- Rust" in on_screen(app)
        assert "+ Rust en ruimte" in on_screen(app)


async def test_a_map_asks_the_role_of_each_person(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await begin(pilot, MAP)
        while steps_screen(app).walk.at != "wie":
            await answer(pilot, app)
        await write(pilot, "K., S.", then="ctrl+s")
        asked = []
        while isinstance(app.screen, Steps):
            asked.append(await answer(pilot, app))
    assert [each for each in asked if "rol heeft" in each] == [
        "Welke rol heeft K. hierbij?",
        "Welke rol heeft S. hierbij?",
    ]


async def test_leaving_half_way_keeps_every_step_and_it_is_taken_up_from_today(
    any_house: House,
) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await begin(pilot, CHAIN)
        await answer(pilot, app, "de planning")
        await answer(pilot, app)
        await write(pilot, "half een ", then="escape")
        (draft,) = drafts(any_house)
        assert (draft["exercise"], draft["stage"]) == (CHAIN, "afspreken")
    app = any_house.app()
    async with opened(app) as pilot:
        title = any_house.companion.desk.library.exercises[CHAIN].title
        assert title in on_screen(app)
        await take_up(pilot, "on")
        await write(pilot, "antwoord", then="ctrl+g")
        assert isinstance(app.screen, Today)
    (entry,) = (each for each in kept(any_house) if each["kind"] == "exercise")
    assert [row["answer"] for row in entry["answers"]] == [
        "de planning",
        ["K."],
        "half een antwoord",
    ]
    assert drafts(any_house) == []


async def test_what_is_emptied_on_a_page_is_gone_and_what_is_skipped_stays(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await begin(pilot, CANVAS)
        await write(pilot, "ab", then="ctrl+s")
        await write(pilot, "cd", then="ctrl+g")
        await point(pilot, f"{EXERCISE}{CANVAS}")
        await press(pilot, "enter", "enter", "backspace", "backspace", "ctrl+s", "ctrl+n")
        await write(pilot, "ef", then="ctrl+g")
    first, second = sorted(kept(house), key=lambda entry: "continues" in entry)
    assert [row["answer"] for row in first["answers"]] == ["ab", "cd"]
    assert [row["answer"] for row in second["answers"]] == ["cd", "ef"]


async def test_a_programme_is_begun_moved_on_and_left(any_house: House) -> None:
    library = any_house.companion.desk.library
    programme = library.programmes["acht-weken"]
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "4")
        await point(pilot, f"{PROGRAMME}{programme.id}")
        await press(pilot, "enter")
        assert programme.title in on_screen(app)
        await press(pilot, "enter", "1")
        task = library.task(programme.week[0].task)
        assert task
        assert task.text.split()[0] in on_screen(app)
        title = library.exercises[programme.week[0].exercise].title
        await point(pilot, f"exercise:{programme.week[0].exercise}")
        assert title in on_screen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Steps)
        await press(pilot, "escape", "4", "home")
        assert app.screen.query_one(Choices).value == f"{PROGRAMME}{programme.id}"
        await press(pilot, "enter", "enter")
        now = any_house.companion.plans.now
        assert now
        assert now.week == 2
        await press(pilot, "enter", "end", "enter")
    assert any_house.companion.looking.today().programme is None
