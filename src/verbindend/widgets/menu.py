"""What there is to do today: what was left halfway first, then the sittings, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.entry import Moment
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

SITTINGS = {Moment.MORNING: (mark("2 min"), "m"), Moment.EVENING: (mark("4 min"), "e")}
"""How long each takes, and its key."""
DONE, DEED = mark("done today"), mark("30 s")
NOTES = (*(minutes for minutes, _ in SITTINGS.values()), DONE, DEED)
"""All that is said before a key; the longest decides how wide their column is."""


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
            *self._sittings(seen),
            *self._exercise(seen, library),
            self._choice("deed", mark("Practice moment"), DEED, "d"),
            self._choice("pick", mark("Another essential"), "", "k"),
        ]
        done = {f"sit:{moment}" for moment in seen.done}
        to_do = next(choice.id for choice in choices if choice.id not in done)
        self.show(choices, chosen=to_do if onward or to_do.startswith("draft:") else "")

    def _exercise(self, seen: Today, library: Library) -> list[Choice]:
        """The exercise of the programme's week."""
        name = seen.programme.exercise if seen.programme else ""
        exercise = library.exercises.get(name)
        if exercise is None:
            return []
        label = self._words.tr("Exercise: {title}", title=exercise.title)
        minutes = self._words.tr("{count} min", count=exercise.minutes)
        return [Choice(id=f"exercise:{name}", label=label, note=minutes)]

    def _sittings(self, seen: Today) -> list[Choice]:
        offered = [
            self._choice(
                f"sit:{moment}",
                phrases.MOMENTS[moment],
                DONE if moment in seen.done else minutes,
                key,
            )
            for moment, (minutes, key) in SITTINGS.items()
        ]
        return offered if seen.moment == Moment.MORNING else offered[::-1]

    def _choice(self, own_id: str, label: str, time: str, key: str) -> Choice:
        told = self._words.tr(time) if time else ""
        width = max(len(self._words.tr(note)) for note in NOTES)
        return Choice(id=own_id, label=self._words.tr(label), note=f"{told:{width}}   {key}")
