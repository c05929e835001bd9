from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import MONDAY, plan
from verbindend.core.plan import (
    WEEKDAYS,
    is_working_day,
    last_working_day,
    read_working_days,
    working_days,
)
from verbindend.core.refusal import QUOTED, Refusal

USUAL = ("mon", "tue", "wed", "thu", "fri")


# working days -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mon,tue,thu", ("mon", "tue", "thu")),
        ("ma,di,do", ("mon", "tue", "thu")),
        ("do di ma", ("mon", "tue", "thu")),
        ("maandag, Tuesday; DO.", ("mon", "tue", "thu")),
        ("wo,vr,za,zo", ("wed", "fri", "sat", "sun")),
        ("we,fr,sa,su", ("wed", "fri", "sat", "sun")),
        ("woensdag,zaterdag,zondag", ("wed", "sat", "sun")),
        ("mon,mon,monday,maandag", ("mon",)),
        (" vrijdag ,, ", ("fri",)),
    ],
)
def test_days_are_meant_by_their_names_in_either_language(
    typed: str, meant: tuple[str, ...]
) -> None:
    assert read_working_days(typed) == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "at least one"),
        (" , ;", "at least one"),
        ("mon,funday", "no day"),
        ("m", "no day"),
        ("1,2", "no day"),
        ("morgen", "no day"),
    ],
)
def test_a_word_that_is_no_day_of_the_week_is_refused(typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        read_working_days(typed)


def test_what_is_refused_is_quoted_in_part() -> None:
    with pytest.raises(Refusal) as caught:
        read_working_days("x" * 5000)
    assert caught.value.facts["typed"] == "x" * QUOTED


@given(st.sets(st.sampled_from(WEEKDAYS), min_size=1))
def test_what_a_plan_holds_can_be_typed(days: set[str]) -> None:
    read = read_working_days(",".join(sorted(days)))
    assert set(read) == days
    assert working_days(plan(working_days=read)) == read


@pytest.mark.parametrize(
    ("chosen", "hold"),
    [
        (("thu", "mon"), ("mon", "thu")),
        (("mon", "blursday"), ("mon",)),
        (("blursday",), USUAL),
        ((), USUAL),
    ],
)
def test_a_plan_written_by_hand_still_has_working_days(
    chosen: tuple[str, ...], hold: tuple[str, ...]
) -> None:
    assert working_days(plan(working_days=chosen)) == hold
    assert working_days(None) == USUAL


@pytest.mark.parametrize(
    ("chosen", "last"),
    [
        (None, 4),
        (("mon", "tue", "thu"), 3),
        (("mon",), 0),
        (("sun", "wed"), 6),
    ],
)
@pytest.mark.parametrize("number", range(7))
def test_the_last_working_day_is_of_the_week_of_the_day(
    chosen: tuple[str, ...] | None, last: int, number: int
) -> None:
    now = plan(working_days=chosen) if chosen else None
    found = last_working_day(MONDAY + timedelta(days=number), now)
    assert found == MONDAY + timedelta(days=last)
    assert is_working_day(MONDAY + timedelta(days=last), now)


def test_a_week_may_lie_in_two_years() -> None:
    assert last_working_day(date(2026, 12, 29), None) == date(2027, 1, 1)
    assert last_working_day(date(2027, 1, 3), None) == date(2027, 1, 1)
