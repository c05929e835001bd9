from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

import packs
from asking import stamp
from making import MONDAY
from verbindend.core.entry import Deed, Exercise
from verbindend.core.guided import (
    AskAgain,
    GuidedExercise,
    GuidedStep,
    Line,
    MessageLine,
    Programme,
    ProgrammeWeek,
    Shape,
    Stage,
    When,
)
from verbindend.core.guided_rules import problems, programme_problems, translation_problems
from verbindend.core.guiding import Visit, counts, made, steps
from verbindend.core.prompt import Kind, Option, Yields
from verbindend.core.records import back_by, changes, due, open_stages, records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verbindend.core.entry import AnyEntry, Value

YES_NO = (Option(id="ja", label="ja"), Option(id="nee", label="nee"))


def step(name: str, kind: Kind = Kind.TEXT, **keys: Any) -> GuidedStep:  # noqa: ANN401
    if kind == Kind.CHOICE:
        keys = {"option": YES_NO, **keys}
    return GuidedStep(id=name, kind=kind, text=f"Wat is {name}?", **keys)


CHAIN = GuidedExercise(
    id="keten",
    form=Shape.CHAIN,
    title="Een keten",
    essential="waarderen",
    behaviours=("bijdrage-waarderen",),
    stage=(Stage(id="nu", label="nu"), Stage(id="straks", label="straks")),
    ask_again=AskAgain(step="wanneer", stage="straks"),
    counts_as=Yields.DEED,
    counts_unless=When(step="samen", equals="nee"),
    step=(
        step("wat", stage="nu", behaviours=("bijdrage-waarderen",)),
        step("wie", Kind.PEOPLE, stage="nu"),
        step("samen", Kind.CHOICE, stage="nu"),
        step("waarom-niet", stage="nu", when=When(step="samen", equals="nee")),
        step("hoe-dan", stage="nu", when=When(step="samen", is_not="nee")),
        step("wanneer", Kind.DATE, stage="nu"),
        step("hoe-ging-het", stage="straks"),
    ),
)
MAP = GuidedExercise(
    id="kaart",
    form=Shape.MAP,
    title="Een kaart",
    step=(
        step("wie", Kind.PEOPLE),
        GuidedStep(
            id="rol", kind=Kind.CHOICE, text="Welke rol heeft {person}?", each="wie", option=YES_NO
        ),
    ),
)
CANVAS = GuidedExercise(
    id="doek",
    form=Shape.CANVAS,
    title="Een doek",
    essential="waarom-waarde",
    revisit_days=30,
    step=(step("een"), step("twee", Kind.LIST), step("drie")),
)


LOG = msgspec.structs.replace(
    CHAIN, line=Line(now="hoe-ging-het", before="wat", since="wanneer", below=("wie",))
)


def asked(visit: Visit, answers: Mapping[str, Value | None]) -> list[str]:
    return [each.key for each in steps(visit, answers)]


def visited(visit: Visit, answers: Mapping[str, Value | None]) -> tuple[AnyEntry, ...]:
    return made(visit, answers, stamp())


def later(entry: Exercise, days: int) -> Exercise:
    """The same entry, some days later, under a name of its own."""
    return msgspec.structs.replace(
        entry,
        id=f"{entry.id[:-1]}{days % 10}",
        day=entry.day + timedelta(days=days),
        written=entry.written + timedelta(days=days),
    )


@pytest.mark.parametrize(
    ("said", "more"),
    [({}, []), ({"samen": None}, []), ({"samen": "nee"}, ["waarom-niet"]),
     ({"samen": "ja"}, ["hoe-dan"])],
)  # fmt: skip
def test_a_step_is_asked_when_the_choice_before_it_was_so(
    said: dict[str, Value | None], more: list[str]
) -> None:
    visit = Visit(exercise=CHAIN, stage="nu")
    assert asked(visit, said) == ["wat", "wie", "samen", *more, "wanneer"]
    assert asked(Visit(exercise=CHAIN, stage="straks"), said) == ["hoe-ging-het"]


def test_a_step_is_asked_of_each_person() -> None:
    visit = Visit(exercise=MAP)
    assert asked(visit, {}) == ["wie"]
    answers: dict[str, Value | None] = {"wie": ("K.", "S."), "rol:K.": "ja", "rol:S.": "nee"}
    assert asked(visit, answers) == ["wie", "rol:K.", "rol:S."]
    assert [each.text for each in steps(visit, answers)][1:] == [
        "Welke rol heeft K.?",
        "Welke rol heeft S.?",
    ]
    (entry,) = visited(visit, answers)
    assert [(row.prompt, row.answer) for row in entry.answers] == [
        ("kaart.wie", ("K.", "S.")),
        ("kaart.rol:K.", "ja"),
        ("kaart.rol:S.", "nee"),
    ]
    assert entry.people == ("K.", "S.")
    assert entry.essential is None


def test_nothing_answered_is_nothing_kept() -> None:
    for exercise in (MAP, CANVAS):
        assert visited(Visit(exercise=exercise), {}) == ()
        assert visited(Visit(exercise=exercise), {"wie": None, "een": ""}) == ()


