"""The picture: how often each essential was practised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from verbindend.companion.picturing import pictured
from verbindend.core.overview import STRIP_WEEKS
from verbindend.core.practice import WEEKS
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.screens.place import Place
from verbindend.views.picture import picture
from verbindend.widgets.picture_page import PicturePage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from verbindend.screens.base import Shared
    from verbindend.views.picture import Picture

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
        Binding(
            "s",
            "save_page",
            mark("page"),
            tooltip=mark("save it as a page to print or send"),
            id="dashboard.page",
        ),
    ]

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._weeks = WEEKS
        self._picture: Picture | None = None

    def body(self) -> Iterable[Widget]:
        """The same picture as on the command line."""
        yield PicturePage(self.words)

    def on_mount(self) -> None:
        """Draw it anew in other colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.refill())

    def renew(self) -> None:
        """Count again.

        Raises:
            Refusal: the journal cannot be read.
        """
        seen = pictured(self.companion.desk, self.companion.looking.read(), self._weeks)
        self._picture = picture(seen, self.library, self.companion.plans.focus)
        self.query_one(PicturePage).show(self._picture, self.look())

    def action_weeks(self) -> None:
        """Count over another period."""
        self._weeks = PERIODS[(PERIODS.index(self._weeks) + 1) % len(PERIODS)]
        self.refill()

    def action_save_page(self) -> None:
        """Save what is seen as a page in the home folder, without people in it."""
        from verbindend.views.page import page  # noqa: PLC0415 - seldom asked for

        if self._picture is None:
            return
        now = self.companion.desk.now()
        name = f"verbindend-{self._picture.seen.practice.today}-{now:%H%M%S}.html"
        shown = replace(self._picture, exported=True)
        try:
            place = self.companion.desk.export(name, page(shown, self.words))
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.say(self.words.tr("The page is in {path}.", path=place))

    async def on_picture_page_opened(self, event: PicturePage.Opened) -> None:
        """See an essential up close.

        It waits until that is there: what is typed right after the key is for it.
        """
        from verbindend.screens.practised import PractisedPage  # noqa: PLC0415 - not seen at first

        event.stop()
        if self._picture:
            page = PractisedPage(self.shared, self._picture, event.essential)
            await self.app.push_screen(page)
