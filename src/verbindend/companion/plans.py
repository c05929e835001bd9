"""What the leader chooses for the days to come: a focus, and an essential for today."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.choice import MOST_FOCUS
from verbindend.core.entry import FORMAT, LATEST, Plan
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.companion.desk import Desk


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

    def choose_focus(self, typed: Sequence[str]) -> Plan:
        """Put at most two essentials in focus; none lifts the focus.

        Raises:
            Refusal: one is unknown, there are more than two, or it cannot be kept.
        """
        library = self._desk.library
        focus = tuple(dict.fromkeys(library.find_essential(each).id for each in typed))
        if len(focus) > MOST_FOCUS:
            raise Refusal("Choose at most {most} essentials as your focus.", most=MOST_FOCUS)
        return self._keep(focus=focus)

    def pick(self, typed: str) -> Plan:
        """Make an essential the one of today.

        Raises:
            Refusal: it is unknown, or it cannot be kept.
        """
        return self._keep(pick=self._desk.library.find_essential(typed).id)

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
