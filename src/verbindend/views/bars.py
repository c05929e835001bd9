"""The bars of the picture and its strips of weeks, each on one scale that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.table import Table
from rich.text import Text

from verbindend.core.overview import STRIP_WEEKS
from verbindend.core.trend import Trend
from verbindend.locale import mark
from verbindend.views.picture_words import TRENDS, since

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.locale import Words
    from verbindend.views.look import Look, Marks
    from verbindend.views.picture import Picture, Row

WITH_STRIP, WITH_TREND, WITH_SENTENCE = 74, 94, 114
"""From so many columns on the strip stands beside the bars, the trend too, and all of its words."""

BETWEEN = "   "
"""What stands between things that are named on one line."""

SHORTEST_BAR, LONGEST_BAR = 7, 30
"""How long the longest bar is, at least and at most."""
SHORTEST_TITLE = 16
TOO_LITTLE = mark("too little")
"""Of the trend where there is less room."""


class _Widths(NamedTuple):
    title: int
    bar: int


def strip(weekly: Sequence[int], most: int, marks: Marks) -> str:
    """Weekly numbers as one row of steps, on a scale that ends at `most`."""
    steps = len(marks.levels)
    return "".join(
        marks.levels[max(0, -(-number * steps // most) - 1)] if number else marks.none
        for number in weekly
    )


def bar(number: int, most: int, width: int, marks: Marks) -> str:
    """A bar on a scale that ends at `most`; whatever there is of it can be seen."""
    return marks.bar * (max(1, round(width * number / most)) if number else 0) or marks.none


def bars(picture: Picture, words: Words, look: Look, width: int, pointed: str | None) -> Table:
    """A row for each essential. `pointed` has a pointer before it; None leaves no room for one."""
    widths = _widths(picture, words, width, pointing=pointed is not None)
    table = Table.grid(padding=(0, 1))
    if pointed is not None:
        table.add_column(width=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(width=1)
    table.add_column(width=widths.title)
    table.add_column(width=widths.bar, no_wrap=True)
    for _ in range(2):
        table.add_column(justify="right", no_wrap=True)
    heads = [words.tr("deeds"), words.tr("days"), words.tr("last"), *_more_heads(words, width)]
    heads = [*[""] * (len(table.columns) - 3), *heads]
    table.add_row(*(Text(each, style=look.palette.muted) for each in heads))
    for row in picture.rows:
        cells = _cells(row, picture, words, look, widths)
        if pointed is not None:
            cells.insert(0, Text(look.marks.pointer if row.id == pointed else "", style="bold"))
        if width >= WITH_STRIP:
            drawn = strip(row.strip.weekly, picture.seen.strip.most_weekly, look.marks)
            cells.append(Text(drawn, style=look.palette.deed))
        if width >= WITH_TREND:
            cells.append(_trend(row, words, look, short=width < WITH_SENTENCE))
        table.add_row(*cells)
    return table


def _more_heads(words: Words, width: int) -> list[str]:
    """The heads of the columns that there is not always room for."""
    # at the right, or it would read as one phrase with the head before it
    weeks = words.tr("{count} weeks", count=STRIP_WEEKS).rjust(STRIP_WEEKS)
    heads = [(WITH_STRIP, weeks), (WITH_TREND, words.tr("compared with before"))]
    return [head for least, head in heads if width >= least]


def strips(picture: Picture, words: Words, look: Look) -> Table:
    """The strips below the rest, where there is no room beside it."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right")
    table.add_column(no_wrap=False)
    table.add_column(no_wrap=True)
    told = words.tr("{count} weeks", count=STRIP_WEEKS)
    table.add_row("", "", Text(told, style=look.palette.muted))
    for row in picture.rows:
        drawn = strip(row.strip.weekly, picture.seen.strip.most_weekly, look.marks)
        table.add_row(
            Text(str(row.number), style=look.palette.muted),
            Text(row.title),
            Text(drawn, style=look.palette.deed),
        )
    return table


def _cells(row: Row, picture: Picture, words: Words, look: Look, widths: _Widths) -> list[Text]:
    practice = picture.seen.practice
    muted, marks = look.palette.muted, look.marks
    room = widths.bar - len(str(practice.most)) - 1
    drawn = Text(bar(row.counted.deeds, practice.most, room, marks), style=look.palette.deed)
    drawn.append(f" {row.counted.deeds}", style=look.palette.text)
    return [
        Text(str(row.number), style=muted),
        Text(marks.focus if row.in_focus else "", style=look.palette.focus),
        Text(row.title, style=look.palette.strong if row.in_focus else ""),
        drawn,
        Text(str(row.counted.days), style=muted),
        Text(since(words, row.counted.last, practice.today) or marks.none),
    ]


def _trend(row: Row, words: Words, look: Look, *, short: bool) -> Text:
    """The trend in words; more and less with a sign of their own before it."""
    signs = {Trend.MORE: look.marks.more, Trend.LESS: look.marks.less}
    sign = signs.get(row.trend)
    if sign:
        return Text(f"{sign} {words.tr(TRENDS[row.trend])}")
    sentence = TOO_LITTLE if short and row.trend == Trend.UNKNOWN else TRENDS[row.trend]
    return Text(f"  {words.tr(sentence)}", style=look.palette.muted)


def _widths(picture: Picture, words: Words, width: int, *, pointing: bool) -> _Widths:
    """What is left for the titles and the bars beside the numbers: no title is broken in vain."""
    today = picture.seen.practice.today
    last = [words.tr("last"), *(since(words, row.counted.last, today) for row in picture.rows)]
    fixed = [1, 1, max(3, len(words.tr("days"))), max(map(len, last))]
    if pointing:
        fixed.append(1)
    if width >= WITH_STRIP:
        fixed.append(STRIP_WEEKS)
    if width >= WITH_TREND:
        told = [words.tr(each) for each in TRENDS.values()]
        told = told if width >= WITH_SENTENCE else [*told[:-1], words.tr(TOO_LITTLE)]
        fixed.append(max(len(words.tr("compared with before")), *(len(each) + 2 for each in told)))
    number = len(str(picture.seen.practice.most)) + 1
    room = width - sum(fixed) - len(fixed) - 1 - number
    titles = [len(row.title) for row in picture.rows if len(row.title) <= room - SHORTEST_BAR]
    title = max(SHORTEST_TITLE, *titles, 0)
    return _Widths(title, max(SHORTEST_BAR, min(LONGEST_BAR, room - title)) + number)


def filled(pieces: Sequence[str], width: int) -> str:
    """Pieces on as many lines as they need, none of them broken."""
    rows = [""]
    for piece in pieces:
        longer = f"{rows[-1]}{BETWEEN}{piece}" if rows[-1] else piece
        if len(longer) > width and rows[-1]:
            rows.append(piece)
        else:
            rows[-1] = longer
    return "\n".join(rows)
