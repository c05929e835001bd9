"""An entry's own texts, changed by the leader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from verbindend.companion.flow import cleaned
from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Moment
from verbindend.core.pack import Kind, Prompt, Yields
from verbindend.core.refusal import Refusal
from verbindend.core.step import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from verbindend.companion.desk import Desk
    from verbindend.core.entry import AnyEntry
    from verbindend.core.step import Answers

OWN_TEXTS = ("when", "then", "obstacle", "situation", "text")
FILE_ENDING = ".toml"
_ANSWER = "answer-"


class Edits:
    """Changing what was kept."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, entry: AnyEntry) -> EditFlow:
        """The texts of an entry, one after the other."""
        return EditFlow(self._desk, entry)

    def in_editor(
        self, entry_id: str, edit: Callable[[str, str], str], *, set_aside: bool = True
    ) -> AnyEntry | None:
        """Change an entry's file in an editor; None when nothing was changed.

        Raises:
            Refusal: it is no entry any more, or the file changed meanwhile. What was written is
                set aside, unless it can be had again, and the sentence says where.
        """
        before = self._desk.journal.text(entry_id)
        after = edit(before, FILE_ENDING)
        if after == before:
            return None
        try:
            return self._desk.journal.rewrite(entry_id, before, after)
        except Refusal as reason:
            if not set_aside:
                raise
            path = self._desk.drafts.set_aside(after, FILE_ENDING)
            raise Refusal(
                "{reason} What you wrote is in {path}.", reason=reason, path=path
            ) from None

    def resume(self, draft: Draft) -> EditFlow:
        """An edit taken up again.

        Raises:
            Refusal: the entry is not there any more.
        """
        return EditFlow(self._desk, self._desk.journal.get(draft.about))


class EditFlow:
    """The way through an entry's texts. Everything else in it stays as it is."""

    task = Task.EDIT

    def __init__(self, desk: Desk, entry: AnyEntry) -> None:
        self._desk = desk
        self.entry = entry

    def essential(self, answers: Answers) -> str:  # noqa: ARG002 - it stays what it was
        """The entry's essential."""
        return self.entry.essential or ""

    def steps(self, answers: Answers) -> tuple[Step, ...]:  # noqa: ARG002 - always the same
        """The texts that can be changed here."""
        own = [
            (name, "", text)
            for name in OWN_TEXTS
            if (text := getattr(self.entry, name, None)) is not None
        ]
        rows = [
            (f"{_ANSWER}{number}", row.question, row.value)
            for number, row in enumerate(self.entry.answers)
            if isinstance(row.value, str) and not self._is_choice(row.prompt)
        ]
        return tuple(_step(key, question, text) for key, question, text in rows + own)

    def draft(self, answers: Answers, at: str, draft_id: str = "") -> Draft:
        """The edit as it stands, to be saved."""
        return Draft(
            id=draft_id or f"{self.task}-{self.entry.day}-{self._desk.suffix()}",
            task=self.task,
            day=self.entry.day,
            changed=self._desk.now(),
            essential=self.entry.essential or "",
            about=self.entry.id,
            answers={key: value for key, value in answers.items() if value is not None},
            at=at,
        )

    def keep(self, answers: Answers, draft: Draft | None = None) -> Sequence[AnyEntry]:
        """Put the changed texts in the entry's file; what was skipped stays as it was.

        Raises:
            Refusal: a text is too long, or the file cannot be written.
        """
        texts = {key: value for key, value in cleaned(answers).items() if isinstance(value, str)}
        own = {name: texts[name] for name in OWN_TEXTS if name in texts}
        rows = tuple(
            msgspec.structs.replace(row, answer=texts.get(f"{_ANSWER}{number}", row.value))
            for number, row in enumerate(self.entry.answers)
        )
        after = msgspec.structs.replace(self.entry, answers=rows, **own)
        kept = after
        if after != self.entry:
            kept = self._desk.journal.change(self.entry, after)
        if draft:
            self._desk.drafts.drop(draft.id)
        return [kept]

    def _is_choice(self, prompt_id: str) -> bool:
        """Whether the answer is an option's id, which is no text to be typed over."""
        prompt = self._desk.library.prompts.get(prompt_id)
        return prompt is not None and bool(prompt.option)


def _step(key: str, question: str, text: str) -> Step:
    prompt = Prompt(
        id=key, moment=Moment.EVENING, kind=Kind.TEXT, yields=Yields.REFLECTION, text=question
    )
    return Step(key=key, prompt=prompt, prefill=text)
