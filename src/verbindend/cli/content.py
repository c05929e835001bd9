"""The commands on packs: what the tool says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.run import BUILT_IN
from verbindend.cli.usage import Group, add
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.store import atomic
from verbindend.store.packs import about, load
from verbindend.store.places import content_folder
from verbindend.store.translation import missing, translated

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
        if said.is_translation:
            _check_translation(run, path, said)
        else:
            _check_pack(run, path)
    except OSError as error:  # such as a name that no file can have
        reason = atomic.reason(error)
        raise Refusal("{path}: cannot be read ({reason}).", path=path, reason=reason) from None


def _check_pack(run: Run, path: Path) -> None:
    loaded = load(path)
    for warning in loaded.warnings:
        run.refuse(warning)
    _print(run, loaded.pack, loaded.pack.about)


def _check_translation(run: Run, path: Path, said: About) -> None:
    base = load(path.with_name(path.name.rpartition(".")[0])).pack
    whole = translated(base, path)
    for name in missing(base, path):
        run.tell(run.words.tr("{path}: {name} is missing.", path=path, name=name))
    _print(run, whole, said)


def _print(run: Run, pack: Pack, said: About) -> None:
    """What a pack holds, in numbers."""
    run.say(f"{said.label} · {said.title}")
    run.say(
        run.words.tr(
            "{essentials} essentials, {behaviours} behaviours, {prompts} questions.",
            essentials=len(pack.essentials),
            behaviours=len(pack.behaviours),
            prompts=len(pack.prompts),
        )
    )
