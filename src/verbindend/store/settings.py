"""This device's settings: one TOML file, which the leader may also edit by hand."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from verbindend.core.refusal import Refusal
from verbindend.core.settings import Settings
from verbindend.store import atomic
from verbindend.store.toml import BadTomlError, as_document, dump, line_of, parse

MOST_BYTES = 1024 * 1024


class SettingsFile:
    """The settings on disk. Keys that this version does not know stay in the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._real = Path(os.path.realpath(path))
        """Where it lies when the path is a link, as in a folder of dotfiles."""

    def read(self) -> Settings:
        """The settings; the defaults when there is no file.

        Raises:
            Refusal: the file is not as it should be; its line is named.
        """
        return self._convert(self._document())

    def write(self, settings: Settings) -> None:
        """Keep the settings.

        Raises:
            Refusal: the folder cannot be written.
        """
        document = self._document() | as_document(settings)
        with atomic.explained(self._real.parent):
            atomic.make_folder(self._real.parent)
            atomic.replace(self._real, dump(document))

    def _document(self) -> dict[str, object]:
        try:
            return parse(atomic.read(self._real, MOST_BYTES))
        except FileNotFoundError:
            return {}
        except BadTomlError as error:
            raise self._refusal(error.line) from None
        except OSError:
            raise self._refusal(None) from None

    def _convert(self, document: dict[str, object]) -> Settings:
        try:
            return msgspec.convert(document, Settings)
        except msgspec.ValidationError as error:
            key = str(error).rpartition("$.")[2].rstrip("`").split("[")[0]
            raise self._refusal(line_of(atomic.read(self._real, MOST_BYTES), key)) from None

    def _refusal(self, line: int | None) -> Refusal:
        return Refusal(
            "The settings in {path} cannot be read (line {line}): mend or remove that file.",
            path=self.path,
            line=line or "?",
        )
