"""What every test has: folders of its own, a fixed moment, and no way to the real ones."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from disk import NO_RIGHT
from house import Clock, House
from verbindend.companion.companion import Companion
from verbindend.companion.desk import Desk
from verbindend.core.settings import Settings
from verbindend.locale import Words
from verbindend.store.drafts import DraftFolder
from verbindend.store.exporting import write_new
from verbindend.store.journal import JournalFolder
from verbindend.store.libraries import built_in
from verbindend.store.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from verbindend.core.library import Library

settings.register_profile(
    "verbindend", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("verbindend")

LANGUAGES = ("nl", "en")

NO_SKIPS = "VERBINDEND_NO_SKIPS" in os.environ
"""Set on a machine that has every tool a test drives."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where no skip is allowed, a skipped test has failed."""
    report = yield
    if NO_SKIPS and report.skipped and NO_RIGHT not in str(report.longrepr):
        report.outcome = "failed"
    return report


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; nothing of the real one, its locale and its editor is reachable."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in [each for each in os.environ if each.startswith(("XDG_", "LC_", "VERBINDEND"))]:
        monkeypatch.delenv(name)
    for name in ("LANG", "LANGUAGE", "EDITOR", "VISUAL", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return folder


@pytest.fixture
def clock() -> Clock:
    """The clock of the companion."""
    return Clock()


@pytest.fixture(scope="session")
def libraries() -> dict[str, Library]:
    """The built-in content, read once, by language."""
    return {language: built_in(language) for language in LANGUAGES}


@pytest.fixture
def build(tmp_path: Path, clock: Clock, libraries: dict[str, Library]) -> Callable[..., House]:
    """Build a house that speaks a language; by the same names each time on the same folder."""

    def built(language: str = "nl", name: str = "journal") -> House:
        journal = JournalFolder(tmp_path / name, tmp_path / f"{name}-state")
        drafts = DraftFolder(tmp_path / f"{name}-state" / "drafts")
        preferences = SettingsFile(tmp_path / "config" / "settings.toml")
        numbers = iter(range(10**6))
        desk = Desk(
            journal=journal,
            drafts=drafts,
            preferences=preferences,
            settings=Settings(language=language, welcomed=True),
            libraries=libraries.__getitem__,
            clock=clock,
            suffix=lambda: f"t{next(numbers):05}",
            editor=lambda text, _ending: text,
            export=lambda file, text: str(write_new(str(tmp_path / file), text)),
        )
        return House(
            companion=Companion(desk),
            journal=journal,
            drafts=drafts,
            preferences=preferences,
            words=Words(language),
            clock=clock,
        )

    return built


@pytest.fixture
def house(build: Callable[..., House]) -> House:
    """A Dutch house with an empty journal."""
    return build()


@pytest.fixture(params=LANGUAGES)
def any_house(request: pytest.FixtureRequest, build: Callable[..., House]) -> House:
    """A house with an empty journal, in each language."""
    return build(request.param)
