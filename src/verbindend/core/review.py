"""A look back prepared: over which days, what stands in the journal, what there is to ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from verbindend.core.clean import one_line
from verbindend.core.day import monday
from verbindend.core.entry import (
    Deed,
    Exercise,
    Mirror,
    Observation,
    Reflection,
    Review,
    texts,
)
from verbindend.core.looked_back import monday_of, week_name
from verbindend.core.pack import Use
from verbindend.core.practice import EssentialPractice, count, practised
from verbindend.core.prompt import Kind, Option, Prompt
from verbindend.core.records import back_by
from verbindend.core.rhythm import Block, Occasion
from verbindend.core.self_assessment import monthly
from verbindend.core.step import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.library import Library
    from verbindend.core.rhythm import Rhythm

LOOKS_BACK = (Occasion.WEEK, Occasion.MONTH, Occasion.COACH)
"""The occasions that look back on more than a day."""

USES = {Block.REFLEXES: Use.REFLEXES, Block.COMPASS: Use.COMPASS, Block.SLIDERS: Use.SLIDERS}
"""The sets whose options such a block asks about, one by one."""

ASKED = {Block.WEEK: Key.KEEP, Block.BACK: Key.BACK, Block.REPORT: Key.BRING}
"""The fixed question of a block that offers what stands in the journal."""

EARLY = 2
"""Until Tuesday a week that was not looked back on can still be."""

WEEK, MONTH, SINCE = 7, 28, 56
"""How many days a look back is about; before a first conversation with a coach, eight weeks."""

MOST_SHOWN = 120
"""How many signs of an entry are offered to choose it by."""


class Span(NamedTuple):
    """The days that are looked back on."""

    first: date
    last: date


class Offered(NamedTuple):
    """Something in the journal that can be chosen: its id, and its words in full."""

    id: str
    words: str


def span(rhythm: Rhythm, day: date, past: Sequence[AnyEntry], week: str = "") -> Span:
    """What is looked back on at a day: this week, four weeks, or since the last conversation.

    Until Tuesday it is the week before, where that was lived and not looked back on; or the week
    that is named.
    """
    if rhythm.moment == Occasion.MONTH:
        return Span(day - timedelta(days=MONTH - 1), day)
    if rhythm.moment == Occasion.COACH:
        before = [each.day for each in past if _is(each, rhythm.id) and each.day < day]
        return Span(max(before, default=day - timedelta(days=SINCE)) + timedelta(days=1), day)
    if week:
        return _week_from(monday_of(week))
    this = monday(day)
    last = _week_from(this - timedelta(days=WEEK))
    if day.isoweekday() <= EARLY and _lived(last, past) and not _reviewed(last, past):
        return last
    return _week_from(this)


def period(occasion: Occasion, days: Span) -> str:
    """A span by its name: '2026-W48', '2026-11'; a conversation has none."""
    if occasion == Occasion.WEEK:
        return week_name(days.first)
    return f"{days.last:%Y-%m}" if occasion == Occasion.MONTH else ""


def block_pools(library: Library, block: Block | None) -> dict[str, Sequence[Prompt]]:
    """The questions that each of a block's own is chosen from, in the order that they are asked."""
    if block == Block.ITEMS:
        names = [
            name for each in library.essentials for name in monthly(library.behaviours_of(each))
        ]
        found = {name: (library.items[name],) for name in names if name in library.items}
        return {**found, Key.STRIKING: library.wordings(Key.STRIKING)}
    if block in ASKED:
        return {ASKED[block]: library.wordings(ASKED[block])}
    if block in USES and (notions := library.notions(USES[block])):
        return {option.id: library.wordings(option.id) for option in notions.option}
    return {}


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """What a look back knows beforehand, from the journal."""

    days: Span
    period: str
    names: Mapping[Block, tuple[str, ...]]
    """What each block asks, by key, in order."""
    offered: Mapping[str, tuple[Offered, ...]]
    """What can be chosen at a step, by its key."""
    before: Mapping[str, str]
    """The last answer to each item of the self-assessment, by its id."""
    counted: tuple[EssentialPractice, ...]
    """What was done in these days."""


