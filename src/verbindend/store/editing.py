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
from verbindend.store.journal import random_suffix

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 8 * 1024 * 1024


def edited(text: str, folder: Path, *, ending: str = ".txt") -> str:
    """Open a text in $VISUAL or $EDITOR and give back, cleaned, what was saved.

    The temporary file (0600) stays behind only when the editor fails, so that no word is lost.

    Raises:
        Refusal: no editor is set, it cannot be started, or it ended with an error.
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
    with atomic.explained(folder):
        saved = atomic.read(path, MOST_BYTES)
    with suppress(OSError):
        path.unlink()
    return clean(saved.decode(errors="replace"))
