"""What the look backs told, drawn: the old reflexes as a grid of dots, the sources on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from verbindend.core.rhythm import NOTICED
from verbindend.core.sources import HIGHEST, LOWEST
from verbindend.views.bars import filled
from verbindend.views.picture_words import SEEN, looking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from verbindend.core.reflexes import Reflexes
    from verbindend.core.sources import Sources
    from verbindend.locale import Words
    from verbindend.views.look import Look, Marks
    from verbindend.views.picture import Picture

STEP = 2
"""How many columns a number on the line is from the next."""


def grid(
    found: Reflexes, picture: Picture, words: Words, look: Look, width: int
) -> Iterator[RenderableType]:
    """A dot a week for each old reflex; nothing where that week was not looked back on."""
    marks, muted = look.marks, look.palette.muted
    table = Table.grid(padding=(0, 1))
    table.add_column()
    for _ in found.weeks:
        table.add_column(justify="right", no_wrap=True)
    heads = [Text(_short(words, week), style=muted) for week in found.weeks]
    table.add_row(Text(words.tr("Old reflexes"), style=look.palette.strong), *heads)
    signs = _signs(marks)
    for row in found.rows:
        dots = [Text(signs[each] if each else "", style=_style(each, look)) for each in row.seen]
        table.add_row(Text(picture.labels[row.id]), *dots)
    yield table
    told = [f"{signs[each]} {words.tr(SEEN[each])}" for each in reversed(NOTICED)]
    if any(not each for row in found.rows for each in row.seen):
        told.append(words.tr("blank: no look back"))
    yield Text(filled(told, width), style=muted)
    if found.early:
        yield Text(looking(words), style=muted)


def lines(found: Sources, picture: Picture, words: Words, look: Look) -> Table:
    """Two points on a line for each source: the last look back, and about four weeks before."""
    marks, muted = look.marks, look.palette.muted
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    before = f"{marks.open_dot} {_short(words, found.before)}" if found.before else ""
    table.add_row(
        Text(words.tr("Sources"), style=look.palette.strong),
        "",
        Text(f"{marks.dot} {_short(words, found.week)}", style=muted),
        Text(before, style=muted),
    )
    for row in found.rows:
        table.add_row(
            Text(picture.labels[row.id]),
            _line(row.now, row.before, look),
            Text("" if row.now is None else str(row.now)),
            Text("" if row.before is None else str(row.before), style=muted),
        )
    return table


def _line(now: int | None, before: int | None, look: Look) -> Text:
    """A line with both points; where they are the same, the point of now."""
    marks = look.marks
    drawn = Text(f"{LOWEST} ", style=look.palette.muted)
    for place in range(STEP * (HIGHEST - LOWEST) + 1):
        if now is not None and place == STEP * (now - LOWEST):
            drawn.append(marks.dot, style=look.palette.reflection)
        elif before is not None and place == STEP * (before - LOWEST):
            drawn.append(marks.open_dot, style=look.palette.reflection)
        else:
            drawn.append(marks.rule)
    drawn.append(f" {HIGHEST}")
    return drawn


def _short(words: Words, week: str) -> str:
    return words.tr("w{number}", number=int(week[-2:]))


def _signs(marks: Marks) -> dict[str, str]:
    return dict(zip(NOTICED, (marks.none, marks.open_dot, marks.dot), strict=True))


def _style(seen: str | None, look: Look) -> str:
    return look.palette.muted if seen == NOTICED[0] else look.palette.reflection
