from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from terminal.files import of_kind, read, the_draft
from terminal.screen import TERMINAL, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.locale import Words

pytestmark = [*TERMINAL, pytest.mark.usefixtures("acquainted")]

TYPED = "Ik was boos op S., en dat zei ik pas na de vergadering — te laat 🙂."
AT_MOST = 1.0
"""Seconds of typing that a kill may cost."""

WHERE = "Bij de koffie, op de derde"


def begin_evening(terminal: Terminal, words: Words) -> None:
    """Stand before the first question of an evening, which is answered in free text."""
    terminal.see(words.tr("Another essential"))
    terminal.press("e")
    terminal.see(words.tr("evening close"), "1 van")


def test_a_kill_while_typing_costs_at_most_the_last_second_and_the_draft_is_taken_up(
    journal: Path, drafts: Path, words: Words
) -> None:
    seen: dict[str, float] = {}
    with Terminal(journal) as terminal:
        begin_evening(terminal, words)
        until = time.monotonic() + 3.5
        while time.monotonic() < until:
            word = f"w{len(seen):03}"
            terminal.type(f"{word} ")
            terminal.see(word)
            seen[word] = time.monotonic()
        killed = time.monotonic()
        terminal.signal(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    (text,) = the_draft(drafts)["answers"].values()
    assert "".join(f"{word} " for word in seen).startswith(text)
    assert [word for word, at in seen.items() if at < killed - AT_MOST and word not in text] == []

    with Terminal(journal) as terminal:
        take_up(terminal, words)
        terminal.see(*text.split())
        terminal.type("en verder")
        terminal.press("ctrl+g")
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
    (reflection,) = of_kind(journal, "reflection")
    assert reflection["answers"][0]["answer"] == f"{text}en verder"
    assert read(drafts) == []


def take_up(terminal: Terminal, words: Words) -> None:
    """Go on with the draft that today offers first."""
    offered = words.tr("Go on: {task} {title} ({when})", task="", title="", when="").split(":")[0]
    terminal.see(f"{offered}:")
    terminal.press("home", "enter")
    terminal.see(words.tr("Go on with it"))
    terminal.press("enter")
    terminal.see(words.tr("evening close"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_loses_nothing_typed_and_tells_nothing(
    journal: Path, drafts: Path, words: Words, number: signal.Signals
) -> None:
    with Terminal(journal) as terminal:
        begin_evening(terminal, words)
        terminal.type(TYPED)
        terminal.see(TYPED[-20:])
        terminal.signal(number)
        assert terminal.end(within=5) == 128 + number
        assert terminal.is_for_typing
        assert terminal.after == ""
    assert list(the_draft(drafts)["answers"].values()) == [TYPED]
    assert read(journal) == []


def test_closing_the_window_loses_nothing_typed(journal: Path, drafts: Path, words: Words) -> None:
    with Terminal(journal) as terminal:
        begin_evening(terminal, words)
        terminal.type(TYPED)
        terminal.see(TYPED[-20:])
        terminal.hang_up()
        terminal.end(within=5)
        assert "Traceback" not in terminal.raw.decode()
    assert list(the_draft(drafts)["answers"].values()) == [TYPED]
    with Terminal(journal) as terminal:
        take_up(terminal, words)
        terminal.see(TYPED[-20:])


def test_what_one_window_writes_is_not_offered_in_the_other_and_both_keep_theirs(
    journal: Path, drafts: Path, words: Words
) -> None:
    offered = words.tr("Go on: {task} {title} ({when})", task="", title="", when="").split(":")[0]
    with Terminal(journal) as one, Terminal(journal) as other:
        begin_evening(one, words)
        one.type(TYPED)
        one.wait(lambda: drafts.is_dir() and read(drafts), "a draft on disk")
        note_a_deed(other, words)
        other.see(words.tr("Saved. {key} undoes it.", key="u"), without=f"{offered}:")
        other.press("2")
        other.see(words.many("{count} entry", "{count} entries", 1))
        one.press("ctrl+g")
        one.see(words.tr("Saved. {key} undoes it.", key="u"))
        other.press("1")
        other.see(words.tr("done today"), without=f"{offered}:")
        one.press("q")
        other.press("q")
        assert (one.end(), other.end()) == (0, 0)
    (reflection,), (deed,) = of_kind(journal, "reflection"), of_kind(journal, "deed")
    assert reflection["answers"][0]["answer"] == TYPED
    assert (deed["text"], deed["situation"]) == ("Ik vroeg door.", WHERE)
    assert read(drafts) == []


def test_a_draft_let_go_in_one_window_is_offered_in_the_other(journal: Path, words: Words) -> None:
    with Terminal(journal) as one, Terminal(journal) as other:
        begin_evening(one, words)
        one.type(TYPED)
        one.see(TYPED[-20:])
        one.press("escape")
        one.see(words.tr("Kept as a draft: it is offered here."))
        other.see(words.tr("Another essential"))
        other.press("2")
        other.see(words.tr("search"), without=words.tr("Another essential"))
        other.press("1")
        take_up(other, words)
        other.see(TYPED[-20:])
        other.press("ctrl+g")
        other.see(words.tr("Saved. {key} undoes it.", key="u"))
    (reflection,) = of_kind(journal, "reflection")
    assert reflection["answers"][0]["answer"] == TYPED


def test_what_is_typed_ahead_lands_where_it_was_meant(journal: Path, words: Words) -> None:
    with Terminal(journal) as terminal:
        terminal.see(words.tr("Another essential"))
        terminal.type(
            "d71Ik vroeg door.\x13Bij de koffie\nS., K.\n2"
        )  # \x13 is ctrl+s, \x0e ctrl+n
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
        terminal.press("m")
        terminal.see(words.tr("Begin"))
        terminal.type("\r\x0eNa het overleg\nvraag ik door\nHaast\x13")
        terminal.see(words.tr("Noted. See you tonight. {key} undoes it.", key="u"))
    (deed,), (intention,) = of_kind(journal, "deed"), of_kind(journal, "intention")
    assert (intention["if"], intention["then"]) == ("Na het overleg", "vraag ik door")
    assert intention["obstacle"] == "Haast"
    assert deed["essential"] == "waarderen"
    assert len(deed["behaviours"]) == 1
    assert (deed["text"], deed["situation"]) == ("Ik vroeg door.", "Bij de koffie")
    assert (deed["people"], deed["witness"]) == (["S.", "K."], "reaction")


def test_a_search_typed_ahead_is_no_command(journal: Path, words: Words) -> None:
    with Terminal(journal) as terminal:
        note_a_deed(terminal, words)
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
        terminal.type("/uxxq")
        terminal.see("uxxq", words.tr("{found} of {held}", found=0, held=1))
    assert len(of_kind(journal, "deed")) == 1


def note_a_deed(terminal: Terminal, words: Words) -> None:
    """Note a practice moment by keys."""
    terminal.see(words.tr("Another essential"))
    terminal.press("d")
    terminal.see("Bij welke essentie hoort het?")
    terminal.press("7")
    terminal.see("Welk gedrag past er het best bij?")
    terminal.press("1")
    terminal.see("Wat deed of zei je?")
    terminal.type("Ik vroeg door.")
    terminal.press("ctrl+s")
    terminal.see("Waar was het?")
    terminal.type(WHERE)
    terminal.press("ctrl+g")
