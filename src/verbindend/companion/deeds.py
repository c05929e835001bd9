"""A practice moment noted: the only thing that counts as practised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbindend.core.clean import accepted, clean
from verbindend.core.day import parse_day
from verbindend.core.entry import Deed, Witness
from verbindend.core.people import handles

if TYPE_CHECKING:
    from datetime import date

    from verbindend.companion.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedDraft:
    """A deed as it is typed, before anything of it was checked."""

    essential: str
    text: str
    behaviour: str = ""
    where: str = ""
    people: str = ""
    day: str = ""
    witness: Witness = Witness.SELF


class Deeds:
    """Noting deeds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(self, typed: DeedDraft) -> Deed:
        """Keep a deed.

        Raises:
            Refusal: an essential, behaviour or day is unknown, the text is empty or too long, or
                the journal cannot be written. Nothing was kept.
        """
        library = self._desk.library
        essential = library.find_essential(typed.essential)
        behaviours: tuple[str, ...] = ()
        if typed.behaviour:
            behaviours = (library.find_behaviour(typed.behaviour, essential.id).id,)
        text = accepted(typed.text)
        where = accepted(typed.where) if clean(typed.where).strip() else ""
        deed = Deed(
            **self._desk.stamp(self._day(typed.day)).head(essential.id),
            essential=essential.id,
            behaviours=behaviours,
            people=handles(typed.people),
            situation=where,
            text=text,
            witness=typed.witness,
        )
        self._desk.journal.add([deed])
        return deed

    def _day(self, typed: str) -> date:
        today = self._desk.today()
        return parse_day(typed, today) if typed else today
