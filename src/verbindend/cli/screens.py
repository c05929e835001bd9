"""Opening the screens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from verbindend.app import Verbindend
from verbindend.core.refusal import Refusal
from verbindend.screens.base import Shared

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.companion.flow import Flow


def need_terminal() -> None:
    """See to it that there are keys to read and a screen to draw on.

    Raises:
        Refusal: there is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):  # the screens are drawn on stderr
        raise Refusal(
            "The screens need a terminal: see `verbindend --help` for what works without."
        )


def open_app(run: Run, begin: Flow | None = None, *, welcome: bool | None = None) -> int:
    """Open the program; its exit code.

    Raises:
        Refusal: there is no terminal, or the journal cannot be used at all.
    """
    need_terminal()
    run.journal.plan()  # refused here when the folder cannot be read
    run.on_screen = True
    shared = Shared(companion=run.companion, words=run.words, marks=run.look.marks)
    first_time = not run.settings.welcomed if welcome is None else welcome
    app = Verbindend(shared, begin=begin, welcome=first_time and begin is None)
    app.run()
    run.sweep()
    return app.return_code or 0
