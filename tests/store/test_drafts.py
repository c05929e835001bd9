from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given

from faults import KILL, KILL_AFTER, Fault, Killed, faulty, tree
from making import MONDAY, fewer, on, own_words
from verbindend.core.draft import Draft, Task
from verbindend.core.reading import Unreadable
from verbindend.core.refusal import Refusal
from verbindend.store.drafts import MOST_BYTES, DraftFolder

if TYPE_CHECKING:
    from collections.abc import Iterator


def draft(number: int = 0, **keys: object) -> Draft:
    fixed: dict[str, object] = {
        "id": f"evening-2026-11-23-abc{number:03}",
        "task": Task.EVENING,
        "day": MONDAY,
        "changed": on(MONDAY) + timedelta(minutes=number),
        "answers": {"goed": "de lunch"},
    }
    return Draft(**(fixed | keys))  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the drafts are."""
    return tmp_path / "state" / "drafts"


@pytest.fixture
def drafts(folder: Path) -> DraftFolder:
    """The drafts of one window."""
    return DraftFolder(folder)


def test_there_are_none_to_begin_with(drafts: DraftFolder, folder: Path) -> None:
    assert drafts.waiting() == ()
    assert drafts.unreadable() == ()
    assert not folder.exists()


def test_a_draft_comes_back_with_everything_in_it(drafts: DraftFolder, folder: Path) -> None:
    whole = draft(
        essential="waarderen",
        about="2026-11-23-1630-waarderen-abc234",
        prompts={"goed": "goed-1", "question": "waarderen-a1"},
        answers={"if-then": ("na tien uur", "bel ik"), "schaal": 7, "dag": date(2026, 11, 20)},
        skipped=("goed",),
        at="question",
        sealed=on(MONDAY),
    )
    drafts.save(whole)
    drafts.release(whole.id)
    (found,) = DraftFolder(folder).waiting()
    answers = found.answers | {"if-then": tuple(found.answers["if-then"])}  # type: ignore[arg-type]
    assert msgspec.structs.replace(found, answers=answers) == whole


@fewer
@given(own_words, own_words)
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, one: str, other: str
) -> None:
    drafts = DraftFolder(tmp_path_factory.mktemp("drafts"))
    held = draft(answers={"goed": one, "if-then": (one, other)})
    drafts.save(held)
    drafts.release(held.id)
    (found,) = drafts.waiting()
    assert found.answers == {"goed": one, "if-then": [one, other]}


def test_the_last_state_is_the_one_that_waits(drafts: DraftFolder, folder: Path) -> None:
    for number in range(5):
        drafts.save(draft(answers={"goed": "woord " * number}))
    drafts.release(draft().id)
    (found,) = drafts.waiting()
    assert found.answers == {"goed": "woord " * 4}
    assert [path.name for path in folder.iterdir()] == [f"{draft().id}.toml"]


def test_drafts_wait_with_the_last_one_changed_first(drafts: DraftFolder) -> None:
    for number in (1, 3, 2):
        drafts.save(draft(number))
        drafts.release(draft(number).id)
    assert [each.id[-1] for each in drafts.waiting()] == ["3", "2", "1"]


def test_a_draft_that_is_being_written_is_not_offered(drafts: DraftFolder, folder: Path) -> None:
    drafts.save(draft())
    assert drafts.waiting() == ()
    assert DraftFolder(folder).waiting() == ()
    drafts.release(draft().id)
    assert len(drafts.waiting()) == len(DraftFolder(folder).waiting()) == 1


def test_a_dropped_draft_is_gone(drafts: DraftFolder, folder: Path) -> None:
    drafts.save(draft())
    drafts.drop(draft().id)
    assert drafts.waiting() == ()
    assert list(folder.iterdir()) == []
    drafts.drop(draft().id)
    drafts.release("never-was")


def test_a_draft_is_for_the_owner_only(drafts: DraftFolder, folder: Path) -> None:
    drafts.save(draft())
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


DATED = b"id = 'evening-2026-11-23-damage'\ntask = 'evening'\nday = 2026-11-23\n%s\n"
DAMAGED = "is damaged or only half written"


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", None, DAMAGED),
        (b"\x00" * 100, 1, DAMAGED),
        (b"id = 'evening-2026-11-23-damage'\n", None, DAMAGED),
        (
            DATED % b"changed = 2026-11-23T16:30:00",  # without its offset
            None,
            DAMAGED,
        ),
        (DATED % b"changed = 0001-01-01T00:00:00+14:00", None, DAMAGED),
        (
            DATED % b"changed = 2026-11-23T16:30:00Z\nsealed = 9999-12-31T23:59:59-14:00",
            None,
            DAMAGED,
        ),
        (b"id = 1\n<<<<<<< HEAD\n", 2, DAMAGED),
        (b"\n\n\xff\xfe", 3, DAMAGED),
        (b"a" + b".a" * 2000 + b" = 1", None, DAMAGED),
        (b"#" * (MOST_BYTES + 1), None, "may not be read, is a link, or is too large"),
    ],
)
def test_a_damaged_draft_is_named_and_left_and_does_not_hide_the_others(
    drafts: DraftFolder, folder: Path, data: bytes, line: int | None, reason: str
) -> None:
    drafts.save(draft())
    drafts.release(draft().id)
    damaged = folder / "evening-2026-11-23-damage.toml"
    damaged.write_bytes(data)
    assert drafts.waiting() == (draft(),)
    assert drafts.unreadable() == (Unreadable(name=str(damaged), line=line, reason=reason),)
    assert damaged.read_bytes() == data


def test_a_copy_of_a_draft_under_another_name_is_no_draft(
    drafts: DraftFolder, folder: Path
) -> None:
    drafts.save(draft())
    drafts.release(draft().id)
    (path,) = folder.iterdir()
    (folder / "copy.toml").write_bytes(path.read_bytes())
    (folder / "link.toml").symlink_to(path)
    (folder / ".copy.toml").write_bytes(path.read_bytes())
    assert drafts.waiting() == (draft(),)
    assert [(each.name, each.reason) for each in drafts.unreadable()] == [
        (str(folder / "copy.toml"), "is a copy of a draft under another name"),
        (str(folder / "link.toml"), "may not be read, is a link, or is too large"),
    ]


def test_a_folder_that_cannot_be_made_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    drafts = DraftFolder(tmp_path / "state" / "drafts")
    with pytest.raises(Refusal, match="is not a folder"):
        drafts.save(draft())
    assert drafts.waiting() == ()


@pytest.mark.parametrize("how", [errno.ENOSPC, errno.EIO, KILL, KILL_AFTER])
def test_whichever_call_fails_the_draft_holds_the_old_or_the_new(tmp_path: Path, how: int) -> None:
    old, new = draft(), draft(answers={"goed": "de hele dag " * 500})
    for number in range(1, 60):
        folder = tmp_path / f"{number}"
        before = DraftFolder(folder)
        before.save(old)
        before.release(old.id)
        fault = Fault(at=number, how=how)
        window = DraftFolder(folder)
        kept = False
        with faulty(fault), suppress(Refusal, Killed):
            window.save(new)
            kept = True
        if not fault.dead:
            window.release(old.id)
        (found,) = DraftFolder(folder).waiting()
        assert found in ((new,) if kept else (old, new))
        if how > 0:
            assert not [name for name in tree(folder) if name.endswith(".tmp")]
        if not fault.struck:
            break
    assert number > 8


# another window -----------------------------------------------------------------------------------

WRITING = """
import sys, time
from pathlib import Path
sys.path[:0] = [sys.argv[2], sys.argv[3]]
from test_drafts import draft
from verbindend.store.drafts import DraftFolder

