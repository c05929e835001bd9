"""The field that fits a question, and what was answered in it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from verbindend.core.answer import day
from verbindend.core.clean import MOST_CHARACTERS
from verbindend.core.prompt import Kind
from verbindend.core.step import Form
from verbindend.widgets.answer_editor import AnswerEditor
from verbindend.widgets.checklist import Checklist
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.day_line import DayLine
from verbindend.widgets.if_then import IfThen
from verbindend.widgets.items import Items
from verbindend.widgets.line import Line, People
from verbindend.widgets.scale import Scale

if TYPE_CHECKING:
    from textual.widget import Widget

    from verbindend.core.entry import Value
    from verbindend.core.prompt import Asked, Option
    from verbindend.core.step import Step
    from verbindend.locale import Words
    from verbindend.views.look import Marks


DAYS = "dagen"
"""Where the options of a question come from that asks for a day."""

BEGIN, OTHER = "begin", "other"
"""What can be chosen at the first step of a morning."""


def field_for(step: Step, value: Value | None, words: Words, marks: Marks, today: date) -> Widget:
    """The field for a step, with what was answered before in it."""
    if step.form == Form.IF_THEN:
        return IfThen(words, _halves(step, value), offered=value is None)
    if step.form == Form.TODAY or step.prompt is None:
        choices = [
            Choice(id=BEGIN, label=words.tr("Begin")),
            Choice(id=OTHER, label=words.tr("Another essential")),
        ]
        return Choices(choices, marks)
    if step.is_text:
        return _text_field(step, value, words)
    held = value if value is not None else step.prefill
    if step.prompt.kind == Kind.DATE:
        example = words.tr("for example yesterday, Monday or {day}", day=words.short_date(today))
        read = partial(day, prompt=step.prompt, today=today)
        return DayLine(read, words, held=held, example=example)
    return _closed_field(step.prompt, held, words, marks)


def value_of(field: Widget) -> Value | None:
    """The answer in a field; None where it is empty.

    Raises:
        Refusal: it does not fit.
    """
    if isinstance(field, AnswerEditor):
        return field.value if field.value.strip() else None
    if isinstance(field, Scale):
        return field.given
    if isinstance(field, Line | IfThen | Checklist | Items):
        return field.given or None
    return field.value if isinstance(field, Choices) else None


def typed_in(field: Widget) -> Value | None:
    """What stands in a field now, whether or not it fits: for the draft."""
    if isinstance(field, People):
        return (field.value,) if field.value else None
    if isinstance(field, IfThen | Items | DayLine):
        return field.typed
    if isinstance(field, Choices) and not isinstance(field, Checklist):
        return None
    return value_of(field)


def start_of(field: Widget) -> Widget:
    """The part of a field that one begins to write in."""
    if isinstance(field, IfThen):
        return field.first
    return field.start if isinstance(field, Items) else field


def onward(field: Widget) -> bool:
    """Go to the next line of a field that has several; whether there was one."""
    return isinstance(field, IfThen | Items) and field.onward()


def _halves(step: Step, value: Value | None) -> tuple[str, str]:
    match value:
        case (str(when), str(then)):
            return (when, then)
        case _:
            return (step.intention.when, step.intention.then) if step.intention else ("", "")


def _text_field(step: Step, value: Value | None, words: Words) -> Widget:
    text = str(value if value is not None else step.prefill or "")
    lines = step.prompt.lines if step.prompt else 0
    if lines == 1 and "\n" not in text:
        return Line(text)
    too_long = words.tr("longer than {most} characters", most=MOST_CHARACTERS)
    return AnswerEditor(text, lines=lines, too_long=too_long)


def _closed_field(prompt: Asked, value: Value | None, words: Words, marks: Marks) -> Widget:
    if prompt.kind == Kind.PEOPLE:
        people = value if isinstance(value, tuple) else ()
        example = words.tr("for example S., K., the planner")
        return People(people, most=prompt.max_people, placeholder=example)
    if prompt.kind == Kind.LIST:
        hint = words.tr("one on each line, at most {most}", most=prompt.max_items)
        return Items(value if isinstance(value, tuple) else (), most=prompt.max_items, hint=hint)
    if prompt.kind == Kind.SCALE:
        return Scale(prompt, value if isinstance(value, int) else None)
    choices = [Choice(id=each.id, label=_label(each, prompt, words)) for each in prompt.option]
    if prompt.kind == Kind.CHECKLIST:
        return Checklist(choices, marks, ticked=value if isinstance(value, tuple) else ())
    return Choices(choices, marks, chosen=str(value or ""))


def _label(option: Option, prompt: Asked, words: Words) -> str:
    """How a choice is called; a day by its name, as it is easier remembered."""
    if prompt.options_from == DAYS:
        return words.long_date(date.fromisoformat(option.id))
    return option.label
