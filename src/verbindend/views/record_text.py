"""What was done with an exercise, as plain text: on a line, or whole."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from verbindend.core.answer import in_words
from verbindend.core.clean import one_line, shown
from verbindend.core.entry import plain_value
from verbindend.core.guided import Shape
from verbindend.core.records import answers_of, changes, due, open_stages
from verbindend.core.step import FOLLOW_UP
from verbindend.views.entry_text import said
from verbindend.views.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verbindend.core.entry import Answer, Value
    from verbindend.core.guided import GuidedExercise
    from verbindend.core.library import Library
    from verbindend.core.records import Due, Record
    from verbindend.locale import Words

MOST = 40
"""How many characters tell one record from another."""


def named(record: Record, exercise: GuidedExercise) -> str:
    """What a record is known by: who it is about, and the first words that were written.

    Of one that stands on a line, the words by which it does, where they were written.
    """
    values = record.values(exercise.form)
    known_by = exercise.line.now if exercise.line else ""
    words = [
        plain_value(values[step.id])
        for step in sorted(exercise.step, key=lambda step: step.id != known_by)
        if step.kind == "text" and step.id in values
    ]
    return one_line(" · ".join(filter(None, (", ".join(record.people), *words[:1]))), MOST)


def record_line(record: Record, exercise: GuidedExercise, words: Words) -> str:
    """A record on one line: what it is known by, when it was last gone on with, what comes."""
    parts = [named(record, exercise), words.short_date(record.last)]
    back = due(record, exercise)
    left = open_stages(record, exercise)
    if back and back.stage:
        day = words.short_date(back.day)
        parts.append(words.tr("{stage} on {day}", stage=exercise.label_of(back.stage), day=day))
    elif left and exercise.stage:
        parts.append(words.tr("next: {stage}", stage=exercise.label_of(left[0])))
    return "  ".join(filter(None, parts))


def back_today(due: Due, library: Library, words: Words) -> str:
    """What comes back: 'It is time for: 4xR with K. (look back)'."""
    exercise = library.exercises[due.record.exercise]
    label = exercise.label_of(due.stage)
    about = ", ".join(due.record.people)
    title = f"{exercise.title}, {about}" if about else exercise.title
    return words.tr("Back today: {title}", title=f"{title} ({label})" if label else title)


class Role(Enum):
    """What a line of a record is."""

    TITLE = auto()
    HEAD = auto()
    QUESTION = auto()
    ANSWER = auto()


Line: TypeAlias = tuple[Role, str]


def plain_record(record: Record, library: Library, words: Words) -> Iterator[str]:
    """A record whole, as plain lines."""
    for role, text in whole_record(record, library, words):
        if role in (Role.HEAD, Role.QUESTION):
            yield ""
        yield shown(text)


def whole_record(record: Record, library: Library, words: Words) -> Iterator[Line]:
    """A record whole: what can be told with it, and what was asked and answered.

    Of a chain that is by its parts, of a page its versions and what each changed.
    """
    exercise = library.exercises[record.exercise]
    yield Role.TITLE, exercise.title
    told = message(record, exercise, words)
    if told:  # first: it is what one comes back for, at the moment of telling it
        yield Role.HEAD, words.tr("Your message")
        yield Role.ANSWER, told
    parts = library.parts(exercise)
    if exercise.form == Shape.CANVAS:
        yield from _versions(record, exercise, library, words)
    elif exercise.form == Shape.CHAIN and parts:
        yield from _by_part(record, exercise, parts, library, words)
    else:
        for entry in record.entries:
            stage = exercise.label_of(entry.stage or "")
            held = [row for row in entry.answers if record.rows[row.prompt][0] is entry]
            if held:
                yield Role.HEAD, "  ".join(filter(None, (words.long_date(entry.day), stage)))
                yield from _rows(held, library, words)


def _by_part(
    record: Record,
    exercise: GuidedExercise,
    parts: dict[str, str],
    library: Library,
    words: Words,
) -> Iterator[Line]:
    """All stages on one page: what each part holds, and before them what belongs to none."""
    named = {f"{exercise.id}.{step.id}": step.part for step in exercise.step}
    rows = list(record.rows.values())
    for part, label in {"": "", **parts}.items():
        own = [pair for pair in rows if _part(pair[1], named, parts) == part]
        if own and label:
            yield Role.HEAD, label.upper()
        for entry, row in own:
            yield Role.QUESTION, f"{row.question}  {words.short_date(entry.day)}"
            yield Role.ANSWER, said(row, words, library)


def _part(row: Answer, named: dict[str, str], parts: dict[str, str]) -> str:
    """The part that an answer is about; a follow-up's is that of what it follows."""
    name = row.prompt.partition(":")[0].removesuffix(FOLLOW_UP)
    part = named.get(name, "")
    return part if part in parts else ""


def _rows(rows: Iterable[Answer], library: Library, words: Words) -> Iterator[Line]:
    for row in rows:
        yield Role.QUESTION, row.question
        yield Role.ANSWER, said(row, words, library)


def _versions(
    record: Record, exercise: GuidedExercise, library: Library, words: Words
) -> Iterator[Line]:
    """The page as it is, and below it what each version changed, the newest first."""
    last = record.entries[-1]
    yield Role.HEAD, words.long_date(last.day)
    yield from _rows(last.answers, library, words)
    questions = {
        row.prompt.partition(".")[2]: row.question
        for entry in record.entries
        for row in entry.answers
    }
    pairs = list(zip(record.entries, record.entries[1:], strict=False))
    for older, newer in reversed(pairs):
        day, before = words.short_date(newer.day), words.short_date(older.day)
        yield Role.HEAD, words.tr("Changed on {day}, since {before}", day=day, before=before)
        for change in changes(answers_of(older), answers_of(newer)):
            yield Role.QUESTION, questions.get(change.key, change.key)
            yield Role.ANSWER, f"- {_told(exercise, change.key, change.before)}"
            yield Role.ANSWER, f"+ {_told(exercise, change.key, change.after)}"


def _told(exercise: GuidedExercise, key: str, value: Value | None) -> str:
    step = next((each for each in exercise.step if each.id == key.partition(":")[0]), None)
    if value is None:
        return ""
    return in_words(step, value) if step else plain_value(value)
