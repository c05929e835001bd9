from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from making import (
    MONDAY,
    closing,
    deed,
    evening,
    every_entry,
    fewer,
    intention,
    one_of_each,
    own_words,
)
from verbindend.core.entry import Answer, Note, Outcome, Reflection
from verbindend.store.codec import (
    MOST_BYTES,
    NotAnEntryError,
    changed,
    cleaned,
    decode,
    encode,
    to_bytes,
)
from verbindend.store.toml import parse

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry

HEAD = ("format", "kind", "written", "day", "essential", "behaviours", "people", "tags", "share",
        "pack", "language")  # fmt: skip
ID = "2026-11-23-1630-waarderen-abc234"
NOTE = """\
format = 1
kind = "note"
written = 2026-11-23T16:30:12+01:00
day = 2026-11-23
text = "geheimwoord"
"""
LOOKS_LIKE = "<<<<<<< HEAD\nvan mij\n=======\nvan jou\n>>>>>>> origin\n"


def note(text: str) -> Note:
    read = decode(ID, NOTE.encode())
    assert isinstance(read, Note)
    return msgspec.structs.replace(read, text=text)


# there and back -----------------------------------------------------------------------------------


@given(every_entry)
def test_every_entry_comes_back_as_it_was(entry: AnyEntry) -> None:
    assert decode(entry.id, to_bytes(encode(entry))) == entry


@fewer
@given(every_entry)
def test_the_standard_library_reads_the_same_values(entry: AnyEntry) -> None:
    data = to_bytes(encode(entry))
    document = tomllib.loads(data.decode())
    assert document == parse(data)
    for name in ("written", "day", "format"):
        assert document[name] == getattr(entry, name)
    assert document["kind"] == entry.kind
    for row, answer in zip(document.get("answers", []), entry.answers, strict=True):
        held = row["answer"]
        assert (tuple(held) if isinstance(held, list) else held) == answer.value


@fewer
@given(every_entry)
def test_a_file_survives_being_turned_to_windows_line_ends(entry: AnyEntry) -> None:
    data = to_bytes(encode(entry))
    assert decode(entry.id, data.replace(b"\n", b"\r\n")) == entry


@fewer
@given(every_entry)
def test_writing_again_writes_the_same_bytes(entry: AnyEntry) -> None:
    data = to_bytes(encode(entry))
    assert to_bytes(encode(decode(entry.id, data))) == data
    assert to_bytes(changed(parse(data), entry)) == data


@pytest.mark.parametrize("entry", one_of_each(), ids=lambda each: each.kind)
def test_the_head_stands_first_in_its_order_and_the_id_nowhere(entry: AnyEntry) -> None:
    document = encode(entry)
    head = [each for each in HEAD if each != "essential" or entry.essential]
    assert list(document)[: len(head)] == head
    assert "id" not in document
    assert entry.id.encode() not in to_bytes(document)


def test_what_is_empty_or_none_of_a_kinds_own_keys_is_absent() -> None:
    assert "obstacle" not in encode(intention())
    assert set(encode(deed())) & {"situation", "from", "answers"} == set()
    assert "closes" not in encode(evening())
    assert b"people = []" in to_bytes(encode(intention()))


def test_keys_are_named_as_the_journal_file_says() -> None:
    meant, told, done, *_, planned, _ = (encode(each) for each in one_of_each())
    assert {"if", "then", "obstacle"} <= set(meant)
    assert told["closes"][0] == {"intention": told["closes"][0]["intention"], "outcome": "done"}
    assert {"situation", "text", "witness", "from"} <= set(done)
    assert set(planned["pauses"][0]) == {"from", "to"}
    assert {"focus", "programme", "week", "working_days", "day_begins", "pick"} <= set(planned)


def test_texts_of_several_lines_are_readable_in_the_file() -> None:
    assert b'text = """\nregel een\nregel twee"""' in to_bytes(
        encode(note("regel een\nregel twee"))
    )


def test_the_moment_stands_in_the_file_with_a_t() -> None:
    assert b"\nwritten = 2026-11-23T16:30:12+01:00\n" in to_bytes(encode(note("tekst")))


# what this program does not know ------------------------------------------------------------------

UNKNOWN = """\
format = 1
kind = "reflection"
written = 2026-11-23T16:30:12+01:00
day = 2026-11-23
moment = "evening"
mood = 7
weather = { sky = "grijs" }

[[answers]]
question = "Wat ging goed?"
answer = "de lunch"
voice_note = "a.ogg"

[[answers]]
question = "Hoe vaak?"
answer = 3

[[closes]]
intention = "2026-11-23-0930-waarderen-abc234"
outcome = "done"
felt = "goed"

[device]
name = "laptop"
"""


