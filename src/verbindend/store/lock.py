"""One writer at a time on this device. The lock lies in the state folder, never in the journal."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal
from verbindend.store import atomic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 2.0
"""Seconds to wait for another window that is just saving."""

_GLANCE = 0.1
"""Seconds within which a process that only looks whether a lock is held has looked."""

_PAUSE = 0.01


@contextmanager
def locked(state: Path) -> Iterator[None]:
    """Hold the journal's lock.

    Raises:
        Refusal: another window held it all the time.
    """
    with atomic.explained(state):
        atomic.make_folder(state)
        descriptor = open_lock(state / "journal.lock")
    try:
        until = time.monotonic() + PATIENCE
        while not try_lock(descriptor):
            if time.monotonic() > until:
                raise Refusal("Another window is still saving: try again in a moment.")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def hold(path: Path) -> int | None:
    """A descriptor that holds a lock of which the file goes with it; None if another holds it.

    Who lets go removes the file, and a lock on a removed file guards nothing: then once more.

    Raises:
        OSError: there is something else in its place, or it cannot be made.
    """
    until = time.monotonic() + _GLANCE
    while True:
        with ExitStack() as unless_held:
            descriptor = open_lock(path)
            unless_held.callback(os.close, descriptor)
            if try_lock(descriptor):
                if _is_at(path, descriptor):
                    unless_held.pop_all()
                    return descriptor
                continue
        if time.monotonic() > until:
            return None
        time.sleep(_PAUSE)


def is_held(path: Path) -> bool:
    """Whether a process holds a lock. What cannot be opened is no lock, and held by nobody."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def open_lock(path: Path) -> int:
    """A descriptor to lock; closing it, or the end of the process, releases the lock."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, atomic.PRIVATE_FILE)


def try_lock(descriptor: int) -> bool:
    """Lock it, unless another process holds it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
