"""The journal: one file an entry, added, changed, deleted to a trash and brought back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from verbindend.core.act import Act, Did
from verbindend.core.clean import clean
from verbindend.core.entry import ID, AnyEntry, Plan, entry_id
from verbindend.core.refusal import Refusal
from verbindend.store import atomic, codec
from verbindend.store.chance import random_suffix
from verbindend.store.lock import locked
from verbindend.store.reader import Reader, entry_path
from verbindend.store.toml import BadTomlError, Document, parse
from verbindend.store.trash import Trash, digest
from verbindend.store.undo import ActLog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbindend.core.reading import Reading


class JournalFolder:
    """A journal in a folder. `state` is where this device notes what was done last."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder = folder
        self._state = state
        self._reader = Reader(folder)
        self._trash = Trash(folder)
        self._acts = ActLog(state / "acts.json")

    @property
    def place(self) -> str:
        """Where the journal is, to be shown."""
        return str(self.folder)

    def read(self) -> Reading:
        """Everything in the journal as it is now.

        Raises:
            Refusal: the folder is a file, or may not be read.
        """
        with atomic.explained(self.folder):
            return self._reader.read()

    def plan(self) -> Plan | None:
        """What the leader chose last, found without reading the journal.

        Raises:
            Refusal: the folder is a file, or may not be read.
        """
        with atomic.explained(self.folder):
            return self._reader.plan()

    def get(self, entry_id: str) -> AnyEntry:
        """One entry.

        Raises:
            Refusal: there is no such entry, or its file cannot be read as one.
        """
        return _decoded(entry_id, self._bytes(entry_id))

    def document(self, entry_id: str) -> Document:
        """What stands in an entry's file, also what this program does not know, and its id.

        What is no number, as TOML may have it and JSON may not, is None.

        Raises:
            Refusal: there is no such entry, or its file cannot be read as one.
        """
        data = self._bytes(entry_id)
        _decoded(entry_id, data)
        return codec.as_shown(entry_id, data)

    def add(self, entries: Sequence[AnyEntry], *, again: bool = False) -> None:
        """Keep new entries: all of them or none. Entries that are there already stay as they are.

        Args:
            entries: the entries.
            again: some of them may have been kept when the program was killed, and have been
                changed or deleted since: what became of them stays so.

        Raises:
            Refusal: the folder is a file, full or not writable; nothing was kept.
        """
        with atomic.explained(self.folder):
            if again:
                entries = [entry for entry in entries if not self._trash.holds(entry.id)]
            self._place(entries, again=again)
        if not entries:
            return
        with suppress(OSError, Refusal), locked(self._state):  # kept, even if it cannot be undone
            self._acts.push(Act(did=Did.ADDED, ids=tuple(entry.id for entry in entries)))

    def change(self, before: AnyEntry, after: AnyEntry) -> AnyEntry:
        """Put an entry in the place of what it was; its earlier version goes to the trash.

        When the file was changed meanwhile by another program, both are kept: the new version
        becomes an entry of its own that names the other in `conflict_of`.

        Returns:
            The entry as it is kept.

        Raises:
            Refusal: a newer program wrote it, or the folder cannot be written.
        """
        codec.ours(before)
        with atomic.explained(self.folder), locked(self._state):
            path = entry_path(self.folder, before.id)
            data = atomic.read(path, codec.MOST_BYTES) if path.exists() else b""
            if not _holds(data, before):
                return self._beside(before, after)
            document = codec.changed(parse(data), after)
            self._replace(before.id, data, codec.to_bytes(document))
            return after

    def text(self, entry_id: str) -> str:
        """An entry's file as it is, for an editor.

        Raises:
            Refusal: there is no such entry, or its file cannot be read as one.
        """
        data = self._bytes(entry_id)
        _decoded(entry_id, data)  # what cannot be read back is not to be begun on
        return data.decode()

    def rewrite(self, entry_id: str, before: str, text: str) -> AnyEntry:
        """Put a file's text, as it comes from an editor, in the place of what it was.

        Raises:
            Refusal: it is no entry any more (its line is named), it is too large to be read
                again, or the file changed meanwhile.
        """
        typed = clean(text)
        codec.limited(typed.encode())
        try:
            document = parse(typed.encode())
            safe = codec.cleaned(document)
            data = typed.encode() if safe == document else codec.to_bytes(safe)
            codec.limited(data)
            after = codec.decode(entry_id, data)
        except (BadTomlError, codec.NotAnEntryError) as error:
            raise Refusal(
                "The text is no entry any more (line {line}): nothing was changed.",
                line=error.line or "?",
            ) from None
        with atomic.explained(self.folder), locked(self._state):
            held = self._bytes(entry_id)
            if held != before.encode():
                raise Refusal("{id} was changed meanwhile: open it again.", id=entry_id)
            codec.ours(_decoded(entry_id, held))
            if data != held:
                self._replace(entry_id, held, data)
        return after

    def delete(self, ids: Sequence[str]) -> None:
        """Move entries to the trash.

        Raises:
            Refusal: one of them is not there; nothing was moved.
        """
        with atomic.explained(self.folder), locked(self._state):
            self._trash.put(ids)
            self._acts.push(Act(did=Did.DELETED, ids=tuple(ids)))

    def restore(self, ids: Sequence[str]) -> None:
        """Bring entries back from the trash.

        Raises:
            Refusal: one of them is not in the trash; nothing was moved.
        """
        with atomic.explained(self.folder), locked(self._state):
            self._trash.take(ids)
            self._acts.push(Act(did=Did.RESTORED, ids=tuple(ids)))

    def trashed(self) -> tuple[AnyEntry, ...]:
        """The entries in the trash, newest first."""
        with atomic.explained(self.folder):
            return self._trash.entries()

    def trashed_document(self, entry_id: str) -> Document:
        """What stands in the file of an entry in the trash, and its id."""
        with atomic.explained(self.folder):
            return self._trash.document(entry_id)

    def sweep(self) -> None:
        """Remove the temporary files that a killed program left behind."""
        with suppress(OSError):
            for folder in (*map(Path, self._reader.folders()), self._trash.folder):
                atomic.sweep(folder)

    def undo(self) -> Act:
        """Undo what was done last, also before a restart.

        Raises:
            Refusal: nothing is left to undo, or its files were moved or changed since; the act is
                forgotten, so that the one before it can be undone.
        """
        with atomic.explained(self.folder), locked(self._state):
            act = self._acts.last()
            try:
                match act.did:
                    case Did.ADDED | Did.RESTORED:
                        self._trash.put(act.ids)
                    case Did.DELETED:
                        self._trash.take(act.ids)
                    case Did.CHANGED:
                        (entry_id,) = act.ids
                        self._trash.bring_back(entry_id, act.before, act.after)
            except Refusal:  # its files are others now: it must not be in the way of earlier acts
                self._acts.drop()
                raise
            self._acts.drop()
            return act

    def _bytes(self, entry_id: str) -> bytes:
        if ID.fullmatch(entry_id):
            with atomic.explained(self.folder), suppress(FileNotFoundError):
                return self._read(entry_id)
        raise Refusal("There is no entry {id}: see `verbindend list`.", id=entry_id[:80])

    def _place(self, entries: Sequence[AnyEntry], *, again: bool) -> None:
        """Write all of them or none; what was kept before stays as it is."""
        atomic.create_all(
            [
                (entry_path(self.folder, entry.id), codec.to_bytes(codec.encode(entry)))
                for entry in entries
                if not self._is_kept(entry, again=again)
            ]
        )

    def _is_kept(self, entry: AnyEntry, *, again: bool) -> bool:
        """Whether this very entry is there; kept again, its name and moment tell that it is."""
        with suppress(FileNotFoundError, codec.NotAnEntryError):
            held = codec.decode(entry.id, self._read(entry.id))
            return held == entry or (again and held.written == entry.written)
        return False

    def _read(self, entry_id: str) -> bytes:
        return atomic.read(entry_path(self.folder, entry_id), codec.MOST_BYTES)

    def _beside(self, before: AnyEntry, after: AnyEntry) -> AnyEntry:
        """Keep the new version as an entry of its own."""
        subject = before.essential or before.kind
        beside = msgspec.structs.replace(
            after, id=entry_id(before.written, subject, random_suffix())
        )
        path = entry_path(self.folder, beside.id)
        atomic.make_folder(path.parent)
        document = codec.encode(beside) | {"conflict_of": before.id}
        atomic.create(path, codec.to_bytes(document))
        self._acts.push(Act(did=Did.ADDED, ids=(beside.id,)))
        return beside

    def _replace(self, entry_id: str, held: bytes, data: bytes) -> None:
        """Write a file anew and keep its earlier version in the trash."""
        before = self._trash.keep_version(entry_id, held)
        atomic.replace(entry_path(self.folder, entry_id), data)
        act = Act(did=Did.CHANGED, ids=(entry_id,), before=before, after=digest(data))
        self._acts.push(act)


def _decoded(entry_id: str, data: bytes) -> AnyEntry:
    """The entry in a file.

    Raises:
        Refusal: it cannot be read as one.
    """
    try:
        return codec.decode(entry_id, data)
    except codec.NotAnEntryError as error:
        raise Refusal(
            "{id} cannot be read as an entry (line {line}): it was left as it is.",
            id=entry_id,
            line=error.line or "?",
        ) from None


def _holds(data: bytes, entry: AnyEntry) -> bool:
    """Whether a file is still this entry, and not changed or damaged by another program."""
    try:
        return codec.decode(entry.id, data) == entry
    except codec.NotAnEntryError:
        return False
