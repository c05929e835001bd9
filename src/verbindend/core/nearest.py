"""The name that somebody may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def three_nearest(word: str, names: Iterable[str]) -> str:
    """The three most alike names, for a message."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong name needs it

    return ", ".join(get_close_matches(word, list(names), n=3, cutoff=0))


def nearest(word: str, names: Iterable[str]) -> str:
    """The name that is most like a word; a dash where none is much like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong name needs it

    return next(iter(get_close_matches(word, sorted(names), n=1)), "-")
