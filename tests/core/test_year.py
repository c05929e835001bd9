from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import MONDAY, deed, evening, fewer, made_at, on, one_of_each, plan
from verbindend.core.entry import Mirror, Moment, Pause, Review
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.core.year import count_year, known_years, read_year, same_day

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry
    from verbindend.core.year import DayDone

MARCH = date(2026, 3, 3)


def of_day(entries: list[AnyEntry], day: date = MARCH) -> DayDone:
    year = count_year(entries, day.year, MONDAY)
    return next(each for each in year.days if each.day == day)


def test_a_year_has_every_day_of_it_once_by_month() -> None:
    for number, days in ((2026, 365), (2028, 366), (1000, 365), (9999, 365)):
        year = count_year([], number, MONDAY)
        assert len(year.days) == days
        assert [each.day for each in year.days] == sorted({each.day for each in year.days})
        assert [each for month in year.months for each in month] == list(year.days)
        assert [month[0].day for month in year.months] == [
            date(number, month, 1) for month in range(1, 13)
        ]
        assert year.empty


def test_deeds_and_looks_back_are_counted_by_themselves() -> None:
    entries: list[AnyEntry] = [
        deed(MARCH),
        deed(MARCH, "vier-r", hour=15),
        evening(MARCH),
        evening(MARCH, moment=Moment.MORNING, hour=8),
        made_at(Review, on(MARCH), period="2026-W10"),
        made_at(Mirror, on(MARCH), period="2026-03"),
    ]
    each = of_day(entries)
    assert (each.deeds, each.looked_back, each.done) == (2, 4, True)
    assert not count_year(entries, 2026, MONDAY).empty
    assert count_year(entries, 2025, MONDAY).empty


def test_what_is_neither_leaves_no_mark() -> None:
    others = [
        each
        for each in one_of_each(MARCH)
        if each.kind not in ("deed", "reflection", "review", "mirror")
    ]
    assert len(others) == 5
    assert not of_day(others).done


def test_a_day_to_come_is_not_counted_yet() -> None:
    tomorrow = MONDAY + timedelta(days=1)
    assert of_day([deed(MONDAY)], MONDAY).done
    assert not of_day([deed(tomorrow), evening(tomorrow)], tomorrow).done


def test_a_pause_is_seen_and_unmakes_no_deed() -> None:
    chosen = plan(
        pauses=(
            Pause(first=date(2025, 12, 29), last=date(2026, 1, 2)),
            Pause(first=MARCH, last=MARCH),
            Pause(first=date(2026, 12, 28), last=date(2027, 1, 3)),
        )
    )
    year = count_year([deed(MARCH)], 2026, MONDAY, chosen)
    paused = [each for each in year.days if each.paused]
    assert [each.day.day for each in paused] == [1, 2, 3, 28, 29, 30, 31]
    assert [each.done for each in paused] == [False, False, True, False, False, False, False]


@given(days=st.lists(st.integers(0, 364), max_size=40), looks=st.lists(st.integers(0, 364)))
@fewer
def test_every_one_is_counted_once(days: list[int], looks: list[int]) -> None:
    first = date(2025, 1, 1)
    entries: list[AnyEntry] = [deed(first + timedelta(days=each)) for each in days]
    entries += [evening(first + timedelta(days=each)) for each in looks]
    year = count_year(entries, 2025, MONDAY)
    assert {n: each.deeds for n, each in enumerate(year.days) if each.deeds} == Counter(days)
    assert {n: each.looked_back for n, each in enumerate(year.days) if each.looked_back} == Counter(
        looks
    )


def test_the_years_there_are_go_from_the_first_entry_to_now_or_the_last_pause() -> None:
    assert known_years([], MONDAY) == (2026, 2026)
    assert known_years([deed(date(2024, 5, 1)), deed()], MONDAY) == (2024, 2026)
    assert known_years([deed(date(2031, 5, 1))], MONDAY) == (2026, 2026)
    over_new_year = plan(pauses=(Pause(first=MONDAY, last=date(2027, 1, 3)),))
    assert known_years([], MONDAY, over_new_year) == (2026, 2027)
    before = plan(pauses=(Pause(first=MARCH, last=MARCH),))
    assert known_years([], date(2027, 1, 3), before) == (2027, 2027)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("", 2026), (" ", 2026), ("2025", 2025), (" 1999 ", 1999), ("1000", 1000), ("9999", 9999)],
)
def test_a_year_is_typed_in_four_digits(typed: str, year: int) -> None:
    assert read_year(typed, MONDAY) == year


@pytest.mark.parametrize(
    "typed", ["26", "0999", "0000", "10000", "-2026", "twee", "2026-11", "٢٠٢٦", "²⁰²⁶", "x" * 900]
)
def test_what_is_no_year_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_year(typed, MONDAY)
    assert refused.value.facts["year"] == 2026
    assert len(str(refused.value.facts["typed"])) <= QUOTED


def test_the_same_day_of_another_year() -> None:
    assert same_day(MARCH, 2025) == date(2025, 3, 3)
    assert same_day(date(2028, 2, 29), 2027) == date(2027, 2, 28)
    assert same_day(date(2028, 2, 29), 2024) == date(2024, 2, 29)
