"""A leader who sits down on every working day of a quarter is not asked the same twice."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from making import ESSENTIALS
from verbindend.core.choice import choose_essential
from verbindend.core.entry import Deed, Moment, Outcome, Plan, Witness
from verbindend.core.keeping import made
from verbindend.core.plan import current_plan
from verbindend.core.programme import lead, place
from verbindend.core.prompt import Kind, Prompt
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import Beginning, prepare
from verbindend.core.stamp import Stamp
from verbindend.core.step import Form, Key
from verbindend.core.steps import steps

if TYPE_CHECKING:
    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.library import Library
    from verbindend.core.sitting import Sitting
    from verbindend.core.step import Step

DAYS = 90
FIRST = date(2026, 1, 5)
FRIDAY = 4
COOLDOWN = 28
ZONE = timezone(timedelta(hours=1))
PROGRAMME = "acht-weken"
SIXTY_PERCENT = 0.6


class Life(NamedTuple):
    """How somebody lives."""

    focus: tuple[str, ...] = ()
    programme: bool = False
    comes: float = 1.0
    fails: float = 0.15
    notes: float = 0.4
    away: range = range(0)
    """Days of the quarter without any entry."""


LIVES = {
    "free": Life(),
    "free, one focus": Life(focus=ESSENTIALS[6:7]),
    "free, two in focus": Life(focus=(ESSENTIALS[1], ESSENTIALS[6])),
    "programme": Life(programme=True),
    "programme, one focus": Life(programme=True, focus=ESSENTIALS[6:7]),
    "programme, two in focus": Life(programme=True, focus=(ESSENTIALS[1], ESSENTIALS[6])),
    "sixty percent of the days": Life(comes=SIXTY_PERCENT, programme=True, focus=ESSENTIALS[2:3]),
    "three weeks away": Life(away=range(30, 51)),
    "much goes wrong": Life(fails=0.6),
    "a deed every day": Life(notes=1.0, fails=0.0),
}


class Quarter:
    """Ninety days in a life, asked by the program's own rules."""

    def __init__(self, library: Library, life: Life, seed: int) -> None:
        self._library = library
        self._life = life
        self._chance = Random(seed)  # noqa: S311 - a life needs no secret
        self._number = 0
        self.entries: list[AnyEntry] = []
        self.asked: dict[Moment, list[tuple[date, Prompt]]] = defaultdict(list)

    def live(self) -> None:
        """Every working day has its morning and its evening."""
        for number in range(DAYS):
            day = FIRST + timedelta(days=number)
            skipped = self._chance.random() >= self._life.comes or number in self._life.away
            if day.weekday() <= FRIDAY and not skipped:
                self._day(day, number // 7)

    def _day(self, day: date, week: int) -> None:
        weeks = len(self._library.programmes[PROGRAMME].week)
        number = week % weeks + 1 if self._life.programme else None
        plan = current_plan(self.entries)
        if (plan.week if plan else None) != number or (self._life.focus and not plan):
            head = self._stamp(day).head("plan")
            name = PROGRAMME if number else None
            followed = Plan(**head, focus=self._life.focus, programme=name, week=number)
            self.entries.append(followed)
        self._sit(day, Moment.MORNING)
        if self._chance.random() < self._life.notes:
            essential = self._essential(day)
            head = self._stamp(day).head(essential)
            self.entries.append(
                Deed(**head, essential=essential, text="x", situation="x", witness=Witness.SELF)
            )
        self._sit(day, Moment.EVENING)

    def _sit(self, day: date, moment: Moment) -> None:
        essential = self._essential(day)
        begun = Beginning(moment=Occasion(moment), day=day, essential=essential)
        sitting = prepare(self._library, self.entries, begun)
        answers: dict[str, Value | None] = {}
        while step := next((s for s in steps(sitting, answers) if s.key not in answers), None):
            answers[step.key] = self._answer(step)
            self._note(day, sitting, step)
        self.entries.extend(made(sitting, answers, self._stamp(day)))

    def _essential(self, day: date) -> str:
        here = place(self._library, current_plan(self.entries), self.entries, day)
        leads = lead(self._library, here)
        return choose_essential(self.entries, day, ESSENTIALS, leads).essential

    def _note(self, day: date, sitting: Sitting, step: Step) -> None:
        moments = {Key.QUESTION: Moment(sitting.moment), Key.DEEPENING: Moment.DEEPENING}
        moment = moments.get(Key(step.key)) if step.key in set(Key) else None
        if moment and isinstance(step.prompt, Prompt):
            self.asked[moment].append((day, step.prompt))

    def _answer(self, step: Step) -> Value | None:
        if step.form == Form.IF_THEN:
            return ("a", f"b{self._number}")
        if step.key == Key.CLOSING:
            failed = self._chance.random() < self._life.fails
            return (Outcome.FAILED if failed else Outcome.DONE).value
        prompt = step.prompt
        if prompt is None or step.form != Form.QUESTION:
            return "x"
        first = prompt.option[0].id if prompt.option else ""
        answers: dict[Kind, Value] = {
            Kind.CHOICE: first,
            Kind.CHECKLIST: (first,),
            Kind.SCALE: 5,
            Kind.PEOPLE: ("K.",),
            Kind.LIST: ("x",),
            Kind.DATE: FIRST,
        }
        return answers.get(prompt.kind, "x")

    def _stamp(self, day: date) -> Stamp:
        self._number += 1
        return Stamp(
            written=datetime.combine(day, time(9), ZONE) + timedelta(minutes=self._number % 400),
            day=day,
            about=self._library.about,
            suffix=lambda number: f"{self._number:05}{number}",
        )


def gaps(asked: list[tuple[date, Prompt]]) -> list[tuple[int, Prompt]]:
    """How many days lie between two times that the same question was asked."""
    last: dict[str, date] = {}
    found = []
    for day, prompt in asked:
        if prompt.id in last:
            found.append(((day - last[prompt.id]).days, prompt))
        last[prompt.id] = day
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_no_evening_question_comes_twice_outside_a_focus_and_none_within_four_weeks(
    libraries: dict[str, Library], life: Life, seed: int
) -> None:
    quarter = Quarter(libraries["nl"], life, seed)
    quarter.live()
    evenings = quarter.asked[Moment.EVENING]
    days = {day for day, _ in evenings}
    assert len(evenings) == len(days) >= (30 if life.comes < 1 else 48)
    twice = gaps(evenings)
    assert {prompt.essential for _, prompt in twice} <= set(life.focus)
    assert all(days > COOLDOWN for days, _ in twice)
    for moment in (Moment.MORNING, Moment.DEEPENING):
        assert all(days > COOLDOWN for days, _ in gaps(quarter.asked[moment])), moment
    assert {prompt.essential for _, prompt in evenings} == set(ESSENTIALS)
