from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from coach import COACH_WITH_ALL
from faults import tree
from verbindend.core.pack_texts import hashes, texts, with_texts
from verbindend.core.refusal import Refusal
from verbindend.locale import Words
from verbindend.store.packs import load
from verbindend.store.places import content_folder
from verbindend.store.translation import read_overlay, translated
from verbindend.views import phrases

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.core.library import Library
    from verbindend.core.pack import Assignment, Pack, Thought

SAID = {"language": "x", "title": "X", "summary": "x"}

OVERLAY = """\
[pack]
format = 1
id = "moed-van-de-coach.en"
version = "0.3.0"
kind = "translation"
language = "en"
title = "Courage"
base = "moed-van-de-coach"

[essential.moed]
title = "Courage"
short = "Do it."
explanation = "Just do it."
example = "K. asked."

[behaviour.vragen]
text = "You ask what nobody asks."
item.vragen-1 = "I asked what nobody asked."
item.vragen-2 = "I asked on."

[prompt.moed-a10]
text = "What did you ask today?"

[prompt.moed-a1]
text = "How was that?"
option.goed = "good"
option.anders = "different, namely"

[prompt.samen-1]
text = "What went well?"

[prompt.moed-v1]
text = "Which step is the hardest for you?"

[thought.gedachte-1]
text = "Who asks knows more."

[thought.gedachte-2]
text = "Asking is free."

[task.taak-1]
text = "Ask it."

[set.stappen]
title = "What follows what"
option.eerst.label = "first ask"
option.eerst.hint = "with no answer in mind"
option.dan.label = "then do"
"""


MESSAGE = """\

[[exercise]]
id = "les"
form = "session"
title = "Les"
[[exercise.message]]
id = "een"
text = "Ik vroeg: {wat}."
[[exercise.step]]
id = "wat"
kind = "text"
text = "Wat vroeg je?"
[[exercise.step]]
id = "wie"
kind = "people"
text = "Wie vroeg je het?"
"""


@pytest.fixture
def base(tmp_path: Path) -> Pack:
    """A coach's pack."""
    path = tmp_path / "moed.toml"
    path.write_text(COACH_WITH_ALL)
    return load(path)


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """Its English texts."""
    path = tmp_path / "moed.en.toml"
    path.write_text(OVERLAY)
    return path


def test_every_text_is_translated_and_nothing_else(base: Pack, overlay: Path) -> None:
    english = translated(base, overlay)
    read = read_overlay(base, overlay)
    assert (read.problems, read.missing, read.stale) == ([], [], [])
    assert (english.about.language, english.about.title) == ("en", "Courage")
    assert english.essentials[0].title == "Courage"
    assert english.behaviours[0].text == "You ask what nobody asks."
    assert [each.text for each in english.prompts] == [
        "What did you ask today?",
        "How was that?",
        "What went well?",
        "Which step is the hardest for you?",
    ]
    assert [each.text for each in english.behaviours[0].item] == [
        "I asked what nobody asked.",
        "I asked on.",
    ]
    assert english.behaviours[0].item[0].core
    said: tuple[Thought | Assignment, ...] = (*english.thoughts, *english.tasks)
    assert [each.text for each in said] == [
        "Who asks knows more.",
        "Asking is free.",
        "Ask it.",
    ]
    (steps,) = english.sets
    assert (steps.title, [(each.label, each.hint) for each in steps.option]) == (
        "What follows what",
        [("first ask", "with no answer in mind"), ("then do", "")],
    )
    assert not set(texts(english).values()) & set(texts(base).values())
    assert [(each.id, each.label, each.other) for each in english.prompts[1].option] == [
        ("goed", "good", False),
        ("anders", "different, namely", True),
    ]
    for dutch, other in zip(base.prompts, english.prompts, strict=True):
        same = msgspec.structs.replace(other, text=dutch.text, option=dutch.option)
        assert same == dutch


