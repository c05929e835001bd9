from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import making
import packs
from verbindend.core import answer
from verbindend.core.clean import clean
from verbindend.core.prompt import Kind, Option, Stance
from verbindend.core.refusal import Refusal

OPTIONS = (
    Option(id="gezegd", label="Wat iemand deed"),
    Option(id="gezien", label="Wat het opleverde"),
    Option(id="2", label="Een getal als naam"),
)


@pytest.mark.parametrize(("typed", "number"), [("0", 0), (" 7\n", 7), ("10", 10), ("", None)])
def test_a_number_is_a_number(typed: str, number: int | None) -> None:
    assert answer.number(typed, 0, 10) == number


@pytest.mark.parametrize("typed", ["11", "-1", "zeven", "٣", "007", "9" * 5000, "1.0", "1 2"])
def test_what_is_no_number_in_reach_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="Type a number from"):
        answer.number(typed, 0, 10)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", "gezegd"), (" GEZIEN ", "gezien"), ("wat iemand deed", "gezegd"), ("3", "2"),
        ("2", "2"), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_an_option_is_meant_by_its_name_before_its_number(typed: str, meant: str | None) -> None:
    assert answer.option(typed, OPTIONS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 3", ("gezegd", "2")), ("3,1", ("gezegd", "2")), ("1 1", ("gezegd",)), ("", ()),
        ("  ", ()), ("Wat iemand deed, gezien", ("gezegd", "gezien")), ("2", ("2",)),
        ("gezien 1", ("gezegd", "gezien")), (", ,", ()),
    ],
)  # fmt: skip
def test_what_is_ticked_is_in_the_order_of_the_options(typed: str, meant: tuple[str, ...]) -> None:
    assert answer.ticked(typed, OPTIONS) == meant


@pytest.mark.parametrize("typed", ["0", "1 4", "wat", "1-3", "wat iemand deed 2", "1.3"])
def test_what_cannot_be_ticked_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="with a space between") as told:
        answer.ticked(typed, OPTIONS)
    assert told.value.facts == {"most": 3}


@given(st.lists(making.anything, max_size=25))
def test_a_list_has_every_line_with_words_and_no_other(lines: list[str]) -> None:
    words = [clean(each).strip() for each in lines if clean(each).strip()]
    if len(words) <= 20:
        assert list(answer.items(lines, 20)) == words
        assert answer.items(answer.items(lines, 20), 20) == tuple(words)
    else:
        with pytest.raises(Refusal, match="is the most") as told:
            answer.items(lines, 20)
        assert told.value.facts == {"count": len(words), "most": 20}


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refusal, match="is the most for one answer"):
        answer.items(["x" * 100_001], 5)


MANY = [Option(id=f"o{n}", label=f"label {n}") for n in range(1, 13)]


@given(st.sets(st.sampled_from(MANY)), st.permutations(MANY), st.sampled_from([" ", ", ", ","]))
def test_any_options_are_ticked_in_any_order(
    wanted: set[Option], order: list[Option], between: str
) -> None:
    chosen = [each for each in order if each in wanted]
    numbers = between.join(str(MANY.index(each) + 1) for each in chosen)
    ids = tuple(each.id for each in MANY if each in wanted)
    assert answer.ticked(numbers, MANY) == ids
    assert answer.ticked(",".join(each.label for each in chosen), MANY) == ids


@given(making.anything)
def test_whatever_is_typed_is_ticked_or_refused(typed: str) -> None:
    with suppress(Refusal):
        assert set(answer.ticked(typed, MANY)) <= {each.id for each in MANY}


@pytest.mark.parametrize("typed", ["0", "4", "wat", "1 2"])
def test_an_option_that_is_not_there_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="Type a number"):
        answer.option(typed, OPTIONS)


def test_a_day_to_come_is_no_answer_to_what_was() -> None:
    asked = packs.prompt(kind=Kind.DATE, stance=Stance.BACK)
    today = making.MONDAY
    assert answer.day("gisteren", asked, today) == today - timedelta(days=1)
    assert answer.day("vandaag", asked, today) == today
    with pytest.raises(Refusal, match="still to come"):
        answer.day("morgen", asked, today)
    ahead = packs.prompt(kind=Kind.DATE, stance=Stance.AHEAD)
    assert answer.day("morgen", ahead, today) == today + timedelta(days=1)
    assert answer.day("2026-11-20", ahead, today) == today - timedelta(days=3)
