from __future__ import annotations

import errno
import os
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING

import pytest

from coach import COACH
from faults import KILL, KILL_AFTER, Fault, Killed, faulty, tree
from verbindend.core.refusal import Refusal
from verbindend.store.installed import InstalledPacks, id_of
from verbindend.store.libraries import library

if TYPE_CHECKING:
    from pathlib import Path

NAME = "moed-van-de-coach"


@pytest.fixture
def installed(tmp_path: Path) -> InstalledPacks:
    """The packs of a device that has none yet."""
    return InstalledPacks(tmp_path / "data" / "packs")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A coach's pack of one file, under a name of its own."""
    path = tmp_path / "van Anna (2).toml"
    path.write_text(COACH)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same pack as a folder, with files that are no part of it."""
    path = tmp_path / "anna"
    (path / "vragen").mkdir(parents=True)
    head, mark, rest = COACH.partition("[[essential]]")
    (path / "pack.toml").write_text(head)
    (path / "vragen" / "1.toml").write_text(mark + rest)
    (path / "lees mij.txt").write_text("x")
    (path / "link.toml").symlink_to(path / "pack.toml")
    return path


def test_nothing_is_there_and_nothing_is_made(installed: InstalledPacks) -> None:
    assert installed.all() == []
    assert installed.find(NAME) is None
    assert not installed.folder.exists()
    assert library(installed, "nl").packs == (library(installed, "nl").pack,)


def test_a_file_is_copied_byte_for_byte_for_the_owner_only(
    installed: InstalledPacks, file: Path
) -> None:
    installed.add(file, NAME)
    (path,) = installed.all()
    assert path == installed.folder / f"{NAME}.toml" == installed.find(NAME)
    assert path.read_bytes() == file.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert installed.folder.stat().st_mode & 0o777 == 0o700


def test_of_a_folder_only_its_pack_files_are_copied(
    installed: InstalledPacks, folder: Path
) -> None:
    installed.add(folder, NAME)
    assert installed.all() == [installed.folder / NAME]
    names = [str(path.relative_to(installed.folder)) for path in installed.folder.rglob("*.toml")]
    assert sorted(names) == [f"{NAME}/pack.toml", f"{NAME}/vragen/1.toml"]
    assert list(installed.folder.rglob("*.txt")) == []
    assert "moed" in library(installed, "nl").essentials


def test_a_newer_version_takes_the_place_of_the_other_whatever_its_form(
    installed: InstalledPacks, file: Path, folder: Path
) -> None:
    for path in (file, folder, file, file, folder, folder):
        installed.add(path, NAME)
        assert len(list(installed.folder.iterdir())) == 1
        assert library(installed, "nl").titles["moed"] == "Moed"
    installed.remove(NAME)
    assert list(installed.folder.iterdir()) == []
    with pytest.raises(Refusal, match="No pack"):
        installed.remove(NAME)


@pytest.mark.parametrize("how", [KILL, KILL_AFTER, errno.EACCES])
@pytest.mark.parametrize("forms", [("file", "folder"), ("folder", "file"), ("folder", "folder")])
def test_a_program_that_ends_halfway_leaves_the_earlier_pack_or_the_newer(
    tmp_path: Path, file: Path, folder: Path, forms: tuple[str, str], how: int
) -> None:
    packs = {"file": file, "folder": folder}
    steps = count(1)
    fault = Fault(0, how, struck="at first")
    while fault.struck:
        installed = InstalledPacks(tmp_path / f"packs-{fault.at}")
        installed.add(packs[forms[0]], NAME)
        fault = Fault(next(steps), how)
        with faulty(fault), suppress(Killed, Refusal):
            installed.add(packs[forms[1]], NAME)
        installed.sweep()
        assert library(installed, "nl").titles["moed"] == "Moed", fault
        installed.add(packs[forms[1]], NAME)
        assert not library(installed, "nl").left_out
        assert len(installed.all()) == 1


def test_what_was_left_half_done_goes_in_time(installed: InstalledPacks, folder: Path) -> None:
    installed.add(folder, NAME)
    new, old = installed.folder / ".0a1b2c3d", installed.folder / f".{NAME}.before"
    for path in (new, old):
        path.mkdir()
        (path / "pack.toml").write_text("x")
    installed.sweep()
    assert (new.exists(), old.exists()) == (True, False)
    os.utime(new, (0, 0))
    installed.sweep()
    assert installed.all() == list(installed.folder.iterdir())


def test_a_pack_is_taken_away_with_its_translations(installed: InstalledPacks, file: Path) -> None:
    for name in (NAME, f"{NAME}.en", f"{NAME}.de", f"{NAME}-2", "en"):
        installed.add(file, name)
    installed.remove(f"{NAME}.de")
    assert [id_of(path) for path in installed.all()] == ["en", f"{NAME}-2", f"{NAME}.en", NAME]
    installed.remove(NAME)
    assert [id_of(path) for path in installed.all()] == ["en", f"{NAME}-2"]


def test_a_link_is_followed_to_the_file_that_is_copied(
    installed: InstalledPacks, file: Path
) -> None:
    link = file.with_name("link.toml")
    link.symlink_to(file)
    installed.add(link, NAME)
    (path,) = installed.all()
    assert not path.is_symlink()
    assert path.read_bytes() == file.read_bytes()


def test_where_it_cannot_write_it_says_so(
    installed: InstalledPacks, file: Path, folder: Path
) -> None:
    installed.folder.parent.mkdir()
    installed.folder.write_text("no folder")
    before = tree(installed.folder.parent)
    for path in (file, folder):
        with pytest.raises(Refusal):
            installed.add(path, NAME)
    assert tree(installed.folder.parent) == before


def test_what_cannot_be_used_is_named_and_the_rest_is(
    installed: InstalledPacks, file: Path
) -> None:
    installed.add(file, NAME)
    for name, text in {
        "anders.toml": COACH.replace(NAME, "anders"),
        "kapot.toml": "geen toml",
        "oud.toml": COACH.replace(NAME, "oud").replace('id = "moed"', 'id = "waarderen"'),
    }.items():
        (installed.folder / name).write_text(text)
    (installed.folder / ".half").mkdir()
    (installed.folder / "link.toml").symlink_to(file)
    found = library(installed, "nl")
    assert [pack.about.id for pack in found.packs] == ["verbindend-kern", "anders"]
    assert [refusal.facts["path"] for refusal in found.left_out] == [
        installed.folder / name for name in ("kapot.toml", f"{NAME}.toml", "oud.toml")
    ]


def test_a_translation_that_was_added_is_used(installed: InstalledPacks, file: Path) -> None:
    installed.add(file, NAME)
    overlay = file.with_name("en.toml")
    overlay.write_text(
        f'[pack]\nformat = 1\nid = "{NAME}.en"\nversion = "1.0.0"\nkind = "translation"\n'
        'language = "en"\ntitle = "Courage"\n[essential.moed]\ntitle = "Courage"\n'
    )
    installed.add(overlay, f"{NAME}.en")
    assert library(installed, "en").titles["moed"] == "Courage"
    assert library(installed, "nl").titles["moed"] == "Moed"
