"""Keys one after the other: each goes to the screen that the one before it opened."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    from textual import events
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.widget import Widget

ROUNDS = 3
"""A key moves a list, the list tells what was chosen, and its screen acts on it."""
PATIENCE = 1.0
"""Seconds after which a key no longer waits for the one before it."""


class TypedAhead:
    """What was typed and waits its turn.

    Textual takes every key to what has the focus at that moment. When keys come in one burst, as
    over a slow line, those after the key that opens a screen went to the screen below it.
    """

    def __init__(self, app: App[Any], handle: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._handle = handle
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._working: asyncio.Task[None] | None = None

    @property
    def idle(self) -> bool:
        """Whether everything typed has done its work."""
        return self._working is None or self._working.done()

    def add(self, typed: events.Key | events.Paste) -> None:
        """Take in a key or a paste; it is handled when its turn comes."""
        self._waiting.append(typed)
        if self.idle:
            self._working = asyncio.create_task(self._work())

    async def _work(self) -> None:
        while self._waiting and self._app.is_running:
            try:
                target = self._app.focused or self._app.screen
                typed = self._waiting.popleft()
                await self._handle(typed)
            except Exception as error:  # noqa: BLE001 - told as a fault of any other event is
                self._app._handle_exception(error)  # noqa: SLF001
                return
            if _is_text(typed, target):
                await reached(target)  # it goes no further
                continue
            for _ in range(ROUNDS):
                for pump in (*target.ancestors_with_self, self._app):
                    await reached(pump)


def _is_text(typed: events.Key | events.Paste, target: Widget) -> bool:
    """Whether it is for a field that one writes in, and no command."""
    from textual.widgets import Input, TextArea  # noqa: PLC0415 - not for the first frame

    return isinstance(target, Input | TextArea) and getattr(typed, "is_printable", True)


async def reached(pump: MessagePump) -> None:
    """Wait until a part of the screen has handled what it was sent so far, or is gone."""
    done = asyncio.Event()
    if pump.is_running and pump.call_later(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), PATIENCE)
