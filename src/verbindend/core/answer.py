"""An answer as it is typed, made into one of the type that its kind of question has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.pack import Option


def number(typed: str, least: int, most: int) -> int | None:
    """A whole number; None when nothing was typed.

    Raises:
        Refusal: it is no number from the least to the most.
    """
    word = typed.strip()
    if not word:
        return None
    if not _is_number(word, least, most):
        raise Refusal("Type a number from {least} to {most}, or nothing.", least=least, most=most)
    return int(word)


def option(typed: str, options: Sequence[Option]) -> str | None:
    """The id of the option meant by its number, its name or its label; None of nothing.

    Raises:
        Refusal: there is no such option.
    """
    named = _named(typed, options)
    if named:
        return named
    chosen = number(typed, 1, len(options))
    return options[chosen - 1].id if chosen else None


def _is_number(word: str, least: int, most: int) -> bool:
    fits = word.isascii() and word.isdigit() and len(word) <= len(str(most))
    return fits and least <= int(word) <= most


def _named(typed: str, options: Sequence[Option]) -> str | None:
    word = typed.strip().casefold()
    for each in options:
        if word and word in (each.id.casefold(), each.label.casefold()):
            return each.id
    return None
