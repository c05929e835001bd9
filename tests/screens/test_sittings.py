from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from house import MONDAY_EVENING
from making import evening
from screens.life import TEXTS, asks_for_people, begin, if_then, note
from screens.stage import (
    drafts,
    kept,
    on_screen,
    opened,
    part,
    paste,
    press,
    question,
    read,
    refused,
    steps_screen,
    told,
    typed,
    write,
)
from verbindend.core.clean import clean
from verbindend.core.entry import Answer, Moment
from verbindend.core.prompt import Yields
from verbindend.screens.choose import Choose
from verbindend.screens.today import Today
from verbindend.widgets.choices import Choices
from verbindend.widgets.messages import AnswerGiven
from verbindend.widgets.question import StepFoot

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from house import House
    from verbindend.app import Verbindend

ANSWER = "Ik vroeg S. wat zij zag,\n\n  en hield toen een uur mijn mond. é ☕ "


def at(app: Verbindend) -> str:
    return steps_screen(app).walk.at


async def to_step(pilot: Pilot[int], app: Verbindend, key: str) -> None:
    """Skip what is asked before a step."""
    while at(app) != key:
        await press(pilot, "ctrl+n")


async def test_a_whole_morning(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        title = part(app, "#essential-title")
        await press(pilot, "m")
        assert title in on_screen(app)
        await press(pilot, "enter")
        asked = question(app)
        assert asked in " ".join(on_screen(app).split())
        await write(pilot, ANSWER, then="ctrl+s")
        await write(pilot, " na het overleg ", then="enter")
        await write(pilot, "vraag ik K. wat hij nodig heeft", then="enter")
        assert at(app) == "hindernis"
        await write(pilot, "haast", then="ctrl+s")
        assert isinstance(app.screen, Today)
        assert part(app, "#state") == any_house.words.tr("still open")
        assert told(app) == any_house.words.tr("Noted. See you tonight. {key} undoes it.", key="u")
        assert not refused(app)
    (intention,) = kept(any_house)
    (row,) = intention.pop("answers")
    prompt = any_house.companion.desk.library.prompts[row["prompt"]]
    assert row == {"prompt": prompt.id, "question": asked, "answer": clean(ANSWER)}
    assert prompt.text == asked
    essential = next(iter(each for each, name in titles(any_house).items() if name == title))
    assert intention == {
        "format": 1,
        "kind": "intention",
        "written": MONDAY_EVENING,
        "day": date(2026, 11, 23),
        "essential": essential,
        "behaviours": list(prompt.behaviours),
        "people": [],
        "tags": [],
        "share": "private",
        "pack": any_house.companion.desk.library.pack.about.label,
        "language": any_house.words.language,
        "if": "na het overleg",
        "then": "vraag ik K. wat hij nodig heeft",
        "obstacle": "haast",
    }
    assert drafts(any_house) == []


async def an_evening(pilot: Pilot[int], app: Verbindend) -> list[str]:
    """Everything that an evening asks after an intention that was carried out."""
    await press(pilot, "e")
    asked = [question(app)]
    await write(pilot, "Het overleg was kort.", then="ctrl+s")
    assert TEXTS["nl"]["when"] in on_screen(app)
    await press(pilot, "1")
    asked.append(question(app))
    await write(pilot, "S. lachte.", then="ctrl+s")
    await press(pilot, "down", "enter")
    asked.append(question(app))
    await write(pilot, ANSWER, then="ctrl+s")
    assert at(app) == "question-dezelfde"
    await press(pilot, "2")
    assert at(app) == "waar"
    await write(pilot, "bij de planning", then="ctrl+s")
    return asked


async def test_a_whole_evening(any_house: House) -> None:
    essential = asks_for_a_deed(any_house)
    begin(any_house, Moment.MORNING, essential, if_then(TEXTS["nl"]))
    app = any_house.app()
    async with opened(app) as pilot:
        asked = await an_evening(pilot, app)
        assert isinstance(app.screen, Today)
        assert part(app, "#state") == any_house.words.tr("done")
        assert "● ○" in part(app, "#week")
    (intention,) = kept(any_house, "intention")
    (reflection,) = kept(any_house, "reflection")
    assert reflection["moment"] == "evening"
    assert reflection["closes"] == [{"intention": name_of(any_house, intention), "outcome": "done"}]
    answers = ["Het overleg was kort.", "S. lachte.", clean(ANSWER)]
    assert [row["question"] for row in reflection["answers"]] == asked
    assert [row["answer"] for row in reflection["answers"]] == answers
    intended, answered = kept(any_house, "deed")
    assert intended["situation"] == intention["if"]
    assert intended["text"] == f"{intention['then']}\nS. lachte."
    assert intended["witness"] == "reaction"
    assert answered["situation"] == "bij de planning"
    assert answered["text"] == clean(ANSWER)
    assert {intended["from"], answered["from"]} == {name_of(any_house, reflection)}
    assert {each["essential"] for each in kept(any_house)} == {essential}


def asks_for_a_deed(house: House) -> str:
    """An essential whose question of this evening asks for a deed."""
    sittings = house.companion.sittings
    return next(
        each
        for each in titles(house)
        if sittings.begin(Moment.EVENING, each).sitting.questions["question"].yields == Yields.DEED
    )


def name_of(house: House, document: dict[str, Any]) -> str:
    """The id of the entry with this content."""
    return next(path.stem for path in house.files() if read(path) == document)


def titles(house: House) -> dict[str, str]:
    return house.companion.desk.library.titles


async def test_one_question_is_an_evening(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        asked = question(app)
        await write(pilot, "één ding", then="ctrl+g")
        assert isinstance(app.screen, Today)
        assert told(app) == "Bewaard. u maakt het ongedaan."
        assert "klaar" in on_screen(app)
    (reflection,) = kept(house)
    assert reflection["kind"] == "reflection"
    assert [(row["question"], row["answer"]) for row in reflection["answers"]] == [
        (asked, "één ding")
    ]


async def test_going_back_keeps_what_was_typed_and_a_changed_answer_counts(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        first = at(app)
        await press(pilot, "ctrl+r")
        assert at(app) == first
        await write(pilot, "eerst dit", then="ctrl+s")
        second = at(app)
        await write(pilot, "half getypt", then="ctrl+r")
        assert (at(app), typed(app)) == (first, "eerst dit")
        await write(pilot, " en dat", then="ctrl+s")
        assert (at(app), typed(app)) == (second, "half getypt")
        await press(pilot, "ctrl+g")
    (reflection,) = kept(house, "reflection")
    assert [row["answer"] for row in reflection["answers"]] == ["eerst dit en dat", "half getypt"]


async def test_skipping_leaves_no_trace_and_nothing_is_nothing(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "dit telt niet", then="ctrl+n")
        await press(pilot, "ctrl+n")
        assert refused(app)
        assert "Er is nog geen antwoord" in told(app)
        await write(pilot, "   ", then="ctrl+g")
        assert refused(app)
        assert house.files() == []
        await press(pilot, "escape")
        assert isinstance(app.screen, Today)
    assert drafts(house) == []


async def test_a_choice_made_before_is_pointed_at_on_the_way_back(house: House) -> None:
    begin(house, Moment.MORNING, "waarderen", if_then(TEXTS["nl"]))
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await to_step(pilot, app, "afronden")
        await press(pilot, "3")
        assert at(app) == "niet-gelukt"
        await press(pilot, "ctrl+r")
        assert app.screen.query_one(Choices).value == "failed"
        await press(pilot, "4")
        assert at(app) == "question"
        await write(pilot, "iets", then="ctrl+g")
    (reflection,) = kept(house, "reflection")
    assert [close["outcome"] for close in reflection["closes"]] == ["no_chance"]
    assert kept(house, "deed") == []


async def test_an_intention_to_be_tried_again_stands_in_the_morning_after(house: House) -> None:
    begin(house, Moment.MORNING, "waarderen", if_then(TEXTS["nl"]))
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await to_step(pilot, app, "afronden")
        await press(pilot, "3", "ctrl+n", "1", "ctrl+g")
        assert isinstance(app.screen, Today)
        house.clock.forward(hours=16)
        await press(pilot, "m", "enter")
        await to_step(pilot, app, "if-then")
        assert TEXTS["nl"]["then"] in on_screen(app)
        assert typed(app) == TEXTS["nl"]["when"]
        await press(pilot, "escape")
        assert drafts(house) == []
        await press(pilot, "m", "enter")
        await to_step(pilot, app, "if-then")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Today)
    assert [each["then"] for each in kept(house, "intention")] == [TEXTS["nl"]["then"]] * 2


async def test_the_deed_noted_today_is_asked_about_first(house: House) -> None:
    begin(house, Moment.MORNING, "waarderen", if_then(TEXTS["nl"]))
    note(house, "waarderen", "Ik zei S. wat ik zag.")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await to_step(pilot, app, "afronden")
        await press(pilot, "1")
        assert at(app) == "afronden-dezelfde"
        assert "Ik zei S. wat ik zag." in on_screen(app)
        await press(pilot, "1")
        assert at(app) == "question"
        await press(pilot, "ctrl+g")
    assert [deed["text"] for deed in kept(house, "deed")] == ["Ik zei S. wat ik zag."]
    assert len(kept(house, "reflection")) == 1


async def test_a_morning_on_another_essential(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "2")
        assert isinstance(app.screen, Choose)
        await press(pilot, "escape", "2", "7")
        assert steps_screen(app).walk.flow.essential({}) == "waarderen"
        assert part(app, "#title").startswith("Waarderen")
        await press(pilot, "1")
        await to_step(pilot, app, "if-then")
        await write(pilot, "het belt", then="enter")
        await write(pilot, "luister ik", then="ctrl+g")
        assert part(app, "#essential-title") == "Waarderen"
    (intention,) = kept(house, "intention")
    assert intention["essential"] == "waarderen"
    assert [plan["pick"] for plan in kept(house, "plan")] == ["waarderen"]


async def test_what_was_answered_stays_with_its_essential_when_another_is_chosen(
    house: House,
) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "enter")
        first = steps_screen(app).walk.flow.essential({})
        await write(pilot, "over de eerste", then="ctrl+r")
        await press(pilot, "2", "7", "1")
        assert typed(app) == ""
        await to_step(pilot, app, "if-then")
        await write(pilot, "het belt", then="enter")
        await write(pilot, "luister ik", then="ctrl+g")
    (draft,) = drafts(house)
    assert draft["essential"] == first != "waarderen"
    assert list(draft["answers"].values()) == ["over de eerste"]
    (intention,) = kept(house, "intention")
    assert (intention["essential"], intention.get("answers")) == ("waarderen", None)


async def test_the_people_of_a_morning(house: House) -> None:
    asks_for_people(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "enter")
        assert "bijvoorbeeld S., K., de planner" in on_screen(app)
        await write(pilot, " S. ,de planner;K.,, S.", then="enter")
        await write(pilot, "het kan", then="enter")
        await write(pilot, "vraag ik het", then="ctrl+g")
    (intention,) = kept(house, "intention")
    assert intention["people"] == ["S.", "de planner", "K."]
    assert [row["answer"] for row in intention["answers"]] == [["S.", "de planner", "K."]]


async def test_what_is_pasted_comes_out_equal(house: House) -> None:
    text = "eerste\r\nregel \"\"\" '''\\ # = [x]\r\n\r\n  ingesprongen\u2028klaar"
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await paste(pilot, text, then="ctrl+g")
    (reflection,) = kept(house)
    assert reflection["answers"][0]["answer"] == clean(text)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (120, 40)])
