"""What the blocks of a look back ask, given what was answered so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from verbindend.core.rhythm import NOTICED, Block
from verbindend.core.self_assessment import OUTSIDE
from verbindend.core.step import Compared, Key, Step, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verbindend.core.review import Material
    from verbindend.core.sitting import Sitting
    from verbindend.core.step import Answers


def steps(sitting: Sitting, block: Block, answers: Answers) -> Iterator[Step]:
    """What a block of a look back asks, given what was answered so far."""
    material = sitting.material
    if material is None:
        return
    names = [each for each in material.names.get(block, ()) if each in sitting.questions]
    match block:
        case Block.REFLEXES:
            yield from _reflexes(sitting, names, answers)
        case Block.COMPASS:
            yield from _compass(sitting, names, answers)
        case Block.ITEMS:
            yield from _items(sitting, names, material, answers)
        case _:
            counted = material.counted if block == Block.REPORT else ()
            for name in names:
                first, *more = put(name, sitting.questions[name], answers)
                yield replace(first, counted=counted)
                yield from more


def _reflexes(sitting: Sitting, names: Sequence[str], answers: Answers) -> Iterator[Step]:
    """Each reflex; where it was followed also what set it off."""
    for name in names:
        first, *more = put(name, sitting.questions[name], answers)
        yield first
        if answers.get(name) == NOTICED[-1]:
            yield from more


def _compass(sitting: Sitting, names: Sequence[str], answers: Answers) -> Iterator[Step]:
    """Each source; of the lowest, once all were asked, what makes it that number."""
    for name in names:
        yield Step(key=name, prompt=sitting.questions[name])
    given = {name: value for name in names if isinstance(value := answers.get(name), int)}
    if given and all(name in answers for name in names):
        lowest = min(given, key=lambda name: given[name])
        _, *more = put(lowest, sitting.questions[lowest], answers)
        yield from more


def _items(
    sitting: Sitting, names: Sequence[str], material: Material, answers: Answers
) -> Iterator[Step]:
    """Each item, some from outside too; then what strikes one, beside the answers of last time."""
    for name in names:
        prompt = sitting.questions[name]
        if name == Key.STRIKING:
            yield Step(
                key=name,
                prompt=prompt,
                compared=tuple(_compared(sitting, names, material, answers)),
            )
        else:
            item = sitting.questions.get(name.removesuffix(OUTSIDE))
            about = item.text if item and name.endswith(OUTSIDE) else ""
            yield Step(key=name, prompt=prompt, about=about)


def _compared(
    sitting: Sitting, names: Sequence[str], material: Material, answers: Answers
) -> Iterator[Compared]:
    """The items that were answered otherwise than last time, or otherwise from outside."""
    for name in names:
        item, now = sitting.questions[name], answers.get(name)
        if name.endswith(OUTSIDE) or name == Key.STRIKING or not isinstance(now, str):
            continue
        before = material.before.get(name, "")
        outside = str(answers.get(f"{name}{OUTSIDE}") or "")
        if (before and before != now) or (outside and outside != now):
            labels = {each.id: each.label for each in item.option}
            told = [labels.get(each, each) for each in (now, before, outside)]
            yield Compared(item.text, *told)
