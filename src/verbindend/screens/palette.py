"""The command palette: every key that works here, by its name in the leader's language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits
    from textual.types import IgnoreReturnCallbackType


class BindingCommands(Provider):
    """Finds the commands of the screen and the app."""

    async def discover(self) -> Hits:
        """All of them."""
        for name, run in self._commands():
            yield DiscoveryHit(name, run)

    async def search(self, query: str) -> Hits:
        """Those that fit what is typed."""
        matcher = self.matcher(query)
        for name, run in self._commands():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run)

    def _commands(self) -> Iterator[tuple[str, IgnoreReturnCallbackType]]:
        told = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            name = binding.tooltip or binding.description
            name = f"{name[:1].upper()}{name[1:]}"
            if binding.id and name and name not in told:
                told.add(name)
                yield name, partial(self.app.run_action, binding.action, active.node)
