"""The first acquaintance: language, where the journal is, how to write about others, a focus."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from verbindend.core.choice import MOST_FOCUS
from verbindend.core.refusal import Refusal
from verbindend.locale import LANGUAGES, mark
from verbindend.screens.base import BaseScreen, Shared
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.frame import Keys, Rule, StatusLine
from verbindend.widgets.plain import joined, plain
from verbindend.widgets.question import Head, progress

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from verbindend.widgets.messages import AnswerGiven


@dataclass(frozen=True, slots=True)
class Page:
    """One thing said or asked."""

    key: str
    title: str
    text: str
    choices: list[Choice]
    chosen: str = ""
    most: int = 0


class Welcome(BaseScreen[bool]):
    """Get acquainted in four steps. Returns whether they were all taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "next", mark("next"), id="welcome.next", priority=True),
        Binding("ctrl+r", "back", mark("back"), id="welcome.back", priority=True),
        Binding("escape", "dismiss(False)", mark("later"), id="welcome.leave"),
    ]

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._number = 0
        self._focus: list[str] = []

    def compose(self) -> ComposeResult:
        """A head line, what is said, and the keys."""
        yield Head("verbindend")
        yield Rule(self.marks)
        with Horizontal(id="body"):
            yield VerticalScroll(Vertical(id="step"), classes="column", can_focus=False)
        yield StatusLine()
        yield Rule(self.marks)
        yield Keys()

    async def on_mount(self) -> None:
        """Begin with the language."""
        with suppress(Refusal):  # said when the focus is kept
            self._focus = list(self.companion.plans.focus)
        await self._show()

    def pages(self) -> list[Page]:
        """What is said and asked, in the language chosen by now."""
        tr = self.words.tr
        go_on = [Choice(id="on", label=tr("Go on"))]
        return [
            Page(
                "language",
                "Welkom · Welcome",
                "Welke taal spreken we?\nWhich language shall we speak?",
                [Choice(id=each, label=name) for each, name in LANGUAGES.items()],
                self.words.language,
            ),
            Page(
                "journal",
                tr("This is your notebook."),
                tr(
                    "It stands on this computer only, as plain files that you can read without "
                    "this program:\n{place}\nNobody sees them unless you show them.",
                    place=self.companion.journal.place,
                ),
                go_on,
            ),
            Page(
                "people",
                tr("Write about others as if they were reading along."),
                tr(
                    "Use initials or a role: S., the planner. Write what you saw and did, and "
                    "nothing about anyone's health."
                ),
                go_on,
            ),
            self._about_focus(),
        ]

    def _about_focus(self) -> Page:
        essentials = self.library.essentials.values()
        return Page(
            "focus",
            self.words.tr("Which essential touches you most?"),
            self.words.tr(
                "Choose at most two with the space bar; they will come by more often. None is "
                "fine too. Enter goes on."
            ),
            [Choice(id=each.id, label=each.title, about=each.short) for each in essentials],
            most=MOST_FOCUS,
        )

    async def on_answer_given(self, event: AnswerGiven) -> None:
        """The answer stands: go on."""
        event.stop()
        await self.action_next()

    def on_too_many_marked(self) -> None:
        """Say why it was not marked, until something else is done."""
        self.query_one(StatusLine).say(self.words.tr("At most two: lift one first."))

    def on_answer_changed(self) -> None:
        """What was said of the marks is true no more."""
        self.query_one(StatusLine).say("")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the choice pointed at."""
        event.stop()
        self.query_one(StatusLine).say("")
        self.query_one("#about", Static).update(plain(self.query_one(Choices).about))

    async def action_next(self) -> None:
        """Take the answer and go on; after the last one it is kept."""
        choices = self.query_one(Choices)
        try:
            match self.pages()[self._number].key:
                case "language":
                    self._speak(choices.value or self.words.language)
                case "focus":
                    self._finish(choices.marked)
                    return
                case _:
                    pass
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self._number += 1
        await self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """There is nothing before the first page."""
        return action != "back" or bool(self._number)

    async def action_back(self) -> None:
        """Go back a step."""
        if self._number:
            self._number -= 1
            await self._show()

    async def _show(self) -> None:
        pages = self.pages()
        page = pages[self._number]
        holder = self.query_one("#step", Vertical)
        choices = Choices(page.choices, self.marks, chosen=page.chosen, multiple=page.most)
        if page.most:
            choices.marked = list(self._focus)
        text = joined(plain(page.title, "bold"), plain(f"\n\n{page.text}"))
        about = Static(id="about", markup=False)
        async with holder.batch():  # else what is being removed may still be painted, and crash
            await holder.remove_children()
            await holder.mount(Static(text, markup=False, classes="question"), choices, about)
        self.query_one("#progress", Static).update(
            progress(self._number + 1, len(pages), self.words, self.marks)
        )
        self.query_one(StatusLine).say("")
        choices.focus()
        self.refresh_bindings()

    def _speak(self, language: str) -> None:
        """Go on in this language, on this device."""
        desk = self.companion.desk
        desk.settle(msgspec.structs.replace(desk.settings, language=language))
        self.words.speak(language)

    def _finish(self, focus: list[str]) -> None:
        """Keep the focus, and do not ask again."""
        if tuple(focus) != self.companion.plans.focus:
            self.companion.plans.choose_focus(focus)
        desk = self.companion.desk
        desk.settle(msgspec.structs.replace(desk.settings, welcomed=True))
        self.dismiss(True)  # noqa: FBT003 - the answer
