from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cli.test_packs import COACH
from coach import COACHS_EXERCISE
from verbindend.core.guided import Shape
from verbindend.core.guiding import Visit, steps
from verbindend.core.prompt import Kind
from verbindend.core.step import Form
from verbindend.store.libraries import built_in

if TYPE_CHECKING:
    from pathlib import Path

    from cli.program import Program
    from verbindend.core.entry import Value
    from verbindend.core.guided import GuidedExercise
    from verbindend.core.step import Step

EXERCISES = tuple(built_in("nl").exercises)
DAY = "today"


def typed(step: Step) -> tuple[str, Value]:
    """What is typed at a step, and what that is as an answer."""
    asked = step.prompt
    assert asked
    if step.form == Form.FOLLOW_UP or asked.kind == Kind.TEXT:
        return "Omdat het zo is", "Omdat het zo is"
    first = asked.option[0].id if asked.option else ""
    answers: dict[Kind, tuple[str, Value]] = {
        Kind.CHOICE: ("1", first),
        Kind.CHECKLIST: ("1", (first,)),
        Kind.SCALE: (str(asked.max), asked.max),
        Kind.LIST: ("een ding\n", ("een ding",)),
        Kind.PEOPLE: ("K.", ("K.",)),
        Kind.DATE: (DAY, DAY),
    }
    return answers[asked.kind]


def walked(exercise: GuidedExercise, stage: str) -> tuple[str, int]:
    """All that is typed in one visit, and how many answers that is."""
    lines: list[str] = []
    answers: dict[str, Value | None] = {}
    visit = Visit(exercise=exercise, stage=stage)
    while step := next((each for each in steps(visit, answers) if each.key not in answers), None):
        line, answers[step.key] = typed(step)
        lines.append(line)
    return "\n".join([*lines, ""]), len(answers)


def listed(program: Program) -> dict[str, list[dict[str, Any]]]:
    """The records of each exercise."""
    rows = json.loads(program.ok("exercise", "list", "--json").out)
    return {row["id"]: row["records"] for row in rows}


def test_there_are_eighteen() -> None:
    assert len(EXERCISES) == 18


@pytest.mark.parametrize("name", EXERCISES)
def test_each_is_done_from_start_to_end(any_program: Program, name: str) -> None:
    exercise = built_in(any_program.language).exercises[name]
    stages = [stage.id for stage in exercise.stage] or [""]
    record = name
    for stage in stages:
        lines, count = walked(exercise, stage)
        arguments = ["--stage", stage] if record != name else []
        done = any_program.ok("exercise", record, *arguments, "--plain", stdin=lines)
        assert exercise.title in done.err
        kept = any_program.entry(done.lines[0])
        assert (kept["kind"], kept["exercise"]) == ("exercise", name)
        assert kept.get("stage", "") == stage
        assert len(kept["answers"]) == count
        if record != name:
            assert kept["continues"] == record
        record = listed(any_program)[name][0]["id"]
    (found,) = listed(any_program)[name]
    assert (found["id"], found["open"]) == (record, [])
    shown = any_program.ok("exercise", "show", record).out
    for step in exercise.step:
        if not step.when and not step.each:
            assert step.text in shown
    deeds = [
        each for each in json.loads(any_program.ok("list", "--json").out) if each["kind"] == "deed"
    ]
    assert len(deeds) == (exercise.counts_as is not None)


def test_a_delegation_comes_back_on_its_day_and_is_one_deed(program: Program) -> None:
    exercise = built_in("nl").exercises["vier-r-keten"]
    lines, _ = walked(exercise, "afspreken")
    today = program.today
    first, deed = program.ok("exercise", "vier-r-keten", "--plain", stdin=lines).lines
    assert program.entry(deed)["from"] == first
    (row,) = listed(program)["vier-r-keten"]
    assert row["due"] == {"stage": "terugkijken", "day": today.isoformat()}
    lines, _ = walked(exercise, "terugkijken")
    (second,) = program.ok("exercise", first[-6:], "--plain", stdin=lines).lines
    assert program.entry(second)["stage"] == "terugkijken"
    (row,) = listed(program)["vier-r-keten"]
    assert row["due"] is None
    assert row["open"] == ["onderweg", "delen"]
    shown = program.ok("exercise", "show", first).out
    for label in ("RICHTING", "RUIMTE", "RESULTAAT", "REKENSCHAP"):
        assert label in shown


