from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import MONDAY, closing, deed, evening, intention, made_at, on, one_of_each, plan
from verbindend.core.entry import (
    AnyEntry,
    Deed,
    Intention,
    Note,
    Observation,
    Outcome,
    Reflection,
)
from verbindend.core.practice import (
    EssentialPractice,
    IntentionCounts,
    count,
    is_open,
    outcomes,
    week_marks,
)

if TYPE_CHECKING:
    from random import Random

ACTIVE = ("vier-r", "waarderen", "zelfbewustzijn")

_journals = st.lists(
    st.tuples(
        st.integers(-3, 60),
        st.sampled_from(["deed", "evening", "intention", "observation"]),
        st.sampled_from([*ACTIVE, "een-ander"]),
        st.none() | st.sampled_from(Outcome),
    ),
    max_size=60,
)


def journal(drawn: list[tuple[int, str, str, Outcome | None]]) -> list[AnyEntry]:
    """The entries of a drawn journal; an intention with an outcome is closed that evening."""
    entries: list[AnyEntry] = []
    for back, kind, essential, outcome in drawn:
        day = MONDAY - timedelta(days=back)
        if kind == "intention":
            meant = intention(day, essential)
            entries.append(meant)
            if outcome:
                entries.append(closing(meant, outcome))
        elif kind == "observation":
            entries.append(made_at(Observation, on(day), essential=essential, text="a"))
        else:
            entries.append((deed if kind == "deed" else evening)(day, essential))
    return entries


def slowly(entries: list[AnyEntry], essential: str, weeks: int) -> EssentialPractice:
    """The same figures, told day by day."""
    days = [MONDAY - timedelta(days=back) for back in range(7 * weeks - 1, -1, -1)]

    def deeds(day: date) -> int:
        return sum(
            isinstance(each, Deed) and each.essential == essential and each.day == day
            for each in entries
        )

    ever = [
        each.day
        for each in entries
        if isinstance(each, Deed) and each.essential == essential and each.day <= MONDAY
    ]
    return EssentialPractice(
        essential=essential,
        deeds=sum(deeds(day) for day in days),
        days=sum(deeds(day) > 0 for day in days),
        last=max(ever, default=None),
        reflections=len(
            [
                each
                for each in entries
                if isinstance(each, Reflection) and each.essential == essential and each.day in days
            ]
        ),
        weekly=tuple(
            sum(deeds(day) for day in days[start : start + 7]) for start in range(0, 7 * weeks, 7)
        ),
    )


@given(_journals, st.integers(1, 12))
def test_the_figures_are_those_of_a_slow_count(
    drawn: list[tuple[int, str, str, Outcome | None]], weeks: int
) -> None:
    entries = journal(drawn)
    practice = count(entries, MONDAY, ACTIVE, weeks)
    assert list(practice.essentials) == [slowly(entries, each, weeks) for each in ACTIVE]
    assert practice.most == max(each.deeds for each in practice.essentials)
    assert practice.most_weekly == max(max(each.weekly) for each in practice.essentials)


