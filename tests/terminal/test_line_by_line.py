"""A sitting asked line by line at a keyboard, which is left or cut off halfway."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from terminal.files import of_kind, read, the_draft
from terminal.screen import TERMINAL, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.locale import Words

pytestmark = [*TERMINAL, pytest.mark.usefixtures("acquainted")]

EVENING = ("reflect", "waarderen", "--evening", "--plain")


def answer_one(terminal: Terminal, words: Words) -> None:
    """Answer the first question, and stand before the second."""
    terminal.see(words.tr("An empty line skips; a lone “.” ends an answer of several lines."))
    terminal.see("?")
    asked = terminal.text.count("?")
    terminal.type("Koffie met S.\n.\n")
    terminal.wait(lambda: terminal.text.count("?") > asked, "a second question")


def test_ctrl_c_keeps_a_draft_that_the_screens_take_up(
    journal: Path, drafts: Path, words: Words
) -> None:
    with Terminal(journal, *EVENING) as terminal:
        answer_one(terminal, words)
        terminal.type("half")
        terminal.press("ctrl+c")
        terminal.see(words.tr("Your answers are kept as a draft: `verbindend` offers it."))
        assert terminal.end() == 130
    assert list(the_draft(drafts)["answers"].values()) == ["Koffie met S."]
    assert read(journal) == []
    with Terminal(journal) as terminal:
        offered = words.tr("Go on: {task} {title} ({when})", task="", title="", when="")
        terminal.see(offered.split(":")[0])
        terminal.press("home", "enter")
        terminal.see(words.tr("Go on with it"))
        terminal.press("enter")
        terminal.see("2 van")
        terminal.press("ctrl+g")
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
    (reflection,) = of_kind(journal, "reflection")
    assert [row["answer"] for row in reflection["answers"]] == ["Koffie met S."]
    assert read(drafts) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_what_was_answered_outlives_the_program(
    journal: Path, drafts: Path, words: Words, number: signal.Signals
) -> None:
    with Terminal(journal, *EVENING) as terminal:
        answer_one(terminal, words)
        terminal.signal(number)
        assert terminal.end() == -number
    assert list(the_draft(drafts)["answers"].values()) == ["Koffie met S."]


def test_stopping_before_the_first_answer_leaves_no_draft(
    journal: Path, drafts: Path, words: Words
) -> None:
    with Terminal(journal, *EVENING) as terminal:
        terminal.see("?")
        terminal.press("enter", "ctrl+c")
        assert terminal.end() == 130
        assert words.tr("Your answers are kept as a draft: `verbindend` offers it.") not in (
            terminal.flat
        )
    assert read(drafts) == []
