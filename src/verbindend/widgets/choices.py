"""A list to choose from: by arrow, by number, by mouse. The pointer shows where one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets.option_list import Option

from verbindend.locale import mark
from verbindend.widgets.messages import AnswerChanged, AnswerGiven, TooManyMarked
from verbindend.widgets.plain import joined, plain
from verbindend.widgets.pointer_list import PointerList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.content import Content
    from textual.widgets import OptionList

    from verbindend.views.look import Marks

MARK_WIDTH = 2
NUMBERED = 9
"""How many choices can be reached by a number key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the things to choose."""

    id: str
    label: str
    note: str = ""
    """Said after it, muted, in a column of its own."""
    about: str = ""
    """Said below the list while it is pointed at."""


class Choices(PointerList):
    """A list of choices; with `multiple`, the space bar marks several of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", mark("mark"), id="choices.mark", show=False),
    ]

    def __init__(
        self,
        choices: Iterable[Choice],
        marks: Marks,
        *,
        chosen: str = "",
        multiple: int = 0,
        numbered: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        self.choices: Sequence[Choice] = tuple(choices)
        self.most = multiple
        self._numbered = numbered
        self.marked: list[str] = []
        super().__init__(*self._built(), marks=marks, id=id)
        ids = [choice.id for choice in self.choices]
        self._first = ids.index(chosen) if chosen in ids else 0

    def on_mount(self) -> None:
        """Begin at the choice made before, else at the first."""
        self.highlighted = self._first if self.choices else None

    @property
    def value(self) -> str | None:
        """The id of the choice pointed at."""
        if self.highlighted is None or not self.choices:
            return None
        return self.choices[self.highlighted].id

    @property
    def about(self) -> str:
        """What there is to say of the choice pointed at."""
        return self.choices[self.highlighted].about if self.highlighted is not None else ""

    def show(self, choices: Iterable[Choice], chosen: str = "") -> None:
        """Offer other choices, and point at the same one as before where it is still there."""
        held = chosen or self.value
        self.choices = tuple(choices)
        self.set_options(self._built())
        ids = [choice.id for choice in self.choices]
        self.highlighted = ids.index(held) if held in ids else (0 if ids else None)

    def on_key(self, event: events.Key) -> None:
        """A number chooses at once."""
        if event.character and event.character.isdecimal() and self._number(event.character):
            event.stop()
            event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Marking is for lists of which several can be chosen."""
        return action != "mark" or bool(self.most)

    def action_mark(self) -> None:
        """Mark what is pointed at, or lift its mark."""
        if not self.most or self.value is None:
            return
        if self.value in self.marked:
            self.marked.remove(self.value)
        elif len(self.marked) < self.most:
            self.marked.append(self.value)
        else:
            self.app.bell()
            self.post_message(TooManyMarked())
            return
        self._clear_caches()
        self.refresh()
        self.post_message(AnswerChanged())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Entering a choice gives the answer."""
        event.stop()
        self.post_message(AnswerGiven())

    def before(self, index: int | None) -> str:
        """The pointer and, where several can be chosen, the mark of those that were."""
        return super().before(index) + (self.sign(index) if self.most else "")

    def sign(self, index: int | None) -> str:
        """What says whether a choice is marked, as wide on every line."""
        return f"{self.marks.focus} " if self.is_marked(index) else " " * MARK_WIDTH

    def is_marked(self, index: int | None) -> bool:
        """Whether the choice of this index is marked."""
        return index is not None and self.choices[index].id in self.marked

    def _get_left_gutter_width(self) -> int:
        return super()._get_left_gutter_width() + (len(self.sign(None)) if self.most else 0)

    def point(self, number: int) -> bool:
        """Point at the choice of this number; whether there is one."""
        if not self._numbered or not 1 <= number <= min(NUMBERED, len(self.choices)):
            return False
        self.highlighted = number - 1
        return True

    def _number(self, typed: str) -> bool:
        if not self.point(int(typed)):
            return False
        self.action_mark() if self.most else self.post_message(AnswerGiven())
        return True

    def _built(self) -> list[Option]:
        return [Option(self._prompt(n, choice)) for n, choice in enumerate(self.choices, 1)]

    def _prompt(self, number: int, choice: Choice) -> Content:
        if self._numbered and len(self.choices) > 1:
            key = f"{number} " if number <= NUMBERED else "  "
            return joined(plain(key, "$text-muted"), plain(choice.label))
        if not choice.note:
            return plain(choice.label)
        width = max(len(each.label) for each in self.choices if each.note)
        return joined(plain(f"{choice.label:{width}}   "), plain(choice.note, "$text-muted"))
