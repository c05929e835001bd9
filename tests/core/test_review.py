from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from asking import kept, walked
from making import MONDAY, deed, evening, made_at, on, plan
from verbindend.core.entry import Answer, Exercise, Mirror, Observation, Review
from verbindend.core.prompt import Kind
from verbindend.core.review import Span, period, span
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import Beginning, Sitting, prepare
from verbindend.core.steps import steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.library import Library
    from verbindend.core.step import Step

FRIDAY = MONDAY + timedelta(days=4)
SUNDAY = MONDAY + timedelta(days=6)
NEXT = MONDAY + timedelta(days=7)
WEEK = Span(MONDAY, SUNDAY)


@pytest.fixture
def library(libraries: dict[str, Library]) -> Library:
    """The built-in content, in Dutch."""
    return libraries["nl"]


def looking(
    library: Library,
    occasion: Occasion = Occasion.WEEK,
    past: Sequence[AnyEntry] = (),
    day: date = FRIDAY,
) -> Sitting:
    return prepare(library, past, Beginning(moment=occasion, day=day))


def step(sitting: Sitting, key: str, answers: dict[str, str | int]) -> Step:
    """A step, once these answers were given and the rest was skipped."""
    given = walked(sitting, answers)
    return next(each for each in steps(sitting, given) if each.key == key)


def review(day: date, name: str) -> Review:
    return made_at(Review, on(day), period=name)


# which days --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "past", "found"),
    [
        (FRIDAY, [], WEEK),
        (SUNDAY, [], WEEK),
        (NEXT, [], Span(NEXT, NEXT + timedelta(days=6))),
        (NEXT, [deed(FRIDAY)], WEEK),
        (NEXT + timedelta(days=1), [deed(MONDAY)], WEEK),
        (NEXT + timedelta(days=2), [deed(FRIDAY)], Span(NEXT, NEXT + timedelta(days=6))),
        (NEXT, [deed(FRIDAY), review(FRIDAY, "2026-W48")], Span(NEXT, NEXT + timedelta(days=6))),
        (NEXT, [plan(FRIDAY)], Span(NEXT, NEXT + timedelta(days=6))),
    ],
)
def test_a_week_is_looked_back_on_until_tuesday(
    library: Library, day: date, past: list[AnyEntry], found: Span
) -> None:
    assert span(library.rhythms[Occasion.WEEK], day, past) == found


def test_a_draft_keeps_its_week(library: Library) -> None:
    rhythm = library.rhythms[Occasion.WEEK]
    assert span(rhythm, NEXT + timedelta(days=3), [], "2026-W48") == WEEK


