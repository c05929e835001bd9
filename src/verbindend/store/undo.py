"""What was done last on this device, in one small file, so that undo survives a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.core.act import Act
from verbindend.core.refusal import Refusal
from verbindend.store import atomic
from verbindend.store.toml import BadTomlError, as_document, dump, parse

if TYPE_CHECKING:
    from pathlib import Path

MOST_ACTS = 50
MOST_BYTES = 1024 * 1024


class ActLog:
    """The acts of this device on one journal, the last one last."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def push(self, act: Act) -> None:
        """Note an act, unless it is the last one done again by a program that was killed."""
        acts = self._read()
        if acts[-1:] != [act]:
            self._write([*acts, act][-MOST_ACTS:])

    def last(self) -> Act:
        """The last act.

        Raises:
            Refusal: there is none.
        """
        acts = self._read()
        if not acts:
            raise Refusal("There is nothing to undo.")
        return acts[-1]

    def drop(self) -> None:
        """Forget the last act."""
        self._write(self._read()[:-1])

    def _read(self) -> list[Act]:
        try:
            document = parse(atomic.read(self._path, MOST_BYTES))
            return msgspec.convert(document.get("acts", []), list[Act])
        except (OSError, BadTomlError, msgspec.ValidationError):
            return []

    def _write(self, acts: list[Act]) -> None:
        document = {"acts": [as_document(act) for act in acts]}
        atomic.replace(self._path, dump(document), durable=False)
