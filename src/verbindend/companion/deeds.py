"""A practice moment noted: the only thing that counts as practised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from verbindend.companion.flow import begun, cleaned, keep_entries
from verbindend.core.answer import fitting, in_words
from verbindend.core.clean import accepted, clean
from verbindend.core.day import DAYS_BACK, parse_day
from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Answer, Deed, Witness
from verbindend.core.finding import find_behaviour, find_essential
from verbindend.core.guided import applies
from verbindend.core.people import handles
from verbindend.core.prompt import Option
from verbindend.core.refusal import Refusal
from verbindend.core.rhythm import Occasion
from verbindend.core.step import Key, Step, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verbindend.companion.desk import Desk
    from verbindend.core.entry import AnyEntry
    from verbindend.core.step import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDeed:
    """A deed as it is typed, before anything of it was checked."""

    essential: str
    text: str = ""
    behaviour: str = ""
    where: str = ""
    people: str = ""
    day: str = ""
    witness: Witness = Witness.SELF
    answers: tuple[Answer, ...] = ()
    """What else the pack asks at a practice moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a deed is about, checked."""

    essential: str
    behaviours: tuple[str, ...]
    people: tuple[str, ...]
    where: str
    day: date


class Deeds:
    """Noting deeds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def check(self, typed: TypedDeed) -> None:
        """See to it that all but the text can be kept, before anybody writes that.

        Raises:
            Refusal: an essential, behaviour or day is unknown, or it is about too many people.
        """
        self._about(typed, self._desk.today())

    def note(self, typed: TypedDeed, draft: Draft | None = None) -> Deed:
        """Keep a deed.

        Raises:
            Refusal: an essential, behaviour or day is unknown, the text is empty or too long, or
                the journal cannot be written. Nothing was kept.
        """
        about = self._about(typed, self._desk.today(draft.sealed if draft else None))
        text = accepted(typed.text)
        (deed,) = keep_entries(
            self._desk,
            about.day,
            draft,
            lambda stamp: [
                Deed(
                    **stamp.head(about.essential),
                    essential=about.essential,
                    behaviours=about.behaviours,
                    people=about.people,
                    situation=about.where,
                    text=text,
                    witness=typed.witness,
                    answers=typed.answers,
                )
            ],
        )
        assert isinstance(deed, Deed)  # noqa: S101 - the one just made
        return deed

    def _about(self, typed: TypedDeed, today: date) -> _About:
        library = self._desk.library
        essential = find_essential(library, typed.essential).id
        behaviours: tuple[str, ...] = ()
        if typed.behaviour:
            behaviours = (find_behaviour(library, typed.behaviour, essential).id,)
        return _About(
            essential=essential,
            behaviours=behaviours,
            people=handles(typed.people),
            where=accepted(typed.where) if clean(typed.where).strip() else "",
            day=parse_day(typed.day, today) if typed.day else today,
        )

    def begin(self, *, earlier: bool = False, essential: str = "") -> DeedFlow:
        """The questions about a deed, beginning at an essential; on which day, if `earlier`."""
        return DeedFlow(self._desk, self, earlier=earlier, essential=essential)

    def resume(self, draft: Draft) -> DeedFlow:
        """The questions about the deed of a draft; on which day, when it cannot be on its own."""
        today = self._desk.today()
        fits = draft.sealed is not None or 0 <= (today - draft.day).days <= DAYS_BACK
        return DeedFlow(
            self._desk,
            self,
            earlier=not fits or Key.DEED_DAY in draft.prompts,
            day=draft.day if fits else today,
        )


