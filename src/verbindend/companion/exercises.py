"""Exercises: begun, gone on with where they were left, and looked back on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.companion.flow import begun, cleaned, is_kept_from, keep_entries
from verbindend.core.answer import fitting
from verbindend.core.draft import Draft, Task
from verbindend.core.finding import find_exercise
from verbindend.core.guided import Shape
from verbindend.core.guiding import Visit, is_whole, made, steps
from verbindend.core.records import Due, Record, back_by, due, open_stages, records
from verbindend.core.refusal import QUOTED, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from verbindend.companion.desk import Desk
    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.guided import GuidedExercise
    from verbindend.core.step import Answers, Step


class ExerciseFlow:
    """The way through one visit to an exercise."""

    task = Task.EXERCISE

    def __init__(self, desk: Desk, visit: Visit, day: date) -> None:
        self._desk = desk
        self._day = day
        self.visit = visit

    @property
    def title(self) -> str:
        """The exercise and, of one with stages, the stage."""
        exercise = self.visit.exercise
        stage = exercise.label_of(self.visit.stage)
        return f"{exercise.title} ({stage})" if stage else exercise.title

    @property
    def intro(self) -> str:
        """What is said before an exercise is begun."""
        return "" if self.visit.continues else self.visit.exercise.intro

    def essential(self, answers: Answers) -> str:  # noqa: ARG002 - an exercise is about one
        """The essential it is about; empty of one that is about all."""
        return self.visit.exercise.essential

    def steps(self, answers: Answers) -> tuple[Step, ...]:
        """Every step that is known now."""
        return steps(self.visit, answers)

    def draft(self, answers: Answers, at: str, draft_id: str = "") -> Draft:
        """The visit as it stands, to be saved."""
        return msgspec.structs.replace(
            begun(self._desk, self.task, self._day, answers, at, draft_id),
            essential=self.visit.exercise.essential,
            about=self.visit.continues,
            exercise=self.visit.exercise.id,
            stage=self.visit.stage,
        )

    def keep(self, answers: Answers, draft: Draft | None = None) -> Sequence[AnyEntry]:
        """Keep what was answered.

        Raises:
            Refusal: nothing was answered or changed, a text is too long, or the journal cannot be
                written.
        """
        emptied = {key: value for key, value in answers.items() if value in ("", ())}
        kept = self._fitting(cleaned(answers)) | emptied
        return keep_entries(
            self._desk, self._day, draft, lambda stamp: made(self.visit, kept, stamp)
        )

    def _fitting(self, answers: dict[str, Value | None]) -> dict[str, Value | None]:
        for step in self.steps(answers):
            if step.key in answers:
                answers[step.key] = fitting(step.prompt, answers[step.key], self._day)
        return answers


class Exercises:
    """What there is to do, what is open, and what comes back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, typed: str) -> ExerciseFlow:
        """Begin an exercise; the page of a canvas is gone on with where there is one.

        Raises:
            Refusal: it is unknown, or the journal cannot be read.
        """
        exercise = find_exercise(self._desk.library, typed)
        if exercise.form == Shape.CANVAS:
            page = next(iter(self.of(exercise.id)), None)
            if page:
                return self._visit(exercise, page, "")
        stage = exercise.stage[0].id if exercise.stage else ""
        visit = Visit(exercise=exercise, stage=stage)
        return ExerciseFlow(self._desk, visit, self._desk.today())

    def go_on(self, record_id: str, stage: str = "") -> ExerciseFlow:
        """Go on with a record: at the stage named, else at the one that is due or comes next.

        Raises:
            Refusal: there is no such record or stage, nothing is left to do, or the journal cannot
                be read.
        """
        record = self.find(record_id)
        exercise = self._exercise(record)
        if exercise.form == Shape.CANVAS:
            return self._visit(exercise, record, "")
        left = open_stages(record, exercise)
        if stage and stage not in [each.id for each in exercise.stage]:
            raise Refusal(
                "There is no stage “{stage}”. There are {stages}.",
                stage=stage[:QUOTED],
                stages=", ".join(each.id for each in exercise.stage) or "-",
            )
        back = due(record, exercise)
        if not stage and back and back.day <= self._desk.today():
            stage = back.stage
        if not stage and not left:
            return self._finish(record)
        return self._visit(exercise, record, stage or left[0])

    def is_finished(self, record: Record) -> bool:
        """Whether there is nothing to go on with."""
        exercise = self._exercise(record)
        if exercise.form == Shape.CANVAS or open_stages(record, exercise):
            return False
        return is_whole(self._last_visit(record).visit)

    def _finish(self, record: Record) -> ExerciseFlow:
        """Go on with a visit that was kept before its end, here or on another device.

        Raises:
            Refusal: it was answered whole.
        """
        flow = self._last_visit(record)
        if is_whole(flow.visit):
            raise Refusal("This is finished: begin a new one.")
        return flow

    def _last_visit(self, record: Record) -> ExerciseFlow:
        return self._visit(self._exercise(record), record, record.entries[-1].stage or "")

    def resume(self, draft: Draft) -> ExerciseFlow:
        """The visit of a draft.

        Raises:
            Refusal: the exercise is in no pack any more, or the journal cannot be read.
        """
        exercise = self._desk.library.exercises.get(draft.exercise)
        if exercise is None:
            raise Refusal("No pack has the exercise {name} any more.", name=draft.exercise[:QUOTED])
        entries = [each for each in self._entries() if not is_kept_from(draft, each)]
        record = next((each for each in records(entries) if each.id == draft.about), None)
        if record is None:
            visit = Visit(exercise=exercise, stage=draft.stage, continues=draft.about)
            return ExerciseFlow(self._desk, visit, draft.day)
        return self._visit(exercise, record, draft.stage, draft.day)

    def records(self) -> list[Record]:
        """Every record of an exercise that a pack still has, the newest first.

        Raises:
            Refusal: the journal cannot be read.
        """
        known = self._desk.library.exercises
        return [each for each in records(self._entries()) if each.exercise in known]

    def of(self, exercise: str) -> list[Record]:
        """The records of one exercise.

        Raises:
            Refusal: the journal cannot be read.
        """
        return [each for each in self.records() if each.exercise == exercise]

    def find(self, record_id: str) -> Record:
        """A record by its id or how that ends.

        Raises:
            Refusal: there is none, or more than one.
        """
        found = [each for each in self.records() if each.id.endswith(record_id)]
        if len(found) != 1 or not record_id:
            raise Refusal(
                "There is no record “{name}”: see `exercise list`.", name=record_id[:QUOTED]
            )
        return found[0]

    def find_all(self, typed: str) -> tuple[GuidedExercise | None, list[Record]]:
        """The record meant; else the exercise meant, and all that was done with it.

        Raises:
            Refusal: neither is meant, or the journal cannot be read.
        """
        try:
            record = self.find(typed)
        except Refusal as refusal:
            try:
                exercise = find_exercise(self._desk.library, typed)
            except Refusal:
                raise refusal from None
            return exercise, self.of(exercise.id)
        return None, [record]

    def back_today(self) -> list[Due]:
        """What comes back today or should have before, the longest ago first.

        Raises:
            Refusal: the journal cannot be read.
        """
        return back_by(self._desk.today(), self._entries(), self._desk.library.exercises)

    def _entries(self) -> Iterable[AnyEntry]:
        return self._desk.journal.read().entries

    def _exercise(self, record: Record) -> GuidedExercise:
        return self._desk.library.exercises[record.exercise]

    def _visit(
        self, exercise: GuidedExercise, record: Record, stage: str, day: date | None = None
    ) -> ExerciseFlow:
        visit = Visit(
            exercise=exercise,
            stage=stage,
            continues=record.id,
            before=record.values(exercise.form),
            counted=record.counted,
        )
        return ExerciseFlow(self._desk, visit, day or self._desk.today())
