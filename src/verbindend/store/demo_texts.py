"""The made-up texts of the demonstration, from the built-in content."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from verbindend.store import atomic
from verbindend.store.places import content_folder
from verbindend.store.toml import parse

if TYPE_CHECKING:
    from verbindend.store.toml import Document

MOST_BYTES = 256 * 1024

Shape = TypeVar("Shape", bound=msgspec.Struct)


def demo_texts(language: str, shape: type[Shape]) -> Shape:
    """The texts in a language, in the shape asked for."""
    path = content_folder() / "demo" / f"{language}.toml"
    document: Document = parse(atomic.read(path, MOST_BYTES))
    return msgspec.convert(document, shape)
