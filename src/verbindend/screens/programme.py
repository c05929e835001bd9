"""A programme: its weeks, and the one that the leader is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.plain import joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from verbindend.core.guided import Programme
    from verbindend.core.programme import Place
    from verbindend.widgets.messages import AnswerGiven


class ProgrammePage(Question[str | None]):
    """Choose the week to be in. Returns its number, or that the programme is left."""

    LEAVE = "leave"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", mark("back"), id="programme.leave"),
    ]

    def __init__(self, shared: Shared, programme: Programme, here: Place | None) -> None:
        super().__init__(shared)
        self._programme = programme
        self._here = here.number if here and here.programme.id == programme.id else None

    def panel(self) -> Iterable[Widget]:
        """What it is, and its weeks; the next one is pointed at."""
        programme, words = self._programme, self.words
        told = joined(
            plain(programme.title, "bold"), plain(f"\n\n{programme.intro}\n", "$text-muted")
        )
        yield Static(told, markup=False)
        titles = self.library.titles
        choices = [
            Choice(
                id=str(week.number),
                label=words.tr(
                    "week {number}: {title}", number=week.number, title=titles[week.essential]
                ),
                note=words.tr("you are here") if week.number == self._here else "",
            )
            for week in programme.week
        ]
        if self._here:
            choices.append(Choice(id=self.LEAVE, label=words.tr("Leave the programme")))
        following = min((self._here or 0) + 1, len(programme.week))
        yield Choices(choices, self.marks, chosen=str(following), numbered=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Choices).focus()

    def on_answer_given(self, event: AnswerGiven) -> None:
        """The choice stands."""
        event.stop()
        self.dismiss(self.query_one(Choices).value)
