"""Real faults: the system call that fails, the process that is killed halfway."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CALLS = ("open", "fchmod", "write", "fsync", "close", "link", "replace", "rename", "unlink")
SHORT = -1
"""In place of an error number: the write takes only half."""
KILL = -2
"""In place of an error number: the process is gone before the call."""
KILL_AFTER = -3
"""The process is gone right after the call."""


class Killed(BaseException):
    """The process is gone: not a thing happens any more."""


@dataclass
class Fault:
    """The k-th call fails so."""

    at: int
    how: int
    only: str = ""
    """Count only calls of this name."""
    always: dict[str, int] = field(default_factory=dict)
    """Calls that always fail, with the error."""
    calls: int = 0
    struck: str = ""
    """The name of the call that failed; empty when there were not as many."""
    dead: bool = False
    descriptors: set[int] = field(default_factory=set)
    """What is open: the system closes it, and gives back its locks, when the process is gone."""

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The call, as it goes when this fault is about."""

        def call(*args: Any, **keys: Any) -> Any:  # noqa: ANN401 - whatever the call takes
            if self.dead:
                raise Killed
            if name in self.always:
                raise OSError(self.always[name], os.strerror(self.always[name]))
            if self.only in ("", name):
                self.calls += 1
                if self.calls == self.at:
                    self.struck = name
                    return self._strike(name, real, *args, **keys)
            return self._called(name, real, *args, **keys)

        return call

    def _called(self, name: str, real: Callable[..., Any], *args: Any, **keys: Any) -> Any:  # noqa: ANN401
        given = real(*args, **keys)
        if name == "open":
            self.descriptors.add(given)
        if name == "close":
            self.descriptors.discard(args[0])
        return given

    def _strike(self, name: str, real: Callable[..., Any], *args: Any, **keys: Any) -> Any:  # noqa: ANN401
        if self.how == SHORT and name == "write":
            return real(args[0], bytes(args[1])[: max(1, len(args[1]) // 2)])
        if self.how == SHORT:
            return real(*args, **keys)
        if name == "close" or self.how == KILL_AFTER:
            self._called(name, real, *args, **keys)  # a failing close has closed
        if self.how in (KILL, KILL_AFTER):
            self.dead = True
            raise Killed
        raise OSError(self.how, os.strerror(self.how))


@contextmanager
def faulty(fault: Fault) -> Iterator[Fault]:
    """Let the system fail."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, fault.wrapped(name, getattr(os, name)))
            yield fault
    finally:
        for descriptor in fault.descriptors if fault.dead else ():
            os.close(descriptor)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what it holds."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
