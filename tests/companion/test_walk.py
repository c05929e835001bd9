from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disk import not_to_be_written
from verbindend.companion.walk import Walk
from verbindend.core.entry import Moment
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.core.draft import Draft


def walk(house: House, moment: Moment = Moment.EVENING, draft: Draft | None = None) -> Walk:
    """A walk through a sitting on appreciating."""
    flow = house.companion.sittings.begin(moment, "waarderen")
    return Walk(house.companion.desk, flow, draft)


def test_it_goes_on_and_back_and_no_further(house: House) -> None:
    way = walk(house)
    keys = [step.key for step in way.steps]
    assert not way.back()
    assert [way.at, *(way.at for _ in keys if way.on())] == keys
    assert not way.on()
    assert way.back()
    assert (way.at, way.number, way.step.key) == (keys[-2], len(keys) - 2, keys[-2])


def test_nothing_typed_leaves_no_draft(house: House) -> None:
    way = walk(house)
    way.hold("")
    assert way.save() is None
    assert not way.leave()
    assert house.drafts.waiting() == ()


def test_a_draft_is_taken_up_where_it_was_left(house: House) -> None:
    way = walk(house)
    way.give("eerst")
    way.on()
    way.hold("half")
    assert way.leave()
    (draft,) = house.drafts.waiting()
    again = walk(house, draft=draft)
    assert (again.at, again.answer) == (way.at, "half")
    again.back()
    assert again.answer == "eerst"
    assert [entry.kind for entry in again.keep()] == ["reflection"]
    assert house.drafts.waiting() == ()


@pytest.mark.parametrize("key", ["question", "if-then"])
def test_what_was_emptied_again_does_not_come_back(house: House, key: str) -> None:
    way = walk(house, Moment.MORNING)
    while way.at != key:
        way.on()
    way.hold(("als", "dan") if key == "if-then" else "tekst")
    way.hold(None)
    assert way.answer is None
    assert way.save() is None


def test_a_choice_stays_when_its_field_holds_nothing_typed(house: House) -> None:
    house.companion.sittings.begin(Moment.MORNING, "waarderen").keep({"if-then": ("als", "dan")})
    way = walk(house)
    while way.at != "afronden":
        way.on()
    way.give("done")
    way.hold(None)
    assert way.answer == "done"


def test_where_the_draft_cannot_be_written_one_is_still_on_the_way(house: House) -> None:
    way = walk(house)
    way.hold("nog niet op schijf")
    with not_to_be_written(house.drafts.folder), pytest.raises(Refusal):
        way.leave()
    assert way.answer == "nog niet op schijf"
    assert way.leave()
    assert [draft.answers[way.at] for draft in house.drafts.waiting()] == ["nog niet op schijf"]


def test_a_draft_that_is_taken_up_is_held_before_a_word_is_changed(
    house: House, build: Callable[..., House]
) -> None:
    way = walk(house)
    way.hold("de lunch")
    way.leave()
    (draft,) = house.drafts.waiting()
    again, other = walk(house, draft=draft), build()
    assert other.drafts.waiting() == ()
    with pytest.raises(Refusal, match="open in another window"):
        walk(other, draft=draft)
    again.hold("de lunch, en meer")
    again.leave()
    (left,) = other.drafts.waiting()
    assert list(left.answers.values()) == ["de lunch, en meer"]
    with pytest.raises(Refusal, match="changed in another window"):
        walk(other, draft=draft)
