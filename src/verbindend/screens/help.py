"""Help: the keys that work here, what the marks mean, where the files are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.widgets.plain import joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.binding import ActiveBinding
    from textual.content import Content
    from textual.widget import Widget

KEY_WIDTH = 10


class Help(Question[None]):
    """What there is to know about the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss(None)", mark("back"), id="help.leave"),
    ]

    def __init__(self, shared: Shared, keys: list[ActiveBinding]) -> None:
        super().__init__(shared)
        self._keys = keys

    def panel(self) -> Iterable[Widget]:
        """One page."""
        page = joined(*self._keys_here(), *self._signs(), *self._good_to_know())
        yield Static(page, markup=False)

    def _keys_here(self) -> Iterator[Content]:
        yield plain(self.words.tr("Keys") + "\n", "bold")
        told = set()
        for active in self._keys:
            binding = active.binding
            name = binding.tooltip or binding.description
            if binding.id and name and name not in told:
                told.add(name)
                display = self.app.get_key_display(binding)
                yield plain(f"  {display:{KEY_WIDTH}}", "$deed")
                yield plain(f"{name}\n")

    def _signs(self) -> Iterator[Content]:
        signs = self.marks
        told = [
            (signs.deed, mark("deed: something you did, the only thing that counts as practised")),
            (signs.reflection, mark("reflection: you looked back")),
            (signs.both, mark("both on one day, in the calendar")),
            (signs.intention, mark("intention: if …, then …")),
            (signs.focus, mark("your focus")),
            (signs.done, mark("intention done")),
            (signs.different, mark("intention done differently")),
            (signs.failed, mark("intention that did not work out")),
            (signs.none, mark("nothing, no chance, or let go")),
            (signs.paused, mark("a day in a pause, in the calendar")),
        ]
        yield plain("\n" + self.words.tr("Marks") + "\n", "bold")
        for sign, meaning in told:
            yield plain(f"  {sign:{KEY_WIDTH}}{self.words.tr(meaning)}\n")

    def _good_to_know(self) -> Iterator[Content]:
        yield plain("\n" + self.words.tr("Good to know") + "\n", "bold")
        place = self.companion.journal.place
        for sentence in (
            self.words.tr("Your journal is in {place}, on this computer only.", place=place),
            self.words.tr(
                "More or less than before is a rule of thumb: four weeks compared with four before."
            ),
            self.words.tr("With ctrl and an arrow up or down you read on below a field."),
            self.words.tr("Everything here can also be done with a command: verbindend --help."),
            self.words.tr(
                "This is a practice notebook, not counselling. If it gets too much, talk to your "
                "doctor, the company doctor or someone you trust."
            ),
        ):
            yield plain(f"  {sentence}\n")
