"""A file that the leader asked for, in a place that the leader named."""

from __future__ import annotations

from pathlib import Path

from verbindend.core.refusal import Refusal
from verbindend.store import atomic


def write_new(name: str, text: str) -> Path:
    """Write a new file for its owner's eyes only; where it stands.

    It takes the place of nothing, and no folder is made for it: a name typed wrong is told.

    Raises:
        Refusal: something is there already, or it cannot be written there.
    """
    path = Path(name)
    if not name.strip():
        raise Refusal("Name a new file for it.")
    if not path.name:
        raise _taken(path)
    try:
        found = path.parent.is_dir()
        if found:
            atomic.create(path, text.encode())
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        reason = atomic.reason(error)
        raise Refusal(
            "{path} cannot be written ({reason}): choose another place.", path=path, reason=reason
        ) from None
    if not found:
        raise Refusal("There is no folder {folder}: make it first.", folder=path.parent)
    return path


def export_home(name: str, text: str) -> str:
    """Write a new file in the home folder; where it stands.

    Raises:
        Refusal: something is there already, or it cannot be written there.
    """
    return str(write_new(str(Path.home() / name), text))


def _taken(path: Path) -> Refusal:
    return Refusal("{path} is there already and stays as it is: choose a new name.", path=path)
