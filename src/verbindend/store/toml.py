"""TOML in and out: one parser everywhere, bounded, with errors that name a line."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

import msgspec
import tomli

Document = dict[str, Any]
"""A TOML file as Python's own values."""


class BadTomlError(ValueError):
    """A file that is not TOML. Carries a line when one is known; never a word of the file."""

    def __init__(self, line: int | None) -> None:
        super().__init__(f"not TOML, line {line}")
        self.line = line


def parse(data: bytes) -> Document:
    """Read a document.

    Raises:
        BadTomlError: it is not UTF-8 text, not TOML, or nested without end.
    """
    try:
        return tomli.loads(data.removeprefix(b"\xef\xbb\xbf").decode())
    except UnicodeDecodeError as error:
        raise BadTomlError(data.count(b"\n", 0, error.start) + 1) from None
    except tomli.TOMLDecodeError as error:
        raise BadTomlError(error.lineno) from None
    except (ValueError, RecursionError):
        raise BadTomlError(None) from None


def dump(document: Document, *, multiline: bool = True) -> bytes:
    """Write a document as TOML 1.0, long texts as readable lines unless `multiline` is off."""
    import tomli_w  # noqa: PLC0415 - most commands only read

    return tomli_w.dumps(document, multiline_strings=multiline).encode()


class _Moment(datetime):
    """A moment as RFC 3339 writes it: tomli-w takes what `str` gives, with a space for the T."""

    def __str__(self) -> str:
        return self.isoformat()


def as_document(value: msgspec.Struct) -> Document:
    """A struct as a document; what is None is absent, as TOML has no word for it."""
    built: Document = _present(msgspec.to_builtins(value, builtin_types=(date, datetime, time)))
    return built


def _present(item: Any) -> Any:  # noqa: ANN401 - whatever TOML knows
    if isinstance(item, dict):
        return {key: _present(part) for key, part in item.items() if part is not None}
    if isinstance(item, list | tuple):
        return [_present(part) for part in item]
    return _Moment.fromisoformat(item.isoformat()) if isinstance(item, datetime) else item


def line_of(data: bytes, key: str) -> int | None:
    """The line on which a key is first set, counted from one."""
    found = re.search(rb"(?m)^[ \t]*(?:\[+)?" + re.escape(key.encode()) + rb"[ \t]*[=\].]", data)
    return data.count(b"\n", 0, found.start()) + 1 if found else None


def line_of_table(data: bytes, name: str) -> int | None:
    """The line of the table `[anything.name]`, counted from one."""
    found = re.search(rb"(?m)^[ \t]*\[[^\]\n]*\." + re.escape(name.encode()) + rb"[ \t]*\]", data)
    return data.count(b"\n", 0, found.start()) + 1 if found else None
