"""Entries as a test wants them, and every entry that hypothesis can think of."""

from __future__ import annotations

import string
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from verbindend.core.clean import clean
from verbindend.core.entry import (
    KINDS,
    Answer,
    AnyEntry,
    Close,
    Deed,
    Exercise,
    Intention,
    Mirror,
    Moment,
    Note,
    Observation,
    Outcome,
    Pause,
    Plan,
    Reflection,
    Review,
    Share,
    Witness,
    entry_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ESSENTIALS = (
    "betekenis-geven",
    "vier-r",
    "zelfbewustzijn",
    "waarom-waarde",
    "omgeving-en-klantwaarde",
    "samenspel-organiseren",
    "waarderen",
    "resultaten-zichtbaar-maken",
)
MONDAY = date(2026, 11, 23)
WINTER = timezone(timedelta(hours=1))

Kind = TypeVar("Kind", bound=AnyEntry)

_numbers = count()


def on(day: date, hour: int = 16, minute: int = 30, *, offset: int = 1) -> datetime:
    """A moment of a day, with its offset from UTC in hours."""
    return datetime.combine(day, time(hour, minute), timezone(timedelta(hours=offset)))


def made_at(kind: type[Kind], written: datetime, **keys: Any) -> Kind:  # noqa: ANN401
    """An entry of a kind, with a name of its own."""
    subject = keys.get("essential") or kind.__name__.lower()
    keys.setdefault("id", entry_id(written, subject, f"{next(_numbers):06}"))
    keys.setdefault("day", written.date())
    return kind(written=written, **keys)


def deed(day: date = MONDAY, essential: str = "waarderen", **keys: Any) -> Deed:  # noqa: ANN401
    """A deed in the middle of the day."""
    hour = keys.pop("hour", 12)
    return made_at(Deed, on(day, hour), essential=essential, **{"text": "gezegd", **keys})


def intention(
    day: date = MONDAY,
    essential: str = "waarderen",
    **keys: Any,  # noqa: ANN401
) -> Intention:
    """An intention of the morning."""
    words = {"when": "na het overleg", "then": "zeg ik wat ik zag"}
    return made_at(Intention, on(day, 9), essential=essential, **(words | keys))


def evening(
    day: date = MONDAY,
    essential: str = "waarderen",
    **keys: Any,  # noqa: ANN401
) -> Reflection:
    """A reflection of the evening."""
    hour = keys.pop("hour", 17)
    return made_at(
        Reflection, on(day, hour), essential=essential, **{"moment": Moment.EVENING, **keys}
    )


def closing(
    meant: Intention,
    outcome: Outcome,
    day: date | None = None,
    **keys: Any,  # noqa: ANN401
) -> Reflection:
    """An evening that closes an intention."""
    closes = (Close(intention=meant.id, outcome=outcome),)
    return evening(day or meant.day, meant.essential or "", closes=closes, **keys)


def plan(day: date = MONDAY, **keys: Any) -> Plan:  # noqa: ANN401
    """A plan, made early in the day."""
    hour = keys.pop("hour", 8)
    return made_at(Plan, on(day, hour), **keys)


def one_of_each(day: date = MONDAY) -> tuple[AnyEntry, ...]:
    """An entry of every kind, each key filled in."""
    meant = intention(day, obstacle="druk", behaviours=("gemis-herkennen",))
    told = evening(
        day,
        answers=(
            Answer(prompt="waarderen-a1", question="Wat zei je?", answer="Dank.\nEn tot morgen."),
            Answer(question="Hoe vaak?", answer=7),
            Answer(question="Wanneer?", answer=day),
            Answer(question="Wie?", answer=("S.", "de planner")),
        ),
        closes=(Close(intention=meant.id, outcome=Outcome.DONE),),
        people=("S.",),
        tags=("team",),
        share=Share.COACH,
    )
    return (
        meant,
        told,
        deed(day, situation="bij de balie", witness=Witness.HEARD, origin=told.id),
        made_at(Observation, on(day), essential="vier-r", text="een knik", about=told.id),
        made_at(Review, on(day), period="2026-W48"),
        made_at(Mirror, on(day), period="2026-11"),
        made_at(Exercise, on(day), exercise="vier-r-keten", stage="ruimte", continues=told.id),
        plan(
            day,
            focus=("waarderen", "vier-r"),
            programme="acht-weken",
            week=3,
            pauses=(Pause(first=day, last=day + timedelta(days=6)),),
            working_days=("mon", "tue"),
            day_begins=time(5, 30),
            pick="waarderen",
        ),
        made_at(Note, on(day), text="een gedachte"),
    )


fewer = settings(max_examples=30)
"""For a property of which each example takes long."""

# every entry there can be -------------------------------------------------------------------------

ODD = (
    "\x1b", "\x1b]52;c;aGE=\x07", "\x9b", "\x9d", "\x00", "\x7f", "\r\n", "\r", "\n", "\t", "\x0b",
    "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u200f", "\u061c", "\ufeff",
    "\u200d", "\ud800", "\udfff", '"""', "'''", "\\", "\\u0041", "#", "=", "[[answers]]", "[a]",
    "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n", "\n<<<<<<< a\n=======\n>>>>>>> b\n", "{0}",
    "%s", "\U000e0067", "é", "e\u0301", "👩\u200d👧", " ", "  \n",
)  # fmt: skip
"""What goes wrong elsewhere."""

anything = st.lists(st.sampled_from(ODD) | st.text(st.characters(), max_size=6), max_size=8).map(
    "".join
)
"""Any text at all, with lone surrogates and with what goes wrong elsewhere."""

own_words = anything.map(clean)
"""Any text as the program keeps it."""

_slugs = st.lists(
    st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8), min_size=1, max_size=4
).map("-".join)
_days = st.dates(date(1000, 1, 1))
_offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(
    lambda naive, zone: naive.replace(tzinfo=zone, microsecond=0, fold=0),
    st.datetimes(datetime(1000, 1, 3), datetime(9999, 12, 29)),  # noqa: DTZ001 - the zone comes next
    _offsets | st.just(UTC),
)
_lists = st.lists(own_words, max_size=3).map(tuple)
_numbers_kept = st.integers(-(2**52), 2**52)
_rows = st.lists(
    st.builds(
        Answer,
        prompt=st.just("") | _slugs,
        question=own_words,
        answer=own_words | _numbers_kept | _days | _lists,
    ),
    max_size=3,
).map(tuple)
_maybe = st.none() | _slugs

