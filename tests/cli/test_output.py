from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from cli.program import LOCALES, PROGRAM, Program

COLOURS = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:[349]\d|10\d)(?:;[0-9;]*)?m")


def on_a_terminal(program: Program, *arguments: str, **env: str) -> str:
    """What a terminal of 100 columns receives."""
    executable, *rest = (*PROGRAM, *arguments)
    shell: Any = program.shell(TERM="xterm-256color", **env)
    child = pexpect.spawn(
        executable, rest, env=shell, dimensions=(40, 100), encoding="utf-8", timeout=30
    )
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, child.signalstatus) == (0, None)
    return str(child.before)


@pytest.mark.terminal
def test_a_terminal_gets_colours_unless_they_are_not_wanted(demo: Program) -> None:
    demo.home.mkdir(exist_ok=True)
    coloured = on_a_terminal(demo, "dashboard")
    assert COLOURS.search(coloured)
    plain = on_a_terminal(demo, "dashboard", NO_COLOR="1")
    assert not COLOURS.search(plain)
    assert "Waarderen" in plain
    assert not COLOURS.search(on_a_terminal(demo, "list", "-n", "5"))


@pytest.mark.terminal
def test_a_line_of_the_list_fits_the_terminal(demo: Program) -> None:
    lines = on_a_terminal(demo, "list", "-n", "30").splitlines()
    assert len(lines) == 30
    assert max(len(line) for line in lines) == 100
    assert any(line.endswith("…") for line in lines)
    assert max(len(line) for line in demo.ok("list", "-n", "30").lines) > 100


def test_a_pipe_gets_no_colours(demo: Program) -> None:
    shown = demo.run("dashboard", env={"TERM": "xterm-256color", "COLORTERM": "truecolor"})
    assert (shown.code, b"\x1b" in shown.raw) == (0, False)
    assert max(len(line) for line in shown.lines) <= 80


def test_an_output_without_unicode_gets_plain_marks(demo: Program) -> None:
    env = {"PYTHONIOENCODING": "ascii"}
    picture = demo.ok("dashboard", env=env)
    assert picture.out.isascii()
    assert re.search(r"(?m)^7 \+ Waarderen +[=.]+ \d", picture.out)
    assert "= daden   + jouw focus" in picture.out
    assert "o terugblikken   1: " in picture.out
    assert " * daad " in demo.ok("list", "-n", "20", env=env).out
    assert " - " in demo.ok("today", "--why", env=env).out
    assert "De Waarom-waarde creeren" in demo.ok("dashboard", "--plain", env=env).out


def test_an_older_encoding_is_written_as_it_is(demo: Program) -> None:
    shell = demo.shell(PYTHONIOENCODING="latin-1")
    done = subprocess.run([*PROGRAM, "dashboard"], env=shell, capture_output=True, check=True)
    assert "De Waarom-waarde creëren" in done.stdout.decode("latin-1")
    assert b"o terugblikken" in done.stdout


def test_what_an_output_lacks_is_shown_by_what_is_nearest(program: Program) -> None:
    env = {"PYTHONIOENCODING": "ascii"}
    program.ok("deed", "waarderen", "Zé zei: “kóm…” ✓ ½", env=env)
    listed = program.ok("list", env=env)
    assert listed.out.endswith('Ze zei: "kom..." ? ?\n')
    (entry,) = json.loads(program.ok("list", "--json", env=env).out)
    assert entry["text"] == "Zé zei: “kóm…” ✓ ½"
    refused = program.run("deed", "9", "x", env=env)
    assert refused.messages[0].startswith('Er is geen essentie "9". Bedoel je ')
    assert program.ok("--help", env=env).out


@pytest.mark.parametrize("language", LOCALES)
def test_the_version(program: Program, language: str) -> None:
    version = importlib.metadata.version("verbindend")
    assert program.ok("--version", language=language).out == f"verbindend {version}\n"


def test_it_runs_as_a_module_and_as_a_command(program: Program) -> None:
    program.home.mkdir(parents=True)
    command = Path(sys.executable).with_name("verbindend")
    done = subprocess.run(
        [command, "path"], env=program.shell(), capture_output=True, check=True, text=True
    )
    assert done.stdout == program.ok("path").out == f"{program.journal}\n"


def test_a_reader_that_stops_reading_is_no_error(demo: Program) -> None:
    command = " ".join([*PROGRAM, "list", "--json"])
    done = subprocess.run(
        ["/bin/sh", "-c", f'{command} | head -c 10; echo "$?"'],
        env=demo.shell(), capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert done.stdout == '[{"format"0\n'
    assert done.stderr == ""


FAILING = (">&-", ">/dev/full", "2>&-", "2>/dev/full", ">&- 2>&-", "<&- >&- 2>&-", "| true")


@pytest.mark.parametrize("outputs", FAILING)
@pytest.mark.parametrize(
    "arguments",
    [
        ["deed", "waarderen", "Gezegd."],
        ["reflect", "waarderen", "--evening"],
        ["plan", "--focus", "waarderen"],
        ["undo"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_was_done_is_no_failure_when_it_cannot_be_told(
    program: Program, arguments: list[str], outputs: str
) -> None:
    program.ok("deed", "7", "Eerder.")
    if arguments[0] == "reflect":  # which needs its input
        outputs = outputs.removeprefix("<&- ")
    command = " ".join(f"'{each}'" for each in (*PROGRAM, *arguments))
    code = program.folder / "code"
    subprocess.run(
        ["/bin/sh", "-c", f"{{ sleep 0.3; {command}; echo $? > '{code}'; }} {outputs}"],
        input=b"Goed.\n", env=program.shell(), capture_output=True, check=False,
    )  # fmt: skip
    assert code.read_text() == "0\n"
    assert len(program.files()) == (0 if arguments == ["undo"] else 2)


@pytest.mark.parametrize("arguments", ["list --json", "dashboard", "--help"])
def test_a_result_that_does_not_fit_on_the_disk_is_a_failure(demo: Program, arguments: str) -> None:
    command = " ".join([*PROGRAM, arguments])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} > /dev/full"],
        env=demo.shell(), capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_nothing_is_printed_besides_the_result(demo: Program) -> None:
    """Warnings of Python or a library would end up between the lines."""
    shown = demo.run("dashboard", env={"PYTHONWARNINGS": "always", "PYTHONDEVMODE": "1"})
    assert (shown.code, shown.err) == (0, "")
