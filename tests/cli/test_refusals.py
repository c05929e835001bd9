from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cli.program import LOCALES, Program, entry_text
from disk import mounted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NOTE = "2026-03-02-0930-note-aaaaaa"


@pytest.fixture
def kept(program: Program) -> Program:
    """A journal with a note in it."""
    program.write(NOTE, entry_text(program.today, "note", 'text = "Iets gelezen."'))
    program.home.mkdir(parents=True)
    return program


def refused(
    program: Program, *arguments: str | bytes, stdin: str | bytes = b"", language: str = "nl"
) -> str:
    """The one sentence of a refusal that left everything as it was."""
    before = program.disk()
    result = program.run(*arguments, stdin=stdin, language=language)
    assert (result.code, result.out) == (1, ""), result
    assert program.disk() == before
    (sentence,) = result.messages
    assert sentence.endswith((".", "?"))
    return sentence


CASES: tuple[tuple[list[str | bytes], list[str]], ...] = (
    (["reflect", "--morning", "--evening"], ["--morning", "--evening", "--deepening"]),
    (["dashboard", "--weeks", "0"], ["1", "520"]),
    (["demo", "--write", "{journal}"], ["{journal}"]),
    (["demo", "--write", ""], []),
    (["deed", "waardern", "Gezegd."], ["waarderen"]),
    (["deed", "9", "Gezegd."], ["9"]),
    (["deed", "", "Gezegd."], []),
    (["deed", "waar", "Gezegd."], ["waarderen", "waarom-waarde"]),
    (
        ["deed", "waarderen", "Gezegd.", "--behaviour", "bijdrage-warderen"],
        ["bijdrage-waarderen"],
    ),
    (["deed", "waarderen", "Gezegd.", "--behaviour", "x"], ["gemis-herkennen"]),
    (["deed", "waarderen", "Gezegd.", "--behaviour", "kaders-geven"], ["kaders-geven"]),
    (["deed", "waarderen", "Gezegd.", "--on", "ooit"], ["{today}"]),
    (["deed", "waarderen", "Gezegd.", "--on", "{tomorrow}"], ["{tomorrow}"]),
    (["deed", "waarderen", "Gezegd.", "--on", "{eight}"], ["{eight}", "{seven}"]),
    (["deed", "waarderen", "Gezegd.", "--with", "S" * 41], ["40"]),
    (["deed", "waarderen", "Gezegd.", "--with", ", ".join("ABCDEFGHIJKLM")], ["13", "12"]),
    (["deed", "waarderen", ""], []),
    (["deed", "waarderen", " \t\n "], []),
    (["deed", "waarderen", "\x1b\x07\x7f\x9b"], []),
    (["deed", "waarderen", b"\xff\xfe"], []),
    (["deed", "waarderen", "x" * 100_001], ["100001", "100000"]),
    (["deed", "waarderen", "Gezegd.", "--where", "x" * 100_001], ["100001"]),
    (["reflect", "waardern", "--plain"], ["waarderen"]),
    (["plan", "--focus", "waardern"], ["waarderen"]),
    (["plan", "--focus", "1", "--focus", "2", "--focus", "3"], ["2"]),
    (["plan", "--pick", "geen"], []),
    (["plan", "--working-days", "ma,dx"], ["dx"]),
    (["plan", "--working-days", ""], []),
    (["plan", "--without", "middag"], ["middag"]),
    (["plan", "--pause", "{tomorrow}", "{today}"], ["{today}", "{tomorrow}"]),
    (["plan", "--pause", "{today}", "9999-12-31"], []),
    (["plan", "--pause", "ooit", "{today}"], ["{today}"]),
    (["plan", "--no-pause"], []),
    (["list", "--kind", "daad"], ["daad", "deed", "intention", "note"]),
    (["list", "--essential", "x"], []),
    (["list", "--since", "2026-13-01"], ["{today}"]),
    (["list", "--until", "{0} %s"], ["{today}"]),
    (["search"], []),
    (["show", "bbbbbb"], ["bbbbbb", "`verbindend list`"]),
    (["show", "../../../etc/passwd"], ["`verbindend list`"]),
    (["show", "2026-03-02-0930-" + "a" * 300 + "-aaaaaa"], []),
    (["edit", "bbbbbb"], ["bbbbbb"]),
    (["delete", "aaaaaa", "bbbbbb"], ["bbbbbb"]),
    (["restore", "aaaaaa"], ["aaaaaa"]),
    (["restore", "../dagboek/2026/03/" + NOTE], []),
    (["undo"], []),
    (["dashboard", "--weeks", "521"], ["520"]),
    (["dashboard", "--essential", "x"], []),
    (["pack", "check", "{journal}/pakket.toml"], ["{journal}/pakket.toml"]),
    (["pack", "check", "x" * 5000], []),
    (["pack", "check", "/dev/zero"], ["/dev/zero"]),
)
IN_BOTH_LANGUAGES = 19
"""So many of the cases are told in both languages, the others in turn."""


