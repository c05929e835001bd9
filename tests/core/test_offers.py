from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from making import MONDAY, deed, evening, made_at, on, plan
from verbindend.core.entry import Mirror, Pause, Review
from verbindend.core.offers import offered_today
from verbindend.core.rhythm import Occasion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from verbindend.core.entry import AnyEntry, Plan


def ahead(days: int) -> date:
    return MONDAY + timedelta(days=days)


def days_of(
    occasion: Occasion, entries: Sequence[AnyEntry], now: Plan | None = None, most: int = 100
) -> list[int]:
    """On which days from that Monday on something is offered."""
    return [n for n in range(most) if occasion in offered_today(entries, now, ahead(n))]


LIVED = [deed(ahead(number)) for number in range(5)]


def test_a_morning_and_an_evening_are_offered_every_day() -> None:
    assert offered_today([], None, MONDAY) == {Occasion.MORNING, Occasion.EVENING}


@pytest.mark.parametrize(
    ("entries", "now", "days"),
    [
        ([], None, []),
        ([plan()], None, []),
        ([evening(MONDAY)], None, [4]),
        ([deed(MONDAY), made_at(Review, on(ahead(4), 9), period="2026-W48")], None, []),
        ([deed(ahead(4))], None, [4]),
        ([deed(MONDAY)], plan(working_days=("mon", "tue", "thu")), [3]),
        ([deed(MONDAY)], plan(pauses=(Pause(first=ahead(3), last=ahead(20)),)), [2]),
        ([deed(MONDAY)], plan(without=("week",)), []),
        ([deed(MONDAY), deed(ahead(9))], None, [4, 11]),
    ],
)
def test_a_week_is_offered_on_the_last_working_day_of_one_that_was_lived(
    entries: list[AnyEntry], now: Plan | None, days: list[int]
) -> None:
    assert days_of(Occasion.WEEK, entries, now) == days


def test_a_mirror_is_offered_for_a_week_after_one_week_and_every_four() -> None:
    assert days_of(Occasion.MONTH, LIVED) == [*range(7, 14), *range(35, 42), *range(63, 70),
                                              *range(91, 98)]  # fmt: skip
    assert days_of(Occasion.MONTH, LIVED[:4]) == []
    assert days_of(Occasion.MONTH, LIVED, plan(without=("month",))) == []


def test_a_mirror_comes_four_weeks_after_the_last_one() -> None:
    held = made_at(Mirror, on(ahead(9)), period="2026-12")
    assert days_of(Occasion.MONTH, [*LIVED, held], most=50) == [7, 8, *range(37, 44)]


def test_a_pause_puts_it_off() -> None:
    now = plan(pauses=(Pause(first=ahead(6), last=ahead(12)),))
    assert days_of(Occasion.MONTH, LIVED, now, most=40) == list(range(14, 21))


def test_each_part_can_be_left_out_and_an_unknown_one_is_none() -> None:
    now = plan(without=("evening", "between", "anders"))
    assert offered_today(LIVED, now, MONDAY) == {Occasion.MORNING}
