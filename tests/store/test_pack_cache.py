from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from coach import COACH, COACH_WITH_ALL
from verbindend.store import libraries
from verbindend.store.installed import InstalledPacks
from verbindend.store.known_library import known_library
from verbindend.store.libraries import library
from verbindend.store.pack_cache import PackCache
from verbindend.store.packs import load

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.core.library import Library
    from verbindend.core.pack import Pack

NAME = "moed-van-de-coach"


@pytest.fixture
def installed(tmp_path: Path) -> InstalledPacks:
    """The packs of a device that has one."""
    packs = InstalledPacks(tmp_path / "packs")
    path = tmp_path / "anna.toml"
    path.write_text(COACH_WITH_ALL)
    packs.add(path, NAME)
    return packs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where what was read is noted."""
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The packs whose files are read."""
    found: list[Path] = []

    def noted(path: Path) -> Pack:
        found.append(path)
        return load(path)

    monkeypatch.setattr(libraries, "load", noted)
    return found


def same(one: Library, other: Library) -> bool:
    return (one.packs, one.language) == (other.packs, other.language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_read_once_is_the_same_and_not_read_again(
    installed: InstalledPacks, folder: Path, reads: list[Path], language: str
) -> None:
    plain = library(installed, language)
    first = known_library(installed, language, PackCache(folder))
    reads.clear()
    second = known_library(installed, language, PackCache(folder))
    assert reads == []
    assert same(plain, first)
    assert same(first, second)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_each_language_has_its_own(installed: InstalledPacks, folder: Path) -> None:
    cache = PackCache(folder)
    for language in ("nl", "en", "nl", "en"):
        assert same(known_library(installed, language, cache), library(installed, language))


def test_a_pack_that_changes_comes_or_goes_is_read_anew(
    installed: InstalledPacks, folder: Path, tmp_path: Path
) -> None:
    cache = PackCache(folder)
    assert known_library(installed, "nl", cache).titles["moed"] == "Moed"
    (path,) = installed.all()
    path.write_text(COACH_WITH_ALL.replace('title = "Moed"\nshort', 'title = "Lef!"\nshort'))
    assert known_library(installed, "nl", cache).titles["moed"] == "Lef!"
    other = tmp_path / "rust.toml"
    other.write_text(
        COACH.replace("moed", "rust").replace("vragen", "rusten").replace("samen", "x")
    )
    installed.add(other, "rust-van-de-coach")
    assert "rust" in known_library(installed, "nl", cache).essentials
    installed.remove(NAME)
    assert "moed" not in known_library(installed, "nl", cache).essentials


def test_what_is_left_out_is_told_every_time(installed: InstalledPacks, folder: Path) -> None:
    (installed.folder / "kapot.toml").write_text("kapot")
    for _ in range(2):
        assert len(known_library(installed, "nl", PackCache(folder)).left_out) == 1


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff" * 100, b"\x93\xa1x\x90\x90"])
def test_a_damaged_note_is_read_over(installed: InstalledPacks, folder: Path, data: bytes) -> None:
    known_library(installed, "nl", PackCache(folder))
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    for spoilt in (data, whole[:-10], whole[: len(whole) // 2]):
        path.write_bytes(spoilt)
        assert same(known_library(installed, "nl", PackCache(folder)), library(installed, "nl"))
        assert path.read_bytes() == whole


def test_a_name_that_is_no_text_is_noted_too(folder: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"anna \xff")
    odd.mkdir()
    (odd / os.fsdecode(b"\xff.toml")).write_text(COACH)
    packs = InstalledPacks(tmp_path / os.fsdecode(b"packs \xff"))
    packs.add(odd, NAME)
    for _ in range(2):
        assert "moed" in known_library(packs, "nl", PackCache(folder)).essentials
    assert list(folder.iterdir())


def test_where_it_cannot_be_noted_it_is_read(installed: InstalledPacks, folder: Path) -> None:
    folder.write_text("no folder")
    assert same(known_library(installed, "nl", PackCache(folder)), library(installed, "nl"))
