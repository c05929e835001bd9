"""The picture of practice, as far as the journal could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.overview import Overview, overview
from verbindend.core.pack import Use
from verbindend.core.practice import WEEKS

if TYPE_CHECKING:
    from verbindend.companion.desk import Desk
    from verbindend.core.reading import Reading


def pictured(desk: Desk, reading: Reading, weeks: int = WEEKS) -> Overview:
    """All that the picture shows, counted over the last weeks."""
    library = desk.library
    return overview(
        reading.entries,
        desk.today(),
        list(library.essentials),
        weeks,
        reflex=library.asking(Use.REFLEXES),
        source=library.asking(Use.COMPASS),
    )
