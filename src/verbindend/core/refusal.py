"""What the program says when it will not do something."""

from __future__ import annotations

QUOTED = 60
"""How many signs of a name or of what was typed a sentence holds."""


class Refusal(Exception):  # noqa: N818 - a refusal explained is no fault of the program
    """A request that is not carried out, told in one sentence with what to do instead.

    The sentence is a key of the interface's catalogue; its `{names}` are filled with the facts
    where it is shown. A fact is an id, a number, a path or a day: never a word of the journal.
    """

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts
