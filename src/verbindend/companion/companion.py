"""The companion: every capability, on one desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.companion.deeds import Deeds
from verbindend.companion.edits import Edits
from verbindend.companion.exercises import Exercises
from verbindend.companion.flow import answers_of
from verbindend.companion.looking import Looking
from verbindend.companion.plans import Plans
from verbindend.companion.sittings import Sittings
from verbindend.core.draft import Task
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.companion.desk import Desk
    from verbindend.companion.flow import Flow
    from verbindend.core.draft import Draft
    from verbindend.core.entry import AnyEntry


class Companion:
    """What a leader can do."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.journal = desk.journal
        self.sittings = Sittings(desk)
        self.deeds = Deeds(desk)
        self.edits = Edits(desk)
        self.exercises = Exercises(desk)
        self.plans = Plans(desk)
        self.looking = Looking(desk)

    def resume(self, draft: Draft) -> Flow:
        """What a draft was begun for.

        Raises:
            Refusal: what it is about is not there any more, or the journal cannot be read.
        """
        match draft.task:
            case Task.DEED:
                return self.deeds.resume(draft)
            case Task.EXERCISE:
                return self.exercises.resume(draft)
            case Task.EDIT:
                return self.edits.resume(draft)
            case _:
                return self.sittings.resume(draft)

    def left_halfway(self, task: Task) -> Draft | None:
        """The last draft of today for a task, which is gone on with before a new one is begun."""
        today = self.desk.today()
        waiting = [
            draft
            for draft in self.desk.drafts.waiting()
            if draft.task == task and draft.day == today and not draft.empty
        ]
        return max(waiting, key=lambda draft: draft.changed, default=None)

    def finish(self, draft: Draft) -> Sequence[AnyEntry]:
        """Keep a draft as it is.

        Raises:
            Refusal: it holds no answer, cannot be written, or another window has it. The draft
                is offered again.
        """
        self.desk.drafts.take(draft)
        return self._kept(draft)

    def _kept(self, draft: Draft) -> Sequence[AnyEntry]:
        """Keep a draft that was taken. Nobody goes on with it after a refusal: let go of it."""
        try:
            return self.resume(draft).keep(answers_of(draft), draft)
        except Refusal:
            self.desk.drafts.release(draft.id)
            raise

    def throw_away(self, draft: Draft) -> None:
        """Forget a draft, unless another window has it.

        Raises:
            Refusal: another window has it.
        """
        self.desk.drafts.take(draft)
        self.desk.drafts.drop(draft.id)

    def finish_sealed(self) -> int:
        """Keep the drafts that were being kept when the program was killed; how many.

        Raises:
            Refusal: one of them cannot be written.
        """
        refused: Refusal | None = None
        finished = 0
        for draft in self.desk.drafts.waiting():
            if draft.sealed and self._taken(draft):
                try:
                    self._kept(draft)
                    finished += 1
                except Refusal as refusal:  # it is an ordinary draft again, and is offered
                    refused = refusal
        if refused:
            raise refused
        return finished

    def _taken(self, draft: Draft) -> bool:
        """Whether it is this window that keeps it: of two that start at once, one does."""
        try:
            self.desk.drafts.take(draft)
        except Refusal:
            return False
        return True
