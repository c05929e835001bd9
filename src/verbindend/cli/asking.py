"""Commands that ask and note: reflect, deed, today."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.output import to_json
from verbindend.cli.reading import piped, typed_text
from verbindend.cli.usage import add
from verbindend.companion.aside import set_aside_if_refused
from verbindend.companion.deeds import TypedDeed
from verbindend.core.entry import Moment, Plan, Witness
from verbindend.core.refusal import Refusal
from verbindend.core.rhythm import Occasion
from verbindend.locale import mark
from verbindend.views import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.cli.run import Run
    from verbindend.companion.flow import Flow
    from verbindend.companion.looking import Today
    from verbindend.core.entry import AnyEntry, Deed

STANDARD_INPUT = "-"


def register(program: typer.Typer) -> None:
    """Add these commands to the program."""
    add(program, reflect, mark("Be asked: this morning's intention, or this evening's look back."))
    add(program, review, mark("Look back on the week, in your own words."))
    add(program, mirror, mark("Look back on four weeks: how often you did what."))
    add(program, deed, mark("Note a practice moment: the only thing that counts as practised."))
    add(
        program,
        today,
        mark("One line on today, for a shell prompt; silent when the day is done or free."),
    )


def reflect(
    context: typer.Context,
    essential: Annotated[
        str, typer.Argument(metavar="ESSENTIAL", help=mark("On which essential."))
    ] = "",
    *,
    morning: Annotated[bool, typer.Option("--morning", help=mark("The start of the day."))] = False,
    evening: Annotated[bool, typer.Option("--evening", help=mark("The close of the day."))] = False,
    deepening: Annotated[
        bool,
        typer.Option("--deepening", help=mark("One question on an essential, for four minutes.")),
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help=mark("Ask line by line."))] = False,
) -> None:
    """Be asked: this morning's intention, or this evening's look back."""
    run: Run = context.obj
    wanted = {Moment.MORNING: morning, Moment.EVENING: evening, Moment.DEEPENING: deepening}
    asked = [moment for moment, is_wanted in wanted.items() if is_wanted]
    if len(asked) > 1:
        raise Refusal("Choose one of --morning, --evening and --deepening.")
    moment = asked[0] if asked else run.companion.looking.today().moment
    go_through(run, run.companion.sittings.begin(moment, essential), plain=plain)


def review(
    context: typer.Context,
    *,
    plain: Annotated[bool, typer.Option("--plain", help=mark("Ask line by line."))] = False,
) -> None:
    """Look back on the week, in your own words."""
    run: Run = context.obj
    kept = go_through(run, run.companion.sittings.begin(Occasion.WEEK), plain=plain)
    if any(isinstance(each, Plan) for each in kept):
        run.tell(phrases.moved_on(run.words, run.companion.desk.library, run.companion.plans.now))


def mirror(
    context: typer.Context,
    *,
    plain: Annotated[bool, typer.Option("--plain", help=mark("Ask line by line."))] = False,
) -> None:
    """Look back on four weeks: how often you did what."""
    run: Run = context.obj
    go_through(run, run.companion.sittings.begin(Occasion.MONTH), plain=plain)


def go_through(run: Run, flow: Flow, *, plain: bool) -> Sequence[AnyEntry]:
    """Go through steps on the screens, or line by line where asked for or without a terminal.

    What was kept line by line is returned.
    """
    if plain or not sys.stdin.isatty():
        from verbindend.cli.line_by_line import ask

        return ask(run, flow)
    from verbindend.cli.screens import open_app

    raise typer.Exit(open_app(run, flow))


def deed(
    context: typer.Context,
    essential: Annotated[
        str, typer.Argument(metavar="ESSENTIAL", help=mark("Its number, id or title."))
    ],
    text: Annotated[
        str,
        typer.Argument(
            metavar="[TEXT|-]",
            help=mark("What you did or said; - reads standard input."),
            show_default=False,
        ),
    ] = STANDARD_INPUT,
    *,
    behaviour: Annotated[
        str, typer.Option(metavar="ID", help=mark("The behaviour it shows."))
    ] = "",
    where: Annotated[str, typer.Option(metavar="TEXT", help=mark("Where it was."))] = "",
    people: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="S.", help=mark("With whom, by initials; may be repeated.")),
    ] = None,
    on: Annotated[
        str, typer.Option(metavar="DATE", help=mark("The day, up to seven days back."))
    ] = "",
    witness: Annotated[Witness, typer.Option(help=mark("Who noticed it."))] = Witness.SELF,
) -> None:
    """Note a practice moment: what you did, the only thing that counts as practised."""
    run: Run = context.obj
    about = TypedDeed(
        essential=essential,
        behaviour=behaviour,
        where=where,
        people=",".join(people or ()),
        day=on,
        witness=witness,
    )
    kept = _noted(run, about, text)
    title = run.companion.desk.library.title(kept.essential)
    run.tell(run.words.tr("Kept with {title}. `verbindend undo` takes it back.", title=title))
    run.say(kept.id, done=True)


def _noted(run: Run, about: TypedDeed, text: str) -> Deed:
    """Keep a deed; one written at the keyboard cannot be had again, so it is not lost.

    Raises:
        Refusal: it cannot be kept.
    """
    deeds = run.companion.deeds
    if text != STANDARD_INPUT:
        return deeds.note(replace(about, text=text))
    deeds.check(about)
    written = _typed(run)
    by_hand = sys.stdin.isatty()
    desk = run.companion.desk
    with set_aside_if_refused(desk, written, ".txt") if by_hand else nullcontext():
        return deeds.note(replace(about, text=written))


def today(
    context: typer.Context,
    *,
    why: Annotated[bool, typer.Option("--why", help=mark("Also why this essential."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
) -> None:
    """One line on today, for a shell prompt; silent when the day is done or free."""
    run: Run = context.obj
    seen = run.companion.looking.today()
    if as_json:
        run.say(to_json(_today_json(seen)))
    elif why or not (seen.paused or seen.is_done):  # a day in a pause is free
        run.say(phrases.today(run.words, seen, run.look.marks, reason=why))


def _typed(run: Run) -> str:
    """The text from standard input; at a keyboard, up to the end of input."""
    if sys.stdin.isatty():
        run.tell(run.words.tr("Write what you did; end with Ctrl+D on a line of its own."))
        return typed_text(run.refuse)
    return piped()


def _today_json(seen: Today) -> dict[str, object]:
    intention = seen.intention
    return {
        "day": seen.day.isoformat(),
        "essential": seen.essential.id,
        "title": seen.essential.title,
        "reason": seen.choice.reason.value,
        "last": seen.choice.last.isoformat() if seen.choice.last else None,
        "intention": {
            "id": intention.id,
            "if": intention.when,
            "then": intention.then,
            "outcome": seen.outcome.value if seen.outcome else None,
        }
        if intention
        else None,
        "year_ago": {
            "id": seen.ago.id,
            "day": seen.ago.day.isoformat(),
            "essential": seen.ago.essential,
        }
        if seen.ago
        else None,
        "paused": seen.paused.last.isoformat() if seen.paused else None,
        "morning_done": Moment.MORNING in seen.done,
        "evening_done": Moment.EVENING in seen.done,
    }
