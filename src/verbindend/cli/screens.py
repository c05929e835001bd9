"""Opening the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbindend.cli.run import Run
    from verbindend.companion.flow import Flow


def open_app(run: Run, flow: Flow | None = None) -> int:
    """Open the program; its exit code."""
    raise NotImplementedError
