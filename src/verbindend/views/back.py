"""What was written before, as one line beside what is asked or done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.clean import one_line

if TYPE_CHECKING:
    from datetime import date

    from verbindend.core.ago import Ago
    from verbindend.core.earlier import Earlier
    from verbindend.core.library import Library
    from verbindend.locale import Words

MOST, LEAST = 76, 40
"""How many signs of it are shown: with what is said before it, two lines of a column of 60."""


def year_ago(words: Words, ago: Ago, library: Library) -> str:
    """As in 'A year ago, with 4xR: "I left it with him …"', cut; the entry has all of it."""
    title = library.title(ago.essential)
    text = one_line(ago.text, max(LEAST, MOST - len(title)))
    if not title:
        return words.tr("A year ago: “{text}”", text=text)
    return words.tr("A year ago, with {title}: “{text}”", title=title, text=text)


def earlier(words: Words, answer: Earlier, today: date) -> str:
    """As in 'Earlier you wrote here (2 Nov): "That you let the customer …"', cut likewise."""
    this_year = answer.day.year == today.year
    day = words.short_date(answer.day) if this_year else words.date_with_year(answer.day)
    text = one_line(answer.text, MOST - len(day))
    return words.tr("Earlier you wrote here ({day}): “{text}”", day=day, text=text)
