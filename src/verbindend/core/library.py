"""A pack made ready to be asked from: found by id, by number, by what a person types."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verbindend.core.entry import Moment
    from verbindend.core.pack import Behaviour, Essential, Pack, Prompt

Item = TypeVar("Item")


class Library:
    """The essentials, behaviours and questions of a pack, in the pack's order."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.pack = pack
        self.language = language
        """The language of its texts, as an entry records it."""

    @cached_property
    def essentials(self) -> dict[str, Essential]:
        """Every essential by id, in the order of their numbers."""
        in_order = sorted(self.pack.essentials, key=lambda essential: essential.number)
        return {essential.id: essential for essential in in_order}

    @cached_property
    def behaviours(self) -> dict[str, Behaviour]:
        """Every behaviour by id."""
        return {behaviour.id: behaviour for behaviour in self.pack.behaviours}

    @cached_property
    def prompts(self) -> dict[str, Prompt]:
        """Every question by id."""
        return {prompt.id: prompt for prompt in self.pack.prompts}

    def behaviours_of(self, essential: str) -> tuple[Behaviour, ...]:
        """What a colleague could see, for one essential."""
        return tuple(each for each in self.pack.behaviours if each.essential == essential)

    def questions(self, essential: str, moment: Moment) -> tuple[Prompt, ...]:
        """The questions on one essential for one moment of the day."""
        return tuple(
            each
            for each in self.pack.prompts
            if each.essential == essential and each.moment == moment
        )

    def wordings(self, frame: str) -> tuple[Prompt, ...]:
        """The wordings of one of the fixed questions that every sitting has."""
        return tuple(
            each for each in self.pack.prompts if not each.essential and frame in each.frame
        )

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every essential by id, in their order."""
        return {essential.id: essential.title for essential in self.essentials.values()}

    def title(self, essential: str | None) -> str:
        """An essential's title; the bare id for one that no pack knows any more."""
        known = self.essentials.get(essential or "")
        return known.title if known else essential or ""

    def find_essential(self, typed: str) -> Essential:
        """The essential that a person means by an id, a number, a title or how one begins.

        Raises:
            Refusal: none is meant, or more than one; the nearest are named.
        """
        word = typed.strip().casefold()
        names = {
            name: essential
            for essential in self.essentials.values()
            for name in (essential.id, str(essential.number), essential.title.casefold())
        }
        found = names.get(word) or _the_only(names, word)
        if found is None:
            raise Refusal(
                "There is no essential “{typed}”. Did you mean {nearest}?",
                typed=typed.strip()[:40],
                nearest=_nearest(word, self.essentials),
            )
        return found

    def find_behaviour(self, typed: str, essential: str) -> Behaviour:
        """The behaviour of an essential that a person means by an id or how it begins.

        Raises:
            Refusal: none is meant; the nearest are named.
        """
        word = typed.strip().casefold()
        names = {behaviour.id: behaviour for behaviour in self.behaviours_of(essential)}
        found = names.get(word) or _the_only(names, word)
        if found is None:
            raise Refusal(
                "{essential} has no behaviour “{typed}”. Did you mean {nearest}?",
                essential=self.title(essential),
                typed=typed.strip()[:40],
                nearest=_nearest(word, names),
            )
        return found


def _the_only(names: dict[str, Item], beginning: str) -> Item | None:
    """The item whose names begin so, when there is just one."""
    found = {id(item): item for name, item in names.items() if name.startswith(beginning)}
    return next(iter(found.values())) if beginning and len(found) == 1 else None


def _nearest(word: str, names: Iterable[str]) -> str:
    """The three most alike names, for a message."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong name needs it

    return ", ".join(get_close_matches(word, list(names), n=3, cutoff=0))
