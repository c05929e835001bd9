"""The packs that were added on this device: each file or folder as it came, by the pack's id."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal
from verbindend.store import atomic
from verbindend.store.packfile import MOST_BYTES, paths

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".toml"


class InstalledPacks:
    """A folder with a pack in each file and folder: `<id>.toml` or `<id>/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Path]:
        """Every pack and every translation that was added, by id."""
        if not self.folder.is_dir():
            return []
        found = [
            path
            for path in self.folder.iterdir()
            if not path.name.startswith(".")
            and not path.is_symlink()
            and (path.is_dir() or path.suffix == ENDING)
        ]
        return sorted(found, key=lambda path: path.name)

    def find(self, pack_id: str) -> Path | None:
        """Where a pack lies that was added."""
        return next((path for path in self.all() if id_of(path) == pack_id), None)

    def add(self, path: Path, pack_id: str) -> None:
        """Copy a pack that was checked, byte for byte, in place of an earlier one of its id.

        Raises:
            Refusal: it cannot be written; what was there is still there.
        """
        with atomic.explained(self.folder):
            atomic.make_folder(self.folder)
            before = self.find(pack_id)
            if path.is_dir():
                new = self._copied(path)
                place = self.folder / pack_id
                self._put_away(before)
                new.rename(place)
            else:
                data = atomic.read(path, MOST_BYTES)
                place = self.folder / f"{pack_id}{ENDING}"
                atomic.replace(place, data)
                if before and before != place:
                    self._put_away(before)
            atomic.sync_folder(self.folder)

    def remove(self, pack_id: str) -> None:
        """Take a pack away.

        Raises:
            Refusal: it is not there, or cannot be taken away.
        """
        path = self.find(pack_id)
        if path is None:
            raise Refusal("No pack {name} was added.", name=pack_id[:60])
        with atomic.explained(self.folder):
            self._put_away(path)

    def _copied(self, path: Path) -> Path:
        """A copy of a folder's pack files under a name that is no pack's yet."""
        new = self._aside()
        atomic.make_folder(new)
        for file in paths(path):
            place = new / file.relative_to(path)
            atomic.make_folder(place.parent)
            atomic.create(place, atomic.read(file, MOST_BYTES))
        return new

    def _put_away(self, path: Path | None) -> None:
        """Remove a pack in one step for whoever reads meanwhile."""
        if path is None:
            return
        if path.is_dir():
            old = self._aside()
            path.rename(old)
            shutil.rmtree(old)
        else:
            path.unlink()

    def _aside(self) -> Path:
        return self.folder / f".{secrets.token_hex(4)}"


def id_of(path: Path) -> str:
    """The id of a pack by the name of its file or folder."""
    return path.name if path.is_dir() else path.name.removesuffix(ENDING)
