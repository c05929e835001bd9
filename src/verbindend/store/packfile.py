"""A pack's files as tables, read with a limit on everything: a pack comes from somebody else."""

from __future__ import annotations

import math
import os
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import tomli

from verbindend.core.clean import clean_foreign
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.store import atomic
from verbindend.store.toml import Document, line_of

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 256 * 1024
MOST_DEPTH = 8
MOST_NODES = 20_000
MOST_TEXT = 20_000
MOST_NUMBER = 2**53
MOST_FILES = 200

_ID_LINE = re.compile(rb"[ \t]*id[ \t]*=[ \t]*[\"']([^\"'\r\n]+)")
"""A line that sets an id."""

_KEY_RUN = re.compile(
    r"""(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){16}"""
)
"""Sixteen dotted names in a row, which costs a parser seconds and gigabytes."""


@dataclass(frozen=True)
class File:
    """One file of a pack, cleaned."""

    path: Path
    document: Document
    data: bytes
    removed: int
    """How many control and invisible characters were taken out."""

    def line(self, table: Document) -> int | None:
        """The line of the table with this id, where it has one; a long id by its beginning."""
        return self._lines.get(str(table.get("id", ""))[:QUOTED])

    @cached_property
    def _lines(self) -> dict[str, int]:
        """The first line of each id, found in one go: a pack may have thousands that are wrong."""
        lines: dict[str, int] = {}
        for number, line in enumerate(self.data.split(b"\n"), 1):
            found = _ID_LINE.match(line)
            if found:
                lines.setdefault(found[1].decode()[:QUOTED], number)
        return lines


def read_files(path: Path) -> list[File]:
    """Every file of a pack: the one named, or all of a folder and its folders, by name.

    Raises:
        Refusal: a file is no file, too large, no UTF-8, no TOML, or out of bounds.
    """
    try:
        return [_read(each) for each in paths(path)]
    except OSError as error:  # such as a name that no file can have
        raise Refusal(
            "{path}: cannot be read ({reason}).", path=path, reason=atomic.reason(error)
        ) from None


def paths(path: Path) -> list[Path]:
    """The files of a pack: the one named, or all of a folder and its folders, by name.

    Raises:
        Refusal: there is none, or there are too many.
    """
    if not path.is_dir():
        return [path]
    found = sorted(each for each in path.rglob("*.toml") if not each.is_symlink())
    if not found:
        raise Refusal("{path}: there is no .toml file in this folder.", path=path)
    if len(found) > MOST_FILES:
        raise Refusal("{path}: more than {most} files in one pack.", path=path, most=MOST_FILES)
    return found


def contents(path: Path) -> bytes:
    """The bytes of a pack's file, also of one that is linked to.

    Raises:
        Refusal: it cannot be read, is no ordinary file, or is too large.
    """
    try:
        return atomic.read(os.path.realpath(path), MOST_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from None


def _read(path: Path) -> File:
    data = contents(path)
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        raise Refusal("{path}: not UTF-8 text.", path=path) from None
    document = _parsed(path, text)
    _within_bounds(path, data, document)
    removed: list[int] = []
    return File(path, _cleaned(document, removed), data, sum(removed))


def _unreadable(path: Path, error: OSError) -> Refusal:
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        return Refusal(
            "{path}: too large ({size} bytes, limit {limit}).",
            path=path,
            size=path.stat().st_size,
            limit=MOST_BYTES,
        )
    if path.exists() and not path.is_file():
        return Refusal("{path}: is not a regular file.", path=path)
    return Refusal("{path}: cannot be read ({reason}).", path=path, reason=atomic.reason(error))


def _parsed(path: Path, text: str) -> Document:
    deep = _KEY_RUN.search(text)
    if deep:
        raise Refusal(
            "{path}: line {line}: nested too deeply.",
            path=path,
            line=text.count("\n", 0, deep.start()) + 1,
        )
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise Refusal(
            "{path}: line {line}, column {column}: this is not TOML ({reason}).",
            path=path,
            line=error.lineno,
            column=error.colno,
            reason=clean_foreign(error.msg)[:QUOTED],
        ) from None
    except (ValueError, RecursionError):
        raise Refusal("{path}: nested too deeply, or a number too large.", path=path) from None


def _within_bounds(path: Path, data: bytes, document: Document) -> None:
    """Walk the whole document without recursion, whatever its shape."""
    waiting: list[tuple[object, int, str]] = [(document, 0, "")]
    nodes = 0
    while waiting:
        value, depth, key = waiting.pop()
        nodes += 1
        if depth > MOST_DEPTH or nodes > MOST_NODES:
            raise Refusal("{path}: nested too deeply, or too many keys.", path=path)
        if isinstance(value, dict):
            waiting += [(item, depth + 1, name) for name, item in value.items()]
        elif isinstance(value, list):
            waiting += [(item, depth + 1, key) for item in value]
        elif not _fits(value):
            raise Refusal(
                "{path}: line {line}: the value of {key} is out of bounds.",
                path=path,
                line=line_of(data, key) or "?",
                key=clean_foreign(key)[:QUOTED],
            )


def _fits(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= MOST_TEXT
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or abs(value) < MOST_NUMBER


def _cleaned(value: object, removed: list[int]) -> Document:
    """The document with every text cleaned; what was taken out is counted in `removed`."""

    def clean(item: object) -> object:
        if isinstance(item, str):
            safe = clean_foreign(item)
            removed.append(len(item.replace("\r\n", "\n")) - len(safe))
            return safe
        if isinstance(item, dict):
            return {clean_foreign(key): clean(part) for key, part in item.items()}
        return [clean(part) for part in item] if isinstance(item, list) else item

    result = clean(value)
    return result if isinstance(result, dict) else {}
