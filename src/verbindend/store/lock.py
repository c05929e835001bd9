"""One writer at a time on this device. The lock lies in the state folder, never in the journal."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal
from verbindend.store import atomic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 2.0
"""Seconds to wait for another window that is just saving."""

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
