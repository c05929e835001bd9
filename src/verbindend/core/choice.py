"""Which essential today, and which question: the same all day and on every device.

Counted in practice days (days with at least one record), not calendar days, so that nothing is
neglected while the leader is away. Only records before today count for the essential, and none of
a day in a pause: such a day is no practice day, whatever was done on it. No chance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.entry import AnyEntry, Deed, Intention, Outcome, Plan, Reflection
from verbindend.core.pause import outside
from verbindend.core.plan import current_plan
from verbindend.core.prompt import Need, Prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOCUS_WEIGHT = 2.0
PROGRAMME_WEIGHT = 6.0
NEGLECT_WEIGHT = 5.0
NEGLECT_FULL = 15
BALANCE_WEIGHT = 1.0
REPEAT_WEIGHT = -1.0
BALANCE_DAYS = 20
NET_UNTOUCHED = 20
NET_UNASKED = 25

MOST_FOCUS = 2
"""How many essentials a leader may have in focus at once."""


class Reason(StrEnum):
    """Why this essential: the largest part of its score."""

    PICK = "pick"
    SITTING = "sitting"
    NET = "net"
    PROGRAMME = "programme"
    FOCUS = "focus"
    NEGLECT = "neglect"
    BALANCE = "balance"
    BEGIN = "begin"


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The essential of a day and why it is this one."""

    essential: str
    reason: Reason
    last: date | None
    """The last day before today with a record of it."""


def sittings(entries: Iterable[AnyEntry]) -> dict[date, str]:
    """The essential of each day: the one of its first sitting, by day."""
    first: dict[date, AnyEntry] = {}
    for entry in entries:
        if isinstance(entry, Intention | Reflection) and entry.essential:
            held = first.get(entry.day)
            if held is None or (entry.written, entry.id) < (held.written, held.id):
                first[entry.day] = entry
    return {day: entry.essential or "" for day, entry in sorted(first.items())}


def choose_essential(
    entries: Sequence[AnyEntry], today: date, essentials: Sequence[str], lead: str = ""
) -> Choice:
    """The essential of today: the leader's pick, that of today's first sitting, else the rule's.

    `lead` is the essential of the week of the leader's programme, if there is one.
    """
    past = _Past(entries, today, essentials)
    sat = sittings(entries).get(today)
    pick = past.plan.pick if past.plan and past.plan.day == today else None
    if pick and pick in essentials:
        return past.choice(pick, Reason.PICK)
    ruled = _by_safety_net(past) or _by_score(past, lead)
    if sat and sat in essentials and sat != ruled.essential:
        return past.choice(sat, Reason.SITTING)
    return ruled


class _Past:
    """What happened before today, as the rule wants to know it."""

    def __init__(self, entries: Sequence[AnyEntry], today: date, essentials: Sequence[str]) -> None:
        self.today = today
        self.plan = current_plan(entries)
        ever = [entry for entry in entries if entry.day < today]
        # What is told of the last time is what was, also in a pause; the rule does not see that.
        self.seen = _last_days((each.essential, each.day) for each in _records(ever))
        before = outside(ever, self.plan)
        records = _records(before)
        self.days = sorted({entry.day for entry in records})
        self.touched = _last_days((entry.essential, entry.day) for entry in records)
        choices = sittings(before)
        self.chosen = _last_days((essential, day) for day, essential in choices.items())
        recent = [None, *choices.values()][-2:]
        self.essentials = essentials
        self.candidates = [each for each in essentials if each not in recent[-1:]] or essentials
        self.before_last = recent[0]
        window = set(self.days[-BALANCE_DAYS:])
        self.deeds = Counter(
            entry.essential for entry in records if isinstance(entry, Deed) and entry.day in window
        )

    def days_since(self, last: date | None) -> int:
        """How many practice days lie after a day; all of them after none."""
        return len(self.days) - (bisect_right(self.days, last) if last else 0)

    def choice(self, essential: str, reason: Reason) -> Choice:
        """An essential, with the last time it was touched."""
        return Choice(essential=essential, reason=reason, last=self.seen.get(essential))

    def first_by_lot(self, essentials: Iterable[str]) -> str:
        """One of equals: drawn by today's date, so the same on every device."""
        return min(essentials, key=lambda essential: _lot(self.today, essential))


def _records(entries: Iterable[AnyEntry]) -> list[AnyEntry]:
    """Everything that was done; a plan is none of it."""
    return [entry for entry in entries if not isinstance(entry, Plan)]


def _by_safety_net(past: _Past) -> Choice | None:
    """An essential that nobody touched or asked about for too long, the longest first."""
    waits = {}
    for essential in past.candidates:
        untouched = past.days_since(past.touched.get(essential))
        unasked = past.days_since(past.chosen.get(essential))
        if untouched >= NET_UNTOUCHED or unasked >= NET_UNASKED:
            waits[essential] = max(untouched, unasked)
    if not waits:
        return None
    longest = max(waits.values())
    essential = past.first_by_lot(each for each, wait in waits.items() if wait == longest)
    return past.choice(essential, Reason.NET)


