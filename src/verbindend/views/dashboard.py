"""The picture of practice: how often each essential was practised, and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from verbindend.views import picture_words as told
from verbindend.views.bars import BETWEEN, WITH_STRIP, bars, filled, strips
from verbindend.views.reviewed import grid, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

    from verbindend.locale import Words
    from verbindend.views.look import Look
    from verbindend.views.picture import Picture


class Dashboard:
    """The dashboard, drawn as wide as there is room.

    The strip stands beside the bars from 74 columns, the trend from 94, so that a screen of 100
    with its margins has it. `pointed` is the essential pointed at; None where nothing can be.
    """

    def __init__(
        self, picture: Picture, words: Words, look: Look, pointed: str | None = None
    ) -> None:
        self._picture = picture
        self._words = words
        self._look = look
        self._pointed = pointed

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Draw it for the columns there are."""
        width = options.max_width
        parts = [each for each in self._parts(width) if each]
        yield Group(*[line for part in parts for line in (*part, Text())][:-1])

    def _parts(self, width: int) -> Iterator[list[RenderableType]]:
        """The blocks, each of some lines; those without anything to say are empty."""
        picture, words, look = self._picture, self._words, self._look
        seen = picture.seen
        yield [self._heading(width)]
        drawn: list[RenderableType] = [bars(picture, words, look, width, self._pointed)]
        if width >= WITH_STRIP:
            yield [*drawn, self._reflections(width)]
        else:
            yield drawn
            yield [strips(picture, words, look), self._reflections(width)]
        yield [self._intentions(width)]
        yield list(grid(seen.reflexes, picture, words, look, width)) if seen.reflexes else []
        yield [lines(seen.sources, picture, words, look)] if seen.sources else []
        coming = told.to_come(words, picture)
        yield [Text(coming, style=look.palette.muted)] if coming else []
        said = [told.balance(words, picture), told.people(words, picture)]
        yield [Text(each) for each in said if each]
        yield [self._legend()]

    def _heading(self, width: int) -> RenderableType:
        palette = self._look.palette
        heading = Text.assemble((self._words.tr("Practice"), palette.strong))
        for each in told.period(self._words, self._picture):
            heading.append(f" {self._look.marks.separator} ", style=palette.muted)
            heading.append(each, style=palette.text)
        if self._pointed is not None:  # the screen around it has the day
            return heading
        day = Text(self._words.date_with_year(self._picture.seen.practice.today))
        if len(heading) + len(BETWEEN) + len(day) > width:
            return heading
        table = Table.grid(expand=True)
        table.add_column()
        table.add_column(justify="right")
        day.stylize(palette.muted)
        table.add_row(heading, day)
        return table

    def _reflections(self, width: int) -> Text:
        """The reflections on each essential, dimmed: they are no practice."""
        name = self._words.tr("reflections")
        sign = f"{self._look.marks.reflection} {name}"
        counted = [f"{row.number}: {row.counted.reflections}" for row in self._picture.rows]
        told_of = filled([sign, *counted], width)
        return Text(told_of, style=self._look.palette.muted)

    def _intentions(self, width: int) -> Text:
        """A sign for each intention by what became of it, and how many of those tried were kept."""
        counts, marks = self._picture.seen.practice.intentions, self._look.marks
        signs = [
            (marks.done, counts.done),
            (marks.different, counts.different),
            (marks.failed, counts.failed),
            (marks.none, counts.no_chance + counts.dropped),
            (marks.intention, counts.open),
        ]
        row = " ".join(sign * number for sign, number in signs if number)
        drawn = Text.assemble((self._words.tr("Intentions"), self._look.palette.strong))
        kept = told.kept(self._words, counts)
        if row and len(drawn) + len(row) + len(kept) + 2 * len(BETWEEN) <= width:
            drawn.append(BETWEEN)  # more signs than a line can hold tell nobody anything
            drawn.append(row, style=self._look.palette.reflection)
        if kept:
            drawn.append(f"{BETWEEN}{kept}")
        drawn.append(f"\n{told.outcomes(self._words, counts)}", style=self._look.palette.muted)
        return drawn

    def _legend(self) -> Text:
        marks, words = self._look.marks, self._words
        named = [(marks.bar, words.tr("deeds")), (marks.focus, words.tr("your focus"))]
        told_of = BETWEEN.join(f"{sign} {meaning}" for sign, meaning in named)
        return Text(told_of, style=self._look.palette.muted)
