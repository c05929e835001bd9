"""The records of an exercise as one vertical line of dates: what there is, and what was before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from verbindend.core.records import answers_of
from verbindend.views.message import in_a_line
from verbindend.views.record_text import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verbindend.core.guided import GuidedExercise, Line
    from verbindend.core.records import Record
    from verbindend.locale import Words
    from verbindend.views.look import Marks


class Point(NamedTuple):
    """What there is to say of a day."""

    day: date
    text: str
    record: str
    """The id of the record that it is from."""
    is_now: bool
    """Whether it tells what there is, not what was before."""
    below: tuple[str, ...] = ()


def points(records: Iterable[Record], exercise: GuidedExercise, words: Words) -> list[Point]:
    """Every point of every record, the newest first.

    So the last step is read first, as everywhere in the program, where there is room for little;
    who goes down goes back to where it began.
    """
    line = exercise.line
    found = [each for record in records if line for each in _of(record, exercise, line, words)]
    # several steps forward may have come from one beginning, which is told once
    begun = {each[:2]: each for each in found if not each.is_now}
    kept = [each for each in found if each.is_now] + list(begun.values())
    return sorted(kept, key=lambda each: (each.day, each.is_now), reverse=True)


def _of(record: Record, exercise: GuidedExercise, line: Line, words: Words) -> Iterator[Point]:
    values = record.values(exercise.form)
    said = {step.id: in_a_line(step, values, words) for step in exercise.step}
    since = values.get(line.since)
    before = said.get(line.before, "")
    is_placed = bool(before) and isinstance(since, date)
    if said[line.now]:
        below = tuple(text for name in line.below if (text := said[name]))
        day = _day_of(record, line.now)
        yield Point(day, said[line.now], record.id, is_now=True, below=below)
    elif not is_placed:  # what says neither what is nor what was can be read from the line too
        text = named(record, exercise) or exercise.title
        yield Point(record.last, text, record.id, is_now=True)
    if before and isinstance(since, date):
        yield Point(since, before, record.id, is_now=False)


def _day_of(record: Record, step: str) -> date:
    """The day on which it was said first; a later visit repeats what stands there."""
    found = (entry.day for entry in record.entries if step in answers_of(entry))
    return next(found, record.last)


def days(points: Iterable[Point], words: Words) -> list[str]:
    """The days of the points, as wide as each other."""
    told = [words.date_with_year(point.day) for point in points]
    width = max(map(len, told), default=0)
    return [each.rjust(width) for each in told]


def sign(point: Point, marks: Marks) -> str:
    """What stands on the line: what there is differs by shape from what was."""
    return marks.dot if point.is_now else marks.open_dot


def plain_line(points: list[Point], words: Words, marks: Marks) -> Iterator[str]:
    """The line as plain lines of text."""
    last = len(points) - 1
    for number, (point, day) in enumerate(zip(points, days(points, words), strict=True)):
        yield f"{sign(point, marks)} {day}  {point.text}"
        yield from (f"{marks.upright} {text}" for text in point.below)
        if not point.below and number != last:
            yield marks.upright
