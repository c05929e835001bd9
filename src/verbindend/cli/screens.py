"""Opening the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.app import Verbindend
from verbindend.screens.base import Shared

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.companion.flow import Flow


def open_app(run: Run, begin: Flow | None = None, *, welcome: bool | None = None) -> int:
    """Open the program; its exit code.

    Raises:
        Refusal: the journal cannot be used at all.
    """
    run.journal.read()
    run.sweep()
    shared = Shared(companion=run.companion, words=run.words, marks=run.look.marks)
    first_time = not run.settings.welcomed if welcome is None else welcome
    app = Verbindend(shared, begin=begin, welcome=first_time and begin is None)
    app.run()
    return app.return_code or 0
