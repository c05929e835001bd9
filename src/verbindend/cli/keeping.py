"""Commands that change what was kept: edit, delete, restore, undo."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.output import to_json
from verbindend.cli.reading import piped
from verbindend.cli.usage import add
from verbindend.core.act import Did
from verbindend.locale import mark
from verbindend.views import phrases
from verbindend.views.entry_text import gist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.cli.run import Run
    from verbindend.core.entry import AnyEntry

Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help=mark("Their names, or the last six characters.")),
]


def register(program: typer.Typer) -> None:
    """Add these commands to the program."""
    add(program, edit, mark("Change an entry's file in your editor, or by what is piped in."))
    add(program, delete, mark("Move entries to the trash."))
    add(
        program,
        restore,
        mark("Bring entries back from the trash; without a name, list what is in it."),
    )
    add(program, undo, mark("Undo what was done last on this device, also before a restart."))


def edit(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ID", help=mark("Its name, or its last six characters."))
    ],
) -> None:
    """Change an entry's file in your editor ($VISUAL or $EDITOR), or by what is piped in."""
    run: Run = context.obj
    held = run.companion.looking.entry(entry)
    by_hand = sys.stdin.isatty()  # what is piped in is there still
    edit_text = run.edit if by_hand else _piped
    if run.companion.edits.in_editor(held.id, edit_text, set_aside=by_hand):
        run.tell(run.words.tr("Changed. `verbindend undo` brings the earlier version back."))
    else:
        run.tell(run.words.tr("Nothing was changed."))


def delete(context: typer.Context, entries: Ids) -> None:
    """Move entries to the trash."""
    run: Run = context.obj
    ids = list(dict.fromkeys(run.companion.looking.entry(each).id for each in entries))
    run.journal.delete(ids)
    run.tell(
        run.words.many(
            "{count} entry is in the trash. `verbindend undo` brings it back.",
            "{count} entries are in the trash. `verbindend undo` brings them back.",
            len(ids),
        )
    )


def restore(
    context: typer.Context,
    entries: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help=mark("None lists the trash."))
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=mark("The list as JSON."))] = False,
) -> None:
    """Bring entries back from the trash; without a name, list what is in it."""
    run: Run = context.obj
    trashed = run.journal.trashed()
    if entries:
        run.journal.restore(list(dict.fromkeys(_id_in(trashed, each) for each in entries)))
        run.tell(run.words.tr(phrases.UNDONE[Did.DELETED]))
        return
    if as_json:
        run.say(to_json([run.journal.trashed_document(entry.id) for entry in trashed]))
        return
    for entry in trashed:
        kind = phrases.kind(run.words, entry)
        said = gist(entry, run.words, run.companion.desk.library)
        run.say(f"{entry.id}  {kind}  {said}")
    if not trashed:
        run.tell(run.words.tr("The trash is empty."))


def undo(context: typer.Context) -> None:
    """Undo what was done last on this device, also before a restart."""
    run: Run = context.obj
    act = run.journal.undo()
    run.tell(run.words.tr(phrases.UNDONE[act.did]))
    for entry_id in act.ids:
        run.say(entry_id, done=True)


def _piped(_before: str, _ending: str) -> str:
    """The text that is piped in, in place of an editor."""
    return piped()


def _id_in(entries: Sequence[AnyEntry], typed: str) -> str:
    """The id that a person means by its last six characters, when it is one of these."""
    found = [entry.id for entry in entries if entry.id.endswith(f"-{typed}")]
    return found[0] if len(found) == 1 else typed
