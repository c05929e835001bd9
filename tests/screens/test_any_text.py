"""Any text, typed, pasted or put into the files by hand: shown to the letter, and only shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import tomli_w

from screens.life import asks_for_people, note
from screens.stage import (
    drafts,
    kept,
    on_screen,
    opened,
    part,
    paste,
    press,
    read,
    steps_screen,
    typed,
    write,
)
from verbindend.core.clean import BIDI_MARK, clean, shown
from verbindend.screens.entry import Entry
from verbindend.screens.journal import Journal
from verbindend.screens.today import Today
from verbindend.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from house import House
    from verbindend.app import Verbindend

TAGS = "[/x] [Anna] [b]vet[/b] [$error]x \\[y] \\"
CLICK = "[@click=app.quit]klik hier[/] [@click=app.bell]en hier[/]"
ODD = {
    "tags": TAGS,
    "click": CLICK,
    "escape": "\x1b[31mrood\x1b[0m \x1b]52;c;aGFsbG8=\x07 \x1b]0;titel\x1b\\",
    "c1": "\x9b31m \x9d0;titel\x9c \x7f \x00",
    "bidi": "rechts\u202elinks \u2066los\u2069",
    "lines": "een\r\ntwee\rdrie\u2028vier\x0bvijf",
    "braces": "{key} {} {0!r} %s %(x)s",
    "quotes": "\"\"\" ''' \\n \\u001b # = ]",
    "emoji": "👩‍👩‍👧 ☕ 🇳🇱 é é",
    "cjk": "漢字かな交じり文",
    "long": "w" * 5000,
}
STEERING = ("\x1b", "\x07", "\x9b", "\x9d", "\u202e", "\u2066", "\x7f", "\x00")
EVERYTHING = "\n".join(ODD.values())
SHORT = "\n".join(text for name, text in ODD.items() if name != "long")
ONE_LINE = clean(EVERYTHING).replace("\n", " ")
PEOPLE = ("[/x]", "[@click=app.quit]k[/]", "漢字", "👩‍👩‍👧", "{key}", "\u202eomgekeerd")


def safe(app: Verbindend) -> str:
    """The screen, of which no character steers the terminal."""
    seen = on_screen(app)
    assert not [sign for sign in STEERING if sign in seen]
    return seen


async def click_everywhere(pilot: Pilot[int], app: Verbindend, word: str) -> None:
    """Click wherever a word stands; nothing of it may run."""
    screen = app.screen
    places = [(line.index(word), y) for y, line in enumerate(rows(app)) if word in line]
    assert places
    for place in places[:2]:
        await pilot.click(offset=place)
        await pilot.pause()
    assert app.is_running
    assert app.screen is screen
    assert app.return_code is None


def rows(app: Verbindend) -> list[str]:
    """The lines of the screen by their true number, also those above which nothing stands."""
    strips = app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - nothing public has them
    return [strip.text for strip in strips]


async def test_pasted_into_every_field_of_a_morning(house: House) -> None:
    asks_for_people(house)
    people = ",".join(PEOPLE)
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "m", "enter")
        await paste(pilot, people)
        safe(app)
        await press(pilot, "enter")
        await paste(pilot, EVERYTHING)
        assert typed(app) == ONE_LINE
        safe(app)
        await press(pilot, "enter")
        await paste(pilot, EVERYTHING)
        safe(app)
        await press(pilot, "ctrl+s")
        await paste(pilot, EVERYTHING)
        assert typed(app) == clean(EVERYTHING)
        safe(app)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Today)
        safe(app)
    (intention,) = kept(house, "intention")
    assert intention["if"] == intention["then"] == ONE_LINE.strip()
    assert intention["obstacle"] == clean(EVERYTHING)
    assert intention["people"] == [*PEOPLE[:-1], "omgekeerd"]


async def test_pasted_into_every_field_of_a_deed_and_read_back(house: House) -> None:
    app = house.app()
    async with opened(app, (120, 40)) as pilot:
        await press(pilot, "d", "7", "1")
        await paste(pilot, SHORT, then="ctrl+s")
        await paste(pilot, SHORT, then="enter")
        await paste(pilot, ",".join(PEOPLE), then="enter")
        await press(pilot, "1", "2")
        safe(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Entry)
        seen = safe(app)
        assert TAGS in seen
        assert CLICK in seen
        assert f"rechts{BIDI_MARK}links" in seen
        await click_everywhere(pilot, app, "klik hier")
        await press(pilot, "escape", "e")
        assert typed(app) == clean(SHORT).replace("\n", " ")
        await press(pilot, "ctrl+g")
    (deed,) = kept(house)
    assert deed["text"] == clean(SHORT)
    assert deed["situation"] == clean(SHORT).replace("\n", " ")


TYPED = ("tags", "click", "bidi", "braces", "quotes", "emoji", "cjk")


async def test_typed_key_by_key(house: House) -> None:
    """A key that prints nothing by itself, such as a joiner, is no text to Textual: paste it."""
    text = "\n".join(ODD[name] for name in TYPED)
    app = house.app()
    async with opened(app, (60, 18)) as pilot:
        await press(pilot, "e")
        await write(pilot, text)
        safe(app)
        await press(pilot, "ctrl+g")
        assert isinstance(app.screen, Today)
    answer = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    assert kept(house)[0]["answers"][0]["answer"] == answer


async def test_in_the_search_and_in_a_draft(house: House) -> None:
    note(house, "waarderen", "[/x] gevonden")
    app = house.app()
    async with opened(app) as pilot:
        await press(pilot, "2", "slash")
        await paste(pilot, EVERYTHING)
        safe(app)
        await press(pilot, "escape", "slash")
        await write(pilot, "[/x]")
        assert app.screen.query_one(EntryList).option_count == 1
        await press(pilot, "escape", "1", "e")
        await paste(pilot, EVERYTHING, then="escape")
        assert isinstance(app.screen, Today)
        assert list(drafts(house)[0]["answers"].values()) == [clean(EVERYTHING)]
        await press(pilot, "home", "enter", "1")
        assert typed(app) == clean(EVERYTHING)


def by_hand(house: House, kind: str, number: int, odd: str, **own: Any) -> None:  # noqa: ANN401 - whatever a file holds
    """An entry's file with odd text in every text that it has."""
    folder = house.folder / "2026" / "11"
    folder.mkdir(parents=True, exist_ok=True)
    document = {
        "kind": kind,
        "written": house.clock.moment,
        "day": house.clock.moment.date(),
        "essential": odd,
        "behaviours": [odd, "bijdrage-waarderen"],
        "people": [odd],
        "tags": [odd],
        "pack": odd,
        "language": odd,
        "answers": [
            {"prompt": odd, "question": f"vraag {odd}", "answer": f"antwoord {odd}"},
            {"prompt": "waarderen-v1", "question": odd, "answer": 7},
            {"prompt": "afronden-1", "question": odd, "answer": odd},
            {"prompt": "waarderen-o2", "question": odd, "answer": [odd, odd]},
            {"question": "", "answer": house.clock.moment.date()},
        ],
        odd: odd,
        **own,
    }
    path = folder / f"2026-11-23-16{number:02}-iets-abcde{number % 10}.toml"
    path.write_text(tomli_w.dumps(document))
    assert read(path)["kind"] == kind


