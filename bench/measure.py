"""How long something takes: here, in a process of its own, or in a terminal."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pexpect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

PATIENCE = 20.0
SETTLED = 0.3
"""Seconds without a byte after which a terminal program has painted everything."""

NOTHING_MORE = (pexpect.TIMEOUT, pexpect.EOF)


def medians(tasks: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of what each task tells it took. They take turns, so that a slow spell hits all.

    One turn before the others warms the caches.
    """
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for turn in range(rounds + 1):
        for name, task in tasks.items():
            seconds = task()
            if turn:
                taken[name].append(seconds)
    return {name: statistics.median(each) for name, each in taken.items()}


def timed(task: Callable[[], object]) -> Callable[[], float]:
    """The task as one that tells how many seconds it took."""

    def run() -> float:
        begun = time.perf_counter()
        task()
        return time.perf_counter() - begun

    return run


class Python:
    """Python in processes of its own, with a home of its own."""

    def __init__(self, home: Path) -> None:
        self._environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "LANG": "nl_NL.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }

    def run(self, *arguments: str) -> str:
        """Run to the end; what was printed."""
        done = subprocess.run(
            [sys.executable, *arguments],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout

    @contextmanager
    def window(self, *arguments: str) -> Iterator[pexpect.spawn[bytes]]:
        """Run in a terminal of 80 by 24, and stop."""
        child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            list(arguments),
            env=self._environment,
            dimensions=(24, 80),
            timeout=PATIENCE,
        )
        child.delaybeforesend = None
        try:
            yield child
        finally:
            child.close(force=True)

    def first_frame(self, text: str, *arguments: str) -> float:
        """How long it takes from the start until this text is painted."""
        begun = time.perf_counter()
        with self.window(*arguments) as child:
            child.expect_exact(text.encode())
            return time.perf_counter() - begun


def settle(child: pexpect.spawn[bytes]) -> None:
    """Take in what a program paints, until it is done."""
    while child.expect([*NOTHING_MORE, rb".+"], timeout=SETTLED) == len(NOTHING_MORE):
        pass
