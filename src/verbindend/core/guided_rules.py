"""What must hold of an exercise: each step, stage and option that it names is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.nearest import nearest
from verbindend.core.prompt import Kind, Yields
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.core.rhythm import Occasion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verbindend.core.guided import GuidedExercise, GuidedStep, Programme, When
    from verbindend.core.pack import Pack


def problems(exercise: GuidedExercise) -> Iterator[Refusal]:
    """Everything that is wrong with it by itself; `place` is its id."""
    if not exercise.step:
        yield Refusal("{path}: line {line}: {place}: has no steps.", place=exercise.id)
    if exercise.counts_as and not (
        exercise.counts_as == Yields.DEED and exercise.essential and exercise.behaviours
    ):
        yield Refusal(
            "{path}: line {line}: {place}: only a deed can be counted, and one names an essential "
            "and a behaviour.",
            place=exercise.id,
        )
    yield from _stages(exercise)
    yield from _steps(exercise)
    yield from _message(exercise)
    yield from _line(exercise)


def _steps(exercise: GuidedExercise) -> Iterator[Refusal]:
    seen: list[GuidedStep] = []
    for step in exercise.step:
        if step.id in (each.id for each in seen):
            yield _named(exercise, "step", step.id, step.id)
        if step.when:
            earlier = [each for each in seen if each.stage == step.stage]
            yield from _when(exercise, f"{step.id}.when", step.when, earlier)
        if step.each:
            yield from _of_kind(exercise, f"{step.id}.each", step.each, seen, Kind.PEOPLE)
        seen.append(step)
    if exercise.counts_unless:
        yield from _when(exercise, "counts_unless", exercise.counts_unless, seen)
    if exercise.ask_again:
        asked = exercise.ask_again.step
        yield from _of_kind(exercise, "ask_again", asked, seen, Kind.DATE)


def _stages(exercise: GuidedExercise) -> Iterator[Refusal]:
    stages = [stage.id for stage in exercise.stage]
    named = [(f"{step.id}.stage", step.stage) for step in exercise.step]
    if exercise.ask_again:
        named.append(("ask_again", exercise.ask_again.stage))
    for key, name in named:
        if name not in stages and (name or stages):
            yield _named(exercise, "stage", key, name)
    for stage in stages:
        if stages.count(stage) > 1 or not exercise.steps_of(stage):
            yield _named(exercise, "stage", stage, stage)


def _when(
    exercise: GuidedExercise, key: str, when: When, earlier: Sequence[GuidedStep]
) -> Iterator[Refusal]:
    """A condition is on one earlier choice, and on one of its options."""
    step = next((each for each in earlier if each.id == when.step), None)
    if step is None or step.kind not in (Kind.CHOICE, Kind.CHECKLIST):
        yield _named(exercise, "choice", key, when.step)
        return
    ids = [option.id for option in step.option]
    value = when.equals or when.is_not
    if (bool(when.equals) == bool(when.is_not)) or (ids and value not in ids):
        yield _named(exercise, "option", key, value)


def _of_kind(
    exercise: GuidedExercise, key: str, name: str, steps: Sequence[GuidedStep], kind: Kind
) -> Iterator[Refusal]:
    if not any(each.id == name and each.kind == kind for each in steps):
        yield _named(exercise, kind.value, key, name)


def _message(exercise: GuidedExercise) -> Iterator[Refusal]:
    """Each line says something; what is asked of each person has no one answer to fill in."""
    once = [step.id for step in exercise.step if not step.each]
    lines = exercise.message
    for number, line in enumerate(lines):
        if line.id in [each.id for each in lines[:number]]:
            yield _named(exercise, "message", line.id, line.id)
        if not line.text.strip():
            yield Refusal("{path}: line {line}: {place}: its text is empty.", place=exercise.id)
        for name in line.names:
            if name not in once:
                yield Refusal(
                    "{path}: line {line}: {place}: message {key} fills in “{name}”, which is no "
                    "step that is asked once; the nearest is {nearest}.",
                    place=exercise.id,
                    key=line.id[:QUOTED],
                    name=name[:QUOTED],
                    nearest=nearest(name, once),
                )
    if lines and not any(line.names for line in lines):
        yield Refusal(
            "{path}: line {line}: {place}: its message fills in no answer.", place=exercise.id
        )


def _line(exercise: GuidedExercise) -> Iterator[Refusal]:
    """What stands on a line was asked once, and what was before has its day."""
    line = exercise.line
    if line is None:
        return
    once = [step.id for step in exercise.step if not step.each]
    named = [("line.now", line.now), *(("line.below", name) for name in line.below)]
    if line.before or line.since:
        named.append(("line.before", line.before))
        yield from _of_kind(exercise, "line.since", line.since, exercise.step, Kind.DATE)
    for key, name in named:
        if name not in once:
            yield _named(exercise, "step", key, name)


def translation_problems(own: GuidedExercise, said: GuidedExercise) -> Iterator[Refusal]:
    """The lines of a message that fill in other answers in a translation.

    What is no step at all is told by `problems`.
    """
    steps = {step.id for step in own.step}
    for line, other in zip(own.message, said.message, strict=True):
        wanted, given = set(line.names), set(other.names)
        if given <= steps and given != wanted:
            yield Refusal(
                "{path}: line {line}: {place}: message {key} fills in {given}; in the pack that it "
                "translates it fills in {wanted}.",
                place=own.id,
                key=line.id[:QUOTED],
                given=", ".join(sorted(given)) or "-",
                wanted=", ".join(sorted(wanted)) or "-",
            )


def programme_problems(programme: Programme, pack: Pack) -> Iterator[Refusal]:
    """Everything that is wrong with a programme: weeks out of order, names that are not there."""
    numbers = [week.number for week in programme.week]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        yield Refusal(
            "{path}: line {line}: {place}: its weeks are numbered from 1 on, in order.",
            place=programme.id,
        )
    there = {
        "essential": [each.id for each in pack.essentials],
        "exercise": [each.id for each in pack.exercises],
        "task": [each.id for each in pack.tasks],
    }
    for week in programme.week:
        for what, ids in there.items():
            name = getattr(week, what)
            if name not in ids and (name or what == "essential"):
                yield Refusal(
                    "{path}: line {line}: {place}: week {number} names {what} “{name}”, which is "
                    "not there; the nearest is {nearest}.",
                    place=programme.id,
                    number=week.number,
                    what=what,
                    name=name[:QUOTED],
                    nearest=nearest(name, ids),
                )
    known = [*there["exercise"], Occasion.MONTH.value, Occasion.COACH.value]
    midway = [name for week in programme.week for name in week.midway]
    for name in (*programme.start, *midway, *programme.finish):
        if name not in known:
            yield Refusal(
                "{path}: line {line}: {place}: names “{name}”, which is no exercise, `month` or "
                "`coach`; the nearest is {nearest}.",
                place=programme.id,
                name=name[:QUOTED],
                nearest=nearest(name, known),
            )


def _named(exercise: GuidedExercise, what: str, key: str, name: str) -> Refusal:
    """A name that is not there, or that two have."""
    return Refusal(
        "{path}: line {line}: {place}: {key} names {what} “{name}”, which is not there, comes "
        "later, or is there twice.",
        place=exercise.id,
        key=key[:QUOTED],
        what=what,
        name=name[:QUOTED],
    )
