from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from cli.test_packs import COACH
from cli.test_refusals import without_privileges
from faults import tree

if TYPE_CHECKING:
    from pathlib import Path

    from cli.program import Program

NAME = "coach-anna"


@pytest.fixture
def anna(tmp_path: Path) -> Path:
    """A coach's pack of one file, in English, to build on."""
    path = tmp_path / "anna's questions.toml"
    path.write_text(COACH)
    return path


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """The same as an extension."""
    path = tmp_path / "more.toml"
    path.write_text(COACH.replace('kind = "base"', 'kind = "extension"'))
    return path


def packs(program: Program) -> list[tuple[str, bool]]:
    """The packs there are, and whether each is used."""
    rows: list[dict[str, Any]] = json.loads(program.ok("pack", "list", "--json").out)
    return [(row["id"], row["used"]) for row in rows]


def entries(program: Program) -> list[dict[str, Any]]:
    return [tomllib.loads(path.read_text()) for path in program.files()]


def test_without_any_only_the_built_in_one_is_there(any_program: Program) -> None:
    (line,) = any_program.ok("pack", "list").lines
    assert line.startswith("verbindend-kern 1.0.0 · ")
    assert packs(any_program) == [("verbindend-kern", True)]


def test_a_coachs_own_essentials_are_asked_from(any_program: Program, anna: Path) -> None:
    added = any_program.ok("pack", "add", str(anna))
    assert added.err == ""
    assert "Two things to practise" in added.out
    assert packs(any_program) == [("verbindend-kern", False), (NAME, True)]
    seen = json.loads(any_program.ok("today", "--json").out)
    assert seen["essential"] in ("listening", "asking")
    asked = any_program.ok(
        "reflect", "listening", "--evening", "--plain", stdin="Fine\nK. did\n1\n"
    )
    assert "Whom did you let finish?" in asked.out + asked.err
    kept = next(entry for entry in entries(any_program) if entry["kind"] == "reflection")
    assert (kept["essential"], kept["pack"], kept["language"]) == (
        "listening",
        "coach-anna 0.3.0",
        "en",
    )
    (row,) = (each for each in kept["answers"] if each["prompt"] == "listening-1")
    assert row["question"] == "Whom did you let finish?"
    any_program.ok("deed", "2", "Asked K. what he needs")
    figures = json.loads(any_program.ok("dashboard", "--json").out)
    assert {each["id"]: each["deeds"] for each in figures["essentials"]}.keys() == {
        "listening",
        "asking",
    }


def test_an_extension_is_asked_beside_the_rest(program: Program, more: Path) -> None:
    program.ok("pack", "add", str(more))
    assert packs(program) == [("verbindend-kern", True), (NAME, True)]
    figures = json.loads(program.ok("dashboard", "--json").out)
    assert len(figures["essentials"]) == 10
    program.ok("deed", "10", "Vroeg K. wat hij nodig heeft")
    program.ok("deed", "waarderen", "Bedankte S.")
    assert {(each["essential"], each["pack"], each["language"]) for each in entries(program)} == {
        ("asking", "coach-anna 0.3.0", "en"),
        ("waarderen", "verbindend-kern 1.0.0", "nl"),
    }


def test_what_was_written_with_a_pack_stays_when_it_is_taken_away(
    program: Program, more: Path
) -> None:
    program.ok("pack", "add", str(more))
    program.ok("deed", "asking", "Vroeg het")
    before = [path.read_bytes() for path in program.files()]
    assert NAME in program.ok("pack", "remove", NAME).out
    assert packs(program) == [("verbindend-kern", True)]
    assert [path.read_bytes() for path in program.files()] == before
    assert "Asking" in program.ok("list").out
    assert len(json.loads(program.ok("dashboard", "--json").out)["essentials"]) == 8


def test_the_essentials_of_before_keep_their_titles(program: Program, anna: Path) -> None:
    program.ok("deed", "waarderen", "Bedankte S.")
    program.ok("pack", "add", str(anna))
    assert "Waarderen" in program.ok("list").out
    refused = program.run("deed", "waarderen", "Nog een")
    assert refused.code == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (COACH.replace('id = "coach-anna"', 'id = "verbindend-kern"'), "verbindend-kern"),
        (COACH.replace('id = "asking"', 'id = "waarderen"').replace('essential = "asking"',
         'essential = "waarderen"'), "waarderen"),
        (COACH.replace("moment", "momment"), "moment"),
        ("geen toml", "TOML"),
    ],
)  # fmt: skip
def test_a_pack_that_cannot_be_used_is_not_added(
    any_program: Program, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text)
    any_program.ok("pack", "list")
    before = any_program.disk()
    refused = any_program.run("pack", "add", str(path))
    assert (refused.code, refused.out) == (1, "")
    assert said in refused.err
    assert any_program.disk() == before


