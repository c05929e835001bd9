from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from msgspec.structs import replace

import packs
from making import ESSENTIALS, anything
from verbindend.core.entry import Moment
from verbindend.core.finding import find_behaviour, find_essential
from verbindend.core.library import Library
from verbindend.core.pack import (
    About,
    Assignment,
    Essential,
    Notion,
    Notions,
    Pack,
    Role,
    Source,
    Thought,
    Use,
)
from verbindend.core.prompt import Kind
from verbindend.core.refusal import Refusal


@pytest.fixture
def dutch(libraries: dict[str, Library]) -> Library:
    """The built-in content, in Dutch."""
    return libraries["nl"]


def test_the_essentials_stand_in_the_order_of_their_numbers(dutch: Library) -> None:
    assert tuple(dutch.essentials) == ESSENTIALS
    assert tuple(dutch.titles) == ESSENTIALS
    shuffled = Pack(about=dutch.pack.about, essentials=dutch.pack.essentials[::-1])
    assert tuple(Library(shuffled, "nl").essentials) == ESSENTIALS


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("waarderen", "waarderen"),
        (" Waarderen\n", "waarderen"),
        ("WAARDEREN", "waarderen"),
        ("7", "waarderen"),
        ("4", "waarom-waarde"),
        ("waarom", "waarom-waarde"),
        ("vier", "vier-r"),
        ("4xr", "vier-r"),
        ("4XR", "vier-r"),
        ("bet", "betekenis-geven"),
        ("betekenis g", "betekenis-geven"),
        ("res", "resultaten-zichtbaar-maken"),
    ],
)
def test_an_essential_is_found_by_what_a_person_types(
    dutch: Library, typed: str, found: str
) -> None:
    assert find_essential(dutch, typed).id == found


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("waarderne", "waarderen"),
        ("waar", "waarderen"),
        ("zelfbewust zijn", "zelfbewustzijn"),
        ("9", ""),
        ("", ""),
        ("  ", ""),
    ],
)
def test_an_unknown_essential_is_refused_with_the_nearest_names(
    dutch: Library, typed: str, near: str
) -> None:
    with pytest.raises(Refusal, match="no essential") as told:
        find_essential(dutch, typed)
    nearest = str(told.value.facts["nearest"]).split(", ")
    assert len(nearest) == 3
    assert set(nearest) <= set(ESSENTIALS)
    assert near in ["", *nearest]


def test_an_essential_is_found_by_its_title_in_another_language(
    libraries: dict[str, Library],
) -> None:
    english = libraries["en"]
    for essential in english.essentials.values():
        assert find_essential(english, essential.title.upper()) == essential


@given(anything)
def test_whatever_is_typed_is_an_essential_or_refused(
    libraries: dict[str, Library], typed: str
) -> None:
    found = None
    with suppress(Refusal):
        found = find_essential(libraries["nl"], typed)
    assert found is None or found.id in ESSENTIALS


@pytest.mark.parametrize(
    ("typed", "found"),
    [("bijdrage-waarderen", "bijdrage-waarderen"), ("GEMIS", "gemis-herkennen")],
)
def test_a_behaviour_is_found_among_those_of_its_essential(
    dutch: Library, typed: str, found: str
) -> None:
    assert find_behaviour(dutch, typed, "waarderen").id == found


@pytest.mark.parametrize("typed", ["ruimte-binnen-kaders", "bijdrag-waarderen", "", "onzin"])
def test_a_behaviour_of_another_essential_is_refused_with_the_nearest_of_this_one(
    dutch: Library, typed: str
) -> None:
    with pytest.raises(Refusal, match="has no behaviour") as told:
        find_behaviour(dutch, typed, "waarderen")
    assert told.value.facts["essential"] == "Waarderen"
    own = {each.id for each in dutch.behaviours_of("waarderen")}
    assert set(str(told.value.facts["nearest"]).split(", ")) <= own


def test_an_essential_that_no_pack_knows_any_more_is_named_by_its_id(dutch: Library) -> None:
    assert dutch.title("waarderen") == "Waarderen"
    assert dutch.title("een-oud-veld") == "Een oud veld"
    assert dutch.title(None) == ""


def test_questions_are_of_one_essential_and_one_moment(dutch: Library) -> None:
    for essential in ESSENTIALS:
        for moment in (Moment.MORNING, Moment.EVENING, Moment.DEEPENING):
            found = dutch.questions(essential, moment)
            assert found
            assert {(each.essential, each.moment) for each in found} == {(essential, moment)}
    assert dutch.questions("waarderen", Moment.WEEK) == ()


def test_wordings_are_those_of_the_frame_and_of_no_essential(dutch: Library) -> None:
    found = dutch.wordings("goed")
    assert len(found) >= 4
    assert {each.id.rpartition("-")[0] for each in found} == {"goed"}
    assert dutch.wordings("bestaat-niet") == ()


def test_a_beginning_that_two_share_means_neither() -> None:
    about = About(format=1, id="p", version="1", kind=Role.BASE, language="nl", title="P")
    named = [
        Essential(id=name, number=n, title=name.upper(), short="", explanation="")
        for n, name in enumerate(["moed", "moedig", "rust"], 1)
    ]
    library = Library(Pack(about=about, essentials=tuple(named)), "nl")
    assert find_essential(library, "moed").id == "moed"
    assert find_essential(library, "moedi").id == "moedig"
    with pytest.raises(Refusal):
        find_essential(library, "moe")


