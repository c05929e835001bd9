from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from verbindend.core.refusal import Refusal
from verbindend.store import lock
from verbindend.store.lock import locked, open_lock, try_lock

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
