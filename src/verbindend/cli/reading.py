"""What comes in: typed at a keyboard line by line, or piped in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_PIPED = 16 * 1024 * 1024
"""More bytes than anything that is kept may have."""

MOST_TYPED = 4095
"""The bytes of a line that Linux hands on from a keyboard; it drops the rest without a word."""


def piped() -> str:
    """All that is piped in.

    Raises:
        Refusal: it is too much, or no UTF-8.
    """
    data = sys.stdin.buffer.read(MOST_PIPED + 1)
    if len(data) > MOST_PIPED:
        raise Refusal("More than {most} bytes are piped in: shorten it.", most=MOST_PIPED)
    return _decoded(data)


def typed_line(refuse: Callable[[Refusal], None]) -> str:
    """A line from the keyboard with its end; empty at the end of input.

    One that may have been cut or cannot be read is refused and waited for again.
    """
    while True:
        sys.stderr.flush()
        line = sys.stdin.buffer.readline()
        try:
            return _whole(line)
        except Refusal as refusal:
            refuse(refusal)


def typed_text(refuse: Callable[[Refusal], None]) -> str:
    """All lines from the keyboard, up to the end of input."""
    return "".join(iter(lambda: typed_line(refuse), ""))


def _whole(line: bytes) -> str:
    if len(line.removesuffix(b"\n")) >= MOST_TYPED:
        raise Refusal(
            "A terminal cuts off a line of {most} bytes or more: type this one again in "
            "shorter lines, or pipe it in.",
            most=MOST_TYPED,
        )
    return _decoded(line)


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:  # it holds the text, so it goes no further
        raise Refusal("This text is not in UTF-8: convert it and try again.") from None