_shared: dict[str, st.SearchStrategy[Any]] = {
    "written": moments,
    "day": _days,
    "essential": _maybe,
    "behaviours": st.lists(_slugs, max_size=2).map(tuple),
    "people": _lists,
    "tags": _lists,
    "share": st.sampled_from(Share),
    "pack": own_words,
    "language": st.sampled_from(["", "nl", "en"]),
    "answers": _rows,
}
_own: dict[type[AnyEntry], dict[str, st.SearchStrategy[Any]]] = {
    Intention: {"when": own_words, "then": own_words, "obstacle": own_words},
    Deed: {
        "situation": own_words,
        "text": own_words,
        "witness": st.sampled_from(Witness),
        "origin": _maybe,
    },
    Reflection: {
        "moment": st.sampled_from(Moment),
        "closes": st.lists(
            st.builds(Close, intention=_slugs, outcome=st.sampled_from(Outcome)), max_size=2
        ).map(tuple),
    },
    Observation: {"text": own_words, "about": _maybe},
    Review: {"period": own_words},
    Mirror: {"period": own_words},
    Exercise: {"exercise": _slugs, "stage": _maybe, "continues": _maybe},
    Plan: {
        "focus": st.lists(_slugs, max_size=2).map(tuple),
        "programme": _maybe,
        "week": st.none() | st.integers(1, 60),
        "pauses": st.lists(st.builds(Pause, first=_days, last=_days), max_size=2).map(tuple),
        "working_days": st.lists(st.sampled_from(["mon", "sun"]), max_size=2).map(tuple),
        "day_begins": st.times().map(lambda moment: moment.replace(microsecond=0, fold=0)),
        "pick": _maybe,
    },
    Note: {"text": own_words},
}


def _named(build: Callable[..., AnyEntry]) -> Callable[..., AnyEntry]:
    def named(**keys: Any) -> AnyEntry:  # noqa: ANN401
        return build(id=entry_id(keys["written"], keys["essential"] or "note", "abc234"), **keys)

    return named


every_entry: st.SearchStrategy[AnyEntry] = st.one_of(
    [st.builds(_named(kind), **_shared, **_own[kind]) for kind in KINDS]
)
"""Any entry of any kind."""
