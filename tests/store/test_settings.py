from __future__ import annotations

import errno
import tomllib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from faults import Fault, faulty, tree
from verbindend.core.refusal import Refusal
from verbindend.core.settings import Settings
from verbindend.store.settings import SettingsFile

if TYPE_CHECKING:
    from pathlib import Path

CHOSEN = Settings(language="nl", theme="verbindend-licht", journal="~/dagboek", welcomed=True)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    """The settings of a device on which nothing was chosen yet."""
    return SettingsFile(tmp_path / "config" / "verbindend" / "settings.toml")


def test_without_a_file_the_program_chooses(file: SettingsFile) -> None:
    assert file.read() == Settings()
    assert not file.path.parent.exists()


def test_what_is_chosen_is_kept_for_the_owner_only(file: SettingsFile) -> None:
    file.write(CHOSEN)
    assert SettingsFile(file.path).read() == CHOSEN
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700


def test_what_a_newer_program_chose_stays_in_the_file(file: SettingsFile) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_text('# van mij\nlanguage = "en"\nencryption = true\n\n[keys]\nnext = "f2"\n')
    assert file.read() == Settings(language="en")
    file.write(CHOSEN)
    written = tomllib.loads(file.path.read_text())
    assert written["encryption"] is True
    assert written["keys"] == {"next": "f2"}
    assert file.read() == CHOSEN


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"language = nl\n", 1),
        (b"\n\nlanguage = 7\n", 3),
        (b'theme = "a"\nwelcomed = "yes"\n', 2),
        (b'language = "nl"\njournal = ["a"]\n', 2),
        (b'language = "nl\n', 1),
        (b"\x00\x00", 1),
        (b"\xff\xfea\x00", 1),
        (b"a" + b".a" * 5000 + b" = 1", "?"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_named_with_its_line_and_left(
    file: SettingsFile, data: bytes, line: object
) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(data)
    with pytest.raises(Refusal, match="mend or remove") as told:
        file.read()
    assert told.value.facts == {"path": file.path, "line": line}
    assert file.path.read_bytes() == data


def test_a_file_that_cannot_be_parsed_is_not_overwritten(file: SettingsFile) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(b"language = nl\n")
    with pytest.raises(Refusal):
        file.write(CHOSEN)
    assert file.path.read_bytes() == b"language = nl\n"


def test_a_mark_at_the_start_of_the_file_does_not_matter(file: SettingsFile) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(b'\xef\xbb\xbflanguage = "nl"\r\n')
    assert file.read() == Settings(language="nl")


@pytest.mark.parametrize("odd", ["folder", "parent"])
def test_something_else_in_its_place_is_a_refusal(file: SettingsFile, odd: str) -> None:
    if odd == "folder":
        file.path.mkdir(parents=True)
    else:
        file.path.parent.parent.mkdir(parents=True)
        file.path.parent.write_text("a file")
    for act in (file.read, lambda: file.write(CHOSEN)):
        with pytest.raises(Refusal):
            act()


@pytest.mark.parametrize("how", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whichever_call_fails_the_settings_are_the_old_or_the_new(tmp_path: Path, how: int) -> None:
    for number in range(1, 60):
        file = SettingsFile(tmp_path / f"{number}" / "settings.toml")
        file.write(Settings(theme="een"))
        fault = Fault(at=number, how=how)
        kept = False
        with faulty(fault), suppress(Refusal):
            file.write(CHOSEN)
            kept = True
        assert file.read() == (CHOSEN if kept else Settings(theme="een"))
        assert list(tree(file.path.parent)) == ["settings.toml"]
        if not fault.struck:
            break
    assert number > 8
