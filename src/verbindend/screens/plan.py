"""What the leader chose for the days to come, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widgets import Static

from verbindend.core.choice import MOST_FOCUS
from verbindend.core.day import planned_day
from verbindend.core.offers import OPTIONAL, left_out
from verbindend.core.pause import pause_on, pauses_of, read_pause
from verbindend.core.plan import WEEKDAYS, working_days
from verbindend.core.refusal import Refusal
from verbindend.locale import WEEKDAYS as NAMES
from verbindend.locale import mark
from verbindend.screens.base import Question, Shared
from verbindend.screens.choose import Choose, ChooseSeveral
from verbindend.screens.day import AskDay
from verbindend.screens.programme import ProgrammePage
from verbindend.views import plan_text
from verbindend.widgets.checklist import Checklist
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.frame import StatusLine
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from typing import Any

    from textual.widget import Widget

    from verbindend.companion.plans import Plans

ANOTHER, END = "another", "end"
"""What can be done about a pause where there is one."""


class PlanPage(Question[bool]):
    """See all of it, and change one thing after the other. Returns whether anything was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", mark("change"), id="plan.change", priority=True),
        Binding("escape,q,p", "leave", mark("back"), id="plan.leave"),
    ]

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._before = self._plans.now

    @property
    def _plans(self) -> Plans:
        return self.companion.plans

    def panel(self) -> Iterable[Widget]:
        """A row for each thing that can be chosen, with what holds now."""
        yield Static(plain(self.words.tr("Your plan"), "bold"), markup=False)
        yield Choices(self._rows(), self.marks, numbered=False)
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Choices).focus()

    def on_answer_given(self) -> None:
        """A click on a row changes it."""
        self.action_change()

    def on_option_list_option_highlighted(self) -> None:
        """What was said of another row is true no more."""
        self.query_one(StatusLine).say("")

    def action_leave(self) -> None:
        """Go back, and say whether something else holds now."""
        try:
            self.dismiss(self._plans.now != self._before)
        except Refusal:  # said by the place that one comes back to
            self.dismiss(False)  # noqa: FBT003 - the answer

    @work
    async def action_change(self) -> None:
        """Change what is pointed at."""
        self.query_one(StatusLine).say("")
        try:
            match self.query_one(Choices).value:
                case plan_text.FOCUS:
                    await self._focus()
                case plan_text.PROGRAMME:
                    await self._programme()
                case plan_text.PAUSE:
                    await self._pause()
                case plan_text.DAYS:
                    await self._days()
                case _:
                    await self._rhythm()
            self.query_one(Choices).show(self._rows())
        except Refusal as refusal:
            self.refuse(refusal)

    def _rows(self) -> list[Choice]:
        """What holds now."""
        desk = self.companion.desk
        now, here = self._plans.now, self._plans.here
        rows = plan_text.rows(self.words, desk.library, now, here, desk.today())
        return [Choice(id=row.id, label=row.label, note=row.holds) for row in rows]

    async def _focus(self) -> None:
        """Choose at most two essentials."""
        titles = self.library.titles
        held = [each for each in self._plans.focus if each in titles]
        choices = [Choice(id=each, label=title) for each, title in titles.items()]
        question = self.words.tr("Which essentials come more often? At most two.")
        checklist = Checklist(choices, self.marks, ticked=held, most=MOST_FOCUS)
        chosen = await self._ask(ChooseSeveral(self.shared, question, checklist))
        if chosen is not None and set(chosen) != set(self._plans.focus):
            self._plans.choose_focus(chosen)

    async def _programme(self) -> None:
        """Choose a programme where there are several, and the week of it."""
        programmes = self.library.programmes
        if not programmes:
            raise Refusal("None of your packs has a programme.")
        name: str | None = next(iter(programmes))
        if len(programmes) > 1:
            now = self._plans.now
            choices = [Choice(id=each.id, label=each.title) for each in programmes.values()]
            question = self.words.tr("Which programme do you want to follow?")
            followed = (now.programme if now else "") or ""
            name = await self._ask(Choose(self.shared, question, choices, followed))
        if name:
            await choose_week(self.shared, name, self._ask)

    async def _pause(self) -> None:
        """Choose a pause by its first and its last day; end the one that is on."""
        today = self.companion.desk.today()
        plan = self._plans.now
        tr = self.words.tr
        if any(each.last >= today for each in pauses_of(plan)):
            end = tr("End the pause") if pause_on(today, plan) else tr("Drop the pause to come")
            choices = [Choice(id=END, label=end), Choice(id=ANOTHER, label=tr("Another pause"))]
            holds = plan_text.pauses(self.words, plan, today)
            question = tr("Pause: {holds}", holds=holds)
            chosen = await self._ask(Choose(self.shared, question, choices))
            if chosen == END:
                self._plans.end_pause()
            if chosen != ANOTHER:
                return
        question = tr("What is the first day of your pause?")
        first = await self._ask(AskDay(self.shared, question, lambda day: planned_day(day, today)))
        if first is None:
            return
        question = tr("First day: {first}. What is the last?", first=self.words.long_date(first))
        last = await self._ask(
            AskDay(self.shared, question, lambda day: read_pause(str(first), day, today).last)
        )
        if last is not None:
            self._plans.pause(str(first), str(last))

    async def _days(self) -> None:
        """Choose the days of the week that one works on."""
        held = working_days(self._plans.now)
        named = zip(WEEKDAYS, NAMES, strict=True)
        choices = [Choice(id=each, label=self.words.tr(name)) for each, name in named]
        checklist = Checklist(choices, self.marks, ticked=held)
        question = self.words.tr("On which days do you work?")
        chosen = await self._ask(ChooseSeveral(self.shared, question, checklist))
        if chosen is not None and chosen != held:
            self._plans.work_on(",".join(chosen))

    async def _rhythm(self) -> None:
        """Choose what of the rhythm stands in Today of itself."""
        rhythms = self.library.rhythms
        held = [each.value for each in OPTIONAL if each not in left_out(self._plans.now)]
        there = [each for each in OPTIONAL if each in rhythms]
        choices = [Choice(id=each, label=rhythms[each].title) for each in there]
        checklist = Checklist(choices, self.marks, ticked=held)
        question = self.words.tr("What do you want to be offered in Today?")
        chosen = await self._ask(ChooseSeveral(self.shared, question, checklist))
        if chosen is not None and set(chosen) != set(held):
            self._plans.do_without([each for each in OPTIONAL if each not in chosen])

    async def _ask(self, question: Question[Any]) -> Any:  # noqa: ANN401 - what it returns
        """Ask it in the place of this page: two panels over each other cannot be read."""
        panel = self.query_one(".panel")
        panel.visible = False
        answer = await self.app.push_screen_wait(question)
        panel.visible = True
        self.query_one(Choices).focus()
        return answer


async def choose_week(
    shared: Shared, name: str, ask: Callable[[ProgrammePage], Awaitable[str | None]]
) -> None:
    """Begin a programme, go to another week of it, or leave it.

    Raises:
        Refusal: it cannot be kept.
    """
    plans, library = shared.companion.plans, shared.companion.desk.library
    chosen = await ask(ProgrammePage(shared, library.programmes[name], plans.here))
    if chosen == ProgrammePage.LEAVE:
        plans.leave()
    elif chosen is not None:
        plans.follow(name, int(chosen))