drafts = DraftFolder(Path(sys.argv[1]))
drafts.save(draft())
print("saved", flush=True)
time.sleep(60)
"""


@contextmanager
def window_writing(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another window that is in the middle of a draft."""
    here = Path(__file__)
    other = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(folder), str(here.parent), str(here.parents[1])],
        stdout=subprocess.PIPE,
    )
    try:
        assert other.stdout
        assert other.stdout.readline() == b"saved\n"
        yield other
    finally:
        other.kill()
        other.communicate()


def test_what_another_window_is_writing_is_offered_once_that_one_is_gone(
    drafts: DraftFolder, folder: Path
) -> None:
    with window_writing(folder) as other:
        assert drafts.waiting() == ()
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        assert drafts.waiting() == (draft(),)
    drafts.save(draft(answers={"goed": "en verder"}))
    drafts.release(draft().id)
    (found,) = drafts.waiting()
    assert found.answers == {"goed": "en verder"}


@pytest.fixture
def other_window(folder: Path) -> DraftFolder:
    """The drafts of another window."""
    return DraftFolder(folder)


def test_a_draft_that_one_window_took_up_is_taken_by_no_other(
    drafts: DraftFolder, folder: Path, other_window: DraftFolder
) -> None:
    drafts.save(draft(answers={"if-then": ("na tien uur", "bel ik")}))
    drafts.release(draft().id)
    (found,) = drafts.waiting()
    drafts.take(found)
    assert other_window.waiting() == ()
    before = tree(folder)
    with pytest.raises(Refusal, match="open in another window"):
        other_window.take(found)
    with pytest.raises(Refusal, match="open in another window"):
        other_window.save(draft(answers={"goed": "eroverheen"}))
    assert tree(folder) == before
    with pytest.raises(Refusal, match="open in another window"):  # twice in one window neither
        drafts.take(found)
    drafts.release(found.id)
    other_window.take(found)
    other_window.save(draft(answers={"goed": "en verder"}))
    assert drafts.waiting() == ()


