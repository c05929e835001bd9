from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disk import mounted
from faults import KILL, KILL_AFTER, Fault, Killed, faulty, tree
from making import MONDAY, deed, evening, made_at, on, one_of_each, plan
from verbindend.core.act import Act, Did
from verbindend.core.entry import ID, Answer, Deed, Note, Plan
from verbindend.core.reading import Reading
from verbindend.core.refusal import Refusal
from verbindend.store.chance import SUFFIX_ALPHABET, random_suffix
from verbindend.store.journal import JournalFolder
from verbindend.store.undo import MOST_ACTS, ActLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from verbindend.core.entry import AnyEntry

Kind = TypeVar("Kind", Deed, Note)


@pytest.fixture
def journal(tmp_path: Path) -> JournalFolder:
    """A journal that is not there yet."""
    return JournalFolder(tmp_path / "journal", tmp_path / "state")


def again(journal: JournalFolder) -> JournalFolder:
    """The same journal after a restart."""
    return JournalFolder(journal.folder, journal.folder.parent / "state")


def live(journal: JournalFolder) -> dict[str, bytes]:
    """The files of the journal without its trash."""
    return {name: data for name, data in tree(journal.folder).items() if name[0] != "."}


def path_of(journal: JournalFolder, entry: AnyEntry) -> Path:
    return journal.folder / entry.id[:4] / entry.id[5:7] / f"{entry.id}.toml"


def with_text(entry: Kind, text: str) -> Kind:
    return msgspec.structs.replace(entry, text=text)


# adding -------------------------------------------------------------------------------------------


def test_a_journal_that_is_not_there_is_empty(journal: JournalFolder) -> None:
    assert journal.read() == Reading()
    assert journal.plan() is None
    assert journal.trashed() == ()
    assert not journal.folder.exists()


def test_every_kind_is_kept_in_a_file_of_its_own_by_month(journal: JournalFolder) -> None:
    entries = one_of_each()
    journal.add(entries)
    assert set(live(journal)) == {f"2026/11/{each.id}.toml" for each in entries}
    assert set(again(journal).read().entries) == set(entries)
    for each in entries:
        assert journal.get(each.id) == each
    assert journal.place == str(journal.folder)


def test_adding_the_same_again_changes_nothing(journal: JournalFolder) -> None:
    entries = one_of_each()
    journal.add(entries)
    before = {path: path.stat().st_ino for path in journal.folder.glob("*/*/*")}
    again(journal).add(entries)
    assert {path: path.stat().st_ino for path in journal.folder.glob("*/*/*")} == before
    journal.undo()
    assert live(journal) == {}
    with pytest.raises(Refusal, match="nothing to undo"):
        journal.undo()


def test_what_was_kept_in_part_is_completed(journal: JournalFolder) -> None:
    first, second = deed(), evening()
    journal.add([first])
    journal.add([first, second])
    assert set(journal.read().entries) == {first, second}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_when_one_of_several_cannot_be_kept_none_is(journal: JournalFolder, place: int) -> None:
    taken = deed(text="was er al")
    journal.add([taken])
    before = tree(journal.folder)
    entries: list[AnyEntry] = [deed(), evening()]
    entries.insert(place, with_text(taken, "een ander"))
    with pytest.raises(Refusal):
        journal.add(entries)
    assert tree(journal.folder) == before


