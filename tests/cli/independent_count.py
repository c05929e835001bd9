"""Counts a journal as docs/journal.md promises, knowing nothing of the program: files in, JSON out.

    python independent_count.py JOURNAL CONTENT WEEKS [TITLES]

CONTENT is the folder of the pack, TITLES that of its translation. Standard library only.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
Tables = list[Entry]


def main(journal: str, content: str, weeks: str, titles: str = "") -> None:
    today = (datetime.now() - timedelta(hours=4)).date()  # noqa: DTZ005 - the wall clock of here
    first = today - timedelta(days=7 * int(weeks) - 1)
    by_kind: defaultdict[str, list[Entry]] = defaultdict(list)
    everything = [entry for entry in entries(Path(journal)) if entry["day"] <= today]
    for entry in everything:
        by_kind[entry["kind"]].append(entry)
    away = paused(by_kind["plan"], today)
    practised = {each["day"] for each in everything if each["kind"] != "plan"} - away
    blocks = blocks_of_four_weeks(today, away)
    tables = tables_of(Path(content))
    overlay = tables_of(Path(titles)) if titles else []
    essentials = [
        {
            **essential_figures(essential, by_kind, first, int(weeks)),
            **essential_details(essential, by_kind["deed"], first, blocks, practised),
        }
        for essential in essentials_of(tables, overlay)
    ]
    reviews = reviews_by_week(by_kind["review"], tables, today)
    counts = {
        "today": today.isoformat(),
        "weeks": int(weeks),
        "practice_days": len([day for day in practised if day >= first]),
        "essentials": essentials,
        "intentions": intentions(by_kind, first, today),
        "reflexes": reflexes(reviews, options(tables, overlay, "reflexes"), today),
        "sources": sources(reviews, options(tables, overlay, "compass")),
        "balance": balance(everything, [each["id"] for each in essentials], practised),
        "people": len(
            {
                person.strip().lower()
                for each in by_kind["deed"]
                if each["day"] > today - timedelta(days=28)
                for person in each.get("people", [])
            }
        ),
    }
    sys.stdout.write(json.dumps(counts))


def essential_figures(
    essential: Entry, by_kind: dict[str, list[Entry]], first: date, weeks: int
) -> Entry:
    deeds = [each for each in by_kind["deed"] if each.get("essential") == essential["id"]]
    counted = [each["day"] for each in deeds if each["day"] >= first]
    ever = sorted(each["day"] for each in deeds)
    blocks = [
        sum(first + timedelta(7 * n) <= day < first + timedelta(7 * n + 7) for day in counted)
        for n in range(weeks)
    ]
    return {
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


def essential_details(
    essential: Entry,
    deeds: list[Entry],
    first: date,
    blocks: tuple[set[date], set[date]],
    practised: set[date],
) -> Entry:
    own = [each for each in deeds if each.get("essential") == essential["id"]]
    counted = [each for each in own if each["day"] >= first]
    a, b = (len([each for each in own if each["day"] in block]) for block in blocks)
    trend = None
    if min(len(block & practised) for block in blocks) >= 8 and a + b >= 6:
        trend = "same"
        if (a - b) ** 2 > 2.25 * (a + b):
            trend = "more" if a > b else "less"
    shown = Counter(name for each in counted for name in set(each.get("behaviours", [])))
    return {
        "trend": trend,
        "witnessed": sum(each.get("witness", "self") in ("reaction", "heard") for each in counted),
        "behaviours": {name: shown[name] for name in sorted(shown)},
    }


def intentions(by_kind: dict[str, list[Entry]], first: date, today: date) -> dict[str, int]:
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
    return outcomes


# days ---------------------------------------------------------------------------------------------


def paused(plans: list[Entry], today: date) -> set[date]:
    newest = max(plans, key=lambda plan: (plan["written"], plan["id"]), default={})
    return {
        today - timedelta(days=back)
        for back in range(1000)
        for pause in newest.get("pauses", [])
        if pause["from"] <= today - timedelta(days=back) <= pause["to"]
    }


def blocks_of_four_weeks(today: date, away: set[date]) -> tuple[set[date], set[date]]:
    days = (today - timedelta(days=back) for back in range(1000))
    counting = [day for day in days if day not in away][:56]
    return set(counting[:28]), set(counting[28:])


def balance(entries: list[Entry], essentials: list[str], practised: set[date]) -> Entry | None:
    last: dict[str, date] = {}
    for entry in entries:
        name = entry.get("essential", "")
        last[name] = max(last.get(name, date.min), entry["day"])
    waits = {name: sum(day > last.get(name, date.min) for day in practised) for name in essentials}
    longest = max(waits.values())
    named = [name for name in essentials if waits[name] == longest]
    named = [name for name in named if name not in last] or named
    return {"essentials": named[:2], "days": longest} if longest >= 10 else None


# what the look backs said -------------------------------------------------------------------------


def reviews_by_week(reviews: list[Entry], tables: Tables, today: date) -> dict[str, Entry]:
    """What was answered each week, by the frame of the question."""
    frames = {
        prompt["id"]: prompt.get("frame", [])
        for table in tables
        for prompt in table.get("prompt", [])
    }
    now = f"{today:%G-W%V}"
    found: dict[str, Entry] = {}
    for review in sorted(reviews, key=lambda each: each["written"]):
        for answer in review["answers"]:
            for frame in frames.get(answer.get("prompt", ""), []):
                if review["period"] <= now:
                    found.setdefault(review["period"], {})[frame] = answer["answer"]
    return found


def options(tables: Tables, overlay: Tables, use: str) -> Tables:
    """The options of the set for this, with their labels in the language asked for."""
    labels: dict[str, str] = {}
    for table in overlay:
        for each in table.get("set", {}).values():
            named = each.get("option", {})
            labels |= {name: texts["label"] for name, texts in named.items() if "label" in texts}
    (found,) = (each for table in tables for each in table.get("set", []) if each.get("use") == use)
    return [
        {"id": each["id"], "label": labels.get(each["id"], each["label"])}
        for each in found["option"]
    ]


def reflexes(reviews: dict[str, Entry], asked: Tables, today: date) -> Entry | None:
    names = [each["id"] for each in asked]
    told = {week for week, said in reviews.items() if any(name in said for name in names)}
    last = today if f"{today:%G-W%V}" in told else today - timedelta(days=7)
    weeks = [f"{last - timedelta(days=7 * back):%G-W%V}" for back in range(7, -1, -1)]
    rows = [
        {**each, "seen": [reviews.get(week, {}).get(each["id"]) for week in weeks]}
        for each in asked
    ]
    return {"weeks": weeks, "rows": rows} if told & {*weeks} else None


def sources(reviews: dict[str, Entry], asked: Tables) -> Entry | None:
    names = [each["id"] for each in asked]
    told = sorted(week for week, said in reviews.items() if any(name in said for name in names))
    if not told:
        return None
    now = told[-1]
    before = None
    for weeks in (4, 3, 5):
        earlier = datetime.strptime(f"{now}-1", "%G-W%V-%u") - timedelta(days=7 * weeks)  # noqa: DTZ007
        if before is None and f"{earlier:%G-W%V}" in told:
            before = f"{earlier:%G-W%V}"
    rows = [
        {
            **each,
            "now": reviews[now].get(each["id"]),
            "before": reviews[before].get(each["id"]) if before else None,
        }
        for each in asked
    ]
    return {"week": now, "before": before, "rows": rows}


# files --------------------------------------------------------------------------------------------


def entries(journal: Path) -> list[Entry]:
    return [
        {**tomllib.loads(path.read_text(encoding="utf-8")), "id": path.name[: -len(".toml")]}
        for path in journal.glob("[0-9][0-9][0-9][0-9]/[0-9][0-9]/*.toml")
    ]


def tables_of(folder: Path) -> Tables:
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.rglob("*.toml")]


def essentials_of(tables: Tables, overlay: Tables) -> list[Entry]:
    found = [essential for table in tables for essential in table.get("essential", [])]
    titles: dict[str, str] = {}
    for table in overlay:
        texts = table.get("essential", {})
        titles |= {name: text["title"] for name, text in texts.items() if "title" in text}
    in_order = sorted(found, key=lambda essential: essential["number"])
    return [{**each, "title": titles.get(each["id"], each["title"])} for each in in_order]


if __name__ == "__main__":
    main(*sys.argv[1:])
