from __future__ import annotations

import re
import shutil
import tomllib
from typing import TYPE_CHECKING

import pytest

from cli.program import CONTENT, LOCALES, Program

if TYPE_CHECKING:
    from pathlib import Path

COACH = """\
[pack]
format = 1
id = "coach-anna"
version = "0.3.0"
kind = "base"
language = "en"
title = "Two things to practise"

[[essential]]
id = "listening"
number = 1
title = "Listening"
short = "Hear what was said."
explanation = "You let people finish."

[[essential]]
id = "asking"
number = 2
title = "Asking"
short = "Ask before you tell."
explanation = "You ask what you do not know."

[[behaviour]]
id = "let-finish"
essential = "listening"
origin = "added"
text = "You let someone finish."

[[behaviour]]
id = "open-question"
essential = "asking"
origin = "added"
text = "You ask an open question."

[[prompt]]
id = "listening-1"
essential = "listening"
behaviours = ["let-finish"]
moment = "evening"
kind = "text"
yields = "deed"
text = "Whom did you let finish?"

[[prompt]]
id = "asking-1"
essential = "asking"
behaviours = ["open-question"]
moment = "deepening"
kind = "scale"
yields = "reflection"
text = "How open were your questions?"
follow_up = "Why?"

[[prompt]]
id = "asking-2"
essential = "asking"
behaviours = ["open-question"]
moment = "morning"
kind = "choice"
yields = "intention"
text = "Whom will you ask?"
option = [{ id = "team", label = "the team" }, { id = "client", label = "a client" }]
"""
BROKEN = {
    "a moment that is none": (
        'moment = "evening"', 'moment = "noon"',
        ("@listening-1", "listening-1", "moment", "noon", "morning, evening, deepening, week"),
    ),
    "a kind that is none": (
        'kind = "scale"', 'kind = "slider"', ("@asking-1", "asking-1", "kind", "slider", "scale"),
    ),
    "a key that is missing": (
        'text = "You ask an open question."', "", ("@open-question", "open-question", "text"),
    ),
    "a key of the wrong type": (
        "number = 2", 'number = "two"', ("@asking", "asking", "number"),
    ),
    "an essential that is not there": (
        'essential = "asking"\norigin', 'essential = "askin"\norigin',
        ("@open-question", "open-question", "askin"),
    ),
    "a behaviour of another essential": (
        'behaviours = ["open-question"]\nmoment = "morning"',
        'behaviours = ["let-finish"]\nmoment = "morning"',
        ("@asking-2", "asking-2", "let-finish"),
    ),
    "a behaviour without an essential": (
        'essential = "asking"\norigin', "origin", ("@open-question", "open-question"),
    ),
    "an id twice": ('id = "asking-2"', 'id = "asking-1"', ("@asking-1", "asking-1")),
    "an id with a capital": (
        'id = "let-finish"', 'id = "Let-finish"', ("@Let-finish", "Let-finish"),
    ),
    "an id that is a path": ('id = "coach-anna"', 'id = "../anna"', ("../anna",)),
    "a scale of seven": (
        'kind = "scale"', 'kind = "scale"\nmax = 7', ("@asking-1", "asking-1", "10"),
    ),
    "a scale without its why": ('follow_up = "Why?"', "", ("@asking-1", "asking-1", "follow_up")),
    "an option twice": ('id = "client"', 'id = "team"', ("@asking-2", "asking-2", "team")),
    "a choice of nothing": (
        'option = [{ id = "team", label = "the team" }, { id = "client", label = "a client" }]',
        "", ("@asking-2", "asking-2"),
    ),
    "an empty question": (
        'text = "Whom will you ask?"', 'text = " \u200b\\u202e "', ("asking-2",),
    ),
    "a title of a page": (
        'title = "Asking"', f'title = "{"x" * 81}"', ("@asking", "asking", "80"),
    ),
    "a table that is no list": ('[[essential]]\nid = "asking"', "[essential]", ()),
    "no table pack": ("[pack]\nformat = 1", "format = 1", ("`pack`",)),
    "a newer format": ("format = 1", "format = 2", ()),
    "a format that is text": ("format = 1", 'format = "1"', ("format",)),
    "half a file": ('text = "Whom will you ask?"', 'text = "Wie', ("@new",)),
    "a key twice": ("number = 2", "number = 2\nnumber = 3", ("@+1",)),
    "a number without end": ("number = 2", f"number = {'9' * 5000}", ()),
    "a dotted key without end": ("number = 2", f"{'a.' * 20}b = 1", ("@new",)),
    "nests without end": ("number = 2", f"number = {'[' * 900}{']' * 900}", ()),
    "not finite": ("number = 2", "number = nan", ("line", "number")),
}  # fmt: skip


