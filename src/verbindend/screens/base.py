"""What every screen has: the companion, the language, the marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen, ScreenResultType

from verbindend.core.refusal import Refusal
from verbindend.locale import mark
from verbindend.views.look import ASCII, Look, Palette
from verbindend.views.phrases import refused
from verbindend.widgets.frame import Keys, StatusLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding
    from textual.widget import Widget

    from verbindend.companion.companion import Companion
    from verbindend.core.library import Library
    from verbindend.locale import Words
    from verbindend.views.look import Marks


KEYS = {"space": mark("space")}
"""Keys that have a name in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What the screens share."""

    companion: Companion
    words: Words
    marks: Marks


class BaseScreen(Screen[ScreenResultType]):
    """A screen that speaks the leader's language, down to the names of its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+up", "scroll_column(-3)", show=False),
        Binding("ctrl+down", "scroll_column(3)", show=False),
    ]

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self.shared = shared
        self.companion = shared.companion
        self.words = shared.words
        self.marks = shared.marks
        self.set_class(shared.marks is ASCII, "-ascii")
        self._fitted = 0
        """The width that the footer's keys were chosen for."""

    @property
    def library(self) -> Library:
        """What the packs say, in the language spoken now."""
        return self.companion.desk.library

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here now, described in the leader's language."""
        described = {
            key: active._replace(
                binding=replace(
                    active.binding,
                    description=self._said(active.binding.description),
                    tooltip=self._said(active.binding.tooltip),
                    key_display=self._said(KEYS.get(key, "")) or active.binding.key_display,
                )
            )
            for key, active in super().active_bindings.items()
        }
        own_first = sorted(described.items(), key=lambda item: _is_everywhere(item[1]))
        return self._that_fit(dict(own_first))

    def action_scroll_column(self, lines: int) -> None:
        """Read on below a field that has the keys."""
        for column in self.query(".column").results(VerticalScroll):
            column.scroll_relative(y=lines, animate=False)

    def _that_fit(self, bindings: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
        """The same keys; those for which the footer has no room are only told in the help."""
        self._fitted = room = self.size.width
        for key, active in bindings.items():
            binding = active.binding
            if binding.show and self.size.width:
                room -= len(self.app.get_key_display(binding)) + len(binding.description) + 3
                if room < 0:
                    bindings[key] = active._replace(binding=replace(binding, show=False))
        return bindings

    def on_resize(self) -> None:
        """Another width has room for other keys."""
        if self.size.width != self._fitted:
            self.refresh_bindings()

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave, once: what comes twice, as a double click, takes no other screen away."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _said(self, sentence: str) -> str:
        return self.words.tr(sentence) if sentence else ""

    def look(self) -> Look:
        """The marks and the theme's colours, for what Rich draws."""
        colours = self.app.theme_variables
        return Look(
            marks=self.marks,
            palette=Palette(
                muted=colours["muted"],
                deed=colours["deed"],
                reflection=colours["reflection"],
                focus=f"bold {colours['focus']}",
            ),
        )

    def edited(self, text: str, ending: str) -> str:
        """A text as it comes back from the leader's own editor.

        Raises:
            Refusal: the editor failed, or cannot be opened here.
        """
        came_back: str | Refusal
        try:
            with self.app.suspend():
                try:
                    came_back = self.companion.desk.editor(text, ending)
                except Refusal as refusal:  # raised in here, it would leave the screen suspended
                    came_back = refusal
        except SuspendNotSupported:
            came_back = Refusal("An editor cannot be opened in this terminal.")
        if isinstance(came_back, Refusal):
            raise came_back
        return came_back

    def save_now(self) -> None:
        """Put on disk what stands here and is nowhere else; most screens hold nothing.

        Raises:
            Refusal: it cannot be written.
        """

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done, and what to do, where this screen has a line for it."""
        for quiet in self.query(StatusLine):
            quiet.say(self.sentence(refusal), refused=True)

    def sentence(self, refusal: Refusal) -> str:
        """Why something was not done, and what to do."""
        return refused(self.words, refusal)


def _is_everywhere(active: ActiveBinding) -> bool:
    """Whether a key works in every place; the keys of the screen itself come first."""
    return (active.binding.id or "").startswith(("place.", "app."))


class Question(BaseScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen over the others that asks one thing and returns the answer."""

    def compose(self) -> ComposeResult:
        """A panel over the screen below, and the keys that work now."""
        with VerticalScroll(classes="panel", can_focus=True):
            yield from self.panel()
        yield Keys()

    def panel(self) -> Iterable[Widget]:
        """What is asked or told."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Arrow keys scroll, where there is nothing else to do with them."""
        if self.focused is None:
            self.query_one(".panel").focus()
