"""The texts of a pack, each under the name a translation gives it: `prompt.waarderen-o1.text`."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from verbindend.core.pack import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from verbindend.core.pack import Pack, Table

    Texts = Mapping[str, str]

TEXTS: dict[str, tuple[str, ...]] = {
    "essential": ("title", "short", "explanation", "example"),
    "behaviour": ("text", "visible_as"),
    "prompt": ("text", "help", "anchor_min", "anchor_max", "follow_up"),
    "thought": ("text",),
    "task": ("text",),
    "set": ("title",),
}
"""The keys of each table that are text, and so can be translated."""

PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "behaviour": ("item", ("text",)),
    "prompt": ("option", ("label",)),
    "set": ("option", ("label", "hint", "story", "date")),
}
"""The parts of a table that have texts of their own. One with a single text needs no key for it."""

HASHED = 8
"""How many characters tell one state of a table's texts from another."""

T = TypeVar("T", bound=msgspec.Struct)


def names(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every text of a pack, also the empty ones, with its name."""
    for kind in KINDS:
        for table in pack.of(kind):
            yield from _of_table(kind, table)


def texts(pack: Pack) -> dict[str, str]:
    """The texts of a pack by name."""
    return {name: text for name, text in names(pack) if text}


def hashes(pack: Pack) -> dict[str, str]:
    """What the texts of each table come down to, so that a translator sees which have changed."""
    return {
        f"{kind}.{table.id}": sha256(
            "\n".join(text for _, text in _of_table(kind, table)).encode()
        ).hexdigest()[:HASHED]
        for kind in KINDS
        for table in pack.of(kind)
    }


def with_texts(pack: Pack, given: Texts, said: Texts) -> Pack:
    """The pack with other texts; what is not given stays as it is.

    Of what a translation says of itself, its language, title and summary count. How readers are
    addressed is a matter of the pack's own language.
    """
    own = {key: said[key] for key in ("language", "title", "summary") if said.get(key)}
    return msgspec.structs.replace(
        pack,
        about=msgspec.structs.replace(pack.about, **own, address=""),
        **{
            f"{kind}s": tuple(_with(kind, table, given) for table in pack.of(kind))
            for kind in KINDS
        },
    )


def _of_table(kind: str, table: Table) -> Iterator[tuple[str, str]]:
    base = f"{kind}.{table.id}"
    for key in TEXTS[kind]:
        yield f"{base}.{key}", getattr(table, key)
    name, keys = PARTS.get(kind, ("", ()))
    for part in getattr(table, name, ()):
        for key in keys:
            yield _part(f"{base}.{name}.{part.id}", key, keys), getattr(part, key)


def _part(base: str, key: str, keys: tuple[str, ...]) -> str:
    return f"{base}.{key}" if len(keys) > 1 else base


def _with(kind: str, table: Table, given: Texts) -> Table:
    base = f"{kind}.{table.id}"
    new: dict[str, Any] = {
        key: given[f"{base}.{key}"] for key in TEXTS[kind] if f"{base}.{key}" in given
    }
    name, keys = PARTS.get(kind, ("", ()))
    if name:
        new[name] = tuple(
            _with_part(part, f"{base}.{name}.{part.id}", keys, given)
            for part in getattr(table, name)
        )
    return msgspec.structs.replace(table, **new) if new else table


def _with_part(part: T, base: str, keys: tuple[str, ...], given: Texts) -> T:
    named = {key: _part(base, key, keys) for key in keys}
    new = {key: given[name] for key, name in named.items() if name in given}
    return msgspec.structs.replace(part, **new) if new else part
