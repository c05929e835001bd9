"""One essential of the picture up close: behaviours, weeks, and the leader's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from verbindend.core.clean import one_line
from verbindend.views import picture_words as told
from verbindend.views.bars import bar, strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

    from verbindend.core.entry import Deed
    from verbindend.locale import Words
    from verbindend.views.look import Look
    from verbindend.views.picture import Picture, Row

BAR = 10
MOST_WORDS = 400
"""How many signs of a deed are shown; all of it is in the journal."""


class EssentialDetail:
    """All there is of one essential."""

    def __init__(self, picture: Picture, essential: str, words: Words, look: Look) -> None:
        self._picture = picture
        self._row = picture.row(essential)
        self._words = words
        self._look = look

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Draw it; everything wraps."""
        parts = [*self._head(), self._weeks(), *self._behaviours(), *self._own_words()]
        yield Group(*[line for part in parts for line in (part, Text())][:-1])

    def _head(self) -> Iterator[RenderableType]:
        row, palette = self._row, self._look.palette
        heading = Text.assemble((f"{row.number} {row.title}", palette.strong))
        if row.in_focus:
            focus = self._words.tr("your focus")
            heading.append(f"  {self._look.marks.focus} {focus}", style=palette.focus)
        separator = f" {self._look.marks.separator} "
        period = separator.join(told.period(self._words, self._picture)[:1])
        heading.append(f"{separator}{period}", style=palette.muted)
        yield heading
        yield Text("\n".join(sentences(self._picture, row, self._words)))

    def _weeks(self) -> RenderableType:
        """The strip, and the number of each week below it."""
        row, palette = self._row, self._look.palette
        most = self._picture.seen.strip.most_weekly
        table = Table.grid(padding=(0, 1))
        table.add_column()
        for _ in row.strip.weekly:
            table.add_column(justify="right", min_width=2, no_wrap=True)
        drawn = strip(row.strip.weekly, most, self._look.marks)
        signs = [Text(sign, style=palette.deed) for sign in drawn]
        numbers = [Text(str(number), style=palette.muted) for number in row.strip.weekly]
        name = self._words.tr("{count} weeks", count=len(row.strip.weekly))
        table.add_row(Text(name, style=palette.muted), *signs)
        table.add_row("", *numbers)
        return table

    def _behaviours(self) -> Iterator[RenderableType]:
        """In how many deeds each behaviour was shown, in their order."""
        counted = behaviours(self._picture, self._row, self._words)
        if not any(number for _, number in counted):
            return
        most = max(number for _, number in counted)
        table = Table.grid(padding=(0, 1))
        table.add_column(width=BAR, no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column()
        for name, number in counted:
            drawn = bar(number, most, BAR, self._look.marks)
            table.add_row(Text(drawn, style=self._look.palette.deed), Text(str(number)), Text(name))
        yield Group(self._heading(self._words.tr("By behaviour")), table)

    def _own_words(self) -> Iterator[RenderableType]:
        """The last deeds; an export tells none of it, as it may name people."""
        last = self._row.detail.last
        if last and not self._picture.exported:
            parts: list[RenderableType] = [self._heading(self._words.tr("In your own words"))]
            for deed in last:
                parts.append(Text(of_deed(deed, self._words), style=self._look.palette.muted))
                parts.append(Padding(Text(one_line(deed.text, MOST_WORDS)), (0, 0, 0, 2)))
            yield Group(*parts)

    def _heading(self, title: str) -> Text:
        return Text(title, style=self._look.palette.strong)


def sentences(picture: Picture, row: Row, words: Words) -> list[str]:
    """What is said of an essential, drawn or not."""
    lines = [
        told.done(words, row, picture.seen.practice.today),
        told.trend(words, row),
        told.witnessed(words, row),
    ]
    return [line for line in lines if line]


def behaviours(picture: Picture, row: Row, words: Words) -> list[tuple[str, int]]:
    """Each behaviour by its words, and in how many deeds it was shown; then what has no words."""
    known = picture.behaviours.get(row.id, {})
    counted = row.detail.behaviours
    found = [(text, counted.get(name, 0)) for name, text in known.items()]
    others = [name for name in sorted(counted) if name not in known]
    found += [(name.replace("-", " ").capitalize(), counted[name]) for name in others]
    if row.detail.unnamed:
        found.append((words.tr("no behaviour named"), row.detail.unnamed))
    return found


def of_deed(deed: Deed, words: Words) -> str:
    """When and where a deed was."""
    day = words.date_with_year(deed.day)
    return f"{day}, {one_line(deed.situation)}" if deed.situation.strip() else day
