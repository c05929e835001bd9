"""Between an entry and its file: what stands in the file, and why a file is no entry."""

from __future__ import annotations

import re
from functools import cache
from math import isfinite
from typing import Any

import msgspec

from verbindend.core.clean import clean
from verbindend.core.entry import FORMAT, Answer, AnyEntry, Close, Pause
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.store.toml import BadTomlError, Document, as_document, dump, line_of, parse

MOST_BYTES = 8 * 1024 * 1024
"""The largest file read as an entry."""

_HEAD = ("format", "kind", "written", "day", "essential", "behaviours", "people", "tags", "share",
         "pack", "language")  # fmt: skip
_TABLES = {"answers": Answer, "closes": Close, "pauses": Pause}
_PATH = re.compile(r"at `\$\.?(\w*)")
_CONFLICT = (b"<<<<<<< ", b"\n=======", b"\n>>>>>>> ")


class NotAnEntryError(ValueError):
    """Why a file is no entry: a sentence of the catalogue, and its line when there is one."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def decode(entry_id: str, data: bytes) -> AnyEntry:
    """The entry in a file.

    Raises:
        NotAnEntryError: the file is half-written, conflict-marked, or lacks what an entry needs.
    """
    if line := _conflict_line(data):
        raise NotAnEntryError(mark("holds two versions after a sync: keep one of them"), line)
    try:
        document = parse(data)
    except BadTomlError as error:
        raise NotAnEntryError(mark("is damaged or only half written"), error.line) from None
    document["id"] = entry_id
    try:
        entry: AnyEntry = msgspec.convert(document, AnyEntry)
    except msgspec.ValidationError as error:
        raise _explained(error, document, data) from None
    return entry


def encode(entry: AnyEntry) -> Document:
    """An entry as it stands in its file: first what all kinds share, then its own keys."""
    built = as_document(entry)
    del built["id"]
    document = {key: built.pop(key) for key in _HEAD if key in built}
    spare = _spare(type(entry))
    return document | {key: value for key, value in built.items() if value or key not in spare}


def ours(entry: AnyEntry) -> None:
    """See to it that this version may change an entry.

    Raises:
        Refusal: a newer version of the program wrote it.
    """
    if entry.read_only:
        raise Refusal(
            "{id} was made by a newer version: update the program to change it.", id=entry.id
        )


def limited(data: bytes) -> None:
    """See to it that a file made of this can be read again.

    Raises:
        Refusal: it is too large.
    """
    if len(data) > MOST_BYTES:
        raise Refusal(
            "The text has {count} bytes, {most} is the most for one entry: shorten it.",
            count=len(data),
            most=MOST_BYTES,
        )


def to_bytes(document: Document) -> bytes:
    """A document as the bytes of its file, its texts in readable lines.

    A text that looks like a merge conflict is written on one line, so that it is never taken for
    one when it is read back.
    """
    data = dump(document)
    return dump(document, multiline=False) if _conflict_line(data) else data


def changed(document: Document, entry: AnyEntry) -> Document:
    """The document of a file with an entry's values in it; keys this program does not know stay."""
    known = {"kind", *type(entry).__struct_encode_fields__}
    own = encode(entry)
    unknown = {key: value for key, value in document.items() if key not in known}
    for key, table in _TABLES.items():
        if key in own:
            own[key] = _with_unknown(
                document.get(key, []), own[key], table.__struct_encode_fields__
            )
    return own | unknown


def cleaned(document: Any) -> Any:  # noqa: ANN401 - any value that TOML has
    """A document with every text in it cleaned."""
    if isinstance(document, str):
        return clean(document)
    if isinstance(document, dict):
        return {key: cleaned(value) for key, value in document.items()}
    if isinstance(document, list):
        return [cleaned(value) for value in document]
    return document


def as_shown(entry_id: str, data: bytes) -> Document:
    """What stands in an entry's file, also what this program does not know, and its id.

    What is no number, as TOML may have it and JSON may not, is None.

    Raises:
        BadTomlError: the file is not TOML.
    """
    document: Document = _finite(parse(data))
    return document | {"id": entry_id}


def _finite(document: Any) -> Any:  # noqa: ANN401 - any value that TOML has
    """A document with None for every `nan` and `inf` in it."""
    if isinstance(document, float):
        return document if isfinite(document) else None
    if isinstance(document, dict):
        return {key: _finite(value) for key, value in document.items()}
    if isinstance(document, list):
        return [_finite(value) for value in document]
    return document


def _with_unknown(
    before: list[Document], after: list[Document], known: tuple[str, ...]
) -> list[Document]:
    """Tables with the unknown keys of the table that stood in the same place."""
    padded = before + [{}] * (len(after) - len(before))
    return [
        row | {key: value for key, value in old.items() if key not in known}
        for row, old in zip(after, padded, strict=False)
    ]


@cache
def _spare(kind: type[AnyEntry]) -> frozenset[str]:
    """The keys of a kind that may be absent when they hold nothing."""
    fields = msgspec.structs.fields(kind)
    return frozenset(field.encode_name for field in fields if field.default in ("", ()))


def _conflict_line(data: bytes) -> int | None:
    """The line where a merge left its marks: all three, in order, each at the start of a line."""
    begins = 0 if data.startswith(_CONFLICT[0]) else data.find(b"\n" + _CONFLICT[0])
    if begins < 0:
        return None
    middle = data.find(_CONFLICT[1], begins)
    if middle < 0 or data.find(_CONFLICT[2], middle) < 0:
        return None
    return data.count(b"\n", 0, begins + 1) + 1


def _explained(error: msgspec.ValidationError, document: Document, data: bytes) -> NotAnEntryError:
    """What is wrong, without a word of the file: only its keys are named by line."""
    written_by = document.get("format")
    if isinstance(written_by, int) and written_by > FORMAT:
        return NotAnEntryError(mark("was made by a newer version: update the program to read it"))
    found = _PATH.search(str(error))
    line = line_of(data, found[1]) if found and found[1] else None
    return NotAnEntryError(mark("is not an entry: a key is missing or has a wrong value"), line)
