"""Walk through steps: one question at a time, nothing lost, and at the end it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from verbindend.companion.walk import Walk
from verbindend.core.entry import AnyEntry
from verbindend.core.refusal import Refusal
from verbindend.core.step import Form
from verbindend.locale import mark
from verbindend.screens.base import BaseScreen, Shared
from verbindend.screens.choose import essential_for_today
from verbindend.views import phrases
from verbindend.widgets.answer_editor import AnswerEditor
from verbindend.widgets.choices import NUMBERED, Choices
from verbindend.widgets.essential_pane import EssentialPane
from verbindend.widgets.field import OTHER, field_for, onward, start_of, typed_in, value_of
from verbindend.widgets.frame import Keys, Rule, StatusLine
from verbindend.widgets.plain import plain
from verbindend.widgets.question import Head, StepFoot, StepHead, progress
from verbindend.widgets.typed_ahead import reached

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

    from verbindend.companion.flow import Flow
    from verbindend.core.draft import Draft
    from verbindend.core.pack import Essential
    from verbindend.widgets.messages import AnswerChanged, AnswerGiven

SAVE_AFTER = 0.7
"""Seconds after the first change that is not on disk yet."""


def _key(key: str, action: str, does: str, more: str = "") -> Binding:
    """Of priority: what is typed after such a key waits for the step that it leads to."""
    return Binding(key, action, does, tooltip=more, id=f"steps.{action}", priority=True)


class Steps(BaseScreen[Sequence[AnyEntry] | None]):
    """Ask a flow's steps. Returns what was kept, nothing for a draft, None when left empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("ctrl+s", "next", mark("next")),
        _key("ctrl+r", "back", mark("back")),
        _key("ctrl+n", "skip", mark("skip")),
        _key("ctrl+g", "finish", mark("finish"), mark("keep what was answered")),
        _key("escape", "leave", mark("go on later"), mark("keep a draft and go on later")),
        _key("ctrl+o", "editor", mark("editor"), mark("write in your editor")),
        Binding("f1", "app.help", mark("help"), id="steps.help"),
        Binding("enter", "give", show=False, priority=True),
        *(
            Binding(str(n), f"number({n})", show=False, priority=True)
            for n in range(1, NUMBERED + 1)
        ),
    ]

    def __init__(self, shared: Shared, flow: Flow, draft: Draft | None = None) -> None:
        super().__init__(shared)
        self.walk = Walk(self.companion.desk, flow, draft)
        self.field = self._field()
        """What the step on screen is answered in."""
        self._saving: Timer | None = None
        self._turning = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """A head line, the step, and the keys."""
        yield Head()
        yield Rule(self.marks)
        with Horizontal(id="body"):
            yield VerticalScroll(Vertical(id="step"), classes="column", can_focus=False)
            yield EssentialPane(self.words)
        yield StatusLine()
        yield Rule(self.marks)
        yield Keys()

    async def on_mount(self) -> None:
        """Begin at the first step, or where the draft was left."""
        await self._show()

    async def _show(self) -> None:
        """Put the step on the screen."""
        step, essential, self.field = self.walk.step, self._essential(), self._field()
        intro = "" if self.walk.number else self.walk.flow.intro
        today = self.companion.desk.today()
        head = StepHead(step, self.words, essential, today, intro)
        foot = StepFoot(step, self.words, self.marks, self.library, essential, today)
        holder = self.query_one("#step", Vertical)
        async with holder.batch():  # else what is being removed may still be painted, and crash
            await holder.remove_children()
            await holder.mount(head, self.field, foot)
        self._show_head(essential)
        self.query_one(".column", VerticalScroll).scroll_home(animate=False)
        self.set_focus(start_of(self.field), scroll_visible=False)
        self.call_after_refresh(self.field.scroll_visible, animate=False)  # the question too
        self.refresh_bindings()

    def _field(self) -> Widget:
        """What this step is answered in, with what was answered before."""
        today = self.companion.desk.today()
        return field_for(self.walk.step, self.walk.answer, self.words, self.marks, today)

    def _show_head(self, essential: Essential | None) -> None:
        """What it is about, and how far one is."""
        about = [essential.title] if essential else []
        title = phrases.heading(self.words, self.walk.flow, about, self.marks.separator)
        far = progress(self.walk.number + 1, len(self.walk.steps), self.words, self.marks)
        self.query_one(Head).show(title, far)
        pane = self.query_one(EssentialPane)
        pane.set_class(essential is None, "-empty")
        if essential:
            pane.show(essential, self.library.behaviours_of(essential.id))
        self.query_one(StatusLine).say("")

    def _essential(self) -> Essential | None:
        return self.library.essentials.get(self.walk.essential)

    async def on_answer_given(self, event: AnswerGiven) -> None:
        """The answer stands: go on."""
        event.stop()
        await self.action_next()

    def on_answer_changed(self, event: AnswerChanged) -> None:
        """Something was typed: it is on disk within a second, also while typing goes on."""
        event.stop()
        self.query_one(StatusLine).say("")
        if self._saving is None:
            self._saving = self.set_timer(SAVE_AFTER, self._save)

    def save_now(self) -> None:
        """Put what stands here on disk, whatever happens next.

        Raises:
            Refusal: it cannot be written.
        """
        self._stop_timer()
        self.walk.hold(typed_in(self.field))
        draft = self.walk.save()
        if draft and isinstance(self.field, AnswerEditor):
            told = self.words.tr("draft {time}", time=f"{draft.changed:%H:%M}")
            self.field.border_subtitle = plain(told)

    def _save(self) -> None:
        try:
            self.save_now()
        except Refusal as refusal:
            self.refuse(refusal)

    async def action_next(self) -> None:
        """Take the answer and go on; an empty one is skipped."""
        async with self._turn():
            if self.walk.step.form == Form.TODAY and value_of(self.field) == OTHER:
                self._choose_other()
            elif self._take():
                await self._go_on()

    async def action_give(self) -> None:
        """Go on from a field of one line; in one of several, to the next of them."""
        if not onward(self.field):
            await self.action_next()

    async def action_number(self, number: int) -> None:
        """Take the choice of this number and go on."""
        if isinstance(self.field, Choices) and self.field.point(number):
            await self.action_next()

    async def action_skip(self) -> None:
        """Go on without an answer; skipping is free and leaves no trace."""
        async with self._turn():
            self.walk.skip()
            if len(self.walk.steps) == 1:  # nothing else was asked
                self._stop_timer()
                self.companion.sittings.pass_over(self.walk)
                self.dismiss(None)
            else:
                await self._go_on()

    async def action_back(self) -> None:
        """Go back a step; what was typed stays."""
        async with self._turn():
            self.walk.hold(typed_in(self.field))
            if self.walk.back():
                await self._show()

    async def action_finish(self) -> None:
        """Enough for now: keep what was answered."""
        async with self._turn():
            if self._take():
                await self._keep()

    @work(exclusive=True, group="step")
    async def action_editor(self) -> None:
        """Write this answer in the leader's own editor."""
        async with self._turn():
            field = self.field
            if not isinstance(field, AnswerEditor):
                return
            try:
                self.save_now()
                field.replace_all(self.edited(field.value, ".txt").removesuffix("\n"))
            except Refusal as refusal:
                self.refuse(refusal)

    async def action_leave(self) -> None:
        """Go on later: what was typed is kept as a draft, and offered again."""
        async with self._turn():
            self._stop_timer()
            self.walk.hold(typed_in(self.field))
            try:
                waiting = self.walk.leave()
            except Refusal as refusal:
                self.refuse(refusal)
            else:
                self.dismiss(() if waiting else None)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """One key after the other, each after what was typed before it has reached its field."""
        async with self._turning:
            if self.focused:
                await reached(self.focused)
            yield

    @work(exclusive=True, group="step")
    async def _choose_other(self) -> None:
        """Begin again on another essential; it is the one of today from now on."""
        chosen = await self.app.push_screen_wait(essential_for_today(self.shared))
        if chosen:
            try:
                self.companion.plans.pick(chosen)
                flow = self.companion.sittings.begin(self.walk.flow.task)
                self.walk.leave()  # what was answered belongs to the other essential
            except Refusal as refusal:
                self.refuse(refusal)
                return
            self.walk = Walk(self.companion.desk, flow)
            await self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """The editor is for free text; going back is for later steps."""
        if action == "editor":
            return isinstance(self.field, AnswerEditor)
        if action == "back":
            return self.walk.number > 0
        if action == "number":  # on a checklist a number ticks
            return isinstance(self.field, Choices) and not self.field.most
        if action == "give":
            return not isinstance(self.field, AnswerEditor)
        return True

    def _take(self) -> bool:
        """Take the answer in the field; say it when it does not fit."""
        try:
            self.walk.give(None if self.walk.step.form == Form.TODAY else value_of(self.field))
        except Refusal as refusal:
            self.refuse(refusal)
            return False
        return True

    async def _go_on(self) -> None:
        try:
            there_is_more = self.walk.on()
        except Refusal as refusal:
            self.refuse(refusal)
            return
        if there_is_more:
            await self._show()
            self._save()
        else:
            await self._keep()

    async def _keep(self) -> None:
        """Keep it all, and leave; when that is refused, everything stays as it is."""
        if not self.is_active:
            return  # kept already: the answer was given twice
        self._stop_timer()
        shown = self.walk.at
        try:
            self.dismiss(self.walk.keep() or None)
        except Refusal as refusal:
            if self.walk.at != shown:
                await self._show()
            self.refuse(refusal)

    def _stop_timer(self) -> None:
        if self._saving:
            self._saving.stop()
            self._saving = None
