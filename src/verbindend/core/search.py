"""Finding entries by words, essential, kind, person and period."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verbindend.core.entry import AnyEntry


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for; what is left empty does not matter."""

    words: str = ""
    essential: str | None = None
    kind: str | None = None
    tag: str | None = None
    person: str | None = None
    first: date | None = None
    last: date | None = None


def find(entries: Iterable[AnyEntry], query: Query) -> tuple[AnyEntry, ...]:
    """The entries that fit, in the order they came in.

    Every word must occur somewhere in the entry's own texts, its people or its tags, as a whole or
    as a part; accents and capitals do not matter.
    """
    wanted = folded(query.words).split()
    return tuple(
        entry
        for entry in entries
        if _fits(entry, query) and (not wanted or _has_words(entry, wanted))
    )


def folded(text: str) -> str:
    """The text without accents and capitals, for comparing only."""
    if text.isascii():
        return text.lower()
    compatible = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", compatible)
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def _fits(entry: AnyEntry, query: Query) -> bool:
    return (
        query.essential in (None, entry.essential)
        and query.kind in (None, entry.kind)
        and (query.tag is None or query.tag in entry.tags)
        and (query.person is None or query.person in entry.people)
        and (query.first is None or entry.day >= query.first)
        and (query.last is None or entry.day <= query.last)
    )


def _has_words(entry: AnyEntry, wanted: list[str]) -> bool:
    own = "\n".join([*(text for _, text in texts(entry)), *entry.people, *entry.tags])
    searched = folded(own)
    return all(word in searched for word in wanted)
