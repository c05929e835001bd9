"""A list to tick from: as many as apply, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from verbindend.locale import mark
from verbindend.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widgets import OptionList

    from verbindend.views.look import Marks

TICKED, OPEN = "[x] ", "[ ] "


class Checklist(Choices):
    """Choices that are ticked one by one: by the space bar, by number, by mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", mark("tick"), id="checklist.mark"),
    ]

    def __init__(
        self,
        choices: Iterable[Choice],
        marks: Marks,
        *,
        ticked: Iterable[str] = (),
        most: int = 0,
    ) -> None:
        choices, held = tuple(choices), list(ticked)
        super().__init__(choices, marks, multiple=most or len(choices) + len(held))
        self.marked = held

    @property
    def given(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list; then what is on this list no more."""
        offered = [choice.id for choice in self.choices]
        gone = [each for each in self.marked if each not in offered]
        return (*(each for each in offered if each in self.marked), *gone)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click ticks; it does not go on."""
        event.stop()
        event.prevent_default()
        self.action_mark()

    def sign(self, index: int | None) -> str:
        """A box before every choice, that shows without colour too."""
        if index is None:
            return " " * len(OPEN)
        return TICKED if self.is_marked(index) else OPEN
