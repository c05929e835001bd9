"""A coach who orders the day otherwise, on the command line."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from coach import COACHS_RHYTHM

if TYPE_CHECKING:
    from pathlib import Path

    from cli.program import Program


@pytest.fixture
def ordered(program: Program, tmp_path: Path) -> Program:
    """A leader whose coach gave a rhythm."""
    path = tmp_path / "ritme.toml"
    path.write_text(COACHS_RHYTHM)
    program.ok("pack", "check", str(path))
    program.ok("pack", "add", str(path))
    return program


def only(program: Program) -> dict[str, Any]:
    (path,) = program.files()
    return tomllib.loads(path.read_text())


def test_a_morning_of_an_intention_alone(ordered: Program) -> None:
    asked = ordered.ok("reflect", "--morning", "--plain", stdin="om tien uur\nbel ik S.\n\n")
    assert "Eén ding, meer niet." in asked.err
    kept = only(ordered)
    assert (kept["kind"], kept["if"], kept["then"]) == ("intention", "om tien uur", "bel ik S.")
    assert "answers" not in kept


def test_an_evening_in_another_order_with_questions_of_its_own(ordered: Program) -> None:
    asked = ordered.ok("reflect", "waarderen", "--evening", "--plain", stdin="\n2\nzes uur\nrust\n")
    assert asked.err.index("Is het werk voor vandaag klaar?") < asked.err.index("Hoe laat stop je?")
    kept = only(ordered)
    rows = [(row["prompt"].partition("-")[0], row["answer"]) for row in kept["answers"]]
    assert rows == [("mijn", "nee"), ("mijn", "zes uur"), ("meenemen", "rust")]
    assert kept["answers"][1]["question"] == "Hoe laat stop je?"
    shown = ordered.ok("show", ordered.files()[0].stem).out
    assert "nog niet" in shown


def test_a_question_that_does_not_apply_is_not_asked(ordered: Program) -> None:
    asked = ordered.ok("reflect", "waarderen", "--evening", "--plain", stdin="\n1\nrust\n")
    assert "Hoe laat stop je?" not in asked.err
    assert [row["answer"] for row in only(ordered)["answers"]] == ["ja", "rust"]


def test_a_pack_is_shown_with_its_rhythm(ordered: Program) -> None:
    shown = ordered.ok("pack", "show", "ritme-van-de-coach").out
    assert "Avondrust (3 min)" in shown
    assert shown.index("[dagvraag]") < shown.index("[voornemen-afronden]")
    assert "- Hoe laat stop je?" in shown


def test_a_wrong_rhythm_is_explained(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "ritme.toml"
    path.write_text(COACHS_RHYTHM.replace('block = "als-dan"', 'block = "kompas"'))
    told = program.run("pack", "check", str(path))
    assert told.code == 1
    assert "stap voornemen: het blok kompas kan bij: week, month, coach" in told.err
    path.write_text(COACHS_RHYTHM.replace('block = "als-dan"', 'block = "kompass"'))
    told = program.run("pack", "check", str(path))
    assert "vandaag, als-dan" in told.err
