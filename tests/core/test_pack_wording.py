from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from packs import behaviour, essential, pack, prompt
from verbindend.core.pack import Notion, Notions, Pack, Use
from verbindend.core.pack_wording import alike, doubts, faults, words


def asking(*questions: str, language: str = "nl", address: str = "je", **keys: Any) -> Pack:  # noqa: ANN401
    """A pack with these questions."""
    made = pack(*(prompt(f"moed-a{n}", text=text, **keys) for n, text in enumerate(questions, 1)))
    about = msgspec.structs.replace(made.about, language=language, address=address)
    return msgspec.structs.replace(made, about=about)


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("Wat ging goed? Wat niet?", "nl", "one question mark"),
        ("Wat ging goed", "nl", "one question mark"),
        ("Wat ging goed? Vertel.", "nl", "one question mark"),
        (f"Wat {'x ' * 16}ging goed?", "nl", "at most {words} words"),
        (f"Wat {'x' * 90}?", "nl", "at most {words} words"),
        ("Wat deed u vandaag?", "nl", "“u”"),
        ("Wat vroeg uw team?", "nl", "“u”"),
        ("Heb je vandaag iets gevraagd?", "nl", "begins with"),
        ("Waarom greep je in?", "nl", "begins with"),
        ("Did you ask?", "en", "begins with"),
        ("Why did you step in?", "en-GB", "begins with"),
    ],
)
def test_a_question_that_breaks_a_rule_is_named(question: str, language: str, said: str) -> None:
    (fault,) = faults(asking(question, language=language))
    assert said in fault.sentence
    assert fault.facts["place"] == "moed-a1"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wat vroeg je?", "nl"),
        (" ".join(["Wat"] * 15) + " dan?", "nl"),
        (f"Wat {'x' * 85}?", "nl"),
        ("Uit welk gesprek kwam je wijzer?", "nl"),
        ("Did jij wat?", "nl"),
        ("Heb je iets gevraagd?", "fr"),
        ("Who did you ask?", "en"),
    ],
)
def test_a_question_that_keeps_the_rules_is_not(question: str, language: str) -> None:
    assert list(faults(asking(question, language=language))) == []


def test_a_pack_that_says_u_may(  # a coach may prefer it
) -> None:
    assert list(faults(asking("Wat deed u vandaag?", address="u"))) == []


def test_why_may_open_a_question_on_an_essential_about_it() -> None:
    made = pack(
        essential("waarom-waarde"),
        behaviour(essential="waarom-waarde"),
        prompt(essential="waarom-waarde", text="Waarom bestaat jullie team?"),
    )
    assert list(faults(made)) == []


def test_a_fixed_question_may_be_closed_and_one_on_an_essential_names_its_behaviour() -> None:
    fixed = prompt("telt", essential="", behaviours=(), frame=("telt-mee",), text="Is dat er een?")
    vague = prompt("vaag", behaviours=(), frame=("goed",), text="Welke daad?")
    (fault,) = faults(pack(fixed, vague))
    assert fault.facts["place"] == "vaag"
    assert "no behaviour" in fault.sentence


def test_a_follow_up_is_a_question_too() -> None:
    (fault,) = faults(asking("Wat vroeg je?", follow_up="Leg uit."))
    assert "one question mark" in fault.sentence


def test_the_same_question_twice_is_named_with_its_double() -> None:
    (fault,) = faults(asking("Wat vroeg je?", "Wie vroeg je?", "WAT vroeg  je ?"))
    assert (fault.facts["place"], fault.facts["other"]) == ("moed-a3", "moed-a1")


@pytest.mark.parametrize(
    ("question", "language", "word"),
    [
        ("Wat zag en hoorde je?", "nl", "en"),
        ("Wat doe je altijd?", "nl", "altijd"),
        ("Wat moet er anders?", "nl", "moet"),
        ("What did you see and hear?", "en", "and"),
        ("What do you never say?", "en", "never"),
    ],
)
def test_a_word_that_may_hide_a_second_thought_is_a_doubt(
    question: str, language: str, word: str
) -> None:
    made = asking(question, language=language)
    assert list(faults(made)) == []
    (doubt,) = doubts(made)
    assert (doubt.facts["place"], doubt.facts["word"]) == ("moed-a1", word)


def test_questions_that_are_nearly_the_same_are_a_doubt() -> None:
    made = asking(
        "Wat vroeg je vandaag aan je team?", "Wat vroeg je vandaag aan jouw team?", "Wie?"
    )
    (doubt,) = doubts(made)
    assert (doubt.facts["place"], doubt.facts["other"]) == ("moed-a2", "moed-a1")
    assert 60 <= int(str(doubt.facts["percent"])) < 100


def test_a_behaviour_without_a_question_and_a_frame_that_nothing_asks_are_doubts() -> None:
    made = pack(
        behaviour(),
        behaviour("durven"),
        prompt(frame=("richtin",)),
        prompt("moed-a2", frame=("richting", "stappen", "goed"), text="Wie dan?"),
    )
    steps = Notions(
        id="stappen", use=Use.CHAIN, title="x", option=(Notion(id="richting", label="Richting"),)
    )
    made = msgspec.structs.replace(made, sets=(steps,))
    unasked, frame = doubts(made)
    assert unasked.facts["place"] == "durven"
    assert [frame.facts[each] for each in ("place", "frame", "nearest")] == [
        "moed-a1", "richtin", "richting",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=40), min_size=2, max_size=6))
def test_likeness_is_a_share_and_sorted(texts: list[str]) -> None:
    pairs = alike(asking(*texts), least=0)
    assert len(pairs) == len(texts) * (len(texts) - 1) // 2
    shares = [share for share, _, _ in pairs]
    assert shares == sorted(shares, reverse=True)
    for share, one, other in pairs:
        assert 0 <= share <= 1
        assert one.id != other.id
        if words(one.text) == words(other.text):
            assert share == 1


def test_of_a_question_far_too_long_the_beginning_is_compared() -> None:
    begin = "Wat vroeg je toen de klant het anders zag dan jij? " * 4
    ((share, _, _),) = alike(asking(f"{begin}Zo.", f"{begin}{'Heel anders. ' * 100}"))
    assert share == 1
