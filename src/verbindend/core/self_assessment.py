"""The self-assessment: how often each deed was done in four weeks, also as seen from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from verbindend.core.entry import Moment
from verbindend.core.prompt import Kind, Option, Prompt, Yields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from verbindend.core.pack import Behaviour, Item, Notions

FRAME = "buitenkant"
"""The fixed question that words an outside view."""

OUTSIDE = "-outside"
"""What the id of an outside view ends with, behind that of its item."""


def items_asked(
    behaviours: Iterable[Behaviour], often: Notions | None, outside: Sequence[Prompt]
) -> dict[str, Prompt]:
    """Every item as a question by its id, and behind it how another would answer it.

    `often` are the answers, from never to often. The outside view is asked in one wording, so that
    months can be laid beside each other. Without answers there is nothing to ask.
    """
    if often is None:
        return {}
    options = tuple(Option(id=each.id, label=each.label) for each in often.option)
    found = {}
    for behaviour in behaviours:
        for item in behaviour.item:
            found[item.id] = Prompt(
                id=item.id,
                moment=Moment.WEEK,
                kind=Kind.CHOICE,
                yields=Yields.REFLECTION,
                text=item.text,
                help=often.title,
                option=options,
            )
            for prompt in outside[:1]:
                name = f"{item.id}{OUTSIDE}"
                found[name] = replace(prompt, id=name, option=options, options_from="")
    return found


def monthly(behaviours: Iterable[Behaviour]) -> Iterator[str]:
    """The ids of what is asked of one essential each month: the first one from outside too."""
    core: list[Item] = [item for each in behaviours for item in each.item if item.core]
    for number, item in enumerate(core):
        yield item.id
        if number == 0:
            yield f"{item.id}{OUTSIDE}"
