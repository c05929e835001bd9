"""A leader's way through a flow: what was answered, the step one is at, its draft on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.companion.flow import answers_of
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.companion.desk import Desk
    from verbindend.companion.flow import Flow
    from verbindend.core.draft import Draft
    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.step import Step


class Walk:
    """One way through a flow's steps, begun anew or taken up from a draft."""

    def __init__(self, desk: Desk, flow: Flow, draft: Draft | None = None) -> None:
        """Hold the draft from the first moment: two windows on one would lose what one writes.

        Raises:
            Refusal: another window has the draft.
        """
        if draft:
            desk.drafts.take(draft)
        self.flow = flow
        self.answers: dict[str, Value | None] = answers_of(draft) if draft else {}
        self._drafts = desk.drafts
        self._draft_id = draft.id if draft else ""
        keys = self._keys()
        self.at = draft.at if draft and draft.at in keys else keys[0]

    @property
    def essential(self) -> str:
        """The essential it is about, as far as it is known."""
        return self.flow.essential(self.answers)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step that is known now."""
        return self.flow.steps(self.answers)

    @property
    def step(self) -> Step:
        """The step one is at."""
        return self.steps[self.number]

    @property
    def number(self) -> int:
        """How many steps come before this one."""
        return self._keys().index(self.at)

    @property
    def answer(self) -> Value | None:
        """What was answered at this step, or stands there half written."""
        return self.answers.get(self.at)

    def give(self, answer: Value | None) -> None:
        """Answer this step; none skips it, but what stood there before is emptied."""
        self.answers[self.at] = "" if answer is None and self._was_there else answer

    def skip(self) -> None:
        """Leave this step as it is."""
        self.answers[self.at] = None

    def hold(self, typed: Value | None) -> None:
        """Hold on to what stands at this step, whether or not it fits; it may be emptied."""
        if typed is not None or self._was_there:
            self.give(typed)
        elif self.answer is not None and not self.step.is_chosen:
            del self.answers[self.at]

    def on(self) -> bool:
        """Go to the next step; whether there is one.

        Raises:
            Refusal: this step cannot be skipped.
        """
        self._need(self.step)
        return self._go(self.number + 1)

    def back(self) -> bool:
        """Go to the step before; whether there is one."""
        return self._go(self.number - 1)

    def save(self) -> Draft | None:
        """Put the draft on disk; None while there is nothing in it to lose.

        Raises:
            Refusal: it cannot be written.
        """
        draft = self._draft()
        if draft.empty and not self._draft_id:
            return None
        self._draft_id = draft.id
        self._drafts.save(draft)
        return draft

    def leave(self) -> bool:
        """Go on later: the draft is on disk and is offered again; whether there is one.

        Raises:
            Refusal: it cannot be written; one is still on the way.
        """
        if self._draft().empty:
            self.forget()
            return False
        self.save()
        self._drafts.release(self._draft_id)
        return True

    def forget(self) -> None:
        """Drop the draft, if there is one."""
        if self._draft_id:
            self._drafts.drop(self._draft_id)

    def keep(self) -> Sequence[AnyEntry]:
        """Keep what was answered, in the place of the draft.

        Raises:
            Refusal: something does not fit, or it cannot be written; one is still on the way, at
                the step that cannot be skipped where that is why.
        """
        for step in self.steps:
            self._need(step)
        try:
            draft = self.save()
        except Refusal:  # the journal may lie where there is room
            draft = None
        kept = self.flow.keep(self.answers, draft)
        if draft is None:
            self.forget()
        return kept

    def _need(self, step: Step) -> None:
        if step.needed and not self.answers.get(step.key):
            self.at = step.key
            raise Refusal("This is needed: choose or write something, or press esc to stop here.")

    @property
    def _was_there(self) -> bool:
        return not self.step.is_chosen and bool(self.step.prefill)

    def _draft(self) -> Draft:
        return self.flow.draft(self.answers, self.at, self._draft_id)

    def _go(self, number: int) -> bool:
        keys = self._keys()
        if 0 <= number < len(keys):
            self.at = keys[number]
            return True
        return False

    def _keys(self) -> list[str]:
        return [step.key for step in self.steps]
