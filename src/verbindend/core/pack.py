"""What the tool says, as values: essentials, behaviours, questions, and where they came from.

A class is a table of a pack, a field is a key.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from verbindend.core.entry import Part
from verbindend.core.guided import GuidedExercise, Programme
from verbindend.core.prompt import Asked, Prompt
from verbindend.core.rhythm import Rhythm

FORMAT = 1
"""The version of the pack format that this program reads."""


class Origin(StrEnum):
    """Where a behaviour comes from."""

    ARTICLE = "article"
    ADDED = "added"


class Source(StrEnum):
    """Where a thought comes from."""

    OWN = "own"
    QUOTE = "quote"


class Use(StrEnum):
    """What a set of options is for."""

    OPTIONS = "options"
    CHAIN = "chain"
    CANVAS = "canvas"
    REFLEXES = "reflexes"
    COMPASS = "compass"
    SLIDERS = "sliders"
    ITEMS = "items"
    """How often: the answers of the self-assessment."""
    STORY = "story"


class Role(StrEnum):
    """What a pack is to others."""

    BASE = "base"
    EXTENSION = "extension"
    TRANSLATION = "translation"


class Essential(Part, frozen=True, kw_only=True):
    """One of the fields of practice; the built-in pack has eight."""

    id: str
    number: int
    title: str
    short: str
    explanation: str
    example: str = ""
    """A small story in which somebody does it."""
    chain: str = ""
    """The set with the steps that the essential is made of, or that follow from each other."""


class Item(Part, frozen=True, kw_only=True):
    """A deed to count back over four weeks: what a behaviour's self-assessment asks."""

    id: str
    text: str
    core: bool = False
    """Whether it is asked every month."""


class Behaviour(Part, frozen=True, kw_only=True):
    """Something a colleague could see the leader do."""

    id: str
    essential: str = ""
    origin: Origin
    text: str
    visible_as: str = ""
    item: tuple[Item, ...] = ()


class Thought(Part, frozen=True, kw_only=True):
    """A sentence or two to read."""

    id: str
    text: str
    origin: Source
    essential: str = ""
    author: str = ""
    source: str = ""
    licence: str = ""


class Assignment(Part, frozen=True, kw_only=True):
    """A deed for a week: a `[[task]]`."""

    id: str
    text: str
    essential: str = ""
    behaviours: tuple[str, ...] = ()


class Notion(Part, frozen=True, kw_only=True):
    """One of the things that a set names."""

    id: str
    label: str
    hint: str = ""
    story: str = ""
    date: str = ""
    """The time that a story is about: things change."""


class Notions(Part, frozen=True, kw_only=True):
    """A `[[set]]`: things that stand above the essentials, or that several questions share."""

    id: str
    use: Use
    title: str
    option: tuple[Notion, ...]


class Author(Part, frozen=True, kw_only=True):
    """Who made a pack."""

    name: str
    role: str = ""
    contact: str = ""


class Reference(Part, frozen=True, kw_only=True):
    """Where a pack's ideas come from."""

    title: str
    note: str = ""


class About(Part, frozen=True, kw_only=True):
    """The `[pack]` table: what a pack, or a translation of one, says of itself."""

    format: int
    id: str
    version: str
    kind: Role
    language: str
    title: str
    licence: str = ""
    summary: str = ""
    address: str = ""
    author: tuple[Author, ...] = ()
    source: tuple[Reference, ...] = ()
    base: str = ""
    """Of a translation: the id of the pack whose texts it gives."""

    @property
    def is_translation(self) -> bool:
        """Whether it only gives texts for another pack."""
        return self.kind == Role.TRANSLATION

    @property
    def label(self) -> str:
        """The pack as an entry names it: its id and version."""
        return f"{self.id} {self.version}"


class Pack(Part, frozen=True, kw_only=True):
    """A whole pack, its tables in the order of its files."""

    about: About
    essentials: tuple[Essential, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    exercises: tuple[GuidedExercise, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    programmes: tuple[Programme, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    tasks: tuple[Assignment, ...] = ()
    sets: tuple[Notions, ...] = ()

    def of(self, kind: str) -> tuple[Table, ...]:
        """The tables of a kind, by its name in a file."""
        tables: tuple[Table, ...] = getattr(self, f"{kind}s")
        return tables

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Everything that it asks in words of its own: questions, and steps of exercises."""
        steps = (each.asked(step) for each in self.exercises for step in each.step)
        own = (each.asked(step) for each in self.rhythms for step in each.step if step.text)
        return (*self.prompts, *steps, *own)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Everything in it that has an id."""
        return tuple(table for kind in KINDS for table in self.of(kind))


Table: TypeAlias = (
    Essential
    | Behaviour
    | Prompt
    | GuidedExercise
    | Rhythm
    | Programme
    | Thought
    | Assignment
    | Notions
)

KINDS: dict[str, type[Table]] = {
    "essential": Essential,
    "behaviour": Behaviour,
    "prompt": Prompt,
    "exercise": GuidedExercise,
    "rhythm": Rhythm,
    "programme": Programme,
    "thought": Thought,
    "task": Assignment,
    "set": Notions,
}
"""What a pack is made of: the name of a table in a file, and its shape."""
