"""Packs made ready to be asked from: found by id, by number, by what a person types."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from verbindend.core.looked_back import Asking
from verbindend.core.pack import Role, Use
from verbindend.core.prompt import Option
from verbindend.core.self_assessment import FRAME, items_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verbindend.core.guided import GuidedExercise, Programme
    from verbindend.core.pack import About, Assignment, Behaviour, Essential, Notions, Pack, Thought
    from verbindend.core.prompt import Asked, Prompt
    from verbindend.core.refusal import Refusal
    from verbindend.core.rhythm import Rhythm, RhythmStep

AskedT = TypeVar("AskedT", bound="Asked")


class Library:
    """The essentials, behaviours and questions of one or more packs, in their order.

    The first pack is the built-in one. A pack that a coach added to build on takes the place of its
    essentials, and of the fixed questions that it words itself; an extension comes on top. What
    gave way is still known by its id, so that older entries keep their titles.
    """

    def __init__(
        self,
        pack: Pack,
        language: str,
        added: Sequence[Pack] = (),
        left_out: Sequence[Refusal] = (),
    ) -> None:
        self.pack = pack
        self.packs = (pack, *added)
        self.language = language
        """The language of the interface; a pack that has no texts in it speaks its own."""
        self.left_out = left_out
        """Why packs that were added cannot be used."""
        bases = [each for each in added if each.about.kind == Role.BASE]
        self._bases = bases or [pack]
        self._extensions = [each for each in added if each.about.kind != Role.BASE]

    def uses(self, pack: Pack) -> bool:
        """Whether the essentials of one of its packs are asked about."""
        return pack in self._bases or pack in self._extensions

    @cached_property
    def essentials(self) -> dict[str, Essential]:
        """Every essential asked about, by id, in the order of their packs and numbers."""
        in_order = [
            essential
            for pack in (*self._bases, *self._extensions)
            for essential in sorted(pack.essentials, key=lambda each: each.number)
        ]
        if len(self.packs) > 1:
            in_order = [
                replace(essential, number=number) for number, essential in enumerate(in_order, 1)
            ]
        return {essential.id: essential for essential in in_order}

    @cached_property
    def behaviours(self) -> dict[str, Behaviour]:
        """Every behaviour by id."""
        return {behaviour.id: behaviour for pack in self.packs for behaviour in pack.behaviours}

    @cached_property
    def prompts(self) -> dict[str, Prompt]:
        """Every question by id, with the options that a set of its pack gives it."""
        return {
            prompt.id: _with_options(prompt, pack.sets)
            for pack in self.packs
            for prompt in pack.prompts
        }

    @cached_property
    def exercises(self) -> dict[str, GuidedExercise]:
        """Every exercise that can be done by id, those of an essential in its place."""
        order = {name: number for number, name in enumerate(self.essentials)}
        found = [
            replace(exercise, step=tuple(_with_options(step, pack.sets) for step in exercise.step))
            for pack in self.packs
            if self.uses(pack)
            for exercise in pack.exercises
        ]
        last = len(order)
        in_order = sorted(found, key=lambda each: order.get(each.essential, last))
        return {exercise.id: exercise for exercise in in_order}

    def parts(self, exercise: GuidedExercise) -> dict[str, str]:
        """The labels of the set whose parts the steps are about most, by id, in its order."""
        about = {step.part for step in exercise.step if step.part}
        sets = [each for pack in self.packs if exercise.id in _ids(pack) for each in pack.sets]
        shared = {each.id: sum(option.id in about for option in each.option) for each in sets}
        chosen = max(sets, key=lambda each: shared[each.id], default=None)
        if chosen is None or shared[chosen.id] < 2:  # noqa: PLR2004 - one part is no division
            return {}
        return {option.id: option.label for option in chosen.option}

    def notions(self, use: Use) -> Notions | None:
        """The set that is for this; of the packs in use, that of the one added last."""
        found = [each for pack in self._by_weight for each in pack.sets if each.use == use]
        return found[-1] if found else None

    def asking(self, use: Use) -> Asking:
        """What the set for this asks about, and what each question in any pack is about."""
        notions = self.notions(use)
        names = tuple(option.id for option in notions.option) if notions else ()
        found = {
            prompt.id: name
            for prompt in self.prompts.values()
            for name in prompt.frame
            if name in names
        }
        return Asking(names=names, questions=found)

    @cached_property
    def items(self) -> dict[str, Prompt]:
        """What the self-assessment asks, by id."""
        outside = self.wordings(FRAME)
        return items_asked(self.behaviours.values(), self.notions(Use.ITEMS), outside)

    @cached_property
    def _by_weight(self) -> tuple[Pack, ...]:
        """The packs, the one that has the last word last."""
        return (self.pack, *self._bases, *self._extensions)

    @cached_property
    def rhythms(self) -> dict[str, Rhythm]:
        """What each occasion consists of: of the packs in use, the one added last says it."""
        return {
            rhythm.moment: replace(
                rhythm, step=tuple(_with_options(step, pack.sets) for step in rhythm.step)
            )
            for pack in self._by_weight
            for rhythm in pack.rhythms
        }

    @cached_property
    def programmes(self) -> dict[str, Programme]:
        """Every programme of a pack in use, by id."""
        return {each.id: each for pack in self.packs if self.uses(pack) for each in pack.programmes}

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """Everything that an answer may be to, by id: questions, and steps of exercises."""
        steps = [
            exercise.asked(_with_options(step, pack.sets))
            for pack in self.packs
            for exercise in pack.exercises
            for step in exercise.step
        ]
        own = [
            rhythm.asked(_with_options(step, pack.sets))
            for pack in self.packs
            for rhythm in pack.rhythms
            for step in rhythm.step
        ]
        return {**self.prompts, **self.items, **{step.id: step for step in (*steps, *own)}}

    def find_asked(self, name: str) -> Asked | None:
        """What an answer is to; a step that is asked of each person is one and the same."""
        return self.asked.get(name.partition(":")[0])

    def behaviours_of(self, essential: str) -> tuple[Behaviour, ...]:
        """What a colleague could see, for one essential."""
        return tuple(each for each in self.behaviours.values() if each.essential == essential)

    def questions(self, essential: str, moment: str) -> tuple[Prompt, ...]:
        """The questions on one essential for one moment of the day."""
        return tuple(
            each
            for each in self.prompts.values()
            if each.essential == essential and each.moment == moment
        )

    def own_question(self, occasion: str, step: RhythmStep) -> tuple[Prompt, ...]:
        """What a step of a rhythm asks that is no block: a fixed question, else its own words."""
        worded = self.wordings(step.frame) if step.frame else ()
        return worded or ((self.rhythms[occasion].prompt(step),) if step.text else ())

    def wordings(self, frame: str) -> tuple[Prompt, ...]:
        """The wordings of one of the fixed questions that every sitting has."""
        own = [each for pack in self._bases for each in self._words(pack, frame)]
        more = [each for pack in self._extensions for each in self._words(pack, frame)]
        return (*(own or self._words(self.pack, frame)), *more)

    def _words(self, pack: Pack, frame: str) -> tuple[Prompt, ...]:
        return tuple(
            self.prompts[each.id]
            for each in pack.prompts
            if not each.essential and frame in each.frame
        )

    def chain(self, essential: Essential) -> Notions | None:
        """The set with the steps that an essential is made of."""
        sets = {
            each.id: each
            for pack in self.packs
            if pack.about == self.about(essential.id)
            for each in pack.sets
        }
        return sets.get(essential.chain)

    def thoughts(self, essential: str) -> tuple[Thought, ...]:
        """What there is to read on an essential."""
        return tuple(
            each for pack in self.packs for each in pack.thoughts if each.essential == essential
        )

    def tasks(self, essential: str) -> tuple[Assignment, ...]:
        """The deeds for a week that belong to an essential."""
        return tuple(
            each for pack in self.packs for each in pack.tasks if each.essential == essential
        )

    def task(self, name: str) -> Assignment | None:
        """A deed for a week by its id."""
        found = (each for pack in self.packs for each in pack.tasks)
        return next((each for each in found if each.id == name), None)

    @cached_property
    def stories(self) -> dict[str, Notions]:
        """What there is to read around the essentials asked about, by pack and set together.

        A set is known within its pack only.
        """
        return {
            f"{pack.about.id}/{each.id}": each
            for pack in self.packs
            if self.uses(pack)
            for each in pack.sets
            if each.use == Use.STORY
        }

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every essential asked about by id, in their order."""
        return {essential.id: essential.title for essential in self.essentials.values()}

    @cached_property
    def names(self) -> dict[str, str]:
        """The titles of essentials and exercises by id."""
        return self._known | {each.id: each.title for each in self.exercises.values()}

    def title(self, essential: str | None) -> str:
        """An essential's title; for one that no pack knows any more, its id made readable."""
        name = essential or ""
        return self._known.get(name, name.replace("-", " ").capitalize())

    @cached_property
    def _known(self) -> dict[str, str]:
        return {each.id: each.title for pack in self.packs for each in pack.essentials}

    def about(self, essential: str | None) -> About:
        """What the pack of an essential says of itself; without one, the first pack in use."""
        return self._origins.get(essential or "", self._bases[0].about)

    @cached_property
    def _origins(self) -> dict[str, About]:
        return {each.id: pack.about for pack in self.packs for each in pack.essentials}


def _ids(pack: Pack) -> set[str]:
    return {each.id for each in pack.exercises}


def _with_options(asked: AskedT, sets: Iterable[Notions]) -> AskedT:
    """A question with the options of the set that it names, where that is one of its pack."""
    if not asked.options_from:
        return asked
    named = next((each for each in sets if each.id == asked.options_from), None)
    if named is None:  # a list that the program makes
        return asked
    options = tuple(Option(id=each.id, label=each.label) for each in named.option)
    return replace(asked, option=options, options_from="")