@pytest.mark.parametrize("how", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whichever_call_fails_all_are_kept_or_none(tmp_path: Path, how: int) -> None:
    entries: list[AnyEntry] = [deed(), evening()]
    for number in range(1, 100):
        journal = JournalFolder(tmp_path / f"{number}", tmp_path / f"{number}-state")
        fault = Fault(at=number, how=how)
        kept = False
        with faulty(fault), suppress(Refusal):
            journal.add(entries)
            kept = True
        assert {each.id for each in again_at(journal).entries} == (
            {each.id for each in entries} if kept else set()
        )
        assert len(tree(journal.folder)) == (2 if kept else 0)
        if not fault.struck:
            break
    assert number > 20


def again_at(journal: JournalFolder) -> Reading:
    """What another program reads in it."""
    return JournalFolder(journal.folder, journal.folder.with_name("other-state")).read()


@pytest.mark.parametrize("how", [KILL, KILL_AFTER])
def test_a_program_killed_while_adding_leaves_whole_entries_and_adding_again_completes_them(
    tmp_path: Path, how: int
) -> None:
    entries: list[AnyEntry] = [deed(), evening()]
    seen = set()
    for number in range(1, 100):
        journal = JournalFolder(tmp_path / f"{number}", tmp_path / f"{number}-state")
        fault = Fault(at=number, how=how)
        with faulty(fault), suppress(Killed):
            journal.add(entries)
        reading = again_at(journal)
        assert reading.unreadable == ()
        assert set(reading.entries) <= set(entries)
        seen.add(len(reading.entries))
        journal.add(entries)
        assert set(again_at(journal).entries) == set(entries)
        if not fault.struck:
            break
    assert seen == {0, 1, 2}


def test_it_is_kept_even_if_it_could_not_be_undone(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    journal = JournalFolder(tmp_path / "journal", tmp_path / "state")
    journal.add([deed()])
    assert len(journal.read().entries) == 1
    with pytest.raises(Refusal):
        journal.undo()


def test_a_random_suffix_is_easily_read_and_part_of_a_name() -> None:
    found = {random_suffix() for _ in range(300)}
    assert len(found) == 300
    assert set("".join(found)) == set(SUFFIX_ALPHABET)
    assert not set("il01o") & set(SUFFIX_ALPHABET)
    assert all(ID.fullmatch(f"2026-11-23-1630-waarderen-{each}") for each in found)


# reading ------------------------------------------------------------------------------------------

FOREIGN = [
    "2026/11/2026-11-23-1630-waarderen-abc234.sync-conflict-20261123-163000-ABCDEFG.toml",
    "2026/11/2026-11-23-1630-waarderen-abc234 (conflicted copy 2026-11-23).toml",
    "2026/11/2026-11-23-1630-waarderen-abc234 2.toml",
    "2026/11/2026-11-23-1630-waarderen-abc234 (1).toml",
    "2026/11/2026-11-23-1630-waarderen-abc234-LAPTOP.toml",
    "2026/11/notities.toml",
    "2026/10/2026-11-23-1630-waarderen-abc234.toml",
    "2026/2026-11-23-1630-waarderen-abc234.toml",
    "2026-11-23-1630-waarderen-abc234.toml",
    "verbindend.toml",
]


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_another_name_or_place_is_listed_and_left(
    journal: JournalFolder, name: str
) -> None:
    kept = deed()
    journal.add([kept])
    path = journal.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(path_of(journal, kept).read_bytes())
    before = tree(journal.folder)
    reading = journal.read()
    assert reading.entries == (kept,)
    (odd,) = reading.unreadable
    assert odd.name == name
    assert "name or the place" in odd.reason
    assert tree(journal.folder) == before


@pytest.mark.parametrize(
    "name",
    [".stfolder/a.toml", ".git/config.toml", "2026/11/.x.toml.1234abcd.tmp", "2026/11/a.toml~",
     "README.md", "2026/11/.verborgen.toml", "archief/a.toml", "2026/11/oud/a.toml"],
)  # fmt: skip
def test_what_is_no_entry_at_all_is_no_news(journal: JournalFolder, name: str) -> None:
    path = journal.folder / name
    path.parent.mkdir(parents=True)
    path.write_text("geen dagboek")
    assert journal.read().unreadable == ()


def test_a_damaged_file_is_named_with_its_line_and_does_not_hide_the_others(
    journal: JournalFolder,
) -> None:
    good, bad = deed(), deed(text="geheimwoord")
    journal.add([good, bad])
    path = path_of(journal, bad)
    path.write_bytes(path.read_bytes() + b"geheimwoord =")
    before = tree(journal.folder)
    reading = journal.read()
    assert reading.entries == (good,)
    (odd,) = reading.unreadable
    assert odd.name == f"2026/11/{bad.id}.toml"
    assert odd.line == path.read_bytes().count(b"\n") + 1
    assert "geheim" not in odd.reason
    with pytest.raises(Refusal, match="left as it is") as told:
        journal.get(bad.id)
    assert "geheim" not in str(told.value.facts)
    assert tree(journal.folder) == before


def test_a_linked_entry_file_is_listed_and_its_target_left(
    journal: JournalFolder, tmp_path: Path
) -> None:
    entry = deed()
    journal.add([entry])
    path = path_of(journal, entry)
    target = tmp_path / "elders.toml"
    path.rename(target)
    path.symlink_to(target)
    held = target.read_bytes()
    (odd,) = journal.read().unreadable
    assert odd.name == f"2026/11/{entry.id}.toml"
    acts: list[Callable[[], object]] = [
        lambda: journal.get(entry.id),
        lambda: journal.change(entry, with_text(entry, "anders")),
        lambda: journal.rewrite(entry.id, held.decode(), "format = 1"),
    ]
    for act in acts:
        with pytest.raises(Refusal):
            act()
    assert path.is_symlink()
    assert target.read_bytes() == held


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_only_looks_like_an_entry_file_is_listed(
    journal: JournalFolder, make: Callable[[Path], None]
) -> None:
    entry = deed()
    path_of(journal, entry).parent.mkdir(parents=True)
    make(path_of(journal, entry))
    (odd,) = journal.read().unreadable
    assert odd.name.endswith(f"{entry.id}.toml")


def test_what_changes_on_disk_is_read_again(journal: JournalFolder) -> None:
    entry = deed(text="aaa")
    journal.add([entry])
    assert journal.read().entries == (entry,)
    path = path_of(journal, entry)
    about = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes().replace(b"aaa", b"bbb"))
    os.utime(other, ns=(about.st_atime_ns, about.st_mtime_ns))
    other.replace(path)  # the same length and the same time
    assert journal.read().entries == (with_text(entry, "bbb"),)
    path.write_bytes(b"")
    assert len(journal.read().unreadable) == 1
    path.unlink()
    assert journal.read() == Reading()


def test_entries_come_newest_first_and_odd_files_by_name(journal: JournalFolder) -> None:
    days = [MONDAY - timedelta(days=number * 20) for number in range(5)]
    journal.add([deed(day) for day in days[::-1]])
    (journal.folder / "b.toml").write_text("")
    (journal.folder / "a.toml").write_text("")
    assert [each.day for each in journal.read().entries] == days
    assert [each.name for each in journal.read().unreadable] == ["a.toml", "b.toml"]


def test_a_file_that_is_taken_away_while_reading_is_no_refusal(journal: JournalFolder) -> None:
    stays = deed()
    journal.add([stays])
    data = path_of(journal, stays).read_bytes()
    paths = [path_of(journal, plan()) for _ in range(40)]
    over = threading.Event()

    def come_and_go() -> None:
        while not over.is_set():
            for path in paths:
                path.write_bytes(data)
            for path in paths:
                path.unlink()

    other = threading.Thread(target=come_and_go)
    other.start()
    try:
        for _ in range(60):
            assert stays in again(journal).read().entries
            journal.plan()
    finally:
        over.set()
        other.join()


# the plan -----------------------------------------------------------------------------------------


def test_the_newest_plan_holds(journal: JournalFolder) -> None:
    plans = [plan(MONDAY - timedelta(days=back), focus=("vier-r",)) for back in (0, 1, 40, 400)]
    journal.add([*plans[::-1], deed(MONDAY + timedelta(days=1))])
    assert journal.plan() == plans[0]
    for number, each in enumerate(plans):
        path_of(journal, each).unlink()
        later = plans[number + 1 :]
        assert again(journal).plan() == (later[0] if later else None)


def test_of_two_plans_in_one_minute_the_later_second_holds(journal: JournalFolder) -> None:
    moment = on(MONDAY)
    first = made_at(Plan, moment, id="2026-11-23-1630-plan-zzzzzz", focus=("vier-r",))
    second = made_at(
        Plan, moment + timedelta(seconds=5), id="2026-11-23-1630-plan-aaaaaa", focus=("waarderen",)
    )
    journal.add([second, first])
    assert journal.plan() == second


@pytest.mark.parametrize("day", [MONDAY, MONDAY.replace(month=12, day=1)])
def test_after_a_journey_the_plan_of_the_later_moment_holds(
    journal: JournalFolder, day: object
) -> None:
    assert isinstance(day, type(MONDAY))
    tokyo = made_at(Plan, on(day, 7, offset=9), focus=("vier-r",))
    los_angeles = made_at(Plan, on(day - timedelta(days=1), 23, offset=-8), focus=("waarderen",))
    journal.add([tokyo, los_angeles])
    assert los_angeles.written > tokyo.written
    assert journal.plan() == los_angeles
    assert {each for each in journal.read().entries if isinstance(each, Plan)} == {
        tokyo,
        los_angeles,
    }


def test_a_plan_that_cannot_be_read_gives_way_to_the_one_before(journal: JournalFolder) -> None:
    older, newer = plan(MONDAY - timedelta(days=1)), plan(MONDAY)
    journal.add([older, newer])
    path_of(journal, newer).write_bytes(b"half")
    assert journal.plan() == older


def test_an_essential_may_be_called_a_plan(journal: JournalFolder) -> None:
    held = plan(MONDAY - timedelta(days=3), focus=("vier-r",))
    journal.add([held, deed(MONDAY, "een-plan-maken")])
    assert journal.plan() == held


# one entry ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["2026-11-23-1630-waarderen-zzzzzz", "", "../../../etc/passwd", "/etc/passwd", "x" * 500],
)
def test_an_entry_that_is_not_there_is_refused_by_its_name(
    journal: JournalFolder, name: str
) -> None:
    journal.add([deed()])
    for act in (journal.get, journal.text, journal.document, lambda each: journal.delete([each]),
                lambda each: journal.restore([each])):  # fmt: skip
        with pytest.raises(Refusal, match="no entry") as told:
            act(name)
        assert len(str(told.value.facts["id"])) <= 80


