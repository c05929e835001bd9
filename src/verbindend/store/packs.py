"""Packs from their files: everything that is wrong is named with its file, line, id and key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from verbindend.core.pack import FORMAT, KINDS, About, Pack
from verbindend.core.pack_rules import problems
from verbindend.core.refusal import Refusal
from verbindend.store import pack_tables
from verbindend.store.packfile import read_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from verbindend.store.packfile import File


@dataclass(slots=True)
class Examined:
    """What was found in a pack's files."""

    files: list[File]
    pack: Pack | None = None
    """The pack, when nothing is wrong with it."""
    problems: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    """What is odd but does no harm."""

    def located(self, found: Iterable[Refusal]) -> list[Refusal]:
        """What was found of the tables named by `place`, with their files and lines."""
        return [_located(each, self.files) for each in found]


def load(path: Path) -> Pack:
    """Read a pack: one file, or a folder of them.

    Raises:
        Refusal: something in it is wrong; the first is told.
    """
    examined = examine(path)
    if examined.pack is None:
        raise examined.problems[0]
    return examined.pack


def examine(path: Path) -> Examined:
    """Read a pack, and gather all that is wrong in it.

    Raises:
        Refusal: a file cannot be read, or they do not make up a pack.
    """
    examined = Examined(read_files(path))
    said = _about(path, examined)
    pack = Pack(about=said, **{f"{kind}s": tuple(_of_kind(kind, examined)) for kind in KINDS})
    if not examined.problems:
        examined.problems = examined.located(problems(pack))
    if not examined.problems:
        examined.pack = pack
    return examined


def about(path: Path) -> About:
    """What a pack, or a translation of one, says of itself.

    Raises:
        Refusal: it says nothing, or not what it should.
    """
    return _about(path, Examined(read_files(path)))


def _about(path: Path, examined: Examined) -> About:
    found = [file for file in examined.files if isinstance(file.document.get("pack"), dict)]
    if not found:
        raise Refusal("{path}: not a verbindend pack (table `pack` missing).", path=path)
    if len(found) > 1:
        raise Refusal(
            "{path}: the table `pack` stands in two files, {first} and {second}.",
            path=path,
            first=found[0].path.name,
            second=found[1].path.name,
        )
    file, table = found[0], found[0].document["pack"]
    written_for = table.get("format")
    if isinstance(written_for, bool) or not isinstance(written_for, int):
        raise Refusal("{path}: pack: `format` must be a whole number.", path=file.path)
    if written_for > FORMAT:
        raise Refusal(
            "{path}: made for a newer version of verbindend: update the program.", path=file.path
        )
    for each in examined.files:
        if each.removed:
            examined.warnings.append(
                Refusal(
                    "{path}: removed {count} control characters.",
                    path=each.path,
                    count=each.removed,
                )
            )
        examined.warnings += pack_tables.unknown_tables(each)
    examined.warnings += pack_tables.unknown_keys(file, "pack", 1, table, About)
    return pack_tables.converted(file, "pack", 1, table, About)


def _of_kind(kind: str, examined: Examined) -> list[Any]:
    """The tables of one kind of all files, without those that do not fit."""
    shape = KINDS[kind]
    found = []
    for file in examined.files:
        try:
            given = pack_tables.tables(file, kind)
        except Refusal as refusal:
            examined.problems.append(refusal)
            continue
        essential = pack_tables.only_essential(file)
        for number, table in enumerate(given, 1):
            examined.warnings += pack_tables.unknown_keys(file, kind, number, table, shape)
            whole = pack_tables.placed(kind, table, essential)
            try:
                found.append(pack_tables.converted(file, kind, number, whole, shape))
            except Refusal as refusal:
                examined.problems.append(refusal)
    return found


def _located(found: Refusal, files: list[File]) -> Refusal:
    """A sentence on a table, with the file that holds it and its line there.

    A part of a table, such as a step of an exercise, is on the line of its table.
    """
    place = str(found.facts.get("place", ""))
    for name in (place, place.partition(".")[0]):
        for file in files:
            line = file.line({"id": name})
            if line:
                return Refusal(found.sentence, **found.facts | {"path": file.path, "line": line})
    return Refusal(found.sentence, **found.facts | {"path": files[0].path, "line": "?"})
