from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from faults import tree
from house import MONDAY_EVENING
from making import MONDAY, on, plan
from verbindend.companion.deeds import TypedDeed
from verbindend.companion.walk import Walk
from verbindend.core.day import DAYS_BACK
from verbindend.core.draft import Task
from verbindend.core.entry import Deed, Witness
from verbindend.core.refusal import Refusal
from verbindend.core.step import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.core.draft import Draft
    from verbindend.core.step import Answers

TOLD: Answers = {
    "daad-essentie": "waarderen",
    "daad-gedrag": "bijdrage-waarderen",
    "daad-tekst": "Dank je wel.",
    "daad-waar": "aan de balie",
    "daad-wie": ("S.", "de planner"),
    "getuige": "heard",
}


def test_a_deed_is_kept_as_it_was_told(any_house: House) -> None:
    deed = any_house.companion.deeds.note(
        TypedDeed(
            essential="7",
            text="Dank je wel.\r\nTot morgen.",
            behaviour="bijdrage",
            where="aan de balie\x1b",
            people="S., de planner, S.",
            day="gisteren",
            witness=Witness.REACTION,
        )
    )
    assert any_house.journal.read().entries == (deed,)
    assert deed.essential == "waarderen"
    assert deed.behaviours == ("bijdrage-waarderen",)
    assert (deed.text, deed.situation) == ("Dank je wel.\nTot morgen.", "aan de balie")
    assert deed.people == ("S.", "de planner")
    assert (deed.day, deed.written) == (date(2026, 11, 22), MONDAY_EVENING)
    assert (deed.witness, deed.origin) == (Witness.REACTION, None)


def test_an_essential_and_a_text_are_enough(house: House) -> None:
    deed = house.companion.deeds.note(TypedDeed(essential="waarderen", text="Dank."))
    assert (deed.behaviours, deed.people, deed.situation) == ((), (), "")
    assert (deed.day, deed.witness) == (MONDAY, Witness.SELF)


