"""Packs made ready to be asked from: found by id, by number, by what a person types."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from verbindend.core.pack import Role, Use
from verbindend.core.prompt import Option
from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verbindend.core.entry import Moment
    from verbindend.core.guided import GuidedExercise
    from verbindend.core.pack import About, Assignment, Behaviour, Essential, Notions, Pack, Thought
    from verbindend.core.prompt import Asked, Prompt

Item = TypeVar("Item")
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

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """Everything that an answer may be to, by id: questions, and steps of exercises."""
        steps = [
            exercise.asked(_with_options(step, pack.sets))
            for pack in self.packs
            for exercise in pack.exercises
            for step in exercise.step
        ]
        return {**self.prompts, **{step.id: step for step in steps}}

    def find_asked(self, name: str) -> Asked | None:
        """What an answer is to; a step that is asked of each person is one and the same."""
        return self.asked.get(name.partition(":")[0])

    def behaviours_of(self, essential: str) -> tuple[Behaviour, ...]:
        """What a colleague could see, for one essential."""
        return tuple(each for each in self.behaviours.values() if each.essential == essential)

    def questions(self, essential: str, moment: Moment) -> tuple[Prompt, ...]:
        """The questions on one essential for one moment of the day."""
        return tuple(
            each
            for each in self.prompts.values()
            if each.essential == essential and each.moment == moment
        )

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

    def find_essential(self, typed: str) -> Essential:
        """The essential that a person means by an id, a number, a title or how one begins.

        Raises:
            Refusal: none is meant, or more than one; the nearest are named.
        """
        word = typed.strip().casefold()
        names = {
            name: essential
            for essential in self.essentials.values()
            for name in (essential.id, str(essential.number), essential.title.casefold())
        }
        found = names.get(word) or _the_only(names, word)
        if found is None:
            raise Refusal(
                "There is no essential “{typed}”. Did you mean {nearest}?",
                typed=typed.strip()[:40],
                nearest=_nearest(word, self.essentials),
            )
        return found

    def find_exercise(self, typed: str) -> GuidedExercise:
        """The exercise that a person means by an id, a title or how one begins.

        Raises:
            Refusal: none is meant, or more than one; the nearest are named.
        """
        word = typed.strip().casefold()
        names = {
            name: exercise
            for exercise in self.exercises.values()
            for name in (exercise.id, exercise.title.casefold())
        }
        found = names.get(word) or _the_only(names, word)
        if found is None:
            raise Refusal(
                "There is no exercise “{typed}”. Did you mean {nearest}?",
                typed=typed.strip()[:40],
                nearest=_nearest(word, self.exercises),
            )
        return found

    def find_behaviour(self, typed: str, essential: str) -> Behaviour:
        """The behaviour of an essential that a person means by an id or how it begins.

        Raises:
            Refusal: none is meant; the nearest are named.
        """
        word = typed.strip().casefold()
        names = {behaviour.id: behaviour for behaviour in self.behaviours_of(essential)}
        found = names.get(word) or _the_only(names, word)
        if found is None:
            raise Refusal(
                "{essential} has no behaviour “{typed}”. Did you mean {nearest}?",
                essential=self.title(essential),
                typed=typed.strip()[:40],
                nearest=_nearest(word, names),
            )
        return found


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


def _the_only(names: dict[str, Item], beginning: str) -> Item | None:
    """The item whose names begin so, when there is just one."""
    found = {id(item): item for name, item in names.items() if name.startswith(beginning)}
    return next(iter(found.values())) if beginning and len(found) == 1 else None


def _nearest(word: str, names: Iterable[str]) -> str:
    """The three most alike names, for a message."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong name needs it

    return ", ".join(get_close_matches(word, list(names), n=3, cutoff=0))
