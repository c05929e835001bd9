from __future__ import annotations

import json
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from cli.program import LOCALES, Program, entry_text

if TYPE_CHECKING:
    from pathlib import Path

REPLACING = """
import pathlib, sys
path = pathlib.Path(sys.argv[1])
path.write_bytes(path.read_bytes().replace({old!r}, {new!r}))
sys.exit({code})
"""


@pytest.fixture
def kept(program: Program) -> Program:
    """A journal of two deeds, one with a key that only its leader knows."""
    day = program.today
    for letter, text in (("a", "S. bedankt."), ("b", "K. gevraagd.")):
        program.write(
            f"{day}-0930-deed-{letter * 6}",
            entry_text(
                day, "deed", "# met de hand", 'essential = "waarderen"', f'text = "{text}"',
                'kleur = "geel"',
            ),
        )  # fmt: skip
    program.home.mkdir()
    return program


def text(program: Program, letter: str = "a") -> bytes:
    (path,) = (each for each in program.files() if each.stem.endswith(letter * 6))
    return path.read_bytes()


def editor(program: Program, old: bytes, new: bytes, code: int = 0) -> dict[str, str]:
    """An editor that replaces a word and ends with a code."""
    script = program.folder / "replacing editor.py"
    script.write_text(REPLACING.format(old=old, new=new, code=code))
    return {"EDITOR": f"{sys.executable} '{script}'"}


def leftovers(program: Program) -> list[Path]:
    """The files that an editor left behind."""
    return list((program.home / "state").rglob("edit-*"))


def names(program: Program) -> str:
    """The entries that are there, by the last letter of their names."""
    return "".join(each.stem[-1] for each in program.files())


def test_an_editor_changes_the_file_and_undo_brings_it_back(kept: Program) -> None:
    before = text(kept)
    shell = editor(kept, b"bedankt", "bedánkt \x1b[31m\u202e".encode())
    changed = kept.run("edit", "aaaaaa", keyboard=True, env=shell)
    assert (changed.code, changed.out) == (0, "")
    assert "`verbindend undo`" in changed.err
    assert text(kept) == before.replace(b"bedankt", "bedánkt [31m\u202e".encode())
    assert stat.S_IMODE(kept.files()[0].stat().st_mode) == 0o600
    assert leftovers(kept) == []
    assert kept.ok("undo").lines == [kept.files()[0].stem]
    assert text(kept) == before


def test_a_pipe_changes_the_file(any_program: Program) -> None:
    day = any_program.today
    before = entry_text(day, "note", 'text = "Eerst."', 'kleur = "geel"')
    path = any_program.write(f"{day}-0930-note-aaaaaa", before)
    same = any_program.run("edit", "aaaaaa", stdin=before)
    assert (same.code, path.read_text()) == (0, before)
    changed = any_program.run("edit", path.stem, stdin=before.replace("Eerst", "Daarna"))
    assert (changed.code, changed.out) == (0, "")
    assert path.read_text() == before.replace("Eerst", "Daarna")
    assert [each.err for each in (same, changed)] == {
        "nl": ["Er is niets gewijzigd.\n",
               "Gewijzigd. `verbindend undo` haalt de vorige versie terug.\n"],
        "en": ["Nothing was changed.\n",
               "Changed. `verbindend undo` brings the earlier version back.\n"],
    }[any_program.language]  # fmt: skip
    any_program.ok("undo")
    assert path.read_text() == before


def test_escapes_written_in_the_file_are_taken_out(kept: Program) -> None:
    after = text(kept).replace(b"S. bedankt.", b"S. \\u001b[31mbedankt\\u0000.")
    assert kept.run("edit", "aaaaaa", stdin=after).code == 0
    entry = kept.entry(kept.files()[0].stem)
    assert (entry["text"], entry["kleur"]) == ("S. [31mbedankt.", "geel")


BROKEN = {
    'text = "half': (b'text = "S. bedankt."', b'text = "half', 7),
    "no text": (b'text = "S. bedankt."\n', b"", None),
    "wrong day": (b"day = ", b'day = "vandaag" # ', 4),
    "wrong kind": (b'kind = "deed"', b'kind = "gedicht"', 2),
    "no TOML": (b"format = 1", b"{}", 1),
    "conflict": (b"# met", b"<<<<<<< a\n=======\n>>>>>>> b\n# met", 5),
}


