"""What there is to read in a pack, as it stands on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.views.pack_text import quoted
from verbindend.widgets.plain import joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.content import Content

    from verbindend.core.library import Library
    from verbindend.core.pack import Behaviour, Essential, Notions
    from verbindend.locale import Words

MUTED = "$text-muted"


def essential_text(essential: Essential, behaviours: Sequence[Behaviour]) -> Content:
    """What an essential is, and what a colleague could see of it."""
    return joined(*_about(essential), *_behaviours(behaviours))


def essential_page(essential: Essential, library: Library, words: Words) -> Content:
    """All there is to read on an essential."""
    parts = _about(essential)
    if essential.example:
        parts.append(plain(f"\n{essential.example.strip()}\n", MUTED))
    chain = library.chain(essential)
    if chain:
        parts += _heading(chain.title)
        for number, step in enumerate(chain.option, 1):
            parts += [plain(f"\n{number} {step.label}"), plain(f"  {step.hint}", MUTED)]
        parts.append(plain("\n"))
    parts += _heading(words.tr("What a colleague could see"))
    parts += _behaviours(library.behaviours_of(essential.id))
    parts += _texts(words.tr("Thoughts"), (quoted(each) for each in library.thoughts(essential.id)))
    parts += _texts(words.tr("For a week"), (each.text for each in library.tasks(essential.id)))
    return joined(*parts)


def story_page(story: Notions) -> Content:
    """A set of stories, one after the other."""
    parts = [plain(story.title, "bold")]
    for option in story.option:
        parts.append(plain(f"\n\n{option.label}", "bold"))
        if option.date:
            parts.append(plain(f"  {option.date}", MUTED))
        parts.append(plain(f"\n{option.story.strip() or option.hint}"))
    return joined(*parts)


def _about(essential: Essential) -> list[Content]:
    return [plain(essential.title, "bold"), plain(f"\n\n{essential.explanation.strip()}\n")]


def _behaviours(behaviours: Iterable[Behaviour]) -> Iterator[Content]:
    for behaviour in behaviours:
        yield plain(f"\n{behaviour.text}")
        yield plain(f"\n{behaviour.visible_as}\n" if behaviour.visible_as else "\n", MUTED)


def _texts(title: str, texts: Iterable[str]) -> Iterator[Content]:
    found = list(texts)
    if found:
        yield from _heading(title)
        for text in found:
            yield plain(f"\n{text}\n", MUTED)


def _heading(title: str) -> Iterator[Content]:
    yield plain(f"\n{title}\n", "bold")
