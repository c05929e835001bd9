"""The command that shows the picture of practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.output import to_json
from verbindend.cli.usage import add
from verbindend.core.finding import find_essential
from verbindend.core.practice import WEEKS
from verbindend.core.refusal import Refusal
from verbindend.locale import mark

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.core.practice import Practice

MOST_WEEKS = 520


def register(program: typer.Typer) -> None:
    """Add this command to the program."""
    told = mark("See how often you practised each essential.")
    add(program, dashboard, told)


def dashboard(
    context: typer.Context,
    *,
    weeks: Annotated[
        int, typer.Option(metavar="N", help=mark("How many weeks, up to today."))
    ] = WEEKS,
    essential: Annotated[
        str, typer.Option(metavar="ESSENTIAL", help=mark("Only this essential."))
    ] = "",
    plain: Annotated[
        bool, typer.Option("--plain", help=mark("As sentences, to be read aloud."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
) -> None:
    """See how often you practised each essential."""
    run: Run = context.obj
    if not 1 <= weeks <= MOST_WEEKS:
        raise Refusal("Choose between 1 and {most} weeks.", most=MOST_WEEKS)
    library = run.companion.desk.library
    chosen = find_essential(library, essential).id if essential else None
    looking = run.companion.looking
    reading = run.read()
    practice = looking.practice(reading, weeks)
    if as_json:
        run.say(to_json(_figures(practice, library.titles, chosen)))
        return
    from verbindend.views.dashboard import (
        STRIP_WEEKS,
        Dashboard,
        Picture,
        plain_dashboard,
    )

    picture = Picture(
        practice=practice,
        strip=looking.practice(reading, STRIP_WEEKS),
        titles=library.titles,
        focus=run.companion.plans.focus,
        chosen=chosen,
    )
    if plain:
        run.say(plain_dashboard(picture, run.words))
    else:
        run.draw(Dashboard(picture, run.words, run.look))


def _figures(practice: Practice, titles: dict[str, str], chosen: str | None) -> dict[str, object]:
    """The figures, as the documentation of the JSON promises them."""
    return {
        "today": practice.today.isoformat(),
        "weeks": practice.weeks,
        "essentials": [
            {
                "id": each.essential,
                "title": titles[each.essential],
                "deeds": each.deeds,
                "days": each.days,
                "last": each.last.isoformat() if each.last else None,
                "reflections": each.reflections,
                "weekly": list(each.weekly),
            }
            for each in practice.essentials
            if chosen in (None, each.essential)
        ],
        "intentions": {
            name: getattr(practice.intentions, name)
            for name in ("done", "different", "failed", "no_chance", "dropped", "open")
        },
    }
