"""What the picture of practice shows, with the names that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbindend.core.detail import NOTHING, Detail
from verbindend.core.pack import Use
from verbindend.core.trend import Trend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verbindend.core.library import Library
    from verbindend.core.overview import Overview
    from verbindend.core.practice import EssentialPractice


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All there is of one essential."""

    number: int
    id: str
    title: str
    counted: EssentialPractice
    strip: EssentialPractice
    trend: Trend
    detail: Detail
    in_focus: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The facts, and what they are called."""

    seen: Overview
    titles: Mapping[str, str]
    focus: Sequence[str] = ()
    labels: Mapping[str, str]
    """Of the old reflexes and of the sources, by id."""
    behaviours: Mapping[str, Mapping[str, str]]
    """Of each essential, by id, in their order."""
    exported: bool = False
    """Whether it goes into a file that others may see: then it has no people and no words in it."""

    @property
    def rows(self) -> list[Row]:
        """The essentials, in their order."""
        pairs = zip(self.seen.practice.essentials, self.seen.strip.essentials, strict=True)
        return [
            Row(
                number=number,
                id=counted.essential,
                title=self.titles[counted.essential],
                counted=counted,
                strip=strip,
                trend=self.seen.trends.get(counted.essential, Trend.UNKNOWN),
                detail=self.seen.details.get(counted.essential, NOTHING),
                in_focus=counted.essential in self.focus,
            )
            for number, (counted, strip) in enumerate(pairs, 1)
        ]

    def row(self, essential: str) -> Row:
        """One essential."""
        return next(each for each in self.rows if each.id == essential)

    def titled(self, essentials: Sequence[str]) -> list[str]:
        """Their titles."""
        return [self.titles[each] for each in essentials]


def picture(
    seen: Overview, library: Library, focus: Sequence[str], *, exported: bool = False
) -> Picture:
    """The facts, with the names that the packs have for them."""
    sets = [library.notions(use) for use in (Use.REFLEXES, Use.COMPASS)]
    return Picture(
        seen=seen,
        titles=library.titles,
        focus=focus,
        labels={option.id: option.label for each in sets if each for option in each.option},
        behaviours={
            name: {each.id: each.text for each in library.behaviours_of(name)}
            for name in library.essentials
        },
        exported=exported,
    )
