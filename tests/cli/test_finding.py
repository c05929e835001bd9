from __future__ import annotations

import json
import tomllib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cli.program import LOCALES, Program, entry_text
from verbindend.locale import Words

if TYPE_CHECKING:
    from pathlib import Path

DAYS_BACK = {
    "deed-aaaaaa": 0,
    "deed-bbbbbb": 1,
    "note-cccccc": 2,
    "observation-dddddd": 9,
    "plan-eeeeee": 30,
}


@pytest.fixture
def kept(program: Program) -> Program:
    """A journal of five entries, each of another day but the first two."""
    own = {
        "deed-aaaaaa": (
            'essential = "waarderen"', 'text = "S. bedankt voor de cafébezetting."',
            'people = ["S.", "K."]', 'tags = ["werk"]', 'kleur = "geel"', "begin = 09:30:00",
            "gezien = 2026-01-02T03:04:05+01:00", "vanaf = 2026-01-02", "[eigen]", "diep = [1, 2]",
        ),
        "deed-bbbbbb": ('essential = "vier-r"', 'text = "K. gevraagd."', 'people = ["K."]'),
        "note-cccccc": ('text = "Over de Cafés gelezen."', 'tags = ["lezen", "werk"]'),
        "observation-dddddd": (
            'essential = "waarderen"', 'text = "K. lachte."', 'about = "deed-bbbbbb"',
        ),
        "plan-eeeeee": ('focus = ["waarderen", "vier-r"]',),
    }  # fmt: skip
    for name, keys in own.items():
        day = program.today - timedelta(days=DAYS_BACK[name])
        program.write(f"{day}-0930-{name}", entry_text(day, name.partition("-")[0], *keys))
    return program


def suffixes(program: Program, *arguments: str) -> list[str]:
    """What a search finds, by the first letter of each suffix."""
    found = program.ok(*arguments)
    assert (found.err == "") == bool(found.out)
    return [line[0] for line in found.lines]


def test_the_list_is_newest_first(kept: Program) -> None:
    listed = kept.ok("list")
    assert [line.split()[0] for line in listed.lines] == [name[-6:] for name in DAYS_BACK]
    days = [kept.today - timedelta(days=back) for back in DAYS_BACK.values()]
    assert [line.split()[1] for line in listed.lines] == [str(day) for day in days]
    assert listed.lines[0].endswith("● daad Waarderen S. bedankt voor de cafébezetting.")
    assert "○" not in listed.out
    assert listed.lines[-1].endswith("Waarderen, 4xR")
    assert listed.err == ""


def test_the_json_is_what_stands_in_the_files(kept: Program) -> None:
    listed: list[dict[str, Any]] = json.loads(kept.ok("list", "--json").out)
    assert [each["id"][-6:] for each in listed] == [name[-6:] for name in DAYS_BACK]
    by_id = {path.stem: tomllib.loads(path.read_text()) for path in kept.files()}
    for each in listed:
        expected = {name: as_json(value) for name, value in by_id[each["id"]].items()}
        assert {name: value for name, value in each.items() if name != "id"} == expected
    newest = listed[0]
    assert (newest["kleur"], newest["eigen"]) == ("geel", {"diep": [1, 2]})
    assert newest["day"] == kept.today.isoformat()
    assert newest["written"] == f"{kept.today}T09:30:00+00:00"
    assert (newest["begin"], newest["vanaf"]) == ("09:30:00", "2026-01-02")
    assert newest["gezien"] == "2026-01-02T03:04:05+01:00"
    assert json.loads(kept.ok("show", newest["id"], "--json").out) == newest
    assert json.loads(kept.ok("list", "--json", "-n", "2").out) == listed[:2]
    assert json.loads(kept.ok("search", "bedankt", "--json").out) == listed[:1]
    assert json.loads(kept.ok("search", "nergens", "--json").out) == []


