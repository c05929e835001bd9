"""Disks of a test's own: too small, or not to be written."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NO_RIGHT = "no disk may be mounted here"
"""Why a test is left out that needs a right, which unlike a tool cannot be installed."""


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A disk in memory in the place of a folder, for as long as it lasts."""
    mount = shutil.which("mount")
    if os.geteuid() or not mount:
        pytest.skip(NO_RIGHT)
    folder.mkdir(parents=True, exist_ok=True)
    command = [mount, "-t", "tmpfs", "-o", options, "verbindend-test", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip(NO_RIGHT)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def not_to_be_written(folder: Path) -> Iterator[None]:
    """A folder in which nothing can be written, also for root."""
    if os.geteuid() == 0:
        with mounted(folder, "ro,mode=500"):
            yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)