def material(library: Library, rhythm: Rhythm, past: Sequence[AnyEntry], days: Span) -> Material:
    """What there is to look back on; `past` is the journal up to this day."""
    within = sorted(
        (each for each in past if days.first <= each.day <= days.last),
        key=lambda each: (each.day, each.written, each.id),
    )
    mirrors = [each for each in past if isinstance(each, Mirror) and each.day < days.last]
    last = max(mirrors, key=lambda each: (each.day, each.written), default=None)
    weeks = -(-((days.last - days.first).days + 1) // WEEK)
    practice = count(within, days.last, list(library.essentials), weeks)
    return Material(
        days=days,
        period=period(rhythm.moment, days),
        names={
            each.block: tuple(block_pools(library, each.block))
            for each in rhythm.step
            if each.block
        },
        offered={
            Key.KEEP: _told(library, within, Deed),
            Key.BACK: _back(library, past, days.last),
            Key.BRING: _told(library, within[::-1], Deed, Reflection, Observation),
        },
        before={row.prompt: str(row.answer) for row in last.answers} if last else {},
        counted=tuple(each for each in practice.essentials if each.deeds),
    )


def _told(
    library: Library, entries: Iterable[AnyEntry], *kinds: type[AnyEntry]
) -> tuple[Offered, ...]:
    """The leader's own words of entries, each with the title of its essential."""
    found = []
    for entry in entries:
        own = [text for _, text in texts(entry)] if isinstance(entry, kinds) else []
        if own:
            told = getattr(entry, "text", "") or own[0]
            found.append(Offered(entry.id, f"{library.title(entry.essential)}: {told}"))
    return tuple(found)


def _back(library: Library, past: Sequence[AnyEntry], day: date) -> tuple[Offered, ...]:
    """The exercises that come back in the week that follows."""
    found = []
    for due in back_by(day + timedelta(days=WEEK), past, library.exercises):
        exercise = library.exercises[due.record.exercise]
        parts = (exercise.title, ", ".join(due.record.people), exercise.label_of(due.stage))
        found.append(Offered(due.record.id, ", ".join(filter(None, parts))))
    return tuple(found)


def with_offered(prompt: Prompt, offered: Sequence[Offered]) -> Prompt | None:
    """A question with what the journal offers as its options, before those that it has itself.

    Where there is nothing, a choice is told in words, and a list to tick from is not asked.
    """
    options = tuple(Option(id=each.id, label=one_line(each.words, MOST_SHOWN)) for each in offered)
    if not options:
        choice = prompt.kind == Kind.CHOICE
        return replace(prompt, kind=Kind.TEXT, option=(), options_from="") if choice else None
    return replace(prompt, option=(*options, *prompt.option), options_from="")


def in_full(material: Material, key: str, value: Value) -> Value:
    """An answer as it is kept: what was chosen from the journal in its own words."""
    words = {each.id: each.words for each in material.offered.get(key, ())}
    if isinstance(value, tuple):
        return tuple(words.get(each, each) for each in value)
    return words.get(value, value) if isinstance(value, str) else value


def _week_from(monday: date) -> Span:
    return Span(monday, monday + timedelta(days=WEEK - 1))


def _lived(days: Span, past: Iterable[AnyEntry]) -> bool:
    return any(days.first <= day <= days.last for day in practised(past))


def _reviewed(days: Span, past: Iterable[AnyEntry]) -> bool:
    name = period(Occasion.WEEK, days)
    return any(isinstance(each, Review) and each.period == name for each in past)


def _is(entry: AnyEntry, exercise: str) -> bool:
    return isinstance(entry, Exercise) and entry.exercise == exercise
