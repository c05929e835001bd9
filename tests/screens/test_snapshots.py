"""How every screen looks, in both languages. Renew with `make shots`, and look at what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from textual.widgets import Input, OptionList, TextArea

from kinds import CHECKLIST, DATE, ESSENTIAL, LIST, asks
from screens.life import TEXTS, asks_for_people, asks_on_a_scale, exercised, keep, lived, note
from screens.stage import point, press, write
from verbindend import themes
from verbindend.companion.made_up import DAYS, Texts, Year
from verbindend.core.rhythm import Occasion
from verbindend.locale import LANGUAGES
from verbindend.store.demo_texts import demo_texts
from verbindend.store.journal import JournalFolder

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from house import House
    from verbindend.core.entry import Value

NORMAL, LARGE, SMALL = (80, 24), (120, 40), (60, 18)
PLACE = "/home/s/.local/share/verbindend/journal"


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A screen, and the way to it."""

    way: tuple[str, ...] = ()
    filled: bool = True
    morning: bool = True
    welcome: bool = False
    before: Callable[[House], None] | None = None


def _asks(house: House, question: str) -> None:
    """Ask this question in the evening of a journal that picks its essential."""
    asks(house, question)
    house.companion.plans.pick(ESSENTIAL)


def typed(name: str) -> str:
    """A text of the made-up journal, to be typed in the language of the house."""
    return f"type {name}"


def _twice(house: House) -> None:
    """A page, and a newer version of it."""
    exercised(house, "wel-niet-kaart")
    exercised(house, "wel-niet-kaart", {"belangrijk": (TEXTS[house.words.language]["then"],)})


def _results(house: House) -> None:
    """Three results, of which two have come from one beginning."""
    texts = TEXTS[house.words.language]
    begun: dict[str, Value] = {"toen": texts["short"], "sinds": date(2025, 1, 12)}
    now = house.clock.moment
    house.clock.forward(days=-50)
    exercised(house, "resultatenlijn", {**begun, "nu": texts["good"]})
    house.clock.forward(days=22)
    exercised(house, "resultatenlijn", {**begun, "nu": texts["where"], "wie": (), "tegenslag": ""})
    house.clock.moment = now
    exercised(
        house, "resultatenlijn", {"toen": "", "nu": texts["seen"], "tegenslag": texts["short"]}
    )


def _chosen(house: House) -> None:
    """Follow a programme, in the middle of a pause."""
    plans = house.companion.plans
    plans.follow("acht-weken", 3)
    plans.pause("2026-11-20", "2026-12-06")


def _on_friday(house: House) -> None:
    """The last working day, in the fourth week of a programme."""
    house.companion.plans.follow("acht-weken", 4)
    house.clock.forward(days=4)


def _at_its_end(house: House) -> None:
    """All weeks of a programme were had."""
    house.companion.plans.follow("acht-weken", 9)


def _mirrored(house: House) -> None:
    """Answer the first items of a mirror, four weeks ago."""
    now = house.clock.moment
    house.clock.forward(days=-28)
    flow = house.companion.sittings.begin(Occasion.MONTH)
    keep(flow, {"opendirect-1": "weekly", "perspectief-1": "sometimes"})
    house.clock.moment = now


def _a_year(house: House) -> None:
    """The made-up year."""
    language = house.words.language
    texts = demo_texts(language, Texts)
    year = Year(house.companion.desk.library, texts, house.clock.moment)
    house.journal.add(year.entries())


def _three_years(house: House) -> None:
    """The made-up year, and two before it."""
    texts = demo_texts(house.words.language, Texts)
    for back in range(3):
        moment = house.clock.moment - timedelta(days=DAYS * back)
        house.journal.add(Year(house.companion.desk.library, texts, moment).entries())


def _one_deed(house: House) -> None:
    """One entry."""
    note(house, "waarderen", TEXTS[house.words.language]["deed"])


def _soon_away(house: House) -> None:
    """Plan a pause for the days to come."""
    house.companion.plans.pause("2026-11-26", "2026-12-06")


def _week_before(house: House) -> None:
    """Look back on the week before, in a few words."""
    now = house.clock.moment
    house.clock.forward(days=-4)
    keep(
        house.companion.sittings.begin(Occasion.WEEK),
        {"vooruit": TEXTS[house.words.language]["answer"]},
    )
    house.clock.moment = now


def _year_ago(house: House) -> None:
    """A deed of nearly a year ago."""
    now = house.clock.moment
    house.clock.moment = now.replace(year=now.year - 1)
    house.clock.forward(days=-2)
    note(house, "vier-r", TEXTS[house.words.language]["answer"])
    house.clock.moment = now


CHAIN = ("4", "point exercise:vier-r-keten", "enter")

