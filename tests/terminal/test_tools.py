"""With the real tools of a leader's machine: an editor, a terminal multiplexer, the kernel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from terminal.files import of_kind, the_draft
from terminal.screen import TERMINAL, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verbindend.locale import Words

pytestmark = TERMINAL

PATIENCE = 15.0


def needs(tool: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(tool), reason=f"{tool} is not on this machine")


@needs("nano")
@pytest.mark.usefixtures("acquainted")
def test_nano_writes_an_answer(journal: Path, words: Words) -> None:
    with Terminal(journal, EDITOR="nano") as terminal:
        terminal.see(words.tr("Another essential"))
        terminal.press("e")
        terminal.see("1 van")
        terminal.press("ctrl+o")
        terminal.see("Write Out")
        terminal.type("Geschreven in nano.")
        terminal.see("Geschreven in nano.")
        terminal.press("ctrl+o", "enter")
        terminal.see("Wrote 1 line")
        terminal.press("ctrl+x")
        terminal.see("1 van", "Geschreven in nano.")
        terminal.press("ctrl+g")
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
    (reflection,) = of_kind(journal, "reflection")
    assert reflection["answers"][0]["answer"] == "Geschreven in nano."


@needs("strace")
def test_the_kernel_is_asked_for_durability_before_and_after_a_name_is_given(
    journal: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    subprocess.run(
        ["strace", "-f", "-y", "-o", trace, "-e", "trace=fsync,link,linkat,rename,renameat",
         sys.executable, "-m", "verbindend", "--journal", journal, "deed", "waarderen", "Goed."],
        check=True,
        capture_output=True,
    )  # fmt: skip
    (file,) = journal.rglob("*.toml")
    calls = [line for line in trace.read_text().splitlines() if str(file.parent) in line]
    order = [match[0] for line in calls if (match := re.search(r"fsync|link|rename", line))]
    assert order == ["fsync", "link", "fsync"]
    assert f"{file.name}." in calls[0]
    assert f"<{file.parent}>" in calls[2]


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """A tmux of the test's own, which lets a program set its clipboard and its title."""
    settings = tmp_path / "tmux.conf"
    settings.write_text("set -s set-clipboard on\nset -g allow-rename on\n")
    command = ["tmux", "-L", f"verbindend-{tmp_path.name}", "-f", str(settings)]
    yield command
    subprocess.run([*command, "kill-server"], check=False, capture_output=True)


@needs("tmux")
@pytest.mark.usefixtures("acquainted")
def test_a_hostile_entry_sets_neither_clipboard_nor_title(journal: Path, tmux: list[str]) -> None:
    entry = journal / "2026" / "11" / "2026-11-23-1630-waarderen-aaaaaa.toml"
    entry.parent.mkdir(parents=True)
    entry.write_text(
        'format = 1\nkind = "deed"\nwritten = 2026-11-23T16:30:12+01:00\nday = 2026-11-23\n'
        'essential = "waarderen"\n'
        'text = "gezegd \\u001b]52;c;Z2VzdG9sZW4=\\u0007 \\u001b]2;gestolen\\u0007 einde"\n'
    )
    run = [sys.executable, "-m", "verbindend", "--journal", str(journal)]
    subprocess.run([*tmux, "new-session", "-d", "-x", "80", "-y", "24", *run], check=True)
    seen(tmux, "q")
    for key in ("2", "Enter"):
        subprocess.run([*tmux, "send-keys", key], check=True)
        seen(tmux, "gezegd")
    assert asked(tmux, "list-buffers") == ""
    assert "gestolen" not in asked(tmux, "display-message", "-p", "#{pane_title} #{window_name}")


@needs("tmux")
@pytest.mark.usefixtures("acquainted")
def test_when_the_terminal_is_killed_the_program_ends_and_the_draft_is_whole(
    journal: Path, drafts: Path, tmux: list[str]
) -> None:
    run = [sys.executable, "-m", "verbindend", "--journal", str(journal)]
    subprocess.run([*tmux, "new-session", "-d", "-x", "80", "-y", "24", *run], check=True)
    seen(tmux, "q")
    subprocess.run([*tmux, "send-keys", "e"], check=True)
    seen(tmux, "^s")
    subprocess.run([*tmux, "send-keys", "-l", "tot de laatste letter"], check=True)
    seen(tmux, "tot de laatste letter")
    process = int(asked(tmux, "list-panes", "-F", "#{pane_pid}"))
    subprocess.run([*tmux, "kill-server"], check=True)
    until = time.monotonic() + PATIENCE
    while alive(process):
        assert time.monotonic() < until, "it is still there"
        time.sleep(0.05)
    assert "tot de laatste letter" in the_draft(drafts)["answers"].values()


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def seen(tmux: list[str], text: str) -> None:
    """Wait until a text stands in the pane."""
    until = time.monotonic() + PATIENCE
    while text not in (screen := asked(tmux, "capture-pane", "-p")):
        assert time.monotonic() < until, screen
        time.sleep(0.05)


def asked(tmux: list[str], *question: str) -> str:
    """What tmux answers."""
    return subprocess.run(
        [*tmux, *question], check=True, capture_output=True, text=True
    ).stdout.strip()
