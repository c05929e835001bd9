"""The way through an exercise: which steps a visit has, and what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import Answer, Deed, Exercise, Value
from verbindend.core.guided import GuidedExercise, applies
from verbindend.core.prompt import Kind, Yields
from verbindend.core.step import FOLLOW_UP, Form, Step, follow_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verbindend.core.entry import AnyEntry
    from verbindend.core.guided import GuidedStep
    from verbindend.core.stamp import Stamp
    from verbindend.core.step import Answers

    Rows = Sequence[tuple[Step, Value | None]]

ABOUT = ":"
"""Between the id of a step and the person that it is asked about."""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One time that a leader sits down to an exercise: a whole one, or a stage of it."""

    exercise: GuidedExercise
    stage: str = ""
    continues: str = ""
    """The record that it goes on with, by the id of its first entry."""
    before: Mapping[str, Value] = {}
    """What that record holds, by step key; a canvas is shown with it."""
    counted: bool = False
    """Whether the record was counted as a deed already."""


def steps(visit: Visit, answers: Answers) -> tuple[Step, ...]:
    """Every step that is known now; an answer may add the ones that follow from it."""
    return tuple(_steps(visit, answers))


def _steps(visit: Visit, answers: Answers) -> Iterator[Step]:
    known = {**visit.before, **answers}
    for step in visit.exercise.steps_of(visit.stage):
        if not applies(step.when, known):
            continue
        for person in _people(step, known):
            key = f"{step.id}{ABOUT}{person}" if person else step.id
            asked = visit.exercise.asked(step, person)
            stands = visit.before.get(key)
            yield Step(key=key, prompt=asked, prefill=stands)
            more = follow_up(asked, answers.get(key, stands))
            if more:
                more_key = f"{key}{FOLLOW_UP}"
                stands = visit.before.get(more_key)
                yield Step(key=more_key, form=Form.FOLLOW_UP, prompt=more, prefill=stands)


def is_whole(visit: Visit) -> bool:
    """Whether nothing is left to answer of what the record holds."""
    return all(step.prefill is not None for step in steps(visit, {}))


def _people(step: GuidedStep, known: Answers) -> tuple[str, ...]:
    """Whom a step is asked about; nobody in particular where it is no such step."""
    if not step.each:
        return ("",)
    named = known.get(step.each)
    return named if isinstance(named, tuple) else ()


def made(visit: Visit, answers: Answers, stamp: Stamp) -> tuple[AnyEntry, ...]:
    """The entries of a visit: its answers, and a deed where it counts as one."""
    exercise = visit.exercise
    asked = steps(visit, answers)
    said = {step.key: _said(step, answers) for step in asked}
    if all(value == step.prefill for step, value in zip(asked, said.values(), strict=True)):
        return ()
    rows = [(step, value) for step in asked if (value := said[step.key]) is not None]
    entry = Exercise(
        **stamp.head(exercise.essential or exercise.id),
        essential=exercise.essential or None,
        behaviours=_behaviours(rows),
        people=_named(rows),
        answers=tuple(_row(visit, step, value) for step, value in rows),
        exercise=exercise.id,
        stage=visit.stage or None,
        continues=visit.continues or None,
    )
    if not counts(visit, answers):
        return (entry,)
    deed = Deed(
        **stamp.head(exercise.essential, 1),
        essential=exercise.essential,
        behaviours=exercise.behaviours,
        people=entry.people,
        situation=exercise.title,
        text=_told(rows) or exercise.title,
        origin=entry.id,
    )
    return (entry, deed)


def counts(visit: Visit, answers: Answers) -> bool:
    """Whether this visit makes the record a deed; a record is one once at most."""
    exercise = visit.exercise
    if exercise.counts_as != Yields.DEED or visit.counted:
        return False
    unless = exercise.counts_unless
    if unless is None:
        return True
    said = answers.get(unless.step, visit.before.get(unless.step))
    return said is not None and not unless.holds(said)


def _said(step: Step, answers: Answers) -> Value | None:
    """What was answered; what was skipped or not come to stays as it stood."""
    given = answers.get(step.key)
    return step.prefill if given is None else None if given in ("", ()) else given


def _row(visit: Visit, step: Step, value: Value | None) -> Answer:
    return Answer(prompt=f"{visit.exercise.id}.{step.key}", question=step.text, answer=value)


def _behaviours(asked: Rows) -> tuple[str, ...]:
    found = [name for step, _ in asked if step.prompt for name in step.prompt.behaviours]
    return tuple(dict.fromkeys(found))


def _named(asked: Rows) -> tuple[str, ...]:
    """Everyone named in answer to a question about people."""
    named = [
        person
        for step, value in asked
        if step.prompt and step.prompt.kind == Kind.PEOPLE and isinstance(value, tuple)
        for person in value
    ]
    return tuple(dict.fromkeys(named))


def _told(asked: Rows) -> str:
    """The first answer in free text."""
    return next((str(value) for step, value in asked if step.is_text and value), "")
