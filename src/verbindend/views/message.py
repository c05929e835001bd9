"""What can be told after an exercise: the lines of its pack, with the leader's answers in them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from verbindend.core.answer import in_words
from verbindend.core.clean import one_line
from verbindend.core.entry import plain_value
from verbindend.core.guided import HOLE
from verbindend.core.step import FOLLOW_UP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verbindend.core.entry import Value
    from verbindend.core.guided import GuidedExercise, GuidedStep
    from verbindend.core.records import Record
    from verbindend.locale import Words

_FILLED = re.compile(rf"{HOLE.pattern}([.,;:!?…]?)")
_ENDS = (".", "?", "!", "…", ":")
"""How an answer may end that is a sentence of its own."""
_FULL_STOP = re.compile(r"(?<!\b[A-Z])[.;,]+$|[;,]+$")
"""What ends an answer and has no place within a sentence; the point of an initial has."""


def message(record: Record, exercise: GuidedExercise, words: Words) -> str:
    """What can be told with the answers of a record; empty as long as there is nothing to tell.

    A line that lacks an answer is left out.
    """
    values = record.values(exercise.form)
    told = {step.id: text for step in exercise.step if (text := in_a_line(step, values, words))}
    lines = [line for line in exercise.message if told.keys() >= set(line.names)]
    if not any(line.names for line in lines):
        return ""
    return "\n".join(one_line(_filled(line.text, told)) for line in lines)


def in_a_line(step: GuidedStep, values: Mapping[str, Value], words: Words) -> str:
    """The answer to a step as a person would say it within a sentence; empty without one."""
    value = values.get(step.id, "")
    if isinstance(value, date):
        return words.long_date(value)
    own = plain_value(values.get(f"{step.id}{FOLLOW_UP}", ""))
    other = {option.id for option in step.option if option.other and own}
    parts = value if isinstance(value, tuple) else (value,)
    said = [one_line(own if part in other else in_words(step, part)) for part in parts]
    return words.listed([*(_FULL_STOP.sub("", each) for each in said[:-1]), *said[-1:]])


def _filled(text: str, told: Mapping[str, str]) -> str:
    """The line with the answers; one that ends as a sentence does not end twice."""

    def said(found: re.Match[str]) -> str:
        answer, end = told[found[1]], found[2]
        if not end or (end == "." and answer.endswith(_ENDS)):
            return answer
        return _FULL_STOP.sub("", answer) + end

    return _FILLED.sub(said, text)
