"""What stands between the program's words and the terminal: encodings, and JSON that is safe."""

from __future__ import annotations

import codecs
import json
import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING
from unicodedata import normalize

from verbindend.views.look import ASCII, UNICODE, marks_for

if TYPE_CHECKING:
    from datetime import date, datetime, time

_ACTIVE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What JSON may hold as it is, and a terminal obeys or breaks a line at."""

_HANDLER = "verbindend-nearest"
_NEAREST = {
    UNICODE.separator: ASCII.separator,
    UNICODE.ellipsis: ASCII.ellipsis,
    "“": '"',
    "”": '"',
    "‘": "'",  # noqa: RUF001 - signs that an output may lack are the subject
    "’": "'",  # noqa: RUF001
}


def to_json(value: object) -> str:
    """A value as JSON on one line, dates as ISO strings, exact and yet harmless on a screen."""
    plain = marks_for(sys.stdout.encoding) is ASCII
    text = json.dumps(value, ensure_ascii=plain, default=_iso)
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def settle() -> None:
    """Make both outputs forgiving, whatever their encoding."""
    codecs.register_error(_HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def _iso(value: date | datetime | time) -> str:
    return value.isoformat()


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """A letter without its accent, a plain mark, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start]
    bare = "".join(each for each in normalize("NFD", sign) if each.isascii())
    return _NEAREST.get(sign) or bare or "?", error.start + 1
