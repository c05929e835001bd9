"""What was written before, on the command line."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from cli.program import entry_text
from cli.test_reflect import leave_one
from verbindend.locale import Words

if TYPE_CHECKING:
    from cli.program import Program


def test_today_as_json_names_the_entry_of_a_year_ago_and_not_its_words(program: Program) -> None:
    assert json.loads(program.ok("today", "--json").out)["year_ago"] is None
    today = program.today
    leap = (today.month, today.day) == (2, 29)
    then = today.replace(year=today.year - 1, day=28 if leap else today.day)
    own = ('essential = "vier-r"', 'text = "Ik heb het losgelaten."')
    program.write(f"{then}-0900-vier-r-aaaaa1", entry_text(then, "deed", *own))
    seen = program.ok("today", "--json")
    assert json.loads(seen.out)["year_ago"] == {
        "id": f"{then}-0900-vier-r-aaaaa1",
        "day": then.isoformat(),
        "essential": "vier-r",
    }
    assert "losgelaten" not in seen.out
    for line in (program.ok("today"), program.ok("today", "--why")):
        assert line.out.count("\n") == 1
        assert "jaar" not in line.out


def test_line_by_line_it_says_what_was_answered_the_last_time(any_program: Program) -> None:
    program = any_program
    leave_one(program, "waarderen", "deepening", "waarderen-v5")
    then = program.today - timedelta(days=40)
    row = '[[answers]]\nprompt = "waarderen-v5"\nquestion = "?"\nanswer = "Toen\\n dit."'
    program.write(
        f"{then}-1700-waarderen-aaaaa1",
        entry_text(then, "reflection", 'moment = "deepening"', 'essential = "waarderen"', row),
    )
    asked = program.run("reflect", "waarderen", "--deepening", "--plain", stdin="Nu dat.\n")
    (entry,) = asked.lines
    words = Words(program.language)
    this_year = then.year == program.today.year
    day = words.short_date(then) if this_year else words.date_with_year(then)
    told = words.tr("Earlier you wrote here ({day}): “{text}”", day=day, text="Toen dit.")
    (answer,) = program.entry(entry)["answers"]
    assert answer["prompt"] == "waarderen-v5"
    at = asked.messages.index(f"  {told}")
    assert answer["question"] in asked.messages[at - 2 : at]


def test_where_it_was_never_asked_nothing_is_said_of_it(program: Program) -> None:
    asked = program.run("reflect", "waarderen", "--evening", "--plain", stdin="Nu dat.\n")
    assert "Eerder" not in asked.err
