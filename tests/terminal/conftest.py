from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from verbindend.core.settings import Settings
from verbindend.locale import Words
from verbindend.store.places import find_places, settings_file
from verbindend.store.settings import SettingsFile

if TYPE_CHECKING:
    from pathlib import Path


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
