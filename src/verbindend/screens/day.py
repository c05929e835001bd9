"""Ask for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.widgets.day_line import DayLine
from verbindend.widgets.frame import StatusLine
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.widget import Widget


class AskDay(Question["date | None"]):
    """Ask for a day, typed as people write it; None when the leader leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "give", mark("next"), id="day.give", priority=True),
        Binding("escape", "dismiss(None)", mark("back"), id="day.leave"),
    ]

    def __init__(self, shared: Shared, question: str, read: Callable[[str], date]) -> None:
        """What is typed is read by `read`, which refuses what does not fit."""
        super().__init__(shared)
        self._question = question
        self._read = read

    def panel(self) -> Iterable[Widget]:
        """The question and a line to answer it on."""
        today = self.words.short_date(self.companion.desk.today())
        example = self.words.tr("for example tomorrow, Monday or {day}", day=today)
        yield Static(plain(self._question, "bold"), markup=False)
        yield DayLine(self._read, self.words, example=example)
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin on the line."""
        self.query_one(DayLine).focus()

    def on_answer_changed(self) -> None:
        """What was said of the day is true no more."""
        self.query_one(StatusLine).say("")

    def action_give(self) -> None:
        """The day stands, if it is one."""
        try:
            day = self.query_one(DayLine).given
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.dismiss(day)
