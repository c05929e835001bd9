"""What is refused: the program lives on, nothing on disk changes, one sentence says what to do."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from disk import mounted, not_to_be_written
from screens.life import asks_for_people, note
from screens.stage import (
    drafts,
    kept,
    on_screen,
    opened,
    paste,
    press,
    refused,
    snapshot_of,
    steps_screen,
    told,
    typed,
    write,
)
from verbindend.core.clean import MOST_CHARACTERS
from verbindend.screens.journal import Journal
from verbindend.screens.steps import Steps
from verbindend.screens.today import Today
from verbindend.widgets.if_then import IfThen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from house import House
    from verbindend.app import Verbindend


def one_sentence(app: Verbindend) -> str:
    """What is said, when it is a refusal in one sentence that can be seen."""
    assert refused(app)
    sentence = told(app)
    assert "{" not in sentence
    assert sentence.endswith(".")
    assert "".join(sentence.split())[:60] in "".join(on_screen(app).split())
    return sentence


@pytest.mark.parametrize("half", [0, 1])
async def test_only_half_of_an_if_then(any_house: House, half: int) -> None:
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "enter", "ctrl+n", *["tab"] * half)
        await write(pilot, "na het overleg")
        for key in ("ctrl+s", "ctrl+g"):
            await press(pilot, key)
            tr = any_house.words.tr
            assert one_sentence(app) == tr("Fill in both halves, or leave both empty to skip.")
            assert isinstance(steps_screen(app).field, IfThen)
            assert typed(app) == "na het overleg"
        await press(pilot, "escape")
        assert isinstance(app.screen, Today)
    assert any_house.files() == []


async def test_more_than_a_hundred_thousand_characters(any_house: House) -> None:
    text = "een woord " * (MOST_CHARACTERS // 10) + "x"
    app = any_house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await paste(pilot, text, then="ctrl+g")
        sentence = one_sentence(app)
        assert str(MOST_CHARACTERS + 1) in sentence
        assert str(MOST_CHARACTERS) in sentence
        assert typed(app) == text
        assert str(MOST_CHARACTERS) in on_screen(app)
        assert any_house.files() == []
        await press(pilot, "backspace", "ctrl+g")
        assert isinstance(app.screen, Today)
    (reflection,) = kept(any_house)
    assert reflection["answers"][0]["answer"] == text[:-1]


@pytest.mark.parametrize("people", [", ".join(f"p{n}" for n in range(13)), "S., " + "x" * 41])
async def test_too_many_people_or_a_story_for_a_name(house: House, people: str) -> None:
    asks_for_people(house)
    before = snapshot_of(house.folder)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "enter")
        await write(pilot, people, then="enter")
        assert one_sentence(app)
        assert typed(app) == people
    assert snapshot_of(house.folder) == before


async def test_an_entry_of_a_newer_version_is_read_and_not_changed(house: House) -> None:
    note(house, "waarderen", "van een nieuwere versie")
    (path,) = house.files()
    path.write_text(path.read_text().replace("format = 1", "format = 2") + "new_key = 1\n")
    before = snapshot_of(house.folder)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "enter")
        assert "van een nieuwere versie" in on_screen(app)
        await press(pilot, "e", "ctrl+n")
        await write(pilot, " veranderd", then="ctrl+g")
        assert "nieuwere versie" in one_sentence(app)
        assert isinstance(app.screen, Steps)
        assert typed(app) == "van een nieuwere versie veranderd"
        await press(pilot, "escape")
        assert isinstance(app.screen, Journal)
    assert snapshot_of(house.folder) == before


async def lives_on(house: House, app: Verbindend, hinder: Iterator[None]) -> None:
    """Type an answer, let something hinder keeping it, take that away, and keep it all the same."""
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "dit raakt niet kwijt")
        next(hinder)
        for _ in range(2):
            await press(pilot, "ctrl+g")
            assert str(house.folder) in one_sentence(app).replace("\n", "")
            assert typed(app) == "dit raakt niet kwijt"
        await press(pilot, "escape")
        (draft,) = drafts(house)
        assert list(draft["answers"].values()) == ["dit raakt niet kwijt"]
        for place in "2341":
            await press(pilot, place)
        assert next(hinder, "done") == "done"
        await press(pilot, "2", "1", "home", "enter", "1", "ctrl+g")
        assert isinstance(app.screen, Today)
        assert not refused(app)
    reflections = kept(house, "reflection")
    assert [each["answers"][0]["answer"] for each in reflections] == ["dit raakt niet kwijt"]


async def test_a_file_where_the_journal_should_be(house: House) -> None:
    def hinder() -> Iterator[None]:
        house.folder.write_text("mijn eigen bestand")
        yield
        assert house.folder.read_text() == "mijn eigen bestand"
        house.folder.unlink()

    await lives_on(house, house.app(), hinder())


async def test_a_journal_that_may_not_be_written(house: House) -> None:
    def hinder() -> Iterator[None]:
        with not_to_be_written(house.folder):
            yield
            assert list(house.folder.iterdir()) == []

    await lives_on(house, house.app(), hinder())


@pytest.fixture
def small_disk(house: House) -> Iterator[Path]:
    """The journal on a disk of its own, with room for a few files."""
    with mounted(house.folder, "size=64k"):
        yield house.folder


async def test_a_journal_on_a_full_disk(house: House, small_disk: Path) -> None:
    note(house, "waarderen", "stond er al")
    (path,) = house.files()

    def hinder() -> Iterator[None]:
        ballast = small_disk / "ballast"
        with ballast.open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        before = path.read_bytes()
        yield
        assert house.files() == [path]
        assert path.read_bytes() == before
        assert list(small_disk.rglob(".*.tmp")) == []
        ballast.unlink()

    await lives_on(house, house.app(), hinder())


async def test_a_journal_that_vanishes_while_an_entry_is_changed(house: House) -> None:
    note(house, "waarderen", "weg")
    (path,) = house.files()
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "e", "ctrl+n")
        await write(pilot, " maar niet kwijt")
        shutil.rmtree(house.folder)
        await press(pilot, "ctrl+g")
        assert isinstance(app.screen, Journal)
    (deed,) = kept(house)
    assert (deed["text"], deed["conflict_of"]) == ("weg maar niet kwijt", path.stem)


async def test_places_and_the_welcome_open_without_a_journal(house: House) -> None:
    house.folder.write_text("mijn eigen bestand")
    app = house.app(welcome=True)
    async with opened(app) as pilot:
        await press(pilot, "enter", "enter", "escape")
        for place in "12341":
            await press(pilot, place)
            assert str(house.folder) in one_sentence(app)
        await press(pilot, "m", "e", "k", "1")
        assert isinstance(app.screen, Today)
        await press(pilot, "d", "1", "1")
        await write(pilot, "toch iets", then="ctrl+g")
        assert one_sentence(app)
    assert house.folder.read_text() == "mijn eigen bestand"


async def test_what_cannot_be_put_on_disk_stays_on_the_screen(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "nog nergens anders")
        with not_to_be_written(house.drafts.folder):
            await press(pilot, "escape")
            assert str(house.drafts.folder) in one_sentence(app).replace("\n", "")
            await press(pilot, "f1", "ctrl+q")
            assert "ctrl+q" in one_sentence(app)
            assert typed(app) == "nog nergens anders"
            assert app.is_running
        await press(pilot, "escape")
        assert isinstance(app.screen, Today)
    (draft,) = drafts(house)
    assert list(draft["answers"].values()) == ["nog nergens anders"]


async def test_who_insists_closes_without_what_cannot_be_put_on_disk(house: House) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "het zij zo")
        with not_to_be_written(house.drafts.folder):
            await press(pilot, "ctrl+q")
            assert app.is_running
            await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_an_answer_is_kept_where_the_journal_has_room_and_the_drafts_have_none(
    house: House,
) -> None:
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "e")
        await write(pilot, "toch bewaard")
        with not_to_be_written(house.drafts.folder):
            await press(pilot, "ctrl+g")
            assert isinstance(app.screen, Today)
    (reflection,) = kept(house, "reflection")
    assert reflection["answers"][0]["answer"] == "toch bewaard"