def test_a_delegation_that_was_only_thought_of_is_no_deed(program: Program) -> None:
    lines = "De planning\n" + "\n" * 9 + "2\n"
    (entry,) = program.ok("exercise", "vier-r-keten", "--plain", stdin=lines).lines
    assert [row["prompt"] for row in program.entry(entry)["answers"]] == [
        "vier-r-keten.wat",
        "vier-r-keten.samen",
    ]


def test_a_page_keeps_both_versions_and_tells_what_changed(program: Program) -> None:
    canvas = built_in("nl").exercises["waarom-canvas"]
    assert canvas.form == Shape.CANVAS
    first = program.ok("exercise", "waarom-canvas", "--plain", stdin="Rust aan tafel\n").lines[0]
    second = program.ok("exercise", "waarom-canvas", "--plain", stdin="Rust en brood\n").lines[0]
    assert program.entry(second)["continues"] == first
    shown = program.ok("exercise", "show", first).out
    assert "- Rust aan tafel\n+ Rust en brood" in shown
    refused = program.run("exercise", "waarom-canvas", "--plain", stdin="")
    assert refused.code == 1


def test_a_map_tells_the_role_of_each(program: Program) -> None:
    exercise = built_in("nl").exercises["mensenkaart"]
    answers: dict[str, Value | None] = {}
    lines = []
    while step := next(
        (s for s in steps(Visit(exercise=exercise), answers) if s.key not in answers), None
    ):
        line, value = typed(step)
        if step.key == "wie":
            line, value = "K., S.", ("K.", "S.")
        lines.append(line)
        answers[step.key] = value
    (entry,) = program.ok("exercise", "mensenkaart", "--plain", stdin="\n".join([*lines, ""])).lines
    shown = program.ok("exercise", "show", entry).out
    for person in ("K.", "S."):
        assert f"rol heeft {person}" in shown


def test_wrong_input_is_explained_in_one_sentence(any_program: Program) -> None:
    any_program.ok("exercise", "betekenisverhaal", "--plain", stdin="Er gaat iets dicht\n")
    record = listed(any_program)["betekenisverhaal"][0]["id"]
    for arguments in (
        ("nix",), ("show", "nix"), (record, "--stage", "nix"), ("", "--plain"), ("show", ""),
    ):  # fmt: skip
        refused = any_program.run("exercise", *arguments)
        assert (refused.code, refused.out, len(refused.messages)) == (1, "", 1), arguments


def test_leaving_half_way_keeps_every_step(program: Program) -> None:
    day = (program.today + timedelta(days=3)).isoformat()
    stopped = program.run(
        "exercise", "vier-r-keten", "--plain", stdin=f"De planning\nK.\n{'x' * 20}\n9 9\n{day}\n"
    )
    assert stopped.code == 1
    assert "concept" in stopped.err
    assert program.files() == []
    drafts = list((program.home / "state").rglob("*.toml"))
    assert any("De planning" in path.read_text() for path in drafts)


def test_what_was_kept_before_its_end_is_gone_on_with_from_the_files_alone(
    any_program: Program,
) -> None:
    (first,) = any_program.ok("exercise", "drie-blikken", "--plain", stdin="Het overleg\n").lines
    shutil.rmtree(any_program.home)
    lines = "\n".join(["", *["meer"] * 12, ""])
    (second,) = any_program.ok("exercise", first, "--plain", stdin=lines).lines
    kept = any_program.entry(second)
    assert kept["continues"] == first
    assert kept["answers"][0]["answer"] == "Het overleg"
    assert len(kept["answers"]) > 5
    shown = any_program.ok("exercise", "show", first).out
    assert shown.count("Het overleg") == 1
    refused = any_program.run("exercise", first, "--plain", stdin="x\n")
    assert (refused.code, len(refused.messages)) == (1, 1)


