"""A short answer on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from verbindend.core.clean import clean
from verbindend.core.people import handles
from verbindend.widgets.messages import AnswerChanged, AnswerGiven

if TYPE_CHECKING:
    from textual import events

    from verbindend.core.entry import Value


class Line(Input):
    """One line of text."""

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(
            clean(text).replace("\n", " "),
            placeholder=placeholder,
            compact=True,
            select_on_focus=False,  # what is selected would be gone with the next key
        )

    def on_mount(self) -> None:
        """Write on where the text ended."""
        self.cursor_position = len(self.value)

    def on_paste(self, event: events.Paste) -> None:
        """Several lines come on this one: no word of them is dropped."""
        event.text = event.text.replace("\n", " ")

    @property
    def given(self) -> Value | None:
        """The answer.

        Raises:
            Refusal: it does not fit.
        """
        return clean(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(AnswerChanged())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter gives the answer."""
        event.stop()
        self.post_message(AnswerGiven())


class People(Line):
    """People by initials or role, with commas between."""

    def __init__(self, people: tuple[str, ...] = (), *, most: int, placeholder: str = "") -> None:
        super().__init__(", ".join(people), placeholder=placeholder)
        self._most = most

    @property
    def given(self) -> Value | None:
        """The people named.

        Raises:
            Refusal: there are too many, or a name is too long.
        """
        return handles(self.value, self._most) or None
