"""An entry's own texts, changed by the leader."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from verbindend.companion.aside import set_aside_if_refused
from verbindend.companion.flow import as_value, cleaned
from verbindend.core.answer import fitting
from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Answer, Intention, Moment
from verbindend.core.prompt import Kind, Prompt, Yields
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
_TYPES: dict[Kind, type] = {Kind.CHECKLIST: tuple, Kind.LIST: tuple, Kind.DATE: date}
"""The kinds of question that can be asked again beside those in free text, and their answers."""


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
        entry = self._desk.journal.get(draft.about)
        if _is_as_begun(entry, draft):
            return EditFlow(self._desk, entry)
        keys = [key for key in draft.before if key.startswith(_ANSWER)]
        return EditFlow(self._desk, _as_begun(entry, draft, keys), keys)


class EditFlow:
    """The way through an entry's texts. Everything else in it stays as it is."""

    task = Task.EDIT
    title = intro = ""

    def __init__(self, desk: Desk, entry: AnyEntry, keys: Sequence[str] = ()) -> None:
        """Name each row of the entry by its place, or by the step that it was in a draft."""
        self._desk = desk
        self.entry = entry
        self._rows = dict(zip(keys or _places(entry), entry.answers, strict=True))

    def essential(self, answers: Answers) -> str:  # noqa: ARG002 - it stays what it was
        """The entry's essential."""
        return self.entry.essential or ""

    def steps(self, answers: Answers) -> tuple[Step, ...]:  # noqa: ARG002 - always the same
        """The answers that can be changed here, under their questions."""
        rows = [step for key, row in self._rows.items() if (step := self._row(key, row))]
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
        rows = [step for step in self.steps({}) if step.prefill is not None]
        before: dict[str, object] = {step.key: step.prefill for step in rows}
        if isinstance(self.entry, Intention):
            before |= {"when": self.entry.when, "then": self.entry.then}
        return Draft(
            id=draft_id or f"{self.task}-{self.entry.day}-{self._desk.suffix()}",
            task=self.task,
            day=self.entry.day,
            changed=self._desk.now(),
            essential=self.entry.essential or "",
            about=self.entry.id,
            prompts={step.key: step.text for step in rows},
            asked={
                step.key: self._rows[step.key].prompt for step in rows if step.key in self._rows
            },
            before=before,
            answers={key: value for key, value in answers.items() if value is not None},
            at=at,
        )

    def keep(self, answers: Answers, draft: Draft | None = None) -> Sequence[AnyEntry]:
        """Put the changed texts in the entry's file; what was skipped stays, nothing is no change.

        Raises:
            Refusal: an answer does not fit or may not be empty, or the file cannot be written.
        """
        prompts = {step.key: step.prompt for step in self.steps({})}
        given = cleaned(answers)
        changed: dict[str, Value] = {
            key: fitting(prompts.get(key), value, self.entry.day) or ""
            for key, value in given.items()
            if answers[key] is not None and key != Key.IF_THEN
        }
        after = self._changed(changed, given.get(Key.IF_THEN))
        kept = [self._desk.journal.change(self.entry, after)] if after != self.entry else []
        if draft:
            self._desk.drafts.drop(draft.id)
        return kept

    def _changed(self, changed: Mapping[str, Value], halves: Value | None) -> AnyEntry:
        """The entry with other answers in it; a row that was emptied is gone."""
        own = {name: changed[name] for name in OWN_TEXTS if name in changed}
        if own.get("text") == "":
            raise Refusal("This text cannot be empty: leave, and delete the entry instead.")
        if isinstance(halves, tuple):
            both(halves)
            own |= {"when": halves[0], "then": halves[1]}
        rows = tuple(
            msgspec.structs.replace(row, answer=changed.get(key, row.value))
            for key, row in self._rows.items()
            if changed.get(key) != ""
        )
        return msgspec.structs.replace(self.entry, answers=rows, **own)

    def _question(self, frame: str) -> str:
        """The question that one of an entry's own texts answers, where the pack has it."""
        wordings = self._desk.library.wordings(frame)
        return wordings[0].text if wordings else ""

    def _row(self, key: str, row: Answer) -> Step | None:
        """A row as it is asked again; None of an option's id, which is no text to be typed over."""
        prompt = self._desk.library.find_asked(row.prompt)
        if prompt and isinstance(row.value, _TYPES.get(prompt.kind, ())):
            held = len(row.value) if isinstance(row.value, tuple) else 0
            asked = msgspec.structs.replace(
                prompt, text=row.question, max_items=max(prompt.max_items, held)
            )
            return Step(key=key, prompt=asked, prefill=row.value)
        if isinstance(row.value, str) and not (prompt and prompt.option):
            return _step(key, row.question, row.value)
        return None


def _places(entry: AnyEntry) -> list[str]:
    return [f"{_ANSWER}{number}" for number in range(len(entry.answers))]


def _is_as_begun(entry: AnyEntry, draft: Draft) -> bool:
    """Whether what was to be changed stands in the entry as it did when the edit was begun."""
    rows = dict(zip(_places(entry), entry.answers, strict=True))
    now: dict[str, object] = {key: (row.question, row.value) for key, row in rows.items()}
    return all(
        now.get(key) == (draft.prompts.get(key), as_value(before))
        if key.startswith(_ANSWER)
        else getattr(entry, key, None) == before
        for key, before in draft.before.items()
    )


def _as_begun(entry: AnyEntry, draft: Draft, keys: Sequence[str]) -> AnyEntry:
    """The entry as it was when an edit of it was begun.

    This is no entry that stands in a file: what is kept from it comes to stand beside the file and
    takes no word of it away.
    """
    own = {name: text for name, text in draft.before.items() if hasattr(entry, name)}
    answers = tuple(
        Answer(
            prompt=draft.asked.get(key, ""),
            question=draft.prompts.get(key, ""),
            answer=draft.before[key],
        )
        for key in keys
    )
    return msgspec.structs.replace(entry, answers=answers, **own)


def _step(key: str, question: str, text: str) -> Step:
    prompt = Prompt(
        id=key, moment=Moment.EVENING, kind=Kind.TEXT, yields=Yields.REFLECTION, text=question
    )
    return Step(key=key, prompt=prompt, prefill=text)