class DeedFlow:
    """The way through noting a deed, in under a minute."""

    task = Task.DEED
    title = intro = ""

    def __init__(
        self,
        desk: Desk,
        deeds: Deeds,
        *,
        earlier: bool,
        day: date | None = None,
        essential: str = "",
    ) -> None:
        self._desk = desk
        self._deeds = deeds
        self._earlier = earlier
        self._first = essential
        self._day = day or desk.today()

    def essential(self, answers: Answers) -> str:
        """The essential, once it was chosen."""
        return str(answers.get(Key.DEED_ESSENTIAL) or "")

    def steps(self, answers: Answers) -> tuple[Step, ...]:
        """Every question that is known now."""
        return tuple(self._steps(answers))

    def _steps(self, answers: Answers) -> Iterator[Step]:
        rhythm = self._desk.library.rhythms.get(Occasion.BETWEEN)
        if rhythm is None:
            yield from self._deed(answers)
            return
        for step in rhythm.step:
            if step.block:
                yield from self._deed(answers)
            elif applies(step.when, answers):
                yield from put(step.id, rhythm.asked(step), answers)

    def _deed(self, answers: Answers) -> Iterator[Step]:
        """What makes it a deed: which, when, where and with whom."""
        if self._earlier:
            days = [self._day - timedelta(days=back) for back in range(1, DAYS_BACK + 1)]
            yield from self._ask(Key.DEED_DAY, [(str(day), str(day)) for day in days], needed=True)
        essentials = list(self._desk.library.titles.items())
        yield from self._ask(Key.DEED_ESSENTIAL, essentials, self._first, needed=True)
        behaviours = self._desk.library.behaviours_of(self.essential(answers))
        if behaviours:
            yield from self._ask(Key.DEED_BEHAVIOUR, [(each.id, each.text) for each in behaviours])
        yield from self._ask(Key.DEED_TEXT, needed=True)
        for frame in (Key.DEED_WHERE, Key.DEED_PEOPLE, Key.WITNESS):
            yield from self._ask(frame)

    def _ask(
        self,
        frame: str,
        options: Sequence[tuple[str, str]] = (),
        prefill: str = "",
        *,
        needed: bool = False,
    ) -> Iterator[Step]:
        """A question of the pack, with the options that the journal or the pack gives it."""
        for prompt in self._desk.library.wordings(frame)[:1]:
            own = tuple(Option(id=each, label=label) for each, label in options)
            asked = msgspec.structs.replace(prompt, option=own or prompt.option)
            yield Step(key=frame, prompt=asked, prefill=prefill or None, needed=needed)

    def _words(self, frame: str, answers: Answers) -> str:
        """An answer as a text."""
        value = answers.get(frame)
        prompts = self._desk.library.wordings(frame)
        return in_words(prompts[0], value) if prompts and value is not None else str(value or "")

    def draft(self, answers: Answers, at: str, draft_id: str = "") -> Draft:
        """The deed as it stands, to be saved."""
        return msgspec.structs.replace(
            begun(self._desk, self.task, self._day, answers, at, draft_id),
            essential=self.essential(answers),
            prompts={Key.DEED_DAY: Key.DEED_DAY} if self._earlier else {},
        )

    def keep(self, answers: Answers, draft: Draft | None = None) -> Sequence[AnyEntry]:
        """Keep the deed.

        Raises:
            Refusal: it has no essential, day or text yet, or it cannot be written.
        """
        if not self.essential(answers):
            raise Refusal("Choose the essential that it belongs to first.")
        if self._earlier and not answers.get(Key.DEED_DAY):
            raise Refusal("Choose the day that it was on first.")
        people = answers.get(Key.DEED_PEOPLE)
        typed = TypedDeed(
            essential=self.essential(answers),
            behaviour=str(answers.get(Key.DEED_BEHAVIOUR) or ""),
            text=self._words(Key.DEED_TEXT, answers),
            where=self._words(Key.DEED_WHERE, answers),
            people=",".join(people) if isinstance(people, tuple) else "",
            day=str(answers.get(Key.DEED_DAY) or self._day),
            witness=Witness(str(answers.get(Key.WITNESS) or Witness.SELF)),
            answers=tuple(self._more(cleaned(answers))),
        )
        return [self._deeds.note(typed, draft)]

    def _more(self, answers: Answers) -> Iterator[Answer]:
        """What was answered to the questions that a pack adds."""
        known = {key.value for key in Key}
        for step in self.steps(answers):
            value = fitting(step.prompt, answers.get(step.key), self._day)
            if step.prompt and step.key not in known and value is not None:
                yield Answer(prompt=step.prompt_id, question=step.text, answer=value)