def test_a_document_has_also_what_is_not_known_and_the_id(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    path = path_of(journal, entry)
    path.write_text(path.read_text() + 'mood = "goed"\n')
    document = journal.document(entry.id)
    assert (document["id"], document["mood"], document["text"]) == (entry.id, "goed", "gezegd")


def test_a_document_holds_only_numbers_that_json_has(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    path = path_of(journal, entry)
    odd = "mood = nan\nmost = [inf, [1.5, -inf]]\nhuge = 1e999\n[[a]]\nb = {c = nan, d = 2}\n"
    path.write_text(path.read_text() + odd)
    document = journal.document(entry.id)
    told = json.loads(json.dumps(document, allow_nan=False, default=str))
    assert (told["mood"], told["most"], told["huge"]) == (None, [None, [1.5, None]], None)
    assert told["a"] == [{"b": {"c": None, "d": 2}}]
    after = with_text(entry, "anders")
    journal.change(entry, after)
    assert b"mood = nan" in path.read_bytes()
    document = journal.document(entry.id)
    journal.delete([entry.id])
    assert journal.trashed_document(entry.id) == document


# changing -----------------------------------------------------------------------------------------


def test_a_changed_entry_stands_in_the_place_of_what_it_was(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry, evening()])
    kept = journal.change(entry, with_text(entry, "anders"))
    assert kept == with_text(entry, "anders")
    assert again(journal).get(entry.id) == kept
    assert len(live(journal)) == 2
    assert journal.trashed() == ()


def test_keys_that_are_not_known_survive_a_change(journal: JournalFolder) -> None:
    entry = evening(answers=(Answer(question="?", answer="a"),))
    journal.add([entry])
    path = path_of(journal, entry)
    path.write_text(path.read_text() + 'voice = "a.ogg"\n\n[device]\nname = "laptop"\n')
    before = journal.get(entry.id)
    after = msgspec.structs.replace(before, tags=("team",))
    journal.change(before, after)
    assert b'voice = "a.ogg"' in path.read_bytes()
    assert b'name = "laptop"' in path.read_bytes()
    assert journal.get(entry.id) == after


def another_device_writes(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"gezegd", b"elders gezegd"))


