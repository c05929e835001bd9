from __future__ import annotations

import tomllib
import unicodedata

import pytest
import tomli_w
from hypothesis import given
from textual.document._document import Document

from making import anything
from verbindend.core.clean import (
    BIDI_MARK,
    MOST_CHARACTERS,
    accepted,
    clean,
    clean_foreign,
    one_line,
    shown,
)
from verbindend.core.refusal import Refusal

FAMILY = "👩\u200d👩\u200d👧"
FLAG = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("rood \x1b[31mwoord", "rood [31mwoord"),
        ("\x1b]8;;https://x.example\x1b\\hier\x1b]8;;\x1b\\", "]8;;https://x.example\\hier]8;;\\"),
        ("\x1b]52;c;aGFsbG8=\x07", "]52;c;aGFsbG8="),
        ("\x9b31m en \x9d2;titel\x9c", "31m en 2;titel"),
        ("a\x00b\x7fc\x80d\x9fe", "abcde"),
        ("a\ud800b\udfffc", "abc"),
        ("een\r\ntwee\rdrie\nvier", "een\ntwee\ndrie\nvier"),
        ("\r\r\n", "\n\n"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f\x1cg\x1dh\x1ei", "a\nb\nc\nd\ne\nf\ng\nh\ni"),
        ("a\r\x00\nb", "a\n\nb"),
        ("tab\tblijft", "tab\tblijft"),
        (f"{FAMILY} {FLAG} ❤\ufe0f", f"{FAMILY} {FLAG} ❤\ufe0f"),
        ("\u202eomgekeerd\u202c \u2066eiland\u2069 \u200f\u061c", None),
        ("e\u0301 en é", None),
        ("\ufeffbegin", None),
    ],
)
def test_own_text_keeps_every_word_and_no_control(typed: str, kept: str | None) -> None:
    assert clean(typed) == (typed if kept is None else kept)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("\x1b]0;titel\x07naam", "]0;titelnaam"),
        ("\u202eomgekeerd\u202c \u2066eiland\u2069", "omgekeerd eiland"),
        ("\u061ca\u200eb\u200fc\ufeffd\ufff9e\ufffbf", "abcdef"),
        (FLAG, "🏴"),
        (FAMILY, FAMILY),
        ("a\r\nb", "a\nb"),
    ],
)
def test_foreign_text_holds_nothing_unseen(given_text: str, kept: str) -> None:
    assert clean_foreign(given_text) == kept


def test_a_turning_character_stands_on_screen_as_a_mark() -> None:
    assert shown("a\u202eb\u2069c\x1b") == f"a{BIDI_MARK}b{BIDI_MARK}c"
    assert shown("שלום \u200f") == "שלום \u200f"


@pytest.mark.parametrize(
    ("text", "most", "line"),
    [
        ("een\n  twee\t drie ", 0, "een twee drie"),
        ("een\x0btwee", 0, "een twee"),
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("abcd efgh", 6, "abcd…"),
        ("\u202eab", 0, f"{BIDI_MARK}ab"),
    ],
)
def test_a_list_shows_one_line_of_it(text: str, most: int, line: str) -> None:
    assert one_line(text, most) == line


@given(anything)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for make in (clean, clean_foreign, shown, one_line):
        once = make(text)
        assert make(once) == once


@given(anything)
def test_no_control_and_no_lone_surrogate_is_left(text: str) -> None:
    for make in (clean, clean_foreign, shown):
        left = {each for each in make(text) if unicodedata.category(each) in ("Cc", "Cs")}
        assert left <= {"\n", "\t"}


@given(anything)
def test_nothing_else_is_taken_out_of_own_text(text: str) -> None:
    ends = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\n"
    plain = [
        each
        for each in text
        if each not in ends and (each == "\t" or unicodedata.category(each) not in ("Cc", "Cs"))
    ]
    assert clean(text).replace("\n", "") == "".join(plain)


@given(anything)
def test_clean_text_survives_toml_in_both_its_modes(text: str) -> None:
    for make in (clean, clean_foreign):
        for multiline in (False, True):
            written = tomli_w.dumps({"text": make(text)}, multiline_strings=multiline)
            assert tomllib.loads(written) == {"text": make(text)}
            for ending in ("\r\n", "\n"):  # a whole file turned around by git or an editor
                turned = written.replace("\n", ending)
                assert tomllib.loads(turned) == {"text": make(text)}


@given(anything)
def test_clean_text_survives_the_text_editor(text: str) -> None:
    for make in (clean, clean_foreign):
        assert Document(make(text)).text == make(text)


def test_a_text_of_the_most_characters_is_accepted() -> None:
    text = "é" * MOST_CHARACTERS
    assert accepted(text) == text
    assert accepted(text + "\x1b") == text


def test_a_longer_text_is_refused_with_both_numbers() -> None:
    with pytest.raises(Refusal) as told:
        accepted("a" * 100_001)
    assert told.value.facts == {"count": 100_001, "most": 100_000}


@pytest.mark.parametrize("empty", ["", " \t\n ", "\x1b\x00", "\ud800", "\u2028"])
def test_a_text_of_which_nothing_is_left_is_refused(empty: str) -> None:
    with pytest.raises(Refusal, match="no text yet"):
        accepted(empty)