@pytest.mark.parametrize(
    ("arguments", "named", "language"),
    [
        (*case, language)
        for number, case in enumerate(CASES)
        for language in LOCALES
        if number < IN_BOTH_LANGUAGES or number % 2 == (language == "en")
    ],
    ids=lambda case: " ".join(str(each)[:24] for each in case),
)
def test_what_cannot_be_done_changes_nothing(
    kept: Program, arguments: list[str | bytes], named: list[str], language: str
) -> None:
    facts = {
        "{today}": kept.today,
        "{tomorrow}": kept.today + timedelta(days=1),
        "{seven}": kept.today - timedelta(days=7),
        "{eight}": kept.today - timedelta(days=8),
        "{journal}": kept.journal,
    }

    def filled(text: str) -> str:
        for name, value in facts.items():
            text = text.replace(name, str(value))
        return text

    given = [filled(each) if isinstance(each, str) else each for each in arguments]
    sentence = refused(kept, *given, language=language)
    assert [each for each in named if filled(each) not in sentence] == []


def test_the_sentence_is_in_the_language_of_the_shell(kept: Program) -> None:
    told = [refused(kept, "deed", "waarderen", "", language=each) for each in LOCALES]
    assert told == [
        "Er staat nog niets: schrijf een paar woorden.",
        "There is no text yet: write a few words.",
    ]


def test_a_sitting_without_an_answer_says_so_in_words_that_hold_on_a_command_line(
    kept: Program,
) -> None:
    told = [
        kept.run("reflect", "waarderen", "--evening", stdin="\n", language=each).messages[-1]
        for each in LOCALES
    ]
    assert told == [
        "Er is nog geen antwoord: kies eerst iets of schrijf een paar woorden.",
        "There is no answer yet: choose something or write a few words first.",
    ]


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["deed", "waarderen", "-"], b""),
        (["deed", "waarderen", "-"], b" \r\n\t\r\n"),
        (["deed", "waarderen"], b"\x1b\x1b\x00\x07"),
        (["deed", "waarderen", "-"], "\x9b\u2028\x85".encode()),
        (["deed", "waarderen", "-"], "é".encode() * 100_001),
        (["reflect", "waarderen", "--evening", "--plain"], b""),
        (["reflect", "waarderen", "--evening", "--plain"], b"\n\n\n\n\n"),
        (["reflect", "waarderen", "--morning"], b"\x1b\n\n\n"),
        (["edit", "aaaaaa"], b""),
    ],
)
def test_what_is_piped_in_and_empty_or_too_long_changes_nothing(
    kept: Program, arguments: list[str], stdin: bytes
) -> None:
    before = kept.disk()
    result = kept.run(*arguments, stdin=stdin)
    assert (result.code, result.out) == (1, "")
    assert kept.disk() == before
    assert result.messages[-1].endswith(".")


