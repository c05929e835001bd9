"""A year of made-up practice: the same leader each time, asked by the same rules as a real one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

import msgspec

from verbindend.companion.made_up_reviews import LooksBack, MonthTexts, WeekTexts
from verbindend.core.choice import choose_essential
from verbindend.core.day import leaders_day
from verbindend.core.entry import Deed, Moment, Outcome, Plan, Value, Witness
from verbindend.core.keeping import made
from verbindend.core.prompt import Kind
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import Beginning, prepare
from verbindend.core.stamp import Stamp
from verbindend.core.step import FOLLOW_UP, Form, Key, Step
from verbindend.core.steps import steps

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry
    from verbindend.core.library import Library
    from verbindend.core.prompt import Asked
    from verbindend.core.sitting import Sitting

SEED = "verbindend"
DAYS = 365
FOCUS = ("waarderen", "vier-r")
LATELY, TAKEN_UP, LET_LIE = 28, "waarderen", "samenspel-organiseren"
"""For so many days this leader does much on one essential and nothing on another."""
TAKEN_UP_AS = 8
"""The one as often as all the others together."""

MORNINGS, EVENINGS, DEEDS = 0.7, 0.75, 0.55
"""How often on a working day."""

OTHER_ESSENTIAL, DEEPER, ANSWERED = 0.35, 0.5, 0.9
"""How often a deed is on another essential than the day's; and how often an offer is taken."""

EVENING_QUESTIONS = 16
"""How many evening questions of an essential the texts answer one by one."""
MORNING_QUESTIONS = 4
"""How many morning questions of an essential they have an answer to."""

