"""What must hold of a rhythm: each block at its occasion, each question with something to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.pack import Use
from verbindend.core.prompt import Kind
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.core.rhythm import FITTING, NOTICED, Block, Occasion
from verbindend.core.step import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.core.pack import Pack
    from verbindend.core.rhythm import Rhythm, RhythmStep

FREE = (Key.GOOD, Key.TAKE_ALONG, Key.FOCUS)
"""The fixed questions that no block asks."""

TAKEN = {key.value for key in Key} - set(FREE)


def problems(rhythm: Rhythm, pack: Pack) -> Iterator[Refusal]:
    """Everything that is wrong with it; `place` is its id."""
    if not rhythm.step:
        yield Refusal("{path}: line {line}: {place}: has no steps.", place=rhythm.id)
    if sum(each.moment == rhythm.moment for each in pack.rhythms) > 1:
        yield Refusal(
            "{path}: line {line}: {place}: a pack has one rhythm for {moment}.",
            place=rhythm.id,
            moment=rhythm.moment.value,
        )
    if rhythm.moment == Occasion.BETWEEN and Block.DEED not in [each.block for each in rhythm.step]:
        yield Refusal(
            "{path}: line {line}: {place}: a practice moment needs the block {block}.",
            place=rhythm.id,
            block=Block.DEED.value,
        )
    frames = {*FREE, *(frame for each in pack.prompts for frame in each.frame)}
    seen: list[RhythmStep] = []
    for step in rhythm.step:
        if step.block:
            yield from _block(rhythm, step, seen)
        else:
            yield from _own(rhythm, step, frames)
        if step.when:
            yield from _when(rhythm, step, seen)
        if step.id in [each.id for each in seen]:
            yield Refusal(
                "{path}: line {line}: {place}: step {step} is there twice.", **_at(rhythm, step)
            )
        seen.append(step)


def words(pack: Pack) -> Iterator[Refusal]:
    """The questions that blocks ask about the options of a set are answered as those expect."""
    kinds = {Use.REFLEXES: Kind.CHOICE, Use.COMPASS: Kind.SCALE, Use.SLIDERS: Kind.SCALE}
    uses = {option.id: each.use for each in pack.sets for option in each.option}
    for prompt in pack.prompts:
        for use in {uses[frame] for frame in prompt.frame if frame in uses} & kinds.keys():
            ids = tuple(option.id for option in prompt.option)
            if prompt.kind != kinds[use] or (use == Use.REFLEXES and ids != NOTICED):
                yield Refusal(
                    "{path}: line {line}: {place}: a question on {use} is of kind {kind}; its "
                    "options are {options}.",
                    place=prompt.id,
                    use=use.value,
                    kind=kinds[use].value,
                    options=", ".join(NOTICED) if use == Use.REFLEXES else "-",
                )


def _block(rhythm: Rhythm, step: RhythmStep, seen: list[RhythmStep]) -> Iterator[Refusal]:
    fitting = [each.value for each in FITTING[step.block or Block.QUESTION]]
    if rhythm.moment.value not in fitting:
        yield Refusal(
            "{path}: line {line}: {place}: step {step}: the block {block} can be asked at: "
            "{moments}.",
            moments=", ".join(fitting),
            **_at(rhythm, step),
        )
    if (step.block, step.pool) in [(each.block, each.pool) for each in seen]:
        yield Refusal(
            "{path}: line {line}: {place}: step {step}: the block {block} is there twice.",
            **_at(rhythm, step),
        )
    if step.text or step.frame or step.option or step.options_from:
        yield Refusal(
            "{path}: line {line}: {place}: step {step}: a block has its own questions: leave out "
            "text, frame and options.",
            **_at(rhythm, step),
        )


def _own(rhythm: Rhythm, step: RhythmStep, frames: set[str]) -> Iterator[Refusal]:
    if step.id in TAKEN:
        yield Refusal(
            "{path}: line {line}: {place}: step {step} has the name of a fixed question: choose "
            "another id.",
            **_at(rhythm, step),
        )
    if not step.text.strip() and step.frame not in frames:
        yield Refusal(
            "{path}: line {line}: {place}: step {step} asks nothing: it needs a block, a text, or "
            "a frame that words it.",
            **_at(rhythm, step),
        )
    if step.frame in TAKEN:
        yield Refusal(
            "{path}: line {line}: {place}: step {step}: a block asks {frame} by itself.",
            **_at(rhythm, step),
        )


def _when(rhythm: Rhythm, step: RhythmStep, seen: list[RhythmStep]) -> Iterator[Refusal]:
    """A condition is on an earlier choice of the rhythm's own, and on one of its options."""
    when = step.when
    earlier = next((each for each in seen if when and each.id == when.step), None)
    if when is None or earlier is None or earlier.kind not in (Kind.CHOICE, Kind.CHECKLIST):
        named = when.step if when else ""
    else:
        ids = [option.id for option in earlier.option]
        named = when.equals or when.is_not
        if bool(when.equals) != bool(when.is_not) and (named in ids or not ids):
            return
    yield Refusal(
        "{path}: line {line}: {place}: step {step}: its `when` names “{name}”, which is no earlier "
        "choice or no option of it.",
        name=named[:QUOTED],
        **_at(rhythm, step),
    )


def _at(rhythm: Rhythm, step: RhythmStep) -> dict[str, str]:
    return {
        "place": rhythm.id,
        "step": step.id[:QUOTED],
        "block": step.block.value if step.block else "",
        "frame": step.frame[:QUOTED],
    }
