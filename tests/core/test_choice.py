from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import choice_rule
from making import ESSENTIALS, MONDAY, closing, deed, evening, intention, made_at, on, plan
from verbindend.core.choice import (
    Reason,
    choose_essential,
    choose_question,
    failed_on_last_day,
    sittings,
    usage,
)
from verbindend.core.entry import (
    Answer,
    Deed,
    Intention,
    Moment,
    Observation,
    Outcome,
    Plan,
    Reflection,
)
from verbindend.core.plan import current_plan
from verbindend.core.prompt import Kind, Need, Prompt, Yields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from verbindend.core.entry import AnyEntry

START = date(2026, 1, 5)
MAKERS: dict[str, Callable[..., AnyEntry]] = {
    "deed": deed,
    "evening": evening,
    "intention": intention,
}


def by_the_design(
    entries: Sequence[AnyEntry], today: date, essentials: Sequence[str], lead: str = ""
) -> tuple[str, str]:
    """What the design's own rule says, given the same entries."""
    records = [
        (each.day, each.essential or "", isinstance(each, Deed))
        for each in entries
        if not isinstance(each, Plan)
    ]
    sat = sorted(
        (each for each in entries if isinstance(each, Intention | Reflection) and each.essential),
        key=lambda each: (each.day, each.written, each.id),
        reverse=True,
    )
    first = {each.day: each.essential or "" for each in sat}
    plans = sorted(
        (each for each in entries if isinstance(each, Plan)), key=lambda e: (e.written, e.id)
    )
    focus = plans[-1].focus if plans else ()
    return choice_rule.choose(today, records, list(first.items()), focus, essentials, lead)


def seeded(seed: int) -> Random:
    """The same chances each time."""
    return Random(seed)  # noqa: S311 - chances for a journal, no secret


def grown(chance: Random, days: int, *, kept: float = 0.8, pick: float = 0.0) -> list[AnyEntry]:
    """A journal that follows the rule, with days missed, deeds elsewhere and a holiday."""
    entries: list[AnyEntry] = []
    if chance.random() < 0.7:
        focus = tuple(chance.sample(ESSENTIALS, chance.randint(1, 2)))
        entries.append(plan(START, focus=focus))
    away = chance.randrange(days)
    for number in range(days):
        day = START + timedelta(days=number)
        if day.weekday() > 4 or away <= number < away + 14 or chance.random() > kept:
            continue
        if chance.random() < pick:
            held = current_plan(entries)
            focus = held.focus if held else ()
            entries.append(plan(day, focus=focus, pick=chance.choice(ESSENTIALS)))
        today = choose_essential(entries, day, ESSENTIALS).essential
        entries.append(intention(day, today) if chance.random() < 0.5 else evening(day, today))
        if chance.random() < 0.6:
            entries.append(deed(day, today))
        if chance.random() < 0.3:
            entries.append(deed(day, chance.choice(ESSENTIALS)))
    return entries


# the essential ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_the_choice_is_that_of_the_design_on_a_journal_that_grows(seed: int) -> None:
    chance = seeded(seed)
    entries = grown(chance, 120, kept=chance.choice([0.5, 0.9]))
    for number in range(0, 140, 2):
        today = START + timedelta(days=number)
        before = [each for each in entries if each.day < today]
        choice = choose_essential(before, today, ESSENTIALS)
        assert (choice.essential, choice.reason.value) == by_the_design(before, today, ESSENTIALS)


_histories = st.lists(
    st.tuples(
        st.integers(0, 70),
        st.sampled_from(["deed", "evening", "intention", "observation", "plan"]),
        st.integers(0, 7),
        st.integers(0, 7),
    ),
    max_size=80,
)


def history(drawn: list[tuple[int, str, int, int]]) -> list[AnyEntry]:
    """The entries of a drawn history."""
    entries: list[AnyEntry] = []
    for back, kind, number, other in drawn:
        day, essential = MONDAY - timedelta(days=back), ESSENTIALS[number]
        if kind == "plan":
            entries.append(plan(day, focus=(essential, ESSENTIALS[other])))
        elif kind == "observation":
            entries.append(made_at(Observation, on(day), essential=essential, text="a"))
        else:
            entries.append(MAKERS[kind](day, essential))
    return entries


@given(_histories, st.integers(2, 8), st.sampled_from(["", *ESSENTIALS]))
def test_the_choice_is_that_of_the_design_on_any_history(
    drawn: list[tuple[int, str, int, int]], active: int, lead: str
) -> None:
    entries = [each for each in history(drawn) if each.day < MONDAY]
    choice = choose_essential(entries, MONDAY, ESSENTIALS[:active], lead)
    assert (choice.essential, choice.reason.value) == by_the_design(
        entries, MONDAY, ESSENTIALS[:active], lead
    )


