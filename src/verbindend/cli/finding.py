"""Commands that find and show entries: list, show, search, path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.output import to_json
from verbindend.cli.usage import add
from verbindend.core.clean import one_line
from verbindend.core.day import read_day
from verbindend.core.finding import find_essential
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.core.search import Query, find
from verbindend.locale import mark
from verbindend.views import phrases
from verbindend.views.entry_text import gist, mark_of, plain_whole

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.core.entry import AnyEntry

Essential = Annotated[str, typer.Option(metavar="ESSENTIAL", help=mark("Only of this essential."))]
Kind = Annotated[str, typer.Option(metavar="KIND", help=mark("Only of this kind, such as deed."))]
Tag = Annotated[str, typer.Option(metavar="TAG", help=mark("Only with this tag."))]
Person = Annotated[str, typer.Option("--with", metavar="S.", help=mark("Only with this person."))]
Since = Annotated[str, typer.Option(metavar="DATE", help=mark("Only from this day on."))]
Until = Annotated[str, typer.Option(metavar="DATE", help=mark("Only up to this day."))]
Most = Annotated[
    int,
    typer.Option(
        "-n", metavar="N", help=mark("At most so many; 0 for all."), min=0, show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=mark("As JSON."))]


def register(program: typer.Typer) -> None:
    """Add these commands to the program."""
    listing = mark("List the entries, newest first.")
    searching = mark("Find entries by words that all occur, whatever the accents and capitals.")
    add(program, look_up, listing, "list")
    add(program, look_up, searching, "search")
    add(program, show, mark("Show an entry, whole."))
    add(program, path, mark("Print where the journal is."))


def look_up(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORD...", help=mark("Words that all occur."))
    ] = None,
    *,
    essential: Essential = "",
    kind: Kind = "",
    tag: Tag = "",
    person: Person = "",
    since: Since = "",
    until: Until = "",
    most: Most = 0,
    as_json: AsJson = False,
) -> None:
    """Find entries: `list` is a search for no words."""
    run: Run = context.obj
    if context.info_name == "search" and not words:
        raise Refusal("Type one or more words to look for.")
    today = run.companion.desk.today()
    query = Query(
        words=" ".join(words or ()),
        essential=find_essential(run.companion.desk.library, essential).id if essential else None,
        kind=_known_kind(kind),
        tag=tag or None,
        person=person or None,
        first=read_day(since, today) if since else None,
        last=read_day(until, today) if until else None,
    )
    found = find(run.read().entries, query)[: most or None]
    if as_json:
        run.say(to_json([run.journal.document(entry.id) for entry in found]))
        return
    for entry in found:
        run.say(_line(run, entry))
    if not found:
        run.tell(run.words.tr("Nothing found."))


def show(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ID", help=mark("Its name, or its last six characters."))
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Show an entry, whole."""
    run: Run = context.obj
    shown_entry = run.companion.looking.entry(entry)
    if as_json:
        run.say(to_json(run.journal.document(shown_entry.id)))
    else:
        run.say(plain_whole(shown_entry, run.words, run.companion.desk.library))


def path(
    context: typer.Context,
    *,
    every: Annotated[bool, typer.Option("--all", help=mark("Also the other places."))] = False,
) -> None:
    """Print where the journal is."""
    run: Run = context.obj
    if not every:
        run.say(str(run.places.journal))
        return
    run.say(run.words.tr("Journal: {path}", path=run.places.journal))
    run.say(run.words.tr("Settings: {path}", path=run.preferences.path))
    run.say(run.words.tr("Drafts and undo: {path}", path=run.places.state))
    run.say(run.words.tr("Packs that were added: {path}", path=run.packs.folder))


def _known_kind(typed: str) -> str | None:
    if typed and typed not in phrases.KINDS:
        kinds = ", ".join(phrases.KINDS)
        raise Refusal(
            "There is no kind “{typed}”: choose {kinds}.", typed=typed[:QUOTED], kinds=kinds
        )
    return typed or None


def _line(run: Run, entry: AnyEntry) -> str:
    """An entry on one line, cut at the width of a terminal."""
    library = run.companion.desk.library
    parts = [
        entry.id[-6:],
        entry.day.isoformat(),
        mark_of(entry, run.look.marks),
        f"{phrases.kind(run.words, entry):14}",
        library.title(entry.essential),
        gist(entry, run.words, library),
    ]
    return one_line("  ".join(parts), run.width)