def a_sync_marks_a_conflict(path: Path) -> None:
    path.write_bytes(b"<<<<<<< HEAD\n" + path.read_bytes() + b"\n=======\n\n>>>>>>> b\n")


def a_sync_takes_it_away(path: Path) -> None:
    path.unlink()


def a_disk_empties_it(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    "meanwhile",
    [another_device_writes, a_sync_marks_a_conflict, a_sync_takes_it_away, a_disk_empties_it],
)
def test_when_the_file_changed_meanwhile_both_are_kept(
    journal: JournalFolder, meanwhile: Callable[[Path], None]
) -> None:
    entry = deed()
    journal.add([entry])
    path = path_of(journal, entry)
    meanwhile(path)
    before = tree(journal.folder)
    kept = journal.change(entry, with_text(entry, "van mij"))
    assert kept.id != entry.id
    assert ID.fullmatch(kept.id)
    assert kept.id[:16] == entry.id[:16]
    assert journal.document(kept.id)["conflict_of"] == entry.id
    assert msgspec.structs.replace(kept, id=entry.id) == with_text(entry, "van mij")
    assert {name: data for name, data in tree(journal.folder).items() if kept.id not in name} == (
        before
    )
    journal.undo()
    assert set(live(journal)) == {name for name in before if name[0] != "."}


