"""The built-in pack holds what it promises, in both languages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from making import ESSENTIALS
from verbindend.core.entry import Moment
from verbindend.core.pack import Use
from verbindend.core.pack_wording import alike, doubts, faults
from verbindend.core.prompt import Kind, Need, Prompt, Stance, Yields
from verbindend.core.step import FIXED
from verbindend.store.packs import about, examine
from verbindend.store.places import built_in_path

if TYPE_CHECKING:
    from verbindend.core.library import Library
    from verbindend.core.pack import Pack

DAILY = {Moment.MORNING: 10, Moment.EVENING: 16, Moment.DEEPENING: 6}
ITEMS = dict(zip(ESSENTIALS, (6, 9, 10, 6, 9, 5, 6, 7), strict=True))
"""How often a leader may count back: as many as the behaviours of the article hold, and three."""


@pytest.fixture(params=["nl", "en"])
def pack(request: pytest.FixtureRequest, libraries: dict[str, Library]) -> Pack:
    """The pack in each language."""
    return libraries[request.param].pack


def of(pack: Pack, essential: str) -> list[Prompt]:
    return [prompt for prompt in pack.prompts if prompt.essential == essential]


def test_it_is_read_without_a_warning() -> None:
    examined = examine(built_in_path())
    assert (examined.problems, examined.warnings) == ([], [])
    assert examined.pack
    assert not examined.pack.about.is_translation
    assert about(built_in_path().with_name("verbindend-kern.en")).is_translation


def test_nothing_in_its_wording_is_wrong_or_doubtful(pack: Pack) -> None:
    assert [(each.sentence, each.facts) for each in (*faults(pack), *doubts(pack))] == []


def test_no_two_questions_say_nearly_the_same(pack: Pack) -> None:
    asked = [prompt for prompt in pack.prompts if prompt.essential]
    near = [
        (one.text, other.text)
        for _, one, other in alike(pack, least=0.55)
        if one in asked and other in asked
    ]
    assert near == []


@pytest.mark.parametrize("essential", ESSENTIALS)
def test_an_essential_has_its_questions(pack: Pack, essential: str) -> None:
    asked = of(pack, essential)
    assert Counter(prompt.moment for prompt in asked) == DAILY
    for moment in DAILY:
        assert any(each.needs is None for each in asked if each.moment == moment)
    kinds = {prompt.kind for prompt in asked}
    assert len(kinds) >= 5
    deepening = {prompt.kind for prompt in asked if prompt.moment == Moment.DEEPENING}
    assert Kind.SCALE in deepening
    assert deepening & {Kind.CHOICE, Kind.CHECKLIST}


@pytest.mark.parametrize("essential", ESSENTIALS)
def test_its_questions_look_ahead_too_and_are_seldom_deep(pack: Pack, essential: str) -> None:
    asked = of(pack, essential)
    assert sum(prompt.stance != Stance.BACK for prompt in asked) >= len(asked) / 3
    assert sum(prompt.depth == 3 for prompt in asked) <= len(asked) / 4
    evenings = [prompt for prompt in asked if prompt.moment == Moment.EVENING]
    assert any(prompt.distance for prompt in evenings)
    assert sum(prompt.yields == Yields.DEED for prompt in evenings) >= 4
    assert 1 <= sum(prompt.needs == Need.DEED_TODAY for prompt in evenings) <= 2


def test_a_deed_is_told_in_words(pack: Pack) -> None:
    """Initials alone would say who, and not what."""
    for prompt in pack.prompts:
        if prompt.essential and prompt.yields == Yields.DEED:
            assert prompt.kind == Kind.TEXT, prompt.id
        if prompt.essential and prompt.moment == Moment.MORNING:
            assert prompt.yields == Yields.INTENTION, prompt.id


@pytest.mark.parametrize("essential", ESSENTIALS)
def test_every_behaviour_is_asked_about_and_can_be_counted(pack: Pack, essential: str) -> None:
    asked = Counter(name for prompt in of(pack, essential) for name in prompt.behaviours)
    behaviours = [each for each in pack.behaviours if each.essential == essential]
    assert set(asked) == {each.id for each in behaviours}
    assert min(asked.values()) >= 4
    items = [item for each in behaviours for item in each.item]
    assert all(each.item for each in behaviours)
    assert len(items) == ITEMS[essential]
    assert sum(item.core for item in items) == 3


@pytest.mark.parametrize("essential", ESSENTIALS)
def test_an_essential_is_explained_with_an_example(pack: Pack, essential: str) -> None:
    told = next(each for each in pack.essentials if each.id == essential)
    assert 55 <= len(told.explanation.split()) <= 110
    assert 55 <= len(told.example.split()) <= 110
    assert sum(each.essential == essential for each in pack.thoughts) == 4
    tasks = [each for each in pack.tasks if each.essential == essential]
    assert len(tasks) == 3
    assert all(each.behaviours for each in tasks)


def test_the_parts_of_an_essential_are_all_asked_about(pack: Pack) -> None:
    sets = {each.id: each for each in pack.sets}
    parts = {"vier-r": "viereenheid", "waarom-waarde": "waarom-invalshoek"}
    for essential, name in parts.items():
        told = next(each for each in pack.essentials if each.id == essential)
        assert told.chain == name
        ids = {option.id for option in sets[name].option}
        for moment in DAILY:
            asked = [prompt for prompt in of(pack, essential) if prompt.moment == moment]
            assert {frame for prompt in asked for frame in prompt.frame} == ids
            assert all(prompt.frame for prompt in asked)


def test_the_week_has_its_questions(pack: Pack) -> None:
    asked = Counter(
        frame for prompt in pack.prompts if prompt.moment == Moment.WEEK for frame in prompt.frame
    )
    assert asked["week"] == 12
    wordings = {Use.REFLEXES: (4, 3), Use.COMPASS: (4, 2), Use.SLIDERS: (2, 1)}
    for use, (count, least) in wordings.items():
        (named,) = (each for each in pack.sets if each.use == use)
        assert len(named.option) == count
        assert all(asked[option.id] >= least for option in named.option)
    sets = {each.id: each for each in pack.sets}
    assert len(sets["slotbelofte"].option) == 5
    for name in ("slotbelofte", "blijft-gelden"):
        assert all(asked[option.id] for option in sets[name].option)
    assert asked["voor-wie"]
    assert asked["slotbelofte"]


@pytest.mark.parametrize("frame", FIXED)
def test_every_fixed_question_has_a_wording(libraries: dict[str, Library], frame: str) -> None:
    for library in libraries.values():
        assert library.wordings(frame)


def test_what_every_evening_asks_has_many_wordings(libraries: dict[str, Library]) -> None:
    for frame in ("goed", "meenemen"):
        assert len(libraries["nl"].wordings(frame)) == 8