WEEKS, MONTH_DAYS = 0.9, 7
"""How often a week is looked back on; on a Monday among the first so many days a month is."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_MONDAY, _FRIDAY, _SATURDAY = 0, 4, 5
_HOLIDAYS = (range(20, 30), range(225, 246))
"""Days of the year, counted from the first, on which this leader was away."""

_OUTCOMES = (
    [Outcome.DONE] * 6 + [Outcome.DIFFERENT] * 2 + [Outcome.FAILED] * 2 + [Outcome.NO_CHANCE]
)


class EssentialTexts(msgspec.Struct, frozen=True, kw_only=True, rename={"when": "if"}):
    """What the leader says about one essential. Lists of one length belong together."""

    morning: tuple[str, ...]
    when: tuple[str, ...]
    then: tuple[str, ...]
    seen: tuple[str, ...]
    answer: tuple[str, ...]
    deed: tuple[str, ...]
    where: tuple[str, ...]
    behaviours: tuple[str, ...]


class Texts(msgspec.Struct, frozen=True, kw_only=True):
    """What the leader says."""

    people: tuple[str, ...]
    obstacle: tuple[str, ...]
    good: tuple[str, ...]
    insight: tuple[str, ...]
    failed: tuple[str, ...]
    scale: tuple[str, ...]
    week: WeekTexts
    month: MonthTexts
    essential: Mapping[str, EssentialTexts]


class Year:
    """The year that ends today."""

    def __init__(self, library: Library, texts: Texts, now: datetime) -> None:
        self._library = library
        self._texts = texts
        self._zone = now.tzinfo
        self._today = leaders_day(now)
        self._chance = Random(SEED)  # noqa: S311 - made-up practice needs no secret
        self._entries: list[AnyEntry] = []
        self._asked = 0
        self._looks_back = LooksBack(library, texts.week, texts.month, texts.people, self._chance)

    def entries(self) -> list[AnyEntry]:
        """Every entry, oldest first. The last day has only its morning."""
        first = self._today - timedelta(days=DAYS)
        for number in range(DAYS):
            day = first + timedelta(days=number)
            away = any(number in holiday for holiday in _HOLIDAYS)
            if day.weekday() < _SATURDAY and not away:
                self._live(day)
        self._morning(self._today)
        return self._entries

    def _live(self, day: date) -> None:
        """One working day: often a morning, now and then a deed, mostly an evening."""
        if not self._entries:
            plan = Plan(**self._stamp(day, time(8, 30)).head("plan"), focus=FOCUS)
            self._entries.append(plan)
        if self._chance.random() < MORNINGS:
            self._morning(day)
        if self._chance.random() < DEEDS:
            self._deed(day)
        if day.weekday() == _FRIDAY and self._chance.random() < WEEKS:
            self._look_back(Occasion.WEEK, day, time(16, 20))
        elif self._chance.random() < EVENINGS:
            self._sit(Moment.EVENING, day, time(16, 35))
        if day.weekday() == _MONDAY and day.day <= MONTH_DAYS:
            self._look_back(Occasion.MONTH, day, time(17, 5))

    def _morning(self, day: date) -> None:
        self._sit(Moment.MORNING, day, time(8, 45))

    def _deed(self, day: date) -> None:
        """A deed noted between two meetings, mostly on the essential of the day."""
        essential = self._essential(day)
        if self._chance.random() < OTHER_ESSENTIAL:
            others = self._done(day) + [TAKEN_UP] * (TAKEN_UP_AS if self._is_lately(day) else 0)
            essential = self._chance.choice(others)
        texts = self._texts.essential[essential]
        number = self._chance.randrange(len(texts.deed))
        deed = Deed(
            **self._stamp(day, time(self._chance.randrange(10, 16))).head(essential),
            essential=essential,
            behaviours=(texts.behaviours[number],),
            people=self._named(f"{texts.where[number]} {texts.deed[number]}"),
            situation=texts.where[number],
            text=texts.deed[number],
            witness=self._chance.choice(list(Witness)),
        )
        self._entries.append(deed)

    def _sit(self, moment: Moment, day: date, at: time) -> None:
        begun = Beginning(moment=Occasion(moment), day=day, essential=self._essential(day))
        sitting = prepare(self._library, self._entries, begun)
        answers: dict[str, Value | None] = {}
        self._asked = self._chance.randrange(1000)
        while step := next((s for s in steps(sitting, answers) if s.key not in answers), None):
            answers[step.key] = self._answer(sitting, step)
        self._entries.extend(made(sitting, answers, self._stamp(day, at)))

    def _look_back(self, occasion: Occasion, day: date, at: time) -> None:
        """A week, in place of its last evening; or a month."""
        sitting = prepare(self._library, self._entries, Beginning(moment=occasion, day=day))
        answers: dict[str, Value | None] = {}
        gone = 1 - (self._today - day).days / DAYS
        while step := next((s for s in steps(sitting, answers) if s.key not in answers), None):
            answers[step.key] = self._looks_back.answer(step, FOCUS[0], gone)
        self._entries.extend(made(sitting, answers, self._stamp(day, at)))

    def _answer(self, sitting: Sitting, step: Step) -> Value | None:
        texts = self._texts.essential[sitting.essential]
        if step.form == Form.IF_THEN:
            number = self._asked % len(texts.when)
            return (texts.when[number], texts.then[number])
        kind = step.prompt.kind if step.prompt and step.form == Form.QUESTION else Kind.TEXT
        if kind == Kind.PEOPLE:
            return (self._chance.choice(self._texts.people),)
        if kind == Kind.SCALE:
            return self._chance.randint(4, 8)
        if kind == Kind.DATE:
            return sitting.day
        several = kind in (Kind.CHECKLIST, Kind.LIST)
        chosen = kind in (Kind.CHECKLIST, Kind.CHOICE)
        said = self._option(step) if chosen else self._words(sitting, step, texts)
        return (said,) if said and several else said

    def _option(self, step: Step) -> str:
        if step.key == Key.CLOSING:
            return self._chance.choice(_OUTCOMES).value
        ids = [option.id for option in step.prompt.option] if step.prompt else []
        if step.key == Key.DEEPER:
            return ids[0] if self._chance.random() < DEEPER else ids[-1]
        return self._chance.choice(ids)

    def _words(self, sitting: Sitting, step: Step, texts: EssentialTexts) -> str | None:
        if step.key == Key.SEEN and sitting.intention:
            meant = self._texts.essential[sitting.intention.essential or sitting.essential]
            return meant.seen[meant.then.index(sitting.intention.then)]
        if step.key == Key.QUESTION and sitting.moment == Occasion.EVENING and step.prompt:
            return self._answer_to(step.prompt, texts)
        if step.key == Key.QUESTION and step.prompt and _number(step.prompt) > MORNING_QUESTIONS:
            return None
        pools: dict[str, Sequence[str]] = {
            Key.QUESTION: texts.morning,
            Key.GOOD: self._texts.good,
            Key.TAKE_ALONG: self._texts.insight,
            Key.OBSTACLE: self._texts.obstacle,
            Key.FAILED: self._texts.failed,
            Key.WHERE: texts.where,
            f"{Key.DEEPENING}{FOLLOW_UP}": self._texts.scale,
        }
        pool = pools.get(step.key)
        return self._chance.choice(pool) if pool and self._chance.random() < ANSWERED else None

    def _answer_to(self, prompt: Asked, texts: EssentialTexts) -> str:
        """The answer written for this question; the first questions have two."""
        number = _number(prompt) - 1
        others = [each for each in (number, number + EVENING_QUESTIONS) if each < len(texts.answer)]
        return texts.answer[self._chance.choice(others)]

    def _named(self, text: str) -> tuple[str, ...]:
        """The people that a text names."""
        return tuple(person for person in self._texts.people if person in text)

    def _essential(self, day: date) -> str:
        return choose_essential(self._entries, day, self._done(day)).essential

    def _done(self, day: date) -> list[str]:
        """What this leader turns to on a day."""
        lately = self._is_lately(day)
        return [each for each in self._library.essentials if each != LET_LIE or not lately]

    def _is_lately(self, day: date) -> bool:
        return (self._today - day).days < LATELY

    def _stamp(self, day: date, at: time) -> Stamp:
        moment = datetime.combine(day, at, self._zone)
        moment += timedelta(minutes=self._chance.randrange(20), seconds=self._chance.randrange(60))
        return Stamp(
            written=moment,
            day=day,
            about=self._library.about,
            suffix=lambda _number: "".join(self._chance.choices(_LETTERS, k=6)),
        )


def _number(prompt: Asked) -> int:
    """The number in a question's id, such as 3 of `waarderen-a3`."""
    return int(prompt.id.rpartition("-")[2][1:])
