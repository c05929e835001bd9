from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

import packs
from asking import walked
from making import MONDAY, evening, intention
from packs import essential, prompt
from verbindend.core.entry import Moment
from verbindend.core.guided import When
from verbindend.core.library import Library
from verbindend.core.pack import Notion, Notions, Role, Use
from verbindend.core.pack_rules import problems
from verbindend.core.prompt import Kind, Option
from verbindend.core.rhythm import FITTING, NOTICED, Block, Occasion, Rhythm, RhythmStep
from verbindend.core.sitting import Beginning, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.pack import Pack

YES_NO = (Option(id="ja", label="ja"), Option(id="nee", label="nee"))
CHOICE = RhythmStep(id="klaar", kind=Kind.CHOICE, text="Is het klaar?", option=YES_NO)


def rhythm(*steps: RhythmStep, moment: Occasion = Occasion.EVENING) -> Rhythm:
    return Rhythm(id="mijn-avond", moment=moment, title="Avond", step=steps)


def own(name: str = "uur", **keys: Any) -> RhythmStep:  # noqa: ANN401
    return RhythmStep(id=name, **{"text": "Hoe laat stop je?", **keys})


def block(name: Block, **keys: Any) -> RhythmStep:  # noqa: ANN401
    return RhythmStep(id=f"blok-{name}", block=name, **keys)


def with_rhythms(*rhythms: Rhythm) -> Pack:
    return replace(packs.pack(), rhythms=rhythms)


@pytest.mark.parametrize("moment", Occasion)
def test_each_block_can_be_asked_at_its_occasions_and_no_others(moment: Occasion) -> None:
    for name, moments in FITTING.items():
        needed = () if moment != Occasion.BETWEEN or name == Block.DEED else (block(Block.DEED),)
        found = list(problems(with_rhythms(rhythm(*needed, block(name), moment=moment))))
        assert bool(found) == (moment not in moments)


def test_there_are_twelve_blocks() -> None:
    assert len(Block) == 12


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (rhythm(), "has no steps"),
        (rhythm(own(), own()), "is there twice"),
        (rhythm(own(text="")), "asks nothing"),
        (rhythm(own(text="", frame="nergens")), "asks nothing"),
        (rhythm(own("waar")), "has the name of a fixed question"),
        (rhythm(own(frame="afronden")), "asks {frame} by itself"),
        (rhythm(block(Block.QUESTION), own("nog", text="", block=Block.QUESTION)), "there twice"),
        (rhythm(own(block=Block.CLOSING)), "a block has its own questions"),
        (rhythm(own(when=When(step="klaar", equals="ja"))), "no earlier choice"),
        (rhythm(CHOICE, own(when=When(step="klaar", equals="misschien"))), "no option of it"),
        (rhythm(CHOICE, own(when=When(step="klaar", equals="ja", is_not="ja"))), "no option of it"),
        (rhythm(own("eerst"), own(when=When(step="eerst", equals="ja"))), "no earlier choice"),
        (rhythm(own(), moment=Occasion.BETWEEN), "needs the block"),
    ],
)
def test_what_a_rhythm_may_not_be(wrong: Rhythm, said: str) -> None:
    found = list(problems(with_rhythms(wrong)))
    assert any(said in each.sentence for each in found), [each.sentence for each in found]
    assert {each.facts["place"] for each in found} == {"mijn-avond"}


@pytest.mark.parametrize(
    "good",
    [
        rhythm(CHOICE, own(when=When(step="klaar", is_not="ja"))),
        rhythm(own("goed", text="", frame="goed", in_turn="a"), own(in_turn="a")),
        rhythm(block(Block.QUESTION), block(Block.QUESTION, pool=Moment.DEEPENING)),
        rhythm(own("goed")),
    ],
)
def test_what_a_rhythm_may_be(good: Rhythm) -> None:
    steps = [replace(each, id=f"{each.id}-{n}") if each.block else each
             for n, each in enumerate(good.step)]  # fmt: skip
    assert list(problems(with_rhythms(replace(good, step=tuple(steps))))) == []


