from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from asking import stamp
from verbindend.core.guided import GuidedExercise, GuidedStep, MessageLine, Shape
from verbindend.core.guiding import Visit, made
from verbindend.core.prompt import Kind, Option
from verbindend.core.records import Record, records
from verbindend.locale import Words
from verbindend.views.message import message

if TYPE_CHECKING:
    from verbindend.core.entry import Value

OPTIONS = (Option(id="ja", label="samen"), Option(id="anders", label="anders", other=True))
STEPS = {
    "feit": Kind.TEXT, "zeker": Kind.LIST, "wie": Kind.PEOPLE, "dag": Kind.DATE,
    "hoe": Kind.CHOICE, "cijfer": Kind.SCALE,
}  # fmt: skip


def told(
    *lines: str, said: dict[str, Value | None], language: str = "nl", also: Option | None = None
) -> str:
    """The message of these lines, when this was answered."""
    exercise = GuidedExercise(
        id="verhaal",
        form=Shape.SESSION,
        title="Een verhaal",
        step=tuple(
            GuidedStep(
                id=name,
                kind=kind,
                text="Wat?",
                option=OPTIONS + ((also,) if also else ()) if kind == Kind.CHOICE else (),
                follow_up="Waarom?" if kind == Kind.SCALE else "",
            )
            for name, kind in STEPS.items()
        ),
        message=tuple(MessageLine(id=f"l{n}", text=line) for n, line in enumerate(lines)),
    )
    return message(_record(exercise, said), exercise, Words(language))


def _record(exercise: GuidedExercise, said: dict[str, Value | None]) -> Record:
    (record,) = records(made(Visit(exercise=exercise), said, stamp()))
    return record


@pytest.mark.parametrize(
    ("items", "dutch", "english"),
    [
        (("a",), "a", "a"),
        (("a", "b"), "a en b", "a and b"),
        (("a.", "b;", "c."), "a, b en c", "a, b and c"),
    ],
)
def test_a_list_is_said_as_a_person_would(items: tuple[str, ...], dutch: str, english: str) -> None:
    for language, expected in (("nl", dutch), ("en", english)):
        assert told("Zeker: {zeker}.", said={"zeker": items}, language=language) == (
            f"Zeker: {expected}."
        )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Het gaat dicht", "Feit: Het gaat dicht."),
        ("Het gaat dicht.", "Feit: Het gaat dicht."),
        ("Het gaat dicht. Echt.", "Feit: Het gaat dicht. Echt."),
        ("Doen jullie mee?", "Feit: Doen jullie mee?"),
        ("Het gaat\n\n  dicht.\n", "Feit: Het gaat dicht."),
        ("[b]{zeker}[/b]", "Feit: [b]{zeker}[/b]."),
        ("a\x1b]52;c;aGE=\x07\u202eb", "Feit: a]52;c;aGE=¤b."),
    ],
)
def test_an_answer_is_part_of_its_line_whatever_it_is(answer: str, expected: str) -> None:
    assert told("Feit: {feit}.", "{zeker}", said={"feit": answer}) == expected


def test_every_kind_of_answer_is_said() -> None:
    said: dict[str, Value | None] = {
        "wie": ("K.", "S."), "dag": date(2026, 12, 3), "hoe": "ja", "cijfer": 7,
    }  # fmt: skip
    line = "Op {dag} met {wie}, {hoe}: {cijfer}."
    assert told(line, said=said) == "Op donderdag 3 december 2026 met K. en S., samen: 7."
    assert told(
        "Met {wie}, en {zeker}.", said={**said, "zeker": ("zo.", "dat zag K.", "of zo")}
    ) == ("Met K. en S., en zo, dat zag K. en of zo.")
    own = {"hoe": "anders", "hoe-follow-up": "om de beurt"}
    assert told("Dat ging {hoe}.", said={**own}) == "Dat ging om de beurt."


def test_a_line_that_lacks_an_answer_is_left_out() -> None:
    lines = ("Beste mensen,", "Feit: {feit}.", "{zeker} en {wie}", "Op {dag}.")
    assert told(*lines, said={"feit": "x", "zeker": ("a",)}) == "Beste mensen,\nFeit: x."
    assert told(*lines, said={"cijfer": 7}) == ""
    assert told(said={"feit": "x"}) == ""


def test_what_was_said_last_is_told() -> None:
    exercise = GuidedExercise(
        id="verhaal",
        form=Shape.CANVAS,
        title="Een verhaal",
        step=(GuidedStep(id="feit", kind=Kind.TEXT, text="Wat?"),),
        message=(MessageLine(id="een", text="Nu: {feit}."),),
    )
    (first,) = made(Visit(exercise=exercise), {"feit": "toen"}, stamp())
    visit = Visit(exercise=exercise, continues=first.id, before={"feit": "toen"})
    (second,) = made(visit, {"feit": "straks"}, stamp())
    (record,) = records([first, replace(second, id=f"{second.id[:-1]}z")])
    assert message(record, exercise, Words("nl")) == "Nu: straks."
