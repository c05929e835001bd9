"""The command that shows the program with a made-up year."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.run import Run
from verbindend.cli.usage import add
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.store.installed import InstalledPacks
from verbindend.store.libraries import built_in
from verbindend.store.places import Places

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry


def register(program: typer.Typer) -> None:
    """Add this command to the program."""
    told = mark("Look around in a year of made-up practice, in a journal of its own.")
    add(program, demo, told)


def demo(
    context: typer.Context,
    *,
    write: Annotated[
        str | None, typer.Option(metavar="FOLDER", help=mark("Write the journal here and stop."))
    ] = None,
) -> None:
    """Look around in a year of made-up practice, in a journal of its own."""
    run: Run = context.obj
    if write is not None:
        if not write.strip():
            raise Refusal("Name a new folder for the made-up year.")
        entries = _written(Run(write))
        run.tell(run.words.tr("{count} made-up entries in {path}.", count=len(entries), path=write))
        return
    from verbindend.cli.screens import need_terminal, open_app

    need_terminal()
    with tempfile.TemporaryDirectory(prefix="verbindend-demo-") as name:
        folder = Path(name)
        made = Run()
        made.packs = InstalledPacks(folder / "packs")  # the year is about the built-in essentials
        made.places = Places(journal=folder / "journal", state=folder / "state")
        _written(made)
        raise typer.Exit(open_app(made, welcome=False))


def _written(run: Run) -> list[AnyEntry]:
    """Write the year into an empty journal.

    Raises:
        Refusal: something is in the folder already.
    """
    from verbindend.companion.made_up import Texts, Year
    from verbindend.store.demo_texts import demo_texts

    reading = run.companion.looking.read()
    if reading.entries or reading.unreadable:
        raise Refusal(
            "{path} has entries already: choose a new folder for the made-up year.",
            path=run.places.journal,
        )
    desk = run.companion.desk
    texts = demo_texts(desk.language, Texts)
    entries = Year(built_in(desk.language), texts, desk.now()).entries()
    run.journal.add(entries)
    return entries
