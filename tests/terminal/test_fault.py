from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from terminal.files import read, the_draft
from terminal.screen import TERMINAL, Terminal

if TYPE_CHECKING:
    from verbindend.locale import Words

pytestmark = [*TERMINAL, pytest.mark.usefixtures("acquainted")]

FAULTY = Path(__file__).with_name("faulty.py")
TYPED = "Tegen S. zei ik iets dat niemand hoeft te lezen."


def test_a_fault_of_the_program_saves_the_draft_and_prints_one_line_without_a_word_of_it(
    journal: Path, drafts: Path, words: Words
) -> None:
    with Terminal(journal, program=[str(FAULTY)]) as terminal:
        terminal.see(words.tr("Another essential"))
        terminal.press("e")
        terminal.see("1 van")
        terminal.type(TYPED)
        terminal.see(TYPED)
        terminal.press("f9")
        assert terminal.end() == 1
        assert re.fullmatch(r"verbindend: RuntimeError \(\S+faulty\.py:[0-9]+\)", terminal.after)
        assert terminal.is_for_typing
    assert list(the_draft(drafts)["answers"].values()) == [TYPED]
    assert read(journal) == []
