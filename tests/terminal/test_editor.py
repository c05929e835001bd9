from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal.files import of_kind, read, the_draft
from terminal.screen import TERMINAL, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.locale import Words

pytestmark = [*TERMINAL, pytest.mark.usefixtures("acquainted")]

APPENDS = """#!/bin/sh
printf '\\nin de éditor bijgeschreven ✍\\n' >> "$1"
"""
FAILS = """#!/bin/sh
printf 'half' >> "$1"
exit 3
"""


def script(tmp_path: Path, text: str) -> str:
    """An editor, as a program of its own."""
    path = tmp_path / "editor"
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def write(terminal: Terminal, words: Words) -> None:
    """Write the first answer of an evening and open it in the editor."""
    terminal.see(words.tr("Another essential"))
    terminal.press("e")
    terminal.see("1 van")
    terminal.type("Hier getypt.")
    terminal.see("Hier getypt.")
    terminal.press("ctrl+o")


def test_the_editor_brings_its_text_back_into_the_sitting(
    journal: Path, drafts: Path, words: Words, tmp_path: Path
) -> None:
    with Terminal(journal, EDITOR=script(tmp_path, APPENDS)) as terminal:
        write(terminal, words)
        terminal.see("Hier getypt.", "in de éditor bijgeschreven ✍")
        terminal.type("; en verder")
        terminal.see("; en verder")
        terminal.press("ctrl+g")
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
    (reflection,) = of_kind(journal, "reflection")
    assert (
        reflection["answers"][0]["answer"]
        == "Hier getypt.\nin de éditor bijgeschreven ✍; en verder"
    )
    assert read(drafts) == []
    assert list(drafts.parent.glob("edit-*")) == []


def test_an_editor_that_fails_is_explained_and_nothing_is_lost(
    journal: Path, drafts: Path, words: Words, tmp_path: Path
) -> None:
    with Terminal(journal, size=(140, 40), EDITOR=script(tmp_path, FAILS)) as terminal:
        write(terminal, words)
        terminal.wait(lambda: list(drafts.parent.glob("edit-*")), "a file to edit")
        (held,) = drafts.parent.glob("edit-*")
        terminal.see("Hier getypt.", held.name)
        assert held.read_text() == "Hier getypt.half"
        assert list(the_draft(drafts)["answers"].values()) == ["Hier getypt."]
        terminal.type(" En door.")
        terminal.see("Hier getypt. En door.")


def test_without_an_editor_it_says_how_one_is_set(journal: Path, words: Words) -> None:
    with Terminal(journal) as terminal:
        write(terminal, words)
        terminal.see("EDITOR=nano", "Hier getypt.")


def test_an_entry_is_changed_in_the_editor_from_the_journal(
    journal: Path, words: Words, tmp_path: Path
) -> None:
    changes = "#!/bin/sh\nsed -i 's/dank je wel/dank je zeer/' \"$1\"\n"
    with Terminal(journal, EDITOR=script(tmp_path, changes)) as terminal:
        terminal.see(words.tr("Another essential"))
        terminal.press("d")
        terminal.see("Bij welke essentie hoort het?")
        terminal.press("7")
        terminal.see("Welk gedrag past er het best bij?")
        terminal.press("1")
        terminal.see("Wat deed of zei je?")
        terminal.type("Ik zei dank je wel.")
        terminal.press("ctrl+g")
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
        terminal.press("2")
        terminal.see("Ik zei dank je wel.")
        terminal.press("o")
        terminal.see("Ik zei dank je zeer.")
        terminal.press("u")
        terminal.see("Ik zei dank je wel.")
