"""The commands on packs that read: list, show, check. What the tool says is in packs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from verbindend.cli import installing
from verbindend.cli.output import to_json
from verbindend.cli.usage import Group, add
from verbindend.core.pack_texts import hashes
from verbindend.core.pack_wording import doubts, faults
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.locale import mark
from verbindend.store.libraries import base_of, in_language
from verbindend.store.packs import about, examine, load
from verbindend.store.places import BUILT_IN, built_in_path
from verbindend.store.translation import read_overlay
from verbindend.views.pack_text import quantities, whole_pack

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.core.pack import About, Pack


def register(program: typer.Typer) -> None:
    """Add the group to the program."""
    packs = typer.Typer(cls=Group, rich_markup_mode=None)
    add(packs, listing, mark("List the packs: the built-in one and those that were added."), "list")
    add(packs, show, mark("Print a pack for reading."))
    checking = mark(
        "Check a pack, or a translation lying beside its pack, and count what it holds."
    )
    add(packs, check, checking)
    installing.register(packs)
    told = mark("What the tool says: list, show, check, add or remove a pack.")
    program.add_typer(packs, name="pack", help=told)


def listing(
    context: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
) -> None:
    """List the packs: the built-in one and those that were added."""
    run: Run = context.obj
    library = run.companion.desk.library
    if as_json:
        run.say(to_json([_row(pack, used=library.uses(pack)) for pack in library.packs]))
        return
    for pack in library.packs:
        said = pack.about
        parts = [said.label, said.title, said.language]
        if pack is library.pack:
            parts.append(run.words.tr("built in"))
        if not library.uses(pack):
            parts.append(run.words.tr("not asked about now"))
        run.say(f" {run.look.marks.separator} ".join(parts))


def _row(pack: Pack, *, used: bool) -> dict[str, object]:
    said = pack.about
    return {
        "id": said.id,
        "version": said.version,
        "kind": said.kind.value,
        "language": said.language,
        "title": said.title,
        "used": used,
        "essentials": [each.id for each in pack.essentials],
    }


def show(
    context: typer.Context,
    pack: Annotated[
        str, typer.Argument(metavar="ID|PATH", help=mark("A pack's id, a file or a folder."))
    ] = BUILT_IN,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
) -> None:
    """Print a pack for reading."""
    run: Run = context.obj
    found = _found(run, pack)
    if as_json:
        run.say(to_json(msgspec.to_builtins(found)))
    else:
        run.say("\n".join(whole_pack(found, run.words, run.look.marks)))


def _found(run: Run, named: str) -> Pack:
    """A pack in use by its id, else one from its files.

    Raises:
        Refusal: there is none, or something in it is wrong.
    """
    packs = {each.about.id: each for each in run.companion.desk.library.packs}
    if named in packs:
        return packs[named]
    path = Path(named)
    if not os.path.exists(path):  # noqa: PTH110 - also for a name that no file can have
        raise Refusal(
            "There is no pack {name}, nor such a file or folder. These are there: {known}.",
            name=named[:QUOTED],
            known=", ".join(packs),
        )
    return in_language(load(path), path.resolve(), run.words.language)


def check(
    context: typer.Context,
    pack: Annotated[
        Path | None,
        typer.Argument(metavar="PATH", help=mark("A file or folder; else the built-in.")),
    ] = None,
    *,
    print_hashes: Annotated[
        bool,
        typer.Option(
            "--hashes",
            help=mark("Print what its texts come down to, for a translation to note down."),
        ),
    ] = False,
) -> None:
    """Check a pack, or a translation lying beside its pack, and count what it holds."""
    run: Run = context.obj
    path = pack or built_in_path()
    if print_hashes:
        run.say("\n".join(["[source_hash]", *_hashes(load(path))]))
        return
    said = about(path)
    fine = _check_translation(run, path, said) if said.is_translation else _check(run, path)
    if not fine:
        raise typer.Exit(1)


def _hashes(pack: Pack) -> list[str]:
    return [f'"{name}" = "{value}"' for name, value in hashes(pack).items()]


def _check(run: Run, path: Path) -> bool:
    """Name all that is wrong and odd in a pack; count what is in one that can be used."""
    examined = examine(path)
    for found in (*examined.warnings, *examined.problems):
        run.refuse(found)
    pack = examined.pack
    if pack is None:
        return False
    wrong = examined.located(faults(pack))
    for found in (*wrong, *examined.located(doubts(pack))):
        run.refuse(found)
    _print(run, pack, pack.about)
    return not wrong


def _check_translation(run: Run, path: Path, said: About) -> bool:
    """Name what a translation lacks, what has changed since, and what has no place in its pack."""
    tr = run.words.tr
    base = load(base_of(path))
    overlay = read_overlay(base, path)
    for name in overlay.missing:
        run.tell(tr("{path}: {name} is missing.", path=path, name=name))
    for name in overlay.stale:
        run.tell(tr("{path}: {name} has changed since it was translated.", path=path, name=name))
    whole = overlay.over(base)
    wrong = [*overlay.problems, *overlay.located(faults(whole))]
    for found in (*wrong, *overlay.located(doubts(whole))):
        run.refuse(found)
    _print(run, whole, said)
    return not wrong


def _print(run: Run, pack: Pack, said: About) -> None:
    """What a pack holds, in numbers."""
    run.say(f"{said.label} {run.look.marks.separator} {said.title}")
    for line in quantities(pack, run.words):
        run.say(line)
