"""Compiles the interface's catalogues (.po to .mo) whenever the package is built or installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Writes each catalogue's machine form beside it; the .mo files are not kept in git."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile every catalogue below the package."""
        for source in Path(self.root, "src").rglob("*.po"):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as machine:
                write_mo(machine, read_po(text))
