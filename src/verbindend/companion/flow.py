"""A way through steps that ends in entries: a sitting, a deed, an edit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import msgspec

from verbindend.core.clean import accepted, clean
from verbindend.core.draft import Draft
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from verbindend.companion.desk import Desk
    from verbindend.core.draft import Task
    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.stamp import Stamp
    from verbindend.core.step import Answers, Step


class Flow(Protocol):
    """What a screen or a command line asks, step by step."""

    @property
    def task(self) -> Task:
        """What it is for."""

    @property
    def title(self) -> str:
        """What it is called by itself; empty where its task says it."""

    @property
    def intro(self) -> str:
        """What is said before its first step."""

    def essential(self, answers: Answers) -> str:
        """The essential it is about, as far as it is known."""

    def steps(self, answers: Answers) -> tuple[Step, ...]:
        """Every step that is known, given the answers so far."""

    def draft(self, answers: Answers, at: str, draft_id: str = "") -> Draft:
        """How it stands, to be saved. `at` is the step on screen."""

    def keep(self, answers: Answers, draft: Draft | None = None) -> Sequence[AnyEntry]:
        """Keep what was answered, and drop the draft.

        Raises:
            Refusal: nothing was answered, something does not fit, or it cannot be written.
        """


def keep_entries(
    desk: Desk, day: date, draft: Draft | None, make: Callable[[Stamp], Sequence[AnyEntry]]
) -> Sequence[AnyEntry]:
    """Make entries and keep them. A draft is sealed first and dropped after.

    A sealed draft was asked to be kept. Keeping it again makes the same entries, with the same
    moment and names, so a program killed in between loses nothing and keeps nothing twice; also
    when an entry was changed or deleted since, or is made in another language now.

    Raises:
        Refusal: there is nothing to keep, or the journal cannot be written.
    """
    sealed = _sealed(desk, draft) if draft else None
    try:
        entries = _some(make(_stamp(desk, day, sealed)))
        desk.journal.add(entries, again=draft is not None and draft.sealed is not None)
    except Refusal:
        if sealed:
            desk.drafts.save(msgspec.structs.replace(sealed, sealed=None))
        raise
    if sealed:
        desk.drafts.drop(sealed.id)
    return entries


def begun(
    desk: Desk, task: Task, day: date, answers: Answers, at: str, draft_id: str = ""
) -> Draft:
    """What every draft of a walk through questions holds: its name, its moment, its answers."""
    return Draft(
        id=draft_id or f"{task}-{day}-{desk.suffix()}",
        task=task,
        day=day,
        changed=desk.now(),
        answers={key: value for key, value in answers.items() if value is not None},
        skipped=tuple(key for key, value in answers.items() if value is None),
        at=at,
    )


def cleaned(answers: Answers) -> dict[str, Value | None]:
    """The answers as they are kept; one without words is no answer.

    Raises:
        Refusal: a text is too long.
    """
    return {key: _cleaned(value) for key, value in answers.items()}


def answers_of(draft: Draft) -> dict[str, Value | None]:
    """A draft's answers by step; what was skipped is None, a list from the file is a tuple."""
    answers: dict[str, Value | None] = dict.fromkeys(draft.skipped)
    held = ((key, as_value(answer)) for key, answer in draft.answers.items())
    return answers | {key: value for key, value in held if value is not None}


def as_value(found: object) -> Value | None:
    """An answer as a draft's file holds it; None where it is none."""
    if isinstance(found, list | tuple):
        return tuple(str(item) for item in found)
    return found if isinstance(found, str | int | date) else None


def is_kept_from(draft: Draft, entry: AnyEntry) -> bool:
    """Whether keeping this sealed draft has made the entry, before the program was killed."""
    return entry.written == draft.sealed and entry.id[-6:-1] == _own(draft)


def _some(entries: Sequence[AnyEntry]) -> Sequence[AnyEntry]:
    if not entries:
        raise Refusal("There is no answer yet: choose something or write a few words first.")
    return entries


def _sealed(desk: Desk, draft: Draft) -> Draft:
    if draft.sealed is None:
        draft = msgspec.structs.replace(draft, sealed=desk.now())
        desk.drafts.save(draft)
    return draft


def _stamp(desk: Desk, day: date, sealed: Draft | None) -> Stamp:
    """With a sealed draft, the same stamp each time: its moment, and suffixes from its id."""
    if sealed is None or sealed.sealed is None:
        return desk.stamp(day)
    own = _own(sealed)
    return desk.stamp(day, sealed.sealed, lambda number: f"{own}{'abcdefgh'[number]}")


def _own(draft: Draft) -> str:
    """What the names of the entries made from a draft have in common."""
    return draft.id[-5:]


def _cleaned(value: Value | None) -> Value | None:
    if isinstance(value, str):
        return accepted(value) if clean(value).strip() else None
    if isinstance(value, tuple):
        parts = tuple(accepted(part) if clean(part).strip() else "" for part in value)
        return parts if any(parts) else None
    return value