def as_json(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["list", "--essential", "waarderen"], "ad"),
        (["list", "--essential", "4xr"], "b"),
        (["list", "--kind", "deed"], "ab"),
        (["list", "--kind", "mirror"], ""),
        (["list", "--with", "K."], "ab"),
        (["list", "--with", "S."], "a"),
        (["list", "--tag", "werk"], "ac"),
        (["list", "--tag", "lezen", "--kind", "note"], "c"),
        (["list", "--since", "gisteren"], "ab"),
        (["list", "--until", "gisteren"], "bcde"),
        (["list", "--since", "yesterday", "--until", "yesterday"], "b"),
        (["list", "--since", "{9}", "--until", "{2}"], "cd"),
        (["list", "-n", "3"], "abc"),
        (["list", "-n", "0"], "abcde"),
        (["list", "-n", "99999999999999999999"], "abcde"),
        (["list", "cafe"], "ac"),
        (["search", "CAFÉ"], "ac"),
        (["search", "cafe", "bedankt"], "a"),
        (["search", "k."], "abd"),
        (["search", "werk", "--kind", "deed", "--essential", "7", "--with", "S."], "a"),
        (["search", "lezen"], "c"),
        (["search", "nergens"], ""),
        (["search", "--", "--json"], ""),
    ],
    ids=" ".join,
)
def test_filters_and_words_narrow_it_down(kept: Program, arguments: list[str], found: str) -> None:
    for back in (2, 9):
        day = str(kept.today - timedelta(days=back))
        arguments = [each.replace(f"{{{back}}}", day) for each in arguments]
    assert suffixes(kept, *arguments) == list(found)


def test_an_entry_is_shown_whole_by_its_name_or_its_end(kept: Program) -> None:
    whole = f"{kept.today}-0930-deed-aaaaaa"
    shown = kept.ok("show", whole)
    assert kept.ok("show", "aaaaaa").out == shown.out
    assert kept.ok("show", " aaaaaa ").out == shown.out
    heading, entry_id, *rest = shown.lines
    assert heading.endswith(" · Waarderen · daad")
    assert str(kept.today.year) in heading
    assert entry_id == whole
    assert "S. bedankt voor de cafébezetting." in rest
    english = kept.ok("show", "aaaaaa", language="en")
    assert english.lines[0].endswith(" · Appreciating · deed")
    assert kept.run("show", "aaaaa").code == 1
    assert kept.run("show", "aaaaaa", "--journal", str(kept.folder / "ander")).code == 1


def test_two_entries_that_end_alike_need_their_whole_name(kept: Program) -> None:
    day = kept.today
    kept.write(f"{day}-1030-note-aaaaaa", entry_text(day, "note", 'text = "De andere."'))
    assert kept.run("show", "aaaaaa").code == 1
    assert "De andere." in kept.ok("show", f"{day}-1030-note-aaaaaa").out


@pytest.mark.parametrize("language", LOCALES)
def test_today_is_one_line_and_says_why(kept: Program, language: str) -> None:
    (line,) = kept.ok("today", language=language).lines
    (told,) = kept.ok("today", "--why", language=language).lines
    known = json.loads(kept.ok("today", "--json", language=language).out)
    assert line == known["title"]
    assert told.startswith(f"{line} · ")
    assert known["day"] == kept.today.isoformat()
    assert known["intention"] is None
    assert (known["morning_done"], known["evening_done"]) == (False, False)
    assert known.keys() == {
        "day", "essential", "title", "reason", "last", "intention", "paused", "morning_done",
        "evening_done", "year_ago",
    }  # fmt: skip


def test_today_is_silent_when_the_evening_was_done(kept: Program) -> None:
    day = kept.today
    meant = f"{day}-0800-vier-r-gggggg"
    kept.write(
        meant,
        entry_text(day, "intention", 'essential = "vier-r"', 'if = "straks"', 'then = "vraag ik"'),
    )
    assert kept.ok("today").out == "4xR · voornemen open\n"
    kept.write(
        f"{day}-1700-vier-r-hhhhhh",
        entry_text(
            day, "reflection", 'essential = "vier-r"', 'moment = "evening"',
            f'closes = [{{ intention = "{meant}", outcome = "different" }}]', at="17:00:00+00:00",
        ),
    )  # fmt: skip
    assert kept.ok("today").out == ""
    (told,) = kept.ok("today", "--why").lines
    assert told.startswith("4xR · ")
    assert told.endswith("voornemen anders gedaan")
    known = json.loads(kept.ok("today", "--json").out)
    assert known["intention"] == {
        "id": meant, "if": "straks", "then": "vraag ik", "outcome": "different",
    }  # fmt: skip
    assert (known["morning_done"], known["evening_done"]) == (True, True)


def test_an_empty_journal_says_so(any_program: Program) -> None:
    listed = any_program.ok("list")
    assert listed.out == ""
    assert listed.messages == [
        {"nl": "Niets gevonden.", "en": "Nothing found."}[any_program.language]
    ]
    assert any_program.ok("list", "--json").out == "[]\n"
    assert any_program.ok("today").out
    assert not any_program.journal.exists()


