"""Measure the budgets of docs/performance.md: every one as a ratio to something on this machine."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from journals import write_journal
from measure import Python, medians, settle, timed

from verbindend.core.entry import Deed, entry_id
from verbindend.store import codec
from verbindend.store.journal import JournalFolder, random_suffix
from verbindend.store.reader import entry_path

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT = Path(__file__).parents[1] / "docs" / "performance.md"
ROUNDS = 15
SMALL, LARGE = 1_000, 10_000
FLOOR, FRAME, SAVE = "F", "M", "S"
RARE_WORD = "struikelde"
PARAGRAPH = "Ik vroeg wat zij ervan vond en liet het even stil, tot zij zelf begon te praten. " * 6

@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the table."""

    what: str
    how: str
    against: str = ""
    budget: float | None = None
