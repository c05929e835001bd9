"""What a person means by an id, a title, a number or how one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from verbindend.core.nearest import three_nearest
from verbindend.core.refusal import QUOTED, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from verbindend.core.guided import GuidedExercise, Programme
    from verbindend.core.library import Library
    from verbindend.core.pack import Behaviour, Essential

Item = TypeVar("Item")


def find_essential(library: Library, typed: str) -> Essential:
    """The essential meant by an id, a number, a title or how one begins.

    Raises:
        Refusal: none is meant, or more than one; the nearest are named.
    """
    essentials = library.essentials
    names = {
        name: each
        for each in essentials.values()
        for name in (each.id, str(each.number), each.title.casefold())
    }
    found = _meant(names, typed)
    if found is None:
        said = _near(typed, essentials)
        raise Refusal("There is no essential “{typed}”. Did you mean {nearest}?", **said)
    return found


def find_behaviour(library: Library, typed: str, essential: str) -> Behaviour:
    """The behaviour of an essential meant by an id or how it begins.

    Raises:
        Refusal: none is meant; the nearest are named.
    """
    names = {behaviour.id: behaviour for behaviour in library.behaviours_of(essential)}
    found = _meant(names, typed)
    if found is None:
        raise Refusal(
            "{essential} has no behaviour “{typed}”. Did you mean {nearest}?",
            essential=library.title(essential),
            **_near(typed, names),
        )
    return found


def find_exercise(library: Library, typed: str) -> GuidedExercise:
    """The exercise meant by an id, a title or how one begins.

    Raises:
        Refusal: none is meant, or more than one; the nearest are named.
    """
    exercises = library.exercises
    names = dict(exercises) | {each.title.casefold(): each for each in exercises.values()}
    found = _meant(names, typed)
    if found is None:
        said = _near(typed, exercises)
        raise Refusal("There is no exercise “{typed}”. Did you mean {nearest}?", **said)
    return found


def find_programme(library: Library, typed: str) -> Programme:
    """The programme meant by an id, a title or how one begins.

    Raises:
        Refusal: none is meant; the nearest are named.
    """
    programmes = library.programmes
    names = dict(programmes) | {each.title.casefold(): each for each in programmes.values()}
    found = _meant(names, typed)
    if found is None:
        said = _near(typed, programmes)
        raise Refusal("There is no programme “{typed}”. Did you mean {nearest}?", **said)
    return found


def _meant(names: Mapping[str, Item], typed: str) -> Item | None:
    """The item of this name, else the only one whose names begin so."""
    word = typed.strip().casefold()
    if word in names:
        return names[word]
    found = {id(item): item for name, item in names.items() if name.startswith(word)}
    return next(iter(found.values())) if word and len(found) == 1 else None


def _near(typed: str, ids: Iterable[str]) -> dict[str, str]:
    """What was typed, as far as a sentence holds it, and the ids nearest to it."""
    word = typed.strip()
    return {"typed": word[:QUOTED], "nearest": three_nearest(word.casefold(), ids)}
