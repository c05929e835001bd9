"""The commands on packs: what the tool says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.run import BUILT_IN
from verbindend.cli.usage import Group, add
from verbindend.core.pack_texts import with_texts
from verbindend.core.pack_wording import doubts, faults
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.store import atomic
from verbindend.store.packs import about, examine, load
from verbindend.store.places import content_folder
from verbindend.store.translation import read_overlay
from verbindend.views.pack_text import quantities

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.core.pack import About, Pack


def register(program: typer.Typer) -> None:
    """Add the group to the program."""
    packs = typer.Typer(cls=Group, rich_markup_mode=None)
    told = mark("Check a pack, or a translation lying beside its pack, and print what it holds.")
    add(packs, check, told)
    program.add_typer(packs, name="pack", help=mark("What the tool says: check a pack."))


def check(
    context: typer.Context,
    pack: Annotated[
        Path | None,
        typer.Argument(metavar="PATH", help=mark("A file or folder; else the built-in.")),
    ] = None,
) -> None:
    """Check a pack, or a translation lying beside its pack, and print what it holds."""
    run: Run = context.obj
    path = pack or content_folder() / BUILT_IN
    try:
        said = about(path)
        fine = _check_translation(run, path, said) if said.is_translation else _check(run, path)
    except OSError as error:  # such as a name that no file can have
        reason = atomic.reason(error)
        raise Refusal("{path}: cannot be read ({reason}).", path=path, reason=reason) from None
    if not fine:
        raise typer.Exit(1)


def _check(run: Run, path: Path) -> bool:
    """Name all that is wrong and odd in a pack; count what is in one where nothing is wrong."""
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
    base = load(path.with_name(path.name.rpartition(".")[0]))
    overlay = read_overlay(base, path)
    for name in overlay.missing:
        run.tell(tr("{path}: {name} is missing.", path=path, name=name))
    for name in overlay.stale:
        run.tell(tr("{path}: {name} has changed since it was translated.", path=path, name=name))
    whole = with_texts(base, overlay.texts, said.language)
    wrong = [*overlay.extra, *overlay.located(faults(whole))]
    for found in (*wrong, *overlay.located(doubts(whole))):
        run.refuse(found)
    _print(run, whole, said)
    return not wrong


def _print(run: Run, pack: Pack, said: About) -> None:
    """What a pack holds, in numbers."""
    run.say(f"{said.label} · {said.title}")
    for line in quantities(pack, run.words):
        run.say(line)