def test_what_a_newer_program_wrote_is_not_changed(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    path = path_of(journal, entry)
    path.write_text(path.read_text().replace("format = 1", "format = 2"))
    newer = journal.get(entry.id)
    before = tree(journal.folder)
    with pytest.raises(Refusal, match="newer version"):
        journal.change(newer, msgspec.structs.replace(newer, tags=("a",)))
    text = journal.text(entry.id)
    with pytest.raises(Refusal, match="newer version"):
        journal.rewrite(entry.id, text, text.replace("gezegd", "anders"))
    assert tree(journal.folder) == before


@pytest.mark.parametrize("how", [errno.ENOSPC, errno.EIO, KILL, KILL_AFTER])
def test_whichever_call_fails_a_change_leaves_the_old_or_the_new(tmp_path: Path, how: int) -> None:
    entry = deed()
    after = with_text(entry, "anders " * 1000)
    for number in range(1, 100):
        journal = JournalFolder(tmp_path / f"{number}", tmp_path / f"{number}-state")
        journal.add([entry])
        fault = Fault(at=number, how=how)
        with faulty(fault), suppress(Refusal, Killed):
            journal.change(entry, after)
        reading = again_at(journal)
        assert reading.unreadable == ()
        assert reading.entries in ((entry,), (after,))
        if not fault.struck:
            break
    assert number > 15
    assert reading.entries == (after,)


# an editor ----------------------------------------------------------------------------------------


def test_a_rewritten_file_is_kept_as_it_was_typed(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    text = journal.text(entry.id)
    typed = f"# een opmerking\n{text.replace('gezegd', 'anders')}mood = 7\n"
    after = journal.rewrite(entry.id, text, typed)
    assert after == with_text(entry, "anders")
    assert path_of(journal, entry).read_text() == typed
    journal.undo()
    assert path_of(journal, entry).read_text() == text


def test_what_is_rewritten_is_cleaned_also_behind_an_escape(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    text = journal.text(entry.id)
    typed = text.replace('"gezegd"', '"a\\u001b]52;c;x\\u0007\x1bb"')
    after = journal.rewrite(entry.id, text, typed)
    assert isinstance(after, Deed)
    assert after.text == "a]52;c;xb"
    assert b"\x1b" not in path_of(journal, entry).read_bytes()


def test_a_text_that_looks_like_a_conflict_can_be_typed(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    text = journal.text(entry.id)
    looks_like = "<<<<<<< a\\n=======\\n>>>>>>> b\\n"
    after = journal.rewrite(entry.id, text, text.replace("gezegd", looks_like))
    assert journal.get(entry.id) == after == with_text(entry, looks_like.replace("\\n", "\n"))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('kind = "deed"', "", "?"),
        ('"gezegd"', '"gezegd', 13),
        ('witness = "self"', 'witness = "geheimwoord"', 14),
        ("format = 1", "", None),
    ],
)
def test_what_is_no_entry_any_more_is_refused(
    journal: JournalFolder, old: str, new: str, line: object
) -> None:
    entry = deed()
    journal.add([entry])
    text = journal.text(entry.id)
    assert old in text
    before = tree(journal.folder)
    if line is None:  # what has a default may be left out
        assert journal.rewrite(entry.id, text, text.replace(old, new)) == entry
        return
    with pytest.raises(Refusal, match="nothing was changed") as told:
        journal.rewrite(entry.id, text, text.replace(old, new))
    assert "geheim" not in str(told.value.facts)
    lines = text.splitlines()
    assert told.value.facts["line"] == (
        "?" if line == "?" else 1 + next(n for n, each in enumerate(lines) if old in each)
    )
    assert tree(journal.folder) == before


def test_a_file_that_changed_while_the_editor_was_open_is_not_overwritten(
    journal: JournalFolder,
) -> None:
    entry = deed()
    journal.add([entry])
    text = journal.text(entry.id)
    another_device_writes(path_of(journal, entry))
    before = tree(journal.folder)
    with pytest.raises(Refusal, match="changed meanwhile"):
        journal.rewrite(entry.id, text, text.replace("gezegd", "van mij"))
    assert tree(journal.folder) == before


DAMAGE = (
    b"",
    b"half geschr",
    b"\xff\xfe",
    b'text = "caf\xe9"\n',
    b"<<<<<<< a\n=======\n>>>>>>> b\n",
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_file_that_was_damaged_is_not_opened_and_not_overwritten(
    journal: JournalFolder, damage: bytes
) -> None:
    entry = deed()
    journal.add([entry])
    text = journal.text(entry.id)
    path_of(journal, entry).write_bytes(damage)
    with pytest.raises(Refusal, match="cannot be read as an entry"):
        journal.text(entry.id)
    with pytest.raises(Refusal, match="changed meanwhile"):
        journal.rewrite(entry.id, text, text.replace("gezegd", "van mij"))
    if damage.isascii():
        with pytest.raises(Refusal, match="cannot be read as an entry"):
            journal.rewrite(entry.id, damage.decode(), text)
    assert live(journal) == {f"2026/11/{entry.id}.toml": damage}


def test_a_file_that_begins_with_a_mark_of_its_encoding_can_be_rewritten(
    journal: JournalFolder,
) -> None:
    entry = deed()
    journal.add([entry])
    path = path_of(journal, entry)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    text = journal.text(entry.id)
    assert journal.rewrite(entry.id, text, text.replace("gezegd", "anders")) == with_text(
        entry, "anders"
    )


def test_an_editor_that_changes_nothing_leaves_nothing_to_undo(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    text = journal.text(entry.id)
    journal.rewrite(entry.id, text, text)
    assert journal.undo().did == Did.ADDED


# the trash ----------------------------------------------------------------------------------------


def test_a_deleted_entry_is_in_the_trash_byte_for_byte(journal: JournalFolder) -> None:
    older, newer, stays = deed(MONDAY - timedelta(days=1)), deed(), evening()
    journal.add([older, newer, stays])
    before = live(journal)
    journal.delete([older.id, newer.id])
    assert journal.read().entries == (stays,)
    assert again(journal).trashed() == (newer, older)
    journal.restore([newer.id, older.id])
    assert live(journal) == before
    assert journal.trashed() == ()


def test_an_entry_named_twice_is_deleted_once(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    journal.delete([entry.id, entry.id])
    assert journal.trashed() == (entry,)
    journal.undo()
    assert journal.read().entries == (entry,)


def test_when_one_of_several_is_not_there_none_is_moved(journal: JournalFolder) -> None:
    here, gone = deed(), deed()
    journal.add([here])
    before = tree(journal.folder)
    for names in ([here.id, gone.id], [gone.id, here.id], [here.id, "../x"]):
        with pytest.raises(Refusal, match="no entry"):
            journal.delete(names)
    assert tree(journal.folder) == before
    journal.delete([here.id])
    before = tree(journal.folder)
    with pytest.raises(Refusal, match="no entry"):
        journal.restore([here.id, gone.id])
    assert tree(journal.folder) == before


def test_nothing_in_the_journal_is_overwritten_from_the_trash(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    journal.delete([entry.id])
    journal.add([with_text(entry, "weer opgeschreven")])
    before = tree(journal.folder)
    with pytest.raises(Refusal, match="there already"):
        journal.restore([entry.id])
    with pytest.raises(Refusal, match="there already"):
        journal.delete([entry.id])
    assert tree(journal.folder) == before


def test_what_is_damaged_can_be_deleted_and_brought_back(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    path_of(journal, entry).write_bytes(b"half geschr")
    before = live(journal)
    journal.delete([entry.id])
    assert journal.trashed() == ()
    journal.undo()
    assert live(journal) == before


# undo ---------------------------------------------------------------------------------------------


def test_each_act_is_undone_also_after_a_restart(journal: JournalFolder) -> None:
    entry, other = deed(), evening()
    states = []
    for act in (
        lambda: journal.add([entry, other]),
        lambda: journal.change(entry, with_text(entry, "anders")),
        lambda: journal.delete([other.id]),
        lambda: journal.restore([other.id]),
        lambda: journal.delete([entry.id, other.id]),
    ):
        states.append(live(journal))
        act()
    expected = [Did.DELETED, Did.RESTORED, Did.DELETED, Did.CHANGED, Did.ADDED]
    for did, state in zip(expected, reversed(states), strict=True):
        assert again(journal).undo().did == did
        assert live(journal) == state
    with pytest.raises(Refusal, match="nothing to undo"):
        again(journal).undo()


_acts = st.lists(
    st.tuples(st.sampled_from(["add", "change", "delete", "restore"]), st.integers(0, 2)),
    max_size=8,
)


@settings(max_examples=25)
@given(_acts)
def test_undoing_everything_gives_every_earlier_state(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, int]]
) -> None:
    base = tmp_path_factory.mktemp("undo")
    journal = JournalFolder(base / "journal", base / "state")
    states = []
    for number, (what, which) in enumerate(drawn):
        before = live(journal)
        entries = journal.read().entries
        trashed = journal.trashed()
        if what == "add":
            journal.add([deed()])
        elif what == "change" and entries:
            chosen = entries[which % len(entries)]
            assert isinstance(chosen, Deed)
            journal.change(chosen, with_text(chosen, f"versie {number}"))
        elif what == "delete" and entries:
            journal.delete([each.id for each in entries[: which + 1]])
        elif what == "restore" and trashed:
            journal.restore([trashed[which % len(trashed)].id])
        else:
            continue
        states.append(before)
    for state in reversed(states):
        again(journal).undo()
        assert live(journal) == state


@pytest.mark.parametrize(
    "since",
    [another_device_writes, a_sync_marks_a_conflict, a_sync_takes_it_away, a_disk_empties_it],
)
def test_undoing_a_change_leaves_what_another_program_wrote_since(
    journal: JournalFolder, since: Callable[[Path], None]
) -> None:
    other, entry = deed(), deed()
    journal.add([other])
    journal.add([entry])
    changed = journal.change(entry, with_text(entry, "gezegd en gedaan"))
    since(path_of(journal, changed))
    before = tree(journal.folder)
    with pytest.raises(Refusal, match="changed since"):
        journal.undo()
    assert tree(journal.folder) == before
    if path_of(journal, entry).exists():  # the acts before it are undone as ever
        assert again(journal).undo().ids == (entry.id,)
    else:
        with pytest.raises(Refusal, match="no entry"):
            again(journal).undo()
    assert again(journal).undo().ids == (other.id,)


def trash_is_emptied(trash: Path) -> None:
    shutil.rmtree(trash)


def trash_becomes_a_file(trash: Path) -> None:
    shutil.rmtree(trash)
    trash.write_text("geen map")


@pytest.mark.parametrize("since", [trash_is_emptied, trash_becomes_a_file])
def test_a_change_of_which_the_earlier_version_is_gone_is_not_in_the_way_of_earlier_acts(
    journal: JournalFolder, since: Callable[[Path], None]
) -> None:
    entry, stays = deed(), deed()
    journal.add([stays])
    journal.change(stays, with_text(stays, "een"))
    journal.change(with_text(stays, "een"), with_text(stays, "twee"))
    journal.add([entry])
    journal.undo()
    since(journal.folder / ".trash")
    for _ in range(2):
        before = tree(journal.folder)
        with pytest.raises(Refusal, match="not in the trash any more"):
            again(journal).undo()
        assert tree(journal.folder) == before
    assert journal.get(stays.id) == with_text(stays, "twee")
    if since is trash_becomes_a_file:
        (journal.folder / ".trash").unlink()
    assert again(journal).undo().ids == (stays.id,)


@pytest.mark.parametrize("how", [KILL, KILL_AFTER])
def test_an_undo_that_was_cut_off_is_done_again(tmp_path: Path, how: int) -> None:
    entry = deed()
    for number in range(1, 100):
        journal = JournalFolder(tmp_path / f"{number}", tmp_path / f"{number}-state")
        journal.add([entry])
        journal.change(entry, with_text(entry, "anders"))
        fault = Fault(at=number, how=how)
        with faulty(fault), suppress(Killed):
            journal.undo()
        if journal.read().entries != (entry,):
            assert JournalFolder(journal.folder, tmp_path / f"{number}-state").undo().before
        assert journal.read().entries == (entry,)
        assert journal.read().unreadable == ()
        if not fault.struck:
            break
    assert number > 10


def test_a_change_that_an_earlier_version_of_the_program_noted_is_undone(
    journal: JournalFolder,
) -> None:
    entry = deed()
    journal.add([entry])
    journal.change(entry, with_text(entry, "anders"))
    log = journal.folder.parent / "state" / "acts.json"
    acts = json.loads(log.read_text())
    del acts[-1]["after"]
    log.write_text(json.dumps(acts))
    journal.undo()
    assert journal.get(entry.id) == entry


def test_only_the_last_fifty_acts_can_be_undone(tmp_path: Path) -> None:
    log = ActLog(tmp_path / "acts.json")
    acts = [Act(did=Did.ADDED, ids=(deed().id,)) for _ in range(MOST_ACTS + 10)]
    for act in acts:
        log.push(act)
    for act in reversed(acts[10:]):
        assert ActLog(tmp_path / "acts.json").last() == act
        log.drop()
    with pytest.raises(Refusal, match="nothing to undo"):
        log.last()


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"3", b'[{"did": "flown", "ids": []}]', b"<<<"])
def test_a_damaged_log_of_acts_costs_the_undo_and_nothing_else(
    journal: JournalFolder, data: bytes
) -> None:
    first, second = deed(), deed()
    journal.add([first])
    (journal.folder.parent / "state" / "acts.json").write_bytes(data)
    with pytest.raises(Refusal, match="nothing to undo"):
        journal.undo()
    journal.add([second])
    assert set(journal.read().entries) == {first, second}
    assert journal.undo() == Act(did=Did.ADDED, ids=(second.id,))


def test_what_cannot_be_undone_is_refused_and_changes_nothing(journal: JournalFolder) -> None:
    entry = deed()
    journal.add([entry])
    path_of(journal, entry).unlink()
    with pytest.raises(Refusal, match="no entry"):
        journal.undo()
    assert live(journal) == {}


# folders that cannot be used ----------------------------------------------------------------------


def every_act(journal: JournalFolder, entry: Deed) -> list[Callable[[], object]]:
    return [
        journal.read,
        journal.plan,
        lambda: journal.get(entry.id),
        lambda: journal.text(entry.id),
        lambda: journal.add([entry]),
        lambda: journal.change(entry, with_text(entry, "anders")),
        lambda: journal.rewrite(entry.id, "", f"{entry.text}"),
        lambda: journal.delete([entry.id]),
        lambda: journal.restore([entry.id]),
        journal.undo,
    ]


def test_a_journal_that_is_a_file_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.write_text("geen map")
    journal = JournalFolder(path, tmp_path / "state")
    for act in every_act(journal, deed()):
        with pytest.raises(Refusal):
            act()
    with pytest.raises(Refusal, match="is not a folder"):
        journal.add([deed()])
    assert path.read_text() == "geen map"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter; those of a test are for their owner only."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        (folder / "journal").chmod(0o755)


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user to whom rights apply: not as root."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


@pytest.mark.parametrize("rights", [0o000, 0o555])
def test_a_journal_that_may_not_be_written_is_refused_and_left(
    open_folder: Path, rights: int
) -> None:
    journal = JournalFolder(open_folder / "journal", open_folder / "state")
    entry = deed()
    journal.add([entry])
    for path in journal.folder.rglob("*"):
        path.chmod(0o555)
    before = tree(open_folder)
    journal.folder.chmod(rights)
    with without_rights():
        for act in every_act(journal, entry)[:3] if rights == 0 else []:
            with pytest.raises(Refusal, match="cannot be used"):
                act()
        for act in every_act(journal, deed())[4:]:
            with pytest.raises(Refusal):
                act()
    journal.folder.chmod(0o755)
    assert tree(open_folder) == before


def test_a_file_that_may_not_be_read_is_listed(open_folder: Path) -> None:
    journal = JournalFolder(open_folder / "journal", open_folder / "state")
    open_one, closed = deed(), deed()
    journal.add([open_one, closed])
    for path in (journal.folder, *journal.folder.rglob("*")):
        path.chmod(0o755)
    path_of(journal, closed).chmod(0o000)
    with without_rights():
        reading = journal.read()
    assert reading.entries == (open_one,)
    assert [each.name for each in reading.unreadable] == [f"2026/11/{closed.id}.toml"]


# other processes ----------------------------------------------------------------------------------


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


BOTH_CHANGE = """
import msgspec, sys
from pathlib import Path
from verbindend.core.refusal import Refusal
from verbindend.store.journal import JournalFolder

folder, name, mark = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
journal = JournalFolder(folder / "journal", folder / "state")
print("ready", flush=True)
sys.stdin.readline()
for number in range(12):
    before = journal.get(name)
    after = msgspec.structs.replace(before, text=f"{before.text} {mark}{number};")
    journal.change(before, after)
"""


def test_two_programs_that_change_one_entry_lose_nothing(
    journal: JournalFolder, tmp_path: Path
) -> None:
    entry = deed()
    journal.add([entry])
    both = [
        subprocess.Popen(
            [sys.executable, "-c", BOTH_CHANGE, str(tmp_path), entry.id, mark],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for mark in "ab"
    ]
    for each in both:
        assert each.stdout
        assert each.stdout.readline() == b"ready\n"
    for each in both:
        assert each.stdin
        each.stdin.write(b"go\n")
        each.stdin.flush()
    for each in both:
        _, said = each.communicate(timeout=60)
        assert (each.returncode, said) == (0, b"")
    reading = again(journal).read()
    assert reading.unreadable == ()
    words = " ".join(data.decode() for data in live(journal).values())
    for mark in "ab":
        for number in range(12):
            assert f" {mark}{number};" in words


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from making import deed
import msgspec
from verbindend.store.journal import JournalFolder

folder = Path(sys.argv[1])
for run in range(30):
    child = os.fork()
    if child == 0:
        journal = JournalFolder(folder / "journal", folder / "state")
        for number in range(1000):
            entry = deed(text=f"{run}-{number} " * 500, id=f"2026-11-23-12{run:02}-w-x{number:05}")
            journal.add([entry])
            os.write(1, f"{entry.id}\\n".encode())
            journal.change(entry, msgspec.structs.replace(entry, text="b" * 9000))
    time.sleep(random.uniform(0.005, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def test_a_program_killed_thirty_times_leaves_entries_and_nothing_torn(
    journal: JournalFolder, tmp_path: Path
) -> None:
    done = run(KILLED, tmp_path, Path(__file__).parents[1])
    assert done.returncode == 0, done.stderr
    reading = journal.read()
    assert reading.unreadable == ()
    told = set(done.stdout.split())
    assert told
    assert told <= {each.id for each in reading.entries}
    assert all(isinstance(each, Deed) and len(each.text) > 1000 for each in reading.entries)
    journal.undo()


FILE_LIMIT = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import msgspec
from making import deed
from verbindend.core.refusal import Refusal
from verbindend.store.journal import JournalFolder

folder = Path(sys.argv[1])
journal = JournalFolder(folder / "journal", folder / "state")
(entry,) = journal.read().entries
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
long = "lang " * 2000
for act in (
    lambda: journal.change(entry, msgspec.structs.replace(entry, text=long)),
    lambda: journal.add([deed(), deed(text=long)]),
):
    try:
        act()
    except Refusal as refusal:
        print(refusal.sentence)
"""


def test_a_file_that_grows_too_large_leaves_the_old_one(
    journal: JournalFolder, tmp_path: Path
) -> None:
    entry = deed()
    journal.add([entry])
    before = live(journal)
    done = run(FILE_LIMIT, tmp_path, Path(__file__).parents[1])
    assert done.stdout.count("no room left") == 2, done.stderr
    assert live(journal) == before
    assert not [name for name in tree(tmp_path) if name.endswith(".tmp")]
    assert again(journal).undo().ids == (entry.id,)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 KiB."""
    disk = tmp_path / "disk"
    with mounted(disk, "size=128k"):
        yield disk


def test_on_a_full_disk_everything_kept_stays_and_the_rest_is_refused(small_disk: Path) -> None:
    journal = JournalFolder(small_disk / "journal", small_disk / "state")
    kept: set[str] = set()
    refused = 0
    for _ in range(60):
        entries: list[AnyEntry] = [deed(text="vol " * 1000), evening()]
        try:
            journal.add(entries)
        except Refusal as refusal:
            assert "no room left" in refusal.sentence  # noqa: PT017 - some are refused, some are not
            refused += 1
        else:
            kept |= {each.id for each in entries}
    assert kept
    assert refused > 10
    reading = journal.read()
    assert reading.unreadable == ()
    assert {each.id for each in reading.entries} == kept
    changed = next(each for each in reading.entries if isinstance(each, Deed))
    with pytest.raises(Refusal, match="no room left"):
        journal.change(changed, with_text(changed, "voller " * 4000))
    assert journal.get(changed.id) == changed
