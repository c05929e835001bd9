"""What the leader chose, in plain text: a row for each thing that can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from verbindend.core.offers import OPTIONAL, left_out
from verbindend.core.pause import pauses_of
from verbindend.core.plan import WEEKDAYS, working_days
from verbindend.locale import SHORT_WEEKDAYS

if TYPE_CHECKING:
    from datetime import date

    from verbindend.core.entry import Pause, Plan
    from verbindend.core.guided import Programme
    from verbindend.core.library import Library
    from verbindend.core.programme import Place
    from verbindend.locale import Words

FOCUS, PROGRAMME, PAUSE, DAYS, RHYTHM = "focus", "programme", "pause", "days", "rhythm"


class Row(NamedTuple):
    """One thing that can be chosen, and what holds now."""

    id: str
    label: str
    holds: str


def rows(
    words: Words, library: Library, plan: Plan | None, here: Place | None, today: date
) -> list[Row]:
    """All that can be chosen for the days to come, and what holds now."""
    return [
        Row(FOCUS, words.tr("Focus"), focus(words, library, plan)),
        Row(PROGRAMME, words.tr("Programme"), programme(words, here)),
        Row(PAUSE, words.tr("Pause"), pauses(words, plan, today)),
        Row(DAYS, words.tr("Working days"), days(words, working_days(plan))),
        Row(RHYTHM, words.tr("Rhythm"), rhythm(library, plan) or words.tr("none")),
    ]


def focus(words: Words, library: Library, plan: Plan | None) -> str:
    """The titles of the essentials in focus."""
    titles = [library.title(each) for each in plan.focus] if plan else []
    return ", ".join(titles) or words.tr("none")


def programme(words: Words, here: Place | None) -> str:
    """The programme that is followed, with its week."""
    if here is None:
        return words.tr("none")
    if here.week is None:
        return words.tr("{title}, at its end", title=here.programme.title)
    return in_week(words, here.programme, here.number)


def in_week(words: Words, programme: Programme, number: int) -> str:
    """A week of a programme: 'Eight weeks, week 3 of 8'."""
    return words.tr(
        "{title}, week {week} of {weeks}",
        title=programme.title,
        week=number,
        weeks=len(programme.week),
    )


def rhythm(library: Library, plan: Plan | None) -> str:
    """What of the rhythm is offered."""
    kept = [each for each in OPTIONAL if each not in left_out(plan)]
    return ", ".join(library.rhythms[each].title for each in kept if each in library.rhythms)


def pauses(words: Words, plan: Plan | None, today: date) -> str:
    """The pause that is on, and those to come; what is past is of no more use here."""
    told = [pause(words, each, today) for each in pauses_of(plan) if each.last >= today]
    return ", ".join(told) or words.tr("none")


def pause(words: Words, pause: Pause, today: date) -> str:
    """The days of a pause; where it has begun, only until when it is."""
    if pause.first <= today:
        return words.tr("through {day}", day=words.middle_date(pause.last))
    return span(words, pause)


def span(words: Words, pause: Pause) -> str:
    """The first and the last day of a pause, or the only one."""
    first, last = words.middle_date(pause.first), words.middle_date(pause.last)
    return last if first == last else words.tr("{first} through {last}", first=first, last=last)


def days(words: Words, named: tuple[str, ...]) -> str:
    """Days of the week: 'Mon, Tue, Thu'."""
    short = dict(zip(WEEKDAYS, SHORT_WEEKDAYS, strict=True))
    return ", ".join(words.tr(short[each]) for each in named if each in short)


def as_lines(
    words: Words, library: Library, plan: Plan | None, here: Place | None, today: date
) -> list[str]:
    """The rows as sentences; that of the programme with the task of its week, unless it waits."""
    week = here.now if here else None
    task = library.task(week.task) if week else None
    said = {PROGRAMME: f" {task.text}" if task else ""}
    return [
        words.tr("{label}: {holds}.", label=row.label, holds=row.holds) + said.get(row.id, "")
        for row in rows(words, library, plan, here, today)
    ]