SCENES = {
    "welcome-1": Scene(welcome=True, filled=False),
    "welcome-2": Scene(way=("enter",), welcome=True, filled=False),
    "welcome-3": Scene(way=("enter",) * 2, welcome=True, filled=False),
    "welcome-4": Scene(way=("enter",) * 3 + ("2", "down", "space"), welcome=True, filled=False),
    "today-empty": Scene(filled=False),
    "today": Scene(),
    "today-draft": Scene(way=("e", "4", typed("good"), "escape")),
    "step-today": Scene(way=("m",), morning=False),
    "step-text": Scene(way=("e", "4", typed("good"))),
    "step-choice": Scene(way=("e", "down")),
    "step-if-then": Scene(way=("m", "enter", "ctrl+n", typed("when"), "enter"), morning=False),
    "step-people": Scene(way=("m", "enter"), morning=False, before=asks_for_people),
    "step-scale": Scene(way=("4", "g", "7"), before=asks_on_a_scale),
    "step-follow-up": Scene(way=("4", "g", "7", "enter"), before=asks_on_a_scale),
    "step-checklist": Scene(
        way=("e", "1", "3"), morning=False, before=lambda house: _asks(house, CHECKLIST)
    ),
    "step-list": Scene(
        way=("e", typed("when"), "enter", typed("then"), "enter"),
        morning=False,
        before=lambda house: _asks(house, LIST),
    ),
    "step-day": Scene(
        way=("e", "2", "5", "-", "1", "1"),
        morning=False,
        before=lambda house: _asks(house, DATE),
    ),
    "step-refused": Scene(way=("m", "enter", "ctrl+n", typed("when"), "ctrl+s"), morning=False),
    "deed-essential": Scene(way=("d",)),
    "deed-behaviour": Scene(way=("d", "7")),
    "deed-text": Scene(way=("d", "7", "1")),
    "deed-where": Scene(way=("d", "7", "1", typed("deed"), "ctrl+s", typed("where"))),
    "deed-day": Scene(way=("D",)),
    "journal-empty": Scene(way=("2",), filled=False),
    "journal": Scene(way=("2", "down")),
    "journal-found": Scene(way=("2", "slash", typed("where"))),
    "journal-trash": Scene(way=("2", "x", "t")),
    "entry": Scene(way=("2", *["down"] * 2, "enter")),
    "dashboard-empty": Scene(way=("3",), filled=False),
    "dashboard": Scene(way=("3",)),
    "dashboard-one": Scene(way=("3",), filled=False, before=_one_deed),
    "dashboard-years": Scene(way=("3", "w", "w"), filled=False, before=_three_years),
    "dashboard-year": Scene(way=("3", "down"), filled=False, before=_a_year),
    "dashboard-year-end": Scene(way=("3", "end"), filled=False, before=_a_year),
    "dashboard-detail": Scene(way=("3", *["down"] * 6, "enter"), filled=False, before=_a_year),
    "dashboard-detail-end": Scene(
        way=("3", *["down"] * 6, "enter", "end"), filled=False, before=_a_year
    ),
    "dashboard-detail-empty": Scene(way=("3", "enter"), filled=False),
    "calendar": Scene(way=("3", "c", "up"), before=_soon_away),
    "calendar-empty": Scene(way=("c",), filled=False),
    "exercises": Scene(way=("4", "down")),
    "essential": Scene(way=("4", "enter")),
    "exercise": Scene(way=(*CHAIN,), before=lambda house: exercised(house, "vier-r-keten")),
    "exercise-session": Scene(way=("4", "point exercise:betekenisverhaal", "enter")),
    "exercise-log": Scene(way=("4", "point exercise:waarderingslog", "enter")),
    "exercise-chain": Scene(
        way=(*CHAIN, "down", "enter"), before=lambda house: exercised(house, "vier-r-keten")
    ),
    "exercise-canvas": Scene(
        way=("4", "point exercise:wel-niet-kaart", "enter", "down", "enter", "pagedown"),
        before=_twice,
    ),
    "exercise-map": Scene(
        way=("4", "point exercise:mensenkaart", "enter", "down", "enter", "pagedown"),
        before=lambda house: exercised(house, "mensenkaart"),
    ),
    "exercise-message": Scene(
        way=("4", "point exercise:betekenisverhaal", "enter", "down", "enter", "c"),
        before=lambda house: exercised(house, "betekenisverhaal"),
    ),
    "exercise-line": Scene(
        way=("4", "point exercise:resultatenlijn", "enter", "down"), before=_results
    ),
    "exercise-back": Scene(before=lambda house: exercised(house, "vier-r-keten")),
    "story": Scene(way=("4", "end", "enter")),
    "review": Scene(way=("w",)),
    "review-lowest": Scene(way=("w", "ctrl+n", *"1111", *("7", "enter") * 3, "4", "enter")),
    "mirror": Scene(way=("4", "point sit:month", "enter")),
    "mirror-outside": Scene(way=("4", "point sit:month", "enter", "2")),
    "mirror-striking": Scene(way=("4", "point sit:month", "enter", *"1234" * 8), before=_mirrored),
    "coach": Scene(way=("4", "point sit:coach", "enter", "ctrl+n", "ctrl+n", "space")),
    "today-friday": Scene(before=_on_friday),
    "today-end": Scene(before=_at_its_end),
    "plan": Scene(way=("p", "down", "down"), before=_chosen),
    "plan-pause": Scene(
        way=("p", "down", "down", "enter", "2", *"21-12", "enter", *"3-1"), before=_chosen
    ),
    "plan-days": Scene(way=("p", "end", "up", "enter", "3"), before=_chosen),
    "today-paused": Scene(before=_chosen),
    "step-earlier": Scene(way=("w", *["ctrl+n"] * 13), before=_week_before),
    "today-ago": Scene(before=_year_ago),
    "choose": Scene(way=("k", "down")),
    "draft-choice": Scene(way=("e", "4", typed("good"), "escape", "home", "enter")),
    "help": Scene(way=("question_mark",)),
    "palette": Scene(way=("ctrl+p",)),
}
OTHER_SIZES = (
    "today", "step-text", "journal", "dashboard", "dashboard-empty", "dashboard-year",
    "dashboard-detail", "calendar", "exercises",
)  # fmt: skip
SMALL_TOO = (
    "step-choice", "step-people", "step-scale", "step-checklist", "step-list", "step-day",
    "exercise", "exercise-session", "exercise-log", "exercise-chain", "exercise-canvas",
    "exercise-map", "exercise-message", "exercise-line",
    "review", "mirror", "mirror-striking", "coach", "plan", "plan-pause", "plan-days",
    "today-paused", "dashboard-one", "dashboard-year-end", "dashboard-detail-end",
    "today-paused", "today-ago",
    "today-paused", "today-ago", "step-earlier",
)  # fmt: skip
"""The kinds of question, the forms of exercise, the plan, and the picture."""
OTHER_COLOURS = ("today", "step-text", "dashboard", "dashboard-year-end", "journal", "calendar")


