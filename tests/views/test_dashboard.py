from __future__ import annotations

import re
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from verbindend.core.practice import EssentialPractice, IntentionCounts, Practice
from verbindend.locale import LANGUAGES, Words
from verbindend.views.dashboard import STRIP_WEEKS, Dashboard, Picture, plain_dashboard, strip
from verbindend.views.look import ASCII, UNICODE, Look, Marks, marks_for

if TYPE_CHECKING:
    from verbindend.core.library import Library

TODAY = date(2026, 11, 23)
ESSENTIALS = 8
NUMBERS = re.compile(r"(\d+) +(\d+) +(\d+) +(?:·|\.|vandaag|today|\d+ \w+)")

weekly = st.lists(st.integers(0, 40), min_size=STRIP_WEEKS, max_size=STRIP_WEEKS)
every_week = st.lists(weekly, min_size=ESSENTIALS, max_size=ESSENTIALS)
outcomes = st.lists(st.integers(0, 12), min_size=6, max_size=6)


def practice(weeks: list[list[int]], counts: list[int], *, last: int) -> Practice:
    """The practice of so many weeks."""
    names = ("done", "different", "failed", "no_chance", "dropped", "open")
    return Practice(
        today=TODAY,
        weeks=last,
        essentials=tuple(
            EssentialPractice(
                essential=str(number),
                deeds=sum(each[-last:]),
                days=min(sum(each[-last:]), 20),
                last=TODAY - timedelta(days=number) if any(each) else None,
                reflections=number,
                weekly=tuple(each[-last:]),
            )
            for number, each in enumerate(weeks)
        ),
        intentions=IntentionCounts(**dict(zip(names, counts, strict=True))),
    )


def picture(
    weeks: list[list[int]], counts: list[int], titles: list[str], chosen: str | None = None
) -> Picture:
    """What a dashboard shows of the last four weeks."""
    return Picture(
        practice=practice(weeks, counts, last=4),
        strip=practice(weeks, counts, last=STRIP_WEEKS),
        titles={str(number): title for number, title in enumerate(titles)},
        focus=("2", "6"),
        chosen=chosen,
    )


def lines(shown: Picture, width: int, language: str = "nl", marks: Marks = UNICODE) -> list[str]:
    """The dashboard as it is printed."""
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(Dashboard(shown, Words(language), Look(marks=marks)))
    return capture.get().splitlines()


@pytest.fixture(scope="module")
def titles(libraries: dict[str, Library]) -> dict[str, list[str]]:
    """The titles of the essentials, by language."""
    return {each: list(library.titles.values()) for each, library in libraries.items()}


@given(weeks=every_week, counts=outcomes, width=st.integers(60, 140))
@settings(max_examples=60)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_there_is_room_and_no_number_is_lost(
    titles: dict[str, list[str]],
    weeks: list[list[int]],
    counts: list[int],
    width: int,
    language: str,
) -> None:
    shown = picture(weeks, counts, titles[language])
    drawn = lines(shown, width, language)
    assert max(cell_len(line.rstrip()) for line in drawn) <= width
    text = "\n".join(drawn)
    figures = [(each.deeds, each.days, each.reflections) for each in shown.practice.essentials]
    assert [tuple(map(int, found)) for found in NUMBERS.findall(text)] == figures
    assert "…" not in text
    for _, _, long in shown.rows:
        assert strip(long.weekly, shown.strip.most_weekly, UNICODE) in text


@given(weeks=every_week)
@settings(max_examples=30)
def test_bars_are_proportional_on_one_scale(
    titles: dict[str, list[str]], weeks: list[list[int]]
) -> None:
    shown = picture(weeks, [0] * 6, titles["nl"])
    drawn = lines(shown, 120)
    bars = [line.count("█") - line.split()[-1].count("█") for line in drawn if NUMBERS.search(line)]
    deeds = [each.deeds for each in shown.practice.essentials]
    most = max(deeds)
    longest = max(bars)
    for bar, number in zip(bars, deeds, strict=True):
        assert (bar == 0) == (number == 0)
        assert abs(bar - longest * number / (most or 1)) <= 1
    assert sorted(bars) == [bar for _, bar in sorted(zip(deeds, bars, strict=True))]


