"""The picture of practice: how often each essential was practised, on one shared scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from verbindend.views.phrases import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from rich.console import Console, ConsoleOptions, RenderableType

    from verbindend.core.practice import EssentialPractice, IntentionCounts, Practice
    from verbindend.locale import Words
    from verbindend.views.look import Look, Marks

STRIP_WEEKS = 12
WIDE = 100
WITH_STRIP = 74
SHORTEST_BAR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a dashboard shows."""

    practice: Practice
    strip: Practice
    """The same counted over the weeks of the strip."""
    titles: Mapping[str, str]
    focus: Sequence[str]
    chosen: str | None = None
    """The only essential to be shown, when one was asked for."""

    @property
    def rows(self) -> list[tuple[int, EssentialPractice, EssentialPractice]]:
        """Number, the weeks counted and the strip, for each essential shown."""
        pairs = zip(self.practice.essentials, self.strip.essentials, strict=True)
        return [
            (number, counted, long)
            for number, (counted, long) in enumerate(pairs, 1)
            if self.chosen in (None, counted.essential)
        ]


class Dashboard:
    """The dashboard, drawn as wide as there is room: the strip from 74 columns beside the rest."""

    def __init__(self, picture: Picture, words: Words, look: Look) -> None:
        self._picture = picture
        self._words = words
        self._look = look

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Draw it for the columns there are."""
        yield _drawn(self._picture, self._words, self._look, options.max_width)


def _drawn(picture: Picture, words: Words, look: Look, width: int) -> RenderableType:
    practice = picture.practice
    heading = Text.assemble(
        (words.tr("Practice"), look.palette.strong),
        (f" {look.marks.separator} ", look.palette.muted),
        words.many("last {count} week", "last {count} weeks", practice.weeks),
    )
    parts: list[RenderableType] = [heading, _table(picture, words, look, width)]
    if width < WITH_STRIP:
        parts.append(_strips(picture, words, look))
    parts += [_intentions(practice.intentions, words, look), _legend(words, look)]
    return Group(*(line for part in parts for line in (part, Text())))


def plain_dashboard(picture: Picture, words: Words) -> str:
    """The same facts as sentences, for a screen reader or a pipe."""
    practice = picture.practice
    lines = [
        words.many("Practice, last {count} week", "Practice, last {count} weeks", practice.weeks)
    ]
    for number, counted, long in picture.rows:
        title = picture.titles[counted.essential]
        focus = words.tr(", your focus") if counted.essential in picture.focus else ""
        deeds = words.many("{count} deed", "{count} deeds", counted.deeds)
        days = words.many("on {count} day", "on {count} days", counted.days)
        reflections = words.many("{count} reflection", "{count} reflections", counted.reflections)
        last = _last_time(words, counted.last, practice.today)
        strip = " ".join(str(each) for each in long.weekly)
        lines += [
            f"{number}. {title}{focus}: {deeds} {days}, {reflections}, {last}.",
            words.tr("   Deeds a week, oldest first: {strip}.", strip=strip),
        ]
    intentions = practice.intentions
    lines.append(f"{words.tr('Intentions')}: {_outcomes(intentions, words)}")
    if intentions.tried:
        lines.append(
            words.tr(
                "   Of those tried, {kept} of {tried} were kept.",
                kept=intentions.kept,
                tried=intentions.tried,
            )
        )
    return "\n".join(lines)


def strip(weekly: Sequence[int], most: int, marks: Marks) -> str:
    """Weekly numbers as one row of steps, on a scale that ends at `most`."""
    steps = len(marks.levels)
    return "".join(
        marks.levels[max(0, -(-number * steps // most) - 1)] if number else marks.none
        for number in weekly
    )


def _table(picture: Picture, words: Words, look: Look, width: int) -> Table:
    practice = picture.practice
    with_strip = width >= WITH_STRIP
    bar_width = _bar_width(picture, width)
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right")
    table.add_column(width=1)
    table.add_column(no_wrap=False, min_width=20)
    table.add_column(width=bar_width, no_wrap=True)
    for _ in range(3):
        table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    if with_strip:
        table.add_column(no_wrap=True)
    head = ["", "", "", words.tr("deeds"), "", words.tr("days"), look.marks.reflection]
    head.append(words.tr("last"))
    if with_strip:  # at the right, or it would read as one phrase with the head before it
        head.append(words.tr("{count} weeks", count=STRIP_WEEKS).rjust(STRIP_WEEKS))
    table.add_row(*(Text(each, style=look.palette.muted) for each in head))
    for number, counted, long in picture.rows:
        cells = _row(number, counted, picture, look, bar_width)
        cells.append(Text(_short_last(words, counted.last, practice.today, look)))
        if with_strip:
            drawn = strip(long.weekly, picture.strip.most_weekly, look.marks)
            cells.append(Text(drawn, style=look.palette.deed))
        table.add_row(*cells)
    return table


def _strips(picture: Picture, words: Words, look: Look) -> Table:
    """The strips below the rest, where there is no room beside it."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right")
    table.add_column(no_wrap=False)
    table.add_column(no_wrap=True)
    told = words.tr("{count} weeks", count=STRIP_WEEKS)
    table.add_row("", "", Text(told, style=look.palette.muted))
    for number, counted, long in picture.rows:
        drawn = strip(long.weekly, picture.strip.most_weekly, look.marks)
        table.add_row(
            Text(str(number), style=look.palette.muted),
            Text(picture.titles[counted.essential]),
            Text(drawn, style=look.palette.deed),
        )
    return table


