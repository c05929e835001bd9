"""What the leader chooses: a focus, a programme, working days, pauses, and today's essential."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.choice import MOST_FOCUS
from verbindend.core.entry import LATEST
from verbindend.core.finding import find_essential, find_programme
from verbindend.core.offers import OPTIONAL
from verbindend.core.pause import ended, merged, pauses_of, read_pause
from verbindend.core.plan import read_working_days, renewed
from verbindend.core.programme import closes, place
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.core.rhythm import Occasion
from verbindend.core.step import Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from verbindend.companion.desk import Desk
    from verbindend.core.entry import Plan
    from verbindend.core.guided import Programme
    from verbindend.core.programme import Place
    from verbindend.core.rhythm import Rhythm
    from verbindend.core.sitting import Sitting
    from verbindend.core.stamp import Stamp
    from verbindend.core.step import Answers


_SECOND = timedelta(seconds=1)

AS_IT_IS = "same"
"""The answer that leaves the focus as it is."""


class Plans:
    """Choosing. Each choice is a plan entry of its own; the newest one holds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def focus(self) -> tuple[str, ...]:
        """The essentials in focus now."""
        plan = self._desk.journal.plan()
        return plan.focus if plan else ()

    @property
    def here(self) -> Place | None:
        """Where in a programme one is.

        Raises:
            Refusal: the journal cannot be read.
        """
        desk = self._desk
        return place(desk.library, self.now, desk.journal.read().entries, desk.today())

    @property
    def now(self) -> Plan | None:
        """What holds now."""
        return self._desk.journal.plan()

    def choose_focus(self, typed: Sequence[str]) -> Plan:
        """Put at most two essentials in focus; none lifts the focus.

        Raises:
            Refusal: one is unknown, there are more than two, or it cannot be kept.
        """
        library = self._desk.library
        focus = tuple(dict.fromkeys(find_essential(library, each).id for each in typed))
        if len(focus) > MOST_FOCUS:
            raise Refusal("Choose at most {most} essentials as your focus.", most=MOST_FOCUS)
        return self._keep(focus=focus)

    def pick(self, typed: str) -> Plan:
        """Make an essential the one of today.

        Raises:
            Refusal: it is unknown, or it cannot be kept.
        """
        return self._keep(pick=find_essential(self._desk.library, typed).id)

    def follow(self, typed: str, week: int = 1) -> Plan:
        """Follow a programme, from its first week on or from another one.

        Raises:
            Refusal: it or its week is unknown, or it cannot be kept.
        """
        return self._be_in(find_programme(self._desk.library, typed), week)

    def leave(self) -> Plan:
        """Go on without a programme.

        Raises:
            Refusal: it cannot be kept.
        """
        return self._keep(programme=None, week=None, week_begun=None)

    def go_to_week(self, number: int) -> Plan:
        """Be in this week of the programme; after the last one comes its end.

        Raises:
            Refusal: there is no programme or no such week, or it cannot be kept.
        """
        plan = self._desk.journal.plan()
        programme = self._desk.library.programmes.get((plan.programme if plan else "") or "")
        if programme is None:
            raise Refusal("You follow no programme: choose one first.")
        return self._be_in(programme, number)

    def do_without(self, typed: Sequence[str]) -> Plan:
        """Have these parts of the rhythm offered no more, and all others again.

        Raises:
            Refusal: one of them is no part that can be left out, or it cannot be kept.
        """
        rhythms = self._desk.library.rhythms
        names = {name: each for each in OPTIONAL for name in _names(each, rhythms)}
        chosen = []
        for each in typed:
            occasion = names.get(each.strip().casefold())
            if occasion is None:
                raise Refusal(
                    "There is no part of the rhythm “{typed}”: choose from {names}.",
                    typed=each[:QUOTED],
                    names=", ".join(each.value for each in OPTIONAL),
                )
            chosen.append(occasion.value)
        return self._keep(without=tuple(dict.fromkeys(chosen)))

    def work_on(self, typed: str) -> Plan:
        """Work on these days of the week.

        Raises:
            Refusal: a word is no day of the week, there is none, or it cannot be kept.
        """
        return self._keep(working_days=read_working_days(typed))

    def pause(self, first: str, last: str) -> Plan:
        """Let these days not count, the first and the last among them.

        Raises:
            Refusal: one of them is no date, the last comes before the first, it takes too long, or
                it cannot be kept.
        """
        pause = read_pause(first, last, self._desk.today())
        return self._keep(pauses=merged((*pauses_of(self.now), pause)))

    def end_pause(self) -> Plan:
        """Let today count, and all days to come; the days of a pause that were stay in it.

        Raises:
            Refusal: there is no pause now or to come, or it cannot be kept.
        """
        pauses = pauses_of(self.now)
        left = ended(pauses, self._desk.today())
        if left == pauses:
            raise Refusal("There is no pause to end.")
        return self._keep(pauses=left)

    def _be_in(self, programme: Programme, number: int) -> Plan:
        weeks = len(programme.week)
        if not 1 <= number <= weeks + 1:
            raise Refusal("This programme has weeks 1 to {most}.", most=weeks)
        today = self._desk.today()
        return self._keep(programme=programme.id, week=number, week_begun=today)

    def _keep(self, **chosen: object) -> Plan:
        """A new plan: what held before, with what is chosen now."""
        desk = self._desk
        before = desk.journal.plan()
        head = desk.stamp(desk.today(), newer(before, desk.now())).head("plan")
        plan = renewed(before, head, **chosen)
        desk.journal.add([plan])
        return plan


def _names(occasion: Occasion, rhythms: Mapping[str, Rhythm]) -> tuple[str, ...]:
    """What a part of the rhythm is called."""
    rhythm = rhythms.get(occasion)
    return (occasion.value, *((rhythm.id, rhythm.title.casefold()) if rhythm else ()))


def newer(before: Plan | None, now: datetime) -> datetime:
    """A moment at which a plan is newer than the one before, whatever the clocks say."""
    if before is None:
        return now
    after = min(before.written + _SECOND, LATEST)
    return max(now, after.astimezone(now.tzinfo))


def following(desk: Desk, sitting: Sitting, answers: Answers, stamp: Stamp) -> list[Plan]:
    """What a look back means for the days to come: another focus, the next week of a programme.

    Raises:
        Refusal: the journal cannot be read.
    """
    before = desk.journal.plan()
    chosen: dict[str, object] = {}
    focus = _chosen_focus(sitting, answers)
    if focus:
        chosen["focus"] = (focus,)
    if before and sitting.moment == Occasion.WEEK and sitting.material:
        entries = desk.journal.read().entries
        here = place(desk.library, before, entries, stamp.day)
        of_this_week = sitting.material.days.first <= stamp.day <= sitting.material.days.last
        if here and here.week and of_this_week and closes(before, stamp.day):
            chosen |= {"week": here.number + 1, "week_begun": stamp.day}
    if not chosen:
        return []
    head = msgspec.structs.replace(stamp, written=newer(before, stamp.written)).head("plan", 1)
    return [renewed(before, head, **chosen)]


def _chosen_focus(sitting: Sitting, answers: Answers) -> str:
    """The essential that a look back was answered with where it asks for a focus."""
    asked = [key for key, prompt in sitting.questions.items() if Key.FOCUS in prompt.frame]
    given = [str(answers.get(key) or "") for key in asked]
    return next((each for each in given if each and each != AS_IT_IS), "")