def test_the_journal_is_the_one_named_closest(program: Program, tmp_path: Path) -> None:
    def path(*arguments: str, **env: str) -> str:
        return program.ok(*arguments, env=env).out.strip()

    named, elsewhere, written = (str(tmp_path / each) for each in ("een", "twee", "drie"))
    nothing = {"VERBINDEND_JOURNAL": ""}
    assert path("path", **nothing) == str(program.home / "data" / "verbindend" / "journal")
    program.settings.parent.mkdir(parents=True)
    program.settings.write_text(f'journal = "{written}"\n')
    assert path("path", **nothing) == written
    assert path("path", VERBINDEND_JOURNAL=elsewhere) == elsewhere
    for arguments in (
        ("--journal", named, "path"),
        ("path", "--journal", named),
        ("path", f"--journal={named}"),
        (f"--journal={named}", "path"),
    ):
        assert path(*arguments, VERBINDEND_JOURNAL=elsewhere) == named
    assert path("path", "--journal", "~/eigen") == str(program.home / "eigen")
    (tmp_path / "link").symlink_to(tmp_path / "een")
    assert path("path", "--journal", str(tmp_path / "link")) == named
    every = program.ok("path", "--all", "--journal", named).lines
    assert every[:2] == [f"Dagboek: {named}", f"Instellingen: {program.settings}"]
    state = program.home / "state" / "verbindend"
    assert every[2].startswith(f"Concepten en ongedaan maken: {state}")
    program.ok("deed", "7", "Gezegd.", "--journal", named)
    assert not program.journal.exists()
    assert len(program.ok("list", "--journal", named).lines) == 1


def test_the_language_of_the_settings_wins(program: Program) -> None:
    program.settings.parent.mkdir(parents=True)
    program.settings.write_text('language = "en"\n')
    assert program.ok("list").err == "Nothing found.\n"
    for locale, told in (("de_DE.UTF-8", "Nothing found.\n"), ("nl_BE.UTF-8", "Niets gevonden.\n")):
        program.settings.write_text('language = ""\n')
        assert program.ok("list", env={"LANG": "", "LC_ALL": locale}).err == told


OTHERWISE = [
    "Traject: geen.",
    "Pauze: geen.",
    "Werkdagen: ma, di, wo, do, vr.",
    "Ritme: Dagstart, Dagafsluiting, Weekterugblik, Maandspiegel.",
]
"""What `plan` says of what was not chosen."""


def test_a_plan_is_an_entry_and_the_newest_one_holds(program: Program) -> None:
    *chosen, today = program.ok("plan").lines
    assert chosen == ["Focus: geen.", *OTHERWISE]
    assert [today] == program.ok("today", "--why").lines
    assert program.files() == []
    both = "Focus: Waarderen, 4xR."
    focused = program.ok("plan", "--focus", "7", "--focus", "vier-r").lines
    assert focused == [both, *OTHERWISE, *program.ok("today", "--why").lines]
    picked = [both, *OTHERWISE, "Samenspel organiseren · eigen keuze"]
    assert program.ok("plan", "--pick", "samenspel").lines == picked
    assert program.ok("today", "--why").lines == picked[-1:]
    newest = json.loads(program.ok("list", "--json", "-n", "1").out)[0]
    assert (newest["kind"], newest["pick"]) == ("plan", "samenspel-organiseren")
    assert newest["focus"] == ["waarderen", "vier-r"]
    assert newest["working_days"] == ["mon", "tue", "wed", "thu", "fri"]
    assert newest["day_begins"] == "04:00:00"
    lifted = program.ok("plan", "--no-focus", language="en").lines
    assert lifted == [
        "Focus: none.",
        "Programme: none.",
        "Pause: none.",
        "Working days: Mon, Tue, Wed, Thu, Fri.",
        "Rhythm: Morning start, Evening close, Weekly review, Monthly mirror.",
        "Organising interplay · your own choice",
    ]
    assert len(program.files()) == 3
    program.ok("undo")
    assert program.ok("plan").lines == picked


def test_a_focus_and_a_pick_may_be_chosen_at_once(program: Program) -> None:
    for essential, title in (("samenspel", "Samenspel organiseren"), ("3", "Zelfbewustzijn")):
        chosen = program.ok("plan", "--focus", "7", "--pick", essential)
        assert chosen.lines == ["Focus: Waarderen.", *OTHERWISE, f"{title} · eigen keuze"]


