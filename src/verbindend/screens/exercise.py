"""An exercise: begin it, or go on with what was begun; and what was done with it, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.core.guided import Shape
from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.views import timeline
from verbindend.views.message import message
from verbindend.views.record_text import Role, record_line, whole_record
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.frame import StatusLine
from verbindend.widgets.plain import joined, plain
from verbindend.widgets.timeline import OnLine, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from verbindend.core.guided import GuidedExercise
    from verbindend.core.records import Record
    from verbindend.widgets.messages import AnswerGiven

STYLES = {Role.TITLE: "bold", Role.HEAD: "bold", Role.QUESTION: "$text-muted", Role.ANSWER: ""}

WAS = ":was"
"""After the id of a record on a line: the point of what was before."""
ROOMY = 24
"""From how many lines on there is room for more than the points of a line."""

BEGIN = ""
"""What is returned instead of a record's id to begin a new one."""


class ExercisePage(Question[str | None]):
    """What was begun with an exercise. Returns the id of a record to read, or that to begin."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", mark("back"), id="exercise.leave"),
    ]

    def __init__(self, shared: Shared, exercise: GuidedExercise, records: Sequence[Record]) -> None:
        super().__init__(shared)
        self._exercise = exercise
        self._records = records

    def panel(self) -> Iterable[Widget]:
        """What it is, and what there is of it."""
        exercise, words = self._exercise, self.words
        told = joined(
            plain(exercise.title, "bold"), plain(f"\n\n{exercise.intro}\n", "$text-muted")
        )
        yield Static(told, markup=False)
        page = exercise.form == Shape.CANVAS and self._records
        label = words.tr("Write on at this page") if page else words.tr("Begin a new one")
        minutes = words.tr("{count} min", count=exercise.minutes)
        begin = Choice(id=BEGIN, label=label, note=minutes)
        if exercise.line:
            yield Timeline([begin, *self._points()], self.marks, numbered=False)
            return
        begun = [
            Choice(id=record.id, label=record_line(record, exercise, words))
            for record in self._records
        ]
        yield Choices([begin, *begun], self.marks, numbered=False)

    def _points(self) -> Iterable[OnLine]:
        """What there is, as points on a line; each opens the record that it is from."""
        found = timeline.points(self._records, self._exercise, self.words)
        has_room = self.app.size.height >= ROOMY
        for point, day in zip(found, timeline.days(found, self.words), strict=True):
            yield OnLine(
                id=point.record if point.is_now else f"{point.record}{WAS}",
                label=f"{day}  {point.text}",
                sign=timeline.sign(point, self.marks),
                below=point.below if has_room else (),
            )

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Choices).focus()

    def on_answer_given(self, event: AnswerGiven) -> None:
        """The choice stands."""
        event.stop()
        self.dismiss((self.query_one(Choices).value or BEGIN).removesuffix(WAS))


class RecordPage(Question[bool]):
    """What was done with an exercise, to read. Returns whether to go on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(False)", mark("back"), id="record.leave"),
        Binding("enter", "go_on", mark("go on"), id="record.go_on"),
        Binding("c", "copy", mark("copy"), id="record.copy"),
    ]

    def __init__(self, shared: Shared, record: Record) -> None:
        super().__init__(shared)
        self._record = record
        self._more = not shared.companion.exercises.is_finished(record)
        exercise = shared.companion.desk.library.exercises[record.exercise]
        self._message = message(record, exercise, shared.words)

    def panel(self) -> Iterable[Widget]:
        """All of it."""
        lines = whole_record(self._record, self.library, self.words)
        yield Static(
            joined(*(plain(_apart(*line), STYLES[line[0]]) for line in lines)), markup=False
        )
        if self._message:
            yield StatusLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """What is finished cannot be gone on with, and without a message there is none to copy."""
        return {"go_on": self._more, "copy": bool(self._message)}.get(action, True)

    def action_go_on(self) -> None:
        """Go on with it."""
        self.dismiss(result=True)

    def action_copy(self) -> None:
        """Put the message on the clipboard, by way of the terminal; not every one takes it."""
        self.app.copy_to_clipboard(self._message)
        self.query_one(StatusLine).say(
            self.words.tr("Copied. If it does not paste, select it with shift and the mouse.")
        )


def _apart(role: Role, text: str) -> str:
    """A line of a record, with room above a question or a heading."""
    match role:
        case Role.TITLE:
            return text
        case Role.ANSWER:
            return f"\n{text}"
        case _:
            return f"\n\n{text}"
