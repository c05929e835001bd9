"""A day, typed as people write it; the border says which one that is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal
from verbindend.widgets.line import Line
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.widgets import Input

    from verbindend.core.entry import Value
    from verbindend.locale import Words


class DayLine(Line):
    """One line for a date. What was typed before may be no date yet."""

    def __init__(
        self,
        read: Callable[[str], date | None],
        words: Words,
        *,
        held: Value | None = None,
        example: str = "",
    ) -> None:
        super().__init__(str(held or ""), placeholder=example)
        self._read = read
        """What a text means; a refusal where it is no date."""
        self._words = words
        self._echo()

    @property
    def given(self) -> date | None:
        """The day.

        Raises:
            Refusal: it is no date.
        """
        return self._read(self.value)

    @property
    def typed(self) -> Value | None:
        """The day, which stays the same one tomorrow; as it was typed while it is none."""
        with suppress(Refusal):
            return self.given
        return self.value

    def on_input_changed(self, event: Input.Changed) -> None:  # noqa: ARG002 - told on by the line
        """Say which day it is."""
        self._echo()

    def _echo(self) -> None:
        meant = None
        with suppress(Refusal):
            meant = self.given
        self.border_subtitle = plain(self._words.long_date(meant) if meant else "")
