"""A year ago: the leader's own words of then, to be met again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import Deed, Moment, Reflection, Review
from verbindend.core.prompt import Kind
from verbindend.core.step import Key
from verbindend.core.year import same_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verbindend.core.entry import Answer, AnyEntry
    from verbindend.core.library import Library

NEAR = 3
"""How many days from the same day of last year something may be."""


class Ago(msgspec.Struct, frozen=True, kw_only=True):
    """Own words of then, and the entry that they stand in."""

    id: str
    day: date
    essential: str | None
    text: str


def year_ago(entries: Iterable[AnyEntry], today: date, library: Library) -> Ago | None:
    """What was written a year before: on the day itself, else on the nearest one near it.

    Of one day a deed comes before the moment to keep of a look back on the week, and that before
    the answer of an evening; then the first that was written. A pause then or now is no matter.
    """
    then = same_day(today, today.year - 1)
    near = [
        (abs((entry.day - then).days), order, entry.day, entry.written, entry.id, entry)
        for entry in entries
        if abs((entry.day - then).days) <= NEAR and (order := _order(entry)) is not None
    ]
    for *_, entry in sorted(near, key=lambda each: each[:-1]):  # one is enough: packs are slow
        text = _own_words(entry, library)
        if text.strip():
            return Ago(id=entry.id, day=entry.day, essential=entry.essential, text=text)
    return None


def _order(entry: AnyEntry) -> int | None:
    """Which kind comes first; None of one that is not shown again."""
    match entry:
        case Deed():
            return 0
        case Review():
            return 1
        case Reflection(moment=Moment.EVENING):
            return 2
        case _:
            return None


def _own_words(entry: AnyEntry, library: Library) -> str:
    """The words in free text that are met again."""
    if isinstance(entry, Deed):
        return entry.text
    if isinstance(entry, Review):
        return _kept(entry, library)
    free = [row for row in entry.answers if _is_free(row, library)]
    on_essential = (row for row in free if _is_on_essential(row, library))
    row = next(on_essential, free[0] if free else None)
    return str(row.value) if row else ""


def _kept(review: Review, library: Library) -> str:
    """The moment to keep; where it is another than those offered, the words that follow it."""
    names = {prompt.id: prompt for prompt in library.wordings(Key.KEEP)}
    rows = iter(review.answers)
    for row in rows:
        prompt = names.get(row.prompt)
        if prompt and row.value in [option.id for option in prompt.option]:
            after = next(rows, None)
            return str(after.value) if after and not after.prompt else ""
        if prompt:
            return str(row.value)
    return ""


def _is_free(row: Answer, library: Library) -> bool:
    """Whether an answer is in free text; where no pack has the question, one word is an option."""
    if not isinstance(row.value, str) or not row.value.strip():
        return False
    prompt = library.prompts.get(row.prompt)
    if prompt:
        return prompt.kind == Kind.TEXT
    return not row.prompt or len(row.value.split()) > 1


def _is_on_essential(row: Answer, library: Library) -> bool:
    prompt = library.prompts.get(row.prompt)
    return prompt is not None and bool(prompt.essential)
