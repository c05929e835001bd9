"""What was done last on this device, in one small file, so that undo survives a restart.

JSON, not TOML: nobody reads it, and writing it must cost a save next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.core.act import Act
from verbindend.core.refusal import Refusal
from verbindend.store import atomic

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
            return msgspec.json.decode(atomic.read(self._path, MOST_BYTES), type=list[Act])
        except (OSError, msgspec.DecodeError):
            return []

    def _write(self, acts: list[Act]) -> None:
        atomic.replace(self._path, msgspec.json.encode(acts), durable=False)
