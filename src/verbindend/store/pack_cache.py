"""Packs as they were read last: while their files are the same, they need not be read again.

Derived, kept in the system's folder for that, and thrown away by whoever likes.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from verbindend.core import guided, pack, prompt, rhythm
from verbindend.core.pack import Pack
from verbindend.store import atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHAPES = (guided, pack, prompt, rhythm)
"""The modules that say what a pack looks like."""

MOST_BYTES = 32 * 1024 * 1024

State = tuple[bytes, int, int, int]
"""A file or folder: its path, when it was changed (in ns), its size, its number on disk."""


class _Read(msgspec.Struct, frozen=True):
    """What was read, and of which files."""

    files: tuple[State, ...]
    packs: tuple[Pack, ...]


class PackCache:
    """A folder with a file for each language."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, language: str, files: Sequence[State]) -> tuple[Pack, ...]:
        """The packs read last, if that was of these files; else none."""
        try:
            data = atomic.read(self._place(language), MOST_BYTES)
            read = msgspec.msgpack.decode(data, type=_Read)
        except (OSError, msgspec.MsgspecError, ValueError):
            return ()
        return read.packs if read.files == tuple(files) else ()

    def put(self, language: str, files: Sequence[State], packs: Sequence[Pack]) -> None:
        """Note what was read; where that cannot be written, it is read again next time."""
        data = msgspec.msgpack.encode(_Read(tuple(files), tuple(packs)))
        with suppress(OSError):
            atomic.make_folder(self._folder)
            atomic.replace(self._place(language), data, durable=False)

    def _place(self, language: str) -> Path:
        return self._folder / f"packs.{language}.msgpack"


def states(paths: Iterable[Path]) -> tuple[State, ...]:
    """The state of these folders and every pack file in them, and of what gives them a shape."""
    everything = [*(Path(str(module.__file__)) for module in SHAPES), *paths]
    return tuple(sorted(state for path in everything for state in _states(path)))


def _states(path: Path) -> Iterator[State]:
    with suppress(OSError):  # not there, or closed: then its files have none
        about = path.stat()
        yield os.fsencode(path), about.st_mtime_ns, about.st_size, about.st_ino
        if stat.S_ISDIR(about.st_mode):
            for each in path.iterdir():
                if each.suffix == ".toml" or each.is_dir():
                    yield from _states(each)
