from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from itertools import count
from typing import TYPE_CHECKING

import pytest

from faults import KILL, KILL_AFTER, SHORT, Fault, Killed, faulty, tree
from verbindend.core.refusal import Refusal
from verbindend.store import atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OLD, NEW = b"het oude woord", b"het nieuwe woord " * 500

ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS)


def every_call(
    base: Path, how: int, act: Callable[[Path], None], **keys: object
) -> Iterator[tuple[Fault, Path, BaseException | None]]:
    """Do it again and again, each time with a fault at the next call, until there is none."""
    for number in count(1):
        folder = base / f"{number}"
        folder.mkdir()
        fault = Fault(at=number, how=how, **keys)  # type: ignore[arg-type]
        error: BaseException | None = None
        try:
            with faulty(fault):
                act(folder)
        except (OSError, Killed) as raised:
            error = raised
        if not fault.struck:
            assert error is None
            assert number > 5
            return
        yield fault, folder, error


@pytest.mark.parametrize("how", ERRORS)
def test_a_new_file_is_there_whole_or_not_at_all_whichever_call_fails(
    tmp_path: Path, how: int
) -> None:
    def act(folder: Path) -> None:
        atomic.create(folder / "a.toml", NEW)

    struck = set()
    for fault, folder, error in every_call(tmp_path, how, act):
        struck.add(fault.struck)
        assert tree(folder) == ({} if error else {"a.toml": NEW})
    assert struck == {"open", "fchmod", "write", "fsync", "close", "link", "unlink"}


@pytest.mark.parametrize("how", ERRORS)
def test_a_file_written_anew_holds_the_old_or_the_new_whichever_call_fails(
    tmp_path: Path, how: int
) -> None:
    def act(folder: Path) -> None:
        (folder / "a.toml").write_bytes(OLD)
        atomic.replace(folder / "a.toml", NEW)

    struck = set()
    for fault, folder, error in every_call(tmp_path, how, act):
        struck.add(fault.struck)
        assert tree(folder) == {"a.toml": OLD if error else NEW}
    assert struck == {"open", "fchmod", "write", "fsync", "close", "replace", "unlink"}


@pytest.mark.parametrize("how", ERRORS)
def test_where_hard_links_are_refused_a_new_file_is_whole_all_the_same(
    tmp_path: Path, how: int
) -> None:
    def act(folder: Path) -> None:
        atomic.create(folder / "a.toml", NEW)

    for _, folder, error in every_call(tmp_path, how, act, always={"link": errno.EPERM}):
        assert tree(folder) == ({} if error else {"a.toml": NEW})


@pytest.mark.parametrize("how", [KILL, KILL_AFTER])
@pytest.mark.parametrize("old", [None, OLD])
def test_a_program_killed_at_any_call_leaves_the_old_or_the_new(
    tmp_path: Path, how: int, old: bytes | None
) -> None:
    def act(folder: Path) -> None:
        path = folder / "a.toml"
        if old is None:
            atomic.create(path, NEW)
        else:
            path.write_bytes(old)
            atomic.replace(path, NEW)

    seen = set()
    for _, folder, _ in every_call(tmp_path, how, act):
        left = tree(folder)
        seen.add(left.pop("a.toml", None))
        assert len(left) <= 1
        assert all(name.startswith(".a.toml.") and name.endswith(".tmp") for name in left)
    assert seen == {old, NEW}


def test_a_write_that_takes_only_half_goes_on(tmp_path: Path) -> None:
    for number in (1, 2):
        with faulty(Fault(at=number, how=SHORT, only="write")) as fault:
            atomic.replace(tmp_path / "a.toml", NEW)
        assert (tmp_path / "a.toml").read_bytes() == NEW
        assert fault.calls == (2 if number == 1 else 1)


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    atomic.create(path, OLD)
    for always in ({}, {"link": errno.EPERM}):
        with faulty(Fault(at=0, how=0, always=always)), pytest.raises(FileExistsError):
            atomic.create(path, NEW)
        assert tree(tmp_path) == {"a.toml": OLD}


@pytest.mark.parametrize("refused", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK])
def test_no_hard_links_are_needed(tmp_path: Path, refused: int) -> None:
    with faulty(Fault(at=0, how=0, always={"link": refused})):
        atomic.create(tmp_path / "a.toml", NEW)
    assert tree(tmp_path) == {"a.toml": NEW}
    assert stat.S_IMODE((tmp_path / "a.toml").stat().st_mode) == 0o600


