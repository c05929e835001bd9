from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given

from making import MONDAY, anything, deed, every_entry, intention, made_at, on, one_of_each
from verbindend.core.entry import Answer, Note, texts
from verbindend.core.search import Query, find, folded

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry

NOTE = made_at(
    Note,
    on(MONDAY),
    text="Reëel overleg in het Café\nmet Ångström en de STRASSE, Merk™",
    people=("José", "de planner"),
    tags=("één-op-één",),
    answers=(Answer(question="Hoe ging het overleg?", answer=("lef", "7 keer")),),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("   ", True),
        ("overleg", True),
        ("OVERLEG", True),
        ("over", True),
        ("verle", True),
        ("reeel", True),
        ("reëel", True),
        ("ree\u0308el", True),
        ("cafe", True),
        ("CAFÉ", True),
        ("angstrom", True),
        ("straße", True),
        ("merktm", True),
        ("jose", True),
        ("planner", True),
        ("een-op-een", True),
        ("lef", True),
        ("7", True),
        ("cafe overleg", True),
        ("overleg  \n cafe", True),
        ("cafe overlegd", False),
        ("ging", False),
        ("note", False),
    ],
)
def test_all_words_occur_whatever_their_accents_and_capitals(words: str, *, found: bool) -> None:
    assert bool(find([NOTE], Query(words=words))) is found


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        (Query(), "intention reflection deed observation review mirror exercise plan note"),
        (Query(essential="waarderen"), "intention reflection deed"),
        (Query(essential="vier-r"), "observation"),
        (Query(essential="zelfbewustzijn"), ""),
        (Query(kind="deed"), "deed"),
        (Query(tag="team"), "reflection"),
        (Query(person="S."), "reflection"),
        (Query(person="S"), ""),
        (Query(essential="waarderen", kind="note"), ""),
        (Query(words="dank", person="S.", tag="team", essential="waarderen"), "reflection"),
        (Query(first=MONDAY, last=MONDAY, kind="plan"), "plan"),
        (Query(first=MONDAY + timedelta(days=1)), ""),
        (Query(last=MONDAY - timedelta(days=1)), ""),
    ],
)
def test_filters_add_up(query: Query, kinds: str) -> None:
    assert [each.kind for each in find(one_of_each(), query)] == kinds.split()


def test_a_period_includes_both_its_days() -> None:
    days = [MONDAY + timedelta(days=number) for number in range(5)]
    entries = [deed(day) for day in days]
    found = find(entries, Query(first=days[1], last=days[3]))
    assert [each.day for each in found] == days[1:4]


def test_what_is_found_comes_in_the_order_it_came_in() -> None:
    entries: list[AnyEntry] = [deed(), intention(), deed(text="anders"), deed()]
    assert find(entries, Query(words="GEZEGD")) == (entries[0], entries[3])


@given(anything)
@example("™ ℌ ﬁ İ ß ΐ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(every_entry)
def test_every_entry_is_found_by_each_of_its_own_words(entry: AnyEntry) -> None:
    for _, text in texts(entry):
        for word in text.split():
            assert find([entry], Query(words=word)) == (entry,)
