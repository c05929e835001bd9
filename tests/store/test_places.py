from __future__ import annotations

from pathlib import Path

import pytest

from verbindend.store.places import content_folder, find_places, settings_file, state_folder


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that the program is started in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("option", "variable", "setting", "found"),
    [
        ("/optie", "/omgeving", "/instelling", "/optie"),
        ("", "/omgeving", "/instelling", "/omgeving"),
        ("", "", "/instelling", "/instelling"),
        ("~/dagboek", "", "", "{home}/dagboek"),
        ("", "~/dagboek", "", "{home}/dagboek"),
        ("", "", "~/dagboek", "{home}/dagboek"),
        ("", "", "", "{home}/.local/share/verbindend/journal"),
        ("dagboek", "", "", "{here}/dagboek"),
        ("./a/../dagboek/", "", "", "{here}/dagboek"),
        ("~niemand-heet-zo/dagboek", "", "", "{here}/~niemand-heet-zo/dagboek"),
    ],
)
@pytest.mark.usefixtures("here")
def test_the_journal_is_the_first_that_is_named(
    monkeypatch: pytest.MonkeyPatch, option: str, variable: str, setting: str, found: str
) -> None:
    monkeypatch.setenv("VERBINDEND_JOURNAL", variable)
    expected = Path(found.format(home=Path.home(), here=Path.cwd()))
    assert find_places(option, setting).journal == expected
    monkeypatch.delenv("VERBINDEND_JOURNAL")
    if not variable:
        assert find_places(option, setting).journal == expected


def test_the_standard_folders_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert settings_file() == tmp_path / "CONFIG" / "verbindend" / "settings.toml"
    assert state_folder() == tmp_path / "STATE" / "verbindend"
    places = find_places("", "")
    assert places.journal == tmp_path / "DATA" / "verbindend" / "journal"
    assert places.state.parent == state_folder()


def test_looking_for_a_place_makes_nothing(home: Path) -> None:
    find_places("", "")
    settings_file()
    assert list(home.iterdir()) == []


def test_a_link_to_the_journal_is_followed_once(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    linked, direct = (find_places(str(tmp_path / name), "") for name in ("link", "real"))
    assert linked == direct
    assert linked.journal == real


def test_each_journal_has_a_state_of_its_own(tmp_path: Path) -> None:
    states = {find_places(str(tmp_path / name), "").state for name in ("a", "b", "a/", "b/../a")}
    assert len(states) == 2
    assert not any(state.is_relative_to(tmp_path / "a") for state in states)


def test_the_content_is_found() -> None:
    assert (content_folder() / "verbindend-kern" / "pack.toml").is_file()
