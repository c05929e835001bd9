"""What stands between the program's words and the terminal: encodings, and JSON that is safe."""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING
from unicodedata import normalize

from verbindend.views.look import ASCII, UNICODE, marks_for

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from typing import TextIO

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
    """Make both outputs forgiving, whatever their encoding, and open what was closed.

    Otherwise the first file that is opened would get a closed output's number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    codecs.register_error(_HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def silence(stream: TextIO) -> None:
    """Let an output that fails swallow what it still holds, and all that follows."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def flushed() -> bool:
    """Whether all that was printed has gone out."""
    try:
        sys.stdout.flush()
    except OSError:
        silence(sys.stdout)
        return False
    return True


def _iso(value: date | datetime | time) -> str:
    return value.isoformat()


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """A letter without its accent, a plain mark, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start]
    bare = "".join(each for each in normalize("NFD", sign) if each.isascii())
    return _NEAREST.get(sign) or bare or "?", error.start + 1
