"""A morning, an evening or a deepening: begun, taken up again, and kept as entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.companion.flow import begun, cleaned, is_kept_from, keep_entries
from verbindend.companion.plans import following
from verbindend.core.answer import fitting
from verbindend.core.choice import choose_essential
from verbindend.core.draft import Draft, Task
from verbindend.core.finding import find_essential
from verbindend.core.keeping import made
from verbindend.core.plan import current_plan
from verbindend.core.programme import lead, place
from verbindend.core.review import LOOKS_BACK
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import Beginning, Sitting, prepare
from verbindend.core.step import FOLLOW_UP, Key, both
from verbindend.core.steps import steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.companion.desk import Desk
    from verbindend.companion.walk import Walk
    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.rhythm import Rhythm
    from verbindend.core.stamp import Stamp
    from verbindend.core.step import Answers, Step


class SittingFlow:
    """The way through a sitting."""

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        self._desk = desk
        self.sitting = sitting
        self.task = Task(sitting.moment)

    @property
    def title(self) -> str:
        """Of a look back, what it is called."""
        return self._rhythm.title if self._rhythm and self.sitting.material else ""

    @property
    def intro(self) -> str:
        """What is said before it."""
        return self._rhythm.intro if self._rhythm else ""

    @property
    def _rhythm(self) -> Rhythm | None:
        return self._desk.library.rhythms.get(self.sitting.moment)

    def essential(self, answers: Answers) -> str:  # noqa: ARG002 - a sitting is about one
        """The essential it is about."""
        return self.sitting.essential

    def steps(self, answers: Answers) -> tuple[Step, ...]:
        """Every step that is known now."""
        return steps(self.sitting, answers)

    def draft(self, answers: Answers, at: str, draft_id: str = "") -> Draft:
        """The sitting as it stands, to be saved."""
        asked = {key.removesuffix(FOLLOW_UP) for key in (*answers, at)}
        return msgspec.structs.replace(
            begun(self._desk, self.task, self.sitting.day, answers, at, draft_id),
            essential=self.sitting.essential,
            about=self._about,
            prompts=self.sitting.chosen,
            questions={
                key: prompt for key, prompt in self.sitting.questions.items() if key in asked
            },
        )

    @property
    def _about(self) -> str:
        """What a draft taken up must be about still."""
        if self.sitting.material:
            return self.sitting.material.period
        return self.sitting.intention.id if self.sitting.intention else ""

    def keep(self, answers: Answers, draft: Draft | None = None) -> Sequence[AnyEntry]:
        """Keep what was answered.

        Raises:
            Refusal: nothing was answered, half of an intention is missing, a text is too long, or
                the journal cannot be written.
        """
        kept = self._fitting(cleaned(answers))

        def entries(stamp: Stamp) -> Sequence[AnyEntry]:
            found = made(self.sitting, kept, stamp)
            more = following(self._desk, self.sitting, kept, stamp) if found else ()
            return (*found, *more)

        return keep_entries(self._desk, self.sitting.day, draft, entries)

    def _fitting(self, answers: dict[str, Value | None]) -> dict[str, Value | None]:
        """The same answers; a draft holds them as they were typed."""
        intention = answers.get(Key.IF_THEN)
        if isinstance(intention, tuple):
            both(intention)
        for key, prompt in self.sitting.questions.items():
            if key in answers:
                answers[key] = fitting(prompt, answers[key], self.sitting.day)
        return answers


class Sittings:
    """Sittings of today, and drafts of earlier ones."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._passed: set[str] = set()
        """The questions that were skipped since the program was opened."""

    def pass_over(self, walk: Walk) -> None:
        """Let go of what was skipped, and do not ask it again while there is something else."""
        walk.forget()
        if walk.step.prompt:
            self._passed.add(walk.step.prompt.id)

    def begin(self, occasion: str, typed: str = "") -> SittingFlow:
        """Prepare a sitting on the essential named, else on that of today; a look back is on all.

        Raises:
            Refusal: the essential is unknown, or the journal cannot be read.
        """
        entries = self._desk.journal.read().entries
        library = self._desk.library
        today = self._desk.today()
        choice = None
        moment = Occasion(occasion)
        if moment in LOOKS_BACK:
            essential = ""
        elif typed:
            essential = find_essential(library, typed).id
        else:
            here = place(library, current_plan(entries), entries, today)
            leads = lead(library, here)
            choice = choose_essential(entries, today, list(library.essentials), leads)
            essential = choice.essential
        begun = Beginning(
            moment=moment,
            day=today,
            essential=essential,
            choice=choice,
            passed=frozenset(self._passed),
        )
        sitting = prepare(library, entries, begun)
        return SittingFlow(self._desk, sitting)

    def resume(self, draft: Draft) -> SittingFlow:
        """The sitting of a draft, with the questions that it asked.

        Raises:
            Refusal: the journal cannot be read.
        """
        entries = self._desk.journal.read().entries
        sitting = prepare(
            self._desk.library,
            [entry for entry in entries if not is_kept_from(draft, entry)],
            Beginning(
                moment=Occasion(draft.task),
                day=draft.day,
                essential=draft.essential,
                chosen=draft.prompts,
                answered=draft.questions,
                intention=draft.about,
                period=draft.about if draft.task == Task.WEEK else "",
            ),
        )
        return SittingFlow(self._desk, sitting)
