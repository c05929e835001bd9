from __future__ import annotations

from datetime import date, timedelta
from math import sqrt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import MONDAY, deed, evening, plan
from verbindend.core.entry import AnyEntry, Pause
from verbindend.core.overview import overview, practice_days
from verbindend.core.trend import BLOCK, Trend, compared, trends

if TYPE_CHECKING:
    from verbindend.core.entry import Deed, Plan

NAME = "waarderen"


def ago(days: int) -> date:
    return MONDAY - timedelta(days=days)


def trend(
    deeds: list[int], practised: list[int], now: Plan | None = None, today: date = MONDAY
) -> Trend:
    """How an essential compares, by how many days ago its deeds and the other days were."""
    made: list[Deed] = [deed(ago(back)) for back in deeds]
    others: list[AnyEntry] = [evening(ago(back), "vier-r") for back in practised]
    days = practice_days([*made, *others], today, now)
    return trends(made, days, today, now).get(NAME, Trend.UNKNOWN)


@pytest.mark.parametrize(
    ("now", "before", "days", "said"),
    [
        (3, 3, (8, 8), Trend.SAME),
        (3, 3, (7, 8), Trend.UNKNOWN),
        (3, 3, (8, 7), Trend.UNKNOWN),
        (3, 2, (20, 20), Trend.UNKNOWN),
        (6, 0, (8, 8), Trend.MORE),
        (0, 6, (8, 8), Trend.LESS),
        (5, 1, (8, 8), Trend.MORE),
        (1, 5, (8, 8), Trend.LESS),
        (5, 2, (8, 8), Trend.SAME),
        (6, 3, (8, 8), Trend.SAME),
        (14, 6, (8, 8), Trend.MORE),
        (13, 6, (8, 8), Trend.MORE),
        (12, 6, (8, 8), Trend.SAME),
        (0, 0, (20, 20), Trend.UNKNOWN),
    ],
)
def test_what_is_said_of_two_blocks(
    now: int, before: int, days: tuple[int, int], said: Trend
) -> None:
    assert compared(now, before, *days) == said


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 28), st.integers(0, 28))
def test_the_rule_is_that_of_the_design(now: int, before: int, here: int, there: int) -> None:
    said = compared(now, before, here, there)
    if here < 8 or there < 8 or now + before < 6:
        assert said == Trend.UNKNOWN
    elif abs(now - before) > 1.5 * sqrt(now + before) + 1e-9:
        assert said == (Trend.MORE if now > before else Trend.LESS)
    else:
        assert said == Trend.SAME
    swapped = compared(before, now, there, here)
    mirrored = {Trend.MORE: Trend.LESS, Trend.LESS: Trend.MORE}
    assert swapped == mirrored.get(said, said)


EVERY_DAY = list(range(2 * BLOCK))


@pytest.mark.parametrize(
    ("back", "said"),
    [(0, Trend.MORE), (27, Trend.MORE), (28, Trend.LESS), (55, Trend.LESS), (56, Trend.UNKNOWN)],
)
def test_two_blocks_of_four_weeks_the_last_ending_today(back: int, said: Trend) -> None:
    assert trend([back] * 6, EVERY_DAY) == said


def test_what_is_to_come_is_in_no_block() -> None:
    assert trend([-1] * 6, EVERY_DAY) == Trend.UNKNOWN


@pytest.mark.parametrize("today", [MONDAY, MONDAY - timedelta(days=12)])
def test_days_of_a_pause_are_in_neither_block(today: date) -> None:
    """Of 21 days, twice: once over, once with today in it."""
    away = plan(ago(60), pauses=(Pause(first=ago(30), last=ago(10)),))
    seen = {
        back: trend([back] * 6, list(range(90)), away, today)
        for back in range((MONDAY - today).days, 90)
    }
    counting = [back for back in seen if not 10 <= back <= 30]
    assert {seen[back] for back in counting[:28]} == {Trend.MORE}
    assert {seen[back] for back in counting[28:56]} == {Trend.LESS}
    assert {seen[back] for back in [*counting[56:], *range(12, 31)]} == {Trend.UNKNOWN}


def test_a_deed_in_a_pause_is_in_the_bars_and_not_in_the_trend() -> None:
    away = plan(ago(60), pauses=(Pause(first=ago(9), last=ago(5)),))
    entries: list[AnyEntry] = [away, *[deed(ago(7)) for _ in range(6)]]
    entries += [evening(ago(back)) for back in EVERY_DAY]
    seen = overview(entries, MONDAY, [NAME])
    assert seen.practice.essentials[0].deeds == 6
    assert seen.trends[NAME] == Trend.UNKNOWN
    assert seen.practice_days == 28 - 5


def test_a_day_is_practised_by_anything_but_a_plan() -> None:
    entries: list[AnyEntry] = [plan(ago(1)), evening(ago(2)), evening(ago(2)), deed(ago(3))]
    entries += [deed(ago(-1))]
    assert practice_days(entries, MONDAY, None) == [ago(3), ago(2)]