def every_kind(house: House, text: str) -> int:
    """A file of every kind; how many."""
    intention = "2026-11-23-1601-iets-abcde1"
    kinds: list[tuple[str, dict[str, Any]]] = [
        ("intention", {"if": text, "then": text, "obstacle": text, "essential": "waarderen"}),
        ("deed", {"situation": text, "text": text, "from": text}),
        (
            "reflection",
            {"moment": "evening", "closes": [{"intention": text, "outcome": "done"}]},
        ),
        ("observation", {"text": text, "about": text}),
        ("review", {"period": text}),
        ("mirror", {"period": text}),
        ("exercise", {"exercise": text, "stage": text, "continues": intention}),
        ("plan", {"focus": [text], "programme": text, "pick": text, "working_days": [text]}),
        ("note", {"text": text}),
    ]
    for number, (kind, own) in enumerate(kinds, 1):
        by_hand(house, kind, number, text, **own)
    return len(kinds)


def a_draft(house: House, text: str) -> None:
    """A draft's file of an essential and with answers of any kind."""
    house.drafts.folder.mkdir(parents=True)
    document = {
        "id": "evening-2026-11-23-abcdef",
        "task": "evening",
        "day": house.clock.moment.date(),
        "changed": house.clock.moment,
        "essential": text,
        "prompts": {"question": text, "goed": "goed-1"},
        "answers": {"goed": text, text: text, "question": [text]},
        "at": text,
    }
    path = house.drafts.folder / f"{document['id']}.toml"
    path.write_text(tomli_w.dumps(document))


@pytest.mark.parametrize("text", [SHORT, ODD["long"][:600]], ids=["odd", "long"])
async def test_put_into_the_files_by_hand(house: House, text: str) -> None:
    count = every_kind(house, text)
    app = house.app()
    async with opened(app, (120, 40)) as pilot:
        seen = safe(app)
        assert shown(text).split("\n")[0][:20] in seen
        await press(pilot, "3", "4", "2")
        entries = app.screen.query_one(EntryList)
        assert entries.option_count == count
        for _ in range(count):
            safe(app)
            whole = " ".join(part(app, "#reading").split())
            pointed = entries.pointed
            assert pointed is not None
            assert " ".join(shown(f"antwoord {text}").split())[:120] in whole
            await press(pilot, "down")
    assert len(house.files()) == count


async def test_read_changed_and_clicked_when_put_in_by_hand(house: House) -> None:
    text = f"{TAGS} {CLICK} \x1b]0;t\x07 \u202e"
    count = every_kind(house, text)
    app = house.app()
    async with opened(app) as pilot:
        await click_everywhere(pilot, app, "en hier")
        await press(pilot, "2")
        for _ in range(count):
            await press(pilot, "enter")
            assert isinstance(app.screen, Entry)
            safe(app)
            await click_everywhere(pilot, app, "klik hier")
            await press(pilot, "escape", "down")
            assert isinstance(app.screen, Journal)
        await press(pilot, "e")
        assert steps_screen(app).walk.step.text
        safe(app)
        await click_everywhere(pilot, app, "@click")
        await press(pilot, "escape")
        await press(pilot, "x", "t")
        safe(app)
        await press(pilot, "question_mark")
        safe(app)


async def test_a_draft_put_in_by_hand_is_taken_up(house: House) -> None:
    a_draft(house, "[/x] \u202e \x1b[0m")
    app = house.app()
    async with opened(app) as pilot:
        assert f"[/x] {BIDI_MARK}" in safe(app)
        await press(pilot, "home", "enter", "1")
        assert typed(app) == "[/x] \u202e [0m"
        safe(app)
        await press(pilot, "ctrl+g")
        assert app.is_running