def test_a_pack_is_added_once_unless_it_is_to_be_replaced(program: Program, anna: Path) -> None:
    program.ok("pack", "add", str(anna))
    refused = program.run("pack", "add", str(anna))
    assert refused.code == 1
    assert "0.3.0" in refused.err
    assert "--replace" in refused.err
    anna.write_text(COACH.replace("0.3.0", "0.4.0"))
    program.ok("pack", "add", str(anna), "--replace")
    assert "coach-anna 0.4.0" in program.ok("pack", "list").out


def test_a_wording_that_breaks_a_rule_is_told_and_added(program: Program, anna: Path) -> None:
    anna.write_text(COACH.replace("Whom did you let finish?", "Did you let anyone finish?"))
    added = program.ok("pack", "add", str(anna))
    assert "listening-1" in added.err


def test_what_is_not_there_is_refused_in_one_sentence(any_program: Program, tmp_path: Path) -> None:
    long = "x" * 300
    for arguments in (
        ("add", str(tmp_path / "nergens.toml")),
        ("add", long),
        ("remove", "nergens"),
        ("remove", "verbindend-kern"),
        ("show", "nergens"),
        ("show", long),
    ):
        refused = any_program.run("pack", *arguments)
        assert (refused.code, refused.out, len(refused.messages)) == (1, "", 1), arguments


def test_a_damaged_pack_is_named_and_the_rest_goes_on(any_program: Program, more: Path) -> None:
    any_program.ok("pack", "add", str(more))
    path = any_program.home / "data" / "verbindend" / "packs" / f"{NAME}.toml"
    path.write_text("kapot")
    seen = any_program.ok("today", "--json")
    assert json.loads(seen.out)["essential"]
    (said,) = seen.messages
    assert said.startswith(f"{path}: ")
    any_program.ok("pack", "add", str(more), "--replace")
    assert any_program.ok("today", "--json").err == ""


@pytest.mark.parametrize("closed", ["packs", f"packs/{NAME}", f"packs/{NAME}.toml"])
def test_packs_that_may_not_be_read_are_named_and_the_rest_goes_on(
    program: Program, more: Path, closed: str
) -> None:
    folder = more.with_name("more")
    folder.mkdir()
    added = more if closed.endswith(".toml") else more.rename(folder / "1.toml").parent
    path = program.home / "data" / "verbindend" / closed
    program.ok("pack", "add", str(added))
    path.chmod(0)
    seen = program.run("today", "--json", before=without_privileges())
    refused = program.run("pack", "add", str(added), before=without_privileges())
    path.chmod(0o700)
    assert json.loads(seen.out)["essential"] in program.ok("today", "--json").out
    (said,) = seen.messages
    assert said.startswith(f"{path}: ")
    assert refused.code == 1
    assert "--journal" not in refused.err
    assert program.ok("today", "--json").err == ""


def test_a_translation_is_added_to_its_pack(any_program: Program, more: Path) -> None:
    overlay = more.with_name("anna.nl.toml")
    overlay.write_text(
        f'[pack]\nformat = 1\nid = "{NAME}.nl"\nversion = "1.0.0"\nkind = "translation"\n'
        f'language = "nl"\ntitle = "Twee dingen"\nbase = "{NAME}"\n'
        '[essential.listening]\ntitle = "Luisteren"\n'
    )
    refused = any_program.run("pack", "add", str(overlay))
    assert refused.code == 1
    assert NAME in refused.err
    any_program.ok("pack", "add", str(more))
    any_program.ok("pack", "add", str(overlay))
    titles = {"nl": "Luisteren", "en": "Listening"}
    figures = json.loads(any_program.ok("dashboard", "--json").out)
    assert titles[any_program.language] in [each["title"] for each in figures["essentials"]]


@pytest.mark.parametrize("own", [NAME, "../../../elsewhere", "verbindend-kern.nl"])
def test_a_translation_goes_by_its_packs_id_and_nowhere_else(
    program: Program, more: Path, own: str
) -> None:
    program.ok("pack", "add", str(more))
    before = tree(program.home / "data")
    overlay = more.with_name("anna.nl.toml")
    overlay.write_text(
        f'[pack]\nformat = 1\nid = "{own}"\nversion = "1.0.0"\nkind = "translation"\n'
        f'language = "nl"\ntitle = "Twee dingen"\nbase = "{NAME}"\n'
    )
    refused = program.run("pack", "add", str(overlay), "--replace")
    assert refused.code == 1
    assert f"{NAME}.nl" in refused.err
    assert tree(program.home / "data") == before
    assert not list(program.folder.rglob("elsewhere*"))


