from __future__ import annotations

import tomllib
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from cli.program import CONTENT, EARLY_AFTERNOON, LOCALES, Program, Result, entry_text
from verbindend.core.clean import clean

if TYPE_CHECKING:
    from pathlib import Path

AT_EIGHT = f"08:00:00{datetime.now(EARLY_AFTERNOON).isoformat()[-6:]}"
"""Earlier than any run of today, in the zone of the runs."""


def prompts(essential: str, moment: str) -> list[str]:
    """The ids of the questions on an essential for a moment."""
    (file,) = (CONTENT / "essenties").glob(f"*-{essential}.toml")
    tables = tomllib.loads(file.read_text())["prompt"]
    return [each["id"] for each in tables if each["moment"] == moment]


def leave_one(program: Program, essential: str, moment: str, wanted: str) -> None:
    """Answer all questions but one today, so that the one is asked next."""
    rows = [
        f'[[answers]]\nprompt = "{each}"\nquestion = "?"\nanswer = "ja"'
        for each in prompts(essential, moment)
        if each != wanted
    ]
    assert rows
    entry_id = f"{program.today}-0800-note-{moment[:6]}"
    program.write(
        entry_id, entry_text(program.today, "note", 'text = "Eerder."', *rows, at=AT_EIGHT)
    )


def kept(program: Program, result: Result) -> list[dict[str, Any]]:
    assert result.code == 0, result
    return [program.entry(entry_id) for entry_id in result.lines]


def test_a_morning_is_an_intention(any_program: Program) -> None:
    answers = "Zij hielp mij.\nna de lunch\nvraag ik door\nEen volle agenda.\n"
    asked = any_program.run("reflect", "waarderen", "--morning", "--plain", stdin=answers)
    (intention,) = kept(any_program, asked)
    written = intention.pop("written")
    (row,) = intention.pop("answers")
    assert row.keys() == {"prompt", "question", "answer"}
    assert row["prompt"] in prompts("waarderen", "morning")
    assert row["question"] in asked.messages
    assert row["answer"] in ("Zij hielp mij.", ["Zij hielp mij."])
    assert intention.pop("behaviours")
    assert intention.pop("people") == (row["answer"] if isinstance(row["answer"], list) else [])
    assert intention == {
        "format": 1,
        "kind": "intention",
        "day": any_program.today,
        "essential": "waarderen",
        "tags": [],
        "share": "private",
        "pack": "verbindend-kern 1.0.0",
        "language": any_program.language,
        "if": "na de lunch",
        "then": "vraag ik door",
        "obstacle": "Een volle agenda.",
    }
    assert asked.lines[0].startswith(f"{written:%Y-%m-%d-%H%M}-waarderen-")
    asked_for = {"nl": ("Als … ", "dan … "), "en": ("If … ", "then … ")}[any_program.language]
    assert all(any(line.startswith(each) for line in asked.messages) for each in asked_for)


MORNING = "\nna de lunch\nvraag ik door\n\n"
OUTCOMES = {
    "1": "done", "done": "done", "gedaan": "done", "2": "different", "Anders gedaan": "different",
    "failed": "failed", " 3 ": "failed", "no_chance": "no_chance", "geen gelegenheid": "no_chance",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "outcome"), OUTCOMES.items())
def test_an_evening_closes_the_intention_by_number_or_name(
    program: Program, typed: str, outcome: str
) -> None:
    program.write(f"{program.today}-0800-waarderen-aaaaaa", intention(program))
    asked = program.run("reflect", "waarderen", stdin=f"Koffie.\n{typed}\nHet lukte.\n\n")
    reflection, *deeds = kept(program, asked)
    assert reflection["moment"] == "evening"
    assert reflection["closes"] == [
        {"intention": f"{program.today}-0800-waarderen-aaaaaa", "outcome": outcome}
    ]
    assert len(deeds) == (outcome in ("done", "different"))
    assert "Als na de lunch, dan vraag ik door" in asked.messages


