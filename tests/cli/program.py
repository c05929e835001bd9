"""The program as a leader's shell runs it: a process of its own, with a home of its own."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from fcntl import ioctl
from pathlib import Path
from struct import pack, unpack
from termios import FIONREAD
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content" / "verbindend-kern"
LOCALES = {"nl": "nl_NL.UTF-8", "en": "en_GB.UTF-8"}
PROGRAM = (sys.executable, "-m", "verbindend")

_AHEAD = 13 - datetime.now(UTC).hour
EARLY_AFTERNOON = timezone(timedelta(hours=_AHEAD))
"""A zone where it is between one and two now: far from midnight, four o'clock and noon."""

_DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run left: its exit code, and both of its outputs."""

    code: int
    raw: bytes
    raw_err: bytes

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def err(self) -> str:
        return self.raw_err.decode()

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def messages(self) -> list[str]:
        return self.err.splitlines()


@dataclass(kw_only=True)
class Program:
    """A journal, a home and a shell to run the program in."""

    folder: Path
    language: str = "nl"
    name: str = "dagboek"
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def journal(self) -> Path:
        return self.folder / self.name

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def settings(self) -> Path:
        return self.home / "config" / "verbindend" / "settings.toml"

    @property
    def today(self) -> date:
        """The leader's day in the zone of the runs, where it is early afternoon."""
        return datetime.now(EARLY_AFTERNOON).date()

    def shell(self, language: str = "", **more: str) -> dict[str, str]:
        """The environment of a run; a variable made empty is taken out."""
        everything = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "LANG": LOCALES[language or self.language],
            "VERBINDEND_JOURNAL": str(self.journal),
            "TZ": f"TST{-_AHEAD}",
            **self.environment,
            **more,
        }
        return {name: value for name, value in everything.items() if value}

    def run(
        self,
        *arguments: str | bytes,
        stdin: str | bytes = b"",
        language: str = "",
        env: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
        keyboard: bool = False,
    ) -> Result:
        """Run a command. `before` are the words in front of it, such as a wrapper's.

        With `keyboard` the input is a terminal on which `stdin` is typed. Whatever is run, it shows
        no traceback, and nothing on either output that a terminal would obey.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        typed = stdin if isinstance(stdin, bytes) else stdin.encode()
        command = [*before, *PROGRAM, *arguments]
        shell = self.shell(language, **(env or {}))
        if keyboard:
            with _keyboard(typed) as terminal:
                done = subprocess.run(
                    command, stdin=terminal, capture_output=True, env=shell, check=False, timeout=60
                )
        else:
            done = subprocess.run(
                command, input=typed, capture_output=True, env=shell, check=False, timeout=60
            )
        result = Result(code=done.returncode, raw=done.stdout, raw_err=done.stderr)
        assert "Traceback" not in result.err, result.err
        found = _DANGEROUS.search(result.out) or _DANGEROUS.search(result.err)
        assert not found, (found, result)
        return result

    def ok(
        self,
        *arguments: str | bytes,
        stdin: str | bytes = b"",
        language: str = "",
        env: Mapping[str, str] | None = None,
    ) -> Result:
        """Run a command that is to succeed."""
        result = self.run(*arguments, stdin=stdin, language=language, env=env)
        assert result.code == 0, result
        return result

    def files(self) -> list[Path]:
        """Every entry file, by name."""
        return sorted(self.journal.glob("*/*/*.toml"))

    def entry(self, entry_id: str) -> dict[str, Any]:
        """An entry as any program reads it."""
        path = self.journal / entry_id[:4] / entry_id[5:7] / f"{entry_id}.toml"
        return tomllib.loads(path.read_bytes().decode())

    def write(self, entry_id: str, text: str | bytes) -> Path:
        """Put a file in the journal by hand."""
        path = self.journal / entry_id[:4] / entry_id[5:7] / f"{entry_id}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def disk(self) -> dict[str, bytes | None]:
        """All that is on disk; of the state folder only its files, without the lock.

        What is derived, and may be thrown away, is left out.
        """
        state, cache = self.home / "state", self.home / "cache"
        found: dict[str, bytes | None] = {}
        for path in sorted(self.folder.rglob("*")):
            if path == cache or path.is_relative_to(cache):
                continue
            if path.name == "journal.lock" or (path.is_dir() and path.is_relative_to(state)):
                continue
            found[str(path)] = path.read_bytes() if path.is_file() else None
        return found


def entry_text(day: date, kind: str, *keys: str, at: str = "09:30:00+00:00") -> str:
    """An entry as a leader or another program would write it by hand."""
    lines = ("format = 1", f'kind = "{kind}"', f"written = {day}T{at}", f"day = {day}", *keys)
    return "\n".join(lines) + "\n"


@contextmanager
def _keyboard(typed: bytes) -> Iterator[int]:
    """A terminal on which somebody types, and nobody looks at the echo."""
    theirs, ours = pty.openpty()
    gone = Event()
    typist = Thread(target=_type, args=(theirs, ours, typed, gone))
    typist.start()
    try:
        yield ours
    finally:
        gone.set()
        typist.join()
        os.close(theirs)
        os.close(ours)


def _type(theirs: int, ours: int, typed: bytes, gone: Event) -> None:
    """Type a line when the one before it was read, as a terminal has room for about one."""
    for line in typed.splitlines(keepends=True):
        os.write(theirs, line)
        while unread(ours) and not gone.wait(0.005):
            pass


def unread(terminal: int) -> int:
    """How many bytes wait to be read."""
    (count,) = unpack("i", ioctl(terminal, FIONREAD, pack("i", 0)))
    return int(count)
