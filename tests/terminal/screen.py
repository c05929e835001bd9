"""The program in a real terminal: a pty, and an emulator that reads what stands on its screen."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

import pexpect
import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

PATIENCE = 15.0
"""Seconds after which something that should happen counts as not happening."""

MOMENT = 0.02
"""Seconds without a byte after which a frame counts as painted."""

TERMINAL = [
    pytest.mark.terminal,
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # a pty needs a fork
]
"""The marks of every test that opens a terminal."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "shift+left": "\x1b[1;2D",
    "home": "\x1b[H",
    "f1": "\x1bOP",
    "f9": "\x1b[20~",
}
"""What a terminal sends for the keys that are no character; ctrl and a letter are computed."""

LANGUAGES = {"nl": "nl_NL.UTF-8", "en": "en_GB.UTF-8"}

CONTROL = re.compile("\x1b\\[[?<]?[0-9;]*[a-zA-Z]")
LEAVES_THE_SCREEN = b"\x1b[?1049l"
"""A program gives the terminal back with what stood there before it."""


class Terminal:
    """The program on a screen of its own, with the home of the test."""

    def __init__(
        self,
        journal: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        language: str = "nl",
        program: Sequence[str] = ("-m", "verbindend"),
        **environment: str,
    ) -> None:
        columns, rows = size
        self.raw = b""
        """Every byte that the program sent."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            [*program, "--journal", str(journal), *arguments],
            env=_environment(language, environment),
            dimensions=(rows, columns),
            preexec_fn=_as_from_a_shell,
        )
        self._child.delaybeforesend = None
        self._open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._child.kill(signal.SIGKILL)
        self.hang_up()
        self.end()

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def flat(self) -> str:
        """The same as one line, to look for a text that may have been wrapped."""
        return " ".join(self.text.split())

    @property
    def reversed(self) -> str:
        """What is shown with its colours the other way round."""
        lines = self._screen.buffer
        return "".join(
            lines[y][x].data
            for y in range(self._screen.lines)
            for x in range(self._screen.columns)
            if lines[y][x].reverse
        )

    @property
    def line(self) -> str:
        """The line of the screen that the cursor is on."""
        return self._screen.display[self._screen.cursor.y]

    @property
    def after(self) -> str:
        """What the program printed after it gave the screen back."""
        _, left, after = self.raw.rpartition(LEAVES_THE_SCREEN)
        assert left, "the screen was not given back"
        return CONTROL.sub("", after.decode()).strip()

    def see(self, *texts: str, without: str = "") -> None:
        """Wait until all these texts stand on the screen, and another one does not."""
        self.wait(
            lambda: (
                all(text in self.flat for text in texts) and not (without and without in self.flat)
            ),
            f"{texts} on the screen, without {without!r}",
        )

    def wait(self, happened: Callable[[], object], what: str) -> None:
        """Wait until something happened, with the screen kept up to date and painted whole."""
        until = time.monotonic() + PATIENCE
        while self.receive() or not happened():
            if time.monotonic() > until:
                message = f"not within {PATIENCE:.0f} s: {what}\n{self.text}"
                raise AssertionError(message)

    def receive(self) -> bool:
        """Take in what the program sent, or give it a moment; whether there was anything."""
        try:
            sent = self._child.read_nonblocking(1 << 16, timeout=MOMENT)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            time.sleep(MOMENT)
            return False
        self.raw += sent
        self._stream.feed(sent)
        return True

    def press(self, *keys: str) -> None:
        """Press keys, by their names or characters."""
        for key in keys:
            letter = key.removeprefix("ctrl+")
            self._child.send(KEYS.get(key, key) if letter == key else chr(ord(letter) & 0x1F))

    def type(self, text: str) -> None:
        """Type a text; a line break is the enter key."""
        self._child.send(text.replace("\n", KEYS["enter"]))

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._child.send(data)

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal marks it."""
        self._child.send(f"\x1b[200~{text}\x1b[201~")

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def hang_up(self) -> None:
        """Close the window, as far as the program can tell."""
        if self._open:
            self._child.ptyproc.fileobj.close()  # type: ignore[attr-defined] # close() also kills
            self._open = False

    def end(self, within: float = PATIENCE) -> int:
        """Wait until the program ended by itself: its exit status, or minus the signal."""
        until = time.monotonic() + within
        while self._child.isalive():
            if time.monotonic() > until:
                message = f"the program did not end within {within:.0f} s\n{self.text}"
                raise AssertionError(message)
            self._receive_if_open()
        self._receive_if_open()
        number = self._child.signalstatus
        return self._child.exitstatus or 0 if number is None else -number

    @property
    def is_for_typing(self) -> bool:
        """Whether the terminal shows what is typed and waits for whole lines, as a shell's does."""
        flags: int = termios.tcgetattr(self._child.child_fd)[3]
        return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)

    def _receive_if_open(self) -> None:
        if self._open:
            while self.receive():
                pass
        else:
            time.sleep(MOMENT)


def _as_from_a_shell() -> None:
    """Hear ctrl+c also when these tests were started in the background, where it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _environment(language: str, more: Mapping[str, str]) -> dict[str, str]:
    """The test's own home, a locale and a terminal; nothing else of the world around."""
    return {
        "HOME": os.environ["HOME"],
        "PATH": os.environ["PATH"],
        "LANG": LANGUAGES[language],
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
        "TZ": os.environ["TZ"],
        **more,
    }
