"""The trash of a journal: deleted entries, and the earlier versions of changed ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from verbindend.core.entry import ID, AnyEntry
from verbindend.core.reading import newest_first
from verbindend.core.refusal import Refusal
from verbindend.store import atomic, codec
from verbindend.store.reader import ENDING, entry_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from verbindend.store.toml import Document

NAME = ".trash"


class Trash:
    """A folder in the journal's own, so that moving there is one rename."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self.folder = journal / NAME

    def put(self, ids: Sequence[str]) -> None:
        """Move entries to the trash.

        Raises:
            Refusal: one of them is not in the journal; nothing was moved.
        """
        self._move([(entry_path(self._journal, each), self._place(each)) for each in _ids(ids)])

    def take(self, ids: Sequence[str]) -> None:
        """Move entries back to the journal.

        Raises:
            Refusal: one of them is not in the trash; nothing was moved.
        """
        self._move([(self._place(each), entry_path(self._journal, each)) for each in _ids(ids)])

    def holds(self, entry_id: str) -> bool:
        """Whether an entry was deleted."""
        return self._place(entry_id).exists()

    def entries(self) -> tuple[AnyEntry, ...]:
        """The deleted entries, newest first."""
        held = []
        for path in self.folder.glob(f"*{ENDING}") if self.folder.is_dir() else ():
            if ID.fullmatch(path.stem):
                with suppress(codec.NotAnEntryError, OSError):
                    held.append(codec.decode(path.stem, atomic.read(path, codec.MOST_BYTES)))
        return newest_first(held)

    def document(self, entry_id: str) -> Document:
        """What stands in the file of a deleted entry, and its id."""
        return codec.as_shown(entry_id, atomic.read(self._place(entry_id), codec.MOST_BYTES))

    def keep_version(self, entry_id: str, data: bytes) -> str:
        """Keep how an entry's file was; the name to find it by."""
        now = datetime.now().astimezone()
        name = f"{entry_id}.{now:%Y%m%d%H%M%S%f}{ENDING}"
        atomic.make_folder(self.folder)
        atomic.create(self.folder / name, data)
        return name

    def bring_back(self, entry_id: str, name: str, after: str) -> None:
        """Put an earlier version in the place of what a change made of it, which goes here too.

        Raises:
            Refusal: the earlier version is gone, or the file is not any more what the change made
                of it, by its digest; it is left alone.
        """
        path = entry_path(self._journal, entry_id)
        try:
            version = atomic.read(self.folder / name, codec.MOST_BYTES)
        except (FileNotFoundError, NotADirectoryError):
            raise Refusal(
                "The earlier version of {id} is not in the trash any more: it is left as it is.",
                id=entry_id,
            ) from None
        held = None
        with suppress(OSError):
            held = atomic.read(path, codec.MOST_BYTES)
        if held == version:
            return  # an undo that was cut off has brought it back already
        if held is None or (after and digest(held) != after):
            raise Refusal("{id} was changed since: it is left as it is.", id=entry_id)
        self.keep_version(entry_id, held)
        atomic.replace(path, version)

    def _place(self, entry_id: str) -> Path:
        return self.folder / f"{entry_id}{ENDING}"

    def _move(self, ways: Sequence[tuple[Path, Path]]) -> None:
        for source, target in ways:
            if not source.is_file():
                raise Refusal("There is no entry {id}: see `verbindend list`.", id=source.stem)
            if target.exists():
                raise Refusal("{id} is there already: nothing was moved.", id=source.stem)
        moved: list[tuple[Path, Path]] = []
        try:
            for source, target in ways:
                atomic.make_folder(target.parent)
                source.rename(target)
                moved.append((source, target))
        except OSError:
            for source, target in moved:
                target.rename(source)
            raise
        for folder in {path.parent for way in moved for path in way}:
            atomic.sync_folder(folder)


def digest(data: bytes) -> str:
    """What tells two versions of a file apart, and nothing of what they hold."""
    return sha256(data).hexdigest()


def _ids(ids: Sequence[str]) -> Sequence[str]:
    """Each of them once, and shaped as an id, so that it can be part of a path."""
    for each in ids:
        if not ID.fullmatch(each):
            raise Refusal("There is no entry {id}: see `verbindend list`.", id=each[:80])
    return list(dict.fromkeys(ids))