def test_a_pack_has_one_rhythm_for_each_occasion_and_no_name_twice() -> None:
    one, other = rhythm(own()), replace(rhythm(own()), id="nog-een-avond")
    assert any("one rhythm for" in each.sentence for each in problems(with_rhythms(one, other)))
    twice = with_rhythms(one, replace(other, id=one.id, moment=Occasion.MORNING))
    assert any("used twice" in each.sentence for each in problems(twice))


def test_of_steps_in_turn_one_is_asked_and_a_draft_keeps_its_own() -> None:
    shared = [own(name, in_turn="vast") for name in ("een", "twee", "drie")]
    turning = rhythm(own("eerst"), *shared, own("laatst"))
    asked = [[step.id for step in turning.turned(count)] for count in range(4)]
    assert [names[1] for names in asked] == ["een", "twee", "drie", "een"]
    assert all((names[0], names[-1]) == ("eerst", "laatst") for names in asked)
    assert [step.id for step in turning.turned(0, {"twee"})][1] == "twee"


def library(*rhythms: Rhythm, kind: Role = Role.EXTENSION) -> Library:
    """Questions on courage with the program's own rhythm, and a coach's beside it."""
    first = replace(
        packs.pack(essential(), prompt(), prompt("moed-v1", moment=Moment.DEEPENING)),
        rhythms=(rhythm(block(Block.QUESTION)),),
    )
    about = replace(first.about, id="van-de-coach", kind=kind)
    return Library(first, "nl", [replace(packs.pack(), about=about, rhythms=rhythms)])


def keys(library: Library, said: dict[str, str], past: Sequence[Any] = ()) -> list[str]:
    begun = Beginning(moment=Occasion.EVENING, day=MONDAY, essential="moed")
    return list(walked(prepare(library, past, begun), said))


def test_the_rhythm_of_the_pack_added_last_holds() -> None:
    coachs = replace(rhythm(own()), id="die-van-de-coach")
    assert keys(library(), {}) == ["question"]
    for kind in (Role.EXTENSION, Role.BASE):
        assert keys(library(coachs, kind=kind), {}) == ["uur"]


def test_a_condition_steers_and_the_order_is_that_of_the_pack() -> None:
    coachs = rhythm(CHOICE, own(when=When(step="klaar", equals="nee")), block(Block.QUESTION))
    asked = library(replace(coachs, id="die-van-de-coach"))
    assert keys(asked, {"klaar": "nee"}) == ["klaar", "uur", "question"]
    assert keys(asked, {"klaar": "ja"}) == ["klaar", "question"]


def test_a_block_without_words_or_an_intention_asks_nothing() -> None:
    coachs = replace(rhythm(block(Block.CLOSING), own()), id="die-van-de-coach")
    past = [intention(MONDAY, "moed"), evening(MONDAY, "moed")]
    assert keys(library(coachs), {}, past) == ["uur"]


@pytest.mark.parametrize(
    ("use", "keys", "is_good"),
    [
        (Use.REFLEXES, {"kind": Kind.CHOICE, "option": YES_NO}, False),
        (Use.REFLEXES, {"kind": Kind.TEXT}, False),
        (
            Use.REFLEXES,
            {"kind": Kind.CHOICE, "option": tuple(Option(id=e, label=e) for e in NOTICED)},
            True,
        ),
        (Use.COMPASS, {"kind": Kind.TEXT}, False),
        (Use.COMPASS, {"kind": Kind.SCALE, "follow_up": "Waar?"}, True),
        (Use.SLIDERS, {"kind": Kind.CHOICE, "option": YES_NO}, False),
        (Use.OPTIONS, {"kind": Kind.TEXT}, True),
    ],
)
def test_what_a_block_asks_of_a_set_is_answered_as_it_expects(
    use: Use, keys: dict[str, Any], *, is_good: bool
) -> None:
    given = Notions(id="zelf", use=use, title="Zelf", option=(Notion(id="druk", label="druk"),))
    asked = prompt(
        "druk-1", essential="", behaviours=(), frame=("druk",), moment=Moment.WEEK, **keys
    )
    found = [
        each
        for each in problems(replace(packs.pack(prompt(), asked), sets=(given,)))
        if "a question on {use}" in each.sentence
    ]
    assert (found == []) is is_good
