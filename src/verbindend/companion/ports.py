"""What the companion needs from the outside, and who must give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.act import Act
    from verbindend.core.draft import Draft
    from verbindend.core.entry import AnyEntry, Plan
    from verbindend.core.reading import Reading, Unreadable
    from verbindend.core.settings import Settings


class Journal(Protocol):
    """Where entries are kept. Every method may raise a Refusal that says what to do."""

    @property
    def place(self) -> str:
        """Where the journal is, to be shown."""

    def read(self) -> Reading:
        """Everything in it as it is now."""

    def plan(self) -> Plan | None:
        """What the leader chose last, without reading the rest."""

    def get(self, entry_id: str) -> AnyEntry:
        """One entry."""

    def add(self, entries: Sequence[AnyEntry], *, again: bool = False) -> None:
        """Keep new entries: all of them or none. `again`, what became of them since stays so."""

    def change(self, before: AnyEntry, after: AnyEntry) -> AnyEntry:
        """Put an entry in the place of what it was; the entry as it is kept."""

    def text(self, entry_id: str) -> str:
        """An entry's file as it is, for an editor."""

    def rewrite(self, entry_id: str, before: str, text: str) -> AnyEntry:
        """Put a file's text in the place of what it was."""

    def delete(self, ids: Sequence[str]) -> None:
        """Move entries to the trash."""

    def restore(self, ids: Sequence[str]) -> None:
        """Bring entries back from the trash."""

    def trashed(self) -> tuple[AnyEntry, ...]:
        """The entries in the trash, newest first."""

    def undo(self) -> Act:
        """Undo what was done last."""


class Drafts(Protocol):
    """Where what is half written is kept."""

    def take(self, draft: Draft) -> None:
        """Hold a draft for this window; a Refusal when another one has it, or has changed it."""

    def save(self, draft: Draft) -> None:
        """Write a draft over its earlier state, and hold it for this window."""

    def drop(self, draft_id: str) -> None:
        """Forget a draft."""

    def release(self, draft_id: str) -> None:
        """Let go of a draft, so that it is offered again."""

    def set_aside(self, text: str, ending: str) -> str:
        """Leave a text that could not be kept in a private file; where it is."""

    def waiting(self) -> tuple[Draft, ...]:
        """The drafts that no window is busy with, the last one changed first."""

    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files that are no draft as they stand, by name. They are left alone."""


class Preferences(Protocol):
    """Where this device's settings are kept."""

    def read(self) -> Settings:
        """The settings."""

    def write(self, settings: Settings) -> None:
        """Keep the settings."""