FOREIGN = "Café".encode("latin-1")
NOT_UTF_8 = {"nl": "Deze tekst is niet in UTF-8", "en": "This text is not in UTF-8"}


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["deed", "waarderen"], FOREIGN),
        (["deed", "waarderen", "-"], "Gezegd.".encode("utf-16")),
        (["reflect", "waarderen", "--evening"], b"Goed.\n.\n" + FOREIGN),
        (["edit", "aaaaaa"], b"# %b\n" % FOREIGN),
    ],
)
def test_what_is_piped_in_and_not_in_utf_8_changes_nothing(
    kept: Program, arguments: list[str], stdin: bytes, language: str
) -> None:
    before = kept.disk()
    given = stdin if arguments[0] != "edit" else kept.files()[0].read_bytes() + stdin
    result = kept.run(*arguments, stdin=given, language=language)
    assert (result.code, result.out) == (1, "")
    assert kept.disk() == before
    assert result.messages[-1].startswith(NOT_UTF_8[language])


@pytest.mark.parametrize(
    "arguments", [["deed", "waarderen"], ["reflect", "waarderen", "--evening"], ["edit", "aaaaaa"]]
)
def test_what_is_piped_in_without_end_is_refused(kept: Program, arguments: list[str]) -> None:
    before = kept.disk()
    endless = ["/bin/sh", "-c", '"$@" < /dev/zero', "sh"]
    result = kept.run(*arguments, before=endless)
    assert (result.code, result.out) == (1, "")
    assert kept.disk() == before
    assert "16777216" in result.messages[-1]


def test_a_typed_line_that_is_not_in_utf_8_is_asked_again(program: Program) -> None:
    for arguments in (["deed", "waarderen"], ["reflect", "waarderen", "--evening", "--plain"]):
        typed = FOREIGN + "\nCafé.\n\n\x04".encode()
        result = program.run(*arguments, stdin=typed, keyboard=True)
        assert (result.code, result.err.count(NOT_UTF_8["nl"])) == (0, 1)
        assert "\ufffd" not in program.ok("show", result.lines[0]).out
        assert "Café." in program.ok("show", result.lines[0]).out


def test_the_longest_text_is_kept(program: Program) -> None:
    kept = program.ok("deed", "waarderen", "-", stdin="é" * 100_000)
    assert program.entry(kept.lines[0])["text"] == "é" * 100_000


WRITING: tuple[tuple[Sequence[str], bytes], ...] = (
    (["deed", "waarderen", "Gezegd."], b""),
    (["plan", "--focus", "waarderen"], b""),
    (["reflect", "waarderen", "--evening", "--plain"], b"Het ging goed.\n"),
)
LOOKING: tuple[tuple[Sequence[str], bytes], ...] = (
    (["list"], b""),
    (["dashboard", "--json"], b""),
    (["today"], b""),
)


@pytest.mark.parametrize(("arguments", "stdin"), WRITING + LOOKING)
def test_a_journal_folder_that_is_a_file_is_left_alone(
    program: Program, arguments: list[str], stdin: bytes
) -> None:
    program.home.mkdir(parents=True)
    program.journal.write_text("Dit is geen map.")
    before = files(program)
    result = program.run(*arguments, stdin=stdin)
    assert (result.code, result.out) == (1, "")
    assert files(program) == before
    assert str(program.journal) in result.messages[-1]
    assert "--journal" in result.messages[-1]


def test_a_journal_that_cannot_be_used_is_explained_in_both_languages(program: Program) -> None:
    program.home.mkdir(parents=True)
    program.journal.write_text("Dit is geen map.")
    told = [refused(program, "deed", "1", "Gezegd.", language=each) for each in LOCALES]
    assert told == [
        f"{program.journal} is geen map: kies een andere met --journal.",
        f"{program.journal} is not a folder: choose another one with --journal.",
    ]