def test_keys_that_are_not_known_survive_a_change() -> None:
    document = parse(UNKNOWN.encode())
    before = decode(ID, UNKNOWN.encode())
    assert isinstance(before, Reflection)
    rows = (msgspec.structs.replace(before.answers[0], answer="het overleg"), *before.answers[1:])
    after = msgspec.structs.replace(before, answers=rows, tags=("team",))
    written = tomllib.loads(to_bytes(changed(document, after)).decode())
    assert written["mood"] == 7
    assert written["weather"] == {"sky": "grijs"}
    assert written["device"] == {"name": "laptop"}
    assert written["answers"][0]["voice_note"] == "a.ogg"
    assert written["answers"][0]["answer"] == "het overleg"
    assert "voice_note" not in written["answers"][1]
    assert written["closes"][0]["felt"] == "goed"
    assert written["tags"] == ["team"]
    assert decode(ID, to_bytes(changed(document, after))) == after


def test_a_key_that_was_emptied_does_not_come_back() -> None:
    before = intention(obstacle="druk")
    after = msgspec.structs.replace(before, obstacle="", people=())
    assert "obstacle" not in changed(encode(before), after)


@fewer
@given(every_entry, every_entry)
def test_a_change_is_what_the_entry_says_and_nothing_known_stays(
    before: AnyEntry, after: AnyEntry
) -> None:
    if type(before) is type(after):
        assert to_bytes(changed(parse(to_bytes(encode(before))), after)) == to_bytes(encode(after))


# files that are no entry --------------------------------------------------------------------------


def without(key: str) -> bytes:
    return "".join(
        line for line in NOTE.splitlines(keepends=True) if not line.startswith(key)
    ).encode()


def put(old: str, new: str) -> bytes:
    assert old in NOTE
    return NOTE.replace(old, new).encode()


CONFLICTED = NOTE.replace(
    'text = "geheimwoord"',
    '<<<<<<< HEAD\ntext = "geheimwoord"\n=======\ntext = "b"\n>>>>>>> theirs',
)
HIDDEN = NOTE.replace(
    'text = "geheimwoord"',
    'text = """\nhoi\n<<<<<<< HEAD\ngeheimwoord\n=======\nb\n>>>>>>> theirs\n"""',
)


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"", None, "key is missing"),
        (b"# geheimwoord\n", None, "key is missing"),
        (without("kind"), None, "key is missing"),
        (without("written"), None, "key is missing"),
        (without("day"), None, "key is missing"),
        (without("text"), None, "key is missing"),
        (put('"note"', '"geheimwoord"'), 2, "wrong value"),
        (put("format = 1", 'format = "1"'), 1, "wrong value"),
        (put("format = 1", "format = true"), 1, "wrong value"),
        (put("2026-11-23T16:30:12+01:00", "2026-11-23T16:30:12"), None, "wrong value"),
        (put("2026-11-23T16:30:12+01:00", "2026-11-23"), 3, "wrong value"),
        (put("day = 2026-11-23", 'day = "geheimwoord"'), 4, "wrong value"),
        (put('"geheimwoord"', "7"), 5, "wrong value"),
        (put('"geheimwoord"', '["geheimwoord"]'), 5, "wrong value"),
        (NOTE.encode() + b'share = "geheimwoord"\n', 6, "wrong value"),
        (NOTE.encode() + b'people = "geheimwoord"\n', 6, "wrong value"),
        (NOTE.encode() + b"\n[[answers]]\nanswer = 'geheimwoord'\n", 7, "key is missing"),
        (NOTE.encode() + b"\n[[answers]]\nquestion = 'a'\nanswer = 1.5\n", 7, "wrong value"),
        (NOTE.encode() + b"\n[[answers]]\nquestion = 'a'\nanswer = nan\n", 7, "wrong value"),
        (NOTE.encode() + b"\n[[answers]]\nquestion = 'a'\nanswer = true\n", 7, "wrong value"),
        (NOTE.encode() + b"\n[answers]\nquestion = 'a'\nanswer = 'b'\n", 7, "wrong value"),
        (put('"geheimwoord"', '"geheimwoord'), 5, "half written"),
        (NOTE.encode()[:-4], 5, "half written"),
        (NOTE.encode() + b"day = 2026-11-23\n", 6, "half written"),
        (NOTE.encode() + b"\x00" * 50, 6, "half written"),
        (b"\x00" * 200, 1, "half written"),
        (b'{"kind": "note"}', 1, "half written"),
        (b"<html>geheimwoord</html>", 1, "half written"),
        (NOTE.encode("utf-16"), 1, "half written"),
        (NOTE.replace("woord", "wöord").encode("cp1252"), 5, "half written"),
        (NOTE.encode() + b"a = " + b"[" * 900 + b"]" * 900, None, "half written"),
        (NOTE.encode() + b"a" + b".a" * 5000 + b" = 1", None, "half written"),
        (NOTE.encode() + b"a = " + b"9" * 5000, None, "half written"),
        (CONFLICTED.encode(), 5, "two versions"),
        (HIDDEN.encode(), 7, "two versions"),
        (HIDDEN.replace("\n", "\r\n").encode(), 7, "two versions"),
        (b"<<<<<<< HEAD\na = 1\n=======\nb = 2\n>>>>>>> theirs\n", 1, "two versions"),
    ],
)
def test_a_file_that_is_no_entry_is_named_by_its_line_and_by_no_word_of_it(
    data: bytes, line: int | None, said: str
) -> None:
    with pytest.raises(NotAnEntryError) as told:
        decode(ID, data)
    assert said in told.value.reason
    assert told.value.line == line
    assert "geheimwoord" not in f"{told.value!r} {told.value}"
    assert told.value.__cause__ is None


