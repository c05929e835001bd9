"""From the answers of a sitting to the entries that are kept: one act is one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.answer import in_words
from verbindend.core.entry import (
    Answer,
    AnyEntry,
    Close,
    Deed,
    Exercise,
    Intention,
    Mirror,
    Moment,
    Outcome,
    Reflection,
    Review,
    Witness,
    plain_value,
)
from verbindend.core.prompt import Kind
from verbindend.core.review import in_full
from verbindend.core.rhythm import Occasion
from verbindend.core.step import FOLLOW_UP, Answers, Key, Step
from verbindend.core.steps import closing_is_deed, question_is_deed, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verbindend.core.entry import Value
    from verbindend.core.review import Material
    from verbindend.core.sitting import Sitting
    from verbindend.core.stamp import Stamp

CONTROLS = (Key.CLOSING, Key.CLOSING_SAME, Key.WITNESS, Key.COUNTS, Key.QUESTION_SAME, Key.WHERE,
            Key.DEEPER, Key.IF_THEN, Key.OBSTACLE)  # fmt: skip
"""Steps whose answer becomes a key of an entry, or only steers: no row among the answers."""


def made(sitting: Sitting, answers: Answers, stamp: Stamp) -> tuple[AnyEntry, ...]:
    """The entries of a sitting; none when nothing was answered."""
    if sitting.material:
        return _looked_back(sitting, sitting.material, answers, stamp)
    if sitting.moment == Occasion.MORNING and answers.get(Key.IF_THEN):
        return (_intention(sitting, answers, stamp),)
    reflection = _reflection(sitting, answers, stamp)
    if reflection is None:
        return ()
    return (reflection, *_deeds(sitting, answers, stamp, reflection.id))


def _looked_back(
    sitting: Sitting, material: Material, answers: Answers, stamp: Stamp
) -> tuple[AnyEntry, ...]:
    """The look back: what was chosen from the journal stands in it in its own words."""
    full = {
        key: value if value is None else in_full(material, key, value)
        for key, value in answers.items()
    }
    rows, people = _rows(sitting, full), _people(sitting, answers)
    if not rows:
        return ()
    match sitting.moment:
        case Occasion.WEEK:
            head = stamp.head("review")
            return (Review(**head, people=people, answers=rows, period=material.period),)
        case Occasion.MONTH:
            head = stamp.head("mirror")
            return (Mirror(**head, people=people, answers=rows, period=material.period),)
        case _:
            head = stamp.head(sitting.name)
            return (Exercise(**head, people=people, answers=rows, exercise=sitting.name),)


def _intention(sitting: Sitting, answers: Answers, stamp: Stamp) -> Intention:
    """What is meant for the day, with the question that led to it."""
    when, then = _pair(answers.get(Key.IF_THEN))
    return Intention(
        **stamp.head(sitting.essential),
        essential=sitting.essential,
        behaviours=_behaviours(sitting, answers),
        people=_people(sitting, answers),
        answers=_rows(sitting, answers),
        when=when,
        then=then,
        obstacle=_text(sitting, answers, Key.OBSTACLE),
    )


def _reflection(sitting: Sitting, answers: Answers, stamp: Stamp) -> Reflection | None:
    """What was answered; nothing when nothing was."""
    rows = _rows(sitting, answers)
    closes = _closes(sitting, answers)
    if not rows and not closes:
        return None
    return Reflection(
        **stamp.head(sitting.essential),
        essential=sitting.essential,
        behaviours=_behaviours(sitting, answers),
        people=_people(sitting, answers),
        answers=rows,
        moment=Moment(sitting.moment),
        closes=closes,
    )


def _pair(value: Value | None) -> tuple[str, str]:
    """Both halves of an intention; an empty one for a half that is not there."""
    halves = (*value, "", "") if isinstance(value, tuple) else ("", "")
    return halves[0], halves[1]


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
                text=_told(sitting, answers, intention),
                witness=Witness(str(answers.get(Key.WITNESS) or Witness.SELF)),
                origin=origin,
            )
        )
    if question_is_deed(sitting, answers):
        deeds.append(
            Deed(
                **stamp.head(sitting.essential, 2),
                essential=sitting.essential,
                behaviours=sitting.questions[Key.QUESTION].behaviours,
                situation=_text(sitting, answers, Key.WHERE),
                text=_text(sitting, answers, Key.QUESTION),
                origin=origin,
            )
        )
    return deeds


def _text(sitting: Sitting, answers: Answers, key: str) -> str:
    """An answer as one of an entry's own texts; empty where there is none."""
    value, prompt = answers.get(key), sitting.questions.get(key)
    if value is None:
        return ""
    return in_words(prompt, value) if prompt else plain_value(value)


def _told(sitting: Sitting, answers: Answers, intention: Intention) -> str:
    """What was done, and what was seen: the intention's own words only when it was done so."""
    meant = [intention.then] if answers.get(Key.CLOSING) == Outcome.DONE else []
    seen = _text(sitting, answers, Key.SEEN)
    return "\n".join([*meant, *([seen] if seen else [])])


def _closes(sitting: Sitting, answers: Answers) -> tuple[Close, ...]:
    outcome = answers.get(Key.CLOSING)
    if sitting.intention is None or not isinstance(outcome, str):
        return ()
    return (Close(intention=sitting.intention.id, outcome=Outcome(outcome)),)


def _rows(sitting: Sitting, answers: Answers) -> tuple[Answer, ...]:
    """The questions as they were asked, with what was answered; what was skipped is absent."""
    asked = _in_order(steps(sitting, answers))
    rows = [
        Answer(prompt=step.prompt_id, question=step.text, answer=value)
        for step in asked
        if step.key not in CONTROLS and _has_value(value := answers.get(step.key))
    ]
    return (*rows, *_left_over(sitting, answers, {step.key for step in asked}))


def _in_order(asked: Sequence[Step]) -> list[Step]:
    """The steps with what follows from one right behind it, also where it was asked later."""
    places = {step.key: place for place, step in enumerate(asked)}

    def place(step: Step) -> int:
        return places.get(step.key.removesuffix(FOLLOW_UP), places[step.key])

    return sorted(asked, key=place)


def _left_over(sitting: Sitting, answers: Answers, asked: set[str]) -> Iterator[Answer]:
    """What was written before an earlier answer took its question away: no word is lost."""
    for key, value in answers.items():
        prompt = sitting.questions.get(key.removesuffix(FOLLOW_UP))
        used = key in asked or (key == Key.OBSTACLE and answers.get(Key.IF_THEN))
        if used or prompt is None or value is None or not _has_value(value):
            continue
        if key.endswith(FOLLOW_UP):
            yield Answer(question=prompt.follow_up, answer=value)
        elif prompt.kind in (Kind.TEXT, Kind.LIST):
            yield Answer(prompt=prompt.id, question=prompt.text, answer=value)


def _has_value(value: Value | None) -> bool:
    return value is not None and value not in ("", ())


def _behaviours(sitting: Sitting, answers: Answers) -> tuple[str, ...]:
    """The behaviours of the question, where it was answered."""
    asked = sitting.questions.get(Key.QUESTION)
    return asked.behaviours if asked and _has_value(answers.get(Key.QUESTION)) else ()


def _people(sitting: Sitting, answers: Answers) -> tuple[str, ...]:
    """Everyone named in answer to a question about people."""
    named = [
        person
        for key, prompt in sitting.questions.items()
        if prompt.kind == Kind.PEOPLE and isinstance(value := answers.get(key), tuple)
        for person in value
    ]
    return tuple(dict.fromkeys(named))