def without_privileges() -> list[str]:
    """The words before a command that make modes count for root too."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv to give that up")
    dropped = "-dac_override,-dac_read_search,-fowner"
    return ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"]


@contextmanager
def frozen(program: Program) -> Iterator[None]:
    """Make every folder of the journal one in which nothing can be written."""
    folders = [program.journal, *(each for each in program.journal.rglob("*") if each.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield
    for folder in folders:
        folder.chmod(0o700)


@pytest.mark.parametrize(("arguments", "stdin"), WRITING)
def test_a_journal_that_may_not_be_written_stays_as_it_is(
    kept: Program, arguments: list[str], stdin: bytes
) -> None:
    with frozen(kept):
        before = files(kept)
        result = kept.run(*arguments, stdin=stdin, before=without_privileges())
        assert (result.code, result.out) == (1, "")
        assert files(kept) == before
        assert str(kept.journal) in result.messages[-1]


@pytest.mark.parametrize("arguments", [["delete", "aaaaaa"], ["edit", "aaaaaa"]])
def test_an_entry_in_a_journal_that_may_not_be_written_stays_as_it_is(
    kept: Program, arguments: list[str]
) -> None:
    text = kept.files()[0].read_text().replace("gelezen", "geleerd")
    with frozen(kept):
        before = kept.disk()
        result = kept.run(*arguments, stdin=text, before=without_privileges())
        assert (result.code, result.out) == (1, "")
        assert kept.disk() == before
        assert str(kept.journal) in result.err


@pytest.mark.parametrize(("arguments", "stdin"), WRITING + LOOKING)
def test_a_journal_that_may_not_be_read_is_named(
    kept: Program, arguments: list[str], stdin: bytes
) -> None:
    kept.journal.chmod(0)
    result = kept.run(*arguments, stdin=stdin, before=without_privileges())
    kept.journal.chmod(0o700)
    assert (result.code, result.out) == (1, "")
    assert str(kept.journal) in result.messages[-1]
    assert [each.name for each in kept.files()] == [f"{NOTE}.toml"]


def files(program: Program) -> dict[str, bytes]:
    """What is on disk, without the folders, of which this month's may have been made.

    The draft of a sitting is not among it: that it stays is what its leader hopes for.
    """
    return {
        path: data
        for path, data in program.disk().items()
        if data is not None and "/drafts/" not in path
    }


@pytest.fixture
def full(program: Program) -> Iterator[Program]:
    """A journal on a disk of its own, on which there is no room left."""
    program.home.mkdir(parents=True)
    with mounted(program.journal, "size=64k,mode=700"):
        with suppress(OSError):
            (program.journal / "filler").write_bytes(b"x" * 70_000)
        yield program


@pytest.mark.parametrize(("arguments", "stdin"), WRITING)
def test_a_full_disk_keeps_nothing_by_halves(
    full: Program, arguments: list[str], stdin: bytes
) -> None:
    files_before = files(full)
    result = full.run(*arguments, stdin=stdin)
    assert (result.code, result.out) == (1, "")
    assert files(full) == files_before
    assert str(full.journal) in result.messages[-1]
    (full.journal / "filler").unlink()
    assert full.ok(*arguments, stdin=stdin).out


@pytest.mark.parametrize(("arguments", "stdin"), WRITING)
def test_a_file_that_cannot_grow_keeps_nothing_by_halves(
    kept: Program, arguments: list[str], stdin: bytes
) -> None:
    files_before = files(kept)
    limited = ["/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh"]
    result = kept.run(*arguments, stdin=stdin, before=limited)
    assert (result.code, result.out) == (1, "")
    assert files(kept) == files_before
    assert str(kept.journal) in result.messages[-1]


@pytest.mark.parametrize("arguments", [[], ["demo"]])
def test_screens_without_a_terminal_are_refused(kept: Program, arguments: list[str]) -> None:
    assert "`verbindend --help`" in refused(kept, *arguments)


@pytest.mark.parametrize(
    ("text", "language"), [("language = 3", "nl"), ('journal = "\n', "en"), (b"\xff", "nl")]
)
def test_damaged_settings_are_named_and_left_alone(
    program: Program, text: str | bytes, language: str
) -> None:
    program.settings.parent.mkdir(parents=True)
    program.settings.write_bytes(text if isinstance(text, bytes) else text.encode())
    for arguments in (["list"], ["deed", "waarderen", "Gezegd."]):
        sentence = refused(program, *arguments, language=language)
        assert str(program.settings) in sentence
        assert "1" in sentence


def test_a_state_folder_that_cannot_be_made_does_not_stop_a_deed(
    program: Program, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    kept = program.ok("deed", "waarderen", "Gezegd.", env={"XDG_STATE_HOME": str(taken)})
    assert program.entry(kept.lines[0])["text"] == "Gezegd."