async def test_the_question_is_never_cut_off(house: House, size: tuple[int, int]) -> None:
    app = house.app()
    async with opened(app, size) as pilot:
        await press(pilot, "m", "enter")
        assert set(question(app).split()) <= set(on_screen(app).split())
        assert app.screen.focused is not None
        assert app.screen.focused.region.bottom <= size[1] - 2


async def test_an_answer_given_twice_is_kept_once_and_takes_no_screen_away(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "2")
        assert isinstance(app.screen, Choose)
        for _ in range(3):
            app.screen.query_one(Choices).post_message(AnswerGiven())
        await press(pilot, "f1", "escape")
        assert steps_screen(app).walk.at == "today"
        await press(pilot, "escape", "d", "7", "1")
        await write(pilot, "een keer", then="ctrl+s")
        await press(pilot, "ctrl+n", "ctrl+n")
        for _ in range(3):
            app.screen.query_one(Choices).post_message(AnswerGiven())
        await pilot.pause()
        assert isinstance(app.screen, Today)
    assert [deed["text"] for deed in kept(house, "deed")] == ["een keer"]


LEADS = {"als", "if", "dan", "then"}


@pytest.mark.parametrize(
    ("when", "then"),
    [("Als het overleg begint", "Dan zeg ik niets"), ("if it begins", "then I say nothing")],
)
async def test_if_and_then_are_not_said_twice(house: House, when: str, then: str) -> None:
    begin(house, Moment.MORNING, "waarderen", {"if-then": (when, then)})
    app = house.app()
    async with opened(app, (120, 40)) as pilot:
        for way in ([], ["e"], ["escape", "2"], ["enter"]):
            await press(pilot, *way)
            if way == ["e"]:
                await to_step(pilot, app, "afronden")
            assert then.split(" ", 1)[1] in on_screen(app)
            words = on_screen(app).lower().split()
            assert not [pair for pair in pairwise(words) if {*pair} & LEADS == {*pair}]
    (intention,) = kept(house, "intention")
    assert (intention["if"], intention["then"]) == (when, then)


