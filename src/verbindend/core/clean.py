"""Text from outside, made safe to keep and to show.

Neither the terminal libraries nor TOML hold back escape sequences: only these functions do, at
every entrance (a key, an argument, a pipe, an editor, a file, a pack).
"""

from __future__ import annotations

import re

from verbindend.core.refusal import Refusal

MOST_CHARACTERS = 100_000
"""The longest text kept as one answer, in characters."""

BIDI_MARK = "¤"
"""Stands on screen for a character that would turn the reading direction around."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = f"\u061c\u200e\u200f{_BIDI}\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_DROPPED = re.compile(f"[{_CONTROLS}]")
_DROPPED_FOREIGN = re.compile(f"[{_CONTROLS}{_INVISIBLE}]")
_TURNING = re.compile(f"[{_BIDI}]")
_STEERING = re.compile(f"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}]")


def clean(text: str) -> str:
    """The leader's own text: every line end a newline, controls and lone surrogates gone.

    Idempotent, and what comes out survives TOML and a text editor unchanged.
    """
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))


def accepted(text: str) -> str:
    """The leader's own text as it is kept.

    Raises:
        Refusal: nothing is left of it, or it is too long for one answer.
    """
    kept = clean(text)
    if not kept.strip():
        raise Refusal("There is no text yet: write a few words.")
    if len(kept) > MOST_CHARACTERS:
        raise Refusal(
            "This text has {count} characters, {most} is the most for one answer: shorten it or "
            "split it.",
            count=len(kept),
            most=MOST_CHARACTERS,
        )
    return kept


def clean_foreign(text: str) -> str:
    """Text written by others (packs, names): as `clean`, and nothing unseen or turning either."""
    return _DROPPED_FOREIGN.sub("", _LINE_ENDS.sub("\n", text))


def shown(text: str) -> str:
    """The text as it may stand on a screen: clean, and each turning character a visible mark."""
    return _TURNING.sub(BIDI_MARK, clean(text))


def inert(text: str) -> str:
    """A piece of a line on its way to the terminal, without anything that would steer it."""
    return _STEERING.sub("", text)


def one_line(text: str, most: int = 0) -> str:
    """The text as one line for a list; cut to `most` characters when given."""
    line = " ".join(shown(text).split())
    return line if not most or len(line) <= most else line[: most - 1].rstrip() + "…"
