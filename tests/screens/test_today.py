from __future__ import annotations

import asyncio
from datetime import date
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
    settle,
    steps_screen,
    told,
    typed,
    write,
)
from verbindend.core.draft import Task
from verbindend.core.entry import Moment
from verbindend.screens import place
from verbindend.screens.choose import Choose
from verbindend.screens.dashboard import DashboardPlace
from verbindend.screens.entry import Entry
from verbindend.screens.exercises import Exercises
from verbindend.screens.help import Help
from verbindend.screens.journal import Journal
from verbindend.screens.steps import Steps
from verbindend.screens.today import Today
from verbindend.widgets.choices import Choices
from verbindend.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.app import Verbindend


def menu(app: Verbindend) -> Choices:
    return app.screen.query_one("#menu", Choices)


def titles(house: House) -> dict[str, str]:
    return house.companion.desk.library.titles


@pytest.mark.parametrize(
    ("language", "reason", "date"),
    [
        ("nl", "een plek om te beginnen", "maandag 23 november 2026"),
        ("en", "a place to begin", "Monday 23 November 2026"),
    ],
)
async def test_an_empty_journal_has_an_essential_and_a_reason(
    build: Callable[..., House], language: str, reason: str, date: str
) -> None:
    house = build(language)
    app = house.app()
    async with opened(app):
        assert part(app, "#essential-title") in titles(house).values()
        assert part(app, "#why") == reason
        assert (
            part(app, "#intention") == part(app, "#unreadable") == part(app, "#welcome-back") == ""
        )
        assert date in on_screen(app)
        assert app.screen.focused is menu(app)
    assert house.files() == []


async def test_the_reason_names_the_focus_and_the_last_time(house: House) -> None:
    house.clock.forward(days=-4)
    house.companion.plans.choose_focus(["waarderen"])
    note(house, "waarderen", "iets gezegd")
    house.clock.forward(days=1)
    note(house, "vier-r", "iets gelaten")
    house.clock.forward(days=3)
    house.companion.plans.pick("waarderen")
    app = house.app()
    async with opened(app):
        assert part(app, "#essential-title") == "Waarderen"
        assert part(app, "#why") == "eigen keuze · 4 dagen terug"


@pytest.mark.parametrize(
    ("back", "closed", "title", "state"),
    [
        (0, "", "Voornemen van vanochtend", "nog open"),
        (0, "done", "Voornemen van vanochtend", "gedaan"),
        (0, "different", "Voornemen van vanochtend", "anders gedaan"),
        (0, "failed", "Voornemen van vanochtend", "niet gelukt"),
        (1, "", "Eerder voornemen", "nog open"),
        (4, "", "", ""),
    ],
)
async def test_the_intention_stands_with_its_state(
    house: House, back: int, closed: str, title: str, state: str
) -> None:
    house.clock.forward(days=-back)
    begin(house, Moment.MORNING, "waarderen", if_then(TEXTS["nl"]))
    if closed:
        begin(house, Moment.EVENING, "waarderen", {"afronden": closed})
    house.clock.forward(days=back)
    app = house.app()
    async with opened(app):
        if not title:
            assert not app.screen.query_one("#intention-head").display
            assert part(app, "#intention") == ""
            return
        assert part(app, "#intention-title") == title
        assert part(app, "#state") == state
        assert TEXTS["nl"]["when"] in part(app, "#intention")
        assert TEXTS["nl"]["then"] in part(app, "#intention")


async def test_the_week_marks_each_day_and_a_weekend_only_when_used(house: House) -> None:
    house.clock.forward(days=4)  # Friday
    for back, essential in ((4, "waarderen"), (2, "vier-r")):
        house.clock.forward(days=-back)
        note(house, essential, "iets gedaan")
        if back == 4:
            begin(house, Moment.EVENING, "waarderen", {"goed": "iets goeds"})
        house.clock.forward(days=back)
    app = house.app()
    async with opened(app):
        assert "ma ● ○   di ·   wo ●   do ·   vr ·" in part(app, "#week").replace("  ", " " * 3)
        assert "za" not in part(app, "#week")
    house.clock.forward(days=1)
    note(house, "waarderen", "ook op zaterdag")
    app = house.app()
    async with opened(app):
        assert "za ●" in part(app, "#week")


async def test_the_week_has_the_working_days_that_were_chosen(house: House) -> None:
    house.companion.plans.work_on("ma,do")
    app = house.app()
    async with opened(app):
        assert part(app, "#week").split()[2:6] == ["ma", "·", "do", "·"]


