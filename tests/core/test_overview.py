"""Balance, people, behaviours, and what the look backs said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import MONDAY, deed, evening, made_at, on
from verbindend.core.balance import MOST_NAMED, UNTOUCHED_FROM, longest_untouched
from verbindend.core.detail import details
from verbindend.core.entry import Answer, Review, Witness
from verbindend.core.looked_back import Asking, monday_of, told, week_name, week_of, weeks_up_to
from verbindend.core.overview import overview
from verbindend.core.pack import Use
from verbindend.core.reached import reached
from verbindend.core.reflexes import REFLEX_WEEKS, reflexes
from verbindend.core.rhythm import NOTICED
from verbindend.core.sources import sources

if TYPE_CHECKING:
    from verbindend.core.entry import Value
    from verbindend.core.library import Library

ASKING = Asking(
    names=("controle", "regels"),
    questions={"controle-1": "controle", "controle-2": "controle", "regels-1": "regels"},
)
NOT, NOTED, FOLLOWED = NOTICED


def ago(days: int) -> date:
    return MONDAY - timedelta(days=days)


def review(day: date, said: dict[str, Any], period: str | None = None, hour: int = 16) -> Review:
    """A look back on the week of a day."""
    rows = tuple(Answer(prompt=name, question="?", answer=value) for name, value in said.items())
    name = week_name(day) if period is None else period
    return made_at(Review, on(day, hour), period=name, answers=rows)


# weeks --------------------------------------------------------------------------------------------


@given(st.dates(date(1000, 1, 3), date(9999, 12, 20)))
def test_a_week_is_that_of_the_calendar(day: date) -> None:
    assert monday_of(week_name(day)) == day - timedelta(days=day.weekday())
    assert week_of(review(day, {})) == week_name(day)


@pytest.mark.parametrize("spoilt", ["", "2026", "2026-W00", "2026-W54", "2025-W53", "2026-w48"])
def test_a_week_spoilt_by_hand_is_that_of_its_day(spoilt: str) -> None:
    assert week_of(review(MONDAY, {}, spoilt)) == "2026-W48"


def test_the_last_word_on_each_thing_holds() -> None:
    first = review(MONDAY, {"controle-1": NOTED, "regels-1": NOT})
    again = review(MONDAY, {"controle-2": FOLLOWED, "een-ander": "x"}, hour=18)
    said = told([again, first], ASKING, MONDAY)
    assert said == {"2026-W48": {"controle": FOLLOWED, "regels": NOT}}


def test_a_week_without_an_answer_or_to_come_is_not_told() -> None:
    silent = review(ago(7), {"een-ander": "x"})
    late = review(ago(-1), {"controle-1": NOTED})
    ahead = review(MONDAY, {"controle-1": NOTED}, "2026-W49")
    assert told([silent, late, ahead], ASKING, MONDAY) == {}


# old reflexes -------------------------------------------------------------------------------------


def seen(said: dict[str, dict[str, Value]], today: date = MONDAY) -> list[tuple[str | None, ...]]:
    """What each reflex did in the last weeks."""
    found = reflexes(said, ASKING.names, today)
    assert found
    return [row.seen for row in found.rows]


def test_the_last_eight_weeks_are_those_before_this_one_until_it_is_looked_back_on() -> None:
    said: dict[str, dict[str, Value]] = {"2026-W47": {"controle": NOTED, "regels": NOT}}
    assert seen(said) == [(None,) * 7 + (NOTED,), (None,) * 7 + (NOT,)]
    said["2026-W48"] = {"controle": FOLLOWED}
    assert seen(said) == [(None,) * 6 + (NOTED, FOLLOWED), (None,) * 6 + (NOT, None)]
    found = reflexes(said, ASKING.names, MONDAY)
    assert found
    assert found.weeks == weeks_up_to(MONDAY, REFLEX_WEEKS)
    assert (found.weeks[0], found.weeks[-1]) == ("2026-W41", "2026-W48")


@pytest.mark.parametrize(("back", "early"), [(7, True), (56, True), (57, False), (300, False)])
def test_the_first_weeks_are_said_to_be_so(back: int, *, early: bool) -> None:
    said: dict[str, dict[str, Value]] = {
        week_name(ago(back)): {"controle": NOTED},
        week_name(ago(7)): {"regels": NOTED},
    }
    found = reflexes(said, ASKING.names, MONDAY)
    assert found
    assert found.early is early


def test_there_is_nothing_to_see_without_a_known_answer_in_these_weeks() -> None:
    assert reflexes({}, ASKING.names, MONDAY) is None
    assert reflexes({"2026-W01": {"controle": NOTED}}, ASKING.names, MONDAY) is None
    assert reflexes({"2026-W47": {"controle": "misschien"}}, ASKING.names, MONDAY) is None
    assert reflexes({"2026-W47": {"controle": 3}}, ASKING.names, MONDAY) is None


# sources ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "before"),
    [
        ([], ""),
        ([1, 2], ""),
        ([6, 9], ""),
        ([4], "2026-W44"),
        ([3], "2026-W45"),
        ([5], "2026-W43"),
        ([3, 5], "2026-W45"),
        ([3, 4, 5], "2026-W44"),
    ],
)
def test_the_sources_of_about_four_weeks_before(earlier: list[int], before: str) -> None:
    said: dict[str, dict[str, Value]] = {"2026-W48": {"controle": 7}}
    for weeks in earlier:
        said[week_name(ago(7 * weeks))] = {"controle": weeks}
    found = sources(said, ASKING.names)
    assert found
    assert (found.week, found.before) == ("2026-W48", before)
    then = 48 - int(before[-2:]) if before else None
    assert [(each.id, each.now, each.before) for each in found.rows] == [
        ("controle", 7, then),
        ("regels", None, None),
    ]


def test_only_what_can_stand_on_the_line_is_a_source() -> None:
    wrong: list[Value] = [-1, 11, "zeven", ("7",), MONDAY]
    for value in wrong:
        assert sources({"2026-W48": {"controle": value}}, ASKING.names) is None
    assert sources({}, ASKING.names) is None
    for value in (0, 10):
        found = sources({"2026-W48": {"regels": value}}, ASKING.names)
        assert found
        assert found.rows[1].now == value


# balance ------------------------------------------------------------------------------------------

THREE = ("a", "b", "c")
DAYS = [ago(back) for back in range(30, -1, -2)]  # sixteen days


@pytest.mark.parametrize(
    ("last", "named", "days", "never"),
    [
        ({"a": 0, "b": 0, "c": 12}, None, 0, False),
        ({"a": 0, "b": 0, "c": 18}, None, 0, False),
        ({"a": 0, "b": 0, "c": 20}, ("c",), 10, False),
        ({"a": 0, "b": 0, "c": 21}, ("c",), 11, False),
        ({"a": 24, "b": 0, "c": 20}, ("a",), 12, False),
        ({"a": 20, "b": 0, "c": 20}, ("a", "c"), 10, False),
        ({"a": 20, "b": 20, "c": 20}, ("a", "b"), 10, False),
        ({"a": 0, "b": 20}, ("c",), 16, True),
        ({"a": 400, "b": 20}, ("c",), 16, True),
        ({}, ("a", "b"), 16, True),
    ],
)
def test_who_waits_longest_where_it_is_worth_a_word(
    last: dict[str, int], named: tuple[str, ...] | None, days: int, *, never: bool
) -> None:
    found = longest_untouched({name: ago(back) for name, back in last.items()}, DAYS, THREE)
    assert (found and (found.essentials, found.days, found.never)) == (
        named and (named, days, never)
    )


@given(
    st.dictionaries(st.sampled_from(THREE), st.integers(0, 60).map(ago)),
    st.sets(st.integers(0, 60).map(ago)).map(sorted),
)
def test_the_wait_is_in_practice_days(last: dict[str, date], days: list[date]) -> None:
    waits = {name: sum(day > last.get(name, date.min) for day in days) for name in THREE}
    found = longest_untouched(last, days, THREE)
    if found is None:
        assert max(waits.values()) < UNTOUCHED_FROM
    else:
        assert len(found.essentials) <= MOST_NAMED
        assert {waits[name] for name in found.essentials} == {found.days} == {max(waits.values())}


def test_a_turn_of_any_kind_is_a_turn() -> None:
    entries = [evening(ago(back), "a") for back in range(20, 0, -1)]
    assert overview(entries, MONDAY, ["a"]).untouched is None
    entries.append(evening(MONDAY, "b"))
    waiting = overview(entries, MONDAY, ["a", "b", "c"]).untouched
    assert waiting
    assert (waiting.essentials, waiting.days) == (("c",), 21)


# people and behaviours ----------------------------------------------------------------------------


def test_people_are_those_of_deeds_in_four_weeks_each_once_and_by_alphabet() -> None:
    deeds = [
        deed(ago(0), people=("S.", "k.")),
        deed(ago(27), people=("K.", " de planner ", "")),
        deed(ago(28), people=("A.",)),
        deed(ago(-1), people=("B.",)),
    ]
    assert reached(deeds, MONDAY) == ("de planner", "K.", "S.")
    assert reached(deeds[::-1], MONDAY) == ("de planner", "K.", "S.")


def test_only_deeds_name_the_people_reached() -> None:
    told_of = evening(MONDAY, people=("S.",))
    assert overview([told_of], MONDAY, ["waarderen"]).people == ()


def test_a_detail_counts_what_was_shown_and_who_noticed() -> None:
    deeds = [
        deed(ago(30), behaviours=("a",), witness=Witness.HEARD),
        deed(ago(3), behaviours=("a", "b", "a"), witness=Witness.REACTION),
        deed(ago(2), behaviours=("a",), witness=Witness.HEARD),
        deed(ago(1), witness=Witness.SELF),
        deed(ago(-1), behaviours=("b",)),
        deed(ago(1), "vier-r", behaviours=("c",)),
    ]
    found = details(deeds, ago(27), MONDAY)
    mine = found["waarderen"]
    assert mine.behaviours == {"a": 2, "b": 1}
    assert (mine.unnamed, mine.witnessed) == (1, 2)
    assert [each.day for each in mine.last] == [ago(1), ago(2), ago(3)]
    assert found["vier-r"].behaviours == {"c": 1}
    assert details(deeds[::-1], ago(27), MONDAY) == found


# what the content asks ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("use", "names"),
    [
        (
            Use.REFLEXES,
            ("meer-controle", "meer-procedures", "opgelegde-budgetdruk", "meer-vergaderen"),
        ),
        (Use.COMPASS, ("bron-verbinding", "bron-vertrouwen", "bron-visie", "bron-inspiratie")),
        (Use.OPTIONS, None),
    ],
)
def test_every_wording_of_the_content_is_known(
    libraries: dict[str, Library], use: Use, names: tuple[str, ...] | None
) -> None:
    library = libraries["nl"]
    asking = library.asking(use)
    assert names is None or asking.names == names
    for name in asking.names:
        worded = {each.id for each in library.wordings(name)}
        assert worded == {each for each, about in asking.questions.items() if about == name}
        assert names is None or worded
