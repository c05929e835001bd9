"""A text on its way to the leader's own editor and back, in a private file that is removed."""

from __future__ import annotations

import os
import shlex
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from verbindend.core.clean import clean
from verbindend.core.refusal import Refusal
from verbindend.store import atomic
from verbindend.store.chance import random_suffix

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 8 * 1024 * 1024


def edited(text: str, folder: Path, *, ending: str = ".txt") -> str:
    """Open a text in $VISUAL or $EDITOR and give back, cleaned, what was saved.

    The temporary file (0600) stays behind only when the editor fails or what it saved
    cannot be read, so that no word is lost.

    Raises:
        Refusal: no editor is set, it cannot be started, it ended with an error, or what it saved
            cannot be read.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise Refusal("No editor is set: put its name in EDITOR, for example EDITOR=nano.")
    with atomic.explained(folder):
        atomic.make_folder(folder)
        path = folder / f"edit-{random_suffix()}{ending}"
        atomic.create(path, text.encode())
    try:
        code = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode  # noqa: S603 - the leader's own editor
    except (OSError, ValueError):
        code = -1
    if code:
        raise Refusal(
            "The editor {editor} did not end well: what it saved is in {path}.",
            editor=editor,
            path=path,
        )
    written = _saved(path)
    with suppress(OSError):
        path.unlink()
    return written


def _saved(path: Path) -> str:
    """What an editor saved.

    Raises:
        Refusal: it is too large, no UTF-8, or cannot be read; it stays where it is.
    """
    with atomic.explained(path.parent):
        if path.stat().st_size > MOST_BYTES:
            raise Refusal(
                "What the editor saved is larger than {most} bytes: it is in {path}, to be "
                "shortened.",
                most=MOST_BYTES,
                path=path,
            )
        saved = atomic.read(path, MOST_BYTES)
    try:
        return clean(saved.decode())
    except UnicodeDecodeError:  # it holds the text, so it goes no further
        raise Refusal(
            "What the editor saved is not in UTF-8: it is in {path}, to be converted.", path=path
        ) from None