@pytest.mark.parametrize(("width", "end"), [(60, "…"), (80, "morning start")])
async def test_a_long_title_leaves_room_for_the_progress(
    build: Callable[..., House], width: int, end: str
) -> None:
    house = build("en")
    house.companion.plans.pick("omgeving-en-klantwaarde")
    app = house.app()
    async with opened(app, (width, 18)) as pilot:
        await press(pilot, "m", "enter")
        title, _, progress = on_screen(app).splitlines()[0].partition("●")
        assert title.startswith(" An eye for context and customer value · morn")
        assert title.rstrip().endswith(end)
        assert title.endswith("  ")
        assert "2 of 3" in progress


LAST = date(2026, 9, 1)


def asked_before(house: House, prompt: str, answer: str) -> None:
    """Answer an evening's question long ago, and all others of its essential just now."""
    library = house.companion.desk.library
    essential = library.prompts[prompt].essential
    others = [each.id for each in library.questions(essential, Moment.EVENING) if each.id != prompt]
    rows = [Answer(prompt=each, question="?", answer="ja") for each in others]
    long_ago = Answer(prompt=prompt, question="?", answer=answer)
    house.journal.add(
        [
            evening(LAST, essential, answers=(long_ago,)),
            evening(date(2026, 11, 22), essential, answers=tuple(rows)),
        ]
    )
    house.companion.plans.pick(essential)


