from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from verbindend.core.settings import Settings
from verbindend.locale import Words
from verbindend.store.places import find_places, settings_file
from verbindend.store.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVENING = 20
"""The hour that it is in these tests, whenever they are run: what is pointed at goes by it."""


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place on earth, as it were, where it is evening on the day that it is in UTC."""
    with monkeypatch.context() as place:
        place.setenv("TZ", f"TST{datetime.now(UTC).hour - EVENING:+}")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Where the journal of the test will be; nothing is there yet."""
    return tmp_path / "journal"


@pytest.fixture
def acquainted(home: Path) -> None:
    """The welcome was gone through before, on this device."""
    assert settings_file().is_relative_to(home)
    SettingsFile(settings_file()).write(Settings(welcomed=True))


@pytest.fixture
def drafts(home: Path, journal: Path) -> Path:
    """Where this device keeps the drafts of that journal."""
    folder = find_places(str(journal), "").state / "drafts"
    assert folder.is_relative_to(home)
    return folder


@pytest.fixture
def words() -> Words:
    """The sentences of the interface in Dutch."""
    return Words("nl")
