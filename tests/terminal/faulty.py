"""The program with a fault of its own: f9 makes it raise, with a leader's words at hand."""

from __future__ import annotations

from pathlib import Path

from textual.binding import Binding

from verbindend import app
from verbindend.__main__ import main
from verbindend.cli import screens
from verbindend.widgets.answer_editor import AnswerEditor


class Faulty(app.Verbindend):
    """The app with one more key."""

    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))
    BINDINGS = [Binding("f9", "break", priority=True)]  # noqa: RUF012 - Textual's own declaration

    def action_break(self) -> None:
        words = [editor.text for editor in self.screen.query(AnswerEditor)]
        raise RuntimeError(words)


screens.Verbindend = Faulty  # type: ignore[attr-defined]
main()
