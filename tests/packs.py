"""Packs and their tables, made with as little as they need."""

from __future__ import annotations

from typing import Any

from verbindend.core.entry import Moment
from verbindend.core.pack import About, Behaviour, Essential, Pack, Role
from verbindend.core.prompt import Kind, Prompt, Yields


def essential(name: str = "moed", **keys: Any) -> Essential:  # noqa: ANN401
    texts: dict[str, Any] = {
        "number": 1,
        "title": "Moed",
        "short": "Doen.",
        "explanation": "Gewoon doen.",
    }
    return Essential(id=name, **(texts | keys))


def behaviour(name: str = "vragen", **keys: Any) -> Behaviour:  # noqa: ANN401
    return Behaviour(
        id=name, **{"essential": "moed", "origin": "added", "text": "Je vraagt het.", **keys}
    )


def prompt(name: str = "moed-a1", **keys: Any) -> Prompt:  # noqa: ANN401
    fixed: dict[str, Any] = {
        "moment": Moment.EVENING,
        "kind": Kind.TEXT,
        "yields": Yields.REFLECTION,
        "text": "Wat vroeg je?",
        "essential": "moed",
        "behaviours": ("vragen",),
    }
    return Prompt(id=name, **(fixed | keys))


def pack(*tables: Essential | Behaviour | Prompt, name: str = "moed-pakket") -> Pack:
    """A pack with these tables, and with what they need."""
    about = About(format=1, id=name, version="1.0.0", kind=Role.BASE, language="nl", title="Moed")
    return Pack(
        about=about,
        essentials=tuple(each for each in tables if isinstance(each, Essential)) or (essential(),),
        behaviours=tuple(each for each in tables if isinstance(each, Behaviour)) or (behaviour(),),
        prompts=tuple(each for each in tables if isinstance(each, Prompt)) or (prompt(),),
    )
