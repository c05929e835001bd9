"""The question of a step, and what it needs to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Static

from verbindend.core.step import Form
from verbindend.views.back import earlier
from verbindend.views.phrases import answer_by, if_then, why
from verbindend.widgets.plain import joined, plain

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.content import Content

    from verbindend.core.library import Library
    from verbindend.core.pack import Essential
    from verbindend.core.step import Step
    from verbindend.locale import Words
    from verbindend.views.look import Marks


class Head(Horizontal):
    """The first line of a screen: what it is about, and how far one is."""

    def __init__(self, title: str = "") -> None:
        super().__init__(id="head")
        self._title = title

    def compose(self) -> ComposeResult:
        """Both ends of the line."""
        yield Static(plain(self._title), id="title", markup=False)
        yield Static(id="progress", markup=False)

    def show(self, title: str, far: Content) -> None:
        """Another step has come."""
        self.query_one("#title", Static).update(plain(title))
        self.query_one("#progress", Static).update(far)


class StepHead(Static):
    """What stands above the field: the question is the most visible thing on the screen."""

    def __init__(
        self,
        step: Step,
        words: Words,
        essential: Essential | None,
        today: date,
        intro: str = "",
    ) -> None:
        above = filter(None, (intro, step.about))
        parts = [plain(f"{line}\n\n", "$text-muted") for line in above]
        if step.form == Form.TODAY and essential:
            parts += _today(step, essential, words, today)
        if step.intention:
            parts += _intention(step, words)
        if step.deed:
            parts.append(plain(f"{step.deed.text}\n\n", "$text-muted"))
        if step.form == Form.FOLLOW_UP and step.prompt:
            parts.append(plain(f"{step.prompt.text}\n\n", "$text-muted"))
        if step.form == Form.IF_THEN:
            parts.append(plain(words.tr("What do you intend for today?"), "bold"))
        parts.append(plain(step.text, "bold"))
        if step.prompt and step.prompt.help and step.form == Form.QUESTION:
            parts.append(plain(f"\n{step.prompt.help}", "$text-muted"))
        super().__init__(joined(*parts), markup=False)


MOST_DOTS = 8


def progress(number: int, count: int, words: Words, marks: Marks) -> Content:
    """How far one is: '●●○○  2 of 4'; in figures alone where the dots would be many."""
    dots = marks.dot * number + marks.open_dot * (count - number)
    told = words.tr("{number} of {count}", number=number, count=count)
    if count > MOST_DOTS:
        return plain(told, "$text-muted")
    return joined(plain(dots, "$reflection"), plain(f"  {told}", "$text-muted"))


class StepFoot(Static):
    """What stands below the field, to answer by: what a colleague could see, or was answered."""

    def __init__(
        self,
        step: Step,
        words: Words,
        marks: Marks,
        library: Library,
        essential: Essential | None,
        today: date,
    ) -> None:
        lines = answer_by(words, step, library)
        if step.earlier:
            lines.append(earlier(words, step.earlier, today))
        if step.form == Form.TODAY and essential:
            behaviours = library.behaviours_of(essential.id)
            lines = [words.tr("What a colleague could see:")]
            lines += [f"{marks.none} {behaviour.text}" for behaviour in behaviours]
        super().__init__(plain("\n".join(lines), "$text-muted"), markup=False)
        self.display = bool(lines)
        self.set_class(step.form == Form.TODAY, "-behaviours")


def _today(step: Step, essential: Essential, words: Words, today: date) -> list[Content]:
    parts = [
        plain(words.tr("Today: {title}", title=essential.title), "bold"),
        plain(f"\n{essential.short}"),
    ]
    if step.choice:
        parts.append(plain(f"\n{why(words, step.choice, today)}", "$text-muted"))
    return parts


def _intention(step: Step, words: Words) -> list[Content]:
    return [plain(f"{if_then(words, step.intention)}\n\n")] if step.intention else []
