"""A place to be: a frame with a body of its own."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from verbindend.core.act import Did
from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Plan
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.screens.base import BaseScreen
from verbindend.views import phrases
from verbindend.widgets.frame import Keys, Masthead, Rule, StatusLine, Tab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from verbindend.companion.flow import Flow
    from verbindend.core.act import Act
    from verbindend.core.entry import AnyEntry
    from verbindend.screens.base import Shared

PLACES = {
    "today": ("1", mark("Today")),
    "journal": ("2", mark("Journal")),
    "dashboard": ("3", mark("Picture")),
    "exercises": ("4", mark("Exercises")),
}
"""The four places, with their keys and names."""

LOOK_UP = 60.0
"""Every so many seconds a place looks whether a new day has begun."""


class Place(BaseScreen[None]):
    """One of the four places."""

    PLACE: ClassVar[str]
    AUTO_FOCUS: ClassVar[str]
    """What has the focus at first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "sit('morning')", mark("morning start"), id="place.morning", show=False),
        Binding("e", "sit('evening')", mark("evening close"), id="place.evening", show=False),
        Binding("w", "sit('week')", mark("weekly review"), id="place.week", show=False),
        Binding(
            "d",
            "deed",
            mark("deed"),
            tooltip=mark("note a practice moment"),
            id="place.deed",
            show=False,
        ),
        Binding("D", "deed(True)", mark("deed of an earlier day"), id="place.earlier", show=False),
        Binding(
            "u",
            "undo",
            mark("undo"),
            tooltip=mark("undo what was done last"),
            id="place.undo",
            show=False,
        ),
        Binding(
            "question_mark",
            "app.help",
            mark("help"),
            tooltip=mark("keys, marks and good to know"),
            id="place.help",
        ),
        Binding(
            "ctrl+p",
            "app.command_palette",
            mark("commands"),
            tooltip=mark("find a command"),
            id="place.palette",
        ),
        Binding("q", "app.quit", mark("close"), tooltip=mark("close the program"), id="place.quit"),
        Binding("p", "plan", mark("plan"), tooltip=mark("your plan"), id="place.plan"),
        Binding(
            "c",
            "calendar",
            mark("calendar"),
            tooltip=mark("calendar of the year"),
            id="place.calendar",
            show=False,
        ),
    ]

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._readable = True
        """Whether the journal could be read when it was last shown."""
        self._day = self.companion.desk.today()

    def compose(self) -> ComposeResult:
        """The frame, and the body of this place in it."""
        day = self.words.long_date(self._day)
        tabs = [
            Tab(place, key, self.words.tr(title), here=place == self.PLACE)
            for place, (key, title) in PLACES.items()
        ]
        yield Masthead(day, tabs, self.marks)
        yield Horizontal(*self.body(), id="body")
        yield StatusLine()
        yield Rule(self.marks)
        yield Keys()

    def body(self) -> Iterable[Widget]:
        """What this place shows."""
        raise NotImplementedError

    def renew(self) -> None:
        """Show the journal as it is now.

        Raises:
            Refusal: it cannot be read.
        """
        raise NotImplementedError

    def on_mount(self) -> None:
        """The program may stay open for days."""
        self.set_interval(LOOK_UP, self._look_up)

    def _look_up(self) -> None:
        if self.is_active and self.companion.desk.today() != self._day:
            self.refill()

    def on_screen_resume(self) -> None:
        """Come to a place, for the first time or again: something may have been kept meanwhile."""
        self.refill()

    def on_screen_suspend(self) -> None:
        """Go elsewhere: on coming back, what was said here is true no more."""
        self.hush()

    def hush(self) -> None:
        """Say no more what was done before; that the journal cannot be read stays true."""
        if self._readable:
            self.say("")

    def refill(self) -> None:
        """Show the journal as it is now, or say why it cannot be read."""
        today = self.companion.desk.today()
        if today != self._day:
            self._day = today
            self.query_one(Masthead).show_day(self.words.long_date(today))
        try:
            self.renew()
        except Refusal as refusal:
            self._readable = False
            self.refuse(refusal)
        else:
            if not self._readable:
                self._readable = True
                self.hush()

    async def walk_through(
        self,
        flow: Flow,
        then: Callable[[Sequence[AnyEntry] | None], None],
        draft: Draft | None = None,
    ) -> None:
        """Ask a flow's steps, and then tell what was kept: nothing for a draft, None for nothing.

        It waits until the steps are there: what is typed right after the key is for them.
        """
        from verbindend.screens.steps import Steps  # noqa: PLC0415 - not seen at first

        await self.app.push_screen(Steps(self.shared, flow, draft), then)

    async def action_sit(self, moment: str) -> None:
        """Begin a sitting on the essential of today, or go on with the one left halfway."""
        try:
            draft = self.companion.left_halfway(Task(moment))
            if draft:
                await self.walk(self.companion.resume(draft), draft)
                return
            flow = self.companion.sittings.begin(moment)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        await self.walk(flow)

    async def action_deed(self, earlier: bool = False) -> None:  # noqa: FBT001, FBT002 - from a key
        """Note a practice moment."""
        try:
            essential = self.companion.looking.today().essential.id
        except Refusal as refusal:
            self.refuse(refusal)
            return
        await self.walk(self.companion.deeds.begin(earlier=earlier, essential=essential))

    @work
    async def action_plan(self) -> None:
        """See what was chosen for the days to come, and change it."""
        from verbindend.screens.plan import PlanPage  # noqa: PLC0415 - not seen at first

        try:
            page = PlanPage(self.shared)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        if await self.app.push_screen_wait(page):
            self.refill()
            self.say(self.kept())

    @work
    async def action_calendar(self) -> None:
        """See the days of a year; the one that is chosen is shown in the journal."""
        from verbindend.screens.calendar import CalendarPage  # noqa: PLC0415 - not seen at first

        try:
            page = CalendarPage(self.shared)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        entry_id = await self.app.push_screen_wait(page)
        if entry_id:
            await self.show_in_journal(entry_id)

    async def walk(self, flow: Flow, draft: Draft | None = None) -> None:
        """Go through steps; what is kept at the end shows here."""
        await self.walk_through(flow, partial(self.show_kept, flow.task), draft)

    async def walk_begun(self, begin: Callable[[], Flow]) -> None:
        """Begin something and go through it; where it cannot be begun, say why."""
        try:
            flow = begin()
        except Refusal as refusal:
            self.refuse(refusal)
            return
        await self.walk(flow)

    def show_kept(self, task: Task, kept: Sequence[AnyEntry] | None) -> None:
        """Show what was kept at the end of a walk, and say it."""
        self.refill()
        if kept is None:
            return
        if not kept:
            self.say(self.halfway())
        elif task == Task.MORNING:
            self.say(self.words.tr("Noted. See you tonight. {key} undoes it.", key="u"))
        elif task == Task.WEEK and any(isinstance(each, Plan) for each in kept):
            told = phrases.moved_on(self.words, self.library, self.companion.plans.now)
            self.say(f"{told} {self.kept()}".strip())
        else:
            self.say(self.kept())

    def halfway(self) -> str:
        """What is said of a draft left here; all of them are offered at today."""
        return self.words.tr("Kept as a draft: it is offered at Today ({one}).", one="1")

    async def show_in_journal(self, entry_id: str) -> None:
        """Go to the journal, and point at an entry there."""
        await self.app.switch_mode("journal")
        if isinstance(self.app.screen, Place):
            self.app.screen.point_at(entry_id)

    def point_at(self, entry_id: str) -> None:
        """Point at an entry, in a place that has them."""

    def say(self, text: str) -> None:
        """Say what was done, in one quiet line."""
        self.query_one(StatusLine).say(text)

    def kept(self) -> str:
        """What is said after something was kept."""
        return self.words.tr("Saved. {key} undoes it.", key="u")

    def action_undo(self) -> None:
        """Undo what was done last."""
        try:
            act = self.companion.journal.undo()
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.refill()
        self.say(phrases.undone(self.words, act.did, self._only_entry(act)))

    def _only_entry(self, act: Act) -> AnyEntry | None:
        """The entry that an undone act was about; None of several, or when it cannot be found."""
        if len(act.ids) != 1:
            return None
        with suppress(Refusal):
            if act.did in (Did.CHANGED, Did.DELETED):
                return self.companion.journal.get(act.ids[0])
            trashed = self.companion.journal.trashed()
            return next((entry for entry in trashed if entry.id in act.ids), None)
        return None
