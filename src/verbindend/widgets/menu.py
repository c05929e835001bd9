"""What there is to do today: what was left halfway first, then the sittings, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.entry import Moment
from verbindend.core.rhythm import Occasion
from verbindend.locale import mark
from verbindend.views import phrases
from verbindend.views.record_text import back_today
from verbindend.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from datetime import date

    from verbindend.companion.looking import Today
    from verbindend.core.library import Library
    from verbindend.locale import Words
    from verbindend.views.look import Marks

KEYS = {Occasion.MORNING: "m", Occasion.EVENING: "e", Occasion.BETWEEN: "d", Occasion.WEEK: "w"}
"""The key of each."""
DONE = mark("done today")


class Menu(Choices):
    """The things to do, each with how long it takes and its key.

    The ids are `draft:` and a draft's, `record:` and an exercise's, `sit:` and a moment, `deed` and
    `pick`.
    """

    def __init__(self, words: Words, marks: Marks) -> None:
        super().__init__([], marks, id="menu", numbered=False)
        self._words = words

    def offer(self, seen: Today, library: Library, now: date, *, onward: bool = False) -> None:
        """Show them; point at what was left or, `onward`, at what is still to do today."""
        choices = [
            *(
                Choice(
                    id=f"draft:{draft.id}",
                    label=phrases.draft(self._words, draft, library.names, now),
                )
                for draft in seen.drafts
                if not draft.empty
            ),
            *(
                Choice(id=f"record:{due.record.id}", label=back_today(due, library, self._words))
                for due in seen.back
            ),
            *self._sittings(seen, library),
            *self._programme(seen, library),
            self._occasion("deed", Occasion.BETWEEN, library),
            self._choice("pick", self._words.tr("Another essential"), "", "k"),
        ]
        done = {f"sit:{moment}" for moment in seen.done}
        to_do = next(choice.id for choice in choices if choice.id not in done)
        self.show(choices, chosen=to_do if onward or to_do.startswith("draft:") else "")

    def _programme(self, seen: Today, library: Library) -> list[Choice]:
        """The exercise of the programme's week, and what it asks for besides."""
        week = seen.programme.now if seen.programme else None
        month = [Occasion.MONTH.value] if Occasion.MONTH in seen.offered else []
        names = dict.fromkeys([*([week.exercise] if week else []), *seen.beside, *month])
        found = []
        for name in names:
            if name in library.rhythms:
                found.append(self._occasion(f"sit:{name}", Occasion(name), library))
            elif name in library.exercises:
                exercise = library.exercises[name]
                label = self._words.tr("Exercise: {title}", title=exercise.title)
                minutes = self._words.tr("{count} min", count=exercise.minutes)
                found.append(Choice(id=f"exercise:{name}", label=label, note=minutes))
        return found

    def _sittings(self, seen: Today, library: Library) -> list[Choice]:
        offered = [
            self._occasion(f"sit:{moment}", moment, library, done=Moment(moment) in seen.done)
            for moment in (Occasion.MORNING, Occasion.EVENING)
            if moment in seen.offered
        ]
        if Occasion.WEEK in seen.offered:
            offered.append(self._occasion(f"sit:{Occasion.WEEK}", Occasion.WEEK, library))
        return offered if seen.moment == Moment.MORNING else offered[::-1]

    def _occasion(
        self, own_id: str, moment: Occasion, library: Library, *, done: bool = False
    ) -> Choice:
        """Something of the rhythm: what it is called, how long it takes, its key."""
        rhythm = library.rhythms[moment]
        minutes = self._words.tr("{count} min", count=rhythm.minutes)
        told = self._words.tr(DONE) if done else minutes
        return self._choice(own_id, rhythm.title, told, KEYS.get(moment, ""))

    def _choice(self, own_id: str, label: str, time: str, key: str) -> Choice:
        width = len(self._words.tr(DONE))
        return Choice(id=own_id, label=label, note=f"{time:{width}}   {key}")
