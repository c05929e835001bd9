"""What was written before, on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cli.program import entry_text

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
