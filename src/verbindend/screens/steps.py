"""Walk through steps: one question at a time, nothing lost, and at the end it is kept."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Moment
from verbindend.core.refusal import Refusal
from verbindend.core.step import Form
from verbindend.locale import mark
from verbindend.screens.choose import Choose
from verbindend.screens.drafting import Drafting
from verbindend.widgets.answer_editor import AnswerEditor
from verbindend.widgets.choices import NUMBERED, Choice, Choices
from verbindend.widgets.essential_pane import EssentialPane
from verbindend.widgets.field import OTHER, field_for, value_of
from verbindend.widgets.frame import Keys, Quiet, Rule
from verbindend.widgets.if_then import IfThen
from verbindend.widgets.plain import plain
from verbindend.widgets.question import Behaviours, StepHead, progress

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.app import ComposeResult

    from verbindend.companion.flow import Flow
    from verbindend.core.pack import Essential
    from verbindend.screens.base import Shared
    from verbindend.widgets.messages import AnswerGiven

TASKS = {
    Task.MORNING: mark("morning start"),
    Task.EVENING: mark("evening close"),
    Task.DEEPENING: mark("deepening"),
    Task.DEED: mark("practice moment"),
    Task.EDIT: mark("change"),
}


class Steps(Drafting):
    """Ask a flow's steps. Returns what was kept, nothing for a draft, None when left empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "next", mark("next"), id="steps.next", priority=True),
        Binding("ctrl+r", "back", mark("back"), id="steps.back", priority=True),
        Binding("ctrl+n", "skip", mark("skip"), id="steps.skip", priority=True),
        Binding(
            "ctrl+g",
            "finish",
            mark("finish"),
            tooltip=mark("keep what was answered"),
            id="steps.finish",
            priority=True,
        ),
        Binding(
            "escape",
            "leave",
            mark("go on later"),
            tooltip=mark("keep a draft and go on later"),
            id="steps.leave",
            priority=True,
        ),
        Binding(
            "ctrl+o",
            "editor",
            mark("editor"),
            tooltip=mark("write in your editor"),
            id="steps.editor",
            priority=True,
        ),
        Binding("f1", "app.help", mark("help"), id="steps.help"),
        Binding("enter", "give", show=False, priority=True),
        *(
            Binding(str(n), f"number({n})", show=False, priority=True)
            for n in range(1, NUMBERED + 1)
        ),
    ]
    """All of priority: what is typed after such a key waits for the step that it leads to."""

    def __init__(self, shared: Shared, flow: Flow, draft: Draft | None = None) -> None:
        super().__init__(shared, flow, draft)
        self._turning = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """A head line, the step, and the keys."""
        with Horizontal(id="head"):
            yield Static(id="title", markup=False)
            yield Static(id="progress", markup=False)
        yield Rule(self.marks)
        with Horizontal(id="body"):
            yield VerticalScroll(Vertical(id="step"), classes="column", can_focus=False)
            yield EssentialPane(self.words)
        yield Quiet()
        yield Rule(self.marks)
        yield Keys()

    async def on_mount(self) -> None:
        """Begin at the first step, or where the draft was left."""
        keys = [step.key for step in self.flow.steps(self.answers)]
        await self._show(self.at if self.at in keys else keys[0])

    async def _show(self, key: str) -> None:
        """Put a step on the screen."""
        self.at = key
        steps = self.flow.steps(self.answers)
        number = [step.key for step in steps].index(key)
        essential = self._essential()
        self.field = field_for(steps[number], self.answers.get(key), self.words, self.marks)
        today = self.companion.desk.today()
        holder = self.query_one("#step", Vertical)
        async with holder.batch():  # else what is being removed may still be painted, and crash
            await holder.remove_children()
            await holder.mount(StepHead(steps[number], self.words, essential, today), self.field)
            if steps[number].form == Form.TODAY and essential:
                behaviours = self.companion.desk.library.behaviours_of(essential.id)
                await holder.mount(Behaviours(behaviours, self.words, self.marks))
        self._show_head(number + 1, len(steps))
        self.set_focus(self.field.first if isinstance(self.field, IfThen) else self.field)
        self.refresh_bindings()

    def _show_head(self, number: int, count: int) -> None:
        """What it is about, and how far one is."""
        essential = self._essential()
        task = self.words.tr(TASKS[self.flow.task])
        between = f" {self.marks.separator} "
        title = between.join([essential.title, task]) if essential else task.capitalize()
        self.query_one("#title", Static).update(plain(title))
        self.query_one("#progress", Static).update(progress(number, count, self.words, self.marks))
        pane = self.query_one(EssentialPane)
        pane.set_class(essential is None, "-empty")
        if essential:
            pane.show(essential, self.companion.desk.library.behaviours_of(essential.id))
        self.query_one(Quiet).say("")

    def _essential(self) -> Essential | None:
        essentials = self.companion.desk.library.essentials
        return essentials.get(self.flow.essential(self.answers))

    async def on_answer_given(self, event: AnswerGiven) -> None:
        """The answer stands: go on."""
        event.stop()
        await self.action_next()

    async def action_next(self) -> None:
        """Take the answer and go on; an empty one is skipped."""
        async with self._turn():
            if self.step.form == Form.TODAY and value_of(self.field) == OTHER:
                self._choose_other()
            elif self._take():
                await self._go_on()

    async def action_give(self) -> None:
        """Go on from a field of one line; in an intention's first half, to the second."""
        if isinstance(self.field, IfThen) and self.focused is self.field.first:
            self.set_focus(self.field.second)
        else:
            await self.action_next()

    async def action_number(self, number: int) -> None:
        """Take the choice of this number and go on."""
        if isinstance(self.field, Choices) and self.field.point(number):
            await self.action_next()

    async def action_skip(self) -> None:
        """Go on without an answer; skipping is free and leaves no trace."""
        async with self._turn():
            self.answers[self.at] = None
            await self._go_on()

    async def action_back(self) -> None:
        """Go back a step; what was typed stays."""
        async with self._turn():
            self._remember()
            keys = [step.key for step in self.flow.steps(self.answers)]
            place = keys.index(self.at)
            if place:
                await self._show(keys[place - 1])

    async def action_finish(self) -> None:
        """Enough for now: keep what was answered."""
        async with self._turn():
            if self._take():
                self._keep()

    @work(exclusive=True, group="step")
    async def action_editor(self) -> None:
        """Write this answer in the leader's own editor."""
        async with self._turn():
            field = self.field
            if not isinstance(field, AnswerEditor):
                return
            self.save_now()
            try:
                field.replace_all(self.edited(field.value, ".txt").removesuffix("\n"))
            except Refusal as refusal:
                self._refuse(refusal)

    async def action_leave(self) -> None:
        """Go on later: what was typed is kept as a draft, and offered again."""
        async with self._turn():
            self._remember()
            if self._draft().empty:
                if self._draft_id:
                    self.companion.desk.drafts.drop(self._draft_id)
                self.dismiss(None)
                return
            self.save_now()
            self.companion.desk.drafts.release(self._draft_id)
            self.dismiss(())

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """One key after the other, each after what was typed before it has reached its field."""
        async with self._turning:
            if self.focused:
                reached = asyncio.Event()
                self.focused.call_later(reached.set)
                await reached.wait()
            yield

    @work(exclusive=True, group="step")
    async def _choose_other(self) -> None:
        """Begin again on another essential; it is the one of today from now on."""
        titles = self.companion.desk.library.titles
        choices = [Choice(id=each, label=title) for each, title in titles.items()]
        question = self.words.tr("Which essential do you want to practise today?")
        chosen = await self.app.push_screen_wait(Choose(self.shared, question, choices))
        if chosen:
            try:
                self.companion.plans.pick(chosen)
                self.flow = self.companion.sittings.begin(Moment(self.flow.task))
            except Refusal as refusal:
                self._refuse(refusal)
                return
            await self._show(self.at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """The editor is for free text; going back is for later steps."""
        if not self.at or not self.is_mounted:
            return True
        if action == "editor":
            return self.step.is_text and isinstance(self.field, AnswerEditor)
        if action == "back":
            return self.flow.steps(self.answers)[0].key != self.at
        if action == "number":
            return isinstance(self.field, Choices)
        if action == "give":
            return not isinstance(self.field, AnswerEditor)
        return True

    def _take(self) -> bool:
        """Take the answer in the field; say it when it does not fit."""
        if self.step.form == Form.TODAY:
            self.answers[self.at] = None
            return True
        try:
            self.answers[self.at] = value_of(self.field)
        except Refusal as refusal:
            self._refuse(refusal)
            return False
        return True

    async def _go_on(self) -> None:
        keys = [step.key for step in self.flow.steps(self.answers)]
        place = keys.index(self.at)
        if place + 1 < len(keys):
            self._unsaved = True
            await self._show(keys[place + 1])
            self.save_now()
        else:
            self._keep()

    def _keep(self) -> None:
        """Keep it all, and leave; when that is refused, everything stays as it is."""
        if not self.is_active:
            return  # kept already: the answer was given twice
        self._stop_timer()
        draft = self._draft()
        try:
            kept = self.flow.keep(self.answers, draft)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self.dismiss(kept)
