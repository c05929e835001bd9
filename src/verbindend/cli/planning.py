"""The command on what the leader chooses for the days to come: plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.usage import add
from verbindend.locale import mark
from verbindend.views import phrases

if TYPE_CHECKING:
    from verbindend.cli.run import Run


def register(program: typer.Typer) -> None:
    """Add this command to the program."""
    told = mark("See or choose your focus, your programme and the essential of today.")
    add(program, plan, told)


def plan(
    context: typer.Context,
    *,
    focus: Annotated[
        list[str] | None,
        typer.Option(metavar="ESSENTIAL", help=mark("An essential in focus; at most two.")),
    ] = None,
    no_focus: Annotated[bool, typer.Option("--no-focus", help=mark("Lift the focus."))] = False,
    pick: Annotated[
        str, typer.Option(metavar="ESSENTIAL", help=mark("The essential of today."))
    ] = "",
    programme: Annotated[
        str, typer.Option(metavar="PROGRAMME", help=mark("A programme, from its first week on."))
    ] = "",
    no_programme: Annotated[
        bool, typer.Option("--no-programme", help=mark("Leave the programme."))
    ] = False,
    week: Annotated[
        int, typer.Option(metavar="N", help=mark("The week of the programme."), show_default=False)
    ] = 0,
) -> None:
    """See or choose your focus, your programme and the essential of today."""
    run: Run = context.obj
    plans = run.companion.plans
    if focus or no_focus:
        plans.choose_focus(focus or ())
    if pick:
        plans.pick(pick)
    if no_programme:
        plans.leave()
    if programme:
        plans.follow(programme, week or 1)
    elif week:
        plans.go_to_week(week)
    library = run.companion.desk.library
    titles = ", ".join(library.title(each) for each in plans.focus)
    told = run.words.tr("Focus: {titles}.", titles=titles or run.words.tr("none"))
    chosen = bool(focus or no_focus or pick or programme or no_programme or week)
    run.say(told, done=chosen)
    followed = phrases.programme(run.words, library, plans.now)
    if followed:
        run.say(followed, done=chosen)
    seen = run.companion.looking.today()
    run.say(phrases.today(run.words, seen, run.look.marks, reason=True), done=chosen)
