"""Journals to measure on: the demonstration's made-up years, as many entries as are asked for."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from verbindend.companion.made_up import DAYS, Texts, Year
from verbindend.core.entry import Deed, entry_id
from verbindend.core.reading import newest_first
from verbindend.store import codec
from verbindend.store.demo_texts import demo_texts
from verbindend.store.journal import JournalFolder
from verbindend.store.libraries import built_in
from verbindend.store.reader import entry_path

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.core.entry import AnyEntry

LANGUAGE = "nl"
ZONE = timezone(timedelta(hours=1))


def write_journal(folder: Path, count: int) -> JournalFolder:
    """A journal of exactly so many entries, the newest of today; the same ones each time."""
    for entry in newest_first(_years(count))[:count]:
        path = entry_path(folder, entry.id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(codec.to_bytes(codec.encode(entry)))
    return JournalFolder(folder, folder.with_name(f"{folder.name}-state"))


def _years(count: int) -> list[AnyEntry]:
    """As many made-up years before today as it takes."""
    library = built_in(LANGUAGE)
    texts = demo_texts(LANGUAGE, Texts)
    now = datetime.now(ZONE)
    entries: list[AnyEntry] = []
    while len(entries) < count:
        entries += Year(library, texts, now).entries()
        now -= timedelta(days=DAYS + 1)
    return entries


def a_deed(number: int) -> Deed:
    """A deed of this minute; the number sets it apart."""
    now = datetime.now(ZONE).replace(microsecond=0)
    return Deed(
        id=entry_id(now, "waarderen", f"{number:06}"),
        written=now,
        day=now.date(),
        essential="waarderen",
        behaviours=("bijdrage-waarderen",),
        people=("S.",),
        situation="Na de dagstart, bij het bord",
        text="Ik zei wat S. gisteren bij de klant deed, en wat het ons scheelde.",
    )
