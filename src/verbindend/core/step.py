"""One thing asked on the way through a sitting, a deed or an edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

import msgspec

from verbindend.core.choice import Choice
from verbindend.core.earlier import Earlier
from verbindend.core.entry import Deed, Intention, Value
from verbindend.core.practice import EssentialPractice
from verbindend.core.prompt import Asked, Kind
from verbindend.core.refusal import Refusal
from verbindend.core.self_assessment import FRAME

Answers: TypeAlias = Mapping[str, Value | None]
"""What was answered, by step key; a step that was skipped has None."""


class Key(StrEnum):
    """What a step asks: its key and, where the pack has the question, the name of its frame."""

    TODAY = "today"
    QUESTION = "question"
    QUESTION_SAME = "question-dezelfde"
    IF_THEN = "if-then"
    OBSTACLE = "hindernis"
    GOOD = "goed"
    TAKE_ALONG = "meenemen"
    CLOSING = "afronden"
    CLOSING_SAME = "afronden-dezelfde"
    SEEN = "gezien"
    WITNESS = "getuige"
    SAME = "dezelfde"
    FAILED = "niet-gelukt"
    AGAIN = "opnieuw"
    COUNTS = "telt-mee"
    WHERE = "waar"
    DEEPER = "dieper"
    KEEP = "bewaren"
    BACK = "terugkerend"
    BRING = "meebrengen"
    OUTSIDE = FRAME
    STRIKING = "opvallen"
    FOCUS = "focus"
    DEEPENING = "deepening"
    DEED_DAY = "daad-dag"
    DEED_ESSENTIAL = "daad-essentie"
    DEED_BEHAVIOUR = "daad-gedrag"
    DEED_TEXT = "daad-tekst"
    DEED_WHERE = "daad-waar"
    DEED_PEOPLE = "daad-wie"


FIXED: dict[str, tuple[Kind, tuple[str, ...]]] = {
    Key.OBSTACLE: (Kind.TEXT, ()),
    Key.GOOD: (Kind.TEXT, ()),
    Key.TAKE_ALONG: (Kind.TEXT, ()),
    Key.CLOSING: (Kind.CHOICE, ("done", "different", "failed", "no_chance")),
    Key.SEEN: (Kind.TEXT, ()),
    Key.WITNESS: (Kind.CHOICE, ("self", "reaction", "heard")),
    Key.SAME: (Kind.CHOICE, ("same", "other")),
    Key.FAILED: (Kind.TEXT, ()),
    Key.AGAIN: (Kind.CHOICE, ("again", "let_go")),
    Key.COUNTS: (Kind.CHOICE, ("yes", "no")),
    Key.WHERE: (Kind.TEXT, ()),
    Key.DEEPER: (Kind.CHOICE, ("yes", "no")),
    Key.KEEP: (Kind.CHOICE, ("other",)),
    Key.BACK: (Kind.CHECKLIST, ()),
    Key.BRING: (Kind.CHECKLIST, ()),
    Key.OUTSIDE: (Kind.CHOICE, ()),
    Key.STRIKING: (Kind.TEXT, ()),
    Key.FOCUS: (Kind.CHOICE, ("same",)),
    Key.DEED_DAY: (Kind.CHOICE, ()),
    Key.DEED_ESSENTIAL: (Kind.CHOICE, ()),
    Key.DEED_BEHAVIOUR: (Kind.CHOICE, ()),
    Key.DEED_TEXT: (Kind.TEXT, ()),
    Key.DEED_WHERE: (Kind.TEXT, ()),
    Key.DEED_PEOPLE: (Kind.PEOPLE, ()),
}
"""The fixed questions: their kind, and the ids of the options that the program acts on."""


FOLLOW_UP = "-follow-up"
"""What the key of a follow-up ends with."""


class Form(StrEnum):
    """How a step is put."""

    TODAY = "today"
    QUESTION = "question"
    IF_THEN = "if-then"
    FOLLOW_UP = "follow-up"


def both(halves: tuple[str, ...]) -> tuple[str, ...] | None:
    """Both halves of an intention, None of neither.

    Raises:
        Refusal: one of them is empty.
    """
    if not any(halves):
        return None
    if not all(halves):
        raise Refusal("Fill in both halves, or leave both empty to skip.")
    return halves


class Compared(NamedTuple):
    """An item of the self-assessment, once it was answered: now, last time, seen from outside."""

    text: str
    now: str
    before: str = ""
    outside: str = ""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing asked."""

    key: str
    form: Form = Form.QUESTION
    prompt: Asked | None = None
    intention: Intention | None = None
    """Shown above the question: what was meant this morning."""
    deed: Deed | None = None
    """Shown above the question: what was noted before."""
    choice: Choice | None = None
    """Shown with the essential of the day: why it is this one."""
    about: str = ""
    """Shown above the question: what it is about."""
    counted: tuple[EssentialPractice, ...] = ()
    """Shown above the question: what was done on each essential."""
    compared: tuple[Compared, ...] = ()
    """Shown above the question: what was just answered, beside what was before."""
    earlier: Earlier | None = None
    """Shown below the field: what was answered the last time that it was asked."""
    needed: bool = False
    """Whether nothing can be kept without an answer to it."""
    prefill: Value | None = None
    """What stands in the answer before anything was typed."""

    @property
    def text(self) -> str:
        """The question as it is asked and kept."""
        if self.prompt is None:
            return ""
        return self.prompt.follow_up if self.form == Form.FOLLOW_UP else self.prompt.text

    @property
    def prompt_id(self) -> str:
        """The question's id; a follow-up is no use of the question by itself."""
        return self.prompt.id if self.prompt and self.form != Form.FOLLOW_UP else ""

    @property
    def is_chosen(self) -> bool:
        """Whether one thing is pointed at, which is the answer until another one is."""
        return self.form == Form.TODAY or (
            self.form == Form.QUESTION
            and self.prompt is not None
            and self.prompt.kind in (Kind.CHOICE, Kind.SCALE)
        )

    @property
    def is_text(self) -> bool:
        """Whether the answer is written in free text."""
        return self.form == Form.FOLLOW_UP or (
            self.prompt is not None and self.prompt.kind == Kind.TEXT
        )


def put(key: str, prompt: Asked, answers: Answers) -> Iterator[Step]:
    """A question, and what follows from its answer."""
    yield Step(key=key, prompt=prompt)
    more = follow_up(prompt, answers.get(key))
    if more:
        yield Step(key=f"{key}{FOLLOW_UP}", form=Form.FOLLOW_UP, prompt=more)


def follow_up(prompt: Asked, answer: Value | None) -> Asked | None:
    """What is asked after an answer: on a scale its reason, after "other" one's own words."""
    if answer is None:
        return None
    if prompt.follow_up:
        return prompt
    chosen = answer if isinstance(answer, tuple) else (answer,)
    other = next((each for each in prompt.option if each.other and each.id in chosen), None)
    if other is None:
        return None
    label = f"{other.label[:1].upper()}{other.label[1:]}:"
    return msgspec.structs.replace(prompt, follow_up=label, lines=1)
