from __future__ import annotations

import calendar
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from making import MONDAY, deed, evening, fewer, plan
from verbindend.core.entry import Pause
from verbindend.core.year import Year, count_year
from verbindend.locale import LANGUAGES, MONTHS, Words
from verbindend.views.calendar import Calendar, Months, beside, of_day, place_of, plain_calendar
from verbindend.views.look import ASCII, UNICODE, Look, Marks

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry

JULY = date(2026, 7, 1)


def lived() -> Year:
    """A year with every kind of day; the weeks from the Tuesday after next are a pause."""
    entries: list[AnyEntry] = [
        deed(JULY),
        deed(JULY.replace(day=2)),
        evening(JULY.replace(day=2)),
        evening(JULY.replace(day=3)),
        deed(JULY.replace(day=14)),
    ]
    pause = Pause(first=JULY.replace(day=13), last=JULY.replace(day=15))
    return count_year(entries, 2026, MONDAY, plan(pauses=(pause,)))


def lines(shown: object, width: int) -> list[str]:
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(shown)
    return capture.get().splitlines()


def drawn(year: Year, width: int, language: str = "nl", marks: Marks = UNICODE) -> list[str]:
    return lines(Calendar(year, Words(language), Look(marks=marks)), width)


def month(year: Year, number: int, marks: Marks = UNICODE) -> list[str]:
    """One month, as it stands where there is room for one only."""
    shown = lines(Months(year, Words("nl"), Look(marks=marks)), 16)
    first = shown.index(Words("nl").tr(MONTHS[number - 1]))
    return [line.rstrip() for line in [*shown[first:], ""][: [*shown[first:], ""].index("")]]


def test_a_month_has_a_mark_for_each_day_in_the_week_it_is_in() -> None:
    assert month(lived(), 7) == [
        "juli",
        "   m d w d v z z",
        " 1     ● ◉ ○ · ·",
        " 6 · · · · · · ·",
        "13 – ● – · · · ·",
        "20 · · · · · · ·",
        "27 · · · · ·",
    ]


def test_today_is_the_last_day_with_a_mark() -> None:
    assert month(lived(), 11)[5:] == ["16 · · · · · · ·", "23 ·", "30"]
    assert month(lived(), 12)[2:] == [" 1", " 7", "14", "21", "28"]


@given(number=st.integers(1000, 9999))
@fewer
def test_every_month_stands_as_in_another_calendar(number: int) -> None:
    year = count_year([], number, date(9999, 12, 31))
    for each in range(1, 13):
        weeks = [line[2:] for line in month(year, each)[2:]]
        for week, known in zip(weeks, calendar.monthcalendar(number, each), strict=True):
            there = ["·" if day else " " for day in known]
            assert week.ljust(14)[1::2] == "".join(there)


@pytest.mark.parametrize(
    ("width", "count"), [(30, 1), (60, 2), (57, 2), (80, 3), (75, 3), (100, 4), (95, 4), (120, 6),
                         (115, 6), (200, 6)],
)  # fmt: skip
def test_so_many_months_stand_beside_each_other(width: int, count: int) -> None:
    assert beside(width) == count
    shown = drawn(lived(), width)
    names = [Words("nl").tr(name) for name in MONTHS]
    rows = [[name for name in names if name in line.split()] for line in shown]
    assert [row for row in rows if row] == [
        names[first : first + count] for first in range(0, 12, count)
    ]
    assert max(cell_len(line) for line in shown[3:]) <= width


@pytest.mark.parametrize("width", [40, 57, 75, 95, 115])
def test_a_day_is_among_the_lines_that_it_is_said_to_be(width: int) -> None:
    year = lived()
    shown = lines(Months(year, Words("en"), Look()), width)
    for number, name in enumerate(MONTHS, 1):
        first, height = place_of(date(2026, number, 28), year, width)
        assert name in shown[first]
        assert all(line.strip() for line in shown[first : first + height])
        assert first + height == len(shown) or not shown[first + height].strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_marks_are_explained_and_differ_by_their_shape(language: str) -> None:
    for marks in (UNICODE, ASCII):
        signs = [marks.deed, marks.reflection, marks.both, marks.none, marks.paused]
        others = [marks.focus, marks.done, marks.different, marks.failed, marks.intention]
        assert len({*signs, *others}) == len([*signs, *others])
        assert all(cell_len(sign) == 1 for sign in signs)
        legend = drawn(lived(), 60, language, marks)[1].split()
        assert [each for each in legend if each in signs] == signs


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_ascii_marks_draw_ascii_only(width: int) -> None:
    assert "\n".join(drawn(lived(), width, "en", ASCII)).isascii()
    assert month(lived(), 7, ASCII)[2:5] == [
        " 1     * @ o . .",
        " 6 . . . . . . .",
        "13 ~ * ~ . . . .",
    ]


def test_an_empty_year_says_what_will_stand_there() -> None:
    empty = count_year([], 2024, MONDAY)
    told = "In 2024 staat niets: een dag krijgt zijn teken door een daad of een terugblik."
    assert told in "\n".join(drawn(empty, 80))
    assert plain_calendar(empty, Words("nl")).splitlines() == ["Kalender 2024", told]
    assert told not in "\n".join(drawn(lived(), 80))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "nl",
            ["Kalender 2026", "In juli: 3 dagen met een daad, 2 keer teruggekeken, 3 dagen pauze."],
        ),
        (
            "en",
            [
                "Calendar 2026",
                "In July: 3 days with a deed, looked back 2 times, 3 days of a pause.",
            ],
        ),
    ],
)  # fmt: skip
def test_the_plain_form_has_a_sentence_a_month(language: str, told: list[str]) -> None:
    assert plain_calendar(lived(), Words(language)).splitlines() == told


@pytest.mark.parametrize(
    ("language", "day", "told"),
    [
        ("nl", JULY.replace(day=2), "donderdag 2 juli 2026: 1 daad, één keer teruggekeken"),
        ("en", JULY.replace(day=2), "Thursday 2 July 2026: 1 deed, looked back once"),
        ("nl", JULY.replace(day=14), "dinsdag 14 juli 2026: 1 daad, pauze"),
        ("nl", JULY.replace(day=15), "woensdag 15 juli 2026: pauze"),
        ("nl", JULY.replace(day=20), "maandag 20 juli 2026: niets"),
        ("nl", date(2026, 12, 1), "dinsdag 1 december 2026: nog te komen"),
    ],
)
def test_a_day_is_told_in_words(language: str, day: date, told: str) -> None:
    year = lived()
    each = next(each for each in year.days if each.day == day)
    assert of_day(each, year.today, Words(language)) == told
