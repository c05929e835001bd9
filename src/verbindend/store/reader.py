"""Reading a journal folder: every file once, and again only when it changed."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from verbindend.core.entry import ID, AnyEntry, Plan
from verbindend.core.plan import current_plan
from verbindend.core.reading import Reading, Unreadable, newest_first
from verbindend.locale import mark
from verbindend.store import atomic
from verbindend.store.codec import MOST_BYTES, NotAnEntryError, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING = ".toml"
_PLAN = "-plan-"
_MINUTE = "%Y-%m-%d-%H%M"
_JOURNEY = timedelta(hours=26)
"""The furthest that two clocks on earth are apart."""

_Stamp: TypeAlias = tuple[int, int, int]
_Found: TypeAlias = AnyEntry | Unreadable


def entry_path(folder: Path, entry_id: str) -> Path:
    """Where an entry's file lies: `<journal>/2026/11/2026-11-23-1630-waarderen-7h3k2m.toml`."""
    return folder / _place(entry_id)


def _place(entry_id: str) -> str:
    """The same, below the journal folder."""
    return f"{entry_id[:4]}/{entry_id[5:7]}/{entry_id}{ENDING}"


class Reader:
    """Reads the files below a journal folder, and remembers what they held."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, tuple[_Stamp, _Found]] = {}

    def read(self) -> Reading:
        """Everything in the journal as it is now.

        Raises:
            OSError: the folder itself cannot be read.
        """
        found: dict[str, tuple[_Stamp, _Found]] = {}
        for file in self._files():
            with suppress(FileNotFoundError):  # another program has just taken it away
                about = file.stat(follow_symlinks=False)
                stamp = (about.st_mtime_ns, about.st_size, about.st_ino)
                known = self._known.get(file.path)
                found[file.path] = (
                    known if known and known[0] == stamp else (stamp, self._decoded(file))
                )
        self._known = found
        held = [thing for _, thing in found.values()]
        unreadable = [thing for thing in held if isinstance(thing, Unreadable)]
        return Reading(
            entries=newest_first(thing for thing in held if not isinstance(thing, Unreadable)),
            unreadable=tuple(sorted(unreadable, key=lambda thing: thing.name)),
        )

    def plan(self) -> Plan | None:
        """The plan that holds, found by its file's name alone: the newest one wins.

        A name tells the local time: after a journey the newer one may have the earlier name.

        Raises:
            OSError: the folder itself cannot be read.
        """
        found: list[Plan] = []
        since = self.folder
        for folder in reversed(list(self.folders())):
            if found and Path(folder) < since.parent:
                break
            with os.scandir(folder) as inside:
                named = sorted((file for file in inside if _PLAN in file.name), key=_name)
            for file in reversed(named):
                if found and Path(file.path) < since:
                    break
                with suppress(FileNotFoundError):
                    if isinstance(plan := self._decoded(file), Plan):
                        found.append(plan)
                        since = entry_path(self.folder, f"{found[0].written - _JOURNEY:{_MINUTE}}")
        return current_plan(found)

    def _files(self) -> Iterator[os.DirEntry[str]]:
        """Every TOML file of the journal: in its folder, its years and their months."""
        for folder in self.folders():
            with os.scandir(folder) as inside:
                for file in inside:
                    if file.name.endswith(ENDING) and not file.name.startswith("."):
                        yield file

    def folders(self) -> Iterator[str]:
        """The journal's folder, its years and their months, as far as they are there."""
        if not os.path.lexists(self.folder):
            return
        yield str(self.folder)
        for year in _numbered(self.folder, digits=4):
            yield year
            yield from _numbered(year, digits=2)

    def _decoded(self, file: os.DirEntry[str]) -> _Found:
        entry_id = file.name.removesuffix(ENDING)
        if not ID.fullmatch(entry_id) or file.path != f"{self.folder}/{_place(entry_id)}":
            return self._unreadable(
                file, mark("has not the name or the place of an entry: a copy made by a sync?")
            )
        try:
            return decode(entry_id, atomic.read(file.path, MOST_BYTES))
        except NotAnEntryError as error:
            return self._unreadable(file, error.reason, error.line)
        except FileNotFoundError:
            raise
        except OSError:
            return self._unreadable(file, mark("may not be read, is a link, or is too large"))

    def _unreadable(
        self, file: os.DirEntry[str], reason: str, line: int | None = None
    ) -> Unreadable:
        name = os.path.relpath(file.path, self.folder)
        return Unreadable(name=name, line=line, reason=reason)


def _name(file: os.DirEntry[str]) -> str:
    return file.name


def _numbered(folder: str | Path, *, digits: int) -> list[str]:
    """The folders inside that are named by so many digits, in order."""
    with os.scandir(folder) as inside:
        return sorted(
            each.path
            for each in inside
            if len(each.name) == digits
            and each.name.isascii()
            and each.name.isdigit()
            and each.is_dir()
        )