# more than one pack -------------------------------------------------------------------------------


def coachs(role: Role, *, wording: bool = False, name: str = "moed") -> Pack:
    """A coach's pack with one essential, its questions in English."""
    fixed = packs.prompt(
        f"{name}-goed", essential="", behaviours=(), frame=("goed",), text="What went?"
    )
    made = packs.pack(
        packs.essential(name, number=3, title="Courage"),
        packs.behaviour(f"{name}-vragen", essential=name),
        packs.prompt(f"{name}-a1", essential=name, behaviours=(f"{name}-vragen",)),
        *([fixed] if wording else []),
        name=f"coach-{name}",
    )
    about = replace(made.about, kind=role, language="en", version="0.2.0")
    return replace(made, about=about)


def test_an_extension_comes_on_top(dutch: Library) -> None:
    library = Library(dutch.pack, "nl", [coachs(Role.EXTENSION, wording=True)])
    assert tuple(library.essentials) == (*ESSENTIALS, "moed")
    assert [each.number for each in library.essentials.values()] == list(range(1, 10))
    assert find_essential(library, "9").id == "moed"
    assert [each.id for each in library.questions("moed", Moment.EVENING)] == ["moed-a1"]
    assert library.questions("waarderen", Moment.EVENING) == dutch.questions(
        "waarderen", Moment.EVENING
    )
    assert [each.id for each in library.behaviours_of("moed")] == ["moed-vragen"]
    assert library.wordings("goed") == (*dutch.wordings("goed"), library.prompts["moed-goed"])


def test_a_pack_to_build_on_takes_the_place_of_the_built_in_one(dutch: Library) -> None:
    library = Library(dutch.pack, "nl", [coachs(Role.BASE, wording=True)])
    assert library.titles == {"moed": "Courage"}
    assert [each.number for each in library.essentials.values()] == [1]
    assert [each.id for each in library.wordings("goed")] == ["moed-goed"]
    assert library.wordings("waar") == dutch.wordings("waar")
    assert library.title("waarderen") == "Waarderen"
    assert library.title("weg") == "Weg"
    assert library.prompts["waarderen-a1"] == dutch.prompts["waarderen-a1"]
    with pytest.raises(Refusal):
        find_essential(library, "waarderen")


def test_several_packs_stand_in_the_order_they_have(dutch: Library) -> None:
    added = [coachs(Role.EXTENSION, name="rust"), coachs(Role.BASE), coachs(Role.BASE, name="lef")]
    library = Library(dutch.pack, "nl", added)
    assert tuple(library.essentials) == ("moed", "lef", "rust")


def test_each_essential_knows_its_pack(dutch: Library) -> None:
    added = coachs(Role.EXTENSION)
    library = Library(dutch.pack, "nl", [added])
    assert library.about("moed") == added.about
    assert library.about("waarderen") == dutch.pack.about
    assert library.about(None) == library.about("plan") == dutch.pack.about
    alone = Library(dutch.pack, "nl", [coachs(Role.BASE)])
    assert alone.about("plan").label == "coach-moed 0.2.0"
    assert alone.about("waarderen") == dutch.pack.about


def test_what_there_is_to_read_is_of_its_own_pack(dutch: Library) -> None:
    def told(name: str, use: Use, title: str) -> Notions:
        return Notions(id=name, use=use, title=title, option=(Notion(id="a", label="a"),))

    added = replace(
        coachs(Role.EXTENSION),
        essentials=(packs.essential("moed", chain="bewustzijnsketen"),),
        sets=(told("bewustzijnsketen", Use.CHAIN, "Moed"), told("kader", Use.STORY, "Om moed")),
        thoughts=(Thought(id="moed-g1", text="Wie durft.", origin=Source.OWN, essential="moed"),),
        tasks=(Assignment(id="moed-t1", text="Durf.", essential="moed"),),
    )
    library = Library(dutch.pack, "nl", [added])
    titles = [library.chain(library.essentials[name]) for name in ("moed", "zelfbewustzijn")]
    assert titles[0]
    assert titles[1]
    assert (titles[0].title, titles[1].title != "Moed") == ("Moed", True)
    assert library.chain(library.essentials["samenspel-organiseren"]) is None
    assert [each.id for each in library.thoughts("moed")] == ["moed-g1"]
    assert [each.id for each in library.tasks("moed")] == ["moed-t1"]
    assert [each.title for each in library.stories.values()][-1] == "Om moed"
    base = replace(added, about=replace(added.about, kind=Role.BASE))
    assert [each.title for each in Library(dutch.pack, "nl", [base]).stories.values()] == [
        "Om moed"
    ]


def test_options_come_from_the_set_that_a_question_names() -> None:
    steps = Notions(
        id="stappen",
        use=Use.CHAIN,
        title="Stappen",
        option=(Notion(id="eerst", label="eerst vragen"), Notion(id="dan", label="dan doen")),
    )
    choice = {"kind": Kind.CHOICE, "moment": Moment.EVENING}
    made = packs.pack(
        packs.prompt("moed-a1", options_from="stappen", **choice),
        packs.prompt("moed-a2", options_from="dagen", **choice),
    )
    library = Library(replace(made, sets=(steps,)), "nl")
    first, second = library.questions("moed", Moment.EVENING)
    assert [(each.id, each.label) for each in first.option] == [
        ("eerst", "eerst vragen"),
        ("dan", "dan doen"),
    ]
    assert (second.option, second.options_from) == ((), "dagen")
