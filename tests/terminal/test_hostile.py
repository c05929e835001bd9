from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w

from terminal.files import read
from terminal.screen import TERMINAL, Terminal
from verbindend.core.clean import clean
from verbindend.core.day import leaders_day

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.locale import Words

pytestmark = [*TERMINAL, pytest.mark.usefixtures("acquainted")]

ESCAPES = (
    "\x1b]52;c;Z2VzdG9sZW4=\x07\x1b]0;titel\x07\x1b]2;titel\x1b\\\x1b[2J\x1b]8;;file:///x\x1b\\"
)
C1 = "\x9b31m\x9d52;c;Z2VzdG9sZW4=\x9c\x85\x90q\x9c"
BIDI = "\u202egnilttes\u202c\u2066\u2069"
MARKUP = "[@click=app.quit]klik[/] [/x] [Anna] [$x] [bold]vet :smile: {0} %s \\"
HOSTILE = f"begin {ESCAPES}{C1}{BIDI} {MARKUP} eind"
PASTED = f"begin {C1}{BIDI} {MARKUP} eind"
"""Without escapes: terminals take those out of what is pasted."""

NOT_SENT = (
    "\x1b]52",
    "\x1b]0;",
    "\x1b]2;",
    "\x1b]8;",
    "\x1b[2J",
    "\u202e",
    "\u202c",
    "\u2066",
    "\u2069",
    *(chr(number) for number in range(0x80, 0xA0)),
)

OWN: dict[str, dict[str, Any]] = {
    "intention": {"if": HOSTILE, "then": HOSTILE, "obstacle": HOSTILE},
    "deed": {"situation": HOSTILE, "text": HOSTILE, "witness": "heard", "from": HOSTILE},
    "reflection": {"moment": "evening", "closes": [{"intention": HOSTILE, "outcome": "done"}]},
    "observation": {"text": HOSTILE, "about": HOSTILE},
    "review": {"period": HOSTILE},
    "mirror": {"period": HOSTILE},
    "exercise": {"exercise": HOSTILE, "stage": HOSTILE, "continues": HOSTILE},
    "plan": {"focus": [HOSTILE, "waarderen"], "programme": HOSTILE, "pick": HOSTILE},
    "note": {"text": HOSTILE},
}
"""An entry of every kind, hostile in every text."""


