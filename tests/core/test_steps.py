from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking import asking, deeds, kept, starting, walked
from making import MONDAY, deed, intention
from verbindend.core.entry import Moment, Reflection, texts
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import Sitting
from verbindend.core.step import Form
from verbindend.core.steps import steps

if TYPE_CHECKING:
    from verbindend.core.entry import Value
    from verbindend.core.library import Library

TELLS = "waarderen-a1"
"""An evening question whose answer tells of a deed."""
LOOKS_BACK = "waarderen-a4"
"""One whose answer does not."""
SCALE = "zelfbewustzijn-v2"


@pytest.fixture
def library(libraries: dict[str, Library]) -> Library:
    """The built-in content, in Dutch."""
    return libraries["nl"]


# mornings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, "today question if-then"),
        ({"question": "Aan S."}, "today question if-then"),
        ({"if-then": ("na tien uur", "bel ik")}, "today question if-then hindernis"),
        ({"if-then": ("als gisteren", "weer")}, "today question if-then"),
    ],
)
def test_a_morning_asks_what_may_get_in_the_way_of_something_new(
    library: Library, said: dict[str, Value], asked: str
) -> None:
    earlier = intention(when="als gisteren", then="weer")
    sitting = starting(library, "waarderen-o1", earlier=earlier)
    assert list(walked(sitting, said)) == asked.split()


@pytest.mark.parametrize("again", [True, False])
def test_the_earlier_intention_is_shown_where_it_was_meant_to_be_tried_again(
    library: Library, *, again: bool
) -> None:
    earlier = intention()
    sitting = starting(library, "waarderen-o1", earlier=earlier, again=again)
    (step,) = [each for each in steps(sitting, {}) if each.form == Form.IF_THEN]
    assert step.intention == (earlier if again else None)


# evenings -----------------------------------------------------------------------------------------

MEANT = intention(essential="waarderen")
MEANT_ELSEWHERE = intention(essential="vier-r")
NOTED = deed(essential="waarderen", text="al genoteerd")
NOTED_ELSEWHERE = deed(essential="vier-r", text="al genoteerd")


