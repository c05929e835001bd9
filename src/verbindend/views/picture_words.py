"""The picture of practice in words: what its drawings and its sentences say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.clean import one_line
from verbindend.core.rhythm import NOTICED
from verbindend.core.trend import Trend
from verbindend.locale import mark
from verbindend.views.phrases import OUTCOMES

if TYPE_CHECKING:
    from datetime import date

    from verbindend.core.practice import IntentionCounts
    from verbindend.locale import Words
    from verbindend.views.picture import Picture, Row

TRENDS = {
    Trend.MORE: mark("more"),
    Trend.LESS: mark("less"),
    Trend.SAME: mark("about the same"),
    Trend.UNKNOWN: mark("too little to say anything"),
}

SEEN = dict(
    zip(
        NOTICED,
        (mark("not noticed"), mark("noticed, chosen otherwise"), mark("noticed and followed")),
        strict=True,
    )
)

ENOUGH_FOR_SHARE = 10
"""From so many intentions on, a percentage says more than it hides."""

_OUTCOMES = {outcome.value: sentence for outcome, sentence in OUTCOMES.items()}


def period(words: Words, picture: Picture) -> list[str]:
    """Over what was counted: 'last 4 weeks', '17 practice days'."""
    seen = picture.seen
    return [
        words.many("last {count} week", "last {count} weeks", seen.practice.weeks),
        words.many("{count} practice day", "{count} practice days", seen.practice_days),
    ]


def since(words: Words, last: date | None, today: date) -> str:
    """How many days ago; empty of what never was."""
    if last is None:
        return ""
    days = (today - last).days
    return words.tr("today") if days <= 0 else words.many("{count} day", "{count} days", days)


def last_time(words: Words, last: date | None, today: date) -> str:
    """The last deed: 'last 4 days ago'."""
    if last is None:
        return words.tr("no deed yet")
    days = (today - last).days
    if days <= 0:
        return words.tr("last today")
    return words.many("last {count} day ago", "last {count} days ago", days)


def done(words: Words, row: Row, today: date) -> str:
    """What was done on an essential: '14 deeds on 10 days, 4 reflections, last today'."""
    deeds = words.many("{count} deed", "{count} deeds", row.counted.deeds)
    days = words.many("on {count} day", "on {count} days", row.counted.days)
    looks = words.many("{count} reflection", "{count} reflections", row.counted.reflections)
    return f"{deeds} {days}, {looks}, {last_time(words, row.counted.last, today)}."


def trend(words: Words, row: Row) -> str:
    """The trend as a sentence."""
    return words.tr(
        "Compared with the four weeks before: {trend}.", trend=words.tr(TRENDS[row.trend])
    )


def witnessed(words: Words, row: Row) -> str:
    """In how many deeds something came back; empty of none: that would be a reproach."""
    if not row.detail.witnessed:
        return ""
    return words.many(
        "In {witnessed} of {count} deed you saw a reaction or heard it back.",
        "In {witnessed} of {count} deeds you saw a reaction or heard it back.",
        row.counted.deeds,
        witnessed=row.detail.witnessed,
    )


def kept(words: Words, counts: IntentionCounts) -> str:
    """How many of those tried were kept: '11 of 14 (79%)'; empty where none was tried."""
    if not counts.tried:
        return ""
    told = words.tr("{kept} of {tried}", kept=counts.kept, tried=counts.tried)
    if counts.tried < ENOUGH_FOR_SHARE:
        return told
    return f"{told} ({(200 * counts.kept + counts.tried) // (2 * counts.tried)}%)"


def outcomes(words: Words, counts: IntentionCounts) -> str:
    """What became of the intentions, in words."""
    named = [
        (_OUTCOMES[name], getattr(counts, name))
        for name in ("done", "different", "failed", "no_chance", "dropped")
    ]
    parts = [f"{number} {words.tr(sentence)}" for sentence, number in named if number]
    if counts.open:
        parts.append(words.many("{count} open", "{count} open", counts.open))
    return f"{', '.join(parts)}." if parts else words.tr("No intentions in these weeks.")


def balance(words: Words, picture: Picture) -> str:
    """Who waits for a turn, as an invitation; empty where nobody waits long."""
    waiting = picture.seen.untouched
    if waiting is None:
        return ""
    titles = words.listed(picture.titled(waiting.essentials))
    if waiting.never:
        return words.tr("No turn yet for {titles}: something for tomorrow?", titles=titles)
    return words.tr(
        "For {days} practice days nothing on {titles}: something for tomorrow?",
        days=waiting.days,
        titles=titles,
    )


def people(words: Words, picture: Picture) -> str:
    """Who was reached; empty where nobody was named, and in what others may see."""
    names = picture.seen.people
    if not names or picture.exported:
        return ""
    sentence = words.many(
        "In the last four weeks you reached {count} person with a deed: {names}",
        "In the last four weeks you reached {count} people with a deed: {names}",
        len(names),
        names=words.listed([one_line(each) for each in names]),
    )
    return sentence if sentence.endswith(".") else f"{sentence}."  # of an initial, it has one


def to_come(words: Words, picture: Picture) -> str:
    """What will stand where there is nothing yet of a look back; empty where there is."""
    seen = picture.seen
    if seen.reflexes or seen.sources or not picture.labels:
        return ""
    return words.tr("After a look back on a week, your old reflexes and your sources stand here.")


def looking(words: Words) -> str:
    """What is said beside the old reflexes in the first weeks."""
    return words.tr("Seeing it more often is also looking better.")


def week(words: Words, name: str) -> str:
    """A week by its number: 'week 48'."""
    return words.tr("week {number}", number=int(name[-2:]))
