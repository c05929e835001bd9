"""Packs from their files: tables turned into values, with errors that name file, id and key."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

import msgspec

from verbindend.core.pack import FORMAT, About, Behaviour, Essential, Pack, Prompt
from verbindend.core.pack_rules import problems
from verbindend.core.refusal import Refusal
from verbindend.store.packfile import File, read_files

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.store.toml import Document

LATER = ("exercise", "programme", "thought", "set")
"""Tables of the format that hold nothing a sitting asks."""

_KINDS: dict[str, type[Essential | Behaviour | Prompt]] = {
    "essential": Essential,
    "behaviour": Behaviour,
    "prompt": Prompt,
}

Table = TypeVar("Table", bound=msgspec.Struct)


@dataclass(slots=True)
class Loaded:
    """A pack, and what is odd about its files but does no harm."""

    pack: Pack
    warnings: list[Refusal] = field(default_factory=list)


def load(path: Path) -> Loaded:
    """Read a pack: one file, or a folder of them.

    Raises:
        Refusal: something in it is wrong; the sentence names the file, the table and the key.
    """
    files = read_files(path)
    warnings = [
        Refusal("{path}: removed {count} control characters.", path=file.path, count=file.removed)
        for file in files
        if file.removed
    ]
    said = _about(path, files, warnings)
    tables: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    for file in files:
        _warn_of_unknown(file, {"pack", *_KINDS, *LATER}, file.document, "", warnings)
        only = _only_essential(file)
        for kind, struct in _KINDS.items():
            for number, table in enumerate(_tables(file, kind), 1):
                if kind != "essential" and only and not table.get("frame"):
                    table.setdefault("essential", only)
                tables[kind].append(_converted(file, kind, number, table, struct, warnings))
    pack = Pack(
        about=said,
        essentials=tuple(tables["essential"]),
        behaviours=tuple(tables["behaviour"]),
        prompts=tuple(tables["prompt"]),
    )
    _check(pack, files)
    return Loaded(pack, warnings)


def about(path: Path) -> About:
    """What a pack, or a translation of one, says of itself.

    Raises:
        Refusal: it says nothing, or not what it should.
    """
    return _about(path, read_files(path), [])


def _about(path: Path, files: list[File], warnings: list[Refusal]) -> About:
    found = [file for file in files if isinstance(file.document.get("pack"), dict)]
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
    return _converted(file, "pack", 1, table, About, warnings)


def _tables(file: File, kind: str) -> list[Document]:
    tables = file.document.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise Refusal(
            "{path}: `{kind}` must be a list of tables, written [[{kind}]].",
            path=file.path,
            kind=kind,
        )
    return tables


def _only_essential(file: File) -> str:
    """The id of a file's essential when it has exactly one: the rest of the file belongs to it."""
    tables = _tables(file, "essential")
    return str(tables[0].get("id", "")) if len(tables) == 1 else ""


def _converted(
    file: File,
    kind: str,
    number: int,
    table: Document,
    struct: type[Table],
    warnings: list[Refusal],
) -> Table:
    place = str(table.get("id") or f"{kind} {number}")[:60]
    keys = {*struct.__struct_encode_fields__, *_LATER_KEYS}
    _warn_of_unknown(file, keys, table, place, warnings)
    try:
        return msgspec.convert(table, struct)
    except msgspec.ValidationError as error:
        raise _table_refusal(file, place, table, struct, str(error)) from None


_LATER_KEYS = {
    "address", "author", "base_version", "chain", "contact", "example", "hide", "item",
    "max_items", "min_app", "min_items", "minutes", "multiple", "placeholder",
    "primary_exercise", "requires", "review_by", "roles_from", "source", "weight", "within_days",
}  # fmt: skip
"""Keys of the format that nothing asks about yet."""


def _table_refusal(
    file: File, place: str, table: Document, struct: type[msgspec.Struct], said: str
) -> Refusal:
    """What the validator found, as a sentence with file, line, id, key and what is allowed."""
    what, _, path = said.partition(" - at `$")
    key = path.strip(".`").split("[")[0].split(".")[0]
    facts = {"path": file.path, "line": file.line(table) or "?", "place": place}
    if "missing required field" in what:
        missing = what.rpartition("field ")[2].strip("` ")
        return Refusal("{path}: line {line}: {place}: key {key} is missing.", **facts, key=missing)
    allowed = _allowed(struct, key)
    if allowed:
        value = str(table.get(key))[:60]
        return Refusal(
            "{path}: line {line}: {place}: {key} is “{value}”, allowed are {allowed}.",
            **facts,
            key=key,
            value=value,
            allowed=", ".join(allowed),
        )
    return Refusal(
        "{path}: line {line}: {place}: {key} has a value of the wrong type.", **facts, key=key
    )


def _allowed(struct: type[msgspec.Struct], key: str) -> list[str]:
    """The values of an enumeration, for a key that holds one."""
    hint = get_type_hints(struct).get(key)
    for option in (hint, *get_args(hint)):
        if isinstance(option, type) and issubclass(option, Enum):
            return [str(each.value) for each in option]
    return []


def _warn_of_unknown(
    file: File, known: set[str], table: Document, place: str, warnings: list[Refusal]
) -> None:
    for key in table:
        if key not in known:
            nearest = get_close_matches(key, known, n=1)
            warnings.append(
                Refusal(
                    "{path}: {place}: key {key} is not known and not read; the nearest is "
                    "{nearest}.",
                    path=file.path,
                    place=place or "-",
                    key=key[:60],
                    nearest=nearest[0] if nearest else "-",
                )
            )


def _check(pack: Pack, files: list[File]) -> None:
    """Hold a whole pack to its rules; the first problem found is told.

    Raises:
        Refusal: with the file and line of the table it is about.
    """
    for problem in problems(pack):
        table = {"id": problem.facts.get("place", "")}
        file = next((each for each in files if each.line(table)), files[0])
        facts = problem.facts | {"path": file.path, "line": file.line(table) or "?"}
        raise Refusal(problem.sentence, **facts)
