from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from terminal.files import of_kind, read
from terminal.screen import TERMINAL, Terminal
from verbindend.core.choice import choose_question, usage
from verbindend.core.clean import clean
from verbindend.core.day import leaders_day
from verbindend.core.entry import Moment
from verbindend.core.prompt import Kind, Yields

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.core.library import Library
    from verbindend.core.prompt import Prompt
    from verbindend.locale import Words

pytestmark = TERMINAL

ANSWERS = (
    "Ik zei: één voor één, dan lossen we het óp 🙂\nDaarna was het even stil.",
    "S. lachte; “coöperatie” stond als eerste op het bord — naïef, maar goed.",
    "Bij de dagstart, naast het raam\n\nen later nog eens op de gang ☕",
    "Œuvre, ÆØÅ, Łódź en 漢字 kunnen ook.",
)
WRITTEN = (Kind.TEXT, Kind.PEOPLE, Kind.CHOICE)
PEOPLE = "S., de planner"
WHEN, THEN = "ná het overleg van half tien", "zeg ik S. wat ik zag ✔"
CHOSEN = {"afronden": "done", "getuige": "reaction", "telt-mee": "yes", "dezelfde": "other"}
STEERS = {*CHOSEN, "waar", "hindernis"}
"""Frames of questions whose answers become a key of an entry, and no row of a reflection."""


class Leader:
    """Answers what is asked on the screen, and remembers the questions and the answers."""

    def __init__(self, terminal: Terminal, library: Library) -> None:
        self._terminal = terminal
        self._library = library
        self.asked: dict[str, Prompt] = {}
        self.answers: dict[str, str | list[str]] = {}

    def answer(self, until: str) -> None:
        """Answer every question, until this text stands on the screen."""
        while True:
            self._terminal.wait(
                lambda: self._new() or until in self._terminal.flat, f"a question, or “{until}”"
            )
            if until in self._terminal.flat:
                return
            (prompt,) = self._new()
            self.asked[prompt.id] = prompt
            self.answers[prompt.id] = self._answer(prompt)

    def rows(self) -> list[dict[str, object]]:
        """The rows of the entry, as they should be."""
        return [
            {"prompt": prompt.id, "question": prompt.text, "answer": self.answers[prompt.id]}
            for prompt in self.asked.values()
            if not STEERS.intersection(prompt.frame)
        ]

    def said(self, *beginnings: str) -> str:
        """The answer to the question whose id begins so."""
        (found,) = (
            answer for prompt_id, answer in self.answers.items() if prompt_id.startswith(beginnings)
        )
        assert isinstance(found, str)
        return found

    def _new(self) -> list[Prompt]:
        """The question on the screen, when it was not answered yet."""
        screen = self._terminal.flat
        return [
            prompt
            for prompt in self._library.prompts.values()
            if prompt.text in screen and prompt.id not in self.asked
        ]

    def _answer(self, prompt: Prompt) -> str | list[str]:
        if prompt.option:
            ids = [option.id for option in prompt.option]
            chosen = next((CHOSEN[frame] for frame in prompt.frame if frame in CHOSEN), ids[0])
            self._terminal.press(str(ids.index(chosen) + 1))
            return chosen
        if prompt.kind == Kind.PEOPLE:
            self._terminal.type(PEOPLE)
            self._terminal.press("enter")
            return PEOPLE.split(", ")
        answer = ANSWERS[len(self.answers) % len(ANSWERS)]
        self._terminal.type(answer)
        self._terminal.press("ctrl+s")
        return clean(answer)


def test_a_whole_evening_ends_in_one_reflection_and_a_deed_for_each_one_confirmed(
    journal: Path, libraries: dict[str, Library], words: Words
) -> None:
    library = libraries["nl"]
    with Terminal(journal) as terminal:
        get_acquainted(terminal, words)
        essential = pick(terminal, library, words)
        morning = Leader(terminal, library)
        terminal.press("m")
        terminal.see(words.tr("Today: {title}", title=library.title(essential)))
        terminal.press("enter")
        morning.answer(until=words.tr("What do you intend for today?"))
        terminal.type(f"{WHEN}\n")
        terminal.wait(lambda: words.tr("then") in terminal.line, "the second half")
        terminal.type(f"{THEN}\n")
        morning.answer(until=words.tr("Noted. See you tonight. {key} undoes it.", key="u"))
        evening = Leader(terminal, library)
        terminal.press("e")
        evening.answer(until=words.tr("Saved. {key} undoes it.", key="u"))
        terminal.press("q")
        assert terminal.end() == 0
    check_intention(journal, essential, morning)
    check_reflection(journal, essential, evening)
    deeds = check_deeds(journal, essential, evening)
    plans = of_kind(journal, "plan")
    assert plans
    assert len(read(journal)) == len(plans) + 2 + deeds


def check_intention(journal: Path, essential: str, morning: Leader) -> None:
    """The morning is one intention."""
    (intention,) = of_kind(journal, "intention")
    assert intention["essential"] == essential
    assert (intention["if"], intention["then"]) == (WHEN, THEN)
    assert intention["obstacle"] == morning.said("hindernis")
    assert intention["answers"] == morning.rows()


def check_reflection(journal: Path, essential: str, evening: Leader) -> None:
    """The evening is one reflection, which closes that intention."""
    (reflection,) = of_kind(journal, "reflection")
    assert reflection["essential"] == essential
    assert reflection["answers"] == evening.rows()
    assert [close["outcome"] for close in reflection["closes"]] == ["done"]


def check_deeds(journal: Path, essential: str, evening: Leader) -> int:
    """Each deed that was confirmed is one; how many."""
    confirmed = {f"{THEN}\n{evening.said('gezien')}": "reaction"}
    if any(
        name.startswith("dezelfde-") for name in evening.asked
    ):  # hardly a day on which no essential asks for a deed
        confirmed[evening.said(essential)] = "self"
    deeds = of_kind(journal, "deed")
    assert {deed["text"]: deed["witness"] for deed in deeds} == confirmed
    assert {deed["essential"] for deed in deeds} == {essential}
    return len(confirmed)


def get_acquainted(terminal: Terminal, words: Words) -> None:
    """Go through the welcome, with one essential in focus."""
    terminal.see("Welkom", "1 van 4")
    terminal.press("enter")
    terminal.see(words.tr("This is your notebook."))
    terminal.press("enter")
    terminal.see(words.tr("Write about others as if they were reading along."))
    terminal.press("enter")
    terminal.see(words.tr("Which essential touches you most?"))
    terminal.press("space", "enter")
    terminal.see(words.tr("Evening close"), words.tr("Another essential"))


def pick(terminal: Terminal, library: Library, words: Words) -> str:
    """Make an essential the one of today, one with a question about a deed when there is one."""
    today = leaders_day(datetime.now().astimezone())
    asked = {
        essential: [
            choose_question(library.questions(essential, moment), usage((), today), today)
            for moment in (Moment.MORNING, Moment.EVENING)
        ]
        for essential in library.essentials
    }
    essential = max(
        asked,
        key=lambda each: (
            [prompt is not None and prompt.kind in WRITTEN for prompt in asked[each]]
            + [prompt is not None and prompt.yields == Yields.DEED for prompt in asked[each]]
        ),
    )
    terminal.press("k")
    question = words.tr("Which essential do you want to practise today?")
    terminal.see(question)
    terminal.press(str(list(library.essentials).index(essential) + 1))
    terminal.see(library.essentials[essential].short, without=question)
    return essential