async def test_the_menu_begins_with_what_fits_the_hour(house: House) -> None:
    app = house.app()
    async with opened(app):
        assert menu(app).choices[0].id == "sit:evening"
    house.clock.forward(hours=-8)
    app = house.app()
    async with opened(app) as pilot:
        assert [choice.id for choice in menu(app).choices] == [
            "sit:morning",
            "sit:evening",
            "deed",
            "pick",
        ]
        await press(pilot, "enter")
        assert steps_screen(app).walk.flow.task == Task.MORNING


async def test_a_sitting_that_was_done_says_so(any_house: House) -> None:
    begin(any_house, Moment.EVENING, "waarderen", {"goed": "iets goeds"})
    done = any_house.words.tr("done today")
    app = any_house.app()
    async with opened(app):
        notes = {choice.id: choice.note for choice in menu(app).choices}
        assert done in notes["sit:evening"]
        assert done not in notes["sit:morning"]
        assert f"{done} " in notes["sit:evening"]
        assert len({len(note) for note in notes.values()}) == 1


WAYS: list[tuple[list[str], type]] = [
    (["m"], Steps),
    (["e"], Steps),
    (["d"], Steps),
    (["k"], Choose),
    (["end", "enter"], Choose),
    (["slash"], Journal),
    (["question_mark"], Help),
    (["2"], Journal),
    (["3"], DashboardPlace),
    (["4"], Exercises),
]


