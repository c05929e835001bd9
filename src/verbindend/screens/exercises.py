"""The essentials to read about, and to go deeper into."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from verbindend.core.entry import Moment
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.screens.essential import EssentialPage, StoryPage
from verbindend.screens.place import Place
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.essential_pane import EssentialPane
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget
    from textual.widgets import OptionList

    from verbindend.core.pack import Essential, Notions


STORY = "story:"
"""What the id of a choice begins with that is no essential."""


class Exercises(Place):
    """The place to go deeper."""

    PLACE = "exercises"
    AUTO_FOCUS = "Choices"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", mark("read"), id="exercises.read"),
        Binding("g", "deepen", mark("one question deeper"), id="exercises.deepen"),
    ]

    def body(self) -> Iterable[Widget]:
        """The essentials, and the one pointed at."""
        yield Vertical(
            Static(
                plain(self.words.tr("Read about an essential, or take one question deeper.")),
                markup=False,
            ),
            Choices([], self.marks, numbered=False),
            Static(id="about", markup=False),
            classes="column",
        )
        yield EssentialPane(self.words)

    def renew(self) -> None:
        """Show the essentials, those in focus marked.

        Raises:
            Refusal: the journal cannot be read.
        """
        focus = self.companion.plans.focus
        choices = [
            Choice(id=each, label=title, note=self.marks.focus if each in focus else "")
            for each, title in self.companion.desk.library.titles.items()
        ]
        choices += [
            Choice(id=f"{STORY}{each.id}", label=each.title)
            for each in self.companion.desk.library.stories()
        ]
        self.query_one(Choices).show(choices)
        self.query_one(Choices).focus()
        self._show_pointed()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Read about the essential pointed at."""
        event.stop()
        self._show_pointed()

    def on_answer_given(self) -> None:
        """Read about the one that was chosen."""
        self.action_read()

    @work
    async def action_read(self) -> None:
        """Read about what is pointed at."""
        chosen = self._essential()
        if chosen is None:
            story = self._story()
            if story:
                await self.app.push_screen_wait(StoryPage(self.shared, story))
            return
        deeper = await self.app.push_screen_wait(EssentialPage(self.shared, chosen))
        if deeper:
            await self.action_deepen()

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
        """The essential pointed at."""
        return self.companion.desk.library.essentials.get(self.query_one(Choices).value or "")

    def _story(self) -> Notions | None:
        """The story pointed at."""
        pointed = (self.query_one(Choices).value or "").removeprefix(STORY)
        stories = self.companion.desk.library.stories()
        return next((each for each in stories if each.id == pointed), None)

    def _show_pointed(self) -> None:
        chosen, story = self._essential(), self._story()
        about = chosen.short if chosen else ""
        self.query_one("#about", Static).update(plain(about, "$text-muted"))
        if chosen:
            behaviours = self.companion.desk.library.behaviours_of(chosen.id)
            self.query_one(EssentialPane).show(chosen, behaviours)
        elif story:
            self.query_one(EssentialPane).tell(story)
