"""One essential of the picture, up close."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.views.detail import EssentialDetail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from verbindend.views.picture import Picture


class PractisedPage(Question[None]):
    """Read what was done on an essential, by behaviour and in one's own words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss(None)", mark("back"), id="practised.leave"),
    ]

    def __init__(self, shared: Shared, picture: Picture, essential: str) -> None:
        super().__init__(shared)
        self._picture = picture
        self._essential = essential

    def panel(self) -> Iterable[Widget]:
        """One page."""
        yield Static(id="detail", markup=False)

    def on_mount(self) -> None:
        """Draw it in the colours of the theme."""
        super().on_mount()
        drawn = EssentialDetail(self._picture, self._essential, self.words, self.look())
        self.query_one("#detail", Static).update(drawn)
