"""What is half written: a small file a draft, on disk within a second, locked while it is open."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.draft import Draft
from verbindend.store import atomic
from verbindend.store.lock import open_lock, try_lock
from verbindend.store.toml import BadTomlError, as_document, dump, parse

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 8 * 1024 * 1024
_ENDING = ".toml"


class DraftFolder:
    """The drafts of this device for one journal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[str, int] = {}

    def save(self, draft: Draft) -> None:
        """Write a draft over its earlier state, and hold it for this process.

        Raises:
            Refusal: the folder cannot be written.
        """
        with atomic.explained(self.folder):
            atomic.make_folder(self.folder)
            self._hold(draft.id)
            atomic.replace(self._path(draft.id), dump(as_document(draft)))

    def drop(self, draft_id: str) -> None:
        """Forget a draft, after what it held was kept or thrown away."""
        with suppress(OSError):
            self._path(draft_id).unlink()
        self.release(draft_id)

    def release(self, draft_id: str) -> None:
        """Let go of a draft, so that it is offered again."""
        held = self._held.pop(draft_id, None)
        if held is not None:
            with suppress(OSError):
                self._lock_path(draft_id).unlink()
            with suppress(OSError):
                os.close(held)

    def set_aside(self, text: str, ending: str) -> str:
        """Leave a text that could not be kept in a private file; where it is.

        Raises:
            Refusal: the folder cannot be written.
        """
        path = self.folder.parent / f"edit-{secrets.token_hex(4)}{ending}"
        with atomic.explained(path.parent):
            atomic.make_folder(path.parent)
            atomic.create(path, text.encode(errors="replace"))
        return str(path)

    def waiting(self) -> tuple[Draft, ...]:
        """The drafts that no window is busy with, the last one changed first."""
        found = []
        for path in self.folder.glob(f"*{_ENDING}") if self.folder.is_dir() else ():
            with suppress(OSError, BadTomlError, msgspec.ValidationError):
                draft = msgspec.convert(parse(atomic.read(path, MOST_BYTES)), Draft)
                if draft.id == path.stem and not self._busy(draft.id):
                    found.append(draft)
        return tuple(sorted(found, key=lambda draft: draft.changed, reverse=True))

    def _path(self, draft_id: str) -> Path:
        return self.folder / f"{draft_id}{_ENDING}"

    def _lock_path(self, draft_id: str) -> Path:
        return self.folder / f"{draft_id}.lock"

    def _hold(self, draft_id: str) -> None:
        if draft_id not in self._held:
            descriptor = open_lock(self._lock_path(draft_id))
            try_lock(descriptor)
            self._held[draft_id] = descriptor

    def _busy(self, draft_id: str) -> bool:
        """Whether another window, or this one, is writing it right now."""
        if draft_id in self._held:
            return True
        if not self._lock_path(draft_id).exists():
            return False
        descriptor = open_lock(self._lock_path(draft_id))
        try:
            return not try_lock(descriptor)
        finally:
            os.close(descriptor)