@pytest.mark.parametrize("write", [atomic.create, atomic.replace])
def test_when_only_the_folder_is_not_durable_the_file_is_there(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    with faulty(Fault(at=2, how=errno.EIO, only="fsync")) as fault:
        write(tmp_path / "a.toml", NEW)
    assert fault.struck == "fsync"
    assert tree(tmp_path) == {"a.toml": NEW}


def test_the_file_is_durable_before_its_name_and_its_name_before_it_is_told(
    tmp_path: Path,
) -> None:
    order: list[str] = []

    class Noted(Fault):
        def wrapped(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
            def call(*args: object, **keys: object) -> object:
                order.append(name)
                return real(*args, **keys)

            return call

    with faulty(Noted(at=0, how=0)):
        atomic.replace(tmp_path / "a.toml", NEW)
    assert [each for each in order if each in ("fsync", "replace")] == ["fsync", "replace", "fsync"]
    order.clear()
    with faulty(Noted(at=0, how=0)):
        atomic.create(tmp_path / "b.toml", NEW)
    assert [each for each in order if each in ("fsync", "link")] == ["fsync", "link", "fsync"]


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Each of the masks that a shell may have set."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_files_and_folders_are_for_the_owner_only_whatever_the_mask(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b" / "c"
    atomic.make_folder(folder)
    atomic.create(folder / "new.toml", NEW)
    atomic.replace(folder / "again.toml", NEW)
    for path in (tmp_path / "a", tmp_path / "a" / "b", folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for path in (folder / "new.toml", folder / "again.toml"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    atomic.make_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_in_the_place_of_a_folder_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(OLD)
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(Refusal, match="is not a folder"), atomic.explained(folder):
            atomic.make_folder(folder)
    assert (tmp_path / "a").read_bytes() == OLD


# reading ------------------------------------------------------------------------------------------


def test_a_file_is_read_up_to_the_most(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345678")
    assert atomic.read(path, 8) == b"12345678"
    with pytest.raises(OSError, match="too large"):
        atomic.read(path, 7)


def test_a_file_without_end_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(10 * 2**30)
    begun = time.monotonic()
    with pytest.raises(OSError, match="too large"):
        atomic.read(path, 1000)
    assert time.monotonic() - begun < 1


def test_only_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(OLD)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path / "link", tmp_path / "pipe", tmp_path, "/dev/zero", "/dev/null"):
        with pytest.raises(OSError, match=r".") as told:
            atomic.read(odd, 1000)
        assert told.value.errno in (errno.EINVAL, errno.ELOOP)


# leftovers ----------------------------------------------------------------------------------------


def test_what_a_killed_program_left_is_removed_after_an_hour(tmp_path: Path) -> None:
    ours = atomic.write_aside(tmp_path / "2026-11-23-1630-waarderen-abc234.toml", NEW)
    fresh = atomic.write_aside(tmp_path / "acts.json", NEW)
    others = [
        tmp_path / name
        for name in (
            ".syncthing.a.toml.tmp",
            ".~lock.tmp",
            "a.tmp",
            ".tmp",
            "a.toml",
            ".a.1234.tmp",
        )
    ]
    for path in others:
        path.write_bytes(OLD)
    long_ago = time.time() - 3700
    for path in (ours, *others):
        os.utime(path, (long_ago, long_ago))
    atomic.sweep(tmp_path)
    assert not ours.exists()
    assert all(path.exists() for path in (fresh, *others))
    atomic.sweep(tmp_path / "not-there")


# what is said -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOTDIR, "is not a folder"),
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EFBIG, "no room left"),
        (errno.EACCES, "cannot be used"),
        (errno.EROFS, "cannot be used"),
        (errno.EIO, "cannot be used"),
    ],
)
def test_what_the_system_says_becomes_one_sentence(tmp_path: Path, number: int, said: str) -> None:
    with pytest.raises(Refusal, match=said) as told, atomic.explained(tmp_path):
        raise OSError(number, os.strerror(number))
    assert told.value.facts["folder"] == tmp_path
    assert told.value.__cause__ is None


# in another process -------------------------------------------------------------------------------

KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from verbindend.store import atomic

folder = Path(sys.argv[1])
for run in range(30):
    child = os.fork()
    if child == 0:
        number = 0
        while True:
            number += 1
            name = f"{run}-{number}"
            atomic.create(folder / name, name.encode() * 3000)
            os.write(1, f"{name}\\n".encode())
            atomic.replace(folder / "one", name.encode() * 3000)
    time.sleep(random.uniform(0.005, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def test_a_program_killed_thirty_times_leaves_no_torn_file(tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)], capture_output=True, check=True
    )
    told = done.stdout.decode().split()
    assert told
    held = {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}
    one = held.pop("one")
    assert one == one[: len(one) // 3000] * 3000
    for name, data in held.items():
        assert data == name.encode() * 3000
    assert set(told) <= set(held)
