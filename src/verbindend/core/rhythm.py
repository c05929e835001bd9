"""The rhythm, as tables of a pack: what a morning, an evening, a week and a month consist of.

The order is data, so that a coach can change it; a block is what the program knows how to ask.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import Moment, Part
from verbindend.core.guided import When
from verbindend.core.prompt import Asked, Kind, Prompt, Yields

if TYPE_CHECKING:
    from collections.abc import Container


class Occasion(StrEnum):
    """When the leader sits down to it."""

    MORNING = "morning"
    DEEPENING = "deepening"
    """One question, when the leader asks for it."""
    BETWEEN = "between"
    """Any time: a practice moment."""
    EVENING = "evening"
    WEEK = "week"
    MONTH = "month"
    COACH = "coach"
    """Before a conversation with a coach."""


class Block(StrEnum):
    """What the program asks by itself, as the journal and the pack stand."""

    TODAY = "vandaag"
    """The essential of the day, with the reason."""
    IF_THEN = "als-dan"
    """An intention, and what may come between."""
    CLOSING = "voornemen-afronden"
    """What became of the intention."""
    QUESTION = "dagvraag"
    """A question of the moment's pool, and whether the answer tells of a deed."""
    DEED = "daad-noteren"
    """A practice moment."""
    WEEK = "week-in-woorden"
    """What was done in the leader's own words, and the moment to keep."""
    REFLEXES = "reflexen"
    """The old reflexes: not noticed, noticed, followed."""
    COMPASS = "kompas"
    """The sources, from 0 to 10; the reason of the lowest."""
    SLIDERS = "schuif"
    """Where one stands between two styles."""
    ITEMS = "items"
    """How often each deed of the self-assessment was done."""
    BACK = "terugkerend"
    """The exercises that come back."""
    REPORT = "rapport"
    """What was done since the last conversation, and what to bring to this one."""


_REVIEWS = (Occasion.WEEK, Occasion.MONTH, Occasion.COACH)

FITTING: dict[Block, tuple[Occasion, ...]] = {
    Block.TODAY: (Occasion.MORNING,),
    Block.IF_THEN: (Occasion.MORNING,),
    Block.CLOSING: (Occasion.EVENING,),
    Block.QUESTION: (
        Occasion.MORNING,
        Occasion.DEEPENING,
        Occasion.EVENING,
        Occasion.WEEK,
    ),
    Block.DEED: (Occasion.BETWEEN,),
    Block.WEEK: _REVIEWS,
    Block.REFLEXES: _REVIEWS,
    Block.COMPASS: _REVIEWS,
    Block.SLIDERS: _REVIEWS,
    Block.ITEMS: _REVIEWS,
    Block.BACK: _REVIEWS,
    Block.REPORT: (Occasion.COACH,),
}
"""When each block can be asked."""


NOTICED = ("not-noticed", "noticed", "followed")
"""The answers to a question on a reflex; of the last is asked what set it off."""


class RhythmStep(Asked, frozen=True, kw_only=True):
    """A block, or a question of the pack's own: in its words or in those of a fixed question."""

    kind: Kind = Kind.TEXT
    text: str = ""
    block: Block | None = None
    pool: Moment | None = None
    """Of the block with a question: the moment whose questions it asks, if not its own."""
    frame: str = ""
    """The fixed question in whose wordings it is asked, one after the other."""
    in_turn: str = ""
    """Of the steps that share this name one is asked each time."""
    when: When | None = None


class Rhythm(Part, frozen=True, kw_only=True):
    """What one occasion consists of."""

    id: str
    moment: Occasion
    title: str
    minutes: int = 5
    intro: str = ""
    step: tuple[RhythmStep, ...]

    def asked(self, step: RhythmStep) -> RhythmStep:
        """A step as it is asked and kept: its id with that of the rhythm."""
        return msgspec.structs.replace(step, id=f"{self.id}.{step.id}")

    def prompt(self, step: RhythmStep) -> Prompt:
        """A step in its own words, as a question of a sitting."""
        own = {name: getattr(step, name) for name in Asked.__struct_fields__}
        own["id"] = f"{self.id}.{step.id}"
        return Prompt(**own, moment=Moment.WEEK, yields=Yields.REFLECTION)

    def turned(self, count: int, chosen: Container[str] | None = None) -> tuple[RhythmStep, ...]:
        """The steps of the time that follows `count` earlier ones.

        `chosen` are the keys that a draft was begun with: it keeps its turn.
        """
        groups: dict[str, list[str]] = {}
        for step in self.step:
            if step.in_turn:
                groups.setdefault(step.in_turn, []).append(step.id)
        turns = {
            group: next((each for each in ids if chosen and each in chosen), ids[count % len(ids)])
            for group, ids in groups.items()
        }
        return tuple(step for step in self.step if turns.get(step.in_turn, step.id) == step.id)