@pytest.mark.parametrize(
    ("known", "said", "asked", "count"),
    [
        # nothing was meant, nothing noted
        ({"question": LOOKS_BACK}, {}, "goed question", 0),
        ({"question": LOOKS_BACK}, {"question": "veel"}, "goed question", 0),
        ({"question": TELLS}, {}, "goed question", 0),
        ({"question": TELLS}, {"question": "dank"}, "goed question telt-mee", 0),
        (
            {"question": TELLS},
            {"question": "dank", "telt-mee": "no"},
            "goed question telt-mee",
            0,
        ),
        (
            {"question": TELLS},
            {"question": "dank", "telt-mee": "yes", "waar": "bij de balie"},
            "goed question telt-mee waar",
            1,
        ),
        # something was meant
        ({"question": LOOKS_BACK, "intention": MEANT}, {}, "goed afronden question", 0),
        (
            {"question": LOOKS_BACK, "intention": MEANT},
            {"afronden": "done"},
            "goed afronden gezien getuige question",
            1,
        ),
        (
            {"question": LOOKS_BACK, "intention": MEANT},
            {"afronden": "different"},
            "goed afronden gezien question",
            0,
        ),
        (
            {"question": LOOKS_BACK, "intention": MEANT},
            {"afronden": "different", "gezien": "ik belde"},
            "goed afronden gezien getuige question",
            1,
        ),
        (
            {"question": LOOKS_BACK, "intention": MEANT},
            {"afronden": "failed"},
            "goed afronden niet-gelukt opnieuw question",
            0,
        ),
        (
            {"question": LOOKS_BACK, "intention": MEANT},
            {"afronden": "no_chance"},
            "goed afronden question",
            0,
        ),
        # what was meant was done, and the question tells of a deed too
        (
            {"question": TELLS, "intention": MEANT},
            {"afronden": "done", "question": "dank"},
            "goed afronden gezien getuige question question-dezelfde",
            1,
        ),
        (
            {"question": TELLS, "intention": MEANT},
            {"afronden": "done", "question": "dank", "question-dezelfde": "same"},
            "goed afronden gezien getuige question question-dezelfde",
            1,
        ),
        (
            {"question": TELLS, "intention": MEANT},
            {"afronden": "done", "question": "dank", "question-dezelfde": "other"},
            "goed afronden gezien getuige question question-dezelfde waar",
            2,
        ),
        (
            {"question": TELLS, "intention": MEANT},
            {"afronden": "failed", "question": "dank", "telt-mee": "yes"},
            "goed afronden niet-gelukt opnieuw question telt-mee waar",
            1,
        ),
        (
            {"question": TELLS, "intention": MEANT},
            {"afronden": "different", "question": "dank", "telt-mee": "yes"},
            "goed afronden gezien question telt-mee waar",
            1,
        ),
        (
            {"question": TELLS, "intention": MEANT_ELSEWHERE},
            {"afronden": "done", "question": "dank", "telt-mee": "yes"},
            "goed afronden gezien getuige question telt-mee waar",
            2,
        ),
        # a deed was noted today
        (
            {"question": TELLS, "noted": (NOTED,)},
            {"question": "dank", "question-dezelfde": "same"},
            "goed question question-dezelfde",
            0,
        ),
        (
            {"question": TELLS, "noted": (NOTED,)},
            {"question": "dank", "question-dezelfde": "other"},
            "goed question question-dezelfde waar",
            1,
        ),
        (
            {"question": TELLS, "noted": (NOTED_ELSEWHERE,)},
            {"question": "dank", "telt-mee": "yes"},
            "goed question telt-mee waar",
            1,
        ),
        (
            {"question": TELLS, "intention": MEANT, "noted": (NOTED,)},
            {
                "afronden": "done",
                "afronden-dezelfde": "same",
                "question": "dank",
                "question-dezelfde": "same",
            },
            "goed afronden afronden-dezelfde question question-dezelfde",
            0,
        ),
        (
            {"question": TELLS, "intention": MEANT, "noted": (NOTED,)},
            {"afronden": "done", "afronden-dezelfde": "other"},
            "goed afronden afronden-dezelfde gezien getuige question",
            1,
        ),
        (
            {"question": TELLS, "intention": MEANT, "noted": (NOTED,)},
            {"afronden": "done"},
            "goed afronden afronden-dezelfde question",
            0,
        ),
        (
            {"question": TELLS, "intention": MEANT, "noted": (NOTED,)},
            {"afronden": "failed"},
            "goed afronden niet-gelukt opnieuw question",
            0,
        ),
        (
            {"question": LOOKS_BACK, "intention": MEANT_ELSEWHERE, "noted": (NOTED,)},
            {"afronden": "done"},
            "goed afronden gezien getuige question",
            1,
        ),
        # the other fixed question, and one deeper
        ({"question": LOOKS_BACK, "frame": "meenemen"}, {}, "question meenemen", 0),
        (
            {"question": LOOKS_BACK, "deepening": "waarderen-v1"},
            {"dieper": "no"},
            "goed question dieper",
            0,
        ),
        (
            {"question": LOOKS_BACK, "deepening": "waarderen-v1", "frame": "meenemen"},
            {"dieper": "yes"},
            "question meenemen dieper deepening",
            0,
        ),
    ],
)
def test_an_evening_asks_what_follows_and_counts_an_act_once(
    library: Library,
    known: dict[str, object],
    said: dict[str, Value],
    asked: str,
    count: int,
) -> None:
    sitting = asking(library, **known)  # type: ignore[arg-type]
    answers = walked(sitting, said)
    assert list(answers) == asked.split()
    assert len(deeds(kept(sitting, answers))) == count


def test_the_deed_noted_before_stands_above_the_question_whether_it_is_the_same(
    library: Library,
) -> None:
    sitting = asking(library, TELLS, intention=MEANT, noted=(NOTED,))
    known = {each.key: each for each in steps(sitting, {"afronden": "done", "question": "dank"})}
    assert known["afronden"].intention == MEANT
    assert known["afronden-dezelfde"].deed == NOTED
    assert known["question-dezelfde"].deed == NOTED


def test_a_scale_is_followed_by_its_own_question(library: Library) -> None:
    scale = next(each for each in library.pack.prompts if each.follow_up)
    sitting = asking(library, LOOKS_BACK, deepening=scale.id)
    answers = walked(sitting, {"dieper": "yes", "deepening": 0})
    assert list(answers)[-2:] == ["deepening", "deepening-follow-up"]
    step = steps(sitting, answers)[-1]
    assert (step.form, step.text, step.is_text) == (Form.FOLLOW_UP, scale.follow_up, True)
    assert "deepening-follow-up" not in walked(sitting, {"dieper": "yes"})


def test_another_answer_than_those_offered_is_told_in_own_words(library: Library) -> None:
    prompt = next(
        each for each in library.pack.prompts if any(option.other for option in each.option)
    )
    other = next(option for option in prompt.option if option.other)
    sitting = asking(library, LOOKS_BACK, deepening=prompt.id)
    answers = walked(sitting, {"dieper": "yes", "deepening": other.id})
    assert list(answers)[-2:] == ["deepening", "deepening-follow-up"]
    step = steps(sitting, answers)[-1]
    assert (step.form, step.is_text) == (Form.FOLLOW_UP, True)
    assert step.text.casefold() == f"{other.label}:".casefold()
    first = prompt.option[0]
    assert not first.other
    assert "deepening-follow-up" not in walked(sitting, {"dieper": "yes", "deepening": first.id})


