"""The days of a year, each by its mark; one is pointed at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widgets import Static

from verbindend.core.plan import current_plan
from verbindend.core.year import known_years, same_day
from verbindend.locale import mark
from verbindend.screens.base import BaseScreen, Shared
from verbindend.views.calendar import Months, heading, of_day, place_of
from verbindend.widgets.frame import Keys, Rule, StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class CalendarPage(BaseScreen[str | None]):
    """See a year, and point at a day. Returns the last entry of the day chosen, or None."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", mark("journal"), id="calendar.read"),
        Binding("j", "year(-1)", mark("a year back"), id="calendar.back"),
        Binding("k", "year(1)", mark("a year on"), id="calendar.on"),
        Binding("escape,q,c", "dismiss(None)", mark("back"), id="calendar.leave"),
        Binding("left", "point(-1)", mark("a day back"), id="calendar.left", show=False),
        Binding("right", "point(1)", mark("a day on"), id="calendar.right", show=False),
        Binding("up", "point(-7)", mark("a week back"), id="calendar.up", show=False),
        Binding("down", "point(7)", mark("a week on"), id="calendar.down", show=False),
        Binding("f1,question_mark", "app.help", mark("help"), id="calendar.help"),
    ]

    def __init__(self, shared: Shared) -> None:
        """Read the journal, once.

        Raises:
            Refusal: it cannot be read.
        """
        super().__init__(shared)
        self._reading = self.companion.looking.read()
        self._pointed = self.companion.desk.today()
        entries = self._reading.entries
        self._first, self._last = known_years(entries, self._pointed, current_plan(entries))
        self._show_year()

    def compose(self) -> ComposeResult:
        """What the marks mean, the months, and what there is of the day pointed at."""
        yield Static(id="calendar-head", markup=False)
        with VerticalScroll(id="calendar-page", can_focus=False):
            yield Static(id="calendar", markup=False)
        yield StatusLine()
        yield Rule(self.marks)
        yield Keys()

    def on_mount(self) -> None:
        """Begin at today; draw it anew in other colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._draw())
        self._draw()

    def on_resize(self) -> None:
        """The months stand otherwise in another width."""
        self.call_after_refresh(self._scroll)

    def action_point(self, days: int) -> None:
        """Point at another day."""
        number = self._pointed.toordinal() + days
        if date(self._first, 1, 1).toordinal() <= number <= date(self._last, 12, 31).toordinal():
            self._point_at(self._pointed + timedelta(days=days))

    def action_year(self, by: int) -> None:
        """See another year."""
        self._point_at(same_day(self._pointed, self._pointed.year + by))

    def action_read(self) -> None:
        """Read what the journal has of this day."""
        entries = self._reading.entries
        found = next((each.id for each in entries if each.day == self._pointed), None)
        if found:
            self.dismiss(found)
        else:
            day = self.words.long_date(self._pointed)
            told = self.words.tr("There is nothing in your journal on {day}.", day=day)
            self.query_one(StatusLine).say(told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are years as far as the journal goes."""
        if action != "year":
            return True
        return (
            self._pointed.year > self._first
            if parameters == (-1,)
            else self._pointed.year < self._last
        )

    def _point_at(self, day: date) -> None:
        another = day.year != self._pointed.year
        self._pointed = day
        if another:
            self._show_year()
            self.refresh_bindings()
        self._draw()

    def _show_year(self) -> None:
        self._year = self.companion.looking.year(self._reading, self._pointed.year)

    def _draw(self) -> None:
        look = self.look()
        drawn = Months(self._year, self.words, look, self._pointed)
        self.query_one("#calendar-head", Static).update(heading(self._year, self.words, look))
        self.query_one("#calendar", Static).update(drawn)
        each = self._year.days[self._pointed.timetuple().tm_yday - 1]
        self.query_one(StatusLine).say(of_day(each, self._year.today, self.words))
        self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        """Keep the month of the day pointed at in sight."""
        page = self.query_one("#calendar-page", VerticalScroll)
        first, height = place_of(self._pointed, self._year, self.query_one("#calendar").size.width)
        page.scroll_to_region(Region(0, first, 1, height), animate=False)
