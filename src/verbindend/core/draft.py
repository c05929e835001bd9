"""What a leader is in the middle of writing: kept on disk within a second, offered again later."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from verbindend.core.entry import Part, is_true
from verbindend.core.prompt import Prompt


class Task(StrEnum):
    """What the draft will become."""

    MORNING = "morning"
    EVENING = "evening"
    DEEPENING = "deepening"
    DEED = "deed"
    EXERCISE = "exercise"
    EDIT = "edit"
    WEEK = "week"
    MONTH = "month"
    COACH = "coach"


class Draft(Part, frozen=True, kw_only=True):
    """Something begun. Steps are named by their keys; what was skipped has no answer."""

    id: str
    task: Task
    day: date
    changed: datetime
    essential: str = ""
    about: str = ""
    """Of an edit, the id of the entry; of an evening, that of the intention it closes; of an
    exercise, the record that it goes on with."""
    exercise: str = ""
    stage: str = ""
    prompts: dict[str, str] = msgspec.field(default_factory=dict)
    """The questions as they were chosen: step key to question id; of an edit, to its text."""
    questions: dict[str, Prompt] = msgspec.field(default_factory=dict)
    """Of a sitting: the questions that were answered, by step key, lest their pack is gone."""
    asked: dict[str, str] = msgspec.field(default_factory=dict)
    """Of an edit: the ids of its questions, by step key."""
    before: dict[str, object] = msgspec.field(default_factory=dict)
    """Of an edit: the answers as they stood in the entry when it was begun, by step key."""
    answers: dict[str, object] = msgspec.field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    at: str = ""
    """The step that was on screen."""
    sealed: datetime | None = None
    """When the leader asked to keep it: it is kept as it is, with this as its moment."""

    def __post_init__(self) -> None:
        """Drafts are set in order, and a sealed one becomes entries of its moment."""
        if not is_true(self.changed) or not is_true(self.sealed or self.changed):
            message = "expected times with their offset"
            raise ValueError(message)

    @property
    def empty(self) -> bool:
        """Whether nothing would be lost with it."""
        return not any(_has_words(answer) for answer in self.answers.values())


def _has_words(answer: object) -> bool:
    if isinstance(answer, list | tuple):
        return any(_has_words(part) for part in answer)
    return bool(answer.strip()) if isinstance(answer, str) else answer is not None
