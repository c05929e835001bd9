"""The program on a stage: opened, driven by keys, and read back as a leader sees it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from contextlib import asynccontextmanager
from html import unescape
from io import StringIO
from typing import TYPE_CHECKING, Any

from rich.console import Console
from textual import events
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets._footer import FooterKey

from verbindend.app import Verbindend
from verbindend.screens.choose import Choose
from verbindend.screens.steps import Steps
from verbindend.widgets.answer_editor import AnswerEditor
from verbindend.widgets.choices import Choices
from verbindend.widgets.frame import StatusLine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from house import House

SIGNS = {"space": " ", "enter": "\n", "slash": "/", "question_mark": "?"}
NAMES = {sign: name for name, sign in SIGNS.items()}
"""The keys that have a name."""
HANDS = 5
"""The app, the field, its screen, a worker, another screen: that far a key may go."""
SCROLLING = ("home", "end", "pageup", "pagedown")

_TEXT = re.compile(
    r'<text class="[\w-]+(?<!-title)"[^>]*? x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>'
)
_COLUMN = 12.2
"""How wide a character is in a screenshot."""


@asynccontextmanager
async def opened(app: Verbindend, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """Run the program as a test should: what pops up is not held back."""
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[int]) -> None:
    """Wait until what was begun is done, however many hands it goes through."""
    screen = None
    while screen is not pilot.app.screen or not idle(pilot.app):
        screen = pilot.app.screen
        for _ in range(HANDS):
            await pilot.pause(0)
        await pilot.pause()


def idle(app: App[int]) -> bool:
    """Whether everything typed has done its work; a program that was closed has."""
    assert isinstance(app, Verbindend)
    return app.typed_ahead.idle or not app.is_running


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other, and wait until all is done that each of them started."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else SIGNS.get(key)))
        await settle(pilot)
        if key in SCROLLING:
            await pilot.wait_for_scheduled_animations()


async def point(pilot: Pilot[int], name: str) -> None:
    """Go down the list until this is pointed at."""
    choices = pilot.app.screen.query_one(Choices)
    for _ in choices.choices:
        if choices.value == name:
            return
        await press(pilot, "down")
    assert choices.value == name


async def write(pilot: Pilot[int], text: str, *, then: str = "") -> None:
    """Type a text, a key a character, and then press a key."""
    for character in text:
        pilot.app.post_message(events.Key(NAMES.get(character, character), character))
    await settle(pilot)
    if then:
        await press(pilot, then)


async def take_up(pilot: Pilot[int], how: str) -> None:
    """Choose the draft in the menu of today, and what to do with it."""
    await press(pilot, "home", "enter")
    assert isinstance(pilot.app.screen, Choose)
    await press(pilot, {"on": "1", "keep": "2", "drop": "3", "leave": "escape"}[how])


async def paste(pilot: Pilot[int], text: str, *, then: str = "") -> None:
    """Paste a text into what has the focus, and then press a key."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)
    if then:
        await press(pilot, then)


def on_screen(app: Verbindend) -> str:
    """What can be read on the screen, line by line."""
    rows: defaultdict[float, list[tuple[float, str]]] = defaultdict(list)
    for x, y, text in _TEXT.findall(app.export_screenshot()):
        rows[float(y)].append((float(x), unescape(text).replace("\xa0", " ")))
    return "\n".join(_row(row) for _, row in sorted(rows.items()))


def _row(texts: list[tuple[float, str]]) -> str:
    line = ""
    for x, text in sorted(texts):
        line = line.ljust(round(x / _COLUMN)) + text
    return line


def told(app: Verbindend) -> str:
    """The quiet line: what was done, or why something was not."""
    return part(app, StatusLine)


def refused(app: Verbindend) -> bool:
    """Whether the quiet line says why something was not done."""
    return app.screen.query_one(StatusLine).has_class("-refused")


def part(app: Verbindend, selector: str | type[Static]) -> str:
    """The text of one part of the screen; nothing when it is not shown."""
    if isinstance(selector, str):
        found = app.screen.query_one(selector, Static)
    else:
        found = app.screen.query_one(selector)
    if not found.display:
        return ""
    return found.content.plain if isinstance(found.content, Content) else drawn(found.content)


def footer(app: Verbindend) -> list[str]:
    """The keys that are shown at the bottom."""
    return [shown.key for shown in app.screen.query(FooterKey)]


def drawn(content: object, width: int = 200) -> str:
    """The text of what Rich draws."""
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(content)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def steps_screen(app: Verbindend) -> Steps:
    """The sitting, deed or edit on screen."""
    assert isinstance(app.screen, Steps)
    return app.screen


def question(app: Verbindend) -> str:
    """The question asked now, as the content has it."""
    return steps_screen(app).walk.step.text


def typed(app: Verbindend) -> str:
    """What stands in the field that has the focus."""
    focused = app.screen.focused
    if isinstance(focused, AnswerEditor):
        return focused.text
    assert isinstance(focused, Input)
    return focused.value


def kept(house: House, kind: str = "") -> list[dict[str, Any]]:
    """The files of the journal as another program reads them, by name."""
    documents = [read(path) for path in house.files()]
    return [each for each in documents if kind in ("", each["kind"])]


def read(path: Path) -> dict[str, Any]:
    """A file, by the standard library."""
    return tomllib.loads(path.read_text())


def drafts(house: House) -> list[dict[str, Any]]:
    """The drafts on disk as another program reads them."""
    return [read(path) for path in sorted(house.drafts.folder.glob("*.toml"))]


def snapshot_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
