"""Where an answer is written."""

from __future__ import annotations

from textual.widgets import TextArea

from verbindend.core.clean import MOST_CHARACTERS, clean
from verbindend.widgets.messages import AnswerChanged
from verbindend.widgets.plain import plain


class AnswerEditor(TextArea):
    """Free text, as long as an answer may be. The border says when it was last saved."""

    def __init__(self, text: str, *, lines: int = 0, too_long: str = "") -> None:
        super().__init__(
            clean(text),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
        )
        self._too_long = too_long
        if lines:
            self.styles.height = lines + 2
            self.styles.max_height = lines + 2

    def on_mount(self) -> None:
        """Write on where the text ended."""
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        """The text as it will be kept."""
        return clean(self.text)

    def replace_all(self, text: str) -> None:
        """Put another text in its place."""
        self.text = clean(text)
        self.move_cursor(self.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the screen, and say when it is more than can be kept."""
        event.stop()
        self.border_title = plain(self._too_long if len(self.text) > MOST_CHARACTERS else "")
        self.post_message(AnswerChanged())
