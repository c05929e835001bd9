"""The way through a sitting: which steps it has, given what was answered so far.

The steps are a function of the sitting and the answers, so going back, skipping and taking up a
draft need no state of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.core import review_steps
from verbindend.core.entry import Moment, Outcome
from verbindend.core.guided import applies
from verbindend.core.prompt import Yields
from verbindend.core.rhythm import Block
from verbindend.core.step import Answers, Form, Key, Step, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.core.entry import Deed
    from verbindend.core.rhythm import RhythmStep
    from verbindend.core.sitting import Sitting


def steps(sitting: Sitting, answers: Answers) -> tuple[Step, ...]:
    """Every step that is known now; an answer may add the ones that follow from it."""
    if not sitting.rhythm:
        return tuple(_question(sitting, Key.QUESTION, answers))
    return tuple(step for each in sitting.rhythm for step in _asked(sitting, each, answers))


def _asked(sitting: Sitting, step: RhythmStep, answers: Answers) -> Iterator[Step]:
    """What a step of the rhythm asks."""
    match step.block:
        case Block.TODAY:
            yield Step(key=Key.TODAY, form=Form.TODAY, choice=sitting.choice)
        case Block.IF_THEN:
            yield from _meaning(sitting, answers)
        case None:
            yield from _own(sitting, step, answers)
        case Block.CLOSING:
            yield from _closing(sitting, answers)
        case Block.QUESTION if step.pool == Moment.DEEPENING:
            yield from _deepening(sitting, answers)
        case Block.QUESTION:
            yield from _question_of_the_day(sitting, answers)
        case _:
            yield from review_steps.steps(sitting, step.block, answers)


def _own(sitting: Sitting, step: RhythmStep, answers: Answers) -> Iterator[Step]:
    """A question of the rhythm's own."""
    if applies(step.when, answers):
        yield from _question(sitting, step.id, answers)


def _question_of_the_day(sitting: Sitting, answers: Answers) -> Iterator[Step]:
    """The question on the essential, and whether its answer tells of a deed."""
    yield from _question(sitting, Key.QUESTION, answers)
    asked = sitting.questions.get(Key.QUESTION)
    if asked and asked.yields == Yields.DEED and answers.get(Key.QUESTION):
        yield from _counting(sitting, answers)


def _meaning(sitting: Sitting, answers: Answers) -> Iterator[Step]:
    """The intention, and what may come between where it is not that of before."""
    earlier = sitting.intention if sitting.again else None
    yield Step(key=Key.IF_THEN, form=Form.IF_THEN, intention=earlier)
    meant = answers.get(Key.IF_THEN)
    before = sitting.intention
    if meant and not (before and meant == (before.when, before.then)):
        yield from _question(sitting, Key.OBSTACLE, answers)


def _deepening(sitting: Sitting, answers: Answers) -> Iterator[Step]:
    """One question deeper, where it is offered and the leader wants it."""
    if Key.DEEPENING in sitting.questions:
        yield from _question(sitting, Key.DEEPER, answers)
        if answers.get(Key.DEEPER) == "yes":
            yield from _question(sitting, Key.DEEPENING, answers)


def _question(
    sitting: Sitting, key: str, answers: Answers, deed: Deed | None = None
) -> Iterator[Step]:
    """A question of the pack and what follows from its answer; nothing where the pack has none."""
    prompt = sitting.questions.get(key)
    if prompt:
        first, *more = put(key, prompt, answers)
        yield msgspec.structs.replace(first, deed=deed, earlier=sitting.earlier.get(key))
        yield from more


def _closing(sitting: Sitting, answers: Answers) -> Iterator[Step]:
    """This morning's intention: what became of it, and what that tells."""
    prompt, intention = sitting.questions.get(Key.CLOSING), sitting.intention
    if prompt is None or intention is None:
        return
    yield Step(key=Key.CLOSING, prompt=prompt, intention=intention)
    outcome = answers.get(Key.CLOSING)
    if outcome in (Outcome.DONE, Outcome.DIFFERENT):
        noted = sitting.deeds.get(intention.essential or "")
        if noted:
            yield from _same(sitting, Key.CLOSING_SAME, noted)
        if not noted or answers.get(Key.CLOSING_SAME) == "other":
            yield from _question(sitting, Key.SEEN, answers)
            if closing_is_deed(sitting, answers):
                yield from _question(sitting, Key.WITNESS, answers)
    elif outcome == Outcome.FAILED:
        yield from _question(sitting, Key.FAILED, answers)
        yield from _question(sitting, Key.AGAIN, answers)


def _counting(sitting: Sitting, answers: Answers) -> Iterator[Step]:
    """Whether the answer tells of a deed that counts, and is not the one noted before."""
    if _may_be_the_same(sitting, answers):
        yield from _same(sitting, Key.QUESTION_SAME, sitting.deeds.get(sitting.essential))
    else:
        yield from _question(sitting, Key.COUNTS, answers)
    if question_is_deed(sitting, answers):
        yield from _question(sitting, Key.WHERE, answers)


def _same(sitting: Sitting, key: str, noted: Deed | None) -> Iterator[Step]:
    prompt = sitting.questions.get(Key.SAME)
    if prompt:
        yield Step(key=key, prompt=prompt, deed=noted)


def closing_is_deed(sitting: Sitting, answers: Answers) -> bool:
    """Whether closing the intention makes a deed of its own.

    An intention done is one; done otherwise it is one when the leader tells what was done.
    """
    if sitting.intention is None:
        return False
    noted = (sitting.intention.essential or "") in sitting.deeds
    if noted and answers.get(Key.CLOSING_SAME) != "other":
        return False
    outcome = answers.get(Key.CLOSING)
    return outcome == Outcome.DONE or (outcome == Outcome.DIFFERENT and bool(answers.get(Key.SEEN)))


def question_is_deed(sitting: Sitting, answers: Answers) -> bool:
    """Whether the leader confirmed that the evening's answer tells of a deed of its own.

    Only what is asked now counts: going back may have taken the other question away.
    """
    asked = sitting.questions.get(Key.QUESTION)
    if not (asked and asked.yields == Yields.DEED and answers.get(Key.QUESTION)):
        return False
    if _may_be_the_same(sitting, answers):
        return answers.get(Key.QUESTION_SAME) == "other"
    return answers.get(Key.COUNTS) == "yes"


def _may_be_the_same(sitting: Sitting, answers: Answers) -> bool:
    """Whether a deed on this essential was noted or told before, so that this may be that one."""
    meant = sitting.intention
    told = meant is not None and meant.essential == sitting.essential
    return sitting.essential in sitting.deeds or (told and closing_is_deed(sitting, answers))