@pytest.mark.parametrize(("old", "new", "line"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_entry_any_more_is_refused_with_its_line(
    kept: Program, old: bytes, new: bytes, line: int | None
) -> None:
    after = text(kept).replace(old, new)
    assert after != text(kept)
    before = kept.disk()
    refused = kept.run("edit", "aaaaaa", stdin=after)
    assert (refused.code, refused.out) == (1, "")
    assert f"(regel {line or '?'})" in refused.err
    assert len(refused.messages) == 1
    assert kept.disk() == before


@pytest.mark.parametrize("language", LOCALES)
def test_what_was_written_in_an_editor_is_not_lost_when_it_is_refused(
    kept: Program, language: str
) -> None:
    before = text(kept)
    shell = editor(kept, b'bedankt."', b"bedankt en meer")
    refused = kept.run("edit", "aaaaaa", keyboard=True, env=shell, language=language)
    assert (refused.code, refused.out) == (1, "")
    assert text(kept) == before
    (path,) = leftovers(kept)
    assert path.read_bytes() == before.replace(b'bedankt."', b"bedankt en meer")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert str(path) in refused.err
    assert "7" in refused.messages[-1]


def test_a_failing_editor_keeps_what_it_saved(kept: Program) -> None:
    before = text(kept)
    shell = editor(kept, b"bedankt", b"omhelsd", code=1)
    refused = kept.run("edit", "aaaaaa", keyboard=True, env=shell)
    assert (refused.code, refused.out) == (1, "")
    assert text(kept) == before
    (path,) = leftovers(kept)
    assert path.read_bytes() == before.replace(b"bedankt", b"omhelsd")
    assert str(path) in refused.messages[-1]


@pytest.mark.parametrize("language", LOCALES)
def test_what_an_editor_saved_in_another_encoding_stays_where_it_is(
    kept: Program, language: str
) -> None:
    before = text(kept)
    shell = editor(kept, b"bedankt", "omhélsd".encode("latin-1"))
    refused = kept.run("edit", "aaaaaa", keyboard=True, env=shell, language=language)
    assert (refused.code, refused.out) == (1, "")
    assert text(kept) == before
    (path,) = leftovers(kept)
    assert path.read_bytes() == before.replace(b"bedankt", "omhélsd".encode("latin-1"))
    assert str(path) in refused.messages[-1]
    assert "UTF-8" in refused.messages[-1]


@pytest.mark.parametrize("language", LOCALES)
def test_what_could_not_be_read_again_is_refused(kept: Program, language: str) -> None:
    before = kept.disk()
    text_of_8_mb = text(kept) + b"# " + b"x" * 8 * 1024 * 1024 + b"\n"
    refused = kept.run("edit", "aaaaaa", stdin=text_of_8_mb, language=language)
    assert (refused.code, refused.out) == (1, "")
    assert f"{len(text_of_8_mb)} bytes" in refused.err
    assert kept.disk() == before
    shell = editor(kept, b"bedankt", b"x" * 8 * 1024 * 1024)
    refused = kept.run("edit", "aaaaaa", keyboard=True, env=shell, language=language)
    (path,) = leftovers(kept)
    assert refused.code == 1
    assert str(path) in refused.err
    assert "8388608 bytes" in refused.err


def test_what_fits_exactly_is_kept_and_read(kept: Program) -> None:
    before = text(kept)
    after = before + b"#" * (8 * 1024 * 1024 - len(before) - 1) + b"\n"
    assert kept.run("edit", "aaaaaa", stdin=after).code == 0
    assert "S. bedankt." in kept.ok("show", "aaaaaa").out
    assert kept.ok("list").err == ""


@pytest.mark.parametrize("shell", [{}, {"EDITOR": "/nonexistent/editor"}, {"VISUAL": "'open"}])
def test_without_an_editor_nothing_is_changed(kept: Program, shell: dict[str, str]) -> None:
    before = text(kept)
    refused = kept.run("edit", "aaaaaa", keyboard=True, env=shell)
    assert (refused.code, refused.out) == (1, "")
    assert len(refused.messages) == 1
    assert text(kept) == before


def test_visual_goes_before_editor(kept: Program) -> None:
    shell = {"VISUAL": editor(kept, b"bedankt", b"omhelsd")["EDITOR"], "EDITOR": "false"}
    assert kept.run("edit", "aaaaaa", keyboard=True, env=shell).code == 0
    assert b"omhelsd" in text(kept)


def test_what_another_program_changed_meanwhile_is_not_written_over(kept: Program) -> None:
    path = kept.files()[0]
    script = kept.folder / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        f"other = pathlib.Path({str(path)!r})\n"
        "other.write_bytes(other.read_bytes().replace(b'bedankt', b'gebeld'))\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_bytes(path.read_bytes().replace(b'bedankt', b'omhelsd'))\n"
    )
    shell = {"EDITOR": f"{sys.executable} {script}"}
    refused = kept.run("edit", "aaaaaa", keyboard=True, env=shell)
    assert refused.code == 1
    assert b"gebeld" in path.read_bytes()
    (left,) = leftovers(kept)
    assert b"omhelsd" in left.read_bytes()


def test_deleted_entries_lie_in_the_trash_until_they_are_restored(kept: Program) -> None:
    before = text(kept, "b")
    ids = [each.stem for each in kept.files()]
    gone = kept.ok("delete", "bbbbbb", ids[0], "bbbbbb")
    assert gone.out == ""
    assert gone.messages == [
        "2 notities liggen in de prullenbak. `verbindend undo` haalt ze terug."
    ]
    assert (names(kept), kept.ok("list").out) == ("", "")
    listed = kept.ok("restore")
    assert {line.split()[0] for line in listed.lines} == {*ids}
    assert sum("  daad  K. gevraagd." in line for line in listed.lines) == 1
    documents = json.loads(kept.ok("restore", "--json").out)
    assert [each["id"] for each in documents] == [line.split()[0] for line in listed.lines]
    assert {each["text"] for each in documents} == {"S. bedankt.", "K. gevraagd."}
    assert all(each["kleur"] == "geel" for each in documents)
    assert kept.run("show", "bbbbbb").code == 1
    back = kept.ok("restore", "bbbbbb", ids[1])
    assert (back.out, back.messages) == ("", ["Het staat weer in het dagboek."])
    assert (names(kept), text(kept, "b")) == ("b", before)
    assert [line.split()[0] for line in kept.ok("restore").lines] == [ids[0]]
    assert kept.ok("restore", ids[0], language="en").err == "It is back in the journal.\n"
    assert kept.ok("restore", "--json").out == "[]\n"
    empty = kept.ok("restore")
    assert (empty.out, empty.err) == ("", "De prullenbak is leeg.\n")


def test_each_thing_done_is_undone_in_turn(kept: Program) -> None:
    texts = [text(kept), text(kept, "b")]
    (made,) = kept.ok("deed", "waarderen", "Gezegd.").lines
    kept.ok("delete", "aaaaaa")
    kept.ok("edit", "bbbbbb", stdin=texts[1].replace(b"gevraagd", b"gehoord"))
    kept.ok("restore", "aaaaaa")
    first, second = (f"{kept.today}-0930-deed-{letter * 6}" for letter in "ab")
    for told, there in (
        ("Het ligt weer in de prullenbak.", {second, made}),
        ("De vorige versie is terug.", {second, made}),
        ("Het staat weer in het dagboek.", {first, second, made}),
        ("Teruggenomen: het ligt in de prullenbak.", {first, second}),
    ):
        assert kept.ok("undo").messages == [told]
        assert {each.stem for each in kept.files()} == there
    assert [text(kept), text(kept, "b")] == texts
    nothing = kept.run("undo")
    assert (nothing.code, nothing.out, len(nothing.messages)) == (1, "", 1)
    assert made in kept.ok("restore").out


def test_a_word_is_said_in_english_too(kept: Program) -> None:
    gone = kept.ok("delete", "aaaaaa", language="en")
    assert gone.err == "1 entry is in the trash. `verbindend undo` brings it back.\n"
    assert kept.ok("undo", language="en").err == "It is back in the journal.\n"
    nothing = kept.run("undo", language="en")
    assert (nothing.code, nothing.err) == (1, "There is nothing to undo.\n")
    assert kept.ok("restore", language="en").err == "The trash is empty.\n"


def test_one_entry_that_is_not_there_leaves_all_in_place(kept: Program) -> None:
    assert kept.run("delete", "aaaaaa", "zzzzzz").code == 1
    assert names(kept) == "ab"
    kept.ok("delete", "aaaaaa")
    assert kept.run("restore", "aaaaaa", "bbbbbb").code == 1
    assert names(kept) == "b"


def test_acts_of_one_journal_are_not_undone_in_another(kept: Program) -> None:
    kept.ok("delete", "aaaaaa")
    elsewhere = kept.run("undo", "--journal", str(kept.folder / "ander"))
    assert elsewhere.code == 1
    assert names(kept) == "b"