async def test_each_key_goes_where_it_says_and_esc_or_1_comes_back(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        for keys, screen in WAYS:
            await press(pilot, *keys)
            assert isinstance(app.screen, screen)
            if keys == ["slash"]:
                assert app.screen.focused is app.screen.query_one("#search")
            await press(pilot, "escape", "1")
            assert isinstance(app.screen, Today)
    assert house.files() == []


async def test_q_and_ctrl_q_close_the_program(house: House) -> None:
    for key in ("q", "ctrl+q"):
        app = house.app()
        async with opened(app) as pilot:
            await press(pilot, "ctrl+c")
            assert "ctrl+q" in told(app)
            await pilot.press(key)
        assert app.return_code == 0
        assert app.return_value == 0


async def test_another_essential_is_the_one_of_today(any_house: House) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        first = part(app, "#essential-title")
        await press(pilot, "k")
        assert isinstance(app.screen, Choose)
        other = next(title for title in titles(any_house).values() if title != first)
        await press(pilot, str(list(titles(any_house).values()).index(other) + 1))
        assert part(app, "#essential-title") == other
        assert part(app, "#why") == any_house.words.tr("your own choice")
    (plan,) = kept(any_house, "plan")
    assert titles(any_house)[plan["pick"]] == other
    app = any_house.app()
    async with opened(app):
        assert part(app, "#essential-title") == other
    any_house.clock.forward(days=1)
    app = any_house.app()
    async with opened(app):
        assert part(app, "#why") != any_house.words.tr("your own choice")


@pytest.mark.parametrize(("days", "greeted"), [(7, False), (8, True), (400, True)])
async def test_after_an_absence_there_is_a_greeting_and_nothing_about_the_gap(
    house: House, days: int, *, greeted: bool
) -> None:
    note(house, "waarderen", "lang geleden")
    house.clock.forward(days=days)
    app = house.app()
    async with opened(app):
        assert part(app, "#welcome-back") == ("Fijn dat je er bent." if greeted else "")


async def test_a_pause_is_one_line_and_everything_else_can_be_used(any_house: House) -> None:
    plans, words = any_house.companion.plans, any_house.words
    plans.pause("2026-11-20", "2026-12-06")
    until = words.tr("Pause through {day}", day=words.long_date(date(2026, 12, 6)))
    app = any_house.app()
    async with opened(app) as pilot:
        assert part(app, "#programme") == until
        plans.follow("acht", 3)
        await press(pilot, "2", "1")
        said = part(app, "#programme")
        assert said.startswith(f"{until}. ")
        assert " 3 " in said
        assert not [each for each in menu(app).choices if each.id.startswith("exercise:")]
        await press(pilot, "d", "1", "1")
        await write(pilot, "Toch gezegd.", then="ctrl+g")
        assert "●" in part(app, "#week")
    any_house.clock.forward(days=14)
    app = any_house.app()
    async with opened(app):
        assert until not in part(app, "#programme")
        assert [each for each in menu(app).choices if each.id.startswith("exercise:")]


async def test_files_that_cannot_be_read_are_named_and_the_rest_is_shown(any_house: House) -> None:
    note(any_house, "waarderen", "dit blijft")
    (path,) = any_house.files()
    torn = path.with_name("2026-11-20-0900-waarderen-abcdef.toml")
    torn.write_text('format = 1\nkind = "deed"\ntext = "[/half')
    copy = path.with_name("notes (1).toml")
    copy.write_text("")
    app = any_house.app()
    async with opened(app):
        named = part(app, "#unreadable")
        assert torn.name in named
        assert copy.name in named
        assert "[/half" not in on_screen(app)
        assert "●" in part(app, "#week")


async def test_a_click_on_a_place_goes_there(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        for number, place in enumerate([Today, Journal, DashboardPlace, Exercises]):
            tab = list(app.screen.query("Tab"))[number]
            await pilot.click(tab)
            await pilot.pause()
            assert isinstance(app.screen, place)


async def test_what_was_done_last_is_undone_on_u(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "u")
        assert told(app) == "Er is niets om ongedaan te maken."
        await press(pilot, "k", "2")
        assert len(house.files()) == 1
        await press(pilot, "u")
        assert told(app) == "Plan van 23 nov: teruggenomen, ligt in de prullenbak."
        assert house.files() == []
        assert part(app, "#why") == "een plek om te beginnen"


async def test_what_another_program_wrote_shows_on_coming_back(
    house: House, build: Callable[..., House]
) -> None:
    app = house.app()
    async with opened(app) as pilot:
        note(build("nl"), "waarderen", "van de opdrachtregel")
        await press(pilot, "2", "1")
        assert "●" in part(app, "#week").split("vr")[0]


async def test_the_pointer_goes_to_what_is_still_to_do(
    house: House, build: Callable[..., House]
) -> None:
    app = house.app()
    async with opened(app) as pilot:
        menu = app.screen.query_one("#menu", Choices)
        assert menu.value == "sit:evening"
        await press(pilot, "m", "enter", "ctrl+n")
        await write(pilot, "het overleg begint", then="enter")
        await write(pilot, "vraag ik wie er mist", then="ctrl+g")
        assert menu.value == "sit:evening"
        await press(pilot, "e")
        await write(pilot, "gedaan", then="ctrl+g")
        assert menu.value == "deed"
        await press(pilot, "down", "question_mark", "escape")
        assert menu.value == "pick"
    later = build("nl").app()
    async with opened(later):
        assert later.screen.query_one("#menu", Choices).value == "deed"


async def test_what_was_done_is_said_until_the_next_key(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        for way in (["down"], ["e", "escape"], ["slash", "escape", "1"]):
            note(house, "waarderen", "iets")
            await press(pilot, "u")
            assert told(app)
            await press(pilot, *way)
            assert isinstance(app.screen, Today)
            assert told(app) == ""


async def test_what_was_done_is_not_said_any_more_on_coming_back(house: House) -> None:
    note(house, "waarderen", "iets")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "u")
        assert told(app)
        for number in (1, 0):
            await pilot.click(list(app.screen.query("Tab"))[number])
            await settle(pilot)
        assert isinstance(app.screen, Today)
        assert told(app) == ""


async def test_that_the_journal_cannot_be_read_is_said_as_long_as_it_is_so(house: House) -> None:
    house.folder.write_text("")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "down", "2", "1", "down")
        assert str(house.folder) in told(app)
        house.folder.unlink()
        await press(pilot, "2", "1")
        assert told(app) == ""


@pytest.mark.parametrize(
    ("place", "keys"), [("2", "dm"), ("3", "dme"), ("4", "dme")], ids=["journal", "picture", "more"]
)
async def test_a_deed_and_a_sitting_begin_in_every_place(
    house: House, place: str, keys: str
) -> None:
    tasks = {"d": Task.DEED, "m": Task.MORNING, "e": Task.EVENING}
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, place)
        begun = type(app.screen)
        for key in keys:
            assert key not in footer(app)
            await press(pilot, key)
            assert steps_screen(app).walk.flow.task == tasks[key]
            await press(pilot, "escape")
            assert type(app.screen) is begun
        await press(pilot, "d", "1", "1")
        await write(pilot, "Ik vroeg het.", then="escape")
        assert told(app) == "Als concept bewaard: je vindt het terug bij Vandaag (1)."
        await press(pilot, "d", "1", "1")
        await write(pilot, "Ik vroeg het S.", then="ctrl+g")
        assert type(app.screen) is begun
        assert told(app) == "Bewaard. u maakt het ongedaan."
    assert [deed["text"] for deed in kept(house, "deed")] == ["Ik vroeg het S."]


async def test_in_the_search_the_keys_of_a_deed_and_a_sitting_are_letters(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "slash")
        await write(pilot, "demD")
        assert isinstance(app.screen, Journal)
        assert typed(app) == "demD"