def test_a_deepening_by_itself_is_one_question(library: Library) -> None:
    sitting = Sitting(
        moment=Occasion.DEEPENING,
        day=MONDAY,
        essential="waarderen",
        questions={"question": library.prompts["waarderen-v1"]},
    )
    assert list(walked(sitting, {})) == ["question"]
    (entry,) = kept(sitting, {"question": "diep"})
    assert isinstance(entry, Reflection)
    assert entry.moment == Moment.DEEPENING


def test_nothing_is_asked_where_the_pack_has_no_question(library: Library) -> None:
    bare = Sitting(
        moment=Occasion.EVENING,
        day=MONDAY,
        essential="waarderen",
        questions={"question": library.prompts[TELLS]},
        intention=MEANT,
        deeds={"waarderen": NOTED},
    )
    assert [each.key for each in steps(bare, {"question": "dank"})] == ["question"]


# whatever was answered before --------------------------------------------------------------------

WRITTEN = ("goed", "gezien", "niet-gelukt", "question", "waar")
_said = st.fixed_dictionaries(
    {
        "goed": st.sampled_from([None, "iets over goed"]),
        "afronden": st.sampled_from([None, "done", "different", "failed", "no_chance"]),
        "afronden-dezelfde": st.sampled_from([None, "same", "other"]),
        "gezien": st.sampled_from([None, "iets over gezien"]),
        "getuige": st.sampled_from([None, "self", "heard"]),
        "niet-gelukt": st.sampled_from([None, "iets over niet-gelukt"]),
        "opnieuw": st.sampled_from([None, "again", "let_go"]),
        "question": st.sampled_from([None, "iets over question"]),
        "telt-mee": st.sampled_from([None, "yes", "no"]),
        "question-dezelfde": st.sampled_from([None, "same", "other"]),
        "waar": st.sampled_from([None, "iets over waar"]),
        "dieper": st.sampled_from([None, "yes", "no"]),
        "deepening": st.sampled_from([None, "iets over deepening"]),
    }
)


@given(
    st.sampled_from([TELLS, LOOKS_BACK]),
    st.sampled_from([None, MEANT, MEANT_ELSEWHERE]),
    st.sampled_from([(), (NOTED,), (NOTED_ELSEWHERE,), (NOTED, NOTED_ELSEWHERE)]),
    _said,
)
def test_what_was_answered_to_what_is_not_asked_any_more_counts_nowhere_and_is_not_lost(
    libraries: dict[str, Library],
    question: str,
    meant: object,
    noted: object,
    said: dict[str, Value | None],
) -> None:
    sitting = asking(
        libraries["nl"],
        question,
        intention=meant,  # type: ignore[arg-type]
        noted=noted,  # type: ignore[arg-type]
        deepening="waarderen-v1",
    )
    asked = walked(sitting, said)
    assert [each.key for each in steps(sitting, said)] == list(asked)
    entries, others = kept(sitting, said), kept(sitting, asked)
    assert deeds(entries) == deeds(others)
    assert [each.closes for each in entries if isinstance(each, Reflection)][:1] in (
        [each.closes for each in others if isinstance(each, Reflection)][:1],
        [()],
    )
    found = "\n".join(text for entry in entries for _, text in texts(entry))
    assert [key for key in WRITTEN if said[key] and f"iets over {key}" not in found] == []


@given(
    st.sampled_from([None, MEANT, MEANT_ELSEWHERE]),
    st.sampled_from([(), (NOTED,), (NOTED_ELSEWHERE,)]),
    _said,
)
def test_an_act_is_a_deed_once_and_only_when_it_is_confirmed(
    libraries: dict[str, Library], meant: object, noted: object, said: dict[str, Value | None]
) -> None:
    sitting = asking(
        libraries["nl"],
        TELLS,
        intention=meant,  # type: ignore[arg-type]
        noted=noted,  # type: ignore[arg-type]
    )
    asked = walked(sitting, said)
    done = asked.get("afronden") == "done" or (
        asked.get("afronden") == "different" and bool(asked.get("gezien"))
    )
    closing = done and asked.get("afronden-dezelfde", "other") == "other"
    telling = asked.get("telt-mee") == "yes" or asked.get("question-dezelfde") == "other"
    assert len(deeds(kept(sitting, asked))) == closing + telling