def test_a_translation_is_held_beside_its_pack_as_it_is_in_its_own_language(
    program: Program, more: Path
) -> None:
    program.ok("pack", "add", str(more))
    overlay = more.with_name("anna.nl.toml")
    text = (
        f'[pack]\nformat = 1\nid = "{NAME}.nl"\nversion = "1.0.0"\nkind = "translation"\n'
        'language = "nl"\ntitle = "Twee dingen"\n[essential.listening]\ntitle = "x"\n'
    )
    overlay.write_text(text)
    program.ok("pack", "add", str(overlay))
    installed = program.home / "data" / "verbindend" / "packs" / f"{NAME}.nl.toml"
    installed.write_text(text.replace('"x"', '""'))
    assert program.ok("pack", "add", str(overlay), "--replace").err == ""


def test_a_pack_is_printed_for_reading(any_program: Program, anna: Path) -> None:
    shown = any_program.ok("pack", "show", str(anna))
    for said in ("Two things to practise", "1 Listening", "You let people finish.",
                 "- Whom did you let finish?", "( the team / a client )"):  # fmt: skip
        assert said in shown.out
    assert shown.out.index("2 Asking") < shown.out.index("- Whom will you ask?")
    any_program.ok("pack", "add", str(anna))
    assert any_program.ok("pack", "show", NAME).out == shown.out
    whole = json.loads(any_program.ok("pack", "show", NAME, "--json").out)
    assert [each["id"] for each in whole["prompts"]] == ["listening-1", "asking-1", "asking-2"]


def test_the_built_in_pack_is_printed_in_the_language_spoken(any_program: Program) -> None:
    shown = any_program.ok("pack", "show").out
    assert {"nl": "7 Waarderen", "en": "7 Appreciating"}[any_program.language] in shown
    assert {"nl": "Ochtend", "en": "Morning"}[any_program.language] in shown


def test_a_pack_is_read_from_the_folder_that_one_is_in(
    program: Program, anna: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = anna.with_name("anna")
    folder.mkdir()
    anna.rename(folder / "1.toml")
    overlay = folder.with_name("anna.nl")
    overlay.mkdir()
    (overlay / "1.toml").write_text(
        f'[pack]\nformat = 1\nid = "{NAME}.nl"\nversion = "1.0.0"\nkind = "translation"\n'
        'language = "nl"\ntitle = "Twee dingen"\n'
    )
    monkeypatch.chdir(folder)
    assert "Twee dingen" in program.ok("pack", "show", ".").out
    program.ok("pack", "check", ".")
    monkeypatch.chdir(overlay)
    assert "Twee dingen" in program.run("pack", "check", ".").out


@pytest.mark.parametrize("name", ["anna.nl.toml", "anna.toml.nl"])
def test_a_translation_in_a_file_lies_beside_its_pack_under_either_name(
    program: Program, anna: Path, name: str
) -> None:
    anna.rename(anna.with_name("anna.toml"))
    overlay = anna.with_name(name)
    overlay.write_text(
        f'[pack]\nformat = 1\nid = "{NAME}.nl"\nversion = "1.0.0"\nkind = "translation"\n'
        'language = "nl"\ntitle = "Twee dingen"\n'
    )
    assert "Twee dingen" in program.run("pack", "check", str(overlay)).out
    alone = overlay.rename(anna.with_name("vertaling.toml"))
    refused = program.run("pack", "check", str(alone))
    assert (refused.code, len(refused.messages)) == (1, 1)
    assert str(alone) in refused.err


def test_a_translator_notes_what_was_translated(program: Program, anna: Path) -> None:
    noted = program.ok("pack", "check", "--hashes", str(anna)).out
    table = tomllib.loads(noted)["source_hash"]
    assert set(table) >= {"essential.listening", "prompt.asking-2"}
    overlay = anna.with_name(f"{anna.name}.nl")
    overlay.write_text(
        '[pack]\nformat = 1\nid = "coach-anna.nl"\nversion = "1.0.0"\nkind = "translation"\n'
        f'language = "nl"\ntitle = "x"\n{noted}'
    )
    told = program.run("pack", "check", str(overlay)).err
    assert "veranderd" not in told
    anna.write_text(COACH.replace("Whom will you ask?", "Whom will you call?"))
    told = program.run("pack", "check", str(overlay)).err
    assert "prompt.asking-2 is veranderd" in told