@pytest.mark.parametrize("language", LOCALES)
def test_the_built_in_pack_and_its_translation_are_whole(program: Program, language: str) -> None:
    tables = [tomllib.loads(path.read_text()) for path in sorted(CONTENT.rglob("*.toml"))]
    numbers = [
        sum(len(each.get(kind, [])) for each in tables)
        for kind in ("essential", "behaviour", "prompt")
    ]
    assert numbers[0] == 8
    translation = CONTENT.with_name("verbindend-kern.en")
    for arguments in ([], [str(CONTENT)], [str(translation)]):
        checked = program.ok("pack", "check", *arguments, language=language)
        assert checked.err == ""
        label, told, *_ = checked.lines
        name = translation.name if str(translation) in arguments else CONTENT.name
        assert label.startswith(f"{name} 1.0.0 · ")
        assert [int(found) for found in re.findall(r"\d+", told)] == numbers


def test_a_coachs_own_pack_is_fine(any_program: Program, tmp_path: Path) -> None:
    path = tmp_path / "anna.toml"
    path.write_text(COACH)
    folder = tmp_path / "anna"
    folder.mkdir()
    head, found, rest = COACH.partition("[[behaviour]]")
    (folder / "a.toml").write_text(head)
    (folder / "b.toml").write_text(found + rest)
    for place in (path, folder):
        checked = any_program.ok("pack", "check", str(place))
        assert checked.err == ""
        assert checked.lines == [
            "coach-anna 0.3.0 · Two things to practise",
            *{
                "nl": [
                    "2 essenties, 2 gedragingen, 3 vragen.",
                    "Listening: 0 ochtend, 1 avond, 0 verdieping.",
                    "Asking: 1 ochtend, 0 avond, 1 verdieping.",
                ],
                "en": [
                    "2 essentials, 2 behaviours, 3 questions.",
                    "Listening: 0 morning, 1 evening, 0 deepening.",
                    "Asking: 1 morning, 0 evening, 1 deepening.",
                ],
            }[any_program.language],
        ]
    assert path.read_text() == COACH


def test_what_is_odd_is_a_warning(any_program: Program, tmp_path: Path) -> None:
    path = tmp_path / "anna.toml"
    odd = COACH.replace("follow_up = ", 'hepl = "x"\nfollow_up = ', 1)
    odd = odd.replace('title = "Listening"', 'title = "[Listening]\u202e\\u001b[31m {0}"')
    path.write_text("\ufeff" + odd + "\n[[behavoiur]]\n")
    checked = any_program.ok("pack", "check", str(path))
    assert len(checked.lines) == 4
    assert len(checked.messages) == 3
    assert all(str(path) in each for each in checked.messages)
    removed, table, key = checked.messages
    assert re.search(r"\b2\b", removed)
    assert re.search(r"behavoiur.*\bbehaviour\b", table)
    assert re.search(r"asking-1.*hepl.*\bhelp\b", key)


@pytest.mark.parametrize(
    ("old", "new", "named", "language"),
    [(*case, "en" if number % 3 else "nl") for number, case in enumerate(BROKEN.values())],
    ids=BROKEN,
)
def test_what_is_wrong_is_named_with_its_place(
    program: Program, tmp_path: Path, old: str, new: str, named: tuple[str, ...], language: str
) -> None:
    path = tmp_path / "anna.toml"
    assert COACH.count(old) >= 1
    path.write_text(COACH.replace(old, new, 1))
    program.home.mkdir(parents=True)
    before = program.disk()
    checked = program.run("pack", "check", str(path), language=language)
    assert (checked.code, checked.out) == (1, "")
    assert program.disk() == before
    for sentence in checked.messages:
        assert sentence.startswith(f"{path}: ")
        assert sentence.endswith(".")
        assert len(sentence) < 500
    word = {"nl": "regel", "en": "line"}[language]
    words = [
        f"{word} {line_of(path.read_text(), new, each[1:])}" if each.startswith("@") else each
        for each in named
    ]
    assert [each for each in words if each not in checked.err] == []


