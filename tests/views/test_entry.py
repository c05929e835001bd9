from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from rich.console import Console

import making
from making import MONDAY, made_at, on, plan
from verbindend.core.clean import BIDI_MARK, one_line, shown
from verbindend.core.entry import (
    Answer,
    AnyEntry,
    Intention,
    Note,
    Outcome,
    Pause,
    Witness,
    texts,
)
from verbindend.locale import LANGUAGES, Words
from verbindend.views.entry import whole
from verbindend.views.entry_text import gist, mark_of, plain_whole
from verbindend.views.look import ASCII, UNICODE, Look

if TYPE_CHECKING:
    from verbindend.core.library import Library

WIDE = 600


def drawn(
    entry: AnyEntry,
    library: Library,
    *,
    width: int = WIDE,
    outcomes: dict[str, Outcome] | None = None,
) -> str:
    """An entry as it is drawn for reading."""
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(whole(entry, Words(library.language), library, Look(), outcomes))
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def lines_of(text: str) -> list[str]:
    """The lines of a text as it may stand on a screen; how wide its spaces are does not matter."""
    return [" ".join(line.split()) for line in shown(text).split("\n") if line.split()]


@given(entry=making.every_entry)
@making.fewer
def test_every_word_of_the_leader_is_shown_to_the_letter(
    libraries: dict[str, Library], entry: AnyEntry
) -> None:
    forms = (drawn(entry, libraries["nl"]), plain_whole(entry, Words("nl"), libraries["nl"]))
    for form in forms:
        assert form == shown(form)
        read = {" ".join(line.split()) for line in form.split("\n")}
        for name, text in texts(entry):
            asked = [] if name in ("when", "then", "obstacle", "situation", "text") else [name]
            days = {str(each.value): each.value for each in entry.answers}
            day = days.get(text)
            told = Words("nl").long_date(day) if isinstance(day, date) else text
            for line in [each for part in (*asked, told) for each in lines_of(part)]:
                assert line in read


@given(entry=making.every_entry)
@making.fewer
def test_a_line_of_the_list_is_one_line(libraries: dict[str, Library], entry: AnyEntry) -> None:
    for language in LANGUAGES:
        line = gist(entry, Words(language), libraries[language])
        assert line == one_line(line)
        assert "\n" not in line
    assert len(mark_of(entry, UNICODE)) == len(mark_of(entry, ASCII)) == 1


def test_markup_and_turning_characters_stand_as_they_are(libraries: dict[str, Library]) -> None:
    text = "[/x] [b]vet[/b] :smile: a\u202eb \\[c]"
    read = drawn(making.deed(text=text, people=("[Anna]",)), libraries["nl"])
    assert f"[/x] [b]vet[/b] :smile: a{BIDI_MARK}b \\[c]" in read
    assert "[Anna]" in read


def test_a_choice_is_told_by_its_label_and_a_scale_by_its_most(
    libraries: dict[str, Library],
) -> None:
    library = libraries["nl"]
    scale = next(prompt for prompt in library.pack.prompts if prompt.follow_up)
    rows = (
        Answer(prompt=scale.id, question=scale.text, answer=7),
        Answer(prompt="telt-mee-1", question="Telt dit?", answer="yes"),
        Answer(prompt="telt-mee-1", question="Telt dit?", answer="onbekend"),
        Answer(prompt="niet-van-ons", question="Wat?", answer=("S.", "K.")),
        Answer(prompt="", question="Wanneer?", answer=MONDAY),
    )
    read = drawn(making.evening(answers=rows), library)
    for told in (
        f"7 / {scale.max}",
        "  ja",
        "  onbekend",
        "  S., K.",
        "  maandag 23 november 2026",
    ):
        assert told in read


@pytest.mark.parametrize("outcome", Outcome)
def test_what_became_of_an_intention(libraries: dict[str, Library], outcome: Outcome) -> None:
    meant = making.intention()
    assert isinstance(meant, Intention)
    read = drawn(meant, libraries["en"], outcomes={meant.id: outcome})
    assert meant.when in read
    assert meant.then in read
    assert read != drawn(meant, libraries["en"])


def test_a_deed_says_what_was_seen_and_that_it_was_filled_in_later(
    libraries: dict[str, Library],
) -> None:
    library = libraries["nl"]
    behaviour = library.behaviours_of("waarderen")[0]
    done = making.deed(behaviours=(behaviour.id, "weg"), witness=Witness.HEARD)
    read = drawn(done, library)
    assert behaviour.text in read
    assert "teruggehoord" in read
    assert "later ingevuld" not in read
    late = msgspec.structs.replace(done, day=done.day - timedelta(days=2))
    assert "later ingevuld" in drawn(late, library)


def test_every_kind_is_drawn_in_both_languages(libraries: dict[str, Library]) -> None:
    for language in LANGUAGES:
        for entry in making.one_of_each():
            narrow = drawn(entry, libraries[language], width=30)
            assert max(len(line) for line in narrow.split("\n")) <= 30
            assert drawn(entry, libraries[language]).startswith(mark_of(entry, UNICODE))
            assert entry.id in plain_whole(entry, Words(language), libraries[language])


def test_a_plan_tells_on_a_line_what_it_holds(libraries: dict[str, Library]) -> None:
    words, library = Words("nl"), libraries["nl"]
    pause = Pause(first=MONDAY, last=MONDAY + timedelta(days=6))
    told = {
        "Waarderen": plan(focus=("waarderen",)),
        "4xR": plan(focus=("waarderen",), programme="acht-weken", week=3, pick="vier-r"),
        "Waarderen, Acht weken, acht essenties, week 3 van 8": plan(
            focus=("waarderen",), programme="acht-weken", week=3
        ),
        "Pauze ma 23 nov 2026 t/m zo 29 nov 2026": plan(pauses=(pause,)),
        "": plan(),
    }
    assert [gist(each, words, library) for each in told.values()] == list(told)


def test_an_entry_of_no_essential_names_none(libraries: dict[str, Library]) -> None:
    entry = made_at(Note, on(MONDAY), text="los")
    first = plain_whole(entry, Words("nl"), libraries["nl"]).splitlines()[0]
    assert first == "maandag 23 november 2026 · notitie"