def intention(program: Program) -> str:
    return entry_text(
        program.today, "intention", 'essential = "waarderen"', 'if = "na de lunch"',
        'then = "vraag ik door"', 'behaviours = ["bijdrage-waarderen"]', 'people = ["S."]',
        at=AT_EIGHT,
    )  # fmt: skip


def test_a_day_from_morning_to_evening(program: Program) -> None:
    (morning,) = program.ok("reflect", "waarderen", "--morning", stdin=MORNING).lines
    evening = program.run(
        "reflect", "waarderen", "--evening", "--plain",
        stdin="Het dagoverleg.\nEn de koffie.\n.\n1\nIk vroeg door.\nS. vertelde meer.\n.\n2\n\n",
    )  # fmt: skip
    reflection, deed = kept(program, evening)
    first, seen = reflection["answers"]
    assert first["answer"] == "Het dagoverleg.\nEn de koffie."
    assert first["prompt"].startswith("goed-")
    assert seen["answer"] == "Ik vroeg door.\nS. vertelde meer."
    assert seen["prompt"].startswith("gezien-")
    assert all(row["question"] in evening.messages for row in reflection["answers"])
    assert reflection["closes"] == [{"intention": morning, "outcome": "done"}]
    assert (deed["kind"], deed["from"], deed["witness"]) == ("deed", evening.lines[0], "reaction")
    assert deed["situation"] == "na de lunch"
    assert deed["text"] == "vraag ik door\nIk vroeg door.\nS. vertelde meer."
    assert program.ok("today").out == ""
    assert "voornemen gedaan" in program.ok("today", "--why").out
    told = program.ok("undo")
    assert told.lines == evening.lines
    assert [each.stem for each in program.files()] == [morning]
    assert program.ok("today").out.startswith("Waarderen")


@pytest.mark.parametrize(
    ("counts", "deeds"), [("1\nbij de koffie\n", 1), ("yes\n", 1), ("no\n", 0), ("\n", 0), ("", 0)]
)
def test_an_answer_that_tells_of_a_deed_counts_when_the_leader_says_so(
    program: Program, counts: str, deeds: int
) -> None:
    leave_one(program, "waarderen", "evening", "waarderen-a1")
    asked = program.run("reflect", "waarderen", "--evening", stdin=f"\nOver S. gezegd.\n{counts}")
    reflection, *made = kept(program, asked)
    (row,) = reflection["answers"]
    assert (row["prompt"], row["answer"]) == ("waarderen-a1", "Over S. gezegd.")
    assert len(made) == deeds
    for deed in made:
        assert (deed["text"], deed["from"]) == ("Over S. gezegd.", asked.lines[0])
        assert deed["behaviours"] == ["bijdrage-waarderen"]
        assert deed.get("situation", "") == ("bij de koffie" if "koffie" in counts else "")


def test_a_deed_noted_before_is_not_counted_twice(program: Program) -> None:
    leave_one(program, "waarderen", "evening", "waarderen-a1")
    program.ok("deed", "waarderen", "S. bedankt.")
    asked = program.run("reflect", "waarderen", "--evening", stdin="\nOver S. gezegd.\nsame\n")
    assert [each["kind"] for each in kept(program, asked)] == ["reflection"]
    assert "  S. bedankt." in asked.messages


@pytest.mark.parametrize("language", LOCALES)
def test_a_deepening_is_a_number_and_what_lies_behind_it(program: Program, language: str) -> None:
    leave_one(program, "waarderen", "deepening", "waarderen-v1")
    asked = program.run(
        "reflect", "waarderen", "--deepening", "--plain", stdin="7\nOmdat S.\nlachte.\n.\n",
        language=language,
    )  # fmt: skip
    (reflection,) = kept(program, asked)
    scale, why = reflection["answers"]
    assert (scale["prompt"], scale["answer"]) == ("waarderen-v1", 7)
    assert "prompt" not in why or not why["prompt"]
    assert why["answer"] == "Omdat S.\nlachte."
    assert [each["question"] in asked.messages for each in (scale, why)] == [True, True]
    assert any(line.startswith("  0 = ") and ", 10 = " in line for line in asked.messages)
    assert reflection["moment"] == "deepening"
    assert "7 / 10" in program.ok("show", asked.lines[0]).lines