def test_the_plan_is_told_as_json(program: Program) -> None:
    nothing = json.loads(program.ok("plan", "--json").out)
    assert nothing == {
        "focus": [],
        "programme": None,
        "week": None,
        "pauses": [],
        "working_days": ["mon", "tue", "wed", "thu", "fri"],
        "without": [],
        "day_begins": "04:00:00",
        "pick": None,
    }
    assert program.files() == []
    program.ok("plan", "--programme", "acht", "--week", "3", "--focus", "7")
    program.ok("plan", "--pick", "vier-r")
    chosen = json.loads(program.ok("plan", "--working-days", "ma,Tuesday,zo", "--json").out)
    assert chosen == {
        "focus": ["waarderen"],
        "programme": "acht-weken",
        "week": 3,
        "pauses": [],
        "working_days": ["mon", "tue", "sun"],
        "without": [],
        "day_begins": "04:00:00",
        "pick": "vier-r",
    }


def test_a_pause_is_told_and_makes_the_prompt_silent(any_program: Program) -> None:
    program, words = any_program, Words(any_program.language)
    today, tomorrow = program.today, program.today + timedelta(days=1)
    program.ok("plan", "--programme", "acht", "--week", "3")
    waiting = program.ok("plan", "--pause", str(tomorrow), str(tomorrow)).lines
    assert f"{words.tr('Pause')}: {words.middle_date(tomorrow)}." in waiting
    assert program.ok("today").lines
    held = program.ok("plan", "--pause", str(today), str(tomorrow))
    through = words.tr("through {day}", day=words.middle_date(tomorrow))
    assert f"{words.tr('Pause')}: {through}." in held.lines
    assert program.ok("today").lines == []
    assert len(program.ok("today", "--why").lines) == 1
    seen = json.loads(program.ok("today", "--json").out)
    assert (seen["paused"], seen["reason"]) == (str(tomorrow), "begin")
    pauses = [{"from": str(today), "to": str(tomorrow)}]
    assert json.loads(program.ok("plan", "--json").out)["pauses"] == pauses
    program.ok("plan", "--no-pause")
    assert json.loads(program.ok("plan", "--json").out)["pauses"] == []
    seen = json.loads(program.ok("today", "--json").out)
    assert (seen["paused"], seen["reason"]) == (None, "programme")


def test_a_plan_reads_as_what_was_chosen(program: Program) -> None:
    program.ok("plan", "--pause", "2026-12-21", "2027-01-03", "--working-days", "ma,do")
    newest = json.loads(program.ok("list", "--json", "-n", "1").out)[0]
    read = program.ok("show", newest["id"]).out
    assert "Pauze\nma 21 dec 2026 t/m zo 3 jan 2027\n" in read
    assert "Werkdagen\nma, do\n" in read
    assert "Traject" not in read


def test_a_pause_takes_two_days(program: Program) -> None:
    result = program.run("plan", "--pause", "morgen")
    assert (result.code, result.out) == (2, "")
    assert "De optie --pause heeft 2 waarden nodig." in result.err


@pytest.mark.parametrize(
    ("language", "told"),
    [("nl", "Werkdagen: ma, wo, za."), ("en", "Working days: Mon, Wed, Sat.")],
)
def test_working_days_are_chosen_by_names_of_either_language(
    program: Program, language: str, told: str
) -> None:
    for typed in ("ma,wo,za", "mon,wed,sat", "Saturday, maandag wednesday"):
        assert told in program.ok("plan", "--working-days", typed, language=language).lines
    newest = json.loads(program.ok("list", "--json", "-n", "1").out)[0]
    assert newest["working_days"] == ["mon", "wed", "sat"]


def test_a_part_of_the_rhythm_is_left_out_and_taken_up_again(any_program: Program) -> None:
    chosen = any_program.ok("plan", "--without", "evening", "--without", "week", "--json").out
    assert json.loads(chosen)["without"] == ["evening", "week"]
    any_program.ok("reflect", "--morning", "--plain", stdin="\nom tien uur\nbel ik S.\n")
    assert any_program.ok("today").out == ""  # the day is done: there is no evening in it
    assert json.loads(any_program.ok("plan", "--whole-rhythm", "--json").out)["without"] == []
    assert any_program.ok("today").out != ""
