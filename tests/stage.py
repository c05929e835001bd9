"""The program on a stage: opened, driven by keys, and read back as a leader sees it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from contextlib import asynccontextmanager
from html import unescape
from typing import TYPE_CHECKING, Any

from textual import events
from textual.content import Content
from textual.widgets import Static

from verbindend.screens.steps import Steps
from verbindend.widgets.frame import Quiet

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from house import House
    from verbindend.app import Verbindend

_ROW = re.compile(r'<text [^>]*x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')


@asynccontextmanager
async def opened(app: Verbindend, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """Run the program as a test should: what pops up is not held back."""
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other, and wait until all is done that they started."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def write(pilot: Pilot[int], text: str) -> None:
    """Type a text, a key a character."""
    names = {" ": "space", "\n": "enter"}
    for character in text:
        pilot.app.post_message(events.Key(names.get(character, character), character))
    await pilot.pause()


async def paste(pilot: Pilot[int], text: str) -> None:
    """Paste a text into what has the focus."""
    focused = pilot.app.screen.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await pilot.pause()


def on_screen(app: Verbindend) -> str:
    """What can be read on the screen, line by line."""
    rows: defaultdict[float, list[tuple[float, str]]] = defaultdict(list)
    for x, y, text in _ROW.findall(app.export_screenshot()):
        rows[float(y)].append((float(x), unescape(text).replace("\xa0", " ")))
    lines = ["".join(text for _, text in sorted(row)) for _, row in sorted(rows.items())]
    return "\n".join(lines)


def told(app: Verbindend) -> str:
    """The quiet line: what was done, or why something was not."""
    return part(app, Quiet)


def part(app: Verbindend, selector: str | type[Static]) -> str:
    """The text of one part of the screen."""
    content = app.screen.query_one(selector, Static).content  # type: ignore[arg-type]
    return content.plain if isinstance(content, Content) else str(content)


def steps_screen(app: Verbindend) -> Steps:
    """The sitting, deed or edit on screen."""
    assert isinstance(app.screen, Steps)
    return app.screen


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
