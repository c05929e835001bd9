"""What the fields tell their screen."""

from __future__ import annotations

from textual.message import Message


class AnswerChanged(Message):
    """Something was typed or chosen; it is not given yet."""


class TooManyMarked(Message):
    """One more was to be marked than may be."""


class AnswerGiven(Message):
    """The answer stands: on to the next step."""
