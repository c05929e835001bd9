"""Files written whole or not at all, for the owner's eyes only.

The temporary file lies in the same folder, is fsynced, then linked or renamed into place, and the
folder is fsynced after it: a power cut leaves the old state or the new one.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal
from verbindend.store.chance import random_token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_TEMPORARY = ".tmp"
_OWN = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")
"""What our temporary files are called: others, such as Syncthing, have theirs in the journal."""
_ABANDONED_AFTER = 3600
"""Seconds after which another program's temporary file counts as left behind."""


def make_folder(folder: Path) -> None:
    """Make a folder and every missing one above it, each of them private (0700)."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    try:
        folder.mkdir(PRIVATE_FOLDER)
    except FileExistsError:
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder)) from None
    else:
        folder.chmod(PRIVATE_FOLDER)


def write_aside(path: Path, data: bytes, *, durable: bool = True) -> Path:
    """Write the data beside its place, fsynced; the temporary file's path. Cleans up on failure."""
    temporary = path.with_name(f".{path.name}.{random_token()}{_TEMPORARY}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, PRIVATE_FILE)
    try:
        try:
            os.fchmod(descriptor, PRIVATE_FILE)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def place_new(temporary: Path, path: Path) -> None:
    """Put a file written aside in its place, which must be free.

    Raises:
        FileExistsError: something is there; it is untouched.
    """
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _place_without_links(temporary, path)
    else:
        with suppress(OSError):  # it is in place, whatever becomes of its other name
            temporary.unlink()


def _place_without_links(temporary: Path, path: Path) -> None:
    """Take the name first, so that nobody else has it; give it back on a failure."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        os.close(descriptor)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def create(path: Path, data: bytes) -> None:
    """Write a new file.

    Raises:
        FileExistsError: something is there; it is untouched.
    """
    create_all([(path, data)])


def create_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write new files: all of them, or none when one fails.

    All are written aside before the first is put in its place.

    Raises:
        FileExistsError: something is in the place of one of them; it is untouched.
    """
    aside: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for path, data in files:
            make_folder(path.parent)
            aside.append((write_aside(path, data), path))
        for temporary, path in aside:
            place_new(temporary, path)
            placed.append(path)
    except BaseException:
        for path in placed:
            with suppress(OSError):
                path.unlink()
        raise
    finally:
        for temporary, _ in aside:
            with suppress(OSError):
                temporary.unlink()
    for folder in {path.parent for path in placed}:
        sync_folder(folder)


def replace(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file in the place of an older one, or where none was.

    What may be lost in a power cut need not be durable; it is whole all the same.
    """
    temporary = write_aside(path, data, durable=durable)
    try:
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink()
    if durable:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a folder's names durable. The files are in place already: a failure is no news."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read(path: Path | str, most: int) -> bytes:
    """The bytes of an ordinary file that is not a link and no larger than `most` bytes.

    Raises:
        OSError: it cannot be read, is a link, a folder or a device, or is too large.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, "not an ordinary file", str(path))
        data = os.read(descriptor, min(about.st_size, most) + 1)
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise OSError(errno.EFBIG, "too large", str(path))
    return data


def is_abandoned(path: Path) -> bool:
    """Whether what is on its way to its place is so old that its program must be gone.

    Raises:
        OSError: it is not there.
    """
    return path.lstat().st_mtime < time.time() - _ABANDONED_AFTER


def sweep(folder: Path) -> None:
    """Remove temporary files that a program left behind when it was killed."""
    with suppress(OSError):
        for leftover in folder.glob(f".*{_TEMPORARY}"):
            if _OWN.fullmatch(leftover.name) and is_abandoned(leftover):
                leftover.unlink()


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the system says about a folder into one sentence with what to do.

    Raises:
        Refusal: the folder is a file, is full, or may not be read or written.
    """
    try:
        yield
    except OSError as error:
        raise _refusal(error, folder) from None


def _refusal(error: OSError, folder: Path) -> Refusal:
    if error.errno == errno.ENOTDIR:
        return Refusal(
            "{folder} is not a folder: choose another one with --journal.", folder=folder
        )
    if error.errno in _FULL:
        return Refusal(
            "There is no room left for {folder}: free some space and try again.", folder=folder
        )
    return Refusal(
        "{folder} cannot be used ({reason}): check who may write there, or choose another "
        "folder with --journal.",
        folder=folder,
        reason=reason(error),
    )


def reason(error: OSError) -> Refusal | str:
    """What the system says, in a few words to stand between brackets."""
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return Refusal("no access")
        case errno.EROFS:
            return Refusal("can only be read")
        case errno.ENOENT:
            return Refusal("does not exist")
        case errno.ENAMETOOLONG:
            return Refusal("the name is too long")
        case errno.EIO:
            return Refusal("the disk fails")
        case number:
            return os.strerror(number or errno.EIO)
