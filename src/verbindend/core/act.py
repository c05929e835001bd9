"""What a leader did last, so that it can be undone."""

from __future__ import annotations

from enum import StrEnum

from verbindend.core.entry import Part


class Did(StrEnum):
    """What was done."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    RESTORED = "restored"


class Act(Part, frozen=True, kw_only=True):
    """One thing done, to one entry or to the entries of one sitting."""

    did: Did
    ids: tuple[str, ...]
    before: str = ""
    """Of a change: the name under which the trash keeps the earlier version."""
    after: str = ""
    """Of a change: the digest of the file that it made."""