@pytest.mark.parametrize(
    ("answers", "counted", "deeds"),
    [
        ({"wat": "De planning", "samen": "ja"}, False, 1),
        ({"wat": "De planning", "samen": "nee"}, False, 0),
        ({"wat": "De planning"}, False, 0),
        ({"wat": "De planning", "samen": "ja"}, True, 0),
    ],
)
def test_it_counts_once_and_only_when_it_was_so(
    answers: dict[str, Value | None], *, counted: bool, deeds: int
) -> None:
    visit = Visit(exercise=CHAIN, stage="nu", counted=counted)
    entry, *more = visited(visit, {**answers, "wie": ("K.",)})
    assert isinstance(entry, Exercise)
    assert (entry.exercise, entry.stage, entry.continues) == ("keten", "nu", None)
    assert len(more) == deeds == counts(visit, answers)
    for deed in more:
        assert isinstance(deed, Deed)
        assert (deed.essential, deed.behaviours) == ("waarderen", ("bijdrage-waarderen",))
        assert (deed.text, deed.origin, deed.people) == ("De planning", entry.id, ("K.",))


def test_a_page_keeps_what_was_not_touched_and_lets_go_what_was_emptied() -> None:
    (first,) = visited(Visit(exercise=CANVAS), {"een": "a", "twee": ("x", "y")})
    assert isinstance(first, Exercise)
    (record,) = records([first])
    before = record.values(Shape.CANVAS)
    assert before == {"een": "a", "twee": ("x", "y")}
    visit = Visit(exercise=CANVAS, continues=record.id, before=before)
    assert [each.prefill for each in steps(visit, {})] == ["a", ("x", "y"), None]
    assert visited(visit, {}) == ()
    assert visited(visit, {"een": None, "twee": None}) == ()
    (second,) = visited(visit, {"een": "", "drie": "c"})
    assert isinstance(second, Exercise)
    assert second.continues == first.id
    (record,) = records([first, later(second, 31)])
    assert record.values(Shape.CANVAS) == {"twee": ("x", "y"), "drie": "c"}
    assert changes(before, record.values(Shape.CANVAS)) == [
        ("drie", None, "c"),
        ("een", "a", None),
    ]


def test_a_stage_comes_back_on_its_day_until_it_is_done() -> None:
    day = date(2026, 12, 10)
    (first, *_) = visited(Visit(exercise=CHAIN, stage="nu"), {"wat": "x", "wanneer": day})
    assert isinstance(first, Exercise)
    (record,) = records([first])
    back = due(record, CHAIN)
    assert back
    assert (back.stage, back.day) == ("straks", day)
    assert open_stages(record, CHAIN) == ("straks",)
    exercises = {"keten": CHAIN}
    assert back_by(day - timedelta(days=1), [first], exercises) == []
    assert [each.record.id for each in back_by(day, [first], exercises)] == [first.id]
    assert back_by(day, [first], {}) == []
    visit = Visit(
        exercise=CHAIN, stage="straks", continues=record.id, before=record.values(CHAIN.form)
    )
    (second,) = visited(visit, {"hoe-ging-het": "goed"})
    assert isinstance(second, Exercise)
    (record,) = records([later(second, 3), first])
    assert [entry.stage for entry in record.entries] == ["nu", "straks"]
    assert (due(record, CHAIN), open_stages(record, CHAIN)) == (None, ())


def test_a_page_is_offered_again_after_its_days() -> None:
    (first,) = visited(Visit(exercise=CANVAS), {"een": "a"})
    assert isinstance(first, Exercise)
    (record,) = records([first])
    back = due(record, CANVAS)
    assert back
    assert (back.stage, back.day) == ("", MONDAY + timedelta(days=30))


def test_a_record_whose_first_entry_is_gone_is_still_one() -> None:
    (first, *_) = visited(Visit(exercise=CHAIN, stage="nu"), {"wat": "x"})
    visit = Visit(exercise=CHAIN, stage="straks", continues=first.id)
    (second,) = visited(visit, {"hoe-ging-het": "goed"})
    (record,) = records([second])
    assert record.id == first.id


# what a pack may say ------------------------------------------------------------------------------


def with_message(*lines: str, ids: tuple[str, ...] = ("a", "b")) -> GuidedExercise:
    said = tuple(MessageLine(id=id_, text=text) for id_, text in zip(ids, lines, strict=False))
    return msgspec.structs.replace(CANVAS, message=said)


def with_line(**keys: Any) -> GuidedExercise:  # noqa: ANN401
    return msgspec.structs.replace(CANVAS, line=Line(**keys))


