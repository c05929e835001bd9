"""The companion: every capability, on one desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.companion.deeds import Deeds
from verbindend.companion.looking import Looking
from verbindend.companion.plans import Plans
from verbindend.companion.sittings import Sittings

if TYPE_CHECKING:
    from verbindend.companion.desk import Desk


class Companion:
    """What a leader can do."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sittings = Sittings(desk)
        self.deeds = Deeds(desk)
        self.plans = Plans(desk)
        self.looking = Looking(desk)
        self.journal = desk.journal