MESSAGES = {
    "nl": [
        "Dit is er gebeurd: De winkel gaat dicht.",
        "Wat ik zeker weet: iedereen houdt werk, de dag staat vast en we doen het samen.",
        "En wat ik jullie vraag: Wie denkt er mee?",
    ],
    "en": [
        "This is what has happened: De winkel gaat dicht.",
        "What I know for certain: iedereen houdt werk, de dag staat vast and we doen het samen.",
        "And what I ask of you: Wie denkt er mee?",
    ],
}


def test_a_story_of_meaning_is_a_message_to_copy(any_program: Program) -> None:
    lines = (
        "De winkel gaat dicht.\n\niedereen houdt werk\nde dag staat vast.\nwe doen het samen\n\n"
        "\n\n\nWie denkt er mee?\n"
    )
    done = any_program.ok("exercise", "betekenisverhaal", "--plain", stdin=lines)
    (record,) = done.lines
    assert f"`verbindend exercise show {record[-6:]}`" in done.err
    shown = any_program.ok("exercise", "show", record).lines
    message = MESSAGES[any_program.language]
    assert shown[3 : 4 + len(message)] == [*message, ""]


RESULT = "{before}\n{since}\n{now}\n{who}\n\n\n4\n"


def test_results_stand_on_one_line_of_dates(any_program: Program) -> None:
    seen = (
        RESULT.format(before="Niemand belde", since="2025-01-12", now="Iedereen belt", who="K, S"),
        RESULT.format(before="Niemand belde", since="2025-01-12", now="Er is een bord", who=""),
    )
    entries = [
        any_program.ok("exercise", "resultatenlijn", "--plain", stdin=each).lines[0]
        for each in seen
    ]
    title, empty, *line = any_program.ok("exercise", "show", "resultatenlijn").lines
    assert (title, empty) == (listed_titles(any_program)["resultatenlijn"], "")
    assert [each[0] for each in line] == ["●", "│", "●", "│", "○"]
    assert {each.split("  ")[-1] for each in line} >= {
        "Niemand belde", "Iedereen belt", "Er is een bord",
    }  # fmt: skip
    assert line[-1].split()[1:4:2] == ["12", "2025"]
    plain = any_program.ok("exercise", "show", title, env={"PYTHONIOENCODING": "ascii"}).lines
    assert [each[0] for each in plain[2:]] == ["*", "|", "*", "|", "o"]
    rows = json.loads(any_program.ok("exercise", "show", "resultatenlijn", "--json").out)
    assert sorted(row["id"] for row in rows) == sorted(entries)
    known = {record["named"] for record in listed(any_program)["resultatenlijn"]}
    assert known == {"Er is een bord", "K, S · Iedereen belt"}
    one = any_program.ok("exercise", "show", entries[0]).out
    assert "Niemand belde" in one
    assert "○" not in one


def listed_titles(program: Program) -> dict[str, str]:
    return {
        row["id"]: row["title"] for row in json.loads(program.ok("exercise", "list", "--json").out)
    }


def test_all_that_was_done_with_an_exercise_is_shown(any_program: Program) -> None:
    nothing = any_program.ok("exercise", "show", "ontmantellijst")
    assert (nothing.out, len(nothing.messages)) == ("", 1)
    assert any_program.ok("exercise", "show", "ontmantellijst", "--json").out.strip() == "[]"
    for what in ("Het formulier", "De handtekening"):
        any_program.ok("exercise", "ontmantellijst", "--plain", stdin=f"{what}\n")
    shown = any_program.ok("exercise", "show", "ontmantellijst").out
    assert shown.count(listed_titles(any_program)["ontmantellijst"]) == 2
    assert "Het formulier" in shown
    assert "De handtekening" in shown
    rows = json.loads(any_program.ok("exercise", "show", "ontmantellijst", "--json").out)
    assert len(rows) == 2


