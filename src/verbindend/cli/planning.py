"""The command on what the leader chooses for the days to come: plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.output import to_json
from verbindend.cli.usage import add
from verbindend.core.day import DAY_BEGINS
from verbindend.core.pause import pauses_of
from verbindend.core.plan import working_days as working_days_of
from verbindend.locale import mark
from verbindend.views import phrases, plan_text

if TYPE_CHECKING:
    from datetime import date

    from verbindend.cli.run import Run
    from verbindend.companion.plans import Plans
    from verbindend.core.entry import Plan
    from verbindend.core.programme import Place


def register(program: typer.Typer) -> None:
    """Add this command to the program."""
    told = mark("See or choose your focus, programme, pauses, working days and today's essential.")
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
    pause: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="FROM TO", help=mark("Days that do not count, as a holiday: first and last.")
        ),
    ] = None,
    no_pause: Annotated[
        bool, typer.Option("--no-pause", help=mark("End the pause, and drop those to come."))
    ] = False,
    working_days: Annotated[
        str | None,
        typer.Option(metavar="DAYS", help=mark("The days you work, as in mon,tue,thu.")),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART", help=mark("Not offered any more: morning, evening, week or month.")
        ),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole-rhythm", help=mark("Offer all of the rhythm again."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
) -> None:
    """See or choose your focus, programme, pauses, working days and today's essential."""
    run: Run = context.obj
    plans = run.companion.plans
    if focus or no_focus:
        plans.choose_focus(focus or ())
    if pick:
        plans.pick(pick)
    _follow(plans, programme, week, leave=no_programme)
    if no_pause:
        plans.end_pause()
    if pause:
        plans.pause(*pause)
    if working_days is not None:
        plans.work_on(working_days)
    if without or whole:
        plans.do_without(without or ())
    of_focus, of_programme = focus or no_focus, programme or no_programme or week
    of_days = pause or no_pause or working_days or without or whole
    chosen = of_focus or pick or of_programme or of_days
    _tell(run, as_json=as_json, done=bool(chosen))


def _follow(plans: Plans, programme: str, week: int, *, leave: bool) -> None:
    """Leave the programme, follow one, or go to another week of it."""
    if leave:
        plans.leave()
    if programme:
        plans.follow(programme, week or 1)
    elif week:
        plans.go_to_week(week)


def _tell(run: Run, *, as_json: bool, done: bool) -> None:
    """Print all that was chosen, and the essential of today."""
    seen = run.companion.looking.today()
    now = run.companion.plans.now
    if as_json:
        run.say(to_json(_as_json(now, seen.programme, seen.day)), done=done)
        return
    here, library = seen.programme, run.companion.desk.library
    for line in plan_text.as_lines(run.words, library, now, here, seen.day):
        run.say(line, done=done)
    run.say(phrases.today(run.words, seen, run.look.marks, reason=True), done=done)


def _as_json(now: Plan | None, here: Place | None, today: date) -> dict[str, object]:
    """What holds, by the keys of a plan's file; a pick holds on its own day only."""
    return {
        "focus": now.focus if now else (),
        "programme": here.programme.id if here else None,
        "week": here.number if here else None,
        "pauses": [{"from": each.first, "to": each.last} for each in pauses_of(now)],
        "working_days": working_days_of(now),
        "without": now.without if now else (),
        "day_begins": now.day_begins if now else DAY_BEGINS,
        "pick": now.pick if now and now.day == today else None,
    }
