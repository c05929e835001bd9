from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from packs import behaviour, essential, pack, prompt
from verbindend.core.pack_rules import problems
from verbindend.core.prompt import Kind, Option

if TYPE_CHECKING:
    from verbindend.core.pack import Pack

OPTIONS = (Option(id="ja", label="ja"), Option(id="nee", label="nee"))
SCALE = {"kind": Kind.SCALE, "follow_up": "Waarom?"}


@pytest.mark.parametrize(
    "good",
    [
        pack(),
        pack(prompt("a" * 64)),
        pack(prompt("1-2-3")),
        pack(essential(title="t" * 80)),
        pack(prompt(text="t" * 2000)),
        pack(prompt(**SCALE)),
        pack(prompt(**SCALE, min=1, max=5)),
        pack(prompt(kind=Kind.CHOICE, option=OPTIONS)),
        pack(
            prompt(),
            prompt(
                "dag", kind=Kind.CHOICE, essential="", behaviours=(), frame=("daad-dag",),
                options_from="dagen",
            ),
        ),
        pack(prompt(essential="", behaviours=(), frame=("goed",))),
        pack(*(prompt(f"p-{number}") for number in range(500))),
        pack(essential("zelfde"), essential(), behaviour("zelfde"), prompt("zelfde", behaviours=(
            "zelfde",))),
    ],
)  # fmt: skip
def test_a_pack_as_it_should_be_has_no_problem(good: Pack) -> None:
    assert list(problems(good)) == []


@pytest.mark.parametrize(
    "name",
    ["", "A", "a_b", "a--b", "-a", "a-", "a b", "a/b", "..", "a:b", "a.nl", "a\n", "a\x00", "con",
     "com1", "lpt9", "nul", "а", "a１", "ıd", "a" * 65],
)  # fmt: skip
def test_an_id_is_of_plain_letters_digits_and_hyphens(name: str) -> None:
    for wrong in (
        pack(essential(name), behaviour(essential=name), prompt(essential=name)),
        pack(behaviour(name), prompt(behaviours=(name,))),
        pack(prompt(name)),
        pack(name=name),
    ):
        told = [each for each in problems(wrong) if "only a-z" in each.sentence]
        assert [each.facts["place"] for each in told] == [name[:60]]


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        (pack(prompt(), prompt()), "moed-a1", "used twice"),
        (pack(essential(), essential(number=2)), "moed", "used twice"),
        (pack(behaviour(), behaviour()), "vragen", "used twice"),
        (pack(essential(title="t" * 81)), "moed", "title has between"),
        (pack(essential(title=" ")), "moed", "title has between"),
        (pack(essential(title="\u200b")), "moed", "title has between"),
        (pack(prompt(text="")), "moed-a1", "question has between"),
        (pack(prompt(text=" \n\t")), "moed-a1", "question has between"),
        (pack(prompt(text="\u200b\u2060")), "moed-a1", "question has between"),
        (pack(prompt(text="t" * 2001)), "moed-a1", "question has between"),
        (pack(prompt(essential="rust", behaviours=(), frame=("goed",))), "moed-a1", "no essential"),
        (pack(behaviour(), behaviour("rusten", essential="rust")), "rusten", "no essential"),
        (pack(behaviour(), behaviour("rusten", essential="")), "rusten", "names no essential"),
        (pack(prompt(behaviours=("rusten",))), "moed-a1", "no behaviour"),
        (pack(prompt(behaviours=())), "moed-a1", "neither a behaviour nor a frame"),
        (pack(prompt(kind=Kind.SCALE)), "moed-a1", "needs a follow_up"),
        (pack(prompt(**(SCALE | {"follow_up": " "}))), "moed-a1", "needs a follow_up"),
        (pack(prompt(**SCALE, min=0, max=7)), "moed-a1", "scale runs"),
        (pack(prompt(**SCALE, min=10, max=0)), "moed-a1", "scale runs"),
        (pack(prompt(kind=Kind.CHOICE)), "moed-a1", "no options"),
        (pack(prompt(kind=Kind.CHECKLIST)), "moed-a1", "no options"),
        (pack(prompt(kind=Kind.CHOICE, option=OPTIONS + OPTIONS[:1])), "moed-a1", "twice"),
        (pack(prompt(kind=Kind.CHOICE, options_from="dagen")), "moed-a1", "for the fixed question"),
        (
            pack(prompt(kind=Kind.CHECKLIST, options_from="essenties", frame=("daad-essentie",))),
            "moed-a1",
            "for the fixed question",
        ),
        (
            pack(prompt(kind=Kind.CHOICE, option=(Option(id=" ", label="x"),))),
            "moed-a1",
            "an id and a label",
        ),
        (
            pack(prompt(kind=Kind.CHOICE, option=(Option(id="x", label="\u200b"),))),
            "moed-a1",
            "an id and a label",
        ),
        (
            pack(
                prompt(),
                prompt(
                    "dag",
                    kind=Kind.CHOICE,
                    essential="",
                    behaviours=(),
                    frame=("daad-dag",),
                    option=OPTIONS,
                    options_from="dagen",
                ),
            ),
            "dag",
            "leave one out",
        ),
        (
            replace(
                pack(),
                essentials=(),
                behaviours=(),
                prompts=(prompt(essential="", behaviours=(), frame=("goed",)),),
            ),
            "moed-pakket",
            "has no essentials",
        ),
    ],
)
def test_what_is_wrong_is_said_with_the_table_it_is_about(
    wrong: Pack, place: str, said: str
) -> None:
    (problem,) = problems(wrong)
    assert said in problem.sentence
    assert problem.facts["place"] == place


@pytest.mark.parametrize("language", ["", "Nederlands", "../en", "n", "nl-", "nl\n", "nl.en"])
def test_a_language_is_named_as_all_programs_name_it(language: str) -> None:
    good = pack()
    wrong = replace(good, about=replace(good.about, language=language))
    assert [each.facts["place"] for each in problems(wrong)] == ["moed-pakket"]
    for known in ("nl", "en-GB", "fry", "zh-Hant-TW"):
        assert not list(problems(replace(good, about=replace(good.about, language=known))))


def test_a_behaviour_belongs_to_one_essential() -> None:
    wrong = pack(
        essential(),
        essential("rust", number=2),
        behaviour(),
        prompt(essential="rust", behaviours=("vragen",)),
    )
    (problem,) = problems(wrong)
    assert problem.facts["name"] == "vragen"


def test_more_than_five_hundred_questions_are_too_many() -> None:
    (problem,) = problems(pack(*(prompt(f"p-{number}") for number in range(501))))
    assert problem.facts["most"] == 500


def test_a_message_quotes_sixty_characters_of_a_pack_at_most() -> None:
    long = "a" * 300
    for wrong in (
        pack(prompt(long)),
        pack(prompt(essential=long, behaviours=(), frame=("goed",))),
        pack(prompt(behaviours=(long,))),
        pack(prompt(kind=Kind.CHOICE, option=(Option(id=long, label="a"),) * 2)),
    ):
        (problem,) = problems(wrong)
        assert all(len(str(fact)) <= 60 for fact in problem.facts.values())
