from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import ESSENTIALS, MONDAY, closing, deed, evening, intention, plan
from verbindend.core.choice import choose_essential
from verbindend.core.entry import AnyEntry, Outcome, Pause, Plan
from verbindend.core.pause import (
    age,
    ended,
    merged,
    new_pause,
    outside,
    pause_on,
    pauses_of,
    read_pause,
)
from verbindend.core.plan import last_working_day
from verbindend.core.practice import IntentionCounts, count, is_open
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable


def ago(days: int) -> date:
    return MONDAY - timedelta(days=days)


def pause(first: int, last: int) -> Pause:
    """A pause, by how many days ago it began and ended."""
    return Pause(first=ago(first), last=ago(last))


# which days ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_ones", "left"),
    [
        ([], []),
        ([(9, 5)], [(9, 5)]),
        ([(5, 3), (9, 7)], [(9, 7), (5, 3)]),
        ([(9, 5), (7, 3)], [(9, 3)]),
        ([(9, 3), (7, 5)], [(9, 3)]),
        ([(9, 5), (4, 3)], [(9, 3)]),
        ([(9, 5), (3, 3)], [(9, 5), (3, 3)]),
        ([(3, 9)], []),
        ([(3, 9), (4, 4)], [(4, 4)]),
    ],
)
def test_pauses_that_touch_are_one_and_one_that_ends_first_is_none(
    given_ones: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    assert merged(pause(*each) for each in given_ones) == tuple(pause(*each) for each in left)


_days = st.integers(-20, 70).map(ago)
_pauses = st.lists(st.builds(Pause, first=_days, last=_days), max_size=4)


def is_in(day: date, pauses: list[Pause]) -> bool:
    return any(each.first <= day <= each.last for each in pauses)


@given(_pauses, _days)
def test_no_day_comes_into_a_pause_or_out_of_it_by_merging(pauses: list[Pause], day: date) -> None:
    now = plan(pauses=tuple(pauses))
    assert bool(pause_on(day, now)) is is_in(day, pauses)
    gaps = zip(pauses_of(now), pauses_of(now)[1:], strict=False)
    assert all((after.first - before.last).days > 1 for before, after in gaps)


def test_the_ends_of_the_calendar_can_be_in_a_pause() -> None:
    whole = Pause(first=date.min, last=date.max)
    assert merged([whole, whole, pause(3, 2)]) == (whole,)
    now = plan(pauses=(whole,))
    assert pause_on(date.max, now) == pause_on(date.min, now) == whole
    assert age(date.min, date.max, now) == 0


@given(_pauses, _days, _days)
def test_what_waits_ages_by_the_days_outside_pauses(
    pauses: list[Pause], day: date, today: date
) -> None:
    after = [day + timedelta(days=number + 1) for number in range((today - day).days)]
    counted = [each for each in after if not is_in(each, pauses)]
    days = age(day, today, plan(pauses=tuple(pauses)))
    assert days == (len(counted) if today >= day else (today - day).days)


@pytest.mark.parametrize(
    ("pauses", "left"),
    [
        ([(9, 5)], [(9, 5)]),
        ([(9, -5)], [(9, 1)]),
        ([(1, 0)], [(1, 1)]),
        ([(0, -5)], []),
        ([(-3, -5)], []),
        ([(20, 15), (2, -4), (-9, -12)], [(20, 15), (2, 1)]),
    ],
)
def test_what_is_over_stays_when_a_pause_is_ended(
    pauses: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    assert ended([pause(*each) for each in pauses], MONDAY) == tuple(pause(*each) for each in left)


# as it is typed, on Monday 23 November 2026 -------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-12-21", "2027-01-03", (date(2026, 12, 21), date(2027, 1, 3))),
        ("21-12", "3-1", (date(2026, 12, 21), date(2027, 1, 3))),
        ("ma 21 dec", "zo 3 jan", (date(2026, 12, 21), date(2027, 1, 3))),
        ("today", "vrijdag", (MONDAY, date(2026, 11, 27))),
        ("maandag", "maandag", (MONDAY, MONDAY)),
        ("vrijdag", "zondag", (date(2026, 11, 27), date(2026, 11, 29))),
        ("morgen", "over 2 weken", (date(2026, 11, 24), date(2026, 12, 7))),
        ("20-11", "vandaag", (date(2026, 11, 20), MONDAY)),
        ("vr 20 nov", "22-11", (date(2026, 11, 20), date(2026, 11, 22))),
        ("gisteren", "26-11", (date(2026, 11, 22), date(2026, 11, 26))),
        ("2026-10-01", "2026-11-22", (date(2026, 10, 1), date(2026, 11, 22))),
        ("20-7", "zondag", (date(2027, 7, 20), date(2027, 7, 25))),
        ("2027-01-01", "2028-01-01", (date(2027, 1, 1), date(2028, 1, 1))),
    ],
)
def test_a_pause_is_read_as_a_person_types_it(
    first: str, last: str, days: tuple[date, date]
) -> None:
    read = read_pause(first, last, MONDAY)
    assert (read.first, read.last) == days


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("ooit", "3-1", "not a date"),
        ("21-12", "", "not a date"),
        ("21-12", "20-12", "comes before"),
        ("2026-12-21", "vandaag", "comes before"),
        ("20-11", "19-11", "comes before"),
        ("2027-01-01", "2028-01-02", "at most a year"),
        ("2027-01-01", "9999-12-31", "at most a year"),
        ("di 21 dec", "3-1", "another day of the week"),
        ("di 3 feb", "4 feb", "another day of the week"),
    ],
)
def test_what_is_no_pause_is_refused(first: str, last: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        read_pause(first, last, MONDAY)


def test_a_pause_may_end_with_the_calendar() -> None:
    assert new_pause(date.max, date.max).last == date.max


# what it does -------------------------------------------------------------------------------------

_records = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from(["deed", "evening", "intention"]),
        st.sampled_from(ESSENTIALS),
    ),
    max_size=50,
)
MAKERS: dict[str, Callable[..., AnyEntry]] = {
    "deed": deed,
    "evening": evening,
    "intention": intention,
}