def test_what_the_overlay_lacks_stays_and_is_named(base: Pack, overlay: Path) -> None:
    short = OVERLAY.replace('text = "How was that?"\n', "").replace('option.goed = "good"\n', "")
    overlay.write_text(short.replace('title = "Courage"\nshort', "short"))
    english = translated(base, overlay)
    assert english.prompts[1].text == "Hoe was dat?"
    assert english.prompts[1].option[0].label == "goed"
    assert english.prompts[0].text == "What did you ask today?"
    assert read_overlay(base, overlay).missing == [
        "essential.moed.title",
        "prompt.moed-a1.text",
        "prompt.moed-a1.option.goed",
    ]


@pytest.mark.parametrize("empty", ['title = ""', 'title = " \\n"'])
def test_an_empty_text_is_a_lacking_one(base: Pack, overlay: Path, empty: str) -> None:
    overlay.write_text(OVERLAY.replace('title = "Courage"\nshort', f"{empty}\nshort"))
    assert translated(base, overlay).essentials[0].title == "Moed"
    assert read_overlay(base, overlay).missing == ["essential.moed.title"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("moed-van-de-coach.en", "../../elsewhere", "moed-van-de-coach.en, not ../../elsewhere."),
        ("moed-van-de-coach.en", "moed-van-de-coach", "moed-van-de-coach.en, not moed-van-de-c"),
        ('language = "en"', 'language = "nl"', "moed-van-de-coach.nl, not moed-van-de-coach.en."),
        (".en", "./", "a language is two or three letters"),
        ('short = "Do it."', 'title = "x"', "a title has between 1 and 80 characters."),
        ("How was that?", "x" * 2001, "moed-a1: a question has between 1 and 2000"),
    ],
)
def test_what_is_wrong_in_the_pack_that_it_makes_is_named(
    base: Pack, overlay: Path, old: str, new: str, said: str
) -> None:
    text = OVERLAY.replace(old, new, 1)
    if new == "./":
        text = text.replace('language = "en"', 'language = "/"')
    if new.startswith("title"):
        text = text.replace('title = "Courage"\nt', f'title = "{"x" * 81}"\n#')
    overlay.write_text(text)
    (problem,) = read_overlay(base, overlay).problems
    assert said in phrases.refused(Words("en"), problem)
    assert problem.facts["path"] == overlay


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("[prompt.moed-a1]", "[[prompt.moed-a1]]", "prompt.moed-a1"),
        ('[behaviour.vragen]\ntext = "You', '[[behaviour]]\nid = "You', "behaviour.-"),
        ('text = "How was that?"', "text = 7", "prompt.moed-a1"),
        ('text = "How was that?"', 'text = ["a"]', "prompt.moed-a1"),
        ('text = "How was that?"', "distance = true", "prompt.moed-a1"),
        ('short = "Do it."', "number = 2", "essential.moed"),
        ('option.goed = "good"', "option.goed = 1", "prompt.moed-a1.option"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(
    base: Pack, overlay: Path, old: str, new: str, place: str
) -> None:
    assert old in OVERLAY
    text = OVERLAY.replace(old, new)
    if new.startswith("[[behaviour]]"):
        text = text.replace('item.vragen-1 = "I asked what nobody asked."\n', "")
    overlay.write_text(text)
    before = tree(overlay.parent)
    with pytest.raises(Refusal, match="no text") as told:
        translated(base, overlay)
    assert (told.value.facts["path"], told.value.facts["place"]) == (overlay, place)
    assert tree(overlay.parent) == before


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("[essential.moed]", "[essential.rust]", "essential.rust", "no such table"),
        ("[behaviour.vragen]", "[behaviour.vragne]", "behaviour.vragne", "no such table"),
        ("[prompt.moed-a1]", "[prompt.moed-a2]", "prompt.moed-a2", "no such table"),
        ('text = "How was that?"', 'kind = "text"', "prompt.moed-a1", "no text"),
        ('text = "How was that?"', 'moment = "week"', "prompt.moed-a1", "no text"),
        ('text = "How was that?"', 'help = "x"', "prompt.moed-a1.help", "no such text"),
        ('option.goed = "good"', 'option.beter = "x"', "prompt.moed-a1.option.beter",
         "no such text"),
        ('short = "Do it."', 'option.a = "b"', "essential.moed.option.a", "no such text"),
        ("option.dan.label", "option.dan.story", "set.stappen.option.dan.story", "no such text"),
    ],
)  # fmt: skip
def test_a_text_without_a_place_in_the_pack_is_named_and_not_read(
    base: Pack, overlay: Path, old: str, new: str, place: str, said: str
) -> None:
    assert old in OVERLAY
    overlay.write_text(OVERLAY.replace(old, new))
    problems = read_overlay(base, overlay).problems
    assert {each.facts["path"] for each in problems} == {overlay}
    assert place in {each.facts["place"] for each in problems}
    assert all(said in each.sentence for each in problems)
    whole = translated(base, overlay)
    assert [table.id for table in whole.tables] == [table.id for table in base.tables]