@pytest.mark.parametrize(
    ("monday", "name"),
    [
        (MONDAY, "2026-W48"),
        (date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_week_has_the_name_of_the_calendar(monday: date, name: str) -> None:
    assert period(Occasion.WEEK, Span(monday, monday + timedelta(days=6))) == name


def test_a_month_is_four_weeks_and_a_conversation_goes_back_to_the_last(library: Library) -> None:
    month = looking(library, Occasion.MONTH).material
    assert month
    assert (month.days, month.period) == (Span(date(2026, 10, 31), FRIDAY), "2026-11")
    rhythm = library.rhythms[Occasion.COACH]
    assert span(rhythm, FRIDAY, []) == Span(FRIDAY - timedelta(days=55), FRIDAY)
    held = made_at(Exercise, on(MONDAY), exercise=rhythm.id)
    assert span(rhythm, FRIDAY, [held]) == Span(MONDAY + timedelta(days=1), FRIDAY)


# what is asked -----------------------------------------------------------------------------------


def test_the_deeds_of_the_week_are_offered_in_order_and_kept_in_full(library: Library) -> None:
    told = "Ik zei tegen S. " + "wat ik zag, en " * 20
    past = [deed(FRIDAY, text=told), deed(MONDAY, "vier-r", text="Eerst.")]
    past += [deed(NEXT, text="later"), deed(MONDAY - timedelta(days=1), text="eerder")]
    sitting = looking(library, past=past)
    prompt = sitting.questions["bewaren"]
    labels = [each.label for each in prompt.option]
    assert labels[0] == "4xR: Eerst."
    assert labels[1].startswith("Waarderen: Ik zei tegen S. wat ik zag")
    assert labels[1].endswith("…")
    assert labels[2:] == ["iets anders"]
    (entry,) = kept(sitting, walked(sitting, {"bewaren": past[0].id}))
    assert isinstance(entry, Review)
    assert [row.answer for row in entry.answers] == [f"Waarderen: {told}"]
    assert (entry.period, entry.kind, entry.essential) == ("2026-W48", "review", None)


def test_something_else_is_told_in_own_words(library: Library) -> None:
    sitting = looking(library, past=[deed(FRIDAY)])
    answers = walked(sitting, {"bewaren": "other", "bewaren-follow-up": "de lunch"})
    (entry,) = kept(sitting, answers)
    assert [row.answer for row in entry.answers] == ["other", "de lunch"]


def test_without_deeds_the_moment_is_told_in_words(library: Library) -> None:
    first = next(iter(steps(looking(library), {})))
    assert first.prompt
    assert (first.key, first.prompt.kind, first.prompt.option) == ("bewaren", Kind.TEXT, ())


def test_what_set_a_reflex_off_is_asked_when_it_was_followed(library: Library) -> None:
    sitting = looking(library)
    for said, asked in (("followed", True), ("noticed", False), ("not-noticed", False)):
        keys = list(walked(sitting, {"meer-controle": said}))
        assert ("meer-controle-follow-up" in keys) is asked
    assert sum(key.startswith(("meer-", "opgelegde-")) for key in walked(sitting, {})) == 4


def test_only_the_lowest_source_is_asked_about(library: Library) -> None:
    sitting = looking(library)
    sources = ["bron-verbinding", "bron-vertrouwen", "bron-visie", "bron-inspiratie"]
    answers = walked(sitting, dict(zip(sources, (7, 3, 9, 3), strict=True)))
    assert [key for key in answers if key.startswith("bron-")] == [
        *sources, "bron-vertrouwen-follow-up",
    ]  # fmt: skip
    assert not any(key.endswith("-follow-up") for key in walked(sitting, {}))
    (entry,) = kept(sitting, answers | {"bron-vertrouwen-follow-up": "het druk"})
    rows = [(row.prompt.rpartition("-")[0], row.answer) for row in entry.answers]
    assert rows[1:3] == [("bron-vertrouwen", 3), ("", "het druk")]


def test_of_two_agreements_one_is_asked_each_week(library: Library) -> None:
    past: list[AnyEntry] = []
    asked = []
    for _ in range(3):
        asked.append({"open", "toegezegd"} & set(walked(looking(library, past=past), {})))
        past.append(review(MONDAY, f"2026-W{40 + len(past)}"))
    assert asked == [{"open"}, {"toegezegd"}, {"open"}]


def test_one_of_the_questions_of_the_week_is_asked(library: Library) -> None:
    assert "week" in looking(library).questions["question"].frame


def test_what_comes_back_can_be_taken_up(library: Library) -> None:
    rows = (Answer(prompt="vier-r-keten.wat", question="?", answer="de planning"),
            Answer(prompt="vier-r-keten.rekenschap-datum", question="?", answer=NEXT))  # fmt: skip
    chain = made_at(
        Exercise, on(MONDAY), essential="vier-r", exercise="vier-r-keten", stage="afspreken",
        people=("K.",), answers=rows,
    )  # fmt: skip
    assert "terugkerend" not in walked(looking(library), {})
    sitting = looking(library, past=[chain])
    (option,) = sitting.questions["terugkerend"].option
    assert "K." in option.label
    (entry,) = kept(sitting, walked(sitting, {"terugkerend": (chain.id,)}))
    assert entry.answers[0].answer == (option.label,)


# the mirror --------------------------------------------------------------------------------------


def test_the_mirror_asks_three_items_each_and_one_from_outside(library: Library) -> None:
    keys = list(walked(looking(library, Occasion.MONTH), {}))
    items = keys[: keys.index("opvallen")]
    assert len(items) == 32
    outside = [key for key in items if key.endswith("-outside")]
    assert len(outside) == 8
    for key in outside:
        assert items[items.index(key) - 1] == key.removesuffix("-outside")


def test_last_time_is_shown_only_after_answering(library: Library) -> None:
    earlier = made_at(
        Mirror, on(MONDAY - timedelta(days=28)), period="2026-10",
        answers=tuple(
            Answer(prompt=name, question="?", answer=said)
            for name, said in (("waardering-1", "never"), ("gevoel-1", "often"))
        ),
    )  # fmt: skip
    sitting = looking(library, Occasion.MONTH, [earlier])
    said: dict[str, str | int] = {
        "waardering-1": "weekly", "waardering-1-outside": "once", "gevoel-1": "often",
    }  # fmt: skip
    answers = walked(sitting, said)
    showing = [each for each in steps(sitting, answers) if each.compared]
    assert [each.key for each in showing] == ["opvallen"]
    (one,) = showing[0].compared
    assert (one.now, one.before, one.outside) == ("elke week", "niet", "één keer")
    assert all(each.prefill is None for each in steps(sitting, answers))


def test_an_outside_view_says_what_it_is_about(library: Library) -> None:
    seen = step(looking(library, Occasion.MONTH), "waardering-1-outside", {})
    assert seen.about == library.items["waardering-1"].text
    assert seen.prompt
    assert [each.id for each in seen.prompt.option][:2] == ["never", "once"]


def test_the_mirror_is_kept_with_each_answer_under_its_item(library: Library) -> None:
    sitting = looking(library, Occasion.MONTH)
    said = {"waardering-1": "weekly", "belofte": "ego-opzij", "ego": "bij de planning"}
    (entry,) = kept(sitting, walked(sitting, said))
    assert isinstance(entry, Mirror)
    assert entry.period == "2026-11"
    assert [row.answer for row in entry.answers] == list(said.values())
    assert entry.answers[0].prompt == "waardering-1"
    assert library.find_asked("waardering-1-outside")


def test_a_promise_is_asked_about_in_its_own_words(library: Library) -> None:
    sitting = looking(library, Occasion.MONTH)
    promises = {"paden", "conventies", "onvolkomen", "vertrouwen", "ego"}
    assert not promises & set(walked(sitting, {}))
    assert promises & set(walked(sitting, {"belofte": "conventies-loslaten"})) == {"conventies"}


# before a conversation ---------------------------------------------------------------------------


def test_what_was_done_since_the_last_conversation_is_told_and_brought(library: Library) -> None:
    seen = made_at(Observation, on(MONDAY, 10), essential="vier-r", text="K. begon zelf")
    told = evening(MONDAY, answers=(Answer(prompt="goed-1", question="?", answer="het liep"),))
    past: list[AnyEntry] = [
        deed(MONDAY, text="een"),
        deed(FRIDAY, text="twee"),
        seen,
        told,
        evening(FRIDAY),
    ]
    sitting = looking(library, Occasion.COACH, past)
    bring = step(sitting, "meebrengen", {})
    assert [(each.essential, each.deeds, each.days) for each in bring.counted] == [
        ("waarderen", 2, 2)
    ]
    assert bring.prompt
    assert [each.label for each in bring.prompt.option] == [
        "Waarderen: twee", "Waarderen: het liep", "Waarderen: een", "4xR: K. begon zelf",
    ]  # fmt: skip
    answers: dict[str, Value | None] = {"meebrengen": (past[1].id,), "grens": "thuis"}
    (entry,) = kept(sitting, walked(sitting, answers))
    assert isinstance(entry, Exercise)
    assert entry.exercise == "coachvoorbereiding"
    assert [row.answer for row in entry.answers] == [("Waarderen: twee",), "thuis"]


@pytest.mark.parametrize("ago", [1, 7, 8])
def test_each_day_since_the_last_conversation_counts(library: Library, ago: int) -> None:
    before = FRIDAY - timedelta(days=ago)
    held = made_at(Exercise, on(before, 12), exercise="coachvoorbereiding")
    first = deed(before + timedelta(days=1), text="de eerste dag")
    sitting = looking(library, Occasion.COACH, [held, first])
    assert [each.deeds for each in step(sitting, "meebrengen", {}).counted] == [1]


# taken up again ----------------------------------------------------------------------------------


@pytest.mark.parametrize("occasion", [Occasion.WEEK, Occasion.MONTH, Occasion.COACH])
def test_a_draft_asks_the_same_again(library: Library, occasion: Occasion) -> None:
    past = [deed(FRIDAY)]
    before = looking(library, occasion, past)
    again = prepare(
        library,
        [*past, review(FRIDAY, "2026-W47"), deed(FRIDAY, text="nog een")],
        Beginning(moment=occasion, day=FRIDAY, chosen=before.chosen, answered=before.questions),
    )
    assert again.chosen == before.chosen
    assert list(walked(again, {})) == list(walked(before, {}))


def test_nothing_answered_is_nothing_kept(library: Library) -> None:
    for occasion in (Occasion.WEEK, Occasion.MONTH, Occasion.COACH):
        assert kept(looking(library, occasion), {}) == ()