def records(drawn: list[tuple[int, str, str]]) -> list[AnyEntry]:
    return [MAKERS[kind](ago(back), essential) for back, kind, essential in drawn]


def planned(pauses: list[Pause]) -> Plan:
    return plan(ago(65), focus=(ESSENTIALS[4],), pauses=tuple(pauses))


@given(_records, _pauses, st.sampled_from(["", *ESSENTIALS]))
def test_a_pause_without_records_in_it_changes_no_choice(
    drawn: list[tuple[int, str, str]], pauses: list[Pause], leads: str
) -> None:
    free = [each for each in records(drawn) if not is_in(each.day, pauses)]
    with_it = choose_essential([planned(pauses), *free], MONDAY, ESSENTIALS, leads)
    assert with_it == choose_essential([planned([]), *free], MONDAY, ESSENTIALS, leads)


@given(_records, _pauses)
def test_what_was_done_in_a_pause_is_not_seen_by_the_choice(
    drawn: list[tuple[int, str, str]], pauses: list[Pause]
) -> None:
    before = [each for each in records(drawn) if each.day < MONDAY]
    free = [each for each in before if not is_in(each.day, pauses)]
    assert outside(before, planned(pauses)) == free
    choice = choose_essential([planned(pauses), *before], MONDAY, ESSENTIALS)
    without = choose_essential([planned(pauses), *free], MONDAY, ESSENTIALS)
    assert (choice.essential, choice.reason) == (without.essential, without.reason)
    touched = [each.day for each in before if each.essential == choice.essential]
    assert choice.last == max(touched, default=None)


@given(_records, _pauses)
def test_a_deed_in_a_pause_is_a_deed(
    drawn: list[tuple[int, str, str]], pauses: list[Pause]
) -> None:
    held, free = ([planned(each), *records(drawn)] for each in (pauses, []))
    assert count(held, MONDAY, ESSENTIALS).essentials == count(free, MONDAY, ESSENTIALS).essentials


def test_twenty_days_of_deeds_in_a_pause_neglect_nothing() -> None:
    before = [evening(ago(60 - number), ESSENTIALS[number % 8]) for number in range(16)]
    away = [deed(ago(40 - number), ESSENTIALS[6]) for number in range(30)]
    held = choose_essential([planned([pause(40, 11)]), *before, *away], MONDAY, ESSENTIALS)
    assert held == choose_essential([planned([]), *before], MONDAY, ESSENTIALS)
    assert held != choose_essential([planned([]), *before, *away], MONDAY, ESSENTIALS)


@pytest.mark.parametrize(
    ("back", "held", "is_open_still"),
    [
        (4, [], False),
        (4, [(2, 1)], True),
        (4, [(3, 0)], True),
        (4, [(4, 4)], False),
        (6, [(4, 2)], True),
        (7, [(4, 2)], False),
        (30, [(29, 0)], True),
        (30, [(29, 3)], True),
        (30, [(29, 4)], False),
        (30, [(29, 20), (15, 3)], False),
        (-1, [(3, 0)], False),
    ],
)
def test_an_intention_does_not_age_in_a_pause(
    back: int, held: list[tuple[int, int]], *, is_open_still: bool
) -> None:
    meant = intention(ago(back))
    now = plan(ago(31), pauses=tuple(pause(*each) for each in held))
    assert is_open(meant, {}, MONDAY, now) is is_open_still
    assert not is_open(meant, {meant.id: Outcome.DONE}, MONDAY, now)
    if 0 <= back < 28:
        open_one = IntentionCounts(open=int(is_open_still), dropped=int(not is_open_still))
        assert count([now, meant], MONDAY, ESSENTIALS).intentions == open_one
    closed = closing(meant, Outcome.FAILED, MONDAY)
    assert count([now, meant, closed], MONDAY, ESSENTIALS).intentions.open == 0


@pytest.mark.parametrize(
    ("days", "held", "last"),
    [
        ((), [(0, 0)], 4),
        ((), [(-4, -4)], 3),
        ((), [(-3, -10)], 2),
        ((), [(9, -3)], 4),
        ((), [(9, -4)], None),
        (("mon", "thu"), [(-3, -3)], 0),
        (("mon", "thu"), [(0, 0), (-3, -3)], None),
        (("sat",), [(0, -4)], 5),
    ],
)
@pytest.mark.parametrize("number", [0, 3, 6])
def test_the_last_working_day_is_in_no_pause(
    days: tuple[str, ...], held: list[tuple[int, int]], last: int | None, number: int
) -> None:
    now = plan(pauses=tuple(pause(*each) for each in held), working_days=days)
    found = last_working_day(MONDAY + timedelta(days=number), now)
    assert found == (None if last is None else MONDAY + timedelta(days=last))
