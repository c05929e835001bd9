from __future__ import annotations

import re
import stat
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from cli.program import EARLY_AFTERNOON, Program

if TYPE_CHECKING:
    from pathlib import Path

ID = re.compile(r"\d{4}-\d\d-\d\d-\d{4}-waarderen-[a-z0-9]{6}")


def test_a_deed_is_a_file_with_everything_in_it(program: Program) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    kept = program.ok(
        "deed", "waarderen", "Ik zei S. wat ik zag.", "--behaviour", "bijdrage-waarderen",
        "--where", "na het dagoverleg", "--with", "S.", "--with", "de planner",
        "--on", "gisteren", "--witness", "reaction",
    )  # fmt: skip
    (entry_id,) = kept.lines
    assert ID.fullmatch(entry_id)
    assert [each.name for each in program.files()] == [f"{entry_id}.toml"]
    entry = program.entry(entry_id)
    written = entry.pop("written")
    assert entry == {
        "format": 1,
        "kind": "deed",
        "day": program.today - timedelta(days=1),
        "essential": "waarderen",
        "behaviours": ["bijdrage-waarderen"],
        "people": ["S.", "de planner"],
        "tags": [],
        "share": "private",
        "pack": "verbindend-kern 1.0.0",
        "language": "nl",
        "situation": "na het dagoverleg",
        "text": "Ik zei S. wat ik zag.",
        "witness": "reaction",
    }
    assert before <= written <= datetime.now(UTC)
    assert written.utcoffset() == EARLY_AFTERNOON.utcoffset(None)
    assert entry_id.startswith(f"{written:%Y-%m-%d-%H%M}-")
    assert kept.messages == ["Bewaard bij Waarderen. `verbindend undo` neemt het terug."]


def test_what_was_not_told_is_empty_or_absent(program: Program) -> None:
    kept = program.ok("deed", "7", "Said.", language="en")
    entry = program.entry(kept.lines[0])
    assert entry["day"] == program.today
    assert (entry["behaviours"], entry["people"], entry["tags"]) == ([], [], [])
    assert (entry["witness"], entry["language"]) == ("self", "en")
    assert not {"situation", "from", "id", "answers"} & {*entry}
    assert kept.messages == ["Kept with Appreciating. `verbindend undo` takes it back."]


@pytest.mark.parametrize(
    ("named", "essential"),
    [
        ("7", "waarderen"),
        ("Waarderen", "waarderen"),
        ("WAARD", "waarderen"),
        ("4xr", "vier-r"),
        (" vier ", "vier-r"),
    ],
)
def test_an_essential_goes_by_its_id_number_title_or_beginning(
    program: Program, named: str, essential: str
) -> None:
    kept = program.ok("deed", named, "Gezegd.")
    assert program.entry(kept.lines[0])["essential"] == essential


@pytest.mark.parametrize(
    ("named", "back"),
    [("vandaag", 0), ("yesterday", 1), ("Gisteren", 1), ("eergisteren", 2), ("iso", 7)],
)
def test_a_deed_of_an_earlier_day(program: Program, named: str, back: int) -> None:
    day = program.today - timedelta(days=back)
    given = day.isoformat() if named == "iso" else named
    kept = program.ok("deed", "waarderen", "Gezegd.", "--on", given)
    entry = program.entry(kept.lines[0])
    assert entry["day"] == day
    assert entry["written"].date() == program.today


def test_the_day_begins_at_four(program: Program) -> None:
    hour = datetime.now(UTC).hour
    night = f"TST{hour - 2}"
    kept = program.ok("deed", "waarderen", "Laat werk.", env={"TZ": night})
    entry = program.entry(kept.lines[0])
    assert entry["written"].hour in (2, 3)
    assert entry["day"] == entry["written"].date() - timedelta(days=1)


