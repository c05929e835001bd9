"""What can be asked: the built-in pack and those that were added, in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.library import Library
from verbindend.core.pack import KINDS
from verbindend.core.refusal import Refusal
from verbindend.store.installed import ENDING, id_of
from verbindend.store.packs import about, load
from verbindend.store.places import built_in_path
from verbindend.store.translation import translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from verbindend.core.pack import Pack
    from verbindend.store.installed import InstalledPacks


def built_in(language: str) -> Library:
    """The built-in pack alone, in a language.

    Raises:
        Refusal: its files are damaged.
    """
    return Library(in_language(load(built_in_path()), built_in_path(), language), language)


def library(installed: InstalledPacks, language: str) -> Library:
    """The built-in pack and those that were added; one that cannot be used is left out and named.

    Raises:
        Refusal: the files of the built-in pack are damaged.
    """
    try:
        paths = installed.all()
    except Refusal as refusal:
        return Library(built_in(language).pack, language, (), [refusal])
    return _read(paths, language)


def _read(paths: Iterable[Path], language: str) -> Library:
    first = built_in(language).pack
    added: list[Pack] = []
    left_out: list[Refusal] = []
    for path in paths:
        try:
            if about(path).is_translation:
                continue
            pack = in_language(load(path), path, language)
            clash = next(clashes(pack, path, [first, *added]), None)
        except Refusal as refusal:
            left_out.append(refusal)
            continue
        if clash:
            left_out.append(clash)
        else:
            added.append(pack)
    return Library(first, language, added, left_out)


def in_language(pack: Pack, path: Path, language: str) -> Pack:
    """The pack in a language, as far as a translation lies beside it.

    Raises:
        Refusal: the translation is damaged.
    """
    if language == pack.about.language:
        return pack
    overlay = _named(path.parent, f"{id_of(path)}.{language}")
    return translated(pack, overlay) if overlay else pack


def base_of(path: Path) -> Path:
    """The pack that a translation lies beside.

    Raises:
        Refusal: there is none.
    """
    path = path.resolve()
    name = id_of(path).rpartition(".")[0]
    base = _named(path.parent, name) if name else None
    if base is None:
        raise Refusal(
            "{path}: a translation lies beside its pack, as in moed and moed.en: there is no "
            "{name} there.",
            path=path,
            name=name or "-",
        )
    return base


def _named(folder: Path, name: str) -> Path | None:
    """The pack or translation of this name: a folder or a file."""
    return next(
        (each for each in (folder / name, folder / f"{name}{ENDING}") if each.exists()), None
    )


def clashes(pack: Pack, path: Path, others: Sequence[Pack]) -> Iterator[Refusal]:
    """The ids that another pack has already: entries keep ids, so each must mean one thing."""
    for other in others:
        if other.about.id == pack.about.id:
            yield Refusal("{path}: there is a pack {name} already.", path=path, name=pack.about.id)
        for kind in KINDS:
            if kind == "set":  # known within its own pack only
                continue
            both = {each.id for each in pack.of(kind)} & {each.id for each in other.of(kind)}
            for name in sorted(both):
                yield Refusal(
                    "{path}: {place}: the pack {other} has this id already.",
                    path=path,
                    place=name,
                    other=other.about.id,
                )