WRONG: dict[str, tuple[GuidedExercise, str]] = {
    "no steps": (msgspec.structs.replace(MAP, step=()), "has no steps"),
    "a step twice": (msgspec.structs.replace(MAP, step=(*MAP.step, step("wie"))), "{what}"),
    "when on a later step": (
        msgspec.structs.replace(
            MAP, step=(step("a", when=When(step="b", equals="ja")), step("b", Kind.CHOICE))
        ), "{what}",
    ),
    "when on a text": (
        msgspec.structs.replace(MAP, step=(step("a"), step("b", when=When(step="a", equals="ja")))),
        "{what}",
    ),
    "when on no option": (
        msgspec.structs.replace(
            MAP,
            step=(step("a", Kind.CHOICE), step("b", when=When(step="a", equals="misschien"))),
        ), "{what}",
    ),
    "each of what are no people": (
        msgspec.structs.replace(MAP, step=(step("a"), step("b", each="a"))), "{what}",
    ),
    "asked again on what is no day": (
        msgspec.structs.replace(CHAIN, ask_again=AskAgain(step="wat", stage="straks")), "{what}",
    ),
    "asked again at no stage": (
        msgspec.structs.replace(CHAIN, ask_again=AskAgain(step="wanneer", stage="ooit")), "{what}",
    ),
    "a step of no stage": (msgspec.structs.replace(CHAIN, step=(*CHAIN.step, step("x"))), "{what}"),
    "a stage without steps": (
        msgspec.structs.replace(CHAIN, stage=(*CHAIN.stage, Stage(id="leeg", label="leeg"))),
        "{what}",
    ),
    "counted without an essential": (msgspec.structs.replace(CHAIN, essential=""), "counted"),
    "a line of a message twice": (with_message("{een}", "{drie}", ids=("a", "a")), "{what}"),
    "an answer that is not asked for": (with_message("{een} en {dire}"), "fills in “{name}”"),
    "an answer of each person": (
        msgspec.structs.replace(
            MAP, message=(MessageLine(id="a", text="{wie}"), MessageLine(id="b", text="{rol}"))
        ), "fills in “{name}”",
    ),
    "an empty line of a message": (with_message("{een}", " "), "its text is empty"),
    "a message of no answers": (with_message("Dank je"), "fills in no answer"),
    "no such step on a line": (with_line(now="eén"), "{what}"),
    "no such step below a line": (with_line(now="een", below=("twee", "vier")), "{what}"),
    "a line of each person": (
        msgspec.structs.replace(MAP, line=Line(now="rol")), "{what}",
    ),
    "before without its day": (with_line(now="een", before="drie"), "{what}"),
    "a day that is none": (with_line(now="een", before="drie", since="drie"), "{what}"),
    "a day of nothing": (
        msgspec.structs.replace(CHAIN, line=Line(now="wat", since="wanneer")), "{what}",
    ),
    "counted as a reflection": (
        msgspec.structs.replace(CHAIN, counts_as=Yields.REFLECTION), "counted",
    ),
}  # fmt: skip


def test_the_nearest_step_is_named() -> None:
    (problem,) = problems(with_message("{een} en {dire}"))
    assert (problem.facts["name"], problem.facts["nearest"]) == ("dire", "drie")


@pytest.mark.parametrize(
    ("said", "wrong"),
    [("{drie}, {een}", 0), ("{een}, {een}, {drie}", 0), ("{een}", 1), ("{een}{drie}{twee}", 1),
     ("niets", 1), ("{een}, {dire}", 0)],
)  # fmt: skip
def test_a_translation_fills_in_the_same_answers(said: str, wrong: int) -> None:
    found = list(translation_problems(with_message("{een} en {drie}"), with_message(said)))
    assert len(found) == wrong
    for problem in found:
        assert problem.facts["wanted"] == "drie, een"


@pytest.mark.parametrize(
    "exercise",
    [LOG, CHAIN, MAP, CANVAS, with_message("Ik {een}", "En {drie}")],
    ids=lambda each: each.id,
)
def test_what_is_right_is_not_named(exercise: GuidedExercise) -> None:
    assert list(problems(exercise)) == []


@pytest.mark.parametrize(("exercise", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_in_an_exercise_is_named(exercise: GuidedExercise, said: str) -> None:
    (problem,) = problems(exercise)
    assert said in problem.sentence
    assert problem.facts["place"] == exercise.id


PROGRAMME = Programme(
    id="traject",
    title="Een traject",
    week=(ProgrammeWeek(number=1, essential="moed"), ProgrammeWeek(number=2, essential="moed")),
)


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ((), "numbered"),
        ((ProgrammeWeek(number=2, essential="moed"),), "numbered"),
        ((ProgrammeWeek(number=1, essential="lef"),), "essential"),
        ((ProgrammeWeek(number=1, essential=""),), "essential"),
        ((ProgrammeWeek(number=1, essential="moed", exercise="x"),), "exercise"),
        ((ProgrammeWeek(number=1, essential="moed", task="x"),), "task"),
    ],
)
def test_what_is_wrong_in_a_programme_is_named(weeks: tuple[ProgrammeWeek, ...], said: str) -> None:
    assert list(programme_problems(PROGRAMME, packs.pack())) == []
    wrong = msgspec.structs.replace(PROGRAMME, week=weeks)
    (problem,) = programme_problems(wrong, packs.pack())
    assert said in (problem.sentence, *problem.facts.values()) or said in problem.sentence
