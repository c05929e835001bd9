"""Every kind of question line by line, from a pack that asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cli.program import Program
from cli.test_reflect import drafts, leave_one
from kinds import CHECKLIST, installed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.program import Result


@pytest.fixture
def asking(tmp_path: Path) -> Callable[[str], Program]:
    """The program with one more question, which is the one that is asked next."""

    def made(question: str) -> Program:
        place = installed(tmp_path / "installed", question)
        program = Program(folder=tmp_path / "shell", environment={"PYTHONPATH": str(place)})
        leave_one(program, "waarderen", "deepening", "")
        return program

    return made


def asked(program: Program, stdin: str, *, keyboard: bool = False) -> Result:
    return program.run(
        "reflect", "waarderen", "--deepening", "--plain", stdin=stdin, keyboard=keyboard
    )


def rows(program: Program, result: Result) -> list[dict[str, Any]]:
    assert result.code == 0, result
    (entry_id,) = result.lines
    answers: list[dict[str, Any]] = program.entry(entry_id)["answers"]
    return answers


@pytest.mark.parametrize("typed", ["1 2", "2,1", "deed, Wat het opleverde", "1 2 1"])
def test_a_checklist_is_answered_by_numbers(asking: Callable[[str], Program], typed: str) -> None:
    program = asking(CHECKLIST)
    result = asked(program, f"{typed}\n")
    (row,) = rows(program, result)
    assert row["answer"] == ["deed", "opleverde"]
    assert [*result.messages[3:7]] == [
        row["question"], "  1 wat iemand deed", "  2 wat het opleverde", "  3 iets anders",
    ]  # fmt: skip
    assert result.messages[7].endswith(": 1 3")
    shown = program.ok("show", result.lines[0]).lines
    assert shown[-2:] == ["wat iemand deed", "wat het opleverde"]
    assert "wat iemand deed, wat het opleverde" in program.ok("list", "-n", "1").out


def test_something_else_is_followed_by_words(asking: Callable[[str], Program]) -> None:
    program = asking(CHECKLIST)
    answers = rows(program, asked(program, "3\nEen knik.\n"))
    assert [each["answer"] for each in answers] == [["anders"], "Een knik."]


@pytest.mark.parametrize("typed", ["1 4", "wat", "0"])
def test_what_is_not_on_the_list_is_refused_or_asked_again(
    asking: Callable[[str], Program], typed: str
) -> None:
    program = asking(CHECKLIST)
    told = "Typ getallen van 1 tot en met 3 met een spatie ertussen, of niets."
    piped = asked(program, f"{typed}\n")
    assert (piped.code, piped.out, piped.messages[-1]) == (1, "", told)
    assert drafts(program) == []
    by_hand = asked(program, f"{typed}\n2\n", keyboard=True)
    assert [each["answer"] for each in rows(program, by_hand)] == [["opleverde"]]
    assert by_hand.err.count(told) == 1


def test_nothing_ticked_is_skipped(asking: Callable[[str], Program]) -> None:
    result = asked(asking(CHECKLIST), "\n")
    assert (result.code, result.out) == (1, "")
