"""The commands that add a coach's pack and take it away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.usage import add as add_command
from verbindend.core.pack import Role
from verbindend.core.pack_wording import faults
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.store.libraries import clashes
from verbindend.store.packs import about, examine, load
from verbindend.store.places import BUILT_IN
from verbindend.store.translation import read_overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.cli.run import Run
    from verbindend.core.pack import About, Pack


def register(packs: typer.Typer) -> None:
    """Add these commands to the group."""
    add_command(packs, add, mark("Add a coach's pack; its questions are asked from then on."))
    add_command(packs, remove, mark("Take a pack away; what was written with it stays."))


def add(
    context: typer.Context,
    pack: Annotated[Path, typer.Argument(metavar="PATH", help=mark("A file or folder."))],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help=mark("In place of an earlier version of it."))
    ] = False,
) -> None:
    """Add a coach's pack; its questions are asked from then on."""
    run: Run = context.obj
    said = about(pack)
    _refuse_another(run, said, replace=replace)
    if said.is_translation:
        _check_translation(run, pack, said)
    else:
        _check(run, pack)
    run.packs.add(pack, said.id)
    run.say(run.words.tr(_told(said), name=said.label, title=said.title), done=True)


def remove(
    context: typer.Context,
    pack: Annotated[str, typer.Argument(metavar="ID", help=mark("The pack's id."))],
) -> None:
    """Take a pack away; what was written with it stays."""
    run: Run = context.obj
    if pack == BUILT_IN:
        raise Refusal("The built-in pack stays: add one of kind base, and it is asked instead.")
    run.packs.remove(pack)
    run.say(run.words.tr("{name} was taken away.", name=pack), done=True)


def _told(said: About) -> str:
    match said.kind:
        case Role.BASE:
            return mark("{name} was added: “{title}” is asked instead of the eight essentials.")
        case Role.EXTENSION:
            return mark("{name} was added: “{title}” is asked beside the other essentials.")
        case _:
            return mark("{name} was added: “{title}”.")


def _refuse_another(run: Run, said: About, *, replace: bool) -> None:
    """There is one pack of an id.

    Raises:
        Refusal: the id is the built-in pack's, or taken and not to be replaced.
    """
    if said.id == BUILT_IN:
        raise Refusal("{name} is the id of the built-in pack: give yours another.", name=said.id)
    before = run.packs.find(said.id)
    if before and not replace:
        raise Refusal(
            "{name} was added already (version {version}): use --replace.",
            name=said.id,
            version=_version(before),
        )


def _version(path: Path) -> str:
    """The version of a pack that was added; none of a damaged one."""
    try:
        return about(path).version
    except Refusal:
        return "-"


def _check(run: Run, path: Path) -> None:
    """Name what is wrong or odd in a pack.

    Raises:
        Refusal: it cannot be used.
    """
    examined = examine(path)
    problems = examined.problems
    pack = examined.pack
    if pack:
        others = run.companion.desk.library.packs
        problems = list(clashes(pack, path, [each for each in others if not _same(each, pack)]))
    for found in examined.warnings:
        run.refuse(found)
    _refuse_all(run, problems)
    if pack:
        for found in examined.located(faults(pack)):
            run.refuse(found)


def _refuse_all(run: Run, problems: Sequence[Refusal]) -> None:
    """Name all that is wrong; the last is what ends the command.

    Raises:
        Refusal: something is wrong.
    """
    for found in problems[:-1]:
        run.refuse(found)
    if problems:
        raise problems[-1]


def _same(one: Pack, other: Pack) -> bool:
    return one.about.id == other.about.id


def _check_translation(run: Run, path: Path, said: About) -> None:
    """Hold a translation beside the pack that it is of.

    Raises:
        Refusal: that pack was not added, or the translation holds what has no place in it.
    """
    base_id = said.base or said.id.removesuffix(f".{said.language}")
    base = run.packs.find(base_id)
    if base is None:
        raise Refusal("{name} is a translation: first add {base}.", name=said.id, base=base_id)
    _refuse_all(run, read_overlay(load(base), path).problems)