def test_a_message_fills_in_the_same_answers(tmp_path: Path, overlay: Path) -> None:
    path = tmp_path / "moed.toml"
    path.write_text(COACH_WITH_ALL + MESSAGE)
    pack = load(path)
    told = '\n[exercise.les]\nmessage.een = "I asked: {asked}."\n'
    for asked, said in (
        ("wat", None),
        ("waat", "message een fills in “waat”"),
        ("wie", "message een fills in wie"),
    ):
        overlay.write_text(OVERLAY + told.replace("asked}", f"{asked}}}"))
        read = read_overlay(pack, overlay)
        assert read.over(pack).exercises[0].message[0].text == f"I asked: {{{asked}}}."
        assert [said in phrases.refused(Words("en"), each) for each in read.problems if said] == (
            [True] if said else []
        )
        assert {each.facts["path"] for each in read.problems} <= {overlay}


def test_a_text_that_changed_since_it_was_translated_is_named(base: Pack, overlay: Path) -> None:
    then = "\n".join(f'"{name}" = "{value}"' for name, value in hashes(base).items())
    overlay.write_text(f'{OVERLAY}\n[source_hash]\n{then}\n"prompt.gone" = "00000000"\n')
    assert read_overlay(base, overlay).stale == []
    path = overlay.with_name("moed.toml")
    path.write_text(
        COACH_WITH_ALL.replace("Hoe was dat?", "Hoe ging dat?").replace("dan doen", "dan zien")
    )
    assert read_overlay(load(path), overlay).stale == ["prompt.moed-a1", "set.stappen"]


def test_what_would_steer_a_terminal_is_taken_out(base: Pack, overlay: Path) -> None:
    overlay.write_text(OVERLAY.replace("How was that?", "\\u001b]0;x\\u0007How\u202e?"))
    assert translated(base, overlay).prompts[1].text == "]0;xHow?"


def test_the_built_in_overlay_fits(libraries: dict[str, Library]) -> None:
    overlay = read_overlay(libraries["nl"].pack, content_folder() / "verbindend-kern.en")
    assert (overlay.problems, overlay.missing, overlay.stale) == ([], [], [])


def test_the_built_in_pack_has_the_same_shape_in_both_languages(
    libraries: dict[str, Library],
) -> None:
    dutch, english = (libraries[language].pack for language in ("nl", "en"))
    without = dict.fromkeys(texts(dutch), "x")
    assert (english.about.language, english.about.label) == ("en", dutch.about.label)
    assert with_texts(dutch, without, SAID) == with_texts(english, without, SAID)
    assert texts(dutch).keys() == texts(english).keys()
    for first, second in zip(dutch.prompts, english.prompts, strict=True):
        assert first.text != second.text
