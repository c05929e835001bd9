"""A pack as plain text: what it holds in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from verbindend.core.entry import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.core.pack import Pack
    from verbindend.locale import Words


def quantities(pack: Pack, words: Words) -> Iterator[str]:
    """How much there is of everything, a line for the whole and one for each essential."""
    yield words.tr(
        "{essentials} essentials, {behaviours} behaviours, {prompts} questions.",
        essentials=len(pack.essentials),
        behaviours=len(pack.behaviours),
        prompts=len(pack.prompts),
    )
    items = [item for behaviour in pack.behaviours for item in behaviour.item]
    if items or pack.thoughts or pack.tasks or pack.sets:
        yield words.tr(
            "{items} self-assessment items ({core} each month), {thoughts} thoughts, {tasks} "
            "tasks, {sets} sets.",
            items=len(items),
            core=sum(item.core for item in items),
            thoughts=len(pack.thoughts),
            tasks=len(pack.tasks),
            sets=len(pack.sets),
        )
    asked = Counter((prompt.essential, prompt.moment) for prompt in pack.prompts)
    for essential in sorted(pack.essentials, key=lambda each: each.number):
        yield words.tr(
            "{title}: {morning} morning, {evening} evening, {deepening} deepening.",
            title=essential.title,
            morning=asked[essential.id, Moment.MORNING],
            evening=asked[essential.id, Moment.EVENING],
            deepening=asked[essential.id, Moment.DEEPENING],
        )
