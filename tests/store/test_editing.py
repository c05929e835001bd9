from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from verbindend.core.refusal import Refusal
from verbindend.store.editing import edited

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that runs a script on the file it is given."""
    script = tmp_path / "my editor.py"
    monkeypatch.setenv("EDITOR", f"{sys.executable} '{script}' --wait")
    return script


WRITE = """
import pathlib, sys
path = pathlib.Path(sys.argv[2])
assert path.stat().st_mode & 0o777 == 0o600
path.write_bytes({data!r}.replace(b"BEFORE", path.read_bytes()))
sys.exit({code})
"""


def test_what_was_saved_comes_back_clean_and_the_file_is_gone(tmp_path: Path, editor: Path) -> None:
    editor.write_text(WRITE.format(data=b"BEFORE en \x1b[31mmeer\r\n\x00", code=0))
    folder = tmp_path / "state"
    assert edited("één regel\ntwee", folder) == "één regel\ntwee en [31mmeer\n"
    assert list(folder.iterdir()) == []


def test_an_editor_may_put_a_new_file_in_the_place_of_the_old_one(
    tmp_path: Path, editor: Path
) -> None:
    editor.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[2])\n"
        "path.rename(str(path) + '~')\n"
        "path.write_text('nieuw')\n"
    )
    assert edited("oud", tmp_path / "state") == "nieuw"


def test_what_was_saved_in_another_encoding_stays_where_it_is_named(
    tmp_path: Path, editor: Path
) -> None:
    editor.write_text(WRITE.format(data=b"BEFORE en caf\xe9", code=0))
    with pytest.raises(Refusal, match="UTF-8") as told:
        edited("woorden", tmp_path / "state")
    (left,) = (tmp_path / "state").iterdir()
    assert told.value.facts["path"] == left
    assert left.read_bytes() == b"woorden en caf\xe9"
    assert told.value.__suppress_context__


def test_when_the_editor_fails_what_it_saved_stays_where_it_is_named(
    tmp_path: Path, editor: Path
) -> None:
    editor.write_text(WRITE.format(data=b"BEFORE en meer", code=3))
    with pytest.raises(Refusal, match="did not end well") as told:
        edited("woorden", tmp_path / "state", ending=".toml")
    (left,) = (tmp_path / "state").iterdir()
    assert told.value.facts["path"] == left
    assert left.suffix == ".toml"
    assert left.read_bytes() == b"woorden en meer"


@pytest.mark.parametrize("name", ["/bestaat/niet", "'half", "/"])
def test_an_editor_that_cannot_be_started_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("VISUAL", name)
    monkeypatch.setenv("EDITOR", "true")
    with pytest.raises(Refusal) as told:
        edited("woorden", tmp_path / "state")
    assert told.value.facts["editor"] == name
    assert [path.read_text() for path in (tmp_path / "state").iterdir()] == ["woorden"]


def test_without_an_editor_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="No editor is set"):
        edited("woorden", tmp_path / "state")
    assert not (tmp_path / "state").exists()
