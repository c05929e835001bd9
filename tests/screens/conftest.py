"""These tests wait until the program has nothing more to do: in smaller steps, so less long."""

from __future__ import annotations

import pytest
from textual import _wait

STEP = 1 / 100


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look a hundred times a second whether the program is idle, instead of fifty."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", STEP)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", STEP / 20)