def write_hostile_journal(journal: Path) -> None:
    """A journal as someone else's program may have left it in a shared folder."""
    now = datetime.now(UTC).replace(microsecond=0)
    for number, (kind, own) in enumerate(OWN.items()):
        written = now - timedelta(minutes=number)
        entry = {
            "format": 1,
            "kind": kind,
            "written": written,
            "day": now.date() - timedelta(days=number // 3),
            "essential": HOSTILE if number % 2 else "waarderen",
            "behaviours": [HOSTILE],
            "people": [HOSTILE],
            "tags": [HOSTILE],
            "pack": HOSTILE,
            "language": HOSTILE,
            "answers": [
                {"prompt": HOSTILE, "question": HOSTILE, "answer": HOSTILE},
                {"prompt": "dieper-1", "question": HOSTILE, "answer": [HOSTILE, HOSTILE]},
            ],
            **own,
        }
        folder = journal / f"{written:%Y}" / f"{written:%m}"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{written:%Y-%m-%d-%H%M}-{kind}-aaaaa{number}.toml"
        path.write_text(tomli_w.dumps(entry))
    (journal / f"{ESCAPES.replace('/', '')}{C1}{BIDI}nul.toml").write_text(HOSTILE)
    (journal / os.fsdecode(b"\xff\x9bnul.toml")).write_text(HOSTILE)


def write_hostile_draft(drafts: Path) -> None:
    """A draft that was tampered with."""
    drafts.mkdir(parents=True)
    draft = {
        "id": "deed-x",
        "task": "deed",
        "day": leaders_day(datetime.now().astimezone()),
        "changed": datetime.now(UTC),
        "essential": HOSTILE,
        "prompts": {HOSTILE: HOSTILE},
        "answers": {"daad-tekst": HOSTILE, "daad-wie": [HOSTILE], HOSTILE: HOSTILE},
        "at": "daad-tekst",
    }
    (drafts / "deed-x.toml").write_text(tomli_w.dumps(draft))


def assert_harmless(terminal: Terminal) -> None:
    """The terminal got only what the program itself means to send, and the program lives on."""
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    sent = terminal.raw.decode(errors="replace")
    assert [sequence for sequence in NOT_SENT if sequence in sent] == []


def test_a_hostile_journal_is_read_everywhere_and_does_nothing(journal: Path, words: Words) -> None:
    write_hostile_journal(journal)
    with Terminal(journal, size=(80, 30)) as terminal:
        terminal.see(words.tr("Another essential"), "nul.toml")
        terminal.press("2")
        entries = words.many("{count} entry", "{count} entries", len(OWN))
        terminal.see(entries)
        terminal.press("home", "down")
        for _ in OWN:
            terminal.press("down")
            terminal.press("enter")
            terminal.see("begin", without=entries)
            terminal.press("escape")
            terminal.see(entries)
        look_around(terminal, words)
        assert_harmless(terminal)


def test_a_hostile_journal_is_harmless_in_the_panes_of_a_wide_screen(
    journal: Path, words: Words
) -> None:
    write_hostile_journal(journal)
    with Terminal(journal, size=(140, 40)) as terminal:
        terminal.see(words.tr("Another essential"), "nul.toml")
        terminal.press("2")
        terminal.see("nul.toml", words.many("{count} entry", "{count} entries", len(OWN)))
        terminal.press("home", "down", *["down"] * len(OWN))
        terminal.see("▏", "klik[/]", without="nul.toml heeft")
        assert_harmless(terminal)


def test_a_hostile_draft_is_offered_and_taken_up_and_does_nothing(
    journal: Path, drafts: Path, words: Words
) -> None:
    write_hostile_draft(drafts)
    with Terminal(journal) as terminal:
        terminal.see("[@click=app.quit]", words.tr("Another essential"))
        terminal.press("enter")
        terminal.see(words.tr("Go on with it"))
        terminal.press("enter")
        terminal.see("Wat deed of zei je?", "klik[/] [/x] [Anna] [$x]", "eind")
        terminal.press("ctrl+g")
        terminal.see("Bij welke essentie hoort het?", "Dit kan niet leeg blijven")
        terminal.press("escape")
        terminal.see(words.tr("Another essential"))
        assert_harmless(terminal)


def test_hostile_keys_and_pasted_text_are_kept_as_harmless_text(
    journal: Path, words: Words
) -> None:
    with Terminal(journal) as terminal:
        terminal.see(words.tr("Another essential"))
        terminal.press("e")
        terminal.see("1 van")
        terminal.paste(PASTED)
        terminal.see("eind")
        terminal.type(PASTED)
        terminal.see("eindbegin")
        terminal.press("ctrl+g")
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
        terminal.press("2")
        terminal.see("begin")
        terminal.press("/")
        terminal.see(words.tr("show all"), without=words.tr("filter"))
        terminal.paste(f"gezocht {PASTED}")
        terminal.see("gezocht")
        assert_harmless(terminal)
    (reflection,) = read(journal)
    kept = reflection["answers"][0]["answer"]
    assert kept.startswith(clean(PASTED))
    assert kept.endswith(MARKUP + " eind")
    assert [sequence for sequence in NOT_SENT[:5] if sequence in kept] == []


def look_around(terminal: Terminal, words: Words) -> None:
    """Go to every other place, and open the help and the palette in each."""
    signs = {"3": words.tr("deeds"), "4": "4xR", "1": words.tr("Another essential")}
    for place, sign in signs.items():
        terminal.press(place)
        terminal.see(sign)
        terminal.press("?")
        terminal.see(words.tr("Keys"))
        terminal.press("escape")
        terminal.see(sign, without=words.tr("Keys"))
        terminal.press("ctrl+p")
        terminal.see(words.tr("find a command"))
        terminal.paste(f"palet {PASTED}")
        terminal.see("palet")
        terminal.press("escape")
        terminal.see(sign, without="palet")


def test_a_paste_that_is_no_utf_8_is_passed_over_and_the_rest_goes_on(
    journal: Path, words: Words
) -> None:
    with Terminal(journal) as terminal:
        terminal.see(words.tr("Another essential"))
        terminal.press("e")
        terminal.see("1 van")
        terminal.type("eerst")
        terminal.see("eerst")
        terminal.send(b"\x1b[200~caf\xe9 van S.\x1b[201~")
        terminal.wait(lambda: b"\x07" in terminal.raw, "the bell")
        terminal.type(" en daarna")
        terminal.see("eerst en daarna")
        terminal.press("ctrl+g")
        terminal.see(words.tr("Saved. {key} undoes it.", key="u"))
    (reflection,) = read(journal)
    assert [row["answer"] for row in reflection["answers"]] == ["eerst en daarna"]
