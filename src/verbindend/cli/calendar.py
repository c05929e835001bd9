"""The command that shows a year of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.output import to_json
from verbindend.cli.usage import add
from verbindend.core.year import read_year
from verbindend.locale import mark

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.core.year import Year


def register(program: typer.Typer) -> None:
    """Add this command to the program."""
    add(program, calendar, mark("See on which days of a year you did something or looked back."))


def calendar(
    context: typer.Context,
    year: Annotated[
        str,
        typer.Argument(metavar="YEAR", help=mark("Which year; without it this one.")),
    ] = "",
    *,
    plain: Annotated[
        bool, typer.Option("--plain", help=mark("As sentences, to be read aloud."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
) -> None:
    """See on which days of a year you did something or looked back."""
    run: Run = context.obj
    number = read_year(year, run.companion.desk.today())
    counted = run.companion.looking.year(run.read(), number)
    if as_json:
        run.say(to_json(_days(counted)))
        return
    from verbindend.views.calendar import Calendar, plain_calendar

    if plain:
        run.say(plain_calendar(counted, run.words))
    else:
        run.draw(Calendar(counted, run.words, run.look))


def _days(year: Year) -> list[dict[str, object]]:
    """The days with something done, as the documentation of the JSON promises them."""
    return [
        {
            "day": each.day.isoformat(),
            "deeds": each.deeds,
            "looked_back": each.looked_back,
            "paused": each.paused,
        }
        for each in year.days
        if each.done
    ]
