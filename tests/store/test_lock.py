from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from verbindend.core.refusal import Refusal
from verbindend.store import lock
from verbindend.store.lock import hold, is_held, locked, open_lock, try_lock

if TYPE_CHECKING:
    from pathlib import Path

HOLDING = """
import sys, time
from pathlib import Path
from verbindend.store.lock import locked

with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_another_program_waits_for_its_turn_and_is_told_when_it_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path / "state")], stdout=subprocess.PIPE
    )
    try:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        begun = time.monotonic()
        with pytest.raises(Refusal, match="still saving"), locked(tmp_path / "state"):
            pass
        assert 0.1 <= time.monotonic() - begun < 10
    finally:
        other.kill()
        other.communicate()
    with locked(tmp_path / "state"):
        pass


def test_the_lock_is_given_back_also_after_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="fault"), locked(tmp_path):
        raise ValueError("fault")
    first, second = (open_lock(tmp_path / "journal.lock") for _ in range(2))
    assert try_lock(first)
    assert not try_lock(second)
    os.close(first)
    assert try_lock(second)
    os.close(second)


def test_the_lock_lies_in_the_state_folder_for_the_owner_only(tmp_path: Path) -> None:
    with locked(tmp_path / "state"):
        (path,) = (tmp_path / "state").iterdir()
        assert path.stat().st_mode & 0o777 == 0o600


def test_what_one_holds_no_other_does(tmp_path: Path) -> None:
    path = tmp_path / "draft.lock"
    assert not is_held(path)
    held = hold(path)
    assert held is not None
    assert is_held(path)
    assert hold(path) is None
    os.close(held)
    assert not is_held(path)


def test_looking_at_a_lock_does_not_keep_others_from_it(tmp_path: Path) -> None:
    path = tmp_path / "draft.lock"
    path.touch()
    looking = os.open(path, os.O_RDONLY)
    fcntl.flock(looking, fcntl.LOCK_SH)
    assert not is_held(path)
    timer = threading.Timer(0.02, os.close, [looking])
    timer.start()
    held = hold(path)
    timer.join()
    assert held is not None
    os.close(held)


def test_a_lock_on_a_file_that_was_removed_meanwhile_is_not_taken_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.lock"
    times: list[int] = []

    def slow(descriptor: int) -> bool:
        if not times:  # who held it lets go between opening and locking
            path.unlink()
        times.append(descriptor)
        return try_lock(descriptor)

    monkeypatch.setattr(lock, "try_lock", slow)
    held = hold(path)
    assert held is not None
    assert is_held(path)
    assert len(times) == 2
    os.close(held)
