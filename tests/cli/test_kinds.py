"""Every kind of question line by line, from a pack that asks it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cli.program import Program
from cli.test_reflect import drafts, leave_one
from kinds import CHECKLIST, DATE, LIST, installed
from verbindend.locale import Words

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


# lists --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("een\n\n", ["een"]),
        ("een\n twee \n\n", ["een", "twee"]),
        ("een\ntwee\n.\n", ["een", "twee"]),
        ("een\ntwee\ndrie\n", ["een", "twee", "drie"]),
        ("een, twee", ["een, twee"]),
    ],
)
def test_a_list_is_a_line_for_each_thing(
    asking: Callable[[str], Program], typed: str, answers: list[str]
) -> None:
    program = asking(LIST)
    result = asked(program, typed)
    (row,) = rows(program, result)
    assert row["answer"] == answers
    assert row["question"] in result.messages
    assert "  Eén per regel, hooguit 3; een lege regel sluit de lijst." in result.messages
    shown = program.ok("show", result.lines[0]).lines
    assert shown[-len(answers) :] == answers
    assert ", ".join(answers) in program.ok("list", "-n", "1").out


@pytest.mark.parametrize("typed", ["\n", ".\n", ""])
def test_an_empty_list_is_skipped(asking: Callable[[str], Program], typed: str) -> None:
    result = asked(asking(LIST), typed)
    assert (result.code, result.out) == (1, "")


def test_a_list_too_long_is_refused_but_at_a_keyboard_only_the_line(
    asking: Callable[[str], Program],
) -> None:
    program = asking(LIST)
    told = "Dit zijn 4 regels, 3 is het meeste"
    piped = asked(program, "1\n2\n3\n4\n")
    assert (piped.code, piped.out) == (1, "")
    assert piped.messages[-1].startswith(told)
    by_hand = asked(program, "1\n2\n3\n4\n\n", keyboard=True)
    (row,) = rows(program, by_hand)
    assert row["answer"] == ["1", "2", "3"]
    assert told not in by_hand.err


def test_an_answer_of_any_kind_can_be_changed_in_its_file(
    asking: Callable[[str], Program],
) -> None:
    program = asking(LIST)
    (entry_id,) = asked(program, "een\ntwee\n").lines
    path = program.journal / entry_id[:4] / entry_id[5:7] / f"{entry_id}.toml"
    program.ok("edit", entry_id, stdin=path.read_text().replace('"twee"', '"twee", "drie"'))
    assert program.entry(entry_id)["answers"][0]["answer"] == ["een", "twee", "drie"]
    assert program.ok("show", entry_id).lines[-3:] == ["een", "twee", "drie"]
    program.ok("undo")
    assert program.entry(entry_id)["answers"][0]["answer"] == ["een", "twee"]


# days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "days"), [("morgen", 1), ("today", 0), (" Overmorgen ", 2), ("{iso}", 3)]
)
def test_a_day_is_typed_as_people_write_it(
    asking: Callable[[str], Program], typed: str, days: int
) -> None:
    program = asking(DATE)
    day = program.today + timedelta(days=days)
    result = asked(program, typed.format(iso=day) + "\n")
    (row,) = rows(program, result)
    assert row["answer"] == day
    assert type(row["answer"]) is type(day)
    assert any(line.startswith("  Een dag: ") for line in result.messages)
    told = Words("nl").long_date(day)
    assert program.ok("show", result.lines[0]).lines[-1] == told
    assert told in program.ok("list", "-n", "1").out
    assert f'"answer": "{day}"' in program.ok("list", "--json", "-n", "1").out


def test_a_wrong_day_is_refused_or_asked_again(asking: Callable[[str], Program]) -> None:
    program = asking(DATE)
    piped = asked(program, "ooit\n")
    assert (piped.code, piped.out) == (1, "")
    assert piped.messages[-1].startswith("Dit is geen datum: schrijf bijvoorbeeld ")
    by_hand = asked(program, "ooit\nmorgen\n", keyboard=True)
    (row,) = rows(program, by_hand)
    assert row["answer"] == program.today + timedelta(days=1)
    assert by_hand.err.count("Dit is geen datum") == 1


def test_no_day_is_skipped(asking: Callable[[str], Program]) -> None:
    result = asked(asking(DATE), " \n")
    assert (result.code, result.out) == (1, "")


PERSON = CHECKLIST.partition("[[prompt.option]]")[0].replace(
    'kind = "checklist"', 'kind = "people"\nmax_people = 1'
)


def test_one_person_too_many_is_refused_while_it_can_be_typed_again(
    asking: Callable[[str], Program],
) -> None:
    program = asking(PERSON)
    told = "Dit zijn 2 mensen, 1 is het meeste."
    piped = asked(program, "S., K.\n")
    assert (piped.code, piped.out, piped.messages[-1]) == (1, "", told)
    by_hand = asked(program, "S., K.\nK.\n", keyboard=True)
    assert [each["answer"] for each in rows(program, by_hand)] == [["K."]]
    assert by_hand.err.count(told) == 1