@fewer
@given(every_entry, st.data())
def test_any_beginning_of_a_file_is_an_entry_or_no_entry(
    entry: AnyEntry, data: st.DataObject
) -> None:
    whole = to_bytes(encode(entry))
    part = whole[: data.draw(st.integers(0, len(whole)))]
    try:
        read = decode(entry.id, part)
    except NotAnEntryError:
        return
    assert (read.id, read.kind, read.written, read.day) == (
        entry.id,
        entry.kind,
        entry.written,
        entry.day,
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_an_entry_or_no_entry(data: bytes) -> None:
    with pytest.raises(NotAnEntryError):
        decode(ID, data)


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + NOTE.encode(), NOTE.replace("\n", "\r\n").encode()]
)
def test_a_mark_at_the_start_and_windows_line_ends_do_not_matter(data: bytes) -> None:
    assert decode(ID, data) == note("geheimwoord")


@pytest.mark.parametrize(
    "text",
    [
        LOOKS_LIKE,
        f"eerst\n{LOOKS_LIKE}daarna",
        LOOKS_LIKE.strip(),
        "<<<<<<< \n=======\n>>>>>>> ",
        f'"""\n{LOOKS_LIKE}\\',
    ],
)
def test_a_text_that_looks_like_a_conflict_is_read_back(text: str) -> None:
    for entry in (
        note(text),
        evening(answers=(Answer(question=text, answer=text), Answer(question="a", answer=(text,)))),
        intention(when="<<<<<<< a", then="=======", obstacle=">>>>>>> b"),
    ):
        assert decode(entry.id, to_bytes(encode(entry))) == entry


@given(own_words)
@example(LOOKS_LIKE)
def test_no_text_is_ever_taken_for_a_conflict(text: str) -> None:
    entry = note(f"\n{text}\n")
    assert decode(ID, to_bytes(encode(entry))) == entry


@pytest.mark.parametrize(
    "text",
    ["=======\n", "<<<<<<< \n", "titel\n=======\n", "<<<<<<< a\n>>>>>>> b\n=======\n", ">>>>>>> a"],
)
def test_marks_that_are_not_a_whole_conflict_do_not_hide_an_entry(text: str) -> None:
    data = NOTE.replace('"geheimwoord"', f'"""\n{text}"""').encode()
    assert decode(ID, data) == note(text)


# the format of a newer program --------------------------------------------------------------------


def test_a_newer_format_that_can_be_read_is_read_only() -> None:
    entry = decode(ID, put("format = 1", "format = 2"))
    assert entry.read_only
    assert entry == msgspec.structs.replace(note("geheimwoord"), format=2)


@pytest.mark.parametrize("data", [put('"note"', '"dream"'), put('"geheimwoord"', "{ nl = 'a' }")])
def test_a_newer_format_that_cannot_be_read_says_so(data: bytes) -> None:
    with pytest.raises(NotAnEntryError, match="newer version"):
        decode(ID, data.replace(b"format = 1", b"format = 2"))


# cleaning a whole document ------------------------------------------------------------------------


def test_every_text_of_a_document_is_cleaned() -> None:
    document = {"a": "x\x1by", "b": ["\x00", 1, {"c": "\u2028"}], "d": MONDAY}
    assert cleaned(document) == {"a": "xy", "b": ["", 1, {"c": "\n"}], "d": MONDAY}


def test_the_largest_text_fits_in_a_file_that_is_read() -> None:
    rows = tuple(Answer(question="?", answer="\U0001f600" * 100_000) for _ in range(8))
    assert len(to_bytes(encode(evening(answers=rows)))) < MOST_BYTES


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_written_by_its_name(outcome: Outcome) -> None:
    meant = intention()
    document = tomllib.loads(to_bytes(encode(closing(meant, outcome))).decode())
    assert document["closes"] == [{"intention": meant.id, "outcome": outcome.value}]
