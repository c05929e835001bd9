"""The picture: how often each essential was practised."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from verbindend.core.practice import WEEKS
from verbindend.locale import mark
from verbindend.screens.place import Place
from verbindend.views.dashboard import STRIP_WEEKS, Dashboard, Picture
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from verbindend.screens.base import Shared

PERIODS = (WEEKS, STRIP_WEEKS, 52)
"""The weeks that one key goes through."""


class DashboardPlace(Place):
    """The place that shows what was really practised."""

    PLACE = "dashboard"
    AUTO_FOCUS = "#picture-page"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "w",
            "weeks",
            mark("weeks"),
            tooltip=mark("count over another period"),
            id="dashboard.weeks",
        ),
    ]

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._weeks = WEEKS

    def body(self) -> Iterable[Widget]:
        """The same picture as on the command line."""
        yield VerticalScroll(
            Static(id="empty", markup=False), Static(id="picture", markup=False), id="picture-page"
        )

    def on_mount(self) -> None:
        """Draw it anew in other colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.refill())

    def renew(self) -> None:
        """Count again.

        Raises:
            Refusal: the journal cannot be read.
        """
        looking = self.companion.looking
        reading = looking.read()
        picture = Picture(
            practice=looking.practice(reading, self._weeks),
            strip=looking.practice(reading, STRIP_WEEKS),
            titles=self.library.titles,
            focus=self.companion.plans.focus,
        )
        drawn = Dashboard(picture, self.words, self.look())
        self.query_one("#picture", Static).update(drawn)
        empty = self.query_one("#empty", Static)
        empty.display = not any(each.last for each in picture.practice.essentials)
        hint = self.words.tr("Each deed you note makes a bar grow. {key} notes a deed.", key="d")
        empty.update(plain(hint, "$text-muted"))

    def action_weeks(self) -> None:
        """Count over another period."""
        self._weeks = PERIODS[(PERIODS.index(self._weeks) + 1) % len(PERIODS)]
        self.refill()
