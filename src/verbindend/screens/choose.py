"""Choose one of a few, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.frame import StatusLine
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget
    from textual.widgets import OptionList

    from verbindend.widgets.checklist import Checklist
    from verbindend.widgets.messages import AnswerGiven


class Choose(Question[str | None]):
    """Ask for one of a few choices; None when the leader leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", mark("back"), id="choose.leave"),
    ]

    def __init__(
        self, shared: Shared, question: str, choices: Sequence[Choice], chosen: str = ""
    ) -> None:
        super().__init__(shared)
        self._question = question
        self._choices = choices
        self._chosen = chosen

    def panel(self) -> Iterable[Widget]:
        """The question and the choices."""
        yield Static(plain(self._question, "bold"), markup=False)
        yield Choices(self._choices, self.marks, chosen=self._chosen)
        if any(choice.about for choice in self._choices):
            yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Choices).focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the choice pointed at."""
        event.stop()
        for about in self.query("#about").results(Static):
            about.update(plain(self.query_one(Choices).about))

    def on_answer_given(self, event: AnswerGiven) -> None:
        """The choice stands."""
        event.stop()
        self.dismiss(self.query_one(Choices).value)


class ChooseSeveral(Question[tuple[str, ...] | None]):
    """Ask for as many of the choices as apply; None when the leader leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", mark("keep"), id="several.keep", priority=True),
        Binding("escape", "dismiss(None)", mark("back"), id="several.leave"),
    ]

    def __init__(self, shared: Shared, question: str, checklist: Checklist) -> None:
        super().__init__(shared)
        self._question = question
        self._checklist = checklist

    def panel(self) -> Iterable[Widget]:
        """The question and the choices."""
        yield Static(plain(self._question, "bold"), markup=False)
        yield self._checklist
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin in the list."""
        self._checklist.focus()

    def on_too_many_marked(self) -> None:
        """Say why it was not ticked, until something else is done."""
        self.query_one(StatusLine).say(self.words.tr("At most two: lift one first."))

    def on_answer_changed(self) -> None:
        """What was said of the ticks is true no more."""
        self.query_one(StatusLine).say("")

    def action_keep(self) -> None:
        """The ticks stand."""
        self.dismiss(self._checklist.given)


def essential_for_today(shared: Shared) -> Choose:
    """Ask which essential is to be the one of today."""
    choices = [
        Choice(id=essential.id, label=essential.title, about=essential.short)
        for essential in shared.companion.desk.library.essentials.values()
    ]
    question = shared.words.tr("Which essential do you want to practise today?")
    return Choose(shared, question, choices)