def _row(
    number: int, counted: EssentialPractice, picture: Picture, look: Look, bar_width: int
) -> list[Text]:
    in_focus = counted.essential in picture.focus
    most = picture.practice.most
    length = max(1, round(bar_width * counted.deeds / most)) if counted.deeds else 0
    muted = look.palette.muted
    return [
        Text(str(number), style=muted),
        Text(look.marks.focus if in_focus else "", style=look.palette.focus),
        Text(picture.titles[counted.essential], style=look.palette.strong if in_focus else ""),
        Text(look.marks.bar * length or look.marks.none, style=look.palette.deed),
        Text(str(counted.deeds)),
        Text(str(counted.days), style=muted),
        Text(str(counted.reflections), style=look.palette.reflection),
    ]


def _bar_width(picture: Picture, width: int) -> int:
    """What is left for the bars beside titles and numbers."""
    longest = max((len(picture.titles[row.essential]) for _, row, _ in picture.rows), default=0)
    others = 2 + 2 + longest + 1 + 4 + 6 + 3 + 11
    others += STRIP_WEEKS + 1 if width >= WITH_STRIP else 0
    return max(SHORTEST_BAR, min(30, width - others - 2))


def _short_last(words: Words, last: date | None, today: date, look: Look) -> str:
    if last is None:
        return look.marks.none
    days = (today - last).days
    if days <= 0:
        return words.tr("today")
    return words.many("{count} day", "{count} days", days)


def _last_time(words: Words, last: date | None, today: date) -> str:
    if last is None:
        return words.tr("no deed yet")
    days = (today - last).days
    if days <= 0:
        return words.tr("last today")
    return words.many("last {count} day ago", "last {count} days ago", days)


def _intentions(counts: IntentionCounts, words: Words, look: Look) -> Text:
    """A sign for each intention by what became of it, and how many of those tried were kept."""
    marks = look.marks
    signs = [
        (marks.done, counts.done),
        (marks.different, counts.different),
        (marks.failed, counts.failed),
        (marks.none, counts.no_chance + counts.dropped),
        (marks.intention, counts.open),
    ]
    row = " ".join(sign * number for sign, number in signs if number)
    drawn = Text.assemble((words.tr("Intentions"), look.palette.strong))
    if row:
        drawn.append("   ")
        drawn.append(row, style=look.palette.reflection)
    if counts.tried:
        kept = words.tr("{kept} of {tried}", kept=counts.kept, tried=counts.tried)
        drawn.append(f"   {kept}")
    drawn.append(f"\n{_outcomes(counts, words)}", style=look.palette.muted)
    return drawn


def _outcomes(counts: IntentionCounts, words: Words) -> str:
    """What became of the intentions, in words."""
    named = [
        (OUTCOMES_BY_NAME[name], getattr(counts, name))
        for name in ("done", "different", "failed", "no_chance", "dropped")
    ]
    parts = [f"{number} {words.tr(sentence)}" for sentence, number in named if number]
    if counts.open:
        parts.append(words.many("{count} open", "{count} open", counts.open))
    return f"{', '.join(parts)}." if parts else words.tr("No intentions in these weeks.")


OUTCOMES_BY_NAME = {outcome.value: sentence for outcome, sentence in OUTCOMES.items()}


def _legend(words: Words, look: Look) -> Text:
    marks = look.marks
    parts = [
        (marks.bar, words.tr("deeds")),
        (marks.reflection, words.tr("reflections")),
        (marks.focus, words.tr("your focus")),
    ]
    told = "   ".join(f"{sign} {meaning}" for sign, meaning in parts)
    return Text(told, style=look.palette.muted)
