"""Today: the essential of the day, what was meant, what there is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from verbindend.core.draft import Draft, Task
from verbindend.core.entry import Moment
from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.screens.choose import Choose, essential_for_today
from verbindend.screens.place import Place
from verbindend.views import phrases
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.essential_pane import EssentialPane
from verbindend.widgets.plain import joined, plain
from verbindend.widgets.week import week

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content
    from textual.widget import Widget

    from verbindend.companion.flow import Flow
    from verbindend.companion.looking import Today as Seen
    from verbindend.screens.base import Shared
    from verbindend.widgets.messages import AnswerGiven

NORMAL, WIDE = 80, 120
"""From so many columns the week has room for its legend; the column shares a wide screen."""

MINUTES = {Moment.MORNING: mark("2 min"), Moment.EVENING: mark("4 min")}


class Today(Place):
    """The place where a day begins and ends."""

    PLACE = "today"
    AUTO_FOCUS = "#menu"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "sit('morning')", mark("morning start"), id="today.morning", show=False),
        Binding("e", "sit('evening')", mark("evening close"), id="today.evening", show=False),
        Binding("d", "deed", mark("deed"), tooltip=mark("note a practice moment"), id="today.deed"),
        Binding("D", "deed(True)", mark("deed of an earlier day"), id="today.earlier", show=False),
        Binding(
            "k",
            "pick",
            mark("choose"),
            tooltip=mark("another essential for today"),
            id="today.pick",
        ),
        Binding(
            "slash",
            "app.search",
            mark("search"),
            tooltip=mark("search the journal"),
            id="today.search",
        ),
    ]

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._onward = True
        """Whether to point at what comes next, instead of where one was."""

    def body(self) -> Iterable[Widget]:
        """One column, and from 120 columns the essential beside it."""
        yield VerticalScroll(
            Static(id="welcome-back", markup=False),
            Horizontal(
                Static(id="essential-title", markup=False),
                Static(id="why", markup=False),
                id="essential-head",
            ),
            Static(id="essential", markup=False),
            Horizontal(
                Static(id="intention-title", markup=False),
                Static(id="state", markup=False),
                id="intention-head",
            ),
            Static(id="intention", markup=False),
            Choices([], self.marks, id="menu", numbered=False),
            Static(id="week", markup=False),
            Static(id="unreadable", markup=False),
            classes="column",
            can_focus=False,
        )
        yield EssentialPane(self.shared.words)

    def renew(self) -> None:
        """Show today as the files tell it.

        Raises:
            Refusal: the journal cannot be read.
        """
        seen = self.companion.looking.today()
        self._show_essential(seen)
        self._show_intention(seen)
        self._show_menu(seen)
        legend = NORMAL <= self.size.width < WIDE or self.size.width >= 2 * NORMAL
        told = week(seen.week, seen.day, self.words, self.marks, legend=legend)
        self.query_one("#week", Static).update(told)
        lines = [phrases.unreadable(self.words, file) for file in seen.unreadable]
        unreadable = plain("\n".join(lines), "$text-muted")
        self._update("#unreadable", unreadable, shown=bool(seen.unreadable))
        behaviours = self.companion.desk.library.behaviours_of(seen.essential.id)
        self.query_one(EssentialPane).show(seen.essential, behaviours)

    def on_answer_given(self, event: AnswerGiven) -> None:
        """Something of the menu was chosen."""
        event.stop()
        chosen = self.query_one("#menu", Choices).value or ""
        what, _, detail = chosen.partition(":")
        match what:
            case "sit":
                self.action_sit(detail)
            case "deed":
                self.action_deed()
            case "pick":
                self.action_pick()
            case _:
                self.take_up(detail)

    def action_sit(self, moment: str) -> None:
        """Begin a sitting on the essential of today."""
        try:
            self.walk(self.companion.sittings.begin(Moment(moment)))
        except Refusal as refusal:
            self.refuse(refusal)

    def action_deed(self, earlier: bool = False) -> None:  # noqa: FBT001, FBT002 - from a key
        """Note a practice moment."""
        try:
            essential = self.companion.looking.today().essential.id
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.walk(self.companion.deeds.begin(earlier=earlier, essential=essential))

    @work
    async def action_pick(self) -> None:
        """Choose another essential for today."""
        chosen = await self.app.push_screen_wait(essential_for_today(self.shared))
        if chosen:
            try:
                self.companion.plans.pick(chosen)
                self.refill()
            except Refusal as refusal:
                self.refuse(refusal)

    @work
    async def walk(self, flow: Flow, draft: Draft | None = None) -> None:
        """Go through steps; what is kept at the end shows here."""
        kept = await self.walk_through(flow, draft)
        self._onward = kept is not None
        self.refill()
        if kept is None:
            return
        if flow.task == Task.MORNING and kept:
            self.say(self.words.tr("Noted. See you tonight. {key} undoes it.", key="u"))
        else:
            self.say(self.kept() if kept else self.words.tr("Kept as a draft: it is offered here."))

    @work
    async def take_up(self, draft_id: str) -> None:
        """Go on with a draft, keep it as it is, or throw it away."""
        drafts = {draft.id: draft for draft in self.companion.desk.drafts.waiting()}
        draft = drafts.get(draft_id)
        if draft is None:
            self.refill()
            return
        choices = [
            Choice(id="on", label=self.words.tr("Go on with it")),
            Choice(id="keep", label=self.words.tr("Keep it as it is")),
            Choice(id="drop", label=self.words.tr("Throw it away")),
        ]
        chosen = await self.app.push_screen_wait(
            Choose(self.shared, self._draft_label(draft), choices)
        )
        try:
            match chosen:
                case "on":
                    self.walk(self.companion.resume(draft), draft)
                case "keep":
                    self.companion.finish(draft)
                    self.refill()
                    self.say(self.kept())
                case "drop":
                    self.companion.desk.drafts.drop(draft.id)
                    self.refill()
                case _:
                    pass
        except Refusal as refusal:
            self.refuse(refusal)

    def _show_essential(self, seen: Seen) -> None:
        greeting = self.words.tr("Good that you are here.") if seen.absent else ""
        self._update("#welcome-back", plain(greeting), shown=seen.absent)
        self._update("#essential-title", plain(seen.essential.title, "bold $focus"))
        self._update("#why", plain(phrases.why(self.words, seen.choice, seen.day)))
        self._update("#essential", plain(seen.essential.short))

    def _show_intention(self, seen: Seen) -> None:
        intention = seen.intention
        self.query_one("#intention-head").display = intention is not None
        self.query_one("#intention").display = intention is not None
        if intention is None:
            return
        title = (
            mark("This morning's intention")
            if intention.day == seen.day
            else mark("An earlier intention")
        )
        state = phrases.OUTCOMES[seen.outcome] if seen.outcome else mark("still open")
        self._update("#intention-title", plain(self.words.tr(title)))
        self._update("#state", plain(self.words.tr(state)))
        halves = joined(
            plain(f"  {self.words.tr('If'):5}", "$text-muted"),
            plain(intention.when),
            plain(f"\n  {self.words.tr('then'):5}", "$text-muted"),
            plain(intention.then),
        )
        self._update("#intention", halves)

    def _update(self, selector: str, content: Content, *, shown: bool = True) -> None:
        part = self.query_one(selector, Static)
        part.display = shown
        part.update(content)

    def _show_menu(self, seen: Seen) -> None:
        choices = self._menu(seen)
        done = {f"sit:{moment}" for moment in seen.done}
        onward = self._onward or choices[0].id.startswith("draft")
        self._onward = False
        to_do = next(choice.id for choice in choices if choice.id not in done)
        menu = self.query_one("#menu", Choices)
        menu.show(choices, chosen=to_do if onward else "")
        menu.focus()

    def _menu(self, seen: Seen) -> list[Choice]:
        drafts = [
            Choice(id=f"draft:{draft.id}", label=self._draft_label(draft))
            for draft in seen.drafts
            if not draft.empty
        ]
        moments = [Moment.MORNING, Moment.EVENING]
        if seen.moment == Moment.EVENING:
            moments.reverse()
        keys = {Moment.MORNING: "m", Moment.EVENING: "e"}
        sittings = [
            Choice(
                id=f"sit:{moment}",
                label=self.words.tr(phrases.MOMENTS[moment]),
                note=self._note(mark("done today") if moment in seen.done else time, keys[moment]),
            )
            for moment in moments
            for time in [MINUTES[moment]]
        ]
        return [
            *drafts,
            *sittings,
            Choice(
                id="deed",
                label=self.words.tr("Practice moment"),
                note=self._note(mark("30 s"), "d"),
            ),
            Choice(id="pick", label=self.words.tr("Another essential"), note=self._note("", "k")),
        ]

    def _note(self, time: str, key: str) -> str:
        """How long it takes, and its key."""
        return f"{self.words.tr(time) if time else '':10}{key}"

    def _draft_label(self, draft: Draft) -> str:
        title = self.companion.desk.library.title(draft.essential)
        changed = draft.changed.date()
        today = changed == self.companion.desk.now().date()
        return self.words.tr(
            "Go on: {task} {title} ({when})",
            task=self.words.tr(phrases.TASKS[draft.task]),
            title=title,
            when=f"{draft.changed:%H:%M}" if today else self.words.short_date(changed),
        )
