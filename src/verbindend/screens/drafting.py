"""What is written step by step: on disk within a second, also while typing goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widgets import Static

from verbindend.companion.flow import answers_of
from verbindend.core.entry import AnyEntry
from verbindend.core.refusal import Refusal
from verbindend.screens.base import Shared, Speaking
from verbindend.widgets.answer_editor import AnswerEditor
from verbindend.widgets.field import typed_in
from verbindend.widgets.frame import Quiet
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from verbindend.companion.flow import Flow
    from verbindend.core.draft import Draft
    from verbindend.core.entry import Value
    from verbindend.core.step import Step
    from verbindend.widgets.messages import AnswerChanged

SAVE_AFTER = 0.7
"""Seconds after the first change that is not on disk yet."""


class Drafting(Speaking[Sequence[AnyEntry] | None]):
    """A screen on which the steps of a flow are answered, and their draft is kept."""

    def __init__(self, shared: Shared, flow: Flow, draft: Draft | None = None) -> None:
        super().__init__(shared)
        self.flow = flow
        self.answers: dict[str, Value | None] = answers_of(draft) if draft else {}
        self.at = draft.at if draft else ""
        self._draft_id = draft.id if draft else ""
        self._saving: Timer | None = None
        self._unsaved = False
        self.field: Widget = Static()
        """What the step on screen is answered in."""

    @property
    def step(self) -> Step:
        """The step on screen."""
        return next(step for step in self.flow.steps(self.answers) if step.key == self.at)

    def on_answer_changed(self, event: AnswerChanged) -> None:
        """Something was typed: it is on disk within a second, also while typing goes on."""
        event.stop()
        self._unsaved = True
        if self._saving is None:
            self._saving = self.set_timer(SAVE_AFTER, self._save)

    def save_now(self) -> None:
        """Put what stands here on disk, whatever happens next."""
        self._stop_timer()
        self._remember()
        draft = self._draft()
        if draft.empty and not self._draft_id:
            return
        self._draft_id = draft.id
        try:
            self.companion.desk.drafts.save(draft)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._unsaved = False
        field = self.field
        if isinstance(field, AnswerEditor):
            told = self.words.tr("draft {time}", time=f"{draft.changed:%H:%M}")
            field.border_subtitle = plain(told)

    def _save(self) -> None:
        self._saving = None
        if self._unsaved:
            self.save_now()

    def _stop_timer(self) -> None:
        if self._saving:
            self._saving.stop()
            self._saving = None

    def _remember(self) -> None:
        """Hold on to what stands in the field, whether it fits or not."""
        if not self.at:
            return
        typed = typed_in(self.field)
        if typed is not None:
            self.answers[self.at] = typed
        elif isinstance(self.answers.get(self.at), str | tuple) and self.step.is_text:
            del self.answers[self.at]

    def _draft(self) -> Draft:
        draft = self.flow.draft(self.answers, self.at, self._draft_id)
        self._draft_id = self._draft_id or draft.id
        return draft

    def _refuse(self, refusal: Refusal) -> None:
        self.query_one(Quiet).say(self.sentence(refusal), refused=True)
