"""Exercises, as tables of a pack: steps that a leader is led through, once or again and again."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import Part
from verbindend.core.prompt import Asked, Yields

if TYPE_CHECKING:
    from collections.abc import Mapping

HOLE = re.compile(r"\{([^{}]*)\}")
"""Where the answer to a step is filled in, by the id of the step."""


class Shape(StrEnum):
    """What becomes of an exercise's record."""

    SESSION = "session"
    """Done in one go."""
    LOG = "log"
    """A line each time."""
    CHAIN = "chain"
    """Stages that come back on their date."""
    CANVAS = "canvas"
    """A page that is kept alive, with its history."""
    MAP = "map"
    """People, and the roles that they have for one goal."""


class Stage(Part, frozen=True, kw_only=True):
    """What is done in one visit to a record."""

    id: str
    label: str


class When(Part, frozen=True, kw_only=True, rename={"equals": "is"}):
    """What an earlier choice must be, or must not be."""

    step: str
    equals: str = ""
    is_not: str = ""

    def holds(self, answer: object) -> bool:
        """Whether it is so, of the answer to that step; none has the say over nothing."""
        given = answer if isinstance(answer, tuple) else (answer,)
        if self.equals:
            return self.equals in given
        return answer is not None and self.is_not not in given


def applies(when: When | None, answers: Mapping[str, object]) -> bool:
    """Whether a step is asked, given what was answered before it."""
    return when is None or when.holds(answers.get(when.step))


class AskAgain(Part, frozen=True, kw_only=True):
    """On the day that a step was answered with, a stage comes back."""

    step: str
    stage: str


class GuidedStep(Asked, frozen=True, kw_only=True):
    """One thing asked in an exercise."""

    stage: str = ""
    part: str = ""
    """The option of a set that it is about."""
    when: When | None = None
    each: str = ""
    """The step whose people it is asked about, one by one."""


class MessageLine(Part, frozen=True, kw_only=True):
    """A line of what a leader can say after an exercise, with answers filled in."""

    id: str
    text: str

    @property
    def names(self) -> tuple[str, ...]:
        """The steps whose answers it fills in."""
        return tuple(HOLE.findall(self.text))


class Line(Part, frozen=True, kw_only=True):
    """Which steps put a record on a line of dates: what there is on its day, and what was before.

    `now` is also what the record is known by.
    """

    now: str
    before: str = ""
    since: str = ""
    """The step that says of which day `before` tells."""
    below: tuple[str, ...] = ()
    """What is said below what there is now."""


class GuidedExercise(Part, frozen=True, kw_only=True):
    """A guided exercise."""

    id: str
    form: Shape
    title: str
    essential: str = ""
    minutes: int = 5
    behaviours: tuple[str, ...] = ()
    intro: str = ""
    stage: tuple[Stage, ...] = ()
    step: tuple[GuidedStep, ...]
    message: tuple[MessageLine, ...] = ()
    """What can be told with the answers, line by line."""
    line: Line | None = None
    """How its records stand together on one line of dates."""
    ask_again: AskAgain | None = None
    counts_as: Yields | None = None
    counts_unless: When | None = None
    revisit_days: int = 0
    """After how many days a canvas is offered again."""

    def steps_of(self, stage: str) -> tuple[GuidedStep, ...]:
        """The steps of a stage; all of them where there are no stages."""
        return tuple(step for step in self.step if not self.stage or step.stage == stage)

    def label_of(self, stage: str) -> str:
        """The label of a stage; empty of none."""
        return next((each.label for each in self.stage if each.id == stage), "")

    def asked(self, step: GuidedStep, person: str = "") -> GuidedStep:
        """A step as it is asked and kept: its id with that of the exercise, a person filled in."""
        text = step.text.replace(PERSON, person) if person else step.text
        return msgspec.structs.replace(step, id=f"{self.id}.{step.id}", text=text)


PERSON = "{person}"
"""What stands in the text of a step for the person that it is about."""


class ProgrammeWeek(Part, frozen=True, kw_only=True):
    """A week of a programme: its essential, and what it offers beside the days."""

    number: int
    essential: str
    exercise: str = ""
    task: str = ""
    midway: tuple[str, ...] = ()
    """What is done in it besides: exercises, or `month` and `coach` of the rhythm."""


class Programme(Part, frozen=True, kw_only=True):
    """An order of weeks, each with an essential that leads."""

    id: str
    title: str
    intro: str = ""
    week: tuple[ProgrammeWeek, ...]
    start: tuple[str, ...] = ()
    """What is done in its first weeks besides, named as `midway`."""
    finish: tuple[str, ...] = ()
    """What is done after the last of them."""