def line_of(text: str, new: str, place: str) -> int:
    """The line of what was made wrong, of the one after it, or of the table with an id."""
    found = text.index(new if place in ("new", "+1") else f'id = "{place}"')
    return text.count("\n", 0, found) + 1 + (place == "+1")


def test_a_reader_that_stops_reading_is_no_error_of_the_pack(any_program: Program) -> None:
    told = any_program.run("pack", "show", before=["sh", "-c", '"$@" | head -n 2', "sh"])
    assert (told.code, len(told.lines), told.err) == (0, 2, "")
    told = any_program.run("pack", "check", before=["sh", "-c", '"$@" | head -n 1', "sh"])
    assert (told.code, len(told.lines), told.err) == (0, 1, "")


def test_how_questions_are_worded_is_checked(any_program: Program, tmp_path: Path) -> None:
    path = tmp_path / "anna.toml"
    closed = COACH.replace("Whom did you let finish?", "Did you let people finish and listen?")
    path.write_text(closed)
    checked = any_program.run("pack", "check", str(path))
    assert checked.code == 1
    assert len(checked.lines) == 4
    fault, doubt = checked.messages
    line = closed.count("\n", 0, closed.index('id = "listening-1"')) + 1
    word = {"nl": "regel", "en": "line"}[any_program.language]
    for said in (fault, doubt):
        assert said.startswith(f"{path}: {word} {line}: listening-1: ")
    assert "“did”" in fault
    assert "“and”" in doubt


def test_a_translation_is_checked_for_its_wording_too(program: Program, tmp_path: Path) -> None:
    for name in ("verbindend-kern", "verbindend-kern.en"):
        shutil.copytree(CONTENT.with_name(name), tmp_path / name)
    path = tmp_path / "verbindend-kern.en" / "essenties" / "7-waarderen.toml"
    text = path.read_text()
    start = text.index("[prompt.waarderen-a4]\ntext = ")
    end = text.index("\n", text.index("\ntext", start) + 1)
    path.write_text(f'{text[:start]}[prompt.waarderen-a4]\ntext = "Did you learn?"{text[end:]}')
    checked = program.run("pack", "check", str(tmp_path / "verbindend-kern.en"))
    assert checked.code == 1
    line = text.count("\n", 0, start) + 1
    (fault,) = checked.messages
    assert fault.startswith(f"{path}: regel {line}: waarderen-a4: ")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"<html>", b"\xff\xfe[\x00p\x00", b"caf\xe9", b"x" * 300_000,
        b"[pack]\n", b"pack = 1", b"\x00" * 100,
    ],
    ids=lambda data: repr(data[:8]),
)  # fmt: skip
def test_what_is_no_pack_is_refused(program: Program, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "anna.toml"
    path.write_bytes(data)
    checked = program.run("pack", "check", str(path))
    assert (checked.code, checked.out) == (1, "")
    (sentence,) = checked.messages
    assert sentence.startswith(f"{path}: ")


def test_a_folder_without_a_pack_or_with_two_is_refused(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    assert str(folder) in program.run("pack", "check", str(folder)).err
    for name in ("a.toml", "b.toml"):
        (folder / name).write_text(COACH)
    told = program.run("pack", "check", str(folder))
    assert (told.code, "a.toml" in told.err, "b.toml" in told.err) == (1, True, True)


def test_a_translation_names_what_it_lacks_and_what_is_not_there(
    program: Program, tmp_path: Path
) -> None:
    for name in ("verbindend-kern", "verbindend-kern.en"):
        shutil.copytree(CONTENT.with_name(name), tmp_path / name)
    rhythm = tmp_path / "verbindend-kern.en" / "ritme.toml"
    whole = rhythm.read_text()
    rhythm.write_text(whole.replace('help = "Small things count too."\n', ""))
    checked = program.ok("pack", "check", str(rhythm.parent))
    assert checked.messages == [f"{rhythm.parent}: prompt.goed-1.help ontbreekt."]
    rhythm.write_text(whole + '\n[prompt.goed-99]\ntext = "?"\n')
    checked = program.run("pack", "check", str(rhythm.parent), language="en")
    assert checked.code == 1
    assert str(rhythm) in checked.err
    assert "prompt.goed-99" in checked.err
