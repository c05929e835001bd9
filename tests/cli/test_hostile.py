from __future__ import annotations

import json
import os
import tomllib

import pytest

from cli.program import Program, entry_text
from verbindend.core.clean import clean

OSC = (
    b"\x1b]52;c;aGFsbG8=\x07 \x1b]8;;http://example.org\x1b\\ \x1b]0;titel\x07 \x1b[2J\x1b[31mrood"
)
C1 = " \x9b31m \x9d0;titel\x9c \x85 \x7f \x0b\x0c".encode()
HOSTILE = b"voor " + OSC + C1 + b" \xff\xfe na\r\nregel\rnog een"
LITERAL = (
    "[/x]", "[/]", "[Anna]", "[red]rood[/red]", "[@click=app.quit]weg[/]", ":smile:", "{0}",
    "{text}", "%s", "%(x)s", "$x", "\\[b]", "a \\", "<b>", "&amp;", "`x`", '"""', "'''",
)  # fmt: skip
TURNED = "Hij zei \u202egezegd\u2066 en ging."
SHOWN = "Hij zei ¤gezegd¤ en ging."


def test_what_a_terminal_obeys_is_taken_out_of_an_argument(program: Program) -> None:
    kept = program.ok(
        "deed", "waarderen", HOSTILE, "--where", HOSTILE, "--with", b"S.\x1b[31m\xff\xe2\x80\xae"
    )
    entry = program.entry(kept.lines[0])
    expected = clean(os.fsdecode(HOSTILE))
    assert (entry["text"], entry["situation"]) == (expected, expected)
    assert entry["people"] == ["S.[31m"]
    assert "voor ]52;c;aGFsbG8= ]8;;http://example.org\\ ]0;titel [2J[31mrood 31m" in expected
    assert expected.endswith("na\nregel\nnog een")
    shown = program.ok("show", kept.lines[0]).out
    assert all(line in shown.splitlines() for line in expected.split("\n"))
    program.ok("list")
    program.ok("search", b"\x1b[2J", b"\xff")


def test_what_a_terminal_obeys_is_taken_out_of_a_pipe(program: Program) -> None:
    kept = program.ok("deed", "waarderen", "-", stdin=HOSTILE.decode(errors="ignore"))
    assert program.entry(kept.lines[0])["text"] == clean(HOSTILE.decode(errors="ignore"))


def test_what_looks_like_markup_is_shown_to_the_letter(program: Program) -> None:
    text = "\n".join(LITERAL)
    kept = program.ok("deed", "waarderen", text, "--where", LITERAL[0], "--with", LITERAL[2])
    assert program.entry(kept.lines[0])["text"] == text
    shown = program.ok("show", kept.lines[0]).lines
    assert [each for each in LITERAL if each not in shown] == []
    for found in (program.ok("list"), program.ok("search", *LITERAL[2:7])):
        (line,) = found.lines
        assert line.endswith(" ".join(LITERAL))
    assert program.ok("search", "[b]x").out == ""


def test_what_turns_the_reading_direction_is_kept_and_made_visible(program: Program) -> None:
    kept = program.ok("deed", "waarderen", TURNED)
    assert program.entry(kept.lines[0])["text"] == TURNED
    (listed,) = program.ok("list").lines
    assert listed.endswith(SHOWN)
    assert SHOWN in program.ok("show", kept.lines[0]).lines
    assert program.ok("search", "gezegd").lines == [listed]
    (entry,) = json.loads(program.ok("list", "--json").out)
    assert entry["text"] == TURNED


