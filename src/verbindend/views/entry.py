"""An entry drawn for reading, on a screen of its own or beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from verbindend.core.clean import shown
from verbindend.core.entry import AnyEntry, Deed, Outcome, Reflection
from verbindend.views.entry_text import mark_of, pairs
from verbindend.views.phrases import kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from verbindend.core.library import Library
    from verbindend.locale import Words
    from verbindend.views.look import Look


def style_of(entry: AnyEntry, look: Look) -> str:
    """The colour of an entry's kind."""
    if isinstance(entry, Deed):
        return look.palette.deed
    return look.palette.reflection if isinstance(entry, Reflection) else look.palette.text


def whole(
    entry: AnyEntry,
    words: Words,
    library: Library,
    look: Look,
    outcomes: Mapping[str, Outcome] | None = None,
) -> RenderableType:
    """An entry for reading: every question with its answer, to the letter."""
    parts: list[RenderableType] = [_heading(entry, words, library, look)]
    for question, answer in pairs(entry, words, library, outcomes or {}):
        parts.append(Text())
        if question:
            parts.append(Text(shown(question), style=look.palette.muted))
        parts.append(Padding(Text(shown(answer)), (0, 0, 0, 2)))
    return Group(*parts)


def _heading(entry: AnyEntry, words: Words, library: Library, look: Look) -> Text:
    between = f" {look.marks.separator} "
    about = [library.title(entry.essential)] if entry.essential else []
    about.append(kind(words, entry))
    heading = Text.assemble(
        (f"{mark_of(entry, look.marks)} ", style_of(entry, look)),
        (shown(between.join(about)), look.palette.strong),
        (f"\n{words.long_date(entry.day)}{between}{entry.written:%H:%M}", look.palette.muted),
    )
    if entry.written.date() > entry.day and isinstance(entry, Deed):
        heading.append(between + words.tr("filled in later"), style=look.palette.muted)
    if entry.people:
        heading.append(between + shown(", ".join(entry.people)), style=look.palette.muted)
    return heading