def test_a_programme_leads_on_half_of_the_days_and_never_twice_in_a_row() -> None:
    entries: list[AnyEntry] = []
    chosen_ones = []
    for number in range(20):
        day = START + timedelta(days=number)
        choice = choose_essential(entries, day, ESSENTIALS, ESSENTIALS[3])
        chosen_ones.append(choice.essential)
        entries.append(evening(day, choice.essential))
    assert chosen_ones.count(ESSENTIALS[3]) == 10
    assert all(one != other for one, other in pairwise(chosen_ones))


@given(_histories, st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(
    drawn: list[tuple[int, str, int, int]], chance: Random
) -> None:
    entries = history(drawn)
    shuffled = chance.sample(entries, len(entries))
    assert choose_essential(shuffled, MONDAY, ESSENTIALS) == choose_essential(
        entries, MONDAY, ESSENTIALS
    )
    assert sittings(shuffled) == sittings(entries)
    assert current_plan(shuffled) == current_plan(entries)


@given(_histories)
def test_what_is_noted_today_or_later_does_not_change_the_choice(
    drawn: list[tuple[int, str, int, int]],
) -> None:
    entries = [each for each in history(drawn) if each.day < MONDAY]
    later: list[AnyEntry] = [
        *(deed(MONDAY, essential) for essential in ESSENTIALS),
        evening(MONDAY + timedelta(days=1), "vier-r"),
    ]
    assert choose_essential(entries + later, MONDAY, ESSENTIALS) == choose_essential(
        entries, MONDAY, ESSENTIALS
    )


@pytest.mark.parametrize("seed", range(8))
def test_never_the_same_twice_in_a_row_unless_it_is_picked(seed: int) -> None:
    entries = grown(seeded(seed), 130, pick=0.1)
    picked = {each.day for each in entries if isinstance(each, Plan) and each.pick}
    days = list(sittings(entries).items())
    assert len(days) > 40
    for (_, before), (day, essential) in pairwise(days):
        assert essential != before or day in picked


@pytest.mark.parametrize("seed", range(8))
def test_every_essential_comes_within_33_days_on_which_one_is_chosen(seed: int) -> None:
    chosen = list(sittings(grown(seeded(seed), 220)).values())
    assert len(chosen) > 100
    for essential in ESSENTIALS:
        places = [-1, *(n for n, each in enumerate(chosen) if each == essential)]
        assert max(b - a for a, b in pairwise(places)) <= 33
        assert len(chosen) - places[-1] <= 33


def test_a_focus_comes_more_often_than_the_others() -> None:
    entries: list[AnyEntry] = [plan(START, focus=("waarderen", "vier-r"))]
    for number in range(60):
        day = START + timedelta(days=number)
        entries.append(evening(day, choose_essential(entries, day, ESSENTIALS).essential))
    often = Counter(sittings(entries).values())
    others = max(often[each] for each in ESSENTIALS if each not in ("waarderen", "vier-r"))
    assert min(often["waarderen"], often["vier-r"]) >= 1.5 * others


def test_an_empty_journal_begins_somewhere() -> None:
    choice = choose_essential([], MONDAY, ESSENTIALS)
    assert choice.reason == Reason.BEGIN
    assert choice.last is None
    assert choice.essential == min(ESSENTIALS, key=lambda each: choice_rule.lot(MONDAY, each))


def test_the_pick_of_today_holds_even_twice_in_a_row() -> None:
    yesterday = MONDAY - timedelta(days=1)
    entries: list[AnyEntry] = [evening(yesterday, "vier-r"), plan(MONDAY, pick="vier-r")]
    choice = choose_essential(entries, MONDAY, ESSENTIALS)
    assert (choice.essential, choice.reason) == ("vier-r", Reason.PICK)
    assert choice.last == yesterday


def test_a_pick_comes_before_the_sitting_of_the_day() -> None:
    entries: list[AnyEntry] = [intention(MONDAY, "waarderen"), plan(MONDAY, pick="vier-r")]
    assert choose_essential(entries, MONDAY, ESSENTIALS).essential == "vier-r"


@pytest.mark.parametrize(
    "planned",
    [
        plan(MONDAY - timedelta(days=1), pick="vier-r"),
        plan(MONDAY, pick="niet-meer-in-het-pakket"),
    ],
)
def test_a_pick_of_another_day_or_of_nothing_known_does_not_hold(planned: Plan) -> None:
    choice = choose_essential([planned], MONDAY, ESSENTIALS)
    assert choice == choose_essential([], MONDAY, ESSENTIALS)


def test_a_newer_plan_takes_the_pick_back() -> None:
    entries = [plan(MONDAY, pick="vier-r", hour=8), plan(MONDAY, hour=9)]
    assert choose_essential(entries, MONDAY, ESSENTIALS).reason == Reason.BEGIN


def test_the_first_sitting_of_today_is_the_essential_of_today() -> None:
    ruled = choose_essential([], MONDAY, ESSENTIALS).essential
    other, third = [each for each in ESSENTIALS if each != ruled][:2]
    entries: list[AnyEntry] = [
        evening(MONDAY, third, hour=20),
        intention(MONDAY, other),
        deed(MONDAY, third),
    ]
    choice = choose_essential(entries, MONDAY, ESSENTIALS)
    assert (choice.essential, choice.reason) == (other, Reason.SITTING)


def test_a_sitting_on_what_the_rule_says_keeps_its_reason() -> None:
    ruled = choose_essential([], MONDAY, ESSENTIALS)
    assert choose_essential([intention(MONDAY, ruled.essential)], MONDAY, ESSENTIALS) == ruled


def test_a_holiday_neglects_nothing() -> None:
    before = [
        evening(START + timedelta(days=number), ESSENTIALS[number % 8]) for number in range(16)
    ]
    soon = choose_essential(before, START + timedelta(days=16), ESSENTIALS)
    assert soon.reason == Reason.NEGLECT
    later = choose_essential(before, START + timedelta(days=90), ESSENTIALS)
    assert later.reason == Reason.NEGLECT
    assert soon.essential == later.essential == ESSENTIALS[0]


@pytest.mark.parametrize(("days", "caught"), [(19, False), (20, True)])
def test_the_net_catches_what_is_untouched_for_twenty_practice_days(
    days: int, *, caught: bool
) -> None:
    entries: list[AnyEntry] = [evening(START, "vier-r"), plan(START, focus=("waarderen",))]
    for number in range(1, days + 1):
        day = START + timedelta(days=number)
        entries += [deed(day, each) for each in ESSENTIALS if each != "vier-r"]
        entries.append(evening(day, ("betekenis-geven", "zelfbewustzijn")[number % 2]))
    choice = choose_essential(entries, START + timedelta(days=40), ESSENTIALS)
    assert (choice.reason == Reason.NET) is caught
    assert (choice.essential, choice.last) == ("vier-r", START)


@pytest.mark.parametrize(("days", "caught"), [(24, False), (25, True)])
def test_the_net_catches_what_was_not_asked_for_twenty_five_practice_days(
    days: int, *, caught: bool
) -> None:
    entries: list[AnyEntry] = [
        evening(START + timedelta(days=number), each) for number, each in enumerate(ESSENTIALS)
    ]
    for number in range(8, days + 1):
        day = START + timedelta(days=number)
        entries += [deed(day, each) for each in ESSENTIALS]
        entries.append(evening(day, ESSENTIALS[1 + number % 7]))
    choice = choose_essential(entries, START + timedelta(days=40), ESSENTIALS)
    assert (choice.essential == ESSENTIALS[0] and choice.reason == Reason.NET) is caught


def test_a_pack_of_one_essential_always_has_it() -> None:
    entries = [evening(MONDAY - timedelta(days=1), "enige")]
    assert choose_essential(entries, MONDAY, ["enige"]).essential == "enige"


# the question -------------------------------------------------------------------------------------


def question(name: str, **keys: object) -> Prompt:
    fixed = {
        "id": name,
        "moment": Moment.EVENING,
        "kind": Kind.TEXT,
        "yields": Yields.REFLECTION,
        "text": "?",
        "essential": "waarderen",
    }
    return Prompt(**(fixed | keys))  # type: ignore[arg-type]


def asked(name: str, back: int) -> Reflection:
    """An evening some days ago on which a question was answered."""
    answers = (Answer(prompt=name, question="?", answer="a"),)
    return evening(MONDAY - timedelta(days=back), answers=answers)


def chosen(pool: Sequence[Prompt], *entries: AnyEntry) -> str:
    prompt = choose_question(pool, usage(entries, MONDAY), MONDAY)
    assert prompt
    return prompt.id


def test_an_empty_pool_has_no_question() -> None:
    assert choose_question([], usage([], MONDAY), MONDAY) is None


def test_a_question_within_its_cooldown_is_left_out() -> None:
    pool = [question("a"), question("b", cooldown_days=3)]
    used_more = [asked("b", back) for back in (4, 40, 50)]
    assert chosen(pool, asked("a", 28), *used_more) == "b"
    assert chosen(pool, asked("a", 29), *used_more) == "a"


def test_when_all_are_within_their_cooldown_one_is_asked_all_the_same() -> None:
    pool = [question("a"), question("b")]
    assert chosen(pool, asked("a", 2), asked("b", 1)) == "a"


def test_a_question_about_a_deed_of_today_needs_one_on_that_essential() -> None:
    pool = [question("a", needs=Need.DEED_TODAY), question("b")]
    used = asked("b", 60)
    assert chosen(pool, used) == "b"
    assert chosen(pool, used, deed(MONDAY, "vier-r")) == "b"
    assert chosen(pool, used, deed(MONDAY - timedelta(days=1))) == "b"
    assert chosen(pool, used, deed(MONDAY)) == "a"
    assert chosen(pool[:1]) == "a"


def test_the_least_used_goes_before_the_longest_ago() -> None:
    pool = [question("a"), question("b"), question("c")]
    entries = [asked("a", 100), asked("a", 90), asked("b", 40), asked("c", 41), asked("c", 80)]
    assert chosen(pool, *entries) == "b"
    assert chosen(pool, *entries, asked("b", 60)) == "a"


def test_then_the_frame_longest_not_asked() -> None:
    pool = [question(f"{frame}{n}", frame=(frame,)) for n in range(4) for frame in "abcd"]
    entries: list[AnyEntry] = []
    frames = ""
    for number in range(12):
        day = MONDAY + timedelta(days=number)
        chosen_one = choose_question(pool, usage(entries, day), day)
        assert chosen_one
        frames += chosen_one.frame[0]
        answer = Answer(question="?", answer="x", prompt=chosen_one.id)
        entries.append(evening(day, answers=(answer,)))
    assert [set(frames[start : start + 4]) for start in (0, 4, 8)] == [set("abcd")] * 3


def test_then_the_behaviour_longest_without_a_deed() -> None:
    pool = [question("a", behaviours=("x",)), question("b", behaviours=("y", "z"))]
    recent = deed(MONDAY - timedelta(days=1), behaviours=("x", "y"))
    long_ago = deed(MONDAY - timedelta(days=9), behaviours=("z",))
    assert chosen(pool, recent, long_ago) == "b"
    assert chosen(pool, deed(MONDAY - timedelta(days=1), behaviours=("y", "z"))) == "a"


def test_then_the_lot_of_the_day_whatever_the_order_of_the_pool() -> None:
    pool = [question(name) for name in "abcdefgh"]
    known = usage([], MONDAY)
    names = set()
    for number in range(20):
        day = MONDAY + timedelta(days=number)
        first, second = choose_question(pool, known, day), choose_question(pool[::-1], known, day)
        assert first == second
        assert first
        names.add(first.id)
    assert len(names) > 3


@pytest.mark.parametrize(
    ("outcomes", "prefers_distance"),
    [
        ([Outcome.FAILED], True),
        ([Outcome.DONE], False),
        ([Outcome.NO_CHANCE], False),
        ([Outcome.FAILED, Outcome.DONE], False),
        ([Outcome.DONE, Outcome.FAILED], True),
    ],
)
def test_after_a_day_that_something_failed_an_outsiders_view_is_asked(
    outcomes: list[Outcome], *, prefers_distance: bool
) -> None:
    pool = [question("dichtbij"), question("afstand", distance=True)]
    entries: list[AnyEntry] = [asked("afstand", 60), asked("dichtbij", 90)]
    for number, outcome in enumerate(outcomes):
        day = MONDAY - timedelta(days=len(outcomes) - number)
        entries.append(closing(intention(day), outcome))
    assert chosen(pool, *entries) == ("afstand" if prefers_distance else "dichtbij")
    assert failed_on_last_day(entries, MONDAY) is prefers_distance


def test_even_then_what_was_not_asked_yet_goes_first() -> None:
    pool = [question("dichtbij"), question("afstand", distance=True)]
    yesterday = MONDAY - timedelta(days=1)
    failed = closing(intention(yesterday), Outcome.FAILED)
    assert chosen(pool, asked("afstand", 60), failed) == "dichtbij"
    assert chosen(pool, failed) == "afstand"


def test_a_failure_of_today_is_not_one_of_the_last_day() -> None:
    assert not failed_on_last_day([closing(intention(), Outcome.FAILED)], MONDAY)


@given(_histories, st.randoms(use_true_random=False))
def test_the_question_too_is_the_same_whatever_the_order(
    drawn: list[tuple[int, str, int, int]], chance: Random
) -> None:
    entries = history(drawn)
    entries += [asked(chance.choice("abcd"), chance.randrange(60)) for _ in range(8)]
    pool = [question(name, behaviours=(name,)) for name in "abcd"]
    shuffled = chance.sample(entries, len(entries))
    assert choose_question(pool, usage(shuffled, MONDAY), MONDAY) == choose_question(
        pool, usage(entries, MONDAY), MONDAY
    )
