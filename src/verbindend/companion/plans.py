"""What the leader chooses: a focus, a programme, working days, pauses, and today's essential."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.choice import MOST_FOCUS
from verbindend.core.entry import FORMAT, LATEST, Plan
from verbindend.core.finding import find_essential, find_programme
from verbindend.core.pause import ended, merged, pauses_of, read_pause
from verbindend.core.plan import read_working_days
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.companion.desk import Desk
    from verbindend.core.guided import Programme


_SECOND = timedelta(seconds=1)


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
        return self._keep(programme=None, week=None)

    def go_to_week(self, number: int) -> Plan:
        """Be in this week of the programme; after the last one, it is finished.

        Raises:
            Refusal: there is no programme or no such week, or it cannot be kept.
        """
        plan = self._desk.journal.plan()
        programme = self._desk.library.programmes.get((plan.programme if plan else "") or "")
        if programme is None:
            raise Refusal("You follow no programme: choose one first.")
        return self._be_in(programme, number)

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
        if number == weeks + 1:
            return self.leave()
        if not 1 <= number <= weeks:
            raise Refusal("This programme has weeks 1 to {most}.", most=weeks)
        return self._keep(programme=programme.id, week=number)

    def _keep(self, **chosen: object) -> Plan:
        """A new plan: what held before, with what is chosen now."""
        today = self._desk.today()
        before = self._desk.journal.plan()
        written = self._desk.now()
        if before:  # the newest holds: this one is newer, whatever the clocks say
            after = min(before.written + _SECOND, LATEST)
            written = max(written, after.astimezone(written.tzinfo))
        head = self._desk.stamp(today, written).head("plan")
        if before is None:
            before = Plan(**head)
        elif before.day != today:
            before = msgspec.structs.replace(before, pick=None)
        plan = msgspec.structs.replace(before, format=FORMAT, **{**head, **chosen})
        self._desk.journal.add([plan])
        return plan
