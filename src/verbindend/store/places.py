"""Where this device keeps what: the settings, the journal, what is half written."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

NAME = "verbindend"
BUILT_IN = "verbindend-kern"
"""The id of the built-in pack."""

JOURNAL_VARIABLE = "VERBINDEND_JOURNAL"


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """The folders of one run."""

    journal: Path
    state: Path
    """Drafts and the last acts of this device, apart for each journal."""


def settings_file() -> Path:
    """The file with this device's settings."""
    from platformdirs import user_config_path  # noqa: PLC0415 - 14 ms

    return user_config_path(NAME) / "settings.toml"


def packs_folder() -> Path:
    """The folder with the packs that were added."""
    from platformdirs import user_data_path  # noqa: PLC0415 - 14 ms

    return user_data_path(NAME) / "packs"


def cache_folder() -> Path:
    """The folder with what is derived and only saves time."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - 14 ms

    return user_cache_path(NAME)


def find_places(chosen: str, setting: str) -> Places:
    """The journal that was asked for: by option, else the environment, the settings, the default.

    A link to the folder is followed once, here.
    """
    named = chosen or os.environ.get(JOURNAL_VARIABLE) or setting
    if named:
        journal = Path(named)
        with suppress(RuntimeError):  # a ~name that nobody has is a name like any other
            journal = journal.expanduser()
    else:
        from platformdirs import user_data_path  # noqa: PLC0415 - 14 ms

        journal = user_data_path(NAME) / "journal"
    journal = Path(os.path.realpath(journal))
    own = hashlib.sha256(os.fsencode(journal)).hexdigest()[:12]
    return Places(journal=journal, state=state_folder() / own)


def state_folder() -> Path:
    """Where this device keeps what it is in the middle of."""
    from platformdirs import user_state_path  # noqa: PLC0415 - 14 ms

    return user_state_path(NAME)


def content_folder() -> Path:
    """The built-in content: in the package, or beside the sources in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "content"
    return installed if installed.is_dir() else package.parents[1] / "content"


def built_in_path() -> Path:
    """Where the built-in pack lies; its translations lie beside it."""
    return content_folder() / BUILT_IN