@pytest.mark.parametrize("arguments", [["-"], []])
def test_the_text_may_be_piped_in(program: Program, arguments: list[str]) -> None:
    kept = program.ok("deed", "waarderen", *arguments, stdin="Eerst dit.\r\n\r\nToen dat.")
    assert program.entry(kept.lines[0])["text"] == "Eerst dit.\n\nToen dat."
    assert len(kept.messages) == 1


def test_a_text_may_look_like_an_option(program: Program) -> None:
    kept = program.ok("deed", "waarderen", "--", "--journal is een woord")
    assert program.entry(kept.lines[0])["text"] == "--journal is een woord"


def test_typed_at_a_keyboard_it_says_how_to_end(program: Program) -> None:
    kept = program.run("deed", "waarderen", stdin="Gezegd.\n\x04", keyboard=True)
    assert kept.code == 0
    assert program.entry(kept.lines[0])["text"].strip() == "Gezegd."
    assert "Ctrl+D" in kept.messages[0]


def test_a_line_that_the_terminal_cut_is_asked_again(program: Program) -> None:
    typed = "Eerst.\n" + "x" * 5000 + "\nKorter.\n\x04"
    kept = program.run("deed", "waarderen", stdin=typed, keyboard=True)
    assert kept.code == 0
    assert program.entry(kept.lines[0])["text"].split() == ["Eerst.", "Korter."]
    assert "4095" in kept.messages[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["waardern"],
        ["waarderen", "-", "--behaviour", "x"],
        ["waarderen", "--on", "ooit"],
        ["waarderen", "--with", "S" * 41],
        ["waarderen", "--where", "x" * 100_001],
    ],
    ids=lambda arguments: " ".join(arguments)[:24],
)
def test_nobody_types_a_story_that_is_then_refused(program: Program, arguments: list[str]) -> None:
    asked = program.run("deed", *arguments, stdin="Gezegd.\n\x04", keyboard=True)
    assert asked.code == 1
    assert len(asked.messages) == 1
    assert "Ctrl+D" not in asked.err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_typed_and_cannot_be_kept_is_set_aside(program: Program, language: str) -> None:
    program.home.mkdir(parents=True)
    program.journal.write_text("Dit is geen map.")
    asked = program.run(
        "deed", "waarderen", stdin="Gezegd.\nGehoord.\n\x04", keyboard=True, language=language
    )
    assert asked.code == 1
    (path,) = (program.home / "state").rglob("edit-*.txt")
    assert path.read_text() == "Gezegd.\nGehoord.\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert str(path) in asked.messages[-1]
    assert str(program.journal) in asked.messages[-1]


def test_nothing_is_set_aside_of_what_is_empty_or_piped_in(program: Program) -> None:
    program.home.mkdir(parents=True)
    assert program.run("deed", "waarderen", stdin=" \n\x04", keyboard=True).code == 1
    program.journal.write_text("Dit is geen map.")
    assert program.run("deed", "waarderen", stdin="Gezegd.").code == 1
    assert list(program.home.rglob("edit-*")) == []


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_only_the_leader_may_read_it(program: Program, umask: str, tmp_path: Path) -> None:
    journal = tmp_path / "diep" / "er" / "dagboek"
    shell = ["/bin/sh", "-c", f'umask {umask}; exec "$@"', "sh"]
    program.home.mkdir(parents=True)
    program.home.chmod(0o755)
    kept = program.run("--journal", str(journal), "deed", "waarderen", "Gezegd.", before=shell)
    assert kept.code == 0
    made = [tmp_path / "diep", *(tmp_path / "diep").rglob("*"), *program.home.rglob("*")]
    assert len(made) > 8
    for path in made:
        expected = 0o700 if path.is_dir() else 0o600
        assert (path, stat.S_IMODE(path.stat().st_mode)) == (path, expected)


def test_two_deeds_of_a_minute_are_two_files(program: Program) -> None:
    first = program.ok("deed", "waarderen", "Gezegd.").lines
    second = program.ok("deed", "waarderen", "Gezegd.").lines
    assert first != second
    assert len(program.files()) == 2