def way_to(scene: Scene, house: House) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Go to the screen, and hold still what moves on it."""

    async def go(pilot: Pilot[int]) -> None:
        await pilot.pause()
        await pilot.pause()
        for key in scene.way:
            if key.startswith("point "):
                await point(pilot, key.removeprefix("point "))
            elif key.startswith("type "):
                await write(pilot, TEXTS[house.words.language][key.removeprefix("type ")])
            else:
                await press(pilot, key)
        while scene.way == ("ctrl+p",) and not pilot.app.screen.query_one(OptionList).option_count:
            await pilot.pause()
        for field in pilot.app.screen.query("Input, TextArea"):
            if isinstance(field, Input | TextArea):
                field.cursor_blink = False
        await pilot.pause()

    return go


@pytest.fixture
def picture(
    build: Callable[..., House],
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., bool]:
    """Compare a screen with what it looked like before."""
    monkeypatch.setattr(JournalFolder, "place", PLACE)

    def compared(
        name: str, language: str, size: tuple[int, int] = NORMAL, *, theme: str = themes.DARK_NAME
    ) -> bool:
        scene = SCENES[name]
        house = build(language)
        if scene.filled:
            lived(house, morning=scene.morning)
        if scene.before:
            scene.before(house)
        desk = house.companion.desk
        desk.settings = msgspec.structs.replace(desk.settings, theme=theme)
        app = house.app(welcome=scene.welcome)
        return snap_compare(app, terminal_size=size, run_before=way_to(scene, house))

    return compared


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_every_screen(picture: Callable[..., bool], name: str, language: str) -> None:
    assert picture(name, language)


@pytest.mark.parametrize("size", [LARGE, SMALL], ids=["large", "small"])
@pytest.mark.parametrize("name", OTHER_SIZES)
def test_other_sizes(picture: Callable[..., bool], name: str, size: tuple[int, int]) -> None:
    assert picture(name, "nl", size)


@pytest.mark.parametrize("name", SMALL_TOO)
def test_where_there_is_little_room(picture: Callable[..., bool], name: str) -> None:
    assert picture(name, "nl", SMALL)


@pytest.mark.parametrize("name", OTHER_COLOURS)
def test_in_the_light(picture: Callable[..., bool], name: str) -> None:
    assert picture(name, "nl", theme=themes.LIGHT_NAME)


@pytest.mark.parametrize("name", OTHER_COLOURS)
def test_without_colour(
    picture: Callable[..., bool], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(name, "nl")
