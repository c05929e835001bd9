"""An answer as it is typed, made into one of the type that its kind of question has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.clean import accepted, clean
from verbindend.core.day import read_day
from verbindend.core.people import handles
from verbindend.core.prompt import Kind, Stance
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from verbindend.core.entry import Value
    from verbindend.core.prompt import Asked, Option


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


def ticked(typed: str, options: Sequence[Option]) -> tuple[str, ...]:
    """The ids of the options meant, as in '1 3' or by their names with commas between.

    Raises:
        Refusal: one of them is not there.
    """
    parts = [typed] if _named(typed, options) else typed.split(",")
    words = [word for part in parts for word in ([part] if _named(part, options) else part.split())]
    try:
        meant = {option(word, options) for word in words}
    except Refusal:
        raise Refusal(
            "Type numbers from 1 to {most} with a space between, or nothing.", most=len(options)
        ) from None
    return tuple(each.id for each in options if each.id in meant)


def items(lines: Iterable[str], most: int) -> tuple[str, ...]:
    """The things on a list, one a line; empty lines are none.

    Raises:
        Refusal: there are too many, or one is too long.
    """
    cleaned = (clean(line).strip() for line in lines)
    listed = tuple(accepted(line) for line in cleaned if line)
    if len(listed) > most:
        raise Refusal(
            "These are {count} lines, {most} is the most: leave one out, or put two on one line.",
            count=len(listed),
            most=most,
        )
    return listed


def day(typed: str, prompt: Asked, today: date) -> date | None:
    """A day; None when nothing was typed.

    Raises:
        Refusal: it is no date, or is still to come where a day is asked about that was.
    """
    if not clean(typed).strip():
        return None
    meant = read_day(typed, today, prompt.stance)
    if prompt.stance == Stance.BACK and meant > today:
        raise Refusal("{day} is still to come: this asks about a day that was.", day=meant)
    return meant


def fitting(prompt: Asked | None, value: Value | None, today: date) -> Value | None:
    """An answer as it is kept; until then it is held as it was typed, people on one line.

    Raises:
        Refusal: it does not fit its question.
    """
    if prompt and prompt.kind == Kind.PEOPLE and isinstance(value, tuple):
        return handles(",".join(value), prompt.max_people) or None
    if prompt and prompt.kind == Kind.LIST and isinstance(value, tuple):
        return items(value, prompt.max_items) or None
    if prompt and prompt.kind == Kind.DATE and isinstance(value, str):
        return day(value, prompt, today)
    return value


def in_words(prompt: Asked, value: Value, between: str = ", ") -> str:
    """An answer as a text: options by their labels."""
    labels = {each.id: each.label for each in prompt.option}
    if isinstance(value, tuple):
        return between.join(labels.get(each, each) for each in value)
    return labels.get(value, value) if isinstance(value, str) else str(value)


def _is_number(word: str, least: int, most: int) -> bool:
    fits = word.isascii() and word.isdigit() and len(word) <= len(str(most))
    return fits and least <= int(word) <= most


def _named(typed: str, options: Sequence[Option]) -> str | None:
    word = typed.strip().casefold()
    for each in options:
        if word and word in (each.id.casefold(), each.label.casefold()):
            return each.id
    return None
