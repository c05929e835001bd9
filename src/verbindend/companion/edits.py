"""An entry's own texts, changed by the leader."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import msgspec

from verbindend.companion.aside import set_aside_if_refused
from verbindend.companion.flow import cleaned
from verbindend.core.clean import accepted, clean
from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Answer, Intention, Moment
from verbindend.core.pack import Kind, Prompt, Yields
from verbindend.core.refusal import Refusal
from verbindend.core.step import Form, Key, Step, both

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from verbindend.companion.desk import Desk
    from verbindend.core.entry import AnyEntry, Value
    from verbindend.core.step import Answers

OWN_TEXTS = {"obstacle": Key.OBSTACLE, "situation": Key.DEED_WHERE, "text": Key.DEED_TEXT}
"""An entry's own texts, and the frames of the questions that they answer."""
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
        with set_aside_if_refused(self._desk, after, FILE_ENDING) if set_aside else nullcontext():
            return self._desk.journal.rewrite(entry_id, before, after)

    def resume(self, draft: Draft) -> EditFlow:
        """An edit taken up again, of the entry as it was when the edit was begun.

        Raises:
            Refusal: the entry is not there any more.
        """
        return EditFlow(self._desk, _as_begun(self._desk.journal.get(draft.about), draft))


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
        """The texts that can be changed here, under the questions that they answer."""
        rows = [
            _step(f"{_ANSWER}{number}", row.question, row.value)
            for number, row in enumerate(self.entry.answers)
            if isinstance(row.value, str) and not self._is_choice(row.prompt)
        ]
        own = [
            _step(name, self._question(frame), text)
            for name, frame in OWN_TEXTS.items()
            if (text := getattr(self.entry, name, None)) is not None
        ]
        if isinstance(self.entry, Intention):
            own.insert(0, Step(key=Key.IF_THEN, form=Form.IF_THEN, intention=self.entry))
        return (*rows, *own)

    def draft(self, answers: Answers, at: str, draft_id: str = "") -> Draft:
        """The edit as it stands, to be saved."""
        texts = [step for step in self.steps({}) if isinstance(step.prefill, str)]
        before = {step.key: str(step.prefill) for step in texts}
        if isinstance(self.entry, Intention):
            before |= {"when": self.entry.when, "then": self.entry.then}
        return Draft(
            id=draft_id or f"{self.task}-{self.entry.day}-{self._desk.suffix()}",
            task=self.task,
            day=self.entry.day,
            changed=self._desk.now(),
            essential=self.entry.essential or "",
            about=self.entry.id,
            prompts={step.key: step.text for step in texts},
            before=before,
            answers={key: value for key, value in answers.items() if value is not None},
            at=at,
        )

    def keep(self, answers: Answers, draft: Draft | None = None) -> Sequence[AnyEntry]:
        """Put the changed texts in the entry's file; what was skipped stays, nothing is no change.

        Raises:
            Refusal: a text is too long or may not be empty, or the file cannot be written.
        """
        texts = {
            key: accepted(value) if clean(value).strip() else ""
            for key, value in answers.items()
            if isinstance(value, str)
        }
        after = self._changed(texts, cleaned(answers).get(Key.IF_THEN))
        kept = [self._desk.journal.change(self.entry, after)] if after != self.entry else []
        if draft:
            self._desk.drafts.drop(draft.id)
        return kept

    def _changed(self, texts: Mapping[str, str], halves: Value | None) -> AnyEntry:
        """The entry with other texts in it; a row that was emptied is gone."""
        own = {name: texts[name] for name in OWN_TEXTS if name in texts}
        if own.get("text") == "":
            raise Refusal("This text cannot be empty: leave, and delete the entry instead.")
        if isinstance(halves, tuple):
            both(halves)
            own |= {"when": halves[0], "then": halves[1]}
        rows = tuple(
            msgspec.structs.replace(row, answer=texts.get(f"{_ANSWER}{number}", row.value))
            for number, row in enumerate(self.entry.answers)
            if texts.get(f"{_ANSWER}{number}") != ""
        )
        return msgspec.structs.replace(self.entry, answers=rows, **own)

    def _question(self, frame: str) -> str:
        """The question that one of an entry's own texts answers, where the pack has it."""
        wordings = self._desk.library.wordings(frame)
        return wordings[0].text if wordings else ""

    def _is_choice(self, prompt_id: str) -> bool:
        """Whether the answer is an option's id, which is no text to be typed over."""
        prompt = self._desk.library.prompts.get(prompt_id)
        return prompt is not None and bool(prompt.option)


def _as_begun(entry: AnyEntry, draft: Draft) -> AnyEntry:
    """The entry as it was when an edit of it was begun.

    Where its texts are others by now, this is no entry that stands in a file: what is kept from it
    comes to stand beside the file and takes no word of it away.
    """
    rows = {
        f"{_ANSWER}{number}": (row.question, row.value) for number, row in enumerate(entry.answers)
    }
    same = all(
        rows.get(key) == (draft.prompts.get(key), text)
        if key.startswith(_ANSWER)
        else getattr(entry, key, None) == text
        for key, text in draft.before.items()
    )
    if same:
        return entry
    own = {name: text for name, text in draft.before.items() if hasattr(entry, name)}
    answers = tuple(
        Answer(question=draft.prompts.get(key, ""), answer=text)
        for key, text in draft.before.items()
        if key.startswith(_ANSWER)
    )
    return msgspec.structs.replace(entry, answers=answers, **own)


def _step(key: str, question: str, text: str) -> Step:
    prompt = Prompt(
        id=key, moment=Moment.EVENING, kind=Kind.TEXT, yields=Yields.REFLECTION, text=question
    )
    return Step(key=key, prompt=prompt, prefill=text)
