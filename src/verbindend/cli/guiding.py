"""The commands on exercises: do one, go on with one, see what is open and what comes back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verbindend.cli.asking import go_through
from verbindend.cli.output import to_json
from verbindend.cli.usage import Context, Group, add
from verbindend.core.entry import Exercise
from verbindend.core.records import answers_of, due, open_stages
from verbindend.core.review import LOOKS_BACK
from verbindend.locale import mark
from verbindend.views.look import marks_for
from verbindend.views.message import message
from verbindend.views.record_text import named, plain_record, record_line
from verbindend.views.timeline import plain_line, points

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.companion.flow import Flow
    from verbindend.core.guided import GuidedExercise
    from verbindend.core.records import Record

DO = "do"


class ExerciseGroup(Group):
    """What is no command of the group is an exercise to do."""

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:  # noqa: ANN401 - it is private
        """Find the command of the first word."""
        if args[0] not in self.commands:
            args = [DO, *args]
        return super().resolve_command(ctx, args)


def register(program: typer.Typer) -> None:
    """Add the group to the program."""
    exercises = typer.Typer(cls=ExerciseGroup, rich_markup_mode=None)
    add(exercises, do, mark("Do an exercise, or go on with one: its id may stand alone."), DO)
    add(exercises, listing, mark("The exercises, what is open, and what comes back."), "list")
    add(exercises, show, mark("Show what was done with an exercise, whole."))
    told = mark("Guided exercises: do one, list what is open, show what was done.")
    program.add_typer(exercises, name="exercise", help=told)


def do(
    context: typer.Context,
    exercise: Annotated[
        str, typer.Argument(metavar="EXERCISE|ID", help=mark("An exercise, or a record of one."))
    ],
    *,
    stage: Annotated[
        str, typer.Option(metavar="STAGE", help=mark("Of a record: which stage."))
    ] = "",
    plain: Annotated[bool, typer.Option("--plain", help=mark("Ask line by line."))] = False,
) -> None:
    """Do an exercise, or go on with one."""
    run: Run = context.obj
    for entry in go_through(run, _begun(run, exercise, stage), plain=plain):
        if isinstance(entry, Exercise) and entry.exercise in run.companion.desk.library.exercises:
            _tell_message(run, entry)


def _begun(run: Run, typed: str, stage: str) -> Flow:
    """The look back of this name, the record gone on with, or the exercise begun."""
    found = run.companion.exercises
    rhythms = run.companion.desk.library.rhythms.values()
    occasion = next((each.moment for each in rhythms if each.id == typed), None)
    if occasion in LOOKS_BACK:
        return run.companion.sittings.begin(occasion)
    records = [each for each in found.records() if each.id.endswith(typed)]
    return found.go_on(typed, stage) if records else found.begin(typed)


def listing(
    context: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
) -> None:
    """The exercises, what is open, and what comes back."""
    run: Run = context.obj
    library = run.companion.desk.library
    records = run.companion.exercises.records()
    if as_json:
        rows = [
            _exercise(each, [_row(run, record) for record in records if record.exercise == each.id])
            for each in library.exercises.values()
        ]
        run.say(to_json(rows))
        return
    for exercise in library.exercises.values():
        minutes = run.words.tr("{count} min", count=exercise.minutes)
        run.say(f"{exercise.id:20}  {exercise.title} ({minutes})")
        for record in records:
            if record.exercise == exercise.id:
                run.say(f"    {record.id[-6:]}  {record_line(record, exercise, run.words)}")
    for rhythm in library.rhythms.values():
        if rhythm.moment in LOOKS_BACK:
            minutes = run.words.tr("{count} min", count=rhythm.minutes)
            run.say(f"{rhythm.id:20}  {rhythm.title} ({minutes})")


def show(
    context: typer.Context,
    meant: Annotated[
        str, typer.Argument(metavar="EXERCISE|ID", help=mark("An exercise, or a record of one."))
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
) -> None:
    """Show what was done with an exercise: a record whole, or all of them."""
    run: Run = context.obj
    exercise, records = run.companion.exercises.find_all(meant)
    if as_json:
        entries = [entry for record in records for entry in record.entries]
        run.say(to_json([run.journal.document(entry.id) for entry in entries]))
        return
    library = run.companion.desk.library
    if exercise and not records:
        run.tell(run.words.tr("Nothing was done with {title} yet.", title=exercise.title))
    elif exercise and exercise.line:
        marks = marks_for(sys.stdout.encoding)
        line = plain_line(points(records, exercise, run.words), run.words, marks)
        run.say("\n".join([exercise.title, "", *line]))
    else:
        told = ("\n".join(plain_record(each, library, run.words)) for each in records)
        run.say("\n\n".join(told))


def _tell_message(run: Run, entry: Exercise) -> None:
    """Say where the message is, when this visit gave it something; its output is ids only."""
    exercise = run.companion.desk.library.exercises[entry.exercise]
    names = {name for line in exercise.message for name in line.names}
    record = run.companion.exercises.find(entry.continues or entry.id)
    if names & answers_of(entry).keys() and message(record, exercise, run.words):
        run.tell(
            run.words.tr("The message of it: `verbindend exercise show {id}`.", id=record.id[-6:])
        )


def _exercise(exercise: GuidedExercise, records: list[dict[str, object]]) -> dict[str, object]:
    return {
        "id": exercise.id,
        "title": exercise.title,
        "form": exercise.form.value,
        "essential": exercise.essential or None,
        "minutes": exercise.minutes,
        "records": records,
    }


def _row(run: Run, record: Record) -> dict[str, object]:
    exercise = run.companion.desk.library.exercises[record.exercise]
    back = due(record, exercise)
    return {
        "id": record.id,
        "named": named(record, exercise),
        "begun": record.entries[0].day.isoformat(),
        "last": record.last.isoformat(),
        "stages": [stage.id for stage in exercise.stage if stage.id in record.stages],
        "open": list(open_stages(record, exercise)),
        "due": {"stage": back.stage or None, "day": back.day.isoformat()} if back else None,
    }
