"""Draw the pictures of the README: the real program on a made-up year, without a terminal."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from verbindend.app import Verbindend
from verbindend.companion.companion import Companion
from verbindend.companion.desk import Desk
from verbindend.companion.made_up import Texts, Year
from verbindend.core.settings import Settings
from verbindend.locale import Words
from verbindend.screens.base import Shared
from verbindend.store.chance import random_suffix
from verbindend.store.demo_texts import demo_texts
from verbindend.store.drafts import DraftFolder
from verbindend.store.journal import JournalFolder
from verbindend.store.libraries import built_in
from verbindend.store.settings import SettingsFile
from verbindend.views.look import UNICODE

HERE = Path(__file__).parent
MONDAY = datetime(2026, 11, 23, 16, 30, tzinfo=timezone(timedelta(hours=1)))
SIZE = (80, 24)
ANSWER = "Dat S. de klant eerst liet uitpraten. Ik zei haar wat dat scheelde."
PICTURES = {
    "today": [],
    "evening": ["e", *ANSWER, "wait"],
    "picture": ["3"],
    "journal": ["2", "down", "down"],
}
"""What is pressed before each picture is taken."""

FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""The export asks for a font from the network; the reader's own will do."""


def program(folder: Path) -> Verbindend:
    """The program on a made-up year in a folder."""
    journal = JournalFolder(folder / "journal", folder / "state")
    library = built_in("nl")
    journal.add(Year(library, demo_texts("nl", Texts), MONDAY).entries())
    desk = Desk(
        journal=journal,
        drafts=DraftFolder(folder / "state" / "drafts"),
        preferences=SettingsFile(folder / "settings.toml"),
        settings=Settings(language="nl", welcomed=True),
        libraries=built_in,
        clock=lambda: MONDAY,
        suffix=random_suffix,
        editor=lambda text, _ending: text,
        export=lambda name, _text: name,
    )
    return Verbindend(Shared(companion=Companion(desk), words=Words("nl"), marks=UNICODE))


async def draw(name: str, keys: list[str]) -> None:
    """Draw one picture."""
    with tempfile.TemporaryDirectory() as folder:
        app = program(Path(folder))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.pause(1) if key == "wait" else await pilot.press(key)
            await pilot.pause(0.2)
            drawn = FONT_FACE.sub("", app.export_screenshot(title="verbindend"))
    (HERE / f"{name}.svg").write_text(drawn, encoding="utf-8")


async def main() -> None:
    """Draw them all."""
    for name, keys in PICTURES.items():
        await draw(name, keys)


if __name__ == "__main__":
    asyncio.run(main())