def test_a_file_from_elsewhere_is_shown_without_what_a_terminal_obeys(program: Program) -> None:
    entry_id = f"{program.today}-0930-deed-aaaaaa"
    text = "Eén \u2028 \x85 \x9b31m \u202e \u2066 \\u007f \\u001b]52;c;eA==\\u0007 \\u0000 twee"
    path = program.write(
        entry_id,
        entry_text(
            program.today, "deed", f'text = "{text}"', 'people = ["\\u001b[31mS.\u202e"]',
            'essential = "\\u001b]0;x\\u0007"', 'tags = ["\u009b1m"]', 'behaviours = ["\u202e"]',
        ),
    )  # fmt: skip
    held = path.read_bytes()
    stored = tomllib.loads(held.decode())
    for shown in (program.ok("list"), program.ok("show", "aaaaaa"), program.ok("search", "Eén")):
        assert "]52;c;eA==" in shown.out
        assert "twee" in shown.out
    (listed,) = json.loads(program.ok("list", "--json").out)
    assert listed == json.loads(program.ok("show", "aaaaaa", "--json").out)
    assert {name: listed[name] for name in ("text", "people", "tags", "essential")} == {
        name: stored[name] for name in ("text", "people", "tags", "essential")
    }
    program.ok("today", "--why")
    program.ok("dashboard", "--plain")
    assert path.read_bytes() == held


@pytest.mark.parametrize("command", ["list", "search", "dashboard"])
def test_files_that_cannot_be_read_are_named_and_left_alone(program: Program, command: str) -> None:
    day = program.today
    program.write(f"{day}-0900-waarderen-aaaaaa", deed(program, "Dit is goed gegaan."))
    half = deed(program, "Dit is half geschreven.")[:-20].encode()
    conflict = entry_text(
        day, "note",
        'text = """', "<<<<<<< HEAD", "hier", "=======", "daar", ">>>>>>> elders", '"""',
    ).encode()  # fmt: skip
    others = {
        f"{day}-1000-waarderen-bbbbbb": half,
        f"{day}-1100-note-cccccc": conflict,
        f"{day}-1200-note-dddddd": b"",
        f"{day}-1300-note-eeeeee": b"\xff\xfe",
        f"{day}-1400-note-ffffff": entry_text(day, "note").encode(),
        f"{day}-1500-note-ffffff": entry_text(day, "gedicht", 'text = "x"').encode(),
        f"{day}-1600-note-ffffff": b'text = "niet gelezen"\n' * 2,
    }
    for entry_id, data in others.items():
        program.write(entry_id, data)
    before = program.disk()
    arguments = [command, *(["goed"] if command == "search" else [])]
    shown = program.ok(*arguments)
    again = program.ok(*arguments, language="en")
    assert "Dit is goed gegaan." in shown.out or command == "dashboard"
    assert "half" not in shown.out
    assert len(shown.messages) == len(again.messages) == len(others)
    folder = f"{day:%Y/%m}"
    for entry_id, told in zip(others, shown.messages, strict=True):
        assert told.startswith(f"{folder}/{entry_id}.toml")
        assert told.endswith("Het bestand bleef zoals het is.")
    lines = [each.partition(".toml")[2].partition(" ")[0] for each in shown.messages[:2]]
    assert lines == [":6", ":6"]
    assert all(each.endswith("It was left as it is.") for each in again.messages)
    assert files(program) == {name: data for name, data in before.items() if data is not None}
    assert "niet gelezen" not in shown.err + again.err


def test_a_copy_made_by_a_sync_is_named_in_a_whole_sentence(program: Program) -> None:
    path = program.write(f"{program.today}-0900-note-aaaaaa", deed(program, "Goed."))
    copy = path.with_name(f"{path.stem} (conflicted copy).toml")
    copy.write_bytes(path.read_bytes())
    for language in ("nl", "en"):
        shown = program.ok("list", language=language)
        assert len(shown.lines) == 1
        (told,) = shown.messages
        assert copy.name in told
        assert "?." not in told


def test_an_entry_of_a_newer_program_is_not_changed(program: Program) -> None:
    newer = deed(program, "Van later.").replace("format = 1", "format = 2")
    path = program.write(f"{program.today}-0900-deed-aaaaaa", newer)
    assert "Van later." in program.ok("list").out
    edited = program.run("edit", "aaaaaa", stdin=newer.replace("later", "nu"))
    assert (edited.code, edited.out) == (1, "")
    assert path.read_text() == newer


def deed(program: Program, text: str) -> str:
    return entry_text(program.today, "deed", 'essential = "waarderen"', f'text = "{text}"')


def files(program: Program) -> dict[str, bytes]:
    return {name: data for name, data in program.disk().items() if data is not None}