def test_a_choice_may_be_deepened(program: Program) -> None:
    leave_one(program, "waarderen", "deepening", "waarderen-v2")
    asked = program.run("reflect", "waarderen", "--deepening", stdin="2\n")
    (reflection,) = kept(program, asked)
    assert reflection["answers"][0]["answer"] == "bericht"
    assert "een bericht sturen" in program.ok("show", asked.lines[0]).lines


@pytest.mark.parametrize(
    ("moment", "stdin", "answered"),
    [
        ("--deepening", "11\n", []),
        ("--deepening", "-1\n", []),
        ("--deepening", "zeven\n", []),
        ("--deepening", "٣\n", []),
        ("--deepening", "9" * 5000 + "\n", []),
        ("--deepening", "7\n" + "x" * 100_001, [7]),
        ("--evening", "Het ging goed.\n5\nIk vroeg door.\n", ["Het ging goed."]),
        ("--evening", "Het ging goed.\nbijna\n", ["Het ging goed."]),
        ("--evening", "Het ging goed.\n" * 7000 + ".\n", []),
        ("--morning", "Zij.\nna de lunch\n\n", ["Zij."]),
        ("--morning", "Zij.\nna de lunch", ["Zij."]),
    ],
    ids=lambda each: each[:24],
)
def test_an_answer_that_does_not_fit_keeps_nothing_and_loses_no_other(
    program: Program, moment: str, stdin: str, answered: list[object]
) -> None:
    program.write(f"{program.today}-0800-waarderen-aaaaaa", intention(program))
    leave_one(program, "waarderen", "deepening", "waarderen-v1")
    leave_one(program, "waarderen", "morning", "waarderen-o1")
    program.home.mkdir()
    before = program.disk()
    result = program.run("reflect", "waarderen", moment, "--plain", stdin=stdin)
    assert (result.code, result.out) == (1, "")
    assert [list(each["answers"].values()) for each in drafts(program)] == [answered] * any(
        answered
    )
    assert program.disk().items() >= before.items()
    assert len(program.disk()) == len(before) + len(drafts(program))
    assert result.messages[-1].endswith("`verbindend` biedt het aan." if answered else ".")


def drafts(program: Program) -> list[dict[str, Any]]:
    """The drafts on disk, which no process holds any more."""
    state = program.home / "state"
    assert not list(state.rglob("drafts/*.lock"))
    return [tomllib.loads(each.read_text()) for each in state.rglob("drafts/*.toml")]


def test_what_is_kept_leaves_no_draft(program: Program) -> None:
    assert kept(program, program.run("reflect", "waarderen", "--evening", stdin="Goed.\n"))
    assert drafts(program) == []


