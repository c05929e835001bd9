"""The week, the month and the time before a conversation, looked back on line by line."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cli.test_exercise import typed
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import Beginning, prepare
from verbindend.core.steps import steps
from verbindend.store.libraries import built_in

if TYPE_CHECKING:
    from cli.program import Program
    from verbindend.core.entry import Value

COMMANDS = {
    Occasion.WEEK: ("review",),
    Occasion.MONTH: ("mirror",),
    Occasion.COACH: ("exercise", "coachvoorbereiding"),
}
KINDS = {Occasion.WEEK: "review", Occasion.MONTH: "mirror", Occasion.COACH: "exercise"}


def lines(program: Program, occasion: Occasion) -> tuple[str, int]:
    """All that is typed on an empty journal, and how many answers that is."""
    library = built_in(program.language)
    sitting = prepare(library, [], Beginning(moment=occasion, day=program.today))
    answers: dict[str, Value | None] = {}
    said: list[str] = []
    while step := next((each for each in steps(sitting, answers) if each.key not in answers), None):
        line, answers[step.key] = typed(step)
        said.append(line)
    return "\n".join([*said, ""]), len(answers)


@pytest.mark.parametrize("occasion", COMMANDS)
def test_each_is_gone_through_from_start_to_end(any_program: Program, occasion: Occasion) -> None:
    said, count = lines(any_program, occasion)
    rhythm = built_in(any_program.language).rhythms[occasion]
    done = any_program.ok(*COMMANDS[occasion], "--plain", stdin=said)
    assert rhythm.title in done.err
    assert rhythm.intro in done.err
    entry = done.lines[0]
    kept = any_program.entry(entry)
    assert kept["kind"] == KINDS[occasion]
    assert len(kept["answers"]) == count
    shown = any_program.ok("show", entry).out
    for row in kept["answers"]:
        assert row["question"] in shown
    (row,) = json.loads(any_program.ok("list", "--kind", KINDS[occasion], "--json").out)
    assert row["id"] == entry


def test_a_week_is_looked_back_on_in_the_leaders_own_words(any_program: Program) -> None:
    any_program.ok("deed", "waarderen", "Ik zei S. wat het scheelde.")
    title = built_in(any_program.language).title("waarderen")
    done = any_program.ok("review", "--plain", stdin="1\n")
    assert f"{title}: Ik zei S. wat het scheelde." in done.err
    kept = any_program.entry(done.lines[0])
    assert kept["answers"][0]["answer"] == f"{title}: Ik zei S. wat het scheelde."
    assert kept["period"] == f"{any_program.today:%G-W%V}"


def test_the_choices_of_a_look_back_are_read_by_their_labels(program: Program) -> None:
    said = ["", "3", "moe", *"111", *"5555"]
    entry = program.ok("review", "--plain", stdin="\n".join([*said, ""])).lines[0]
    shown = program.ok("show", entry).out
    assert "erin meegegaan" in shown
    assert "5 / 10" in shown
    entry = program.ok("mirror", "--plain", stdin="4\n2\n").lines[0]
    shown = program.ok("show", entry).out
    assert "elke week" in shown
    assert "één keer" in shown


def test_after_a_month_the_answers_of_last_time_stand_beside_the_new_ones(program: Program) -> None:
    program.ok("mirror", "--plain", stdin="1\n")
    path = program.files()[0]
    earlier = program.today - timedelta(days=30)
    text = path.read_text().replace(f"day = {program.today}", f"day = {earlier}")
    path.write_text(text)
    asked = program.ok("mirror", "--plain", stdin="4\n" + "\n" * 33).err
    item = built_in("nl").items["opendirect-1"].text
    assert f"{item}\n    elke week, vorige keer: niet" in asked
    assert asked.index("vorige keer: ") > asked.rindex("Hoe vaak deed je dit")


def test_what_was_done_is_told_before_a_conversation(program: Program) -> None:
    for text in ("een", "twee"):
        program.ok("deed", "waarderen", text)
    asked = program.ok("exercise", "coachvoorbereiding", "--plain", stdin="\n\n1 2\n")
    assert "Waarderen: 2 daden op 1 dag" in asked.err
    (kept,) = (program.entry(each) for each in asked.lines)
    assert sorted(kept["answers"][0]["answer"]) == ["Waarderen: een", "Waarderen: twee"]


@pytest.mark.parametrize("command", [("review",), ("mirror",)])
def test_nothing_answered_is_explained(any_program: Program, command: tuple[str, ...]) -> None:
    refused = any_program.run(*command, "--plain", stdin="")
    assert refused.code == 1
    assert len(refused.messages) >= 1
    assert any_program.files() == []


def test_a_programme_moves_on_with_its_week(any_program: Program) -> None:
    any_program.ok("plan", "--programme", "acht-weken")
    path = any_program.files()[0]
    monday = any_program.today - timedelta(days=any_program.today.weekday())
    text = path.read_text().replace(f"week_begun = {any_program.today}", f"week_begun = {monday}")
    path.write_text(text)
    done = any_program.ok("review", "--plain", stdin="een mooi gesprek\n")
    assert len(done.lines) == 2
    assert built_in(any_program.language).title("vier-r") in done.err
    assert json.loads(any_program.ok("plan", "--json").out)["week"] == 2
    any_program.ok("undo")
    assert json.loads(any_program.ok("plan", "--json").out)["week"] == 1


def test_look_backs_stand_in_the_list_of_exercises(any_program: Program) -> None:
    library = built_in(any_program.language)
    last = any_program.ok("exercise", "list").lines[-3:]
    assert [line.split()[0] for line in last] == [library.rhythms[each].id for each in COMMANDS]
