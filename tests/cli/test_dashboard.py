from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from cli.program import CONTENT, LOCALES, Program, entry_text
from verbindend.core.trend import Trend
from verbindend.locale import Words
from verbindend.views.picture_words import SEEN, TRENDS

COUNTING = Path(__file__).with_name("independent_count.py")
TITLES = CONTENT.with_name("verbindend-kern.en")
KEYS = ("id", "title", "deeds", "days", "last", "reflections", "weekly")
MORE_KEYS = ("trend", "witnessed", "behaviours")
PROMISED = ("today", "weeks", "essentials", "intentions")
MORE = ("practice_days", "reflexes", "sources", "balance", "people")
OUTCOMES = ("done", "different", "failed", "no_chance", "dropped", "open")


def counted(program: Program, weeks: int, language: str = "nl") -> dict[str, Any]:
    """The figures as another program finds them in the files."""
    command: list[str | Path] = [
        sys.executable,
        "-I",
        COUNTING,
        program.journal,
        CONTENT,
        str(weeks),
    ]
    titles = [TITLES] if language == "en" else []
    done = subprocess.run(
        [*command, *titles], env=program.shell(), capture_output=True, check=True, text=True
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def figures(program: Program, *arguments: str, language: str = "nl") -> dict[str, Any]:
    shown = program.ok("dashboard", "--json", *arguments, language=language)
    assert shown.err == ""
    assert shown.out.count("\n") == 1
    known: dict[str, Any] = json.loads(shown.out)
    return known


@pytest.mark.parametrize(("weeks", "language"), [(4, "nl"), (12, "en"), (52, "nl"), (1, "nl")])
def test_the_figures_are_those_of_an_independent_count(
    demo: Program, weeks: int, language: str
) -> None:
    known = figures(demo, "--weeks", str(weeks), language=language)
    assert known == counted(demo, weeks, language)
    assert {*known} == {*PROMISED, *MORE}
    assert all(tuple(each) == (*KEYS, *MORE_KEYS) for each in known["essentials"])
    assert tuple(known["intentions"]) == OUTCOMES
    assert all(len(each["weekly"]) == weeks for each in known["essentials"])
    assert all(sum(each["weekly"]) == each["deeds"] for each in known["essentials"])
    assert weeks == 1 or sum(each["deeds"] for each in known["essentials"]) > weeks
    assert (known["weeks"], known["today"]) == (weeks, demo.today.isoformat())


def test_four_weeks_and_all_essentials_unless_asked_otherwise(demo: Program) -> None:
    everything = counted(demo, 4)
    assert figures(demo) == everything
    assert [each["id"] for each in everything["essentials"]][:2] == ["betekenis-geven", "vier-r"]
    assert len(everything["essentials"]) == 8
    (seventh,) = (each for each in everything["essentials"] if each["id"] == "waarderen")
    assert figures(demo, "--essential", "7") == {**everything, "essentials": [seventh]}


@pytest.fixture
def edges(program: Program) -> Program:
    """Deeds at the borders of the weeks, and intentions of every kind."""
    today = program.today
    own = ('essential = "waarderen"', 'text = "x"')
    for number, back in enumerate((-1, 0, 0, 6, 7, 27, 28, 400)):
        day = today - timedelta(days=back)
        program.write(f"{day}-0900-deed-aaaaa{number}", entry_text(day, "deed", *own))
    for number, back in enumerate((-1, 0, 3, 4, 5, 27, 28)):
        day = today - timedelta(days=back)
        meant = ('essential = "waarderen"', 'if = "a"', 'then = "b"')
        program.write(f"{day}-0800-waarderen-bbbbb{number}", entry_text(day, "intention", *meant))
    closed = today - timedelta(days=5)
    for hour, outcome in (("17", "failed"), ("18", "different")):
        closes = f'closes = [{{ intention = "{closed}-0800-waarderen-bbbbb4", outcome = "'
        program.write(
            f"{closed}-{hour}00-waarderen-cccccc",
            entry_text(
                closed, "reflection", 'moment = "evening"', 'essential = "vier-r"',
                f'{closes}{outcome}" }}]', at=f"{hour}:00:00+00:00",
            ),
        )  # fmt: skip
    program.write(
        f"{today}-1000-onbekend-dddddd",
        entry_text(today, "deed", 'essential = "onbekend"', 'text = "x"'),
    )
    program.write(
        f"{today}-1100-observation-eeeeee",
        entry_text(today, "observation", 'essential = "waarderen"', 'text = "x"'),
    )
    return program


@pytest.mark.parametrize("weeks", [1, 4, 60])
def test_the_borders_of_the_weeks(edges: Program, weeks: int) -> None:
    known = figures(edges, "--weeks", str(weeks))
    assert known == counted(edges, weeks)
    by_id = {each["id"]: each for each in known["essentials"]}
    mine = by_id["waarderen"]
    assert (mine["deeds"], mine["days"]) == {1: (3, 2), 4: (5, 4), 60: (7, 6)}[weeks]
    assert mine["weekly"][-1] == 3
    assert mine["last"] == edges.today.isoformat()
    assert by_id["vier-r"]["reflections"] == 2
    assert (by_id["vier-r"]["last"], by_id["vier-r"]["weekly"]) == (None, [0] * weeks)
    assert known["intentions"]["different"] == 1
    assert known["intentions"]["open"] == 2
    assert known["intentions"]["failed"] == 0
    assert "onbekend" not in by_id


def test_days_of_a_pause_are_no_practice_days_and_in_no_trend(program: Program) -> None:
    today = program.today
    away = (today - timedelta(days=20), today - timedelta(days=8))
    for back in range(70):
        day = today - timedelta(days=back)
        many = 3 if back < 8 or 20 < back < 30 else 1
        for number in range(many):
            program.write(
                f"{day}-0900-waarderen-aaaa{number:02}",
                entry_text(day, "deed", 'essential = "waarderen"', 'text = "x"'),
            )
    known = figures(program)
    assert known == counted(program, 4)
    assert known["practice_days"] == 28
    by_id = {each["id"]: each for each in known["essentials"]}
    assert by_id["waarderen"]["trend"] == "more"
    pauses = f"pauses = [{{ from = {away[0]}, to = {away[1]} }}]"
    program.write(f"{today}-0800-plan-bbbbbb", entry_text(today, "plan", pauses))
    rested = figures(program)
    assert rested == counted(program, 4)
    assert rested["practice_days"] == 28 - 13
    (mine,) = (each for each in rested["essentials"] if each["id"] == "waarderen")
    assert mine["deeds"] == by_id["waarderen"]["deeds"]


def test_a_year_is_only_made_up_in_an_empty_journal(program: Program) -> None:
    program.ok("deed", "waarderen", "Gezegd.")
    before = program.disk()
    refused = program.run("demo", "--write", str(program.journal))
    assert (refused.code, refused.out) == (1, "")
    assert str(program.journal) in refused.err
    assert program.disk() == before


def test_the_made_up_year_is_an_ordinary_journal(demo: Program) -> None:
    shown = demo.ok("list", "--json", "--journal", str(demo.journal))
    assert shown.err == ""
    entries = json.loads(shown.out)
    assert len(entries) == len(demo.files())
    days = [each["day"] for each in entries]
    assert days == sorted(days, reverse=True)
    assert days[0] == demo.today.isoformat()
    assert {each["kind"] for each in entries} == {
        "plan", "intention", "reflection", "deed", "review", "mirror",
    }  # fmt: skip
    oldest = demo.today - timedelta(days=371)
    assert oldest.isoformat() < days[-1] < (demo.today - timedelta(days=330)).isoformat()
    assert {each["language"] for each in entries} == {"nl"}


@pytest.mark.parametrize("language", LOCALES)
def test_sentences_tell_the_same_figures(demo: Program, language: str) -> None:
    known = figures(demo, "--weeks", "12", language=language)
    words = Words(language)
    told = demo.ok("dashboard", "--plain", "--weeks", "12", language=language).lines
    assert numbers_in(told[0])[:2] == [12, known["practice_days"]]
    assert told[0].endswith(f" {words.date_with_year(demo.today)}.")
    for number, each in enumerate(known["essentials"], 1):
        sentence, strip = told[2 * number - 1 : 2 * number + 1]
        head, _, rest = sentence.partition(": ")
        assert head.startswith(f"{number}. {each['title']}")
        found = numbers_in(rest)
        assert found[:3] == [each["deeds"], each["days"], each["reflections"]]
        assert numbers_in(strip) == each["weekly"]
        assert found[3:] == [days_since(demo, each["last"])] * (each["last"] is not None)
        assert sentence.endswith(f": {words.tr(TRENDS[Trend(each['trend'] or 'unknown')])}.")
    assert numbers_in(told[17]) == [number for number in known["intentions"].values() if number]
    kept = known["intentions"]["done"] + known["intentions"]["different"]
    tried = kept + known["intentions"]["failed"]
    assert numbers_in(told[18])[:2] == [kept, tried]
    assert numbers_in(told[18])[2:] == [(200 * kept + tried) // (2 * tried)] * (tried >= 10)
    look_backs(known, told[19:29], words)
    balance, people = told[29:]
    assert numbers_in(balance) == [known["balance"]["days"]]
    titles = {each["id"]: each["title"] for each in known["essentials"]}
    assert all(titles[name] in balance for name in known["balance"]["essentials"])
    assert numbers_in(people) == [known["people"]]
    assert len(re.findall(r"\b[A-Z]\.", people)) == known["people"]


def look_backs(known: dict[str, Any], told: list[str], words: Words) -> None:
    """Whether the sentences on old reflexes and sources say the same."""
    reflexes, sources = known["reflexes"], known["sources"]
    weeks = [int(reflexes["weeks"][place][-2:]) for place in (0, -1)]
    assert numbers_in(told[0]) == weeks
    for row, line in zip(reflexes["rows"], told[1:5], strict=True):
        seen = [words.tr(SEEN[each]) if each else words.tr("no look back") for each in row["seen"]]
        assert line == f"   {row['label']}: {'; '.join(seen)}."
    weeks = [int(sources[name][-2:]) for name in ("week", "before") if sources[name]]
    assert numbers_in(told[5]) == [0, 10, *weeks]
    for row, line in zip(sources["rows"], told[6:], strict=True):
        assert line.startswith(f"   {row['label']}: ")
        assert numbers_in(line) == [
            row[name] for name in ("now", "before") if row[name] is not None
        ]


def numbers_in(line: str) -> list[int]:
    """The numbers of a line, in order."""
    return [int(found) for found in re.findall(r"\d+", line)]


def days_since(program: Program, day: str) -> int:
    """How many days ago; the made-up year has its last deed before today."""
    return next(n for n in range(500) if str(program.today - timedelta(days=n)) == day)


def test_the_table_shows_the_same_figures(demo: Program) -> None:
    known = figures(demo, "--weeks", "12")
    table = demo.ok("dashboard", "--weeks", "12").out
    assert f"{known['practice_days']} oefendagen" in table
    rows = re.findall(r"(?m)^([1-8]) (.*?) (█+|·) (\d+) +(\d+) +(.+?) +([▁-█·]{12})", table)
    assert [int(row[0]) for row in rows] == [*range(1, 9)]
    most = max(each["deeds"] for each in known["essentials"])
    longest = max(len(row[2]) for row in rows)
    for row, each in zip(rows, known["essentials"], strict=True):
        assert each["title"] in row[1]
        assert [int(cell) for cell in row[3:5]] == [each["deeds"], each["days"]]
        assert abs(len(row[2]) - longest * each["deeds"] / most) <= 1
        assert str(days_since(demo, each["last"])) in row[5]
        assert [sign != "·" for sign in row[6]] == [number > 0 for number in each["weekly"]]
    reflections = " ".join(table.partition("○ terugblikken")[2].partition("\n\n")[0].split())
    assert reflections == " ".join(
        f"{number}: {each['reflections']}" for number, each in enumerate(known["essentials"], 1)
    )
    assert ("◆" in rows[6][1], "◆" in rows[1][1], "◆" in rows[0][1]) == (True, True, False)


def test_the_drawings_of_the_look_backs_show_the_same(demo: Program) -> None:
    known = figures(demo)
    table = demo.ok("dashboard").lines
    heads = next(line for line in table if line.startswith("Oude reflexen"))
    weeks = [int(name[-2:]) for name in known["reflexes"]["weeks"]]
    assert [int(found) for found in re.findall(r"w(\d+)", heads)] == weeks
    places = [found.end() - 1 for found in re.finditer(r"w\d+", heads)]
    signs = {"followed": "●", "noticed": "○", "not-noticed": "·", None: ""}
    for row in known["reflexes"]["rows"]:
        line = next(line for line in table if line.startswith(row["label"]))
        assert [line[at : at + 1].strip() for at in places] == [signs[each] for each in row["seen"]]
    for row in known["sources"]["rows"]:
        line = next(line for line in table if line.startswith(f"{row['label']} "))
        now, before = line.find("●"), line.find("○")
        zero = line.index(" 0 ") + 3
        assert (now - zero, row["now"]) == (2 * row["now"], row["now"])
        assert before == -1 or before - zero == 2 * row["before"]
        assert numbers_in(line.rpartition(" 10 ")[2]) == [
            row[name] for name in ("now", "before") if row[name] is not None
        ]


@pytest.mark.parametrize("weeks", [4, 26])
def test_up_close_the_figures_are_the_same(demo: Program, weeks: int) -> None:
    known = figures(demo, "--weeks", str(weeks))
    texts, belongs = behaviours_of_the_content()
    for number, each in enumerate(known["essentials"], 1):
        chosen = ("dashboard", "--essential", each["id"], "--weeks", str(weeks))
        told = demo.ok(*chosen, "--plain").lines
        assert told[0].startswith(f"{number}. {each['title']}")
        assert numbers_in(told[1])[:3] == [each["deeds"], each["days"], each["reflections"]]
        assert not each["witnessed"] or numbers_in(told[3]) == [each["witnessed"], each["deeds"]]
        for name, count in each["behaviours"].items():
            assert f"   {count}: {texts[name]}" in told
        assert sum(line.startswith("   0: ") for line in told) == bool(each["deeds"]) * sum(
            essential == each["id"] and name not in each["behaviours"]
            for name, essential in belongs.items()
        )
        drawn = demo.ok(*chosen).out
        assert each["title"] in drawn
        for line in told[1:3]:
            assert line.strip() in " ".join(drawn.split())


def behaviours_of_the_content() -> tuple[dict[str, str], dict[str, str]]:
    """The words of each behaviour, and its essential, as another program reads them."""
    texts, belongs = {}, {}
    for path in (CONTENT / "essenties").glob("*.toml"):
        document = tomllib.loads(path.read_text())
        for each in document["behaviour"]:
            texts[each["id"]] = each["text"]
            belongs[each["id"]] = each.get("essential", document["essential"][0]["id"])
    return texts, belongs


def test_the_last_words_up_close_are_those_of_the_newest_deeds(demo: Program) -> None:
    listed = json.loads(demo.ok("list", "--json").out)
    deeds = [each for each in listed if each["kind"] == "deed" and each["essential"] == "waarderen"]
    told = demo.ok("dashboard", "--essential", "waarderen", "--plain").lines[-3:]
    for line, each in zip(told, deeds, strict=False):
        assert " ".join(each["text"].split()) in line
        assert each.get("situation", "") in line


def test_one_essential_by_itself(demo: Program) -> None:
    for arguments in (["--plain"], []):
        shown = demo.ok("dashboard", "--essential", "waarderen", *arguments).out
        assert "Waarderen" in shown
        assert "4xR" not in shown


def test_an_empty_journal_has_an_empty_picture(any_program: Program) -> None:
    known = figures(any_program, language=any_program.language)
    assert known == counted(any_program, 4, any_program.language)
    assert {each["last"] for each in known["essentials"]} == {None}
    told = any_program.ok("dashboard", "--plain").lines
    assert len(told) == 1 + 2 * 8 + 2
    assert not any_program.journal.exists()


# a picture in a file ------------------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"


def drawn_in(path: Path) -> str:
    """The words of a picture, line by line as they are read."""
    document = ET.parse(path)  # noqa: S314 - our own file
    rows: dict[float, str] = {}
    for text in document.iter(f"{SVG}text"):
        at = float(text.attrib["y"])
        rows[at] = rows.get(at, "") + " " + (text.text or "").replace("\xa0", " ")
    return "\n".join(" ".join(rows[at].split()) for at in sorted(rows))


@pytest.mark.parametrize("language", LOCALES)
def test_a_picture_in_a_file_shows_the_same_without_people(
    demo: Program, tmp_path: Path, language: str
) -> None:
    known = figures(demo, language=language)
    path = tmp_path / "beeld.svg"
    shown = demo.ok("dashboard", "--svg", str(path), language=language)
    assert shown.out == ""
    assert [str(path) in line for line in shown.messages] == [True]
    assert path.stat().st_mode & 0o777 == 0o600
    told = drawn_in(path)
    for number, each in enumerate(known["essentials"], 1):
        row = next(line for line in told.splitlines() if each["title"] in line)
        assert re.match(
            rf"{number} (◆ )?{each['title']} (█+|·) {each['deeds']} {each['days']} ", row
        )
        assert row.endswith(Words(language).tr(TRENDS[Trend(each["trend"] or "unknown")]))
    for row in (*known["reflexes"]["rows"], *known["sources"]["rows"]):
        assert row["label"] in told
    everyone = {person for each in entries(demo) for person in each.get("people", [])}
    assert len(everyone) > 5
    assert not re.search(r"\b[A-Z]\.", told)
    assert "http" not in path.read_text().replace("http://www.w3.org/2000/svg", "")


def entries(program: Program) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(program.ok("list", "--json").out)
    return listed


def test_up_close_a_file_has_none_of_the_leaders_words(demo: Program, tmp_path: Path) -> None:
    path = tmp_path / "waarderen.svg"
    demo.ok("dashboard", "--essential", "7", "--svg", str(path))
    told = " ".join(drawn_in(path).split())
    assert "7 Waarderen" in told
    (mine,) = (each for each in figures(demo)["essentials"] if each["id"] == "waarderen")
    assert f"{mine['deeds']} daden op {mine['days']} dagen" in told
    for each in entries(demo):
        if each["kind"] == "deed":
            assert " ".join(each["text"].split())[:25] not in told
            assert each.get("situation", "-----") not in told


def test_the_same_journal_gives_the_same_file(demo: Program, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.svg" for number in range(2)]
    for path in paths:
        demo.ok("dashboard", "--svg", str(path), env={"NO_COLOR": "1", "COLUMNS": "60"})
    assert len({path.read_bytes() for path in paths}) == 1


@pytest.mark.parametrize("language", LOCALES)
def test_no_file_is_written_over(demo: Program, tmp_path: Path, language: str) -> None:
    files = tmp_path / "mijn"
    files.mkdir()
    there = files / "er-al.svg"
    there.write_text("mijn eigen tekening")
    folder = files / "geen" / "beeld.svg"
    for name, told in ((there, there), (files, files), (folder, folder.parent), ("", None)):
        shown = demo.run("dashboard", "--svg", str(name), language=language)
        assert (shown.code, shown.out, len(shown.messages)) == (1, "", 1)
        assert told is None or str(told) in shown.err
    for other in ("--plain", "--json"):
        shown = demo.run("dashboard", other, "--svg", str(files / "x.svg"), language=language)
        assert (shown.code, shown.out) == (1, "")
        assert other in shown.err
    assert there.read_text() == "mijn eigen tekening"
    assert list(files.iterdir()) == [there]


@pytest.mark.parametrize("language", LOCALES)
def test_a_page_has_every_figure_and_nobody(demo: Program, tmp_path: Path, language: str) -> None:
    known = figures(demo, language=language)
    path = tmp_path / "beeld.html"
    shown = demo.ok("dashboard", "--html", str(path), language=language)
    assert shown.out == ""
    assert [str(path) in line for line in shown.messages] == [True]
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text()
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
            for row in re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)]  # fmt: skip
    found = {re.sub(r"<.*", "", row[0]).strip(): row for row in rows if row}
    for number, each in enumerate(known["essentials"], 1):
        row = found[f"{number} {each['title']}"]
        assert f"<span>{each['deeds']}</span>" in row[1]
        assert row[2] == str(each["days"])
        assert Words(language).tr(TRENDS[Trend(each["trend"] or "unknown")]) in row[5]
    for row in (*known["reflexes"]["rows"], *known["sources"]["rows"]):
        assert row["label"] in text
    for each in entries(demo):
        for word in (each.get("text", ""), each.get("situation", "")):
            assert not word or word[:25] not in text
    assert not re.search(r">[^<]*\b[A-Z]\.[^<]*<", text.split("<body>")[1])
    again = demo.run("dashboard", "--html", str(path), language=language)
    assert (again.code, path.read_text()) == (1, text)
    for wrong in (("--plain",), ("--essential", "7"), ("--svg", str(tmp_path / "x.svg"))):
        refused = demo.run("dashboard", "--html", str(tmp_path / "x.html"), *wrong)
        assert (refused.code, len(refused.messages)) == (1, 1)
    assert list(tmp_path.glob("x.*")) == []
