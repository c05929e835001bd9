"""The essentials to read about and go deeper into, their exercises, and what comes back."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from verbindend.core.entry import Moment
from verbindend.core.refusal import Refusal
from verbindend.core.review import LOOKS_BACK
from verbindend.locale import mark
from verbindend.screens.essential import EssentialPage, StoryPage
from verbindend.screens.exercise import BEGIN, ExercisePage, RecordPage
from verbindend.screens.place import Place
from verbindend.screens.plan import choose_week
from verbindend.views.record_text import back_today
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.essential_pane import EssentialPane
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget
    from textual.widgets import OptionList

    from verbindend.core.guided import GuidedExercise
    from verbindend.core.pack import Essential


PROGRAMME, EXERCISE, RECORD, STORY, SIT = "programme:", "exercise:", "record:", "story:", "sit:"
"""What the id of a choice begins with that is no essential."""


class Exercises(Place):
    """The place to go deeper."""

    PLACE = "exercises"
    AUTO_FOCUS = "Choices"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", mark("choose"), id="exercises.read"),
        Binding("g", "deepen", mark("one question deeper"), id="exercises.deepen"),
    ]

    def body(self) -> Iterable[Widget]:
        """The essentials, and the one pointed at."""
        yield Vertical(
            Static(id="about", markup=False),
            Choices([], self.marks, numbered=False),
            classes="column",
        )
        yield EssentialPane(self.words)

    def renew(self) -> None:
        """Show what comes back today, the programme, the essentials with exercises, and the story.

        Raises:
            Refusal: the journal cannot be read.
        """
        followed, offered = self._programmes()
        rows = [*self._back(), *followed, *self._all(), *self._look_backs(), *offered]
        rows += self._stories()
        self.query_one(Choices).show(rows)
        self.query_one(Choices).focus()
        self._show_pointed()

    def _back(self) -> list[Choice]:
        """What comes back today."""
        return [
            Choice(id=f"{RECORD}{due.record.id}", label=back_today(due, self.library, self.words))
            for due in self.companion.exercises.back_today()
        ]

    def _programmes(self) -> tuple[list[Choice], list[Choice]]:
        """The programme that is followed, with its week, and those that can be."""
        here = self.companion.plans.here
        at = self.words.tr("week {number}", number=here.number) if here and here.week else ""
        now = here.programme.id if here else ""
        followed: list[Choice] = []
        offered: list[Choice] = []
        for name, programme in self.library.programmes.items():
            note = at if name == now else self.words.tr("programme")
            row = Choice(id=f"{PROGRAMME}{name}", label=programme.title, note=note)
            (followed if name == now else offered).append(row)
        return followed, offered

    def _all(self) -> list[Choice]:
        """The essentials, those in focus marked, each with its exercises below it."""
        focus = self.companion.plans.focus
        counted = Counter(record.exercise for record in self.companion.exercises.records())
        found: list[Choice] = []
        for name, title in self.library.titles.items():
            note = self.marks.focus if name in focus else ""
            found.append(Choice(id=name, label=title, note=note))
            found += [self._exercise(each, counted) for each in self._exercises_of(name)]
        return found + [self._exercise(each, counted) for each in self._exercises_of("")]

    def _exercise(self, exercise: GuidedExercise, counted: Counter[str]) -> Choice:
        minutes = self.words.tr("{count} min", count=exercise.minutes)
        begun = counted[exercise.id]
        note = f"{minutes} {self.marks.separator} {begun}" if begun else minutes
        indent = "  " if exercise.essential else ""
        return Choice(id=f"{EXERCISE}{exercise.id}", label=f"{indent}{exercise.title}", note=note)

    def _exercises_of(self, essential: str) -> list[GuidedExercise]:
        return [each for each in self.library.exercises.values() if each.essential == essential]

    def _look_backs(self) -> list[Choice]:
        """What looks back on more than a day."""
        return [
            Choice(
                id=f"{SIT}{rhythm.moment}",
                label=rhythm.title,
                note=self.words.tr("{count} min", count=rhythm.minutes),
            )
            for rhythm in self.library.rhythms.values()
            if rhythm.moment in LOOKS_BACK
        ]

    def _stories(self) -> list[Choice]:
        return [
            Choice(id=f"{STORY}{name}", label=story.title)
            for name, story in self.library.stories.items()
        ]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Read about the essential pointed at."""
        event.stop()
        self._show_pointed()

    def on_answer_given(self) -> None:
        """Read about the one that was chosen."""
        self.action_read()

    @work
    async def action_read(self) -> None:
        """Read about what is pointed at, or do it."""
        kind, _, name = (self.query_one(Choices).value or "").rpartition(":")
        if f"{kind}:" == STORY:
            story = self.library.stories[name]
            await self.app.push_screen_wait(StoryPage(self.shared, story))
        elif f"{kind}:" == SIT:
            await self.action_sit(name)
        elif f"{kind}:" == PROGRAMME:
            await self._follow(name)
        elif f"{kind}:" == EXERCISE:
            await self._do(name)
        elif f"{kind}:" == RECORD:
            await self._read_record(name)
        elif name:
            essential = self.library.essentials[name]
            if await self.app.push_screen_wait(EssentialPage(self.shared, essential)):
                await self.action_deepen()

    async def _follow(self, name: str) -> None:
        """Begin a programme, go to another week of it, or leave it."""
        try:
            await choose_week(self.shared, name, self.app.push_screen_wait)
        except Refusal as refusal:
            self.refuse(refusal)
        self.refill()

    async def _do(self, name: str) -> None:
        """Begin an exercise, or choose among what was begun with it."""
        try:
            found = self.companion.exercises.of(name)
            if found:
                page = ExercisePage(self.shared, self.library.exercises[name], found)
                chosen = await self.app.push_screen_wait(page)
                if chosen is None:
                    return
                if chosen != BEGIN:
                    await self._read_record(chosen)
                    return
        except Refusal as refusal:
            self.refuse(refusal)
            return
        await self.walk_begun(partial(self.companion.exercises.begin, name))

    async def _read_record(self, record_id: str) -> None:
        """Read what was done, and go on with it when the leader wants to."""
        try:
            record = self.companion.exercises.find(record_id)
            if not await self.app.push_screen_wait(RecordPage(self.shared, record)):
                return
        except Refusal as refusal:
            self.refuse(refusal)
            return
        await self.walk_begun(partial(self.companion.exercises.go_on, record_id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """What is about no essential has no question of its own."""
        return action != "deepen" or not self.is_mounted or self._essential() is not None

    async def action_deepen(self) -> None:
        """Ask one question on the essential pointed at."""
        chosen = self._essential()
        if chosen is None:
            self.say(self.words.tr("There is no deeper question on this; choose an essential."))
            return
        try:
            flow = self.companion.sittings.begin(Moment.DEEPENING, chosen.id)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        if not flow.steps({}):
            self.say(self.words.tr("There is no deeper question on this essential."))
            return
        await self.walk(flow)

    def _essential(self) -> Essential | None:
        """The essential pointed at, or that of the exercise pointed at."""
        pointed = self.query_one(Choices).value or ""
        exercise = self.library.exercises.get(pointed.removeprefix(EXERCISE))
        return self.library.essentials.get(exercise.essential if exercise else pointed)

    def _show_pointed(self) -> None:
        """Say more of what is pointed at; where there is room, with the essential beside it."""
        pointed = self.query_one(Choices).value or ""
        essential = self._essential()
        exercise = self.library.exercises.get(pointed.removeprefix(EXERCISE))
        story = self.library.stories.get(pointed.removeprefix(STORY))
        programme = self.library.programmes.get(pointed.removeprefix(PROGRAMME))
        about = exercise.intro if exercise else essential.short if essential else ""
        rhythm = self.library.rhythms.get(pointed.removeprefix(SIT))
        about = programme.intro if programme else rhythm.intro if rhythm else about
        self.query_one("#about", Static).update(plain(about, "$text-muted"))
        self.refresh_bindings()
        pane = self.query_one(EssentialPane)
        if essential:
            pane.show(essential, self.library.behaviours_of(essential.id))
        elif story:
            pane.tell(story)
