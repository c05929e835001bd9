"""An entry in plain text: as one line of a list, and whole for reading."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from verbindend.core.answer import in_words
from verbindend.core.clean import one_line, shown
from verbindend.core.entry import (
    Answer,
    AnyEntry,
    Deed,
    Intention,
    Mirror,
    Outcome,
    Plan,
    Reflection,
    Review,
    plain_value,
)
from verbindend.core.pause import pauses_of
from verbindend.core.plan import working_days
from verbindend.core.prompt import Kind
from verbindend.views import plan_text
from verbindend.views.phrases import OUTCOMES, WITNESSES, halves, if_then, kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from verbindend.core.library import Library
    from verbindend.locale import Words
    from verbindend.views.look import Marks


def mark_of(entry: AnyEntry, marks: Marks) -> str:
    """The sign of an entry's kind."""
    if isinstance(entry, Deed):
        return marks.deed
    if isinstance(entry, Intention):
        return marks.intention
    looks_back = isinstance(entry, Reflection | Review | Mirror)
    return marks.reflection if looks_back else marks.none


def gist(entry: AnyEntry, words: Words, library: Library) -> str:
    """The leader's own words of an entry, on one line."""
    if isinstance(entry, Intention):
        return one_line(if_then(words, entry))
    if isinstance(entry, Plan):
        return ", ".join(_chosen(entry, words, library))
    own = getattr(entry, "text", "") or next(
        (said(answer, words, library, ", ") for answer in entry.answers if answer.prompt), ""
    )
    return one_line(own)


def plain_whole(entry: AnyEntry, words: Words, library: Library) -> str:
    """The same as plain lines."""
    about = [library.title(entry.essential)] if entry.essential else []
    lines = [" · ".join([words.long_date(entry.day), *about, kind(words, entry)]), entry.id]
    for question, answer in pairs(entry, words, library, {}):
        lines += ["", *([shown(question)] if question else []), shown(answer)]
    return "\n".join(lines)


def pairs(
    entry: AnyEntry, words: Words, library: Library, outcomes: Mapping[str, Outcome]
) -> Iterator[tuple[str, str]]:
    """What was asked or meant, and what the leader said to it."""
    yield from ((answer.question, said(answer, words, library)) for answer in entry.answers)
    match entry:
        case Intention():
            yield from _of_intention(entry, words, outcomes.get(entry.id))
        case Deed():
            yield entry.situation, entry.text
            yield "", _deed_facts(entry, words, library)
        case Reflection():
            for close in entry.closes:
                yield words.tr("The intention"), words.tr(OUTCOMES[close.outcome])
        case Plan():
            yield from _of_plan(entry, words, library)
        case _:
            yield from (("", text) for text in [getattr(entry, "text", "")] if text)


def _of_intention(
    entry: Intention, words: Words, outcome: Outcome | None
) -> Iterator[tuple[str, str]]:
    when, then = halves(entry)
    yield words.tr("If"), when
    yield words.tr("then"), then
    if entry.obstacle:
        yield words.tr("What may come between"), entry.obstacle
    if outcome:
        yield words.tr("What became of it"), words.tr(OUTCOMES[outcome])


def _chosen(entry: Plan, words: Words, library: Library) -> list[str]:
    """What a plan holds, for one line: what was chosen for its day alone, else all of it."""
    if entry.pick:
        return [library.title(entry.pick)]
    held = [library.title(each) for each in entry.focus]
    held += _week_in(entry, words, library)
    return held + [
        f"{words.tr('Pause')} {plan_text.span(words, each)}" for each in pauses_of(entry)
    ]


def _of_plan(entry: Plan, words: Words, library: Library) -> Iterator[tuple[str, str]]:
    titles = ", ".join(library.title(each) for each in entry.focus)
    yield words.tr("Focus"), titles or words.tr("none")
    if entry.pick:
        yield words.tr("Chosen for this day"), library.title(entry.pick)
    for week in _week_in(entry, words, library):
        yield words.tr("Programme"), week
    for pause in pauses_of(entry):
        yield words.tr("Pause"), plan_text.span(words, pause)
    if working_days(entry) != working_days(None):
        yield words.tr("Working days"), plan_text.days(words, working_days(entry))


def _week_in(entry: Plan, words: Words, library: Library) -> list[str]:
    """The week of a programme that a plan names; none where that is no week of it."""
    programme = library.programmes.get(entry.programme or "")
    if programme and entry.week and entry.week <= len(programme.week):
        return [plan_text.in_week(words, programme, entry.week)]
    return []


def _deed_facts(deed: Deed, words: Words, library: Library) -> str:
    """Which behaviour it shows, and who noticed."""
    known = [
        library.behaviours[each].text for each in deed.behaviours if each in library.behaviours
    ]
    return "\n".join([*known, words.tr(WITNESSES[deed.witness])])


def said(answer: Answer, words: Words, library: Library, between: str = "\n") -> str:
    """An answer as it reads: the label of a choice, a number out of the scale's most, a day."""
    if isinstance(answer.value, date):
        return words.long_date(answer.value)
    prompt = library.find_asked(answer.prompt)
    if prompt is None:
        return plain_value(answer.value)
    if prompt.kind == Kind.SCALE:
        return f"{answer.value} / {prompt.max}"
    return in_words(prompt, answer.value, ", " if prompt.kind == Kind.PEOPLE else between)
