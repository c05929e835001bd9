"""The packs that were added on this device: each file or folder as it came, by the pack's id."""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from verbindend.core.refusal import QUOTED, Refusal
from verbindend.store import atomic
from verbindend.store.chance import random_token
from verbindend.store.packfile import contents, paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ENDING = ".toml"
BEFORE = ".before"
"""What the folder of an earlier version is called until the newer one is in its place."""


class InstalledPacks:
    """A folder with a pack in each file and folder: `<id>.toml` or `<id>/`.

    What begins with a dot is half done: a copy on its way in or out, and as `.<id>.before` the
    folder that another one is to take the place of.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Path]:
        """Every pack and every translation that was added, by id.

        Raises:
            Refusal: the folder cannot be read.
        """
        with self._explained():
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
        """Where a pack lies that was added.

        Raises:
            Refusal: the folder cannot be read.
        """
        return next((path for path in self.all() if id_of(path) == pack_id), None)

    def add(self, path: Path, pack_id: str) -> None:
        """Copy a pack that was checked, byte for byte, in place of an earlier one of its id.

        Raises:
            Refusal: it cannot be read or written; what was there is still there.
        """
        files = {file.relative_to(path): contents(file) for file in paths(path)}
        self.sweep()
        as_file, as_folder = self.folder / f"{pack_id}{ENDING}", self.folder / pack_id
        with self._explained():
            atomic.make_folder(self.folder)
            if path.is_dir():
                self._put_folder(as_folder, files)
                as_file.unlink(missing_ok=True)
            else:
                atomic.replace(as_file, *files.values())
                self._take_away(as_folder)
            atomic.sync_folder(self.folder)

    def remove(self, pack_id: str) -> None:
        """Take a pack away, and its translations with it.

        Raises:
            Refusal: it is not there, or cannot be taken away.
        """
        if self.find(pack_id) is None:
            raise Refusal("No pack {name} was added.", name=pack_id[:QUOTED])
        with self._explained():
            for path in self.all():
                own = id_of(path)
                if pack_id in (own, own.rpartition(".")[0]):
                    self._take_away(path)
            atomic.sync_folder(self.folder)

    def sweep(self) -> None:
        """Bring to an end what a killed program left half done."""
        with suppress(OSError):
            atomic.sweep(self.folder)
            for path in self.folder.glob(".*"):
                place = path.with_name(path.name.removeprefix(".").removesuffix(BEFORE))
                is_before = path.name.endswith(BEFORE)
                if is_before and not place.exists():
                    path.rename(place)
                elif path.is_dir() and (is_before or atomic.is_abandoned(path)):
                    shutil.rmtree(path, ignore_errors=True)

    def _put_folder(self, place: Path, files: Mapping[Path, bytes]) -> None:
        """Write a pack's files aside, then put their folder in the place of an earlier one."""
        new = self._aside()
        atomic.create_all([(new / name, data) for name, data in files.items()])
        before = place.with_name(f".{place.name}{BEFORE}")
        if place.exists():
            place.rename(before)
        try:
            new.rename(place)
        except BaseException:
            if before.exists():
                before.rename(place)
            raise
        shutil.rmtree(before, ignore_errors=True)

    def _take_away(self, path: Path) -> None:
        """Remove a pack in one step for whoever reads meanwhile."""
        if path.is_dir():
            old = self._aside()
            path.rename(old)
            shutil.rmtree(old, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

    def _aside(self) -> Path:
        return self.folder / f".{random_token()}"

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Refusal(
                "{folder}: the packs that were added cannot be used ({reason}).",
                folder=self.folder,
                reason=atomic.reason(error),
            ) from None


def id_of(path: Path) -> str:
    """The id of a pack by the name of its file or folder."""
    return path.name if path.is_dir() else path.name.removesuffix(ENDING)
