"""How a pack's questions are worded: what a machine can hear of the rules for a good question.

Its own pack keeps to them; a coach is told and decides. A question that breaks one still works.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from verbindend.core.nearest import nearest
from verbindend.core.refusal import QUOTED, Refusal
from verbindend.core.step import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.core.pack import Pack
    from verbindend.core.prompt import Asked, Prompt

MOST_WORDS = 16
MOST_SIGNS = 90

ALIKE = 0.6
"""From which share of common trigrams on two questions are named as near to each other."""

OPENINGS = {
    "nl": {"heb", "ben", "is", "zijn", "kun", "kan", "wil", "moet", "zou", "doe", "waarom"},
    "en": {
        "have", "has", "am", "are", "is", "was", "were", "can", "could", "will", "would", "must",
        "should", "do", "does", "did", "why",
    },
}  # fmt: skip
"""Words that begin a question to be answered with yes or no, or one that asks for a defence."""

WHY = {"waarom", "why"}
"""May open a question on an essential that is about it, by its id."""

DOUBTFUL = {
    "nl": {"en", "altijd", "nooit", "moet", "moeten", "gewoon", "eigenlijk"},
    "en": {"and", "always", "never", "must", "should", "simply", "actually"},
}
"""Words that often stand for two thoughts in one, a judgement or an order."""

FORMAL = {"u", "uw"}
"""What no question says in a pack that says `je`."""

WEEK = "week"
"""The frame of the questions that look over a week."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def faults(pack: Pack) -> Iterator[Refusal]:
    """The questions that break a rule, as sentences with `place`, the id of the question."""
    for asked in pack.asked:
        for text in filter(None, (asked.text, asked.follow_up)):
            yield from _form(asked, text)
            if pack.about.address == "je" and FORMAL.intersection(words(text)):
                yield Refusal(
                    "{path}: line {line}: {place}: says “u” in a pack that says “je”.",
                    place=asked.id,
                )
    for prompt in pack.prompts:
        yield from _opening(prompt, pack.about.language)
        if prompt.essential and not prompt.behaviours:
            yield Refusal("{path}: line {line}: {place}: asks about no behaviour.", place=prompt.id)
    seen: dict[tuple[str, ...], str] = {}
    for prompt in pack.prompts:
        first = seen.setdefault(tuple(words(prompt.text)), prompt.id)
        if first != prompt.id:
            yield Refusal(
                "{path}: line {line}: {place}: asks the same as {other}.",
                place=prompt.id,
                other=first,
            )


def doubts(pack: Pack) -> Iterator[Refusal]:
    """What may be right as it is and is worth a second look, as sentences with `place`."""
    doubtful = DOUBTFUL.get(_main(pack.about.language), set())
    for prompt in pack.prompts:
        for word in sorted(doubtful.intersection(words(prompt.text))):
            yield Refusal(
                "{path}: line {line}: {place}: with “{word}”, is it one thought and "
                "free of judgement?",
                place=prompt.id,
                word=word,
            )
    for share, one, other in alike(pack):
        if share < 1:
            yield Refusal(
                "{path}: line {line}: {place}: is much like {other} ({percent} %).",
                place=other.id,
                other=one.id,
                percent=round(100 * share),
            )
    yield from _unasked(pack)
    yield from _frames(pack)


def alike(pack: Pack, least: float = ALIKE) -> list[tuple[float, Prompt, Prompt]]:
    """Pairs of questions by the share of trigrams that they have in common, most alike first.

    Of a question that is far too long its beginning is compared: five hundred of those cost half
    a minute.
    """
    heard = [(prompt, _trigrams(prompt.text[: 2 * MOST_SIGNS])) for prompt in pack.prompts]
    pairs = [
        (len(here & there) / (len(here | there) or 1), one, other)
        for (one, here), (other, there) in combinations(heard, 2)
    ]
    return sorted(
        (pair for pair in pairs if pair[0] >= least),
        key=lambda pair: (-pair[0], pair[1].id, pair[2].id),
    )


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.casefold())


def _form(prompt: Asked, text: str) -> Iterator[Refusal]:
    if text.count("?") != 1 or not text.rstrip().endswith("?"):
        yield Refusal(
            "{path}: line {line}: {place}: a question has one question mark, at its end.",
            place=prompt.id,
        )
    if len(words(text)) > MOST_WORDS or len(text) > MOST_SIGNS:
        yield Refusal(
            "{path}: line {line}: {place}: a question has at most {words} words and {signs} signs.",
            place=prompt.id,
            words=MOST_WORDS,
            signs=MOST_SIGNS,
        )


def _opening(prompt: Prompt, language: str) -> Iterator[Refusal]:
    first = next(iter(words(prompt.text)), "")
    about_why = WHY.intersection(prompt.essential.split("-"))
    if prompt.behaviours and first in OPENINGS.get(_main(language), ()):
        if first in WHY and about_why:
            return
        yield Refusal(
            "{path}: line {line}: {place}: begins with “{word}”; an open question begins with a "
            "word such as what, who, how or when.",
            place=prompt.id,
            word=first,
        )


def _unasked(pack: Pack) -> Iterator[Refusal]:
    asked = {name for prompt in pack.prompts for name in prompt.behaviours}
    for behaviour in pack.behaviours:
        if behaviour.id not in asked:
            yield Refusal(
                "{path}: line {line}: {place}: no question asks about this behaviour.",
                place=behaviour.id,
            )


def _frames(pack: Pack) -> Iterator[Refusal]:
    """A frame that is no step of a sitting and no part of a set: nothing asks it."""
    known = {*Key, WEEK, *(each.id for each in pack.sets)}
    known |= {option.id for each in pack.sets for option in each.option}
    known |= {step.frame for rhythm in pack.rhythms for step in rhythm.step}
    for prompt in pack.prompts:
        for frame in prompt.frame:
            if frame not in known:
                yield Refusal(
                    "{path}: line {line}: {place}: frame {frame} is not known; the nearest is "
                    "{nearest}.",
                    place=prompt.id,
                    frame=frame[:QUOTED],
                    nearest=nearest(frame, known),
                )


def _main(language: str) -> str:
    return language.partition("-")[0]


def _trigrams(text: str) -> set[str]:
    line = f"  {' '.join(words(text))} "
    return {line[start : start + 3] for start in range(len(line) - 2)}