async def test_what_is_undone_is_named_when_it_is_one(house: House) -> None:
    house.clock.forward(days=-7)
    begin(house, Moment.EVENING, "waarderen", {"goed": "a", "question": "b"})
    house.clock.forward(days=7)
    begin(house, Moment.EVENING, "waarderen", {"goed": "c", "question": "d"})
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "u", "u")
        assert told(app) == "Dagafsluiting van 16 nov: teruggenomen, ligt in de prullenbak."
        note(house, "waarderen", "iets")
        await press(pilot, "2", "x")
        assert told(app) == "Daad van 23 nov ligt in de prullenbak. u maakt het ongedaan."
        await press(pilot, "u")
        assert told(app) == "Daad van 23 nov: staat weer in het dagboek."


async def test_a_new_day_begins_while_the_program_is_open(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "LOOK_UP", 0.05)
    begin(house, Moment.EVENING, "waarderen", {"question": "iets"})
    app = house.app()
    async with opened(app) as pilot:
        assert "maandag 23 november 2026" in on_screen(app)
        house.clock.forward(hours=16)
        await asyncio.sleep(0.2)
        await settle(pilot)
        assert "dinsdag 24 november 2026" in on_screen(app)
        assert "klaar" not in on_screen(app)


def a_year_ago(house: House, text: str = "Ik heb het uit handen gegeven.") -> None:
    """Note a deed of nearly a year ago, and others that are not near."""
    house.clock.forward(days=-364)
    note(house, "vier-r", text)
    house.clock.forward(days=34)
    note(house, "waarderen", "van een maand later")
    house.clock.forward(days=330)


async def test_own_words_of_a_year_ago_are_met_and_read(house: House) -> None:
    a_year_ago(house)
    app = house.app()
    async with opened(app) as pilot:
        told_then = "Een jaar geleden, bij 4xR: “Ik heb het uit handen gegeven.”   a"
        assert part(app, "#ago") == told_then
        await press(pilot, "a")
        assert isinstance(app.screen, Entry)
        assert "24 november 2025" in on_screen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, Today)
        assert app.screen.focused is menu(app)


async def test_without_them_there_is_no_line_and_no_key(house: House) -> None:
    note(house, "vier-r", "van nu")
    app = house.app()
    async with opened(app) as pilot:
        assert part(app, "#ago") == ""
        await press(pilot, "a")
        assert isinstance(app.screen, Today)
        await press(pilot, "question_mark")
        assert house.words.tr("read what you wrote a year ago") not in on_screen(app)


async def test_they_are_shown_to_the_letter_and_cut(house: House) -> None:
    a_year_ago(house, "[bold]niet vet[/] " + "en zo verder " * 30)
    app = house.app()
    async with opened(app, (60, 18)):
        assert "[bold]niet vet[/] en zo" in part(app, "#ago")
        assert app.screen.query_one("#ago").size.height == 2


async def test_what_is_asked_of_that_entry_is_done_in_the_journal(house: House) -> None:
    a_year_ago(house)
    then = kept(house, "deed")[0]
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "a", "x")
        assert isinstance(app.screen, Journal)
        assert [each["text"] for each in kept(house, "deed")] == ["van een maand later"]
        await press(pilot, "u", "1")
        assert then in kept(house, "deed")
        await press(pilot, "a", "e")
        assert steps_screen(app).walk.flow.task == Task.EDIT
        assert steps_screen(app).walk.steps[-1].prefill == then["text"]


async def test_the_journal_forgets_what_was_looked_for_when_an_entry_is_shown(house: House) -> None:
    a_year_ago(house)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "slash")
        await write(pilot, "maand", then="enter")
        await press(pilot, "1", "a", "e", "escape")
        assert isinstance(app.screen, Journal)
        pointed = app.screen.query_one(EntryList).pointed
        assert getattr(pointed, "text", "") == "Ik heb het uit handen gegeven."


async def test_an_entry_that_is_gone_meanwhile_is_said(house: House) -> None:
    a_year_ago(house)
    app = house.app()
    async with opened(app) as pilot:
        house.files()[0].unlink()
        await press(pilot, "a")
        assert isinstance(app.screen, Today)
        assert told(app)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_it_opens_at_its_head_and_with_the_menu_in_sight(
    house: House, size: tuple[int, int]
) -> None:
    a_year_ago(house, "en zo verder " * 30)
    begin(house, Moment.MORNING, "", if_then(TEXTS["nl"]))
    app = house.app()
    async with opened(app, size):
        shown = on_screen(app)
        assert part(app, "#essential-title") in shown
        assert menu(app).choices[-1].label in shown