async def test_what_was_answered_the_last_time_stands_below_the_field(house: House) -> None:
    asked_before(house, "waarderen-a1", "Dat je de klant [b]eerst[/b]\nliet uitpraten.")
    told_then = "Eerder schreef je hier (1 sep): “Dat je de klant [b]eerst[/b] liet uitpraten.”"
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        assert part(app, StepFoot) == ""
        await to_step(pilot, app, "question")
        assert steps_screen(app).walk.step.prompt_id == "waarderen-a1"
        assert part(app, StepFoot) == told_then
        assert typed(app) == ""
        await write(pilot, "Nu anders.", then="ctrl+s")
        assert "Eerder" not in on_screen(app)
        await press(pilot, "ctrl+r")
        assert part(app, StepFoot) == told_then
        await press(pilot, "escape")
        assert [each["answers"] for each in drafts(house)] == [{"question": "Nu anders."}]


async def test_an_edit_does_not_tell_of_another_time(house: House) -> None:
    asked_before(house, "waarderen-a1", "Toen zo.")
    begin(house, Moment.EVENING, "waarderen", {"question": "Nu zo."})
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e")
        assert typed(app) == "Nu zo."
        assert part(app, StepFoot) == ""


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_what_was_answered_is_in_sight_in_every_size(
    house: House, size: tuple[int, int]
) -> None:
    asked_before(house, "waarderen-a1", "en zo verder " * 40)
    app = house.app()
    async with opened(app, size) as pilot:
        await press(pilot, "e")
        await to_step(pilot, app, "question")
        assert app.screen.query_one(StepFoot).size.height == 2
        assert "Eerder schreef je hier" in on_screen(app)
