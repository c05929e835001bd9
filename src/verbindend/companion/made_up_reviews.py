"""How the leader of the made-up year looks back on weeks and months."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.core.pack import Use
from verbindend.core.prompt import Kind, Prompt
from verbindend.core.rhythm import NOTICED
from verbindend.core.self_assessment import OUTSIDE
from verbindend.core.step import FOLLOW_UP, Form, Key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from verbindend.core.entry import Value
    from verbindend.core.library import Library
    from verbindend.core.prompt import Asked
    from verbindend.core.step import Step

ANSWERED = 0.9
"""How often a question that may be skipped is not."""

LEAST, MOST = 2, 9
"""Nobody gives a source less or more."""

OFTEN = ((2, 3, 4, 2, 1, 1), (1, 1, 4, 4, 3, 1))
"""How often each answer from never to often is given, at the beginning and at the end."""

SEEN = ((3, 2, 5), (4, 4, 2))
"""The same of a reflex that was not noticed, noticed or followed."""


class WeekTexts(msgspec.Struct, frozen=True, kw_only=True):
    """What the leader says of a week."""

    question: tuple[str, ...]
    trigger: tuple[str, ...]
    source: tuple[str, ...]
    kept: tuple[str, ...]
    open: tuple[str, ...]
    promised: tuple[str, ...]
    ahead: tuple[str, ...]
    other: tuple[str, ...]


class MonthTexts(msgspec.Struct, frozen=True, kw_only=True):
    """What the leader says of a month."""

    striking: tuple[str, ...]
    reason: tuple[str, ...]
    question: tuple[str, ...]
    promise: tuple[str, ...]


class LooksBack:
    """The answers, which change a little as the year goes on."""

    def __init__(
        self,
        library: Library,
        week: WeekTexts,
        month: MonthTexts,
        people: Sequence[str],
        chance: Random,
    ) -> None:
        self._chance = chance
        self._people = people
        self._week = week
        self._month = month
        self._reflexes = library.asking(Use.REFLEXES).questions
        self._sources = library.asking(Use.COMPASS).questions
        self._items = library.items
        self._promises = [
            option.id for prompt in library.wordings("slotbelofte")[:1] for option in prompt.option
        ]
        self._pools: dict[str, Sequence[str]] = {
            "nagekomen": week.kept,
            "open": week.open,
            "toegezegd": week.promised,
            "vooruit": week.ahead,
            Key.KEEP: week.other,
            f"{Key.KEEP}{FOLLOW_UP}": week.other,
            Key.STRIKING: month.striking,
            "vraag": month.question,
        }

    def answer(self, step: Step, focus: str, gone: float) -> Value | None:
        """What is answered when so much of the year has gone; None where it is skipped."""
        prompt = step.prompt
        if prompt is None:
            return None
        if step.form == Form.FOLLOW_UP:
            return self._reason(step, prompt)
        if prompt.kind == Kind.SCALE:
            return self._number(prompt, gone)
        if prompt.kind in (Kind.TEXT, Kind.LIST):
            said = self._words(step.key, prompt)
            return (said,) if said and prompt.kind == Kind.LIST else said
        if prompt.kind == Kind.CHOICE:
            return self._chosen(step.key, prompt, focus, gone)
        ids = [option.id for option in prompt.option]
        return (self._chance.choice(self._people if prompt.kind == Kind.PEOPLE else ids),)

    def _number(self, prompt: Asked, gone: float) -> int:
        if prompt.id not in self._sources:
            return self._chance.randint(3, 6) + round(2 * gone)
        place = list(self._sources).index(prompt.id) // 2
        middle = 4 + (3 * place) % 4 + 2 * gone
        return max(LEAST, min(MOST, round(middle) + self._chance.randint(-1, 1)))

    def _chosen(self, key: str, prompt: Asked, focus: str, gone: float) -> str:
        ids = [option.id for option in prompt.option]
        if prompt.id in self._reflexes:
            return self._weighed(NOTICED, SEEN, gone)
        if prompt.id in self._items:
            # from outside it looks as it did a while ago
            return self._weighed(ids, OFTEN, gone / 2 if prompt.id.endswith(OUTSIDE) else gone)
        if key == Key.FOCUS:
            return focus
        own = ids[:-1] if key == Key.KEEP and len(ids) > 1 else ids  # the last one is "other"
        return self._chance.choice(own)

    def _weighed(self, ids: Sequence[str], weights: Sequence[Sequence[int]], gone: float) -> str:
        """One of the answers, of which the weights move from the first to the last."""
        between = [a + (b - a) * gone for a, b in zip(*weights, strict=True)]
        return self._chance.choices(ids, between)[0]

    def _reason(self, step: Step, prompt: Asked) -> str:
        if prompt.id in self._sources:
            return self._week.source[list(self._sources).index(prompt.id)]
        if prompt.id in self._reflexes:
            return self._chance.choice(self._week.trigger)
        return self._chance.choice(self._pools.get(step.key, self._month.reason))

    def _words(self, key: str, prompt: Asked) -> str | None:
        if key == Key.QUESTION:
            return self._week.question[int(prompt.id.rpartition("-")[2]) - 1]
        promise = next((each for each in self._promises if each in _frames(prompt)), None)
        if promise:
            return self._month.promise[self._promises.index(promise)]
        pool = self._pools.get(key)
        return self._chance.choice(pool) if pool and self._chance.random() < ANSWERED else None


def _frames(prompt: Asked) -> tuple[str, ...]:
    return prompt.frame if isinstance(prompt, Prompt) else ()
