"""What is answered to a question of each kind stands in its file, and is read back."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import making
from kinds import CHECKLIST, DATE, LIST, asks
from screens.stage import read
from verbindend.core.entry import Moment
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.core.entry import Value

numbers = count()

ANSWERS: dict[str, st.SearchStrategy[Value]] = {
    CHECKLIST: st.sets(st.sampled_from(["deed", "opleverde", "anders"]), min_size=1).map(
        lambda ids: tuple(sorted(ids))
    ),
    DATE: st.dates(),
    LIST: st.lists(making.own_words.map(str.strip).filter(bool), min_size=1, max_size=3).map(tuple),
}


@pytest.mark.parametrize("question", ANSWERS)
@pytest.mark.parametrize("moment", [Moment.MORNING, Moment.EVENING, Moment.DEEPENING])
@given(data=st.data())
@making.fewer
def test_an_answer_is_kept_in_a_draft_and_in_the_journal(
    build: Callable[..., House], question: str, moment: Moment, data: st.DataObject
) -> None:
    house = build("nl", f"journal-{next(numbers)}")
    asks(house, question, moment)
    answer = data.draw(ANSWERS[question])
    flow = house.companion.sittings.begin(moment)
    draft = flow.draft({"question": answer}, "question")
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    (found,) = house.drafts.waiting()
    (kept,) = house.companion.finish(found)
    (row,) = kept.answers
    assert row.value == answer
    assert house.journal.get(kept.id) == kept
    (document,) = [read(path) for path in house.files() if path.stem == kept.id]
    (in_file,) = document["answers"]
    plain = list(answer) if isinstance(answer, tuple) else answer
    assert in_file == {"prompt": row.prompt, "question": row.question, "answer": plain}


def test_a_draft_with_too_long_a_list_is_refused_and_stays(house: House) -> None:
    asks(house, LIST)
    flow = house.companion.sittings.begin(Moment.EVENING)
    draft = flow.draft({"question": ("1", "2", "3", "4")}, "question")
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    with pytest.raises(Refusal, match="is the most"):
        house.companion.finish(draft)
    (found,) = house.drafts.waiting()
    assert found.answers == {"question": ["1", "2", "3", "4"]}


def test_a_draft_with_no_date_where_one_is_asked_is_refused_and_stays(house: House) -> None:
    asks(house, DATE)
    flow = house.companion.sittings.begin(Moment.EVENING)
    for typed, day in (("ooit", None), ("za 28 nov", date(2026, 11, 28))):
        draft = flow.draft({"question": typed}, "question")
        house.drafts.save(draft)
        house.drafts.release(draft.id)
        if day is None:
            with pytest.raises(Refusal, match="not a date") as told:
                house.companion.finish(draft)
            assert typed not in str(told.value.facts)
            assert [each.answers for each in house.drafts.waiting()] == [{"question": typed}]
        else:
            (kept,) = house.companion.finish(draft)
            assert [each.value for each in kept.answers] == [day]
