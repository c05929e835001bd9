"""People, by their initials or their role: 'S., de planner'."""

from __future__ import annotations

import re

from verbindend.core.clean import clean_foreign
from verbindend.core.refusal import Refusal

MOST_PEOPLE = 12
MOST_LENGTH = 40

_BETWEEN = re.compile(r"[,;\n]")


def handles(typed: str, most: int = MOST_PEOPLE) -> tuple[str, ...]:
    """The people named in a line, in order, each once.

    Raises:
        Refusal: there are too many, or one of them is a story rather than a name.
    """
    named = [" ".join(each.split()) for each in _BETWEEN.split(clean_foreign(typed))]
    people = tuple(dict.fromkeys(each for each in named if each))
    if len(people) > most:
        raise Refusal("These are {count} people, {most} is the most.", count=len(people), most=most)
    if any(len(each) > MOST_LENGTH for each in people):
        raise Refusal(
            "Name people by initials or role, with commas between, at most {most} characters each.",
            most=MOST_LENGTH,
        )
    return people
