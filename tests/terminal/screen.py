"""The program in a real terminal: a pty, and an emulator that reads what stands on its screen."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

PATIENCE = 15.0
"""Seconds after which something that should happen counts as not happening."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "f1": "\x1bOP",
    "f9": "\x1b[20~",
    "home": "\x1b[H",
    "pagedown": "\x1b[6~",
}
"""What a terminal sends for the keys that are no character; ctrl and a letter are computed."""

LEAVES_SCREEN = b"\x1b[?1049l"
"""A program gives the terminal back as it was."""


class Terminal:
    """The program on a screen of its own, with a home of its own."""

    def __init__(
        self,
        journal: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        language: str = "nl",
        command: Sequence[str] = ("-m", "verbindend"),
        **environment: str,
    ) -> None:
        columns, rows = size
        self.raw = b""
        """Every byte that the program sent."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(
            sys.executable,
            [*command, "--journal", str(journal), *arguments],
            env=_environment(language, environment),  # type: ignore[arg-type] # typed too narrowly
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is not None:
            sys.stdout.write(f"--- the screen ---\n{self.text}\n------------------\n")
        with suppress(OSError):
            self._child.kill(signal.SIGKILL)
        self._child.wait()
        self._child.close()

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, line by line."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines)

    @property
    def flat(self) -> str:
        """The same as one line, to look for a text that may have been wrapped."""
        return " ".join(self.text.split())

    @property
    def shown(self) -> str:
        """Every character that the program sent, in the order it came."""
        return self.raw.decode(errors="surrogateescape")

    def see(self, *texts: str, without: str = "") -> None:
        """Wait until all these texts stand on the screen, and another one does not."""
        self.wait(
            lambda: all(text in self.flat for text in texts)
            and (not without or without not in self.flat),
            f"{texts} on the screen",
        )

    def wait(self, happened: Callable[[], object], what: str) -> None:
        """Wait until something happens, with the screen kept up to date meanwhile."""
        until = time.monotonic() + PATIENCE
        while not happened():
            self.receive()
            if time.monotonic() > until:
                message = f"not within {PATIENCE:.0f} s: {what}\n{self.text}"
                raise AssertionError(message)

    def receive(self) -> None:
        """Take in what the program sent, or give it a moment."""
        with suppress(pexpect.TIMEOUT, pexpect.EOF):
            sent = self._child.read_nonblocking(1 << 16, timeout=0.02)
            self.raw += sent
            self._stream.feed(sent)

    def press(self, *keys: str) -> None:
        """Press keys, by their names or characters."""
        for key in keys:
            if key.startswith("ctrl+"):
                self.type(chr(ord(key.removeprefix("ctrl+")) & 0x1F))
            else:
                self.type(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Type a text; a line break is the enter key."""
        self._child.send(text.replace("\n", "\r"))

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal marks it."""
        self._child.send(f"\x1b[200~{text}\x1b[201~")

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        self._child.kill(number)

    def hang_up(self) -> None:
        """Close the window, as far as the program can tell."""
        os.close(self._child.child_fd)

    @property
    def ended(self) -> bool:
        """Whether the program is no longer there."""
        return not self._child.isalive()

    def end(self) -> int:
        """Wait until the program ended by itself: its exit status, or minus the signal."""
        self.wait(lambda: self.ended, "the program ends")
        for _ in range(3):
            self.receive()
        status, number = self._child.exitstatus, self._child.signalstatus
        return -number if number is not None else status or 0


def _environment(language: str, more: Mapping[str, str]) -> dict[str, str]:
    """The test's own home, a locale, a terminal; nothing else of the world around."""
    names = {
        "nl": "nl_NL.UTF-8",
        "en": "en_GB.UTF-8",
    }
    given = {
        "HOME": os.environ["HOME"],
        "PATH": os.environ["PATH"],
        "LANG": names[language],
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        "COLORTERM": "truecolor",
    }
    return given | more
