"""Counts a journal as docs/journal.md promises, knowing nothing of the program: files in, JSON out.

    python independent_count.py JOURNAL CONTENT WEEKS [TITLES]

CONTENT is the folder of the pack, TITLES that of its translation. Standard library only.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

Entry = dict[str, Any]


def main(journal: str, content: str, weeks: str, titles: str = "") -> None:
    today = (datetime.now() - timedelta(hours=4)).date()  # noqa: DTZ005 - the wall clock of here
    first = today - timedelta(days=7 * int(weeks) - 1)
    essentials = []
    by_kind: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries(Path(journal)):
        if entry["day"] <= today:
            by_kind[entry["kind"]].append(entry)
    for essential in essentials_of(Path(content), Path(titles) if titles else None):
        deeds = [each for each in by_kind["deed"] if each.get("essential") == essential["id"]]
        counted = [each["day"] for each in deeds if each["day"] >= first]
        ever = sorted(each["day"] for each in deeds)
        blocks = [
            sum(first + timedelta(7 * n) <= day < first + timedelta(7 * n + 7) for day in counted)
            for n in range(int(weeks))
        ]
        essentials.append(
            {
                "id": essential["id"],
                "title": essential["title"],
                "deeds": len(counted),
                "days": len({*counted}),
                "last": ever[-1].isoformat() if ever else None,
                "reflections": sum(
                    each.get("essential") == essential["id"] and each["day"] >= first
                    for each in by_kind["reflection"]
                ),
                "weekly": blocks,
            }
        )
    outcomes = dict.fromkeys(("done", "different", "failed", "no_chance", "dropped", "open"), 0)
    said = {
        close["intention"]: close["outcome"]
        for each in sorted(by_kind["reflection"], key=lambda entry: entry["written"])
        for close in each.get("closes", [])
    }
    for intention in by_kind["intention"]:
        if intention["day"] >= first:
            late = (today - intention["day"]).days > 3
            outcomes[said.get(intention["id"], "dropped" if late else "open")] += 1
    counts = {
        "today": today.isoformat(),
        "weeks": int(weeks),
        "essentials": essentials,
        "intentions": outcomes,
    }
    sys.stdout.write(json.dumps(counts))


def entries(journal: Path) -> list[Entry]:
    return [
        {**tomllib.loads(path.read_text(encoding="utf-8")), "id": path.name[: -len(".toml")]}
        for path in journal.glob("[0-9][0-9][0-9][0-9]/[0-9][0-9]/*.toml")
    ]


def essentials_of(content: Path, translation: Path | None) -> list[Entry]:
    found = [
        essential
        for path in content.rglob("*.toml")
        for essential in tomllib.loads(path.read_text(encoding="utf-8")).get("essential", [])
    ]
    titles: dict[str, str] = {}
    for path in translation.rglob("*.toml") if translation else ():
        texts = tomllib.loads(path.read_text(encoding="utf-8")).get("essential", {})
        titles |= {name: text["title"] for name, text in texts.items() if "title" in text}
    in_order = sorted(found, key=lambda essential: essential["number"])
    return [{**each, "title": titles.get(each["id"], each["title"])} for each in in_order]


if __name__ == "__main__":
    main(*sys.argv[1:])
