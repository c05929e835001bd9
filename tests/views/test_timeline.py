from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from asking import stamp
from making import MONDAY
from verbindend.core.entry import Exercise
from verbindend.core.guided import GuidedExercise, GuidedStep, Line, Shape
from verbindend.core.guiding import Visit, made
from verbindend.core.prompt import Kind
from verbindend.core.records import Record, records
from verbindend.locale import Words
from verbindend.views.look import ASCII, UNICODE
from verbindend.views.record_text import named
from verbindend.views.timeline import plain_line, points

if TYPE_CHECKING:
    from verbindend.core.entry import Value

STEPS = {
    "toen": Kind.TEXT, "sinds": Kind.DATE, "nu": Kind.TEXT, "wie": Kind.PEOPLE,
    "tegenslag": Kind.TEXT,
}  # fmt: skip
LOG = GuidedExercise(
    id="lijn",
    form=Shape.LOG,
    title="Een lijn",
    step=tuple(GuidedStep(id=name, kind=kind, text="Wat?") for name, kind in STEPS.items()),
    line=Line(now="nu", before="toen", since="sinds", below=("wie", "tegenslag")),
)
BEGUN = date(2025, 1, 12)


def visit(days: int, said: dict[str, Value | None], continues: str = "") -> Exercise:
    """A visit so many days after Monday."""
    (entry, *_) = made(Visit(exercise=LOG, continues=continues), said, stamp())
    assert isinstance(entry, Exercise)
    return replace(
        entry,
        id=f"{entry.id[:-3]}{days:03}",
        day=MONDAY + timedelta(days=days),
        written=entry.written + timedelta(days=days),
    )


def line(*entries: Exercise, language: str = "nl", exercise: GuidedExercise = LOG) -> list[str]:
    words = Words(language)
    return list(plain_line(points(records(entries), exercise, words), words, UNICODE))


def test_a_record_stands_on_the_line_twice() -> None:
    entry = visit(
        0, {"toen": "niets", "sinds": BEGUN, "nu": "iets", "wie": ("K.", "S."), "tegenslag": "ziek"}
    )
    assert line(entry) == [
        "● 23 nov 2026  iets",
        "│ K. en S.",
        "│ ziek",
        "○ 12 jan 2025  niets",
    ]
    assert line(entry, language="en")[:2] == ["● 23 Nov 2026  iets", "│ K. and S."]
    words = Words("nl")
    drawn = plain_line(points(records([entry]), LOG, words), words, ASCII)
    assert [each[0] for each in drawn] == ["*", "|", "|", "o"]


def test_all_points_stand_by_date_the_newest_first() -> None:
    entries = [
        visit(0, {"toen": "a", "sinds": MONDAY - timedelta(days=9), "nu": "b"}),
        visit(30, {"toen": "c", "sinds": MONDAY - timedelta(days=3), "nu": "d"}),
        visit(10, {"nu": "e"}),
        visit(11, {"toen": "f", "sinds": MONDAY + timedelta(days=11), "nu": "g"}),
    ]
    told = [each.split()[-1] for each in line(*entries) if each[0] != "│"]
    assert told == ["d", "g", "f", "e", "b", "c", "a"]
    assert line(*entries)[-2:] == ["│", "○ 14 nov 2026  a"]


def test_one_beginning_of_several_steps_is_told_once() -> None:
    said: dict[str, Value | None] = {"toen": "niets", "sinds": BEGUN}
    entries = [visit(n, {**said, "nu": str(n)}) for n in range(3)]
    found = points(records(entries), LOG, Words("nl"))
    assert [each.text for each in found] == ["2", "1", "0", "niets"]
    other = visit(4, {**said, "toen": "wel wat"})
    assert [each.text for each in points(records([*entries, other]), LOG, Words("nl"))][3:] == [
        "wel wat",
        "niets",
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"toen": "niets", "nu": "iets"}, ["● 23 nov 2026  iets"]),
        ({"sinds": BEGUN, "nu": "iets"}, ["● 23 nov 2026  iets"]),
        ({"toen": "niets", "sinds": BEGUN}, ["○ 12 jan 2025  niets"]),
        ({"toen": "niets", "wie": ("K.",)}, ["● 23 nov 2026  K. · niets"]),
        ({"sinds": BEGUN}, ["● 23 nov 2026  Een lijn"]),
        ({"nu": "a\nb\x1b]0;x\x07"}, ["● 23 nov 2026  a b]0;x"]),
    ],
)
def test_every_record_stands_on_the_line_whatever_was_answered(
    said: dict[str, Value | None], told: list[str]
) -> None:
    assert line(visit(0, said)) == told


def test_what_was_gone_on_with_stands_on_the_day_that_it_was_first_said() -> None:
    first = visit(0, {"nu": "iets"})
    second = visit(9, {"nu": "iets", "wie": ("K.",)}, continues=first.id)
    assert line(first, second) == ["● 23 nov 2026  iets", "│ K."]


def test_what_stands_on_a_line_is_known_by_what_there_is() -> None:
    def known(said: dict[str, Value | None], exercise: GuidedExercise = LOG) -> str:
        record: Record = records([visit(0, said)])[0]
        return named(record, exercise)

    both: dict[str, Value | None] = {"toen": "niets", "nu": "iets", "wie": ("K.",)}
    assert known(both) == "K. · iets"
    assert known({"toen": "niets"}) == "niets"
    assert known(both, replace(LOG, line=None)) == "K. · niets"