@given(_journals, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_never_matters(
    drawn: list[tuple[int, str, str, Outcome | None]], chance: Random
) -> None:
    entries = journal(drawn)
    shuffled = chance.sample(entries, len(entries))
    assert count(shuffled, MONDAY, ACTIVE) == count(entries, MONDAY, ACTIVE)
    assert week_marks(shuffled, MONDAY) == week_marks(entries, MONDAY)


@given(_journals, _journals)
def test_the_figures_of_two_journals_add_up(
    one: list[tuple[int, str, str, Outcome | None]],
    two: list[tuple[int, str, str, Outcome | None]],
) -> None:
    first, second = journal(one), journal(two)
    parts = [count(each, MONDAY, ACTIVE) for each in (first, second)]
    whole = count(first + second, MONDAY, ACTIVE)
    for a, b, both in zip(*(part.essentials for part in parts), whole.essentials, strict=True):
        assert both.deeds == a.deeds + b.deeds
        assert both.reflections == a.reflections + b.reflections
        assert both.weekly == tuple(x + y for x, y in zip(a.weekly, b.weekly, strict=True))
        assert both.last == max((day for day in (a.last, b.last) if day), default=None)
    for outcome in ("done", "different", "failed", "no_chance", "dropped", "open"):
        x, y = (getattr(part.intentions, outcome) for part in parts)
        assert getattr(whole.intentions, outcome) == x + y


def test_only_a_deed_is_a_practice_moment() -> None:
    others = [each for each in one_of_each() if not isinstance(each, Deed)]
    practice = count(others, MONDAY, ["waarderen", "vier-r"])
    assert [each.deeds for each in practice.essentials] == [0, 0]
    assert [each.last for each in practice.essentials] == [None, None]
    assert practice.most == 0


@pytest.mark.parametrize(
    ("back", "weekly"),
    [
        (0, (0, 0, 0, 1)),
        (6, (0, 0, 0, 1)),
        (7, (0, 0, 1, 0)),
        (13, (0, 0, 1, 0)),
        (27, (1, 0, 0, 0)),
        (28, (0, 0, 0, 0)),
        (-1, (0, 0, 0, 0)),
    ],
)
def test_four_blocks_of_seven_days_the_last_ending_today(
    back: int, weekly: tuple[int, ...]
) -> None:
    day = MONDAY - timedelta(days=back)
    (counted,) = count([deed(day)], MONDAY, ["waarderen"]).essentials
    assert counted.weekly == weekly
    assert counted.last == (day if back >= 0 else None)


def test_the_last_deed_may_be_long_ago() -> None:
    long_ago = MONDAY - timedelta(days=400)
    (counted,) = count([deed(long_ago)], MONDAY, ["waarderen"]).essentials
    assert (counted.deeds, counted.days, counted.last) == (0, 0, long_ago)


def test_deeds_and_their_days_are_told_apart() -> None:
    yesterday = MONDAY - timedelta(days=1)
    deeds = [deed(MONDAY), deed(MONDAY, hour=15), deed(yesterday)]
    (counted,) = count(deeds, MONDAY, ["waarderen"]).essentials
    assert (counted.deeds, counted.days) == (3, 2)


def test_essentials_come_in_the_order_asked_for_also_without_any_entry() -> None:
    practice = count([], MONDAY, ACTIVE)
    assert [each.essential for each in practice.essentials] == list(ACTIVE)
    assert count([], MONDAY, []).most == count([], MONDAY, []).most_weekly == 0


@pytest.mark.parametrize(
    ("outcome", "back", "counted"),
    [
        (Outcome.DONE, 0, IntentionCounts(done=1)),
        (Outcome.DIFFERENT, 5, IntentionCounts(different=1)),
        (Outcome.FAILED, 5, IntentionCounts(failed=1)),
        (Outcome.NO_CHANCE, 5, IntentionCounts(no_chance=1)),
        (Outcome.DROPPED, 1, IntentionCounts(dropped=1)),
        (None, 0, IntentionCounts(open=1)),
        (None, 3, IntentionCounts(open=1)),
        (None, 4, IntentionCounts(dropped=1)),
        (None, 27, IntentionCounts(dropped=1)),
        (None, 28, IntentionCounts()),
        (Outcome.DONE, 28, IntentionCounts()),
        (None, -1, IntentionCounts()),
    ],
)
def test_an_intention_counts_by_its_own_day_and_outcome(
    outcome: Outcome | None, back: int, counted: IntentionCounts
) -> None:
    meant = intention(MONDAY - timedelta(days=back))
    entries: list[AnyEntry] = [meant]
    if outcome:
        entries.append(closing(meant, outcome, MONDAY))
    assert count(entries, MONDAY, ACTIVE).intentions == counted


def test_the_latest_word_on_an_intention_holds() -> None:
    meant = intention()
    first = closing(meant, Outcome.FAILED, hour=17)
    second = closing(meant, Outcome.DONE, hour=21)
    assert outcomes([second, meant, first]) == {meant.id: Outcome.DONE}
    assert count([second, meant, first], MONDAY, ACTIVE).intentions == IntentionCounts(done=1)


def test_the_later_word_is_the_one_of_the_later_moment_also_abroad() -> None:
    meant = intention()
    at_home = closing(meant, Outcome.FAILED, hour=20)
    abroad = made_at(
        Reflection, on(MONDAY, 16, offset=-5), moment=at_home.moment, closes=closing(
            meant, Outcome.DONE
        ).closes
    )  # fmt: skip
    assert outcomes([abroad, at_home])[meant.id] == Outcome.DONE


def test_kept_and_tried_leave_out_what_had_no_chance() -> None:
    counts = IntentionCounts(done=9, different=2, failed=3, no_chance=2, dropped=4, open=1)
    assert (counts.kept, counts.tried) == (11, 14)


@pytest.mark.parametrize(("back", "open_still"), [(-1, False), (0, True), (3, True), (4, False)])
def test_an_intention_can_be_closed_for_three_days(back: int, *, open_still: bool) -> None:
    meant = intention(MONDAY - timedelta(days=back))
    assert is_open(meant, {}, MONDAY) is open_still
    assert not is_open(meant, {meant.id: Outcome.DONE}, MONDAY)


@pytest.mark.parametrize("today", [MONDAY + timedelta(days=number) for number in range(7)])
def test_the_week_begins_on_monday_and_shows_a_weekend_only_when_it_was_used(today: date) -> None:
    saturday = MONDAY + timedelta(days=5)
    entries: list[AnyEntry] = [
        deed(MONDAY),
        evening(MONDAY),
        evening(MONDAY + timedelta(days=1)),
        deed(MONDAY - timedelta(days=1)),
        deed(MONDAY + timedelta(days=7)),
        intention(MONDAY + timedelta(days=2)),
        plan(MONDAY + timedelta(days=6)),
        made_at(Note, on(MONDAY + timedelta(days=3)), text="a"),
    ]
    marks = week_marks(entries, today)
    assert [each.day for each in marks] == [MONDAY + timedelta(days=n) for n in range(5)]
    assert [(each.deed, each.reflection) for each in marks] == [
        (True, True),
        (False, True),
        (False, False),
        (False, False),
        (False, False),
    ]
    marks = week_marks([*entries, deed(saturday)], today)
    assert [each.day for each in marks] == [MONDAY + timedelta(days=n) for n in range(6)]
    assert marks[-1].deed


def test_the_week_has_the_leaders_working_days_and_others_only_when_used() -> None:
    now = plan(MONDAY, working_days=("tue", "thu", "sat"))

    def days(*entries: AnyEntry) -> list[int]:
        return [each.day.weekday() for each in week_marks([now, *entries], MONDAY, now)]

    assert days() == [1, 3, 5]
    assert days(deed(MONDAY), evening(MONDAY + timedelta(days=6))) == [0, 1, 3, 5, 6]
    assert days(intention(MONDAY)) == [1, 3, 5]


def test_an_intention_of_tomorrow_is_not_counted_today() -> None:
    tomorrow: Intention = intention(MONDAY + timedelta(days=1))
    assert count([tomorrow], MONDAY, ACTIVE).intentions == IntentionCounts()
