"""A morning or an evening: begun, taken up again, and kept as entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.choice import choose_essential
from verbindend.core.clean import accepted, clean
from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Moment
from verbindend.core.keeping import made
from verbindend.core.refusal import Refusal
from verbindend.core.sitting import Sitting, prepare

if TYPE_CHECKING:
    from verbindend.companion.desk import Desk
    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.keeping import Stamp
    from verbindend.core.steps import Answers

_TASKS = {Moment.MORNING: Task.MORNING, Moment.EVENING: Task.EVENING}
_MOMENTS = {task: moment for moment, task in _TASKS.items()}


class Sittings:
    """Sittings of today, and drafts of earlier ones."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, moment: Moment, typed: str = "") -> Sitting:
        """Prepare a sitting on the essential named, else on that of today.

        Raises:
            Refusal: the essential is unknown, or the journal cannot be read.
        """
        entries = self._desk.journal.read().entries
        library = self._desk.library
        today = self._desk.today()
        if typed:
            essential = library.find_essential(typed).id
        else:
            essential = choose_essential(entries, today, list(library.essentials)).essential
        return prepare(library, entries, moment=moment, day=today, essential=essential)

    def resume(self, draft: Draft) -> Sitting:
        """The sitting of a draft, with the questions that it asked.

        Raises:
            Refusal: the journal cannot be read.
        """
        return prepare(
            self._desk.library,
            self._desk.journal.read().entries,
            moment=_MOMENTS[draft.task],
            day=draft.day,
            essential=draft.essential,
            chosen=draft.prompts,
        )

    def draft(self, sitting: Sitting, answers: Answers, at: str, draft_id: str = "") -> Draft:
        """The sitting as it stands, to be saved."""
        return Draft(
            id=draft_id or f"{sitting.moment}-{sitting.day}-{self._desk.suffix()}",
            task=_TASKS[sitting.moment],
            day=sitting.day,
            changed=self._desk.now(),
            essential=sitting.essential,
            prompts=sitting.chosen,
            answers={key: value for key, value in answers.items() if value is not None},
            skipped=tuple(key for key, value in answers.items() if value is None),
            at=at,
        )

    def keep(
        self, sitting: Sitting, answers: Answers, draft: Draft | None = None
    ) -> list[AnyEntry]:
        """Keep what was answered; the draft is sealed first and dropped after.

        A draft that is found sealed was asked to be kept: keeping it again makes the same
        entries, so that nothing is kept twice and nothing gets lost between two files.

        Raises:
            Refusal: nothing was answered, a text is too long, or the journal cannot be written.
        """
        cleaned = {key: _cleaned(value) for key, value in answers.items()}
        sealed = self._sealed(draft) if draft else None
        stamp = self._stamp(sitting, sealed)
        entries = made(sitting, cleaned, stamp)
        if not entries:
            raise Refusal("There is no answer yet: write a few words, or leave with esc.")
        try:
            self._desk.journal.add(entries)
        except Refusal:
            if sealed:
                self._desk.drafts.save(msgspec.structs.replace(sealed, sealed=None))
            raise
        if sealed:
            self._desk.drafts.drop(sealed.id)
        return list(entries)

    def finish(self, draft: Draft) -> list[AnyEntry]:
        """Keep a draft as it is.

        Raises:
            Refusal: it holds no answer, or the journal cannot be written.
        """
        return self.keep(self.resume(draft), answers_of(draft), draft)

    def _sealed(self, draft: Draft) -> Draft:
        if draft.sealed is None:
            draft = msgspec.structs.replace(draft, sealed=self._desk.now())
            self._desk.drafts.save(draft)
        return draft

    def _stamp(self, sitting: Sitting, sealed: Draft | None) -> Stamp:
        """With a sealed draft, the same stamp each time: its moment, and suffixes from its id."""
        if sealed is None or sealed.sealed is None:
            return self._desk.stamp(sitting.day)
        stamp = self._desk.stamp(sitting.day, sealed.sealed)
        own = sealed.id[-5:]
        return replace(stamp, suffix=lambda number: f"{own}{'abc'[number]}")


def answers_of(draft: Draft) -> dict[str, Value | None]:
    """A draft's answers by step; what was skipped is None, a list from the file is a tuple."""
    answers: dict[str, Value | None] = dict.fromkeys(draft.skipped)
    for key, value in draft.answers.items():
        if isinstance(value, list | tuple):
            answers[key] = tuple(str(item) for item in value)
        elif isinstance(value, str | int):
            answers[key] = value
    return answers


def _cleaned(value: Value | None) -> Value | None:
    """An answer as it is kept; one without words is no answer."""
    if isinstance(value, str):
        return accepted(value) if clean(value).strip() else None
    if isinstance(value, tuple):
        parts = tuple(clean(part) for part in value)
        return parts if any(part.strip() for part in parts) else None
    return value
