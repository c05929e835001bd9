"""Today: the essential of the day, what was meant, what there is to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.screens.choose import Choose, essential_for_today
from verbindend.screens.place import Place
from verbindend.views import phrases
from verbindend.views.back import year_ago
from verbindend.widgets.choices import Choice
from verbindend.widgets.essential_pane import EssentialPane
from verbindend.widgets.menu import Menu
from verbindend.widgets.plain import joined, plain
from verbindend.widgets.week import week

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content
    from textual.widget import Widget

    from verbindend.companion.looking import Today as Seen
    from verbindend.core.draft import Task
    from verbindend.core.entry import AnyEntry
    from verbindend.screens.base import Shared
    from verbindend.widgets.messages import AnswerGiven

NORMAL, WIDE = 80, 120
"""From so many columns the week has room for its legend; the column shares a wide screen."""


class Today(Place):
    """The place where a day begins and ends."""

    PLACE = "today"
    AUTO_FOCUS = ""  # by itself, and before it has its place, the menu would be scrolled to

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "deed", mark("deed"), tooltip=mark("note a practice moment"), id="today.deed"),
        Binding(
            "k",
            "pick",
            mark("choose"),
            tooltip=mark("another essential for today"),
            id="today.pick",
        ),
        Binding(
            "a",
            "ago",
            mark("a year ago"),
            tooltip=mark("read what you wrote a year ago"),
            id="today.ago",
            show=False,
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
        self._ago = ""
        """The id of the entry of a year ago."""

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
            Static(id="programme", markup=False),
            Horizontal(
                Static(id="intention-title", markup=False),
                Static(id="state", markup=False),
                id="intention-head",
            ),
            Static(id="intention", markup=False),
            Menu(self.words, self.marks),
            Static(id="week", markup=False),
            Static(id="ago", markup=False),
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
        self._show_plan(seen)
        self._show_intention(seen)
        menu = self.query_one(Menu)
        menu.offer(seen, self.library, self.companion.desk.now().date(), onward=self._onward)
        menu.focus(scroll_visible=False)
        self.call_after_refresh(self._scroll_as_needed)
        self._onward = False
        legend = NORMAL <= self.size.width < WIDE or self.size.width >= 2 * NORMAL
        told = week(seen.week, seen.day, self.words, self.marks, legend=legend)
        self.query_one("#week", Static).update(told)
        self._show_ago(seen)
        lines = [phrases.unreadable(self.words, file) for file in seen.unreadable]
        lines += [phrases.refused(self.words, refusal) for refusal in self.library.left_out]
        unreadable = plain("\n".join(lines), "$text-muted")
        self._update("#unreadable", unreadable, shown=bool(lines))
        behaviours = self.library.behaviours_of(seen.essential.id)
        self.query_one(EssentialPane).show(seen.essential, behaviours)

    def on_resize(self) -> None:
        """Another height has room for another part."""
        self.call_after_refresh(self._scroll_as_needed)

    def _scroll_as_needed(self) -> None:
        """Begin at the top; go down only as far as the menu asks for, now that it has its place."""
        self.query_one(".column", VerticalScroll).scroll_home(animate=False, immediate=True)
        self.query_one(Menu).scroll_visible(animate=False)

    async def on_answer_given(self, event: AnswerGiven) -> None:
        """Something of the menu was chosen."""
        event.stop()
        chosen = self.query_one(Menu).value or ""
        what, _, detail = chosen.partition(":")
        match what:
            case "sit":
                await self.action_sit(detail)
            case "deed":
                await self.action_deed()
            case "exercise":
                await self.walk_begun(partial(self.companion.exercises.begin, detail))
            case "record":
                await self.walk_begun(partial(self.companion.exercises.go_on, detail))
            case "pick":
                self.action_pick()
            case _:
                self.take_up(detail)

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
    async def action_ago(self) -> None:
        """Read the entry of a year ago; what is to be done with it is done in the journal."""
        from verbindend.screens.entry import Entry  # noqa: PLC0415 - not seen at first

        try:
            entry = self.companion.looking.entry(self._ago)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        asked = await self.app.push_screen_wait(Entry(self.shared, entry, {}))
        if asked:
            await self.show_in_journal(entry.id)
            await self.app.run_action(asked, self.app.screen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """What was written a year ago can be read where there is something."""
        return bool(self._ago) if action == "ago" else True

    def show_kept(self, task: Task, kept: Sequence[AnyEntry] | None) -> None:
        """Show it, and point at what is still to do."""
        self._onward = kept is not None
        super().show_kept(task, kept)

    def halfway(self) -> str:
        """What is said of a draft left here."""
        return self.words.tr("Kept as a draft: it is offered here.")

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
        names = self.library.names
        label = phrases.draft(self.words, draft, names, self.companion.desk.now().date())
        chosen = await self.app.push_screen_wait(Choose(self.shared, label, choices))
        try:
            match chosen:
                case "on":
                    await self.walk(self.companion.resume(draft), draft)
                    return
                case "keep":
                    self.companion.finish(draft)
                    said = self.kept()
                case "drop":
                    self.companion.throw_away(draft)
                    said = self.words.tr("Thrown away.")
                case _:
                    return
        except Refusal as refusal:
            self.refill()
            self.refuse(refusal)
            return
        self.refill()
        self.say(said)

    def _show_essential(self, seen: Seen) -> None:
        greeting = self.words.tr("Good to see you.") if seen.absent else ""
        self._update("#welcome-back", plain(greeting), shown=seen.absent)
        self._update("#essential-title", plain(seen.essential.title, "bold $focus"))
        self._update("#why", plain(phrases.why(self.words, seen.choice, seen.day)))
        self._update("#essential", plain(seen.essential.short))

    def _show_plan(self, seen: Seen) -> None:
        """The week of the programme with its task; in a pause, until when that is."""
        told = (
            phrases.paused(self.words, seen.programme, seen.paused)
            if seen.paused
            else phrases.programme(self.words, self.library, seen.programme)
        )
        self._update("#programme", plain(told, "$text-muted"), shown=bool(told))

    def _show_ago(self, seen: Seen) -> None:
        """The leader's own words of a year ago, and the key that opens them."""
        self._ago = seen.ago.id if seen.ago else ""
        told = year_ago(self.words, seen.ago, self.library) if seen.ago else ""
        self._update("#ago", plain(f"{told}   a", "$text-muted"), shown=bool(told))

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
        when, then = phrases.halves(intention)
        told = joined(
            plain(f"  {self.words.tr('If'):5}", "$text-muted"),
            plain(when),
            plain(f"\n  {self.words.tr('then'):5}", "$text-muted"),
            plain(then),
        )
        self._update("#intention", told)

    def _update(self, selector: str, content: Content, *, shown: bool = True) -> None:
        part = self.query_one(selector, Static)
        part.display = shown
        part.update(content)
