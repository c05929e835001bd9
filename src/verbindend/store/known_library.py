"""What can be asked, as it was read last: as long as no file of it changed, none is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.library import Library
from verbindend.core.refusal import Refusal
from verbindend.store.pack_cache import states
from verbindend.store.places import BUILT_IN, built_in_path

if TYPE_CHECKING:
    from verbindend.store.installed import InstalledPacks
    from verbindend.store.pack_cache import PackCache


def known_library(installed: InstalledPacks, language: str, cache: PackCache) -> Library:
    """The built-in pack and those that were added; one that cannot be used is left out and named.

    Raises:
        Refusal: the files of the built-in pack are damaged.
    """
    overlay = built_in_path().with_name(f"{BUILT_IN}.{language}")
    try:
        files = states([built_in_path(), overlay, *installed.all()])
    except Refusal:
        return _read(installed, language)
    known = cache.get(language, files)
    if known:
        return Library(known[0], language, known[1:])
    found = _read(installed, language)
    if not found.left_out:
        cache.put(language, files, found.packs)
    return found


def _read(installed: InstalledPacks, language: str) -> Library:
    """Read every file: that is seldom needed, and so is what reads and checks them."""
    from verbindend.store.libraries import library  # noqa: PLC0415 - five milliseconds

    return library(installed, language)
