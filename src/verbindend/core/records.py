"""What became of exercises: a record is what was begun once and gone on with, from its entries."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from verbindend.core.entry import Answer, Deed, Exercise
from verbindend.core.guided import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.guided import GuidedExercise


class Record:
    """The entries of one delegation, one page, one map: oldest first."""

    def __init__(self, record_id: str, entries: Iterable[Exercise], *, counted: bool) -> None:
        self.id = record_id
        self.entries = tuple(
            sorted(entries, key=lambda each: (each.written, bool(each.continues), each.id))
        )
        self.counted = counted
        """Whether it was counted as a deed."""

    @property
    def exercise(self) -> str:
        """The id of the exercise."""
        return self.entries[-1].exercise

    @property
    def last(self) -> date:
        """The day it was last gone on with."""
        return self.entries[-1].day

    @cached_property
    def stages(self) -> frozenset[str]:
        """The stages that were done."""
        return frozenset(entry.stage for entry in self.entries if entry.stage)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everyone who was named."""
        return tuple(dict.fromkeys(name for entry in self.entries for name in entry.people))

    @cached_property
    def rows(self) -> dict[str, tuple[Exercise, Answer]]:
        """The last answer to everything that was asked, with the visit that it is from."""
        return {row.prompt: (entry, row) for entry in self.entries for row in entry.answers}

    def values(self, shape: Shape) -> dict[str, Value]:
        """What it holds now, by step key: of a canvas what its last version holds, else of all."""
        entries = self.entries[-1:] if shape == Shape.CANVAS else self.entries
        found: dict[str, Value] = {}
        for entry in entries:
            found |= answers_of(entry)
        return found


def answers_of(entry: Exercise) -> dict[str, Value]:
    """The answers of one visit, by step key."""
    start = f"{entry.exercise}."
    return {
        row.prompt.removeprefix(start): row.value
        for row in entry.answers
        if row.prompt.startswith(start)
    }


class Due(NamedTuple):
    """A stage, or a whole page, whose day has come or will."""

    record: Record
    stage: str
    """Empty of a canvas: the page itself is looked at again."""
    day: date


def records(entries: Iterable[AnyEntry]) -> list[Record]:
    """Every record, the one gone on with last first."""
    entries = list(entries)
    found: defaultdict[str, list[Exercise]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Exercise):
            found[entry.continues or entry.id].append(entry)
    origins = {entry.origin for entry in entries if isinstance(entry, Deed)}
    made = [
        Record(name, visits, counted=any(visit.id in origins for visit in visits))
        for name, visits in found.items()
    ]
    return sorted(made, key=lambda record: record.entries[-1].written, reverse=True)


def due(record: Record, exercise: GuidedExercise) -> Due | None:
    """What comes back of a record, and when; nothing where it is done or no day was named."""
    again = exercise.ask_again
    if again:
        day = record.values(exercise.form).get(again.step)
        if isinstance(day, date) and again.stage not in record.stages:
            return Due(record, again.stage, day)
    if exercise.form == Shape.CANVAS and exercise.revisit_days:
        return Due(record, "", record.last + timedelta(days=exercise.revisit_days))
    return None


def back_by(
    day: date, entries: Iterable[AnyEntry], exercises: Mapping[str, GuidedExercise]
) -> list[Due]:
    """What has come back by a day, the longest ago first."""
    found = (
        due(record, exercises[record.exercise])
        for record in records(entries)
        if record.exercise in exercises
    )
    return sorted((each for each in found if each and each.day <= day), key=lambda each: each.day)


def open_stages(record: Record, exercise: GuidedExercise) -> tuple[str, ...]:
    """The stages that were not done yet, in order."""
    return tuple(stage.id for stage in exercise.stage if stage.id not in record.stages)


class Change(NamedTuple):
    """What one version of a page changed, by step key: what it held, and what it holds."""

    key: str
    before: Value | None
    after: Value | None


def changes(before: Mapping[str, Value], after: Mapping[str, Value]) -> list[Change]:
    """What differs between two versions, in the order of the newer one, then what was emptied."""
    keys = [*after, *(key for key in before if key not in after)]
    return [
        Change(key, before.get(key), after.get(key))
        for key in keys
        if before.get(key) != after.get(key)
    ]
