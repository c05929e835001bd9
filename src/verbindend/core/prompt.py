"""A question, as a table of a pack: how it is asked and answered."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from verbindend.core.entry import Moment, Part


class Kind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    CHOICE = "choice"
    SCALE = "scale"
    LIST = "list"
    PEOPLE = "people"
    DATE = "date"
    CHECKLIST = "checklist"


class Yields(StrEnum):
    """What an answer tells of."""

    INTENTION = "intention"
    DEED = "deed"
    OBSERVATION = "observation"
    REFLECTION = "reflection"


class Stance(StrEnum):
    """Where a question looks."""

    BACK = "back"
    NOW = "now"
    AHEAD = "ahead"


class Need(StrEnum):
    """What must be there before a question makes sense."""

    DEED_TODAY = "deed-today"


class Option(Part, frozen=True, kw_only=True):
    """One of the answers offered."""

    id: str
    label: str
    other: bool = False
    """Whether it opens a line for one's own words."""


class Asked(Part, frozen=True, kw_only=True):
    """Something asked, and how it is answered: a question, or a step of an exercise."""

    id: str
    kind: Kind
    text: str
    behaviours: tuple[str, ...] = ()
    stance: Stance = Stance.BACK
    help: str = ""
    min: int = 0
    max: int = 10
    anchor_min: str = ""
    anchor_max: str = ""
    follow_up: str = ""
    option: tuple[Option, ...] = ()
    max_people: Annotated[int, msgspec.Meta(ge=1, le=12)] = 12
    max_items: Annotated[int, msgspec.Meta(ge=1, le=20)] = 5
    """How many lines a list may have."""
    options_from: str = ""
    """The set, or the list the program makes, that the options come from, unless it has its own."""
    lines: Annotated[int, msgspec.Meta(ge=0)] = 0
    """How many lines an answer is meant to have; 0 leaves it open."""


class Prompt(Asked, frozen=True, kw_only=True):
    """A question. It belongs to an essential's behaviours or to the frame around every sitting."""

    moment: Moment
    yields: Yields
    essential: str = ""
    frame: tuple[str, ...] = ()
    """The fixed question that it is a wording of, or the parts of the article that it is about."""
    depth: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1
    needs: Need | None = None
    distance: bool = False
    """Whether it asks for an outsider's view, which helps after a hard day."""
    cooldown_days: int = 28
