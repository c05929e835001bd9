"""Pages to read: an essential, and the story around all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.widgets.reading import essential_page, story_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from verbindend.core.pack import Essential, Notions


class EssentialPage(Question[bool]):
    """Read all about an essential. Returns whether to go deeper into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss(False)", mark("back"), id="essential.leave"),
        Binding("g", "dismiss(True)", mark("one question deeper"), id="essential.deepen"),
    ]

    def __init__(self, shared: Shared, essential: Essential) -> None:
        super().__init__(shared)
        self._essential = essential

    def panel(self) -> Iterable[Widget]:
        """One page."""
        yield Static(essential_page(self._essential, self.library, self.words), markup=False)


class StoryPage(Question[None]):
    """Read what lies around the essentials."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss(None)", mark("back"), id="story.leave"),
    ]

    def __init__(self, shared: Shared, story: Notions) -> None:
        super().__init__(shared)
        self._story = story

    def panel(self) -> Iterable[Widget]:
        """One page."""
        yield Static(story_page(self._story), markup=False)
