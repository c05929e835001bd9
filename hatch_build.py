"""What a build adds to the package: the compiled catalogues, and the content beside the sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CataloguesAndContent(BuildHookInterface[Any]):
    """Compiles each catalogue (.po to .mo, not kept in git) and puts content/ into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare a wheel; an editable install reads content/ from the checkout instead."""
        for source in Path(self.root, "src").rglob("*.po"):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as machine:
                write_mo(machine, read_po(text))
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"][str(Path(self.root, "content"))] = "verbindend/content"
