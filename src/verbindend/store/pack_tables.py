"""A pack's tables as values; what does not fit is told with file, line, id and what is allowed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

import msgspec

from verbindend.core.nearest import nearest
from verbindend.core.pack import KINDS, Item, Notion
from verbindend.core.prompt import Option
from verbindend.core.refusal import QUOTED, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.store.packfile import File
    from verbindend.store.toml import Document

_LATER_KEYS = {
    "base_version", "hide", "invites", "min_app", "min_items", "minutes", "multiple",
    "placeholder", "primary_exercise", "requires", "review_by", "roles_from", "weight",
    "within_days",
}  # fmt: skip
"""Keys of the format that nothing asks about yet."""

_PARTS: dict[str, tuple[str, type[msgspec.Struct]]] = {
    "behaviour": ("item", Item),
    "prompt": ("option", Option),
    "set": ("option", Notion),
}
"""The tables within a table: under which key, and their shape."""

Shape = TypeVar("Shape", bound=msgspec.Struct)


def tables(file: File, kind: str) -> list[Document]:
    """The tables of one kind in a file.

    Raises:
        Refusal: they are no list of tables.
    """
    found = file.document.get(kind, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise Refusal(
            "{path}: `{kind}` must be a list of tables, written [[{kind}]].",
            path=file.path,
            kind=kind,
        )
    return found


def only_essential(file: File) -> str:
    """The id of a file's essential when it has exactly one: the rest of the file belongs to it."""
    found = file.document.get("essential")
    only = found[0] if isinstance(found, list) and len(found) == 1 else None
    return str(only.get("id", "")) if isinstance(only, dict) else ""


def placed(kind: str, table: Document, essential: str) -> Document:
    """The table with the essential that its file is about, where it names none itself.

    A question that only words a fixed one belongs to every sitting.
    """
    fixed = table.get("frame") and not table.get("behaviours")
    if essential and kind in _BELONGING and not fixed:
        return {"essential": essential} | table
    return table


_BELONGING = {
    kind
    for kind, shape in KINDS.items()
    if kind != "essential" and "essential" in shape.__struct_fields__
}


def converted(file: File, kind: str, number: int, table: Document, shape: type[Shape]) -> Shape:
    """A table as a value; `number` counts it among its kind in the file, for one without an id.

    Raises:
        Refusal: a key is missing or holds what is not allowed.
    """
    try:
        return msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        place = _place(kind, number, table)
        raise _misfit(file, place, table, shape, str(error)) from None


def unknown_keys(
    file: File, kind: str, number: int, table: Document, shape: type[msgspec.Struct]
) -> Iterator[Refusal]:
    """A warning for each key that no shape knows: it is not read."""
    place = _place(kind, number, table)
    yield from _unknown(file, place, table, {*shape.__struct_encode_fields__, *_LATER_KEYS})
    name, part = _PARTS.get(kind, ("", msgspec.Struct))
    inner = table.get(name, [])
    for each in inner if isinstance(inner, list) else []:
        if isinstance(each, dict):
            yield from _unknown(file, place, each, {*part.__struct_encode_fields__, *_LATER_KEYS})


def unknown_tables(file: File) -> Iterator[Refusal]:
    """A warning for each table at the top of a file that is none of the format's."""
    yield from _unknown(file, "-", file.document, {"pack", *KINDS})


def _unknown(file: File, place: str, table: Document, known: set[str]) -> Iterator[Refusal]:
    for key in table:
        if key not in known:
            yield Refusal(
                "{path}: {place}: key {key} is not known and not read; the nearest is {nearest}.",
                path=file.path,
                place=place,
                key=key[:QUOTED],
                nearest=nearest(key, known),
            )


def _place(kind: str, number: int, table: Document) -> str:
    return str(table.get("id") or f"{kind} {number}")[:QUOTED]


def _misfit(
    file: File, place: str, table: Document, shape: type[msgspec.Struct], said: str
) -> Refusal:
    """What the validator found, as a sentence with file, line, id, key and what is allowed."""
    what, _, path = said.partition(" - at `$")
    key = path.strip(".`")
    facts = {"path": file.path, "line": file.line(table) or "?", "place": place}
    if "missing required field" in what:
        missing = what.rpartition("field ")[2].strip("` ")
        within = f"{key}.{missing}" if key else missing
        return Refusal("{path}: line {line}: {place}: key {key} is missing.", **facts, key=within)
    holder, inner, value = _within(shape, table, key)
    allowed = _allowed(holder, inner)
    if allowed:
        return Refusal(
            "{path}: line {line}: {place}: {key} is “{value}”, allowed are {allowed}.",
            **facts,
            key=key,
            value=str(value)[:QUOTED],
            allowed=", ".join(allowed),
        )
    bound = what.partition("` ")[2]
    if bound.startswith((">=", "<=")):
        return Refusal(
            "{path}: line {line}: {place}: {key} must be {bound}.", **facts, key=key, bound=bound
        )
    return Refusal(
        "{path}: line {line}: {place}: {key} has a value of the wrong type.", **facts, key=key
    )


def _within(
    shape: type[msgspec.Struct], table: Document, key: str
) -> tuple[type[msgspec.Struct], str, object]:
    """The shape of the table that a key such as `step[3].kind` is in, its last name, its value."""
    *outer, last = key.split(".")
    here: Any = table
    for part in outer:
        name, _, number = part.rstrip("]").partition("[")
        shape = next(_tables_of(get_type_hints(shape)[name]))
        here = here[name][int(number)] if number else here[name]
    return shape, last, here.get(last)


def _types(hint: object) -> Iterator[object]:
    """Every type that a hint names, such as the one within a tuple or beside None."""
    yield hint
    for part in get_args(hint):
        yield from _types(part)


def _tables_of(hint: object) -> Iterator[type[msgspec.Struct]]:
    for each in _types(hint):
        if isinstance(each, type) and issubclass(each, msgspec.Struct):
            yield each


def _allowed(shape: type[msgspec.Struct], key: str) -> list[str]:
    """The values of an enumeration, for a key that holds one."""
    for option in _types(get_type_hints(shape).get(key)):
        if isinstance(option, type) and issubclass(option, Enum):
            return [str(each.value) for each in option]
    return []
