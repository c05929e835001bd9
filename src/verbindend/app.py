"""The Textual app: places, theme, language, keys, and a way out that loses nothing."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import termios
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.filter import NoColor

from verbindend import themes
from verbindend.core.clean import clean
from verbindend.core.fault import told
from verbindend.core.refusal import Refusal
from verbindend.locale import LANGUAGES, mark
from verbindend.screens.base import BaseScreen
from verbindend.screens.choose import Choose
from verbindend.screens.palette import BindingCommands
from verbindend.screens.place import PLACES, Place
from verbindend.screens.places import open_place
from verbindend.screens.today import Today
from verbindend.widgets.choices import Choice
from verbindend.widgets.keyboard import Keyboard
from verbindend.widgets.plain import SafeOutput
from verbindend.widgets.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter
    from textual.screen import Screen

    from verbindend.companion.flow import Flow
    from verbindend.screens.base import Shared

LEAVE_WITHIN = 3.0
"""Seconds in which the screen must have been given back when the system asks us to go."""


class Verbindend(App[int], inherit_bindings=False):
    """The program on the screen."""

    CSS_PATH = "app.tcss"
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {BindingCommands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own declaration
        (0, "-narrow"),
        (80, "-normal"),
        (100, "-centred"),
        (120, "-wide"),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]  # noqa: RUF012 - likewise

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"place('{place}')", title, id=f"app.{place}", show=False)
            for place, (key, title) in PLACES.items()
        ),
        Binding("question_mark,f1", "help", mark("help"), id="app.help", show=False),
        Binding("ctrl+p", "command_palette", mark("commands"), id="app.palette", show=False),
        Binding("ctrl+t", "theme", mark("colours"), id="app.theme", show=False),
        Binding("ctrl+l", "language", mark("language"), id="app.language", show=False),
        Binding("ctrl+b", "welcome", mark("show the welcome again"), id="app.welcome", show=False),
        Binding(
            "ctrl+q", "quit", mark("close the program"), id="app.quit", show=False, priority=True
        ),
        Binding("ctrl+c", "help_quit", mark("how to close"), id="app.help_quit", show=False),
    ]

    def __init__(self, shared: Shared, *, begin: Flow | None = None, welcome: bool = False) -> None:
        super().__init__(driver_class=Keyboard)
        self.shared = shared
        self._begin = begin
        self._welcome = welcome
        self.typed_ahead = TypedAhead(self, self._typed)
        self._warned = False
        """Whether it was said that something typed is not on disk."""
        self.set_class(self.no_color, "-no-colour")
        self._gates = [SafeOutput(), NoColor()] if self.no_color else [SafeOutput()]
        for place in PLACES:
            self.add_mode(place, partial(open_place, place, shared))
        for theme in themes.OWN:
            self.register_theme(theme)
        chosen = shared.companion.desk.settings.theme
        self.theme = chosen if chosen in self.available_themes else themes.DARK_NAME
        self.stylesheet = themes.CachedStylesheet(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing steers the terminal; and with NO_COLOR no greys either, which Textual sends."""
        return [*super().get_line_filters(), *self._gates]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, for the themes that do not have them."""
        return themes.fallbacks(self.current_theme)

    async def on_event(self, event: events.Event) -> None:
        """What is typed waits its turn, and what is pasted is cleaned: a terminal would obey it."""
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self.typed_ahead.add(event)
        else:
            await super().on_event(event)

    async def _typed(self, event: events.Event) -> None:
        """A key or a paste whose turn it is: it does something else than what was said before."""
        if isinstance(self.screen, Place):
            self.screen.hush()
        await super().on_event(event)

    def on_mount(self) -> None:
        """Begin: first what was left unfinished, then what was asked for."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.leave_at_once, number)
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        self.call_after_refresh(self._first)

    @work
    async def _first(self) -> None:
        gc.enable()
        finished = 0
        try:
            finished = self.shared.companion.finish_sealed()
        except Refusal as refusal:
            self._place().refuse(refusal)
        if self._welcome:
            from verbindend.screens.welcome import Welcome

            await self.push_screen_wait(Welcome(self.shared))
            await self._speak_again()
        if self._begin and isinstance(self.screen, Today):
            await self.screen.walk(self._begin)
        elif finished:
            self._place().refill()
            self._place().say(self.shared.words.tr("What was still being kept is kept now."))

    def leave_at_once(self, number: int) -> None:
        """The system asks us to go: put everything on disk, then go.

        Giving the screen back needs a terminal that listens: without one it would wait for ever.
        """
        self.save_drafts()
        code = 128 + number
        if not _terminal_listens():
            os._exit(code)
        patience = threading.Timer(LEAVE_WITHIN, os._exit, [code])
        patience.daemon = True
        patience.start()
        self.exit(code, return_code=code)

    def save_drafts(self) -> tuple[BaseScreen[object], Refusal] | None:
        """Put on disk what stands on any screen; the one that could not be saved, and why."""
        unsaved = None
        for screen in self._every_screen():
            if isinstance(screen, BaseScreen):
                try:
                    screen.save_now()
                except Refusal as refusal:
                    unsaved = (screen, refusal)
        return unsaved

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: what was typed is saved first, and not a word of it is printed."""
        with suppress(Exception):  # whatever is broken, the way out must not break too
            self.save_drafts()
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.exit(1, return_code=1, message=told(error))

    async def action_place(self, place: str) -> None:
        """Go to one of the four places."""
        if isinstance(self.screen, Place):
            await self.switch_mode(place)

    async def action_search(self) -> None:
        """Search the journal."""
        await self.switch_mode("journal")
        await self.run_action("search", self.screen)

    async def action_quit(self) -> None:
        """Close the program; a sitting that is open is kept as a draft, or it is said first."""
        unsaved = self.save_drafts()
        if unsaved is None or self._warned:
            self.exit(0)
            return
        self._warned = True
        screen, reason = unsaved
        while self.screen is not screen:
            self.screen.dismiss(None)
            await asyncio.sleep(0)
        screen.refuse(
            Refusal("{reason} {key} once more closes without it.", reason=reason, key="ctrl+q")
        )

    def action_help_quit(self) -> None:
        """Say how the program is closed."""
        if isinstance(self.screen, Place):
            self.screen.say(self.shared.words.tr("Press {key} to close.", key="ctrl+q"))

    def action_help(self) -> None:
        """Help on the screen one is on."""
        from verbindend.screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.shared, list(self.screen.active_bindings.values())))

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=self.shared.words.tr("find a command")))

    @work
    async def action_theme(self) -> None:
        """Choose the colours; our own come first."""
        own = [theme.name for theme in themes.OWN]
        names = own + sorted(set(self.available_themes) - set(own))
        choices = [Choice(id=name, label=name) for name in names]
        question = self.shared.words.tr("Which colours?")
        chosen = await self.push_screen_wait(
            Choose(self.shared, question, choices, chosen=self.theme)
        )
        if chosen:
            self.theme = chosen

    @work
    async def action_language(self) -> None:
        """Choose the language."""
        choices = [Choice(id=each, label=name) for each, name in LANGUAGES.items()]
        question = self.shared.words.tr("Which language shall we speak?")
        chosen = await self.push_screen_wait(
            Choose(self.shared, question, choices, chosen=self.shared.words.language)
        )
        if chosen:
            desk = self.shared.companion.desk
            try:
                desk.settle(msgspec.structs.replace(desk.settings, language=chosen))
            except Refusal as refusal:
                self._place().refuse(refusal)
                return
            self.shared.words.speak(chosen)
            await self._speak_again()

    @work
    async def action_welcome(self) -> None:
        """Show the welcome again."""
        from verbindend.screens.welcome import Welcome

        await self.push_screen_wait(Welcome(self.shared))
        await self._speak_again()

    async def _speak_again(self) -> None:
        """Draw every place anew, in the language spoken now."""
        for screen in self._every_screen():
            if isinstance(screen, Place):
                await screen.recompose()
                screen.refill()
                if screen.AUTO_FOCUS:
                    screen.query(screen.AUTO_FOCUS).focus()

    def _keep_theme(self, name: str) -> None:
        desk = self.shared.companion.desk
        if name != desk.settings.theme:
            try:
                desk.settle(msgspec.structs.replace(desk.settings, theme=name))
            except Refusal as refusal:
                self._place().refuse(refusal)

    def _place(self) -> Place:
        """The place that one is in, below any question."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, Place))

    def _every_screen(self) -> list[Screen[object]]:
        return [screen for stack in self._screen_stacks.values() for screen in stack]


def _terminal_listens() -> bool:
    """Whether the terminal is still there; after it was closed, asking it anything fails."""
    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    except (termios.error, OSError, ValueError):
        return False
    return True
