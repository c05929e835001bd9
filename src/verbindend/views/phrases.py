"""Small phrases about an entry or a choice, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.act import Did
from verbindend.core.choice import Reason
from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Moment, Outcome, Witness
from verbindend.core.refusal import Refusal
from verbindend.locale import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from verbindend.companion.flow import Flow
    from verbindend.companion.looking import Today
    from verbindend.core.choice import Choice
    from verbindend.core.entry import AnyEntry, Intention, Pause, Plan
    from verbindend.core.library import Library
    from verbindend.core.practice import EssentialPractice
    from verbindend.core.programme import Place
    from verbindend.core.reading import Unreadable
    from verbindend.core.step import Compared, Step
    from verbindend.locale import Words
    from verbindend.views.look import Marks

REASONS = {
    Reason.PICK: mark("your own choice"),
    Reason.SITTING: mark("chosen earlier today"),
    Reason.NET: mark("not touched for a while"),
    Reason.PROGRAMME: mark("this week of your programme"),
    Reason.FOCUS: mark("your focus"),
    Reason.NEGLECT: mark("not touched for a while"),
    Reason.BALANCE: mark("not done much yet"),
    Reason.BEGIN: mark("a place to begin"),
}

NEVER = {
    Reason.NET: mark("not touched yet"),
    Reason.NEGLECT: mark("not touched yet"),
}
"""The same of an essential that had no turn at all."""

OUTCOMES = {
    Outcome.DONE: mark("done"),
    Outcome.DIFFERENT: mark("done differently"),
    Outcome.FAILED: mark("did not work out"),
    Outcome.NO_CHANCE: mark("no chance"),
    Outcome.DROPPED: mark("let go"),
}

WITNESSES = {
    Witness.SELF: mark("seen by myself"),
    Witness.REACTION: mark("saw a reaction"),
    Witness.HEARD: mark("heard it back"),
}

KINDS = {
    "intention": mark("intention"),
    "deed": mark("deed"),
    "reflection": mark("reflection"),
    "observation": mark("observation"),
    "review": mark("weekly review"),
    "mirror": mark("monthly mirror"),
    "exercise": mark("exercise"),
    "plan": mark("plan"),
    "note": mark("note"),
}

MOMENTS = {
    Moment.MORNING: mark("Morning start"),
    Moment.EVENING: mark("Evening close"),
    Moment.DEEPENING: mark("Deepening"),
    Moment.WEEK: mark("Weekly review"),
}

TASKS = {
    Task.MORNING: mark("morning start"),
    Task.EVENING: mark("evening close"),
    Task.DEEPENING: mark("deepening"),
    Task.DEED: mark("practice moment"),
    Task.EXERCISE: mark("exercise"),
    Task.EDIT: mark("change"),
    Task.WEEK: mark("weekly review"),
    Task.MONTH: mark("monthly mirror"),
    Task.COACH: mark("coach preparation"),
}

UNDONE = {
    Did.ADDED: mark("Taken back: it is in the trash."),
    Did.CHANGED: mark("The earlier version is back."),
    Did.DELETED: mark("It is back in the journal."),
    Did.RESTORED: mark("It is in the trash again."),
}

UNDONE_ENTRY = {
    Did.ADDED: mark("{entry}: taken back, it is in the trash."),
    Did.CHANGED: mark("{entry}: the earlier version is back."),
    Did.DELETED: mark("{entry}: back in the journal."),
    Did.RESTORED: mark("{entry}: in the trash again."),
}

LEADS = (("als ", "if "), ("dan ", "then "))
"""Words that a leader may have typed into the halves of an intention, which we put there too."""


def halves(intention: Intention) -> tuple[str, str]:
    """An intention to be shown after our own "If" and "then", which are not said twice."""
    when, then = (
        next((half[len(lead) :] for lead in leads if half.lower().startswith(lead)), half)
        for half, leads in zip((intention.when, intention.then), LEADS, strict=True)
    )
    return when, then


def if_then(words: Words, intention: Intention) -> str:
    """An intention as one sentence."""
    when, then = halves(intention)
    return words.tr("If {when}, then {then}", when=when, then=then)


def ago(words: Words, day: date, today: date) -> str:
    """How long ago a day was: 'today', 'yesterday', '4 days ago'."""
    days = (today - day).days
    if days <= 0:
        return words.tr("today")
    if days == 1:
        return words.tr("yesterday")
    return words.many("{count} day ago", "{count} days ago", days)


def why(words: Words, choice: Choice, today: date) -> str:
    """Why this essential, and when it was last touched: 'your focus · 4 days ago'."""
    reason = words.tr(
        REASONS[choice.reason] if choice.last else NEVER.get(choice.reason, REASONS[choice.reason])
    )
    return f"{reason} · {ago(words, choice.last, today)}" if choice.last else reason


def today(words: Words, seen: Today, marks: Marks, *, reason: bool) -> str:
    """Today on one line: the essential, on demand why it is this one, and the intention."""
    parts = [seen.essential.title]
    if reason:
        parts.append(why(words, seen.choice, seen.day))
    if seen.intention:
        state = OUTCOMES[seen.outcome] if seen.outcome else "open"
        parts.append(words.tr("intention {state}", state=words.tr(state)))
    return f" {marks.separator} ".join(parts)


def programme(words: Words, library: Library, here: Place | None) -> str:
    """Where in a programme one is: 'Eight weeks: week 3 of 8. Ask three people ...'."""
    if here is None:
        return ""
    title, week = here.programme.title, here.week
    if week is None:
        return words.tr("{title}: you have had all weeks. This is its end.", title=title)
    told = words.tr(
        "{title}: week {week} of {weeks}",
        title=title,
        week=week.number,
        weeks=len(here.programme.week),
    )
    task = library.task(week.task)
    return f"{told}. {task.text}" if task else told


def moved_on(words: Words, library: Library, plan: Plan | None) -> str:
    """What a look back on the week moved a programme on to; empty where it moved nothing."""
    programme = library.programmes.get(plan.programme or "") if plan else None
    if plan is None or programme is None or plan.week is None:
        return ""
    weeks = {week.number: library.title(week.essential) for week in programme.week}
    if plan.week not in weeks:
        return words.tr("{title}: you have had all weeks.", title=programme.title)
    return words.tr("Next: week {week}, {title}.", week=plan.week, title=weeks[plan.week])


def practised(words: Words, each: EssentialPractice, library: Library) -> str:
    """What was done on an essential: 'Appreciating: 5 deeds on 4 days'."""
    return words.tr(
        "{title}: {deeds} on {days}",
        title=library.title(each.essential),
        deeds=words.many("{count} deed", "{count} deeds", each.deeds),
        days=words.many("{count} day", "{count} days", each.days),
    )


def compared(words: Words, item: Compared) -> str:
    """An item just answered, beside the answer of last time and the one from outside."""
    told = [item.now]
    if item.before:
        told.append(words.tr("last time: {answer}", answer=item.before))
    if item.outside:
        told.append(words.tr("seen from outside: {answer}", answer=item.outside))
    return f"{item.text}\n  {', '.join(told)}"


def heading(words: Words, flow: Flow, about: Sequence[str], separator: str) -> str:
    """What is being gone through: its own title, or what it is about and what is done."""
    task = words.tr(TASKS[flow.task])
    return flow.title or f" {separator} ".join([*about, task] if about else [task.capitalize()])


def answer_by(words: Words, step: Step, library: Library) -> list[str]:
    """What there is to answer a question by: what was done, what was just answered."""
    return [
        *(practised(words, each, library) for each in step.counted),
        *(compared(words, each) for each in step.compared),
    ]


def paused(words: Words, here: Place | None, pause: Pause) -> str:
    """Until when a pause is, and that the programme waits: its week stays the one it was."""
    told = words.tr("Pause through {day}", day=words.long_date(pause.last))
    week = here.week if here else None
    if here is None or week is None:
        return told
    waits = words.tr("{title}: week {week} waits.", title=here.programme.title, week=week.number)
    return f"{told}. {waits}"


def kind(words: Words, entry: AnyEntry) -> str:
    """The kind of an entry; of a sitting, its moment."""
    moment = getattr(entry, "moment", None)
    return words.tr(MOMENTS[moment] if isinstance(moment, Moment) else KINDS[entry.kind])


def named(words: Words, entry: AnyEntry) -> str:
    """An entry by its kind and day: 'Evening close of 16 Nov'."""
    told = words.tr("{kind} of {day}", kind=kind(words, entry), day=words.short_date(entry.day))
    return f"{told[:1].upper()}{told[1:]}"


def undone(words: Words, did: Did, entry: AnyEntry | None) -> str:
    """What was undone; of one entry also which."""
    if entry is None:
        return words.tr(UNDONE[did])
    return words.tr(UNDONE_ENTRY[did], entry=named(words, entry))


def refused(words: Words, refusal: Refusal) -> str:
    """Why something was not done, and what to do; a refusal among the facts is told as well."""
    facts = {
        name: refused(words, fact) if isinstance(fact, Refusal) else fact
        for name, fact in refusal.facts.items()
    }
    return words.tr(refusal.sentence, **facts)


def unreadable(words: Words, file: Unreadable) -> str:
    """A file that could not be read, and why, in one sentence."""
    place = f"{file.name}:{file.line}" if file.line else file.name
    reason = words.tr(file.reason)
    told = words.tr("{place} {reason}. It was left as it is.", place=place, reason=reason)
    return told.replace("?.", "?")


def draft(words: Words, draft: Draft, titles: Mapping[str, str], now: date) -> str:
    """What was left halfway, and when: 'Go on: evening close 4xR (16:31)'."""
    changed = draft.changed.date()
    return words.tr(
        "Go on: {task} {title} ({when})",
        task=words.tr(TASKS[draft.task]),
        title=titles.get(draft.exercise or draft.essential, draft.essential),
        when=f"{draft.changed:%H:%M}" if changed == now else words.short_date(changed),
    )


def found(words: Words, found: int, held: int) -> str:
    """How many entries are shown, of how many."""
    if found == held:
        return words.many("{count} entry", "{count} entries", found)
    return words.tr("{found} of {held}", found=found, held=held)


def empty(words: Words, held: int, *, trash: bool) -> str:
    """Why a list of entries is empty, and which key leads on."""
    if trash:
        return words.tr("The trash is empty. {key} goes back.", key="esc")
    if held:
        return words.tr("Nothing fits. {key} shows everything again.", key="esc")
    return words.tr(
        "Your entries will appear here, by day. Begin with a practice moment: {key} notes a deed.",
        key="d",
    )


def changed(words: Words, *, same: bool = True) -> str:
    """What is said of an entry changed; it is not the `same` where both versions are kept."""
    if same:
        return words.tr("Changed. {key} brings the earlier version back.", key="u")
    return words.tr("The file was changed meanwhile: yours is kept beside it as a new entry.")
