"""What stands on disk, read as anyone would read it: without the program."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

Document = dict[str, Any]


def read(folder: Path) -> list[Document]:
    """Every TOML file in a folder and below it, by name."""
    return [tomllib.loads(file.read_text()) for file in sorted(folder.rglob("*.toml"))]


def of_kind(folder: Path, kind: str) -> list[Document]:
    """The entries of one kind in a journal."""
    return [entry for entry in read(folder) if entry["kind"] == kind]


def the_draft(drafts: Path) -> Document:
    """The one draft there is."""
    (draft,) = read(drafts)
    return draft
