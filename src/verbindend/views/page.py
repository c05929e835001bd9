"""The picture of practice as a page: one file without script, to be read, sent on or printed on A4.

It holds no words of the journal and no people: only what was counted, as on the screen.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from verbindend.core.rhythm import NOTICED
from verbindend.core.sources import HIGHEST
from verbindend.views import picture_words as told
from verbindend.views.look import UNICODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from verbindend.core.reflexes import Reflexes
    from verbindend.core.sources import Sources
    from verbindend.locale import Words
    from verbindend.views.picture import Picture, Row

TEMPLATE = "page.html"
SIGNS = dict(zip(NOTICED, (UNICODE.none, UNICODE.open_dot, UNICODE.dot), strict=True))


class Bar(NamedTuple):
    """One essential: its bar as a part of the longest, and the weeks as parts of the highest."""

    number: int
    title: str
    in_focus: bool
    deeds: int
    part: int
    days: int
    last: str
    trend: str
    weekly: Sequence[tuple[int, int]]
    """The deeds of each week, and how high that stands, in percents."""
    weeks: str


class Dots(NamedTuple):
    """An old reflex: a sign a week, and what it means."""

    label: str
    seen: Sequence[tuple[str, str]]


class Points(NamedTuple):
    """A source: now and before, from 0 to 100 on the line; None where it was not answered."""

    label: str
    now: int | None
    before: int | None
    said: str


def page(picture: Picture, words: Words) -> str:
    """The whole page, as HTML that escapes every text."""
    seen, tr = picture.seen, words.tr
    practice = seen.practice
    return _template().render(
        language=words.language,
        title=tr("Practice"),
        period=told.period(words, picture),
        today=words.long_date(practice.today),
        head={
            "deeds": tr("deeds"),
            "days": tr("days"),
            "last": tr("last"),
            "weeks": tr("twelve weeks"),
            "trend": tr("beside the four weeks before"),
        },
        bars=[_bar(row, picture, words) for row in picture.rows],
        focus=(UNICODE.focus, tr("your focus")),
        looked_back=(
            tr("Looked back"),
            [(row.number, row.counted.reflections) for row in picture.rows],
        ),
        intentions=(
            tr("Intentions"),
            told.outcomes(words, practice.intentions),
            told.kept(words, practice.intentions),
        ),
        reflexes=_reflexes(seen.reflexes, picture, words),
        sources=_sources(seen.sources, picture, words),
        balance=told.balance(words, picture),
        note=tr("A deed is a behaviour really shown. Nothing here is a mark or a norm."),
    )


def _bar(row: Row, picture: Picture, words: Words) -> Bar:
    most, highest = picture.seen.practice.most, picture.seen.strip.most_weekly
    counted, weekly = row.counted, row.strip.weekly
    strip = " ".join(str(each) for each in weekly)
    return Bar(
        number=row.number,
        title=row.title,
        in_focus=row.in_focus,
        deeds=counted.deeds,
        part=round(100 * counted.deeds / most) if most else 0,
        days=counted.days,
        last=told.since(words, counted.last, picture.seen.practice.today),
        trend=words.tr(told.TRENDS[row.trend]),
        weekly=[(each, round(100 * each / highest) if highest else 0) for each in weekly],
        weeks=words.tr("Deeds a week, oldest first: {strip}.", strip=strip),
    )


def _reflexes(found: Reflexes | None, picture: Picture, words: Words) -> dict[str, object] | None:
    """The grid of dots, its weeks and its legend."""
    if found is None:
        return None
    meaning = {each: words.tr(told.SEEN[each]) for each in NOTICED}
    rows = [
        Dots(
            picture.labels[row.id],
            [(SIGNS[each], meaning[each]) if each else ("", "") for each in row.seen],
        )
        for row in found.rows
    ]
    return {
        "title": words.tr("Old reflexes"),
        "weeks": [told.week(words, each) for each in found.weeks],
        "short": [int(each[-2:]) for each in found.weeks],
        "rows": rows,
        "legend": [(SIGNS[each], meaning[each]) for each in reversed(NOTICED)],
        "note": told.looking(words) if found.early else "",
    }


def _sources(found: Sources | None, picture: Picture, words: Words) -> dict[str, object] | None:
    """Two points a line, and which weeks those are."""
    if found is None:
        return None
    now, before = told.week(words, found.week), found.before and told.week(words, found.before)
    rows = []
    for row in found.rows:
        said = [f"{now}: {row.now}"] if row.now is not None else []
        said += [f"{before}: {row.before}"] if row.before is not None else []
        now_at, was_at = _place(row.now), _place(row.before)
        rows.append(Points(picture.labels[row.id], now_at, was_at, ", ".join(said)))
    legend = [(UNICODE.dot, now), *([(UNICODE.open_dot, before)] if before else [])]
    return {"title": words.tr("Sources"), "rows": rows, "legend": legend}


def _place(number: int | None) -> int | None:
    return None if number is None else 100 * number // HIGHEST


@cache
def _template() -> Template:
    """The page with holes in it."""
    environment = Environment(
        loader=PackageLoader("verbindend.views", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE)
