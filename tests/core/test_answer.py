from __future__ import annotations

import pytest

from verbindend.core import answer
from verbindend.core.pack import Option
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


@pytest.mark.parametrize("typed", ["0", "4", "wat", "1 2"])
def test_an_option_that_is_not_there_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="Type a number"):
        answer.option(typed, OPTIONS)
