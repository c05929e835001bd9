"""The days of this week, with what there is of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.widgets.plain import joined, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.content import Content

    from verbindend.core.practice import DayMarks
    from verbindend.locale import Words
    from verbindend.views.look import Marks


def week(
    days: Sequence[DayMarks], today: date, words: Words, marks: Marks, *, legend: bool
) -> Content:
    """As in 'Deze week  ma ● ○  di ·', with or without what the marks mean."""
    parts = [plain(words.tr("This week") + "   ")]
    for day in days:
        name = words.weekday(day.day)
        parts.append(plain(f" {name} ", "bold" if day.day == today else "$text-muted"))
        if day.deed:
            parts.append(plain(marks.deed + " ", "$deed"))
        if day.reflection:
            parts.append(plain(marks.reflection + " ", "$reflection"))
        if not day.deed and not day.reflection:
            parts.append(plain(marks.none + " ", "$text-muted"))
    if legend:
        told = words.tr(
            "{deed} deed  {reflection} reflection", deed=marks.deed, reflection=marks.reflection
        )
        parts.append(plain(f"   {told}", "$text-muted"))
    return joined(*parts)
