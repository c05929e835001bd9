"""A pack's texts in another language: strings keyed by the ids of the base pack, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from verbindend.core.guided_rules import translation_problems
from verbindend.core.pack import KINDS
from verbindend.core.pack_rules import problems
from verbindend.core.pack_texts import TEXTS, hashes, texts, with_texts
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.store.packfile import read_files
from verbindend.store.toml import line_of_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from verbindend.core.pack import Pack
    from verbindend.store.packfile import File

HASHES = "source_hash"
"""The table that holds what the base pack's texts came down to when they were translated."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a translation gives, and how it lies over its base pack."""

    files: list[File]
    said: dict[str, str]
    """What it says of itself."""
    texts: dict[str, str]
    problems: list[Refusal] = field(default_factory=list)
    """What is wrong in it, each with its file."""
    missing: list[str] = field(default_factory=list)
    """The names of the texts that it lacks."""
    stale: list[str] = field(default_factory=list)
    """The names of the tables whose texts have changed since."""

    def over(self, pack: Pack) -> Pack:
        """The pack with these texts; what is lacking here stays as it is."""
        return with_texts(pack, self.texts, self.said)

    def located(self, found: Iterable[Refusal]) -> list[Refusal]:
        """What was found of the tables named by `place`, with their files and lines."""
        return [_located(each, self.files) for each in found]


def translated(pack: Pack, path: Path) -> Pack:
    """The pack with the texts of an overlay; what the overlay lacks stays as it is.

    Raises:
        Refusal: the overlay holds more than texts.
    """
    overlay = read_overlay(pack, path)
    return overlay.over(pack)


def read_overlay(pack: Pack, path: Path) -> Overlay:
    """The texts of an overlay, held beside the pack that it translates.

    Raises:
        Refusal: the overlay holds more than texts.
    """
    files = read_files(path)
    given: dict[str, str] = {}
    unknown: list[Refusal] = []
    wanted = texts(pack)
    for file in files:
        for name, text in _texts(file):
            if name not in wanted:
                unknown.append(_unknown(file, name, wanted))
            elif text.strip():
                given[name] = text
    now = hashes(pack)
    overlay = Overlay(
        files=files,
        said=_said(files),
        texts=given,
        missing=[name for name in wanted if name not in given],
        stale=[name for name, said in _hashes(files) if name in now and now[name] != said],
    )
    said = overlay.over(pack)
    odd = [*problems(said)]
    for own, other in zip(pack.exercises, said.exercises, strict=True):
        odd += translation_problems(own, other)
    return replace(overlay, problems=[*_misnamed(pack, overlay), *unknown, *overlay.located(odd)])


def _misnamed(pack: Pack, overlay: Overlay) -> Iterator[Refusal]:
    """Another id than the one that a translation of the pack is found by."""
    named = overlay.said.get("id", "")
    wanted = f"{pack.about.id}.{overlay.said.get('language', '')}"
    if named != wanted:
        yield Refusal(
            "{path}: a translation has the id of its pack, a dot and its language: {wanted}, not "
            "{named}.",
            path=overlay.files[0].path,
            wanted=wanted[:QUOTED],
            named=named[:QUOTED],
        )


def _said(files: Iterable[File]) -> dict[str, str]:
    tables = (file.document.get("pack") for file in files)
    said = next((each for each in tables if isinstance(each, dict)), {})
    return {key: text for key, text in said.items() if isinstance(text, str)}


def _located(found: Refusal, files: list[File]) -> Refusal:
    """A sentence on a table, with the file that translates it and its line there."""
    own = str(found.facts.get("place", "")).partition(".")[0]
    lines = {file.path: line_of_table(file.data, own) for file in files}
    path = next((path for path, line in lines.items() if line), files[0].path)
    return Refusal(found.sentence, **found.facts, path=path, line=lines[path] or "?")


def _hashes(files: Iterable[File]) -> Iterator[tuple[str, object]]:
    for file in files:
        said = file.document.get(HASHES, {})
        if isinstance(said, dict):
            yield from said.items()


def _texts(file: File) -> Iterator[tuple[str, str]]:
    """Every string of a file, with the names of the tables that it lies in.

    Raises:
        Refusal: something is no string.
    """
    for kind in KINDS:
        tables = file.document.get(kind, {})
        if not isinstance(tables, dict):
            raise _structure(file, kind, "-", kind)
        for table_id, table in tables.items():
            if not isinstance(table, dict):
                raise _structure(file, kind, table_id, table_id)
            for key, value in table.items():
                yield from _strings(file, f"{kind}.{table_id}", key, value)


def _strings(file: File, base: str, key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield f"{base}.{key}", value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _strings(file, f"{base}.{key}", name, part)
    else:
        kind, _, table_id = base.partition(".")
        raise _structure(file, kind, table_id, key)


def _structure(file: File, kind: str, table_id: str, key: str) -> Refusal:
    return Refusal(
        "{path}: {place}: {key} is no text that can be translated.",
        path=file.path,
        place=f"{kind}.{table_id}"[:QUOTED],
        key=key[:QUOTED],
    )


def _unknown(file: File, name: str, wanted: Iterable[str]) -> Refusal:
    """Why a string has no place: no such table, a key that is no text, or one that is not there."""
    kind, table_id, key = name.split(".", 2)
    if not any(each.startswith(f"{kind}.{table_id}.") for each in wanted):
        return Refusal(
            "{path}: {place}: the pack it translates has no such table.",
            path=file.path,
            place=f"{kind}.{table_id}"[:QUOTED],
        )
    if "." not in key and key not in TEXTS[kind].keys:
        return _structure(file, kind, table_id, key)
    return Refusal(
        "{path}: {place}: the pack it translates has no such text.",
        path=file.path,
        place=name[:QUOTED],
    )