def _by_score(past: _Past, lead: str) -> Choice:
    """The essential with the highest score, and the largest part of that score as its reason."""
    focus = past.plan.focus if past.plan else ()
    deeds = past.deeds.total()
    parts: dict[str, dict[Reason, float]] = {}
    scores: dict[str, float] = {}
    for essential in past.candidates:
        neglect = min(past.days_since(past.touched.get(essential)), NEGLECT_FULL) / NEGLECT_FULL
        missing = max(0.0, 1 - len(past.essentials) * past.deeds[essential] / deeds) if deeds else 0
        parts[essential] = {
            Reason.PROGRAMME: PROGRAMME_WEIGHT * (essential == lead),
            Reason.FOCUS: FOCUS_WEIGHT * (essential in focus),
            Reason.NEGLECT: NEGLECT_WEIGHT * neglect,
            Reason.BALANCE: BALANCE_WEIGHT * missing,
        }
        repeated = essential == past.before_last
        scores[essential] = round(sum(parts[essential].values()) + REPEAT_WEIGHT * repeated, 6)
    best = max(scores.values())
    essential = past.first_by_lot(each for each, score in scores.items() if score == best)
    reason, part = max(parts[essential].items(), key=lambda item: item[1])
    return past.choice(essential, reason if part > 0 else Reason.BEGIN)


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked and done before, as far as the choice of a question goes."""

    used: Counter[str]
    """How often each question was answered."""
    last: dict[str, date]
    """The last day it was."""
    practised: dict[str, date]
    """The last day of a deed that showed a behaviour."""
    deeds_today: frozenset[str]
    """The essentials with a deed today."""
    hard: bool
    """Whether something failed on the last evening."""


def usage(entries: Iterable[AnyEntry], today: date) -> Usage:
    """Look through the entries once, for any number of choices."""
    entries = list(entries)
    used: Counter[str] = Counter()
    last: dict[str, date] = {}
    for entry in entries:
        for answer in entry.answers:
            if answer.prompt:
                used[answer.prompt] += 1
                last[answer.prompt] = max(last.get(answer.prompt, entry.day), entry.day)
    deeds = [entry for entry in entries if isinstance(entry, Deed)]
    return Usage(
        used=used,
        last=last,
        practised=_last_days(
            (behaviour, deed.day) for deed in deeds for behaviour in deed.behaviours
        ),
        deeds_today=frozenset(deed.essential or "" for deed in deeds if deed.day == today),
        hard=failed_on_last_day(entries, today),
    )


def choose_question(pool: Sequence[Prompt], known: Usage, today: date) -> Prompt | None:
    """The question of a pool that is asked today; None for an empty pool.

    Left out, unless that empties the pool: what needs a deed of today when there is none, and what
    was asked within its cooldown. Then the least used; among those, after a day that something
    failed, an outsider's view; the longest ago; the frame longest not asked, so that the parts of
    an essential take turns; the behaviour longest without a deed; and the lot.
    """
    possible = [
        prompt
        for prompt in pool
        if prompt.needs != Need.DEED_TODAY or prompt.essential in known.deeds_today
    ] or pool
    rested = [
        prompt
        for prompt in possible
        if prompt.id not in known.last
        or (today - known.last[prompt.id]).days > prompt.cooldown_days
    ]

    framed = _last_days(
        (frame, known.last[prompt.id])
        for prompt in pool
        if prompt.id in known.last
        for frame in prompt.frame
    )

    def rank(prompt: Prompt) -> tuple[int, bool, date, date, date, bytes]:
        longest_without = min(
            (known.practised.get(behaviour, date.min) for behaviour in prompt.behaviours),
            default=date.min,
        )
        return (
            known.used[prompt.id],
            known.hard and not prompt.distance,
            known.last.get(prompt.id, date.min),
            min((framed.get(frame, date.min) for frame in prompt.frame), default=date.min),
            longest_without,
            _lot(today, prompt.id),
        )

    return min(rested or possible, key=rank, default=None)


def failed_on_last_day(entries: Iterable[AnyEntry], today: date) -> bool:
    """Whether the last evening before today closed an intention as failed."""
    evenings = [entry for entry in entries if isinstance(entry, Reflection) and entry.day < today]
    latest = max((entry.day for entry in evenings), default=None)
    return any(
        close.outcome == Outcome.FAILED
        for entry in evenings
        if entry.day == latest
        for close in entry.closes
    )


def _last_days(pairs: Iterable[tuple[str | None, date]]) -> dict[str, date]:
    """The last day of each name."""
    last: dict[str, date] = {}
    for name, day in pairs:
        if name:
            last[name] = max(last.get(name, day), day)
    return last


def _lot(day: date, name: str) -> bytes:
    """A draw that depends on the day and the name only (`hash` differs per process)."""
    return sha256(f"{day}|{name}".encode()).digest()
