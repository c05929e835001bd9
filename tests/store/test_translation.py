from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from coach import COACH
from faults import tree
from verbindend.core.refusal import Refusal
from verbindend.store.packs import load
from verbindend.store.places import content_folder
from verbindend.store.translation import TEXTS, missing, translated

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.core.library import Library
    from verbindend.core.pack import Pack

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

[behaviour.vragen]
text = "You ask what nobody asks."

[prompt.moed-a10]
text = "What did you ask today?"

[prompt.moed-a1]
text = "How was that?"
option.goed = "good"
option.anders = "different, namely"

[prompt.samen-1]
text = "What went well?"
"""


@pytest.fixture
def base(tmp_path: Path) -> Pack:
    """A coach's pack."""
    path = tmp_path / "moed.toml"
    path.write_text(COACH)
    return load(path).pack


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """Its English texts."""
    path = tmp_path / "moed.en.toml"
    path.write_text(OVERLAY)
    return path


def test_every_text_is_translated_and_nothing_else(base: Pack, overlay: Path) -> None:
    english = translated(base, overlay)
    assert missing(base, overlay) == []
    assert english.essentials[0].title == "Courage"
    assert english.behaviours[0].text == "You ask what nobody asks."
    assert [each.text for each in english.prompts] == [
        "What did you ask today?",
        "How was that?",
        "What went well?",
    ]
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
    assert missing(base, overlay) == [
        "essential.moed.title",
        "prompt.moed-a1.text",
        "prompt.moed-a1.option.goed",
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("[essential.moed]", "[essential.rust]", "essential.rust", "no such table"),
        ("[behaviour.vragen]", "[behaviour.vragne]", "behaviour.vragne", "no such table"),
        ("[prompt.moed-a1]", "[prompt.moed-a2]", "prompt.moed-a2", "no such table"),
        ("[prompt.moed-a1]", "[[prompt.moed-a1]]", "prompt.moed-a1", "no such table"),
        ('[behaviour.vragen]\ntext = "You', '[[behaviour]]\nid = "You', "behaviour.-", "no such"),
        ('text = "How was that?"', "text = 7", "prompt.moed-a1", "no text"),
        ('text = "How was that?"', 'text = ["a"]', "prompt.moed-a1", "no text"),
        ('text = "How was that?"', 'kind = "text"', "prompt.moed-a1", "no text"),
        ('text = "How was that?"', 'moment = "week"', "prompt.moed-a1", "no text"),
        ('short = "Do it."', "number = 2", "essential.moed", "no text"),
        ('short = "Do it."', 'option.a = "b"', "essential.moed", "no text"),
    ],
)
def test_structure_in_an_overlay_is_refused_with_its_place(
    base: Pack, overlay: Path, old: str, new: str, place: str, said: str
) -> None:  # fmt: skip
    assert old in OVERLAY
    overlay.write_text(OVERLAY.replace(old, new))
    before = tree(overlay.parent)
    with pytest.raises(Refusal, match=said) as told:
        translated(base, overlay)
    assert (told.value.facts["path"], told.value.facts["place"]) == (overlay, place)
    assert tree(overlay.parent) == before


def test_what_would_steer_a_terminal_is_taken_out(base: Pack, overlay: Path) -> None:
    overlay.write_text(OVERLAY.replace("How was that?", "\\u001b]0;x\\u0007How\u202e?"))
    assert translated(base, overlay).prompts[1].text == "]0;xHow?"


def test_the_built_in_overlay_misses_nothing(libraries: dict[str, Library]) -> None:
    assert missing(libraries["nl"].pack, content_folder() / "verbindend-kern.en") == []


def test_the_built_in_pack_has_the_same_shape_in_both_languages(
    libraries: dict[str, Library],
) -> None:
    dutch, english = (libraries[language].pack for language in ("nl", "en"))
    for one, other in zip(dutch.tables, english.tables, strict=True):
        texts = dict.fromkeys(TEXTS[type(one).__name__.lower()], "")
        same = {"option": ()} if hasattr(one, "option") else {}
        assert msgspec.structs.replace(one, **texts, **same) == msgspec.structs.replace(
            other, **texts, **same
        )
        for key in texts:
            assert bool(getattr(one, key)) == bool(getattr(other, key))
    for first, second in zip(dutch.prompts, english.prompts, strict=True):
        assert [each.id for each in first.option] == [each.id for each in second.option]
        assert first.text != second.text
