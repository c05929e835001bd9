from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import MONDAY, deed, evening, intention, made_at, moments, on, one_of_each, plan
from verbindend.core.draft import Draft, Task
from verbindend.core.entry import (
    FORMAT,
    ID,
    KINDS,
    Answer,
    AnyEntry,
    Deed,
    Note,
    entry_id,
    plain_value,
    texts,
)
from verbindend.core.reading import newest_first


def test_the_kinds_are_those_of_the_journal_file() -> None:
    assert [entry.kind for entry in one_of_each()] == [
        "intention",
        "reflection",
        "deed",
        "observation",
        "review",
        "mirror",
        "exercise",
        "plan",
        "note",
    ]
    assert set(KINDS) == set(get_args(AnyEntry))


@given(
    moments,
    st.from_regex(re.compile(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,8}"), fullmatch=True),
    st.text("abcdefghjkmnpqrstuvwxyz23456789", min_size=6, max_size=6),
)
def test_every_name_is_one_that_any_file_system_takes(
    written: datetime, subject: str, suffix: str
) -> None:
    name = entry_id(written, subject, suffix)
    assert ID.fullmatch(name)
    assert len(name) <= 64
    assert name.startswith(f"{written:%Y-%m-%d-%H%M}-{subject[0]}")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "2026-11-23-1630-waarderen",
        "2026-11-23-1630-abc234",
        "2026-11-23-1630-Waarderen-abc234",
        "2026-11-23-1630-waarderen-abc234\n",
        "2026-11-23-1630-waarderen--abc234",
        "２026-11-23-1630-waarderen-abc234",
        "../../etc/passwd-abc234",
        "2026-11-23-1630-../x-abc234",
        "2026-11-23-1630-waarderen-abc234.toml",
    ],
)
def test_no_other_name_is_an_id(name: str) -> None:
    assert not ID.fullmatch(name)


def test_a_moment_without_its_offset_is_no_moment() -> None:
    with pytest.raises(ValueError, match="offset"):
        Note(written=datetime(2026, 11, 23, 16, 30), day=MONDAY, text="a")  # noqa: DTZ001


@pytest.mark.parametrize("answer", ["tekst", 7, date(2026, 11, 23), ("a", "b"), ()])
def test_an_answer_is_text_a_number_a_day_or_a_list(answer: object) -> None:
    assert Answer(question="?", answer=answer).value == answer


@pytest.mark.parametrize("answer", [True, 1.5, None, {"a": 1}, [1, 2], ["a", 1], 2**70])
def test_an_answer_is_nothing_else(answer: object) -> None:
    with pytest.raises(TypeError):
        Answer(question="?", answer=answer)


def test_a_list_from_a_file_is_a_value_that_cannot_change() -> None:
    assert Answer(question="?", answer=["S.", "K."]).value == ("S.", "K.")


def test_only_a_newer_format_is_read_only() -> None:
    assert not deed(format=FORMAT).read_only
    assert deed(format=FORMAT + 1).read_only


def test_every_word_of_the_leader_is_among_the_texts() -> None:
    by_kind = {entry.kind: texts(entry) for entry in one_of_each()}
    assert by_kind["intention"] == [
        ("when", "na het overleg"),
        ("then", "zeg ik wat ik zag"),
        ("obstacle", "druk"),
    ]
    assert by_kind["deed"] == [("situation", "bij de balie"), ("text", "gezegd")]
    assert by_kind["reflection"] == [
        ("Wat zei je?", "Dank.\nEn tot morgen."),
        ("Hoe vaak?", "7"),
        ("Wanneer?", "2026-11-23"),
        ("Wie?", "S., de planner"),
    ]
    assert by_kind["note"] == [("text", "een gedachte")]
    assert by_kind["plan"] == []


def test_an_answer_as_text() -> None:
    assert plain_value(("S.", "K.")) == "S., K."
    assert plain_value(date(2026, 2, 28)) == "2026-02-28"
    assert plain_value(10) == "10"


def test_entries_stand_by_day_and_then_by_the_true_moment() -> None:
    monday = deed(hour=9)
    at_home = made_at(Deed, on(MONDAY, 20, offset=1), text="thuis")
    abroad = made_at(Deed, on(MONDAY, 15, offset=-5), text="later, al is het daar vroeger")
    noted_later = made_at(Deed, on(MONDAY + timedelta(days=2)), day=MONDAY, text="ingevuld")
    tuesday = made_at(Deed, on(MONDAY + timedelta(days=1), 8), text="dinsdag")
    shuffled = [at_home, tuesday, monday, noted_later, abroad]
    assert newest_first(shuffled) == (tuesday, noted_later, abroad, at_home, monday)


def test_in_the_hour_that_comes_twice_the_second_is_the_newer() -> None:
    sunday = date(2026, 10, 25)
    first = made_at(Note, on(sunday, 2, 50, offset=2), text="eerst")
    second = made_at(Note, on(sunday, 2, 10, offset=1), text="daarna")
    assert newest_first([first, second]) == (second, first)


@pytest.mark.parametrize(
    ("answers", "empty"),
    [
        ({}, True),
        ({"goed": ""}, True),
        ({"goed": " \n"}, True),
        ({"if-then": ["", " "]}, True),
        ({"if-then": ("", "dan")}, False),
        ({"schaal": 0}, False),
        ({"goed": "", "question": "iets"}, False),
    ],
)
def test_a_draft_without_words_is_empty(answers: dict[str, object], *, empty: bool) -> None:
    draft = Draft(
        id="evening-2026-11-23-abc234",
        task=Task.EVENING,
        day=MONDAY,
        changed=on(MONDAY),
        answers=answers,
    )
    assert draft.empty is empty


def test_entries_cannot_be_changed_in_place() -> None:
    for entry in (deed(), intention(), evening(), plan()):
        with pytest.raises(AttributeError):
            entry.day = MONDAY  # type: ignore[misc]
        assert msgspec.structs.replace(entry, day=date(2020, 1, 1)).day == date(2020, 1, 1)
