from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cli.test_packs import COACH as COACHS_PACK
from coach import COACH, COACHS_EXERCISE, COACHS_RHYTHM
from screens.stage import kept, on_screen, opened, part, press, question, write
from screens.test_exercise import begin, to_the_end
from verbindend.store.installed import InstalledPacks
from verbindend.store.libraries import library

if TYPE_CHECKING:
    from pathlib import Path

    from house import House

ENGLISH = (
    COACH.replace('language = "nl"', 'language = "en"')
    .replace("Doe het.", "Dare it.")
    .replace('title = "Moed"', 'title = "Courage"')
    .replace("Wat vroeg je vandaag?", "What did you ask today?")
    .replace("Hoe was dat?", "How was that?")
    .replace("Je vraagt wat niemand vraagt.", "You ask what nobody asks.")
)


@pytest.fixture
def added(any_house: House, tmp_path: Path) -> InstalledPacks:
    """A house whose leader added a coach's pack, in English, to build on."""
    packs = InstalledPacks(tmp_path / "packs")
    path = tmp_path / "anna.toml"
    path.write_text(ENGLISH.replace('kind = "extension"', 'kind = "base"'))
    packs.add(path, "moed-van-de-coach")
    any_house.companion.desk.libraries = lambda language: library(packs, language)
    return packs


@pytest.mark.usefixtures("added")
async def test_a_leader_is_asked_from_a_coachs_pack(any_house: House) -> None:
    app = any_house.app()
    async with opened(app, (120, 40)) as pilot:
        assert "Courage" in on_screen(app)
        assert "You ask what nobody asks." in on_screen(app)
        await press(pilot, "e")
        while question(app) != "What did you ask today?":
            await press(pilot, "ctrl+n")
        await write(pilot, "K. about his holiday", then="ctrl+s")
        await press(pilot, "1", "ctrl+g")
    deed, evening = sorted(kept(any_house), key=lambda entry: entry["kind"])
    assert (deed["kind"], evening["kind"]) == ("deed", "reflection")
    for entry in (deed, evening):
        assert (entry["essential"], entry["pack"], entry["language"]) == (
            "moed", "moed-van-de-coach 0.3.0", "en",
        )  # fmt: skip


async def test_a_pack_that_cannot_be_used_is_named_today(
    any_house: House, added: InstalledPacks
) -> None:
    (path,) = added.all()
    path.write_text("kapot")
    app = any_house.app()
    async with opened(app, (120, 40)):
        assert "moed-van-de-coach.toml" in on_screen(app).replace("\n", "")
        assert part(app, "#essential-title") in any_house.companion.desk.library.titles.values()
        assert len(any_house.companion.desk.library.titles) == 8


async def test_a_coachs_own_exercise_is_done_on_the_screens(
    any_house: House, tmp_path: Path
) -> None:
    packs = InstalledPacks(tmp_path / "packs")
    path = tmp_path / "anna.toml"
    path.write_text(f"{COACHS_PACK}\n{COACHS_EXERCISE}")
    packs.add(path, "coach-anna")
    any_house.companion.desk.libraries = lambda language: library(packs, language)
    app = any_house.app()
    async with opened(app) as pilot:
        await begin(pilot, "van-alles")
        questions = await to_the_end(pilot, app)
    entry = next(each for each in kept(any_house) if each["kind"] == "exercise")
    assert [row["question"] for row in entry["answers"]] == questions
    assert len(questions) == 8
    assert [each["text"] for each in kept(any_house) if each["kind"] == "deed"] == ["zo was het"]


async def test_a_coachs_rhythm_is_the_day(house: House, tmp_path: Path) -> None:
    packs = InstalledPacks(tmp_path / "packs")
    path = tmp_path / "ritme.toml"
    path.write_text(COACHS_RHYTHM)
    packs.add(path, "ritme-van-de-coach")
    house.companion.desk.libraries = lambda language: library(packs, language)
    app = house.app()
    async with opened(app) as pilot:
        assert "Avondrust" in on_screen(app)
        assert "3 min" in on_screen(app)
        await press(pilot, "d", "7", "1")
        await write(pilot, "ik bleef stil", then="ctrl+s")
        await press(pilot, "ctrl+s", "ctrl+s", "1")
        assert question(app) == "Wat kostte het je?"
        await write(pilot, "geduld", then="ctrl+s")
        await press(pilot, "e")
        while question(app) != "Is het werk voor vandaag klaar?":
            await press(pilot, "ctrl+n")
        await press(pilot, "2")
        assert question(app) == "Hoe laat stop je?"
        await write(pilot, "zes uur", then="enter")
        await press(pilot, "ctrl+s")
    (deed,) = kept(house, "deed")
    assert [(row["prompt"], row["answer"]) for row in deed["answers"]] == [
        ("mijn-moment.kostte", ["geduld"]),
    ]
    (evening,) = kept(house, "reflection")
    assert [row["answer"] for row in evening["answers"]] == ["nee", "zes uur"]
