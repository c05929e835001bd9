"""A year of days: a mark for each of them, as many months beside each other as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from verbindend.locale import MONTHS, SHORT_WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from rich.console import Console, ConsoleOptions, RenderableType

    from verbindend.core.year import DayDone, Year
    from verbindend.locale import Words
    from verbindend.views.look import Look

WEEK = 7
NUMBER = 2
"""How many columns the number of a week's first day takes."""
MONTH = NUMBER + 2 * WEEK
"""How many columns a month takes: the number, and before each mark a space."""
MOST_BETWEEN = 6
BESIDE = ((111, 6), (94, 4), (70, 3), (2 * MONTH + 2, 2))
"""From how many columns there are so many months beside each other."""
ABOVE = 2
"""The lines of a month above its weeks: its name, and the days of the week."""


class Calendar:
    """The year as it is printed: what the marks mean, and the months."""

    def __init__(self, year: Year, words: Words, look: Look) -> None:
        self._year = year
        self._words = words
        self._look = look

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Draw it for the columns there are."""
        yield heading(self._year, self._words, self._look)
        yield Text()
        yield Months(self._year, self._words, self._look)


class Months:
    """The months alone; one day may be pointed at."""

    def __init__(self, year: Year, words: Words, look: Look, pointed: date | None = None) -> None:
        self._year = year
        self._words = words
        self._look = look
        self._pointed = pointed

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Draw them for the columns there are."""
        count = beside(options.max_width)
        gap = min(MOST_BETWEEN, (options.max_width - count * MONTH) // max(1, count - 1))
        for number, row in enumerate(_rows(self._year, count)):
            if number:
                yield Text()
            drawn = [list(self._month(days)) for days in row]
            yield from _joined(drawn, " " * gap)

    def _month(self, days: Sequence[DayDone]) -> Iterator[Text]:
        """A month as lines: its name, the days of the week, and a line for each week."""
        muted = self._look.palette.muted
        yield Text(self._words.tr(MONTHS[days[0].day.month - 1]), style=self._look.palette.strong)
        initials = " ".join(self._words.tr(name)[0] for name in SHORT_WEEKDAYS)
        yield Text(f"{'':{NUMBER + 1}}{initials}", style=muted)
        for week in _weeks(days):
            line = Text(f"{week[0].day.day:{NUMBER}}", style=muted)
            line.append("  " * week[0].day.weekday())
            for each in week:
                line.append(" ")
                line.append(*self._cell(each))
            yield line

    def _cell(self, each: DayDone) -> tuple[str, str]:
        """A day's mark, with its style: today's is underlined, the one pointed at reversed."""
        sign, style = _mark(each, self._year.today, self._look)
        if each.day == self._year.today:
            style = f"{style} bold underline"
        return sign, f"{style} reverse" if each.day == self._pointed else style


def heading(year: Year, words: Words, look: Look) -> RenderableType:
    """Which year it is, what the marks mean and, where there are none, what gets one."""
    marks = look.marks
    title = Text.assemble(
        (words.tr("Calendar"), look.palette.strong),
        (f" {marks.separator} ", look.palette.muted),
        str(year.number),
    )
    meanings = [
        (marks.deed, words.tr("deed")),
        (marks.reflection, words.tr("looked back")),
        (marks.both, words.tr("both")),
        (marks.none, words.tr("nothing")),
        (marks.paused, words.tr("pause")),
    ]
    told = "   ".join(f"{sign} {meaning}" for sign, meaning in meanings)
    parts = [title, Text(told, style=look.palette.muted)]
    if year.empty:
        parts.append(Text(nothing(year, words)))
    return Group(*parts)


def nothing(year: Year, words: Words) -> str:
    """What is said of a year in which nothing was done."""
    return words.tr(
        "Nothing stands in {year}: a day gets its mark by a deed or a look back.", year=year.number
    )


def plain_calendar(year: Year, words: Words) -> str:
    """The same as sentences, for a screen reader or a pipe; a month with nothing is left out."""
    lines = [words.tr("Calendar {year}", year=year.number)]
    for days in year.months:
        parts = _of_month(days, words)
        if parts:
            month = words.tr(MONTHS[days[0].day.month - 1])
            lines.append(words.tr("In {month}: {done}.", month=month, done=", ".join(parts)))
    if year.empty:
        lines.append(nothing(year, words))
    return "\n".join(lines)


def of_day(each: DayDone, today: date, words: Words) -> str:
    """As in 'Tuesday 3 March 2026: 2 deeds, looked back once'."""
    parts = []
    if each.deeds:
        parts.append(words.many("{count} deed", "{count} deeds", each.deeds))
    parts += _looked_back(each.looked_back, words)
    if each.paused:
        parts.append(words.tr("pause"))
    if not parts:
        parts = [words.tr("still to come") if each.day > today else words.tr("nothing")]
    return f"{words.long_date(each.day)}: {', '.join(parts)}"


def beside(width: int) -> int:
    """How many months stand beside each other."""
    return next((count for least, count in BESIDE if width >= least), 1)


def place_of(day: date, year: Year, width: int) -> tuple[int, int]:
    """The first line of the months among which a day stands, and how many lines they take."""
    count = beside(width)
    heights = [_height(row) for row in _rows(year, count)]
    row = (day.month - 1) // count
    return sum(heights[:row]) + row, heights[row]


def _of_month(days: Sequence[DayDone], words: Words) -> list[str]:
    with_deed = sum(1 for each in days if each.deeds)
    paused = sum(1 for each in days if each.paused)
    parts = []
    if with_deed:
        parts.append(words.many("{count} day with a deed", "{count} days with a deed", with_deed))
    parts += _looked_back(sum(each.looked_back for each in days), words)
    if paused:
        parts.append(words.many("{count} day of a pause", "{count} days of a pause", paused))
    return parts


def _looked_back(times: int, words: Words) -> list[str]:
    if not times:
        return []
    return [words.many("looked back once", "looked back {count} times", times)]


def _mark(each: DayDone, today: date, look: Look) -> tuple[str, str]:
    marks, palette = look.marks, look.palette
    if each.deeds:
        return (marks.both if each.looked_back else marks.deed), palette.deed
    if each.looked_back:
        return marks.reflection, palette.reflection
    if each.paused:
        return marks.paused, palette.muted
    return (" " if each.day > today else marks.none), palette.muted


def _rows(year: Year, count: int) -> list[list[list[DayDone]]]:
    """The months that stand beside each other."""
    months = year.months
    return [months[first : first + count] for first in range(0, len(months), count)]


def _weeks(days: Sequence[DayDone]) -> list[list[DayDone]]:
    """The days of a month by week, which begins on Monday."""
    weeks: list[list[DayDone]] = []
    for each in days:
        if not weeks or each.day.weekday() == 0:
            weeks.append([])
        weeks[-1].append(each)
    return weeks


def _height(months: Sequence[Sequence[DayDone]]) -> int:
    return ABOVE + max(len(_weeks(days)) for days in months)


def _joined(months: Sequence[Sequence[Text]], between: str) -> Iterator[Text]:
    """The lines of months that stand beside each other."""
    for number in range(max(map(len, months))):
        line = Text()
        for month in months:
            if line:
                line.append(between)
            cell = month[number] if number < len(month) else Text()
            cell.align("left", MONTH)
            line.append_text(cell)
        line.rstrip()
        yield line
