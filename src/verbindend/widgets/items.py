"""Several short answers, each on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Label

from verbindend.core import answer
from verbindend.locale import mark
from verbindend.widgets.line import Line
from verbindend.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from verbindend.core.entry import Value


class Item(Line):
    """One of the lines. Several that are pasted at once come on as many lines."""

    def __init__(self, text: str, spread: Callable[[Item, list[str]], None]) -> None:
        super().__init__(text)
        self._spread = spread

    def on_paste(self, event: events.Paste) -> None:
        """Hand on what belongs on other lines."""
        pasted = [each for each in event.text.splitlines() if each.strip()]
        if len(pasted) > 1:
            event.stop()
            event.prevent_default()
            self._spread(self, pasted)


class Items(Vertical):
    """A list. Enter adds the next line; on an empty one, it goes on to what comes after."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", mark("line above"), id="items.up", show=False),
        Binding("down", "move(1)", mark("line below"), id="items.down", show=False),
    ]

    def __init__(self, held: Sequence[str], *, most: int, hint: str = "") -> None:
        super().__init__()
        self.border_subtitle = plain(hint)
        self._most = max(most, len(held))
        texts = [*held, *[""] * (self._most - len(held))]
        self.lines = [Item(text, self._spread) for text in texts]
        self._rows = [
            Horizontal(Label(plain(f"{number:2} ")), line)
            for number, line in enumerate(self.lines, 1)
        ]
        self._open(max(1, len(held)))

    def compose(self) -> ComposeResult:
        """All lines there may be; those that are not used yet are not shown."""
        yield from self._rows

    @property
    def start(self) -> Item:
        """Where to write on: the last line with words."""
        written = [line for line in self.lines if line.value.strip()]
        return written[-1] if written else self.lines[0]

    @property
    def typed(self) -> Value | None:
        """What stands on the lines now."""
        return tuple(line.value for line in self.lines if line.value.strip()) or None

    @property
    def given(self) -> Value | None:
        """The things listed.

        Raises:
            Refusal: one of them is too long.
        """
        return answer.items((line.value for line in self.lines), self._most) or None

    def onward(self) -> bool:
        """Go to the next line; False where nothing is to come after this one."""
        at = self._at()
        is_end = not any(line.value.strip() for line in self.lines[at:])
        if is_end or self._most == 1:
            return False
        if at + 1 == self._most:  # what is typed after it is for this list still
            return True
        self._open(at + 2)
        self.screen.set_focus(self.lines[at + 1])
        return True

    def action_move(self, by: int) -> None:
        """Go up or down a line, as far as there are any."""
        at = self._at() + by
        if 0 <= at < self._most and self._rows[at].display:
            self.screen.set_focus(self.lines[at])

    def _at(self) -> int:
        focused = self.screen.focused
        return self.lines.index(focused) if isinstance(focused, Item) else 0

    def _open(self, count: int) -> None:
        """Show at least so many lines."""
        for number, row in enumerate(self._rows):
            row.display = number < count or bool(self.lines[number].value)

    def _spread(self, line: Item, pasted: list[str]) -> None:
        """Put the first text on this line and the others below it; none of them is dropped."""
        first, *more = pasted
        line.insert_text_at_cursor(first)
        used = [each for each in self.lines if each.value.strip()]
        here = used.index(line)
        texts = [each.value for each in used]
        texts[here + 1 : here + 1] = more
        if len(texts) > self._most:
            texts[self._most - 1 :] = [" ".join(texts[self._most - 1 :])]
        for each, text in zip(self.lines, [*texts, *[""] * self._most], strict=False):
            each.value = text
            each.cursor_position = len(text)
        self._open(len(texts))
        self.screen.set_focus(self.lines[min(here + len(more), self._most - 1)])
