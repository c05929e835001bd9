"""What holds for one device."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for this device only; an empty value leaves the choice to the program."""

    language: str = ""
    """nl or en; empty follows the locale."""
    theme: str = ""
    journal: str = ""
    """The journal folder, unless an option or the environment names another."""
    welcomed: bool = False
    """Whether the first acquaintance was made."""