def test_a_draft_that_cannot_be_written_does_not_stop_a_sitting(
    program: Program, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    asked = program.run(
        "reflect", "waarderen", "--evening", stdin="Goed.\n.\nGeleerd.\n",
        env={"XDG_STATE_HOME": str(taken)},
    )  # fmt: skip
    assert kept(program, asked)[0]["answers"][0]["answer"] == "Goed."
    assert asked.err.count(str(taken)) == 1


@pytest.mark.parametrize(
    ("stdin", "answers"),
    [
        ("Het eerste.", ["Het eerste."]),
        ("Het eerste.\n", ["Het eerste."]),
        ("\nHet tweede.\n", ["Het tweede."]),
        ("   \nHet tweede.", ["Het tweede."]),
        (".\nHet tweede.", ["Het tweede."]),
        ("Een\n\ntwee\n.\nDaarna.", ["Een\n\ntwee", "Daarna."]),
        ("Een\r\ntwee\r\n.\r\nDaarna.\r\n", ["Een\ntwee", "Daarna."]),
        ("  ingesprongen \nDaarna.", ["  ingesprongen ", "Daarna."]),
        ("[/x] [Anna] {0} %s :smile:\n", ["[/x] [Anna] {0} %s :smile:"]),
        ("\x1b]52;c;eA==\x07 één \x9b1m\u202e twee\x00\n", ["]52;c;eA== één 1m\u202e twee"]),
    ],
)
def test_answers_are_kept_as_they_were_piped_in(
    program: Program, stdin: str, answers: list[str]
) -> None:
    leave_one(program, "waarderen", "evening", "waarderen-a4")
    asked = program.run("reflect", "waarderen", "--evening", "--plain", stdin=stdin)
    (reflection,) = kept(program, asked)
    assert [row["answer"] for row in reflection["answers"]] == answers
    assert [clean(each) for each in answers] == answers
    assert all(row["question"] in asked.messages for row in reflection["answers"])


def test_without_a_moment_it_is_the_one_of_this_hour(program: Program) -> None:
    evening = program.run("reflect", "waarderen", stdin="Het ging goed.\n")
    assert kept(program, evening)[0]["moment"] == "evening"
    plan = program.ok("plan", "--pick", "vier-r")
    assert plan.code == 0
    morning = program.run("reflect", "--morning", stdin=MORNING)
    assert kept(program, morning)[0]["essential"] == "vier-r"


def test_at_a_keyboard_what_does_not_fit_is_asked_again(program: Program) -> None:
    leave_one(program, "waarderen", "deepening", "waarderen-v1")
    asked = program.run(
        "reflect", "waarderen", "--deepening", "--plain", keyboard=True,
        stdin="elf\n11\n8\nOmdat S.\nlachte.\n\n",
    )  # fmt: skip
    (reflection,) = kept(program, asked)
    assert [row["answer"] for row in reflection["answers"]] == [8, "Omdat S.\nlachte."]
    assert asked.err.count("Typ een getal van 0 tot en met 10, of niets.") == 2


CUT = {"nl": "Een terminal kapt", "en": "A terminal cuts off"}


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("more", [0, 1, 900])
def test_at_a_keyboard_a_line_that_the_terminal_cut_is_asked_again(
    program: Program, more: int, language: str
) -> None:
    lines = ("Het begin.", "x" * (4095 + more), "é" * 2047, ".")
    asked = program.run(
        "reflect", "waarderen", "--evening", "--plain", keyboard=True, language=language,
        stdin="\n".join(lines) + "\n\x04",
    )  # fmt: skip
    (reflection,) = kept(program, asked)
    assert reflection["answers"][0]["answer"] == "Het begin.\n" + "é" * 2047
    assert asked.err.count(CUT[language]) == 1


def test_at_a_keyboard_the_end_of_input_keeps_what_was_answered(program: Program) -> None:
    asked = program.run(
        "reflect", "waarderen", "--evening", "--plain", stdin="Goed.\n.\n\x04", keyboard=True
    )
    (reflection,) = kept(program, asked)
    assert [row["answer"] for row in reflection["answers"]] == ["Goed."]


def test_every_third_evening_offers_a_deeper_question(program: Program) -> None:
    for number in range(2):
        day = program.today
        program.write(
            f"{day}-0{number}00-waarderen-aaaaaa",
            entry_text(day, "reflection", 'essential = "waarderen"', 'moment = "evening"'),
        )
    leave_one(program, "waarderen", "evening", "waarderen-a4")
    leave_one(program, "waarderen", "deepening", "waarderen-v1")
    asked = program.run("reflect", "waarderen", "--evening", stdin="Goed.\nGeleerd.\nyes\n5\nJa.\n")
    (reflection,) = kept(program, asked)
    assert [row["answer"] for row in reflection["answers"]] == ["Goed.", "Geleerd.", 5, "Ja."]