def test_where_there_is_no_message_none_is_told(any_program: Program) -> None:
    done = any_program.ok("exercise", "betekenisverhaal", "--plain", stdin="\nAngst\n\n")
    assert "exercise show" not in done.err
    shown = any_program.ok("exercise", "show", done.lines[0]).out
    assert "Jouw boodschap" not in shown
    assert "Your message" not in shown
    done = any_program.ok("exercise", "ontmantellijst", "--plain", stdin="x\n")
    assert "exercise show" not in done.err


# a coach's own ------------------------------------------------------------------------------------


@pytest.fixture
def coachs(any_program: Program, tmp_path: Path) -> Program:
    """A program with a coach's pack, in English, that has an exercise of all kinds."""
    path = tmp_path / "anna.toml"
    path.write_text(f"{COACH}\n{COACHS_EXERCISE}")
    checked = any_program.ok("pack", "check", str(path))
    assert checked.err == ""
    any_program.ok("pack", "add", str(path))
    return any_program


@pytest.mark.parametrize(("done", "more", "deeds"), [("1", "", 1), ("2", "No time\n", 0)])
def test_a_coachs_own_exercise_is_done_with_all_kinds_and_its_condition(
    coachs: Program, done: str, more: str, deeds: int
) -> None:
    assert list(listed(coachs)) == ["van-alles"]
    lines = f"He spoke\n{done}\n{more}7\nBecause\none\ntwo\n\nK., S.\n1 2\n2030-01-02\n"
    entry, *rest = coachs.ok("exercise", "van-alles", "--plain", stdin=lines).lines
    assert len(rest) == deeds
    kept = coachs.entry(entry)
    assert (kept["essential"], kept["pack"], kept["language"]) == (
        "listening", "coach-anna 0.3.0", "en",
    )  # fmt: skip
    assert [row["answer"] for row in kept["answers"]] == [
        "He spoke", ["yes", "no"][int(done) - 1], *(["No time"] if more else []), 7, "Because",
        ["one", "two"], ["K.", "S."], ["ask", "wait"], date(2030, 1, 2),
    ]  # fmt: skip
    (row,) = listed(coachs)["van-alles"]
    assert row["due"] == {"stage": "later", "day": "2030-01-02"}
    shown = coachs.ok("exercise", "show", entry).out
    for said in ("I asked\nI waited", "7 / 10", "K., S.", "I saw He spoke. Then"):
        assert said in shown


def test_a_coachs_exercise_with_a_mistake_is_refused_by_its_step(
    any_program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "anna.toml"
    for old, new, said in (
        (
            '{ step = "done", is = "no" }\ntext',
            '{ step = "doen", is = "no" }\ntext',
            "why-not.when",
        ),
        ('stage = "later" }', 'stage = "ever" }', "ever"),
        ('kind = "scale"', 'kind = "slider"', "slider"),
        ("I saw {what}", "I saw {waht}", "what"),
        ('follow_up = "What', 'folow_up = "What', "van-alles.how"),
    ):
        spoilt = COACHS_EXERCISE.replace(old, new)
        assert spoilt != COACHS_EXERCISE
        path.write_text(f"{COACH}\n{spoilt}")
        refused = any_program.run("pack", "add", str(path))
        assert (refused.code, refused.out) == (1, "")
        assert said in refused.err, refused.err


# a programme --------------------------------------------------------------------------------------


def test_a_programme_is_followed_from_the_command_line(any_program: Program) -> None:
    begun = any_program.ok("plan", "--programme", "acht-weken")
    assert any(" 1 " in line and " 8" in line for line in begun.lines)
    seen = json.loads(any_program.ok("today", "--json").out)
    assert (seen["essential"], seen["reason"]) == ("betekenis-geven", "programme")
    any_program.ok("plan", "--week", "3")
    assert json.loads(any_program.ok("today", "--json").out)["essential"] == "zelfbewustzijn"
    any_program.ok("plan", "--no-programme")
    assert json.loads(any_program.ok("today", "--json").out)["reason"] != "programme"
    for arguments in (("--week", "2"), ("--programme", "nix")):
        refused = any_program.run("plan", *arguments)
        assert (refused.code, refused.out, len(refused.messages)) == (1, "", 1)