@pytest.mark.parametrize(
    ("typed", "said", "facts"),
    [
        ({"essential": "waarderne"}, "no essential", {"typed": "waarderne"}),
        ({"essential": ""}, "no essential", {}),
        ({"essential": "waar"}, "no essential", {}),
        ({"behaviour": "ruimte-binnen-kaders"}, "no behaviour", {"essential": "Waarderen"}),
        ({"behaviour": "gemsi"}, "no behaviour", {"typed": "gemsi"}),
        ({"day": "2026-11-24"}, "still to come", {"day": date(2026, 11, 24)}),
        ({"day": "2026-11-15"}, "seven days back", {"first": date(2026, 11, 16)}),
        ({"day": "ooit eens"}, "not a date", {"example": "2026-11-23", "short": "23-11"}),
        ({"day": "2027-02-29"}, "no such day", {}),
        ({"text": ""}, "no text yet", {}),
        ({"text": " \n\x1b\u2028"}, "no text yet", {}),
        ({"text": "x" * 100_001}, "characters", {"count": 100_001, "most": 100_000}),
        ({"where": "x" * 100_001}, "characters", {"count": 100_001}),
        ({"people": ",".join(map(str, range(13)))}, "people", {"count": 13}),
        ({"people": "x" * 41}, "initials or role", {}),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_on_disk(
    house: House, typed: dict[str, Any], said: str, facts: dict[str, object]
) -> None:
    before = tree(house.folder.parent)
    with pytest.raises(Refusal, match=said) as told:
        house.companion.deeds.note(replace(TypedDeed(essential="waarderen", text="Dank."), **typed))
    assert facts.items() <= told.value.facts.items()
    assert tree(house.folder.parent) == before
    assert not house.folder.exists()


def test_the_nearest_names_are_told(house: House) -> None:
    with pytest.raises(Refusal) as told:
        house.companion.deeds.note(TypedDeed(essential="waardeern", text="Dank."))
    assert str(told.value.facts["nearest"]).startswith("waarderen, ")
    with pytest.raises(Refusal) as told:
        house.companion.deeds.note(
            TypedDeed(essential="waarderen", behaviour="gemis-herkend", text="Dank.")
        )
    assert str(told.value.facts["nearest"]).startswith("gemis-herkennen, ")


def test_after_midnight_it_is_still_the_day_before(house: House) -> None:
    house.clock.moment = on(MONDAY + timedelta(days=1), 2)
    assert house.companion.deeds.note(TypedDeed(essential="7", text="Dank.")).day == MONDAY
    house.journal.add([plan(MONDAY, day_begins=on(MONDAY, 1).time())])
    deed = house.companion.deeds.note(TypedDeed(essential="7", text="Dank."))
    assert deed.day == MONDAY + timedelta(days=1)


# question by question -----------------------------------------------------------------------------


def test_a_deed_is_asked_in_six_steps(any_house: House) -> None:
    flow = any_house.companion.deeds.begin()
    library = any_house.companion.desk.library
    assert [each.key for each in flow.steps({})] == [
        "daad-essentie",
        "daad-tekst",
        "daad-waar",
        "daad-wie",
        "getuige",
    ]
    steps = flow.steps({"daad-essentie": "waarderen"})
    assert [each.key for each in steps] == list(TOLD)
    assert all(each.form == Form.QUESTION for each in steps)
    essentials, behaviours = (each.prompt.option for each in steps[:2] if each.prompt)
    assert [(each.id, each.label) for each in essentials] == list(library.titles.items())
    assert [(each.id, each.label) for each in behaviours] == [
        (each.id, each.text) for each in library.behaviours_of("waarderen")
    ]


def test_an_earlier_deed_is_asked_for_its_day(house: House) -> None:
    flow = house.companion.deeds.begin(earlier=True)
    step = flow.steps({})[0]
    assert step.key == "daad-dag"
    assert step.prompt
    assert [each.id for each in step.prompt.option] == [
        str(MONDAY - timedelta(days=back)) for back in range(1, DAYS_BACK + 1)
    ]
    (deed,) = flow.keep({**TOLD, "daad-dag": "2026-11-16"})
    assert deed.day == date(2026, 11, 16)


def test_the_essential_one_stands_on_is_filled_in(house: House) -> None:
    step = house.companion.deeds.begin(essential="vier-r").steps({})[0]
    assert step.prefill == "vier-r"
    assert house.companion.deeds.begin().steps({})[0].prefill is None


def test_the_answers_become_the_deed(house: House) -> None:
    flow = house.companion.deeds.begin()
    assert flow.essential({}) == ""
    assert flow.essential(TOLD) == "waarderen"
    (deed,) = flow.keep(TOLD)
    assert isinstance(deed, Deed)
    assert deed.behaviours == ("bijdrage-waarderen",)
    assert (deed.text, deed.situation) == ("Dank je wel.", "aan de balie")
    assert deed.people == ("S.", "de planner")
    assert deed.witness == Witness.HEARD


@pytest.mark.parametrize("lacking", ["daad-essentie", "daad-tekst"])
def test_a_deed_needs_an_essential_and_a_text(house: House, lacking: str) -> None:
    flow = house.companion.deeds.begin()
    with pytest.raises(Refusal):
        flow.keep({**TOLD, lacking: None})
    assert house.files() == []


def left(house: House, draft: Draft) -> None:
    """Leave a draft behind, as a window does that is gone."""
    house.drafts.save(draft)
    house.drafts.release(draft.id)


@pytest.mark.parametrize("earlier", [False, True])
def test_a_draft_of_a_deed_is_taken_up_on_its_own_day(
    house: House, build: Callable[..., House], *, earlier: bool
) -> None:
    flow = house.companion.deeds.begin(earlier=earlier)
    said = {**TOLD, "daad-dag": "2026-11-20"} if earlier else TOLD
    left(house, flow.draft(said, "daad-tekst"))
    house.clock.forward(days=2)
    later = build()
    (draft,) = later.drafts.waiting()
    assert draft.task == Task.DEED
    taken_up = later.companion.resume(draft)
    assert taken_up.steps(said) == flow.steps(said)
    (deed,) = later.companion.finish(draft)
    assert deed.day == (date(2026, 11, 20) if earlier else MONDAY)
    assert later.drafts.waiting() == ()


def test_a_deed_killed_while_it_was_kept_is_kept_once_however_late(
    house: House, build: Callable[..., House]
) -> None:
    draft = house.companion.deeds.begin().draft(TOLD, "daad-tekst")
    sealed = msgspec.structs.replace(draft, sealed=house.clock())
    left(house, sealed)
    house.clock.forward(days=30)
    for _ in range(2):
        later = build()
        assert later.companion.finish_sealed() == 1
        assert later.drafts.waiting() == ()
        (deed,) = later.journal.read().entries
        assert (deed.day, deed.written) == (MONDAY, MONDAY_EVENING)
        left(later, sealed)


@pytest.mark.parametrize("days", [9, -2])
def test_a_deed_left_too_long_ago_or_in_a_day_to_come_asks_for_its_day(
    house: House, build: Callable[..., House], days: int
) -> None:
    left(house, house.companion.deeds.begin().draft(TOLD, "daad-wie"))
    house.clock.forward(days=days)
    later = build()
    (draft,) = later.drafts.waiting()
    with pytest.raises(Refusal, match="Choose the day"):
        later.companion.finish(draft)
    way = Walk(later.companion.desk, later.companion.resume(draft), draft)
    with pytest.raises(Refusal, match="needed"):
        way.keep()
    assert way.at == "daad-dag"
    way.give(way.step.prompt.option[0].id if way.step.prompt else None)
    (deed,) = way.keep()
    assert deed.day == later.companion.desk.today() - timedelta(days=1)


@pytest.mark.parametrize("key", ["daad-essentie", "daad-tekst"])
def test_a_deed_needs_an_essential_and_what_was_done(house: House, key: str) -> None:
    way = Walk(house.companion.desk, house.companion.deeds.begin())
    if key == "daad-tekst":
        way.give("waarderen")
        way.on()
        way.skip()
        way.on()
    assert way.at == key
    way.skip()
    with pytest.raises(Refusal, match="needed"):
        way.on()
    assert way.at == key
