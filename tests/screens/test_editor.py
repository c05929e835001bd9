"""The leader's own editor; a test's app has no terminal to hand over, so nothing is suspended."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from screens.life import note
from screens.stage import drafts, kept, opened, press, read, refused, told, typed, write
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.app import Verbindend

NO_EDITOR = "No editor is set: put its name in EDITOR, for example EDITOR=nano."


@pytest.fixture
def with_editor(house: House, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Verbindend]:
    """The program, with an editor that does what it is told."""

    def built(editor: Callable[[str, str], str]) -> Verbindend:
        house.companion.desk.editor = editor
        app = house.app()
        monkeypatch.setattr(app, "suspend", nullcontext)
        return app

    return built


def without_editor(_text: str, _ending: str) -> str:
    raise Refusal(NO_EDITOR)


async def test_an_answer_goes_to_the_editor_and_comes_back(
    house: House, with_editor: Callable[..., Verbindend]
) -> None:
    seen: list[tuple[str, str]] = []

    def editor(text: str, ending: str) -> str:
        seen.append((text, ending))
        (draft,) = drafts(house)
        assert list(draft["answers"].values()) == [text]
        return f"{text}\r\nen in de editor verder\x1b[31m\n"

    app = with_editor(editor)
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "getypt", then="ctrl+o")
        assert typed(app) == "getypt\nen in de editor verder[31m"
        await press(pilot, "ctrl+g")
    assert seen == [("getypt", ".txt")]
    (reflection,) = kept(house)
    assert reflection["answers"][0]["answer"] == "getypt\nen in de editor verder[31m"


async def test_without_an_editor_the_text_stays(with_editor: Callable[..., Verbindend]) -> None:
    app = with_editor(without_editor)
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "blijft staan", then="ctrl+o")
        assert refused(app)
        assert "EDITOR=nano" in told(app)
        assert typed(app) == "blijft staan"


async def test_where_no_editor_can_be_opened_it_is_said(house: House) -> None:
    note(house, "waarderen", "zoals het was")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "blijft staan", then="ctrl+o")
        assert refused(app)
        assert typed(app) == "blijft staan"
        await press(pilot, "escape", "2", "o")
        assert refused(app)
        assert "editor" in told(app)
    assert kept(house)[0]["text"] == "zoals het was"


async def test_the_file_of_an_entry_is_changed_in_the_editor(
    house: House, with_editor: Callable[..., Verbindend]
) -> None:
    note(house, "waarderen", "zoals het was")
    (path,) = house.files()

    def editor(text: str, ending: str) -> str:
        assert ending == ".toml"
        assert text == path.read_text()
        return text.replace("zoals het was", "zoals het is") + '\nmine = "blijft"\n'

    app = with_editor(editor)
    async with opened(app) as pilot:
        await press(pilot, "2", "o")
        assert told(app) == "Gewijzigd. u haalt de vorige versie terug."
        assert read(path)["text"] == "zoals het is"
        assert read(path)["mine"] == "blijft"
        await press(pilot, "u")
        assert read(path)["text"] == "zoals het was"


@pytest.mark.parametrize("text", ["", 'format = 1\nkind = "deed"\n', "geen toml", "\ud800"])
async def test_what_is_no_entry_any_more_is_refused(
    house: House, with_editor: Callable[..., Verbindend], text: str
) -> None:
    note(house, "waarderen", "zoals het was")
    (path,) = house.files()
    before = path.read_bytes()
    app = with_editor(lambda _text, _ending: text)
    async with opened(app) as pilot:
        await press(pilot, "2", "o")
        assert refused(app)
        assert "er is niets gewijzigd" in told(app)
    assert path.read_bytes() == before


async def test_a_file_changed_under_the_editor_is_left_as_it_is(
    house: House, with_editor: Callable[..., Verbindend]
) -> None:
    note(house, "waarderen", "zoals het was")
    (path,) = house.files()

    def editor(text: str, _ending: str) -> str:
        path.write_text(text.replace("was", "werd"))
        return text.replace("was", "is")

    app = with_editor(editor)
    async with opened(app) as pilot:
        await press(pilot, "2", "o")
        assert refused(app)
        assert "intussen gewijzigd" in told(app)
    assert read(path)["text"] == "zoals het werd"
