"""The frame around every place: where one is, what was just done, which keys there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Static

from verbindend.widgets.plain import joined, plain, plain_line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content
    from textual.screen import Screen

    from verbindend.views.look import Marks


class Rule(Static):
    """A line between two regions."""

    def __init__(self, marks: Marks) -> None:
        super().__init__(markup=False)
        self._sign = marks.rule

    def render(self) -> Content:
        """As long as there is room."""
        return plain(self._sign * self.size.width)


class Tab(Static):
    """The name of a place; a click goes there."""

    def __init__(self, place: str, key: str, title: str, *, here: bool) -> None:
        super().__init__(
            joined(plain(f"{key} ", "$text-muted"), plain(title, "bold underline" if here else "")),
            markup=False,
            classes="-here" if here else "",
        )
        self._place = place

    async def on_click(self) -> None:
        """Go there."""
        await self.run_action(f"app.place('{self._place}')")


class Masthead(Vertical):
    """The name of the program, the day, and the four places."""

    def __init__(self, day: str, tabs: list[Tab], marks: Marks) -> None:
        super().__init__()
        self._day = day
        self._tabs = tabs
        self._marks = marks

    def compose(self) -> ComposeResult:
        """Two lines and a rule."""
        with Horizontal():
            yield Static(plain("verbindend", "bold"), classes="brand", markup=False)
            yield Static(plain(self._day), classes="day", markup=False)
        yield Horizontal(*self._tabs)
        yield Rule(self._marks)

    def show_day(self, day: str) -> None:
        """A new day has begun."""
        self.query_one(".day", Static).update(plain(day))


class StatusLine(Static):
    """The one line that says what was done, or why something was not."""

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def say(self, text: str, *, refused: bool = False) -> None:
        """Say something; an empty text says nothing any more."""
        self.set_class(refused, "-refused")
        self.update(plain_line(text) if not refused else plain(text))


class Keys(Footer):
    """The keys that work now; drawn anew when they changed, not whenever the focus moves."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._drawn: list[tuple[str, str, bool]] = []

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Something about the keys may have changed."""
        if screen.app.app_focus and screen is self.screen:
            shown = [
                (active.binding.action, active.binding.description, active.enabled)
                for active in screen.active_bindings.values()
                if active.binding.show
            ]
            if shown == self._drawn:
                return
            self._drawn = shown
        super().bindings_changed(screen)
