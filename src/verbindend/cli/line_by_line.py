"""A sitting asked line by line: for a screen reader, a script or a slow connection."""

from __future__ import annotations

import sys
from contextlib import suppress
from textwrap import indent
from typing import TYPE_CHECKING

from verbindend.cli.reading import piped, typed_line
from verbindend.companion.walk import Walk
from verbindend.core import answer
from verbindend.core.clean import accepted, clean
from verbindend.core.people import handles
from verbindend.core.prompt import Kind
from verbindend.core.refusal import Refusal
from verbindend.core.step import Form, both
from verbindend.views import back, phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from verbindend.cli.run import Run
    from verbindend.companion.flow import Flow
    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.prompt import Asked
    from verbindend.core.step import Step

END = "."


class EndOfInputError(Exception):
    """Nothing more will be typed."""


class Lines:
    """What is typed, or piped in.

    Piped, a line is an answer; where a lone full stop follows further down, the lines up to it are
    one. At a keyboard an answer in free text ends with an empty line or a lone full stop.
    """

    def __init__(self, refuse: Callable[[Refusal], None]) -> None:
        self._refuse = refuse
        self.typed = sys.stdin.isatty()
        self._piped: list[str] | None = None

    def line(self) -> str:
        """One line.

        Raises:
            EndOfInputError: there is none.
        """
        if self.typed:
            return self._typed_line()
        waiting = self._waiting()
        if not waiting:
            raise EndOfInputError
        return waiting.pop(0)

    def rest(self) -> str:
        """The line that completes an answer; empty when there is none."""
        try:
            return self.line()
        except EndOfInputError:
            return ""

    def text(self) -> str:
        """Free text; empty to skip.

        Raises:
            EndOfInputError: there is none.
        """
        first = self.line()
        if not first.strip() or first.strip() == END:
            return ""
        lines = [first]
        if self.typed:
            while (line := self._typed_line()).strip() not in ("", END):
                lines.append(line)
        else:
            waiting = self._waiting()
            stop = next((n for n, line in enumerate(waiting) if line.strip() == END), None)
            if stop is not None:
                lines += waiting[:stop]
                del waiting[: stop + 1]
        return "\n".join(lines)

    def items(self, most: int) -> tuple[str, ...]:
        """A list: lines up to an empty one, a lone full stop or the end of input.

        At a keyboard one line too many is refused, and the others stay.

        Raises:
            EndOfInputError: there is none.
            Refusal: there are too many.
        """
        found: tuple[str, ...] = ()
        line = self.line()
        while line.strip() not in ("", END):
            try:
                found = answer.items([*found, line], most)
            except Refusal as refusal:
                if not self.typed:
                    raise
                self._refuse(refusal)
            if self.typed and len(found) == most:
                break
            line = self.rest()
        return found

    def _waiting(self) -> list[str]:
        if self._piped is None:
            self._piped = clean(piped()).splitlines()
        return self._piped

    def _typed_line(self) -> str:
        line = typed_line(self._refuse)
        if not line:
            raise EndOfInputError
        return clean(line).removesuffix("\n")


def ask(run: Run, flow: Flow) -> Sequence[AnyEntry]:
    """Ask every step; at the end, also at the end of input, keep what was answered, and give it.

    Each answer is on disk before the next question: whatever happens, it is offered again.

    Raises:
        Refusal: an answer cannot be kept; then nothing was, and the draft stays.
        KeyboardInterrupt: the leader stops; the draft stays.
    """
    walk = Walk(run.companion.desk, flow)
    run.tell(flow.title or run.companion.desk.library.title(flow.essential(walk.answers)))
    if flow.intro:
        run.tell(flow.intro)
    run.tell(run.words.tr("An empty line skips; a lone “.” ends an answer of several lines."))
    try:
        _ask_all(run, walk)
    except KeyboardInterrupt:  # only while asking: what is being kept already is kept next time
        if _waits(walk):
            run.tell("")
            run.tell(run.words.tr("Your answers are kept as a draft: `verbindend` offers it."))
        raise
    except Refusal as refusal:
        raise _with_draft(walk, refusal) from None
    try:
        kept = walk.keep()
    except Refusal as refusal:
        raise _with_draft(walk, refusal) from None
    run.tell(run.words.many("Kept {count} entry.", "Kept {count} entries.", len(kept)))
    for entry in kept:
        run.say(entry.id, done=True)
    return kept


