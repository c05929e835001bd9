"""The kinds of entry, as they stand in the journal's files: a class is a kind, a field is a key."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeAlias

import msgspec

FORMAT = 1
"""The version of the file format that this program writes."""

ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{4}-[a-z0-9]+(?:-[a-z0-9]+)*-[a-z0-9]{6}")
"""What an entry's id, and so its file's name, looks like. Match it in full before using a path."""

MOST_NUMBER = 2**53
"""The largest number that every program reads back as it was written."""

Value: TypeAlias = str | int | date | tuple[str, ...]
"""An answer: text, a number on a scale, a day, or the chosen ids, lines or people."""


class Share(StrEnum):
    """Who an entry is meant for."""

    PRIVATE = "private"
    COACH = "coach"


class Witness(StrEnum):
    """Who saw the deed."""

    SELF = "self"
    REACTION = "reaction"
    HEARD = "heard"


class Outcome(StrEnum):
    """What became of an intention."""

    DONE = "done"
    DIFFERENT = "different"
    FAILED = "failed"
    NO_CHANCE = "no_chance"
    DROPPED = "dropped"


class Moment(StrEnum):
    """When a question is asked."""

    MORNING = "morning"
    EVENING = "evening"
    DEEPENING = "deepening"
    WEEK = "week"


EARLIEST = datetime(1000, 1, 2, tzinfo=UTC)
LATEST = datetime(9999, 12, 30, tzinfo=UTC)
"""The moments there can be: a day from either end, so that each can be told by any clock."""


def is_true(moment: datetime) -> bool:
    """Whether it is a moment on earth, so with its offset from UTC, that can be reckoned with."""
    return moment.utcoffset() is not None and EARLIEST <= moment <= LATEST


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A table inside an entry."""


class Answer(Part, frozen=True, kw_only=True):
    """A question as it was asked, and what the leader answered."""

    prompt: str = ""
    question: str
    answer: object

    def __post_init__(self) -> None:
        """Hold the answer to the types of `Value`; a list from a file becomes a tuple."""
        answer = self.answer
        if isinstance(answer, list) and all(isinstance(item, str) for item in answer):
            msgspec.structs.force_setattr(self, "answer", tuple(answer))
        elif (
            isinstance(answer, bool)
            or not isinstance(answer, str | int | date | tuple)
            or (isinstance(answer, int) and abs(answer) > MOST_NUMBER)
        ):
            message = "expected text, a whole number, a date or a list of texts"
            raise TypeError(message)

    @property
    def value(self) -> Value:
        """The answer by its type."""
        assert isinstance(self.answer, str | int | date | tuple)  # noqa: S101 - by __post_init__
        return self.answer


class Close(Part, frozen=True, kw_only=True):
    """An evening's word on an intention."""

    intention: str
    outcome: Outcome


class Pause(Part, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """Days that do not count: a holiday, an illness."""

    first: date
    last: date


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag=str.lower):
    """What every kind shares. `id` is the file's name and stands nowhere else."""

    format: int = FORMAT
    id: str = ""
    written: datetime
    day: date
    essential: str | None = None
    behaviours: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    share: Share = Share.PRIVATE
    pack: str = ""
    language: str = ""
    answers: tuple[Answer, ...] = ()

    def __post_init__(self) -> None:
        """An entry needs a true moment."""
        if not is_true(self.written):
            message = "expected a time with its offset"
            raise ValueError(message)

    @property
    def kind(self) -> str:
        """The kind, as the file names it."""
        return str(self.__struct_config__.tag)

    @property
    def read_only(self) -> bool:
        """Whether a newer program wrote it, so that this one may not change it."""
        return self.format > FORMAT


class Intention(Entry, frozen=True, kw_only=True, rename={"when": "if"}):
    """If this moment comes, then I do that."""

    when: str
    then: str
    obstacle: str = ""


class Deed(Entry, frozen=True, kw_only=True, rename={"origin": "from"}):
    """A behaviour really shown: one practice moment, the only thing that counts as practised."""

    situation: str = ""
    text: str
    witness: Witness = Witness.SELF
    origin: str | None = None
    """The id of the entry that it came out of."""


class Reflection(Entry, frozen=True, kw_only=True):
    """The answers of one sitting."""

    moment: Moment
    closes: tuple[Close, ...] = ()


class Observation(Entry, frozen=True, kw_only=True):
    """A reaction seen, or something heard back."""

    text: str
    about: str | None = None


class Review(Entry, frozen=True, kw_only=True):
    """The look back on a week."""

    period: str


class Mirror(Entry, frozen=True, kw_only=True):
    """The monthly self-assessment."""

    period: str


class Exercise(Entry, frozen=True, kw_only=True):
    """Steps of an exercise that were done in one go."""

    exercise: str
    stage: str | None = None
    continues: str | None = None
    """The id of the record's first entry."""


class Plan(Entry, frozen=True, kw_only=True):
    """What the leader chose; the newest one holds."""

    focus: tuple[str, ...] = ()
    programme: str | None = None
    week: int | None = None
    week_begun: date | None = None
    """The day that this week of the programme was begun; without it, that of the plan."""
    pauses: tuple[Pause, ...] = ()
    working_days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")
    without: tuple[str, ...] = ()
    """What of the rhythm is not offered: morning, evening, week, month."""
    day_begins: time = time(4)
    pick: str | None = None
    """The essential chosen for this entry's day only."""


class Note(Entry, frozen=True, kw_only=True):
    """Free text."""

    text: str


AnyEntry: TypeAlias = (
    Intention | Deed | Reflection | Observation | Review | Mirror | Exercise | Plan | Note
)
"""Every kind of entry there is."""

KINDS: tuple[type[AnyEntry], ...] = (
    Intention, Deed, Reflection, Observation, Review, Mirror, Exercise, Plan, Note,
)  # fmt: skip


def entry_id(written: datetime, subject: str, suffix: str) -> str:
    """The id of an entry: its local time, its essential or kind, and six random characters.

    The subject is cut at forty characters, so that every file system takes the name.
    """
    return f"{written:%Y-%m-%d-%H%M}-{subject[:40].strip('-')}-{suffix}"


def texts(entry: AnyEntry) -> list[tuple[str, str]]:
    """Every word of the leader's in an entry, with the question or the key that it answers."""
    own = [
        (name, value)
        for name in ("when", "then", "obstacle", "situation", "text")
        if (value := getattr(entry, name, ""))
    ]
    return own + [(answer.question, plain_value(answer.value)) for answer in entry.answers]


def plain_value(value: Value) -> str:
    """An answer as text: a list by commas, a day as 2026-11-23."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
