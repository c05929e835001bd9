"""Sittings as a test wants them, and a leader who answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import MONDAY, on
from verbindend.core.entry import Deed
from verbindend.core.keeping import made
from verbindend.core.pack import About, Role
from verbindend.core.rhythm import Occasion
from verbindend.core.sitting import FRAMES, Sitting
from verbindend.core.stamp import Stamp
from verbindend.core.steps import steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verbindend.core.entry import AnyEntry, Intention, Value
    from verbindend.core.library import Library
    from verbindend.core.prompt import Prompt
    from verbindend.core.step import Answers


ABOUT = About(
    format=1,
    id="verbindend-kern",
    version="1.0.0",
    kind=Role.BASE,
    language="nl",
    title="Acht essenties",
)


def stamp() -> Stamp:
    """The stamp of Monday half past four."""
    return Stamp(
        written=on(MONDAY),
        day=MONDAY,
        about=lambda _essential: ABOUT,
        suffix=lambda number: f"stamp{number}",
    )


def asking(
    library: Library,
    question: str,
    *,
    intention: Intention | None = None,
    noted: tuple[Deed, ...] = (),
    frame: str = "goed",
    deepening: str = "",
) -> Sitting:
    """An evening on the essential of a question, with every fixed question the pack has."""
    names = {frame, "dieper", *(each for block in FRAMES.values() for each in block)}
    frames = {each: library.wordings(each)[0] for each in names if each != "hindernis"}
    questions: dict[str, Prompt] = frames | {"question": library.prompts[question]}
    if deepening:
        questions["deepening"] = library.prompts[deepening]
    return Sitting(
        moment=Occasion.EVENING,
        day=MONDAY,
        essential=library.prompts[question].essential,
        rhythm=library.rhythms[Occasion.EVENING].turned(0, frames),
        questions=questions,
        intention=intention,
        deeds={each.essential or "": each for each in noted},
    )


def starting(
    library: Library,
    question: str,
    *,
    earlier: Intention | None = None,
    again: bool = False,
) -> Sitting:
    """A morning on the essential of a question."""
    return Sitting(
        moment=Occasion.MORNING,
        day=MONDAY,
        essential=library.prompts[question].essential,
        rhythm=library.rhythms[Occasion.MORNING].step,
        questions={
            "hindernis": library.wordings("hindernis")[0],
            "question": library.prompts[question],
        },
        intention=earlier,
        again=again,
    )


def walked(sitting: Sitting, said: Mapping[str, Value | None]) -> dict[str, Value | None]:
    """What is asked, one step after the other, and what a leader answers who skips the rest."""
    answers: dict[str, Value | None] = {}
    while step := next((s for s in steps(sitting, answers) if s.key not in answers), None):
        answers[step.key] = said.get(step.key)
    return answers


def kept(sitting: Sitting, answers: Answers) -> tuple[AnyEntry, ...]:
    """The entries of a sitting."""
    return made(sitting, answers, stamp())


def deeds(entries: tuple[AnyEntry, ...]) -> list[Deed]:
    """The deeds among them."""
    return [each for each in entries if isinstance(each, Deed)]
