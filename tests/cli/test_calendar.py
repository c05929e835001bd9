"""The days of a year, on the command line."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from cli.program import Program

LOOKS = ("reflection", "review", "mirror")


def counted(program: Program, year: int) -> list[dict[str, Any]]:
    """The days as another program finds them in the files."""
    days: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0])
    for path in program.journal.glob("*/*/*.toml"):
        entry = tomllib.loads(path.read_text())
        if entry["day"].year == year and entry["kind"] in ("deed", *LOOKS):
            days[entry["day"]][entry["kind"] in LOOKS] += 1
    return [
        {"day": day.isoformat(), "deeds": deeds, "looked_back": looks, "paused": False}
        for day, (deeds, looks) in sorted(days.items())
    ]


def test_the_days_are_those_of_an_independent_count(demo: Program) -> None:
    this = demo.today.year
    for year in (this, this - 1, this - 5):
        shown = demo.ok("calendar", str(year), "--json")
        assert json.loads(shown.out) == counted(demo, year)
        assert shown.out.count("\n") == 1
    assert json.loads(demo.ok("calendar", "--json").out) == counted(demo, this)
    assert len(counted(demo, this) + counted(demo, this - 1)) > 100


def test_a_pause_is_told_with_the_days_in_it(any_program: Program) -> None:
    program = any_program
    today = program.today
    last = today + timedelta(days=2)
    program.ok("plan", "--pause", today.isoformat(), last.isoformat())
    assert json.loads(program.ok("calendar", "--json").out) == []
    program.ok("deed", "vier-r", "Losgelaten.", "--behaviour", "")
    (row,) = json.loads(program.ok("calendar", "--json").out)
    assert row == {"day": today.isoformat(), "deeds": 1, "looked_back": 0, "paused": True}


def test_as_sentences_it_tells_each_month_with_something(any_program: Program) -> None:
    program = any_program
    year = str(program.today.year)
    empty = program.ok("calendar", "--plain").lines
    assert len(empty) == 2
    assert all(year in line for line in empty)
    program.ok("deed", "vier-r", "Losgelaten.")
    head, sentence = program.ok("calendar", year, "--plain").lines
    assert head == empty[0]
    assert {"nl": "1 dag met een daad", "en": "1 day with a deed"}[program.language] in sentence


def test_drawn_it_has_every_month_and_the_marks(demo: Program) -> None:
    shown = demo.ok("calendar", str(demo.today.year - 1)).out
    names = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
             "september", "oktober", "november", "december")  # fmt: skip
    assert all(shown.split().count(name) == 1 for name in names)
    assert "● daad   ○ teruggekeken   ◉ allebei   · niets   – pauze" in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("typed", ["26", "vorig jaar", "0000", "20261"])
def test_what_is_no_year_is_refused_in_one_sentence(any_program: Program, typed: str) -> None:
    refused = any_program.run("calendar", typed)
    assert (refused.code, refused.out) == (1, "")
    (sentence,) = refused.messages
    assert typed in sentence
    assert str(any_program.today.year) in sentence
