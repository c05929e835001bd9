"""What comes in: typed at a keyboard line by line, or piped in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_TYPED = 4095
"""The bytes of a line that Linux hands on from a keyboard; it drops the rest without a word."""


def typed_line(refuse: Callable[[Refusal], None]) -> str:
    """A line from the keyboard with its end; empty at the end of input.

    One that may have been cut is refused and waited for again.
    """
    while True:
        sys.stderr.flush()
        line = sys.stdin.buffer.readline()
        if len(line.removesuffix(b"\n")) < MOST_TYPED:
            return line.decode(errors="replace")
        refuse(
            Refusal(
                "A terminal cuts off a line of {most} bytes or more: type this one again in "
                "shorter lines, or pipe it in.",
                most=MOST_TYPED,
            )
        )


def typed_text(refuse: Callable[[Refusal], None]) -> str:
    """All lines from the keyboard, up to the end of input."""
    return "".join(iter(lambda: typed_line(refuse), ""))
