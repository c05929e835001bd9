"""What is half written: a small file a draft, on disk within a second, locked while it is open."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.draft import Draft
from verbindend.core.reading import Unreadable
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.store import atomic
from verbindend.store.chance import random_token
from verbindend.store.lock import hold, is_held
from verbindend.store.toml import BadTomlError, as_document, dump, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 8 * 1024 * 1024
_ENDING = ".toml"
_NO_LOCK = {errno.EACCES, errno.EPERM, errno.EISDIR, errno.ELOOP}
"""What the system says of something in the place of a lock that no window can have put there."""


class DraftFolder:
    """The drafts of this device for one journal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[str, int | None] = {}
        """The locks of this window; None of a draft of which the lock cannot be opened."""

    def take(self, draft: Draft) -> None:
        """Hold a draft that was offered, to go on with it as it was read.

        Raises:
            Refusal: another window has it, or had it since and left it otherwise.
        """
        with atomic.explained(self.folder):
            if draft.id in self._held or not self._hold(draft.id):
                raise _open_elsewhere()
        try:
            as_read = _to_bytes(self._read(self._path(draft.id))) == _to_bytes(draft)
        except (OSError, BadTomlError, msgspec.ValidationError):
            as_read = False
        if not as_read:
            self.release(draft.id)
            raise Refusal("This draft was kept or changed in another window: choose again.")

    def save(self, draft: Draft) -> None:
        """Write a draft over its earlier state, and hold it for this process.

        Raises:
            Refusal: the folder cannot be written, or another window has the draft.
        """
        with atomic.explained(self.folder):
            atomic.make_folder(self.folder)
            if not self._hold(draft.id):
                raise _open_elsewhere()
            try:
                atomic.replace(self._path(draft.id), _to_bytes(draft))
            except OSError:
                if not self._path(draft.id).exists():  # no draft: then no lock stays either
                    self.release(draft.id)
                raise

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
        path = self.folder.parent / f"edit-{random_token()}{ending}"
        with atomic.explained(path.parent):
            atomic.make_folder(path.parent)
            atomic.create(path, text.encode(errors="replace"))
        return str(path)

    def waiting(self) -> tuple[Draft, ...]:
        """The drafts that no window is busy with, the last one changed first."""
        found = [each for each in self._found() if isinstance(each, Draft)]
        waiting = [draft for draft in found if not self._busy(draft.id)]
        return tuple(sorted(waiting, key=lambda draft: draft.changed, reverse=True))

    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files that are no draft as they stand, by name. They are left alone."""
        found = [each for each in self._found() if isinstance(each, Unreadable)]
        return tuple(sorted(found, key=lambda file: file.name))

    def _found(self) -> Iterator[Draft | Unreadable]:
        for path in self.folder.glob(f"*{_ENDING}") if self.folder.is_dir() else ():
            if not path.name.startswith("."):  # another program's, on its way
                with suppress(FileNotFoundError):  # another window has just dropped it
                    yield self._decoded(path)

    def _decoded(self, path: Path) -> Draft | Unreadable:
        line = None
        try:
            draft = self._read(path)
        except (BadTomlError, msgspec.ValidationError) as error:
            reason = mark("is damaged or only half written")
            line = getattr(error, "line", None)
        except FileNotFoundError:
            raise
        except OSError:
            reason = mark("may not be read, is a link, or is too large")
        else:
            if draft.id == path.stem:
                return draft
            reason = mark("is a copy of a draft under another name")
        return Unreadable(name=str(path), line=line, reason=reason)

    def _read(self, path: Path) -> Draft:
        return msgspec.convert(parse(atomic.read(path, MOST_BYTES)), Draft)

    def _path(self, draft_id: str) -> Path:
        return self.folder / f"{draft_id}{_ENDING}"

    def _lock_path(self, draft_id: str) -> Path:
        return self.folder / f"{draft_id}.lock"

    def _hold(self, draft_id: str) -> bool:
        """Whether this window has the draft, from now on or already."""
        if draft_id not in self._held:
            try:
                held = hold(self._lock_path(draft_id))
            except OSError as error:
                if error.errno not in _NO_LOCK:
                    raise
                self._held[draft_id] = None
            else:
                if held is None:
                    return False
                self._held[draft_id] = held
        return True

    def _busy(self, draft_id: str) -> bool:
        """Whether another window, or this one, is writing it right now."""
        return draft_id in self._held or is_held(self._lock_path(draft_id))


def _to_bytes(draft: Draft) -> bytes:
    return dump(as_document(draft))


def _open_elsewhere() -> Refusal:
    return Refusal("This draft is open in another window: go on with it there.")