def _ask_all(run: Run, walk: Walk) -> None:
    """Ask until the last step, or the end of input."""
    lines = Lines(run.refuse)
    more = True
    told = False
    with suppress(EndOfInputError):
        asked = ""
        while more:
            step = walk.step
            _remind(run, step, asked)
            asked = step.key
            given = _answer(run, lines, step)
            if given is None:  # an empty line leaves what stands there
                walk.skip()
            else:
                walk.give(given)
            more = walk.on()
            try:
                walk.save()
            except Refusal as refusal:  # the answers are here still, and can perhaps be kept
                if not told:
                    run.refuse(refusal)
                told = True


def _remind(run: Run, step: Step, asked: str) -> None:
    """Say what a question follows on, where that was not the one asked just before."""
    if step.form == Form.FOLLOW_UP and step.prompt and not step.key.startswith(asked):
        run.tell("")
        run.tell(f"  {step.prompt.text}")


def _with_draft(walk: Walk, refusal: Refusal) -> Refusal:
    """Why it was refused, and that the answers are not lost."""
    if not _waits(walk):
        return refusal
    return Refusal(
        "{reason} Your answers so far are kept as a draft: `verbindend` offers it.", reason=refusal
    )


def _waits(walk: Walk) -> bool:
    """Let go of the draft; whether there is one on disk."""
    try:
        return walk.leave()
    except Refusal:
        return False


def _answer(run: Run, lines: Lines, step: Step) -> Value | None:
    """Ask one step, again as long as a person at a keyboard gives what does not fit."""
    while True:
        try:
            return _once(run, lines, step)
        except Refusal as refusal:
            if not lines.typed:
                raise
            run.refuse(refusal)


def _once(run: Run, lines: Lines, step: Step) -> Value | None:
    run.tell("")
    if step.form == Form.TODAY:
        return None
    _show(run, step)
    if step.form == Form.IF_THEN:
        return _if_then(run, lines)
    run.tell(step.text)
    prompt = step.prompt
    if prompt and prompt.help and step.form == Form.QUESTION:
        run.tell(f"  {prompt.help}")
    if prompt and step.prefill is not None:
        stands = answer.in_words(prompt, step.prefill)
        told = run.words.tr("It says now: {text}", text=stands)
        run.tell(f"  {told}")
    if step.earlier:
        told = back.earlier(run.words, step.earlier, run.companion.desk.today())
        run.tell(f"  {told}")
    if prompt is None or step.is_text:
        return _within_limit(lines.text()) or None
    return _closed(run, lines, prompt)


def _show(run: Run, step: Step) -> None:
    """What there is to answer a question by."""
    if step.intention:
        run.tell(phrases.if_then(run.words, step.intention))
    if step.deed:
        run.tell(f"  {step.deed.text}")
    told = phrases.answer_by(run.words, step, run.companion.desk.library)
    for line in [*filter(None, [step.about]), *told]:
        run.tell(indent(line, "  "))


def _closed(run: Run, lines: Lines, prompt: Asked) -> Value | None:
    """A question that is answered otherwise than in free text."""
    if prompt.kind == Kind.PEOPLE:
        return handles(lines.line(), prompt.max_people) or None
    if prompt.kind == Kind.DATE:
        today = run.companion.desk.today()
        told = run.words.tr(
            "A day: yesterday, Monday, {short} or {example}.",
            short=run.words.short_date(today),
            example=today,
        )
        run.tell(f"  {told}")
        meant = answer.day(lines.line(), prompt, today)
        if meant:
            run.tell(f"  {run.words.long_date(meant)}")
        return meant
    if prompt.kind == Kind.LIST:
        told = run.words.tr(
            "One on each line, at most {most}; an empty line ends the list.", most=prompt.max_items
        )
        run.tell(f"  {told}")
        return lines.items(prompt.max_items) or None
    if prompt.kind == Kind.SCALE:
        run.tell(f"  {prompt.min} = {prompt.anchor_min}, {prompt.max} = {prompt.anchor_max}")
        return answer.number(lines.line(), prompt.min, prompt.max)
    for number, option in enumerate(prompt.option, 1):
        run.tell(f"  {number} {option.label}")
    if prompt.kind == Kind.CHECKLIST:
        told = run.words.tr("All that apply, by number, with a space between: 1 3")
        run.tell(f"  {told}")
        return answer.ticked(lines.line(), prompt.option) or None
    return answer.option(lines.line(), prompt.option)


def _if_then(run: Run, lines: Lines) -> Value | None:
    """Both halves of an intention, or neither."""
    run.tell(run.words.tr("If … (a moment or a place)"))
    when = lines.line().strip()
    if not when:
        return None
    run.tell(run.words.tr("then … (what you say or do)"))
    return both((when, lines.rest().strip()))


def _within_limit(text: str) -> str:
    return accepted(text) if text else ""