@pytest.mark.parametrize("meanwhile", ["changed", "kept", "damaged"])
def test_a_draft_that_another_window_had_meanwhile_is_not_taken_as_it_was(
    drafts: DraftFolder, folder: Path, other_window: DraftFolder, meanwhile: str
) -> None:
    drafts.save(draft())
    drafts.release(draft().id)
    (found,) = drafts.waiting()
    other_window.take(found)
    if meanwhile == "changed":
        other_window.save(draft(answers={"goed": "de lunch, en nog veel meer"}))
        other_window.release(found.id)
    elif meanwhile == "kept":
        other_window.drop(found.id)
    else:
        other_window.release(found.id)
        (folder / f"{found.id}.toml").write_bytes(b"half")
    before = tree(folder)
    with pytest.raises(Refusal, match="kept or changed in another window"):
        drafts.take(found)
    assert tree(folder) == before
    assert len(drafts.waiting()) == (1 if meanwhile == "changed" else 0)


def test_a_draft_as_it_is_in_memory_is_taken(drafts: DraftFolder) -> None:
    held = draft(answers={"if-then": ("na tien uur", "bel ik"), "dag": MONDAY}, skipped=("goed",))
    drafts.save(held)
    drafts.release(held.id)
    drafts.take(held)


def test_what_lies_in_the_place_of_a_lock_does_not_hide_the_draft(
    drafts: DraftFolder, folder: Path, other_window: DraftFolder
) -> None:
    drafts.save(draft())
    drafts.release(draft().id)
    (folder / f"{draft().id}.lock").mkdir()
    (found,) = other_window.waiting()
    other_window.take(found)
    other_window.save(draft(answers={"goed": "en verder"}))
    assert other_window.waiting() == ()
    other_window.release(found.id)
    (found,) = drafts.waiting()
    assert found.answers == {"goed": "en verder"}


def test_a_lock_of_a_window_that_is_gone_does_not_hide_the_draft(
    drafts: DraftFolder, folder: Path
) -> None:
    drafts.save(draft())
    drafts.release(draft().id)
    stale = folder / f"{draft().id}.lock"
    stale.touch()
    stale.chmod(0o000)
    assert drafts.waiting() == (draft(),)
    drafts.take(draft())
    drafts.drop(draft().id)
    assert drafts.waiting() == ()
