"""From the answers of a sitting to the entries that are kept: one act is one deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from verbindend.core.entry import (
    Answer,
    AnyEntry,
    Close,
    Deed,
    Intention,
    Moment,
    Outcome,
    Reflection,
    Witness,
    entry_id,
)
from verbindend.core.pack import Kind
from verbindend.core.steps import (
    Answers,
    Form,
    Step,
    closing_is_deed,
    question_is_deed,
    steps,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from verbindend.core.entry import Value
    from verbindend.core.sitting import Sitting

CONTROLS = ("afronden", "afronden-dezelfde", "getuige", "telt-mee", "question-dezelfde", "waar",
            "dieper", "if-then", "hindernis")  # fmt: skip
"""Steps whose answer becomes a key of an entry, or only steers: no row among the answers."""


class Head(TypedDict):
    """The keys that every entry begins with."""

    id: str
    written: datetime
    day: date
    pack: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When and with what something is kept. The same stamp makes the same entries."""

    written: datetime
    day: date
    pack: str
    language: str
    suffix: Callable[[int], str]
    """Six random characters for the entry of this number."""

    def head(self, subject: str, number: int = 0) -> Head:
        """The first keys of an entry about an essential, or of a kind."""
        return Head(
            id=entry_id(self.written, subject, self.suffix(number)),
            written=self.written,
            day=self.day,
            pack=self.pack,
            language=self.language,
        )


def made(sitting: Sitting, answers: Answers, stamp: Stamp) -> tuple[AnyEntry, ...]:
    """The entries of a sitting; none when nothing was answered."""
    way = _morning if sitting.moment == Moment.MORNING else _evening
    return way(sitting, answers, stamp)


def _morning(sitting: Sitting, answers: Answers, stamp: Stamp) -> tuple[AnyEntry, ...]:
    """An intention with the question before it; a reflection when nothing was intended."""
    head = stamp.head(sitting.essential)
    rows = _rows(sitting, answers)
    people = _people(sitting, answers)
    meant = answers.get("if-then")
    if isinstance(meant, tuple):
        when, then = meant
        intention = Intention(
            **head,
            essential=sitting.essential,
            behaviours=_behaviours(sitting, answers),
            people=people,
            answers=rows,
            when=when,
            then=then,
            obstacle=str(answers.get("hindernis") or ""),
        )
        return (intention,)
    if rows:
        reflection = Reflection(
            **head,
            essential=sitting.essential,
            behaviours=_behaviours(sitting, answers),
            people=people,
            answers=rows,
            moment=sitting.moment,
        )
        return (reflection,)
    return ()


def _evening(sitting: Sitting, answers: Answers, stamp: Stamp) -> tuple[AnyEntry, ...]:
    rows = _rows(sitting, answers)
    closes = _closes(sitting, answers)
    if not rows and not closes:
        return ()
    reflection = Reflection(
        **stamp.head(sitting.essential),
        essential=sitting.essential,
        behaviours=_behaviours(sitting, answers),
        people=_people(sitting, answers),
        answers=rows,
        moment=sitting.moment,
        closes=closes,
    )
    return (reflection, *_deeds(sitting, answers, stamp, reflection.id))


def _deeds(sitting: Sitting, answers: Answers, stamp: Stamp, origin: str) -> list[Deed]:
    """The deeds that were confirmed: of the intention, and of the evening's question."""
    deeds = []
    intention = sitting.intention
    if intention and closing_is_deed(sitting, answers):
        subject = intention.essential or sitting.essential
        deeds.append(
            Deed(
                **stamp.head(subject, 1),
                essential=subject,
                behaviours=intention.behaviours,
                people=intention.people,
                situation=intention.when,
                text=str(answers.get("gezien") or intention.then),
                witness=Witness(str(answers.get("getuige") or Witness.SELF)),
                origin=origin,
            )
        )
    if question_is_deed(sitting, answers):
        deeds.append(
            Deed(
                **stamp.head(sitting.essential, 2),
                essential=sitting.essential,
                behaviours=sitting.questions["question"].behaviours,
                situation=str(answers.get("waar") or ""),
                text=str(answers["question"]),
                origin=origin,
            )
        )
    return deeds


def _closes(sitting: Sitting, answers: Answers) -> tuple[Close, ...]:
    outcome = answers.get("afronden")
    if sitting.intention is None or not isinstance(outcome, str):
        return ()
    return (Close(intention=sitting.intention.id, outcome=Outcome(outcome)),)


def _rows(sitting: Sitting, answers: Answers) -> tuple[Answer, ...]:
    """The questions as they were asked, with what was answered; what was skipped is absent."""
    return tuple(
        Answer(prompt=_prompt_id(step), question=step.text, answer=value)
        for step in steps(sitting, answers)
        if step.key not in CONTROLS and _has_value(value := answers.get(step.key))
    )


def _prompt_id(step: Step) -> str:
    """The question's id; a follow-up is no use of the question by itself."""
    return step.prompt.id if step.prompt and step.form != Form.FOLLOW_UP else ""


def _has_value(value: Value | None) -> bool:
    return value is not None and value not in ("", ())


def _behaviours(sitting: Sitting, answers: Answers) -> tuple[str, ...]:
    """The behaviours of the question, where it was answered."""
    asked = sitting.questions.get("question")
    return asked.behaviours if asked and _has_value(answers.get("question")) else ()


def _people(sitting: Sitting, answers: Answers) -> tuple[str, ...]:
    """Everyone named in answer to a question about people."""
    named = [
        person
        for key, prompt in sitting.questions.items()
        if prompt.kind == Kind.PEOPLE and isinstance(value := answers.get(key), tuple)
        for person in value
    ]
    return tuple(dict.fromkeys(named))