@given(weeks=every_week)
@settings(max_examples=30)
def test_the_strips_share_one_scale(weeks: list[list[int]]) -> None:
    most = max(max(each) for each in weeks)
    for marks in (UNICODE, ASCII):
        steps = {
            (number, sign)
            for each in weeks
            for number, sign in zip(each, strip(each, most, marks), strict=True)
        }
        assert len(dict(steps)) == len(steps)  # the same number is the same step everywhere
        for number, sign in steps:
            assert (sign == marks.none) == (number == 0)
            if number == most:
                assert number == 0 or sign == marks.levels[-1]
        ordered = [marks.levels.find(sign) for _, sign in sorted(steps)]
        assert ordered == sorted(ordered)


@given(weeks=every_week, counts=outcomes)
@settings(max_examples=30)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_form_has_the_same_numbers(
    titles: dict[str, list[str]], weeks: list[list[int]], counts: list[int], language: str
) -> None:
    shown = picture(weeks, counts, titles[language])
    told = plain_dashboard(shown, Words(language)).splitlines()
    for place, (number, counted, long) in enumerate(shown.rows):
        sentence, numbers = told[1 + 2 * place : 3 + 2 * place]
        assert sentence.startswith(f"{number}. {titles[language][place]}")
        figures = [int(each) for each in re.findall(r"\d+", sentence.rpartition(":")[2])]
        assert figures[:3] == [counted.deeds, counted.days, counted.reflections]
        assert [int(each) for each in re.findall(r"\d+", numbers)] == list(long.weekly)
    drawn = "\n".join(lines(shown, 120, language))
    intentions = shown.practice.intentions
    if intentions.tried:
        kept = Words(language).tr("{kept} of {tried}", kept=intentions.kept, tried=intentions.tried)
        assert kept in drawn
        assert str(intentions.kept) in told[-1]
        assert str(intentions.tried) in told[-1]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_ascii_marks_draw_ascii_only(titles: dict[str, list[str]], width: int) -> None:
    weeks = [[number * week for week in range(STRIP_WEEKS)] for number in range(ESSENTIALS)]
    drawn = "\n".join(lines(picture(weeks, [3, 2, 1, 1, 1, 1], titles["en"]), width, "en", ASCII))
    assert drawn.isascii()
    assert "=" in drawn
    assert marks_for("ascii") is marks_for(None) is ASCII
    assert marks_for("utf-8") is UNICODE


def test_every_mark_differs_by_its_shape() -> None:
    for marks in (UNICODE, ASCII):
        signs = [marks.deed, marks.reflection, marks.focus, marks.none, marks.done]
        signs += [marks.different, marks.failed, marks.intention]
        assert len(set(signs)) == len(signs)
        assert all(cell_len(sign) == 1 for sign in signs)


def test_one_essential_alone_keeps_its_number(titles: dict[str, list[str]]) -> None:
    weeks = [[1] * STRIP_WEEKS for _ in range(ESSENTIALS)]
    shown = picture(weeks, [0] * 6, titles["nl"], chosen="6")
    drawn = "\n".join(lines(shown, 80))
    assert re.search(r"^ *7 +◆ +Waarderen", drawn, re.MULTILINE)
    assert titles["nl"][0] not in drawn
    assert (
        plain_dashboard(shown, Words("nl")).splitlines()[1].startswith("7. Waarderen, jouw focus")
    )


@pytest.mark.parametrize("width", [60, 80, 140])
def test_an_empty_picture_has_no_bars_and_no_scorn(
    titles: dict[str, list[str]], width: int
) -> None:
    shown = picture([[0] * STRIP_WEEKS] * ESSENTIALS, [0] * 6, titles["nl"])
    drawn = "\n".join(lines(shown, width))
    assert "Geen voornemens in deze weken." in drawn
    assert drawn.count("█") == 1  # of the legend
    assert "%" not in drawn
