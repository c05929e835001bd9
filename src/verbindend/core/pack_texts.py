"""The texts of a pack, each under the name a translation gives it: `prompt.waarderen-o1.text`."""

from __future__ import annotations

from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from verbindend.core.pack import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from verbindend.core.pack import Pack, Table

    Given = Mapping[str, str]


class Texts(NamedTuple):
    """The keys of a table that are text, and the tables within it that have texts of their own."""

    keys: tuple[str, ...]
    parts: Mapping[str, Texts] = MappingProxyType({})

    @property
    def name(self) -> str:
        """What a text of a table within is called; a single one needs no key."""
        return "{base}" if len(self.keys) == 1 else "{base}.{key}"


_ASKED = Texts(
    ("text", "help", "anchor_min", "anchor_max", "follow_up"), {"option": Texts(("label",))}
)

TEXTS: dict[str, Texts] = {
    "essential": Texts(("title", "short", "explanation", "example")),
    "behaviour": Texts(("text", "visible_as"), {"item": Texts(("text",))}),
    "prompt": _ASKED,
    "exercise": Texts(
        ("title", "intro"),
        {"stage": Texts(("label",)), "step": _ASKED, "message": Texts(("text",))},
    ),
    "rhythm": Texts(("title", "intro"), {"step": _ASKED}),
    "programme": Texts(("title", "intro")),
    "thought": Texts(("text",)),
    "task": Texts(("text",)),
    "set": Texts(("title",), {"option": Texts(("label", "hint", "story", "date"))}),
}
"""What can be translated of each kind of table."""

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


def with_texts(pack: Pack, given: Given, said: Given) -> Pack:
    """The pack with other texts; what is not given stays as it is.

    Of what a translation says of itself, its language, title and summary count. How readers are
    addressed is a matter of the pack's own language.
    """
    own = {key: said[key] for key in ("language", "title", "summary") if said.get(key)}
    return msgspec.structs.replace(
        pack,
        about=msgspec.structs.replace(pack.about, **own, address=""),
        **{
            f"{kind}s": tuple(
                _with(table, TEXTS[kind], f"{kind}.{table.id}", "{base}.{key}", given)
                for table in pack.of(kind)
            )
            for kind in KINDS
        },
    )


def _of_table(kind: str, table: Table) -> Iterator[tuple[str, str]]:
    return _of(table, TEXTS[kind], f"{kind}.{table.id}", "{base}.{key}")


def _of(table: Any, texts: Texts, base: str, name: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for key in texts.keys:
        yield name.format(base=base, key=key), getattr(table, key)
    for part_name, within in texts.parts.items():
        for part in getattr(table, part_name):
            yield from _of(part, within, f"{base}.{part_name}.{part.id}", within.name)


def _with(table: T, texts: Texts, base: str, name: str, given: Given) -> T:
    named = {key: name.format(base=base, key=key) for key in texts.keys}
    new: dict[str, Any] = {key: given[named[key]] for key in named if named[key] in given}
    for part_name, within in texts.parts.items():
        new[part_name] = tuple(
            _with(part, within, f"{base}.{part_name}.{part.id}", within.name, given)
            for part in getattr(table, part_name)
        )
    return msgspec.structs.replace(table, **new) if new else table
