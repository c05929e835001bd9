"""Measure the budgets of docs/performance.md: each is a ratio within one run on one machine."""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING

from journals import a_deed, write_journal
from measure import Python, medians, settle, timed

from verbindend.store import codec
from verbindend.store.journal import JournalFolder
from verbindend.store.reader import entry_path

if TYPE_CHECKING:
    from collections.abc import Callable

    import pexpect

REPORT = Path(__file__).parents[1] / "docs" / "performance.md"
MINIMAL = Path(__file__).with_name("minimal_app.py")
PROGRAM = ("-m", "verbindend", "--journal")
ROUNDS = 15
SMALL, LARGE = 1_000, 10_000
PARAGRAPH = "Ik vroeg wat zij ervan vond en liet het even stil, tot zij zelf begon te praten. " * 6
LONG_ANSWER = 10_000
SIGNS = "ßþðøłæœħŧđ"
"""Letters that nothing on the screen has: when one of them arrives, its key was painted."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the table: something measured, and what it is measured against."""

    what: str
    how: str
    task: Callable[[], float]
    against: str = ""
    budget: float | None = None


FIGURES = re.compile(r"(?s)(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)")
"""Where they stand in the report; the rest of it is written by hand."""

Measured = list[tuple[Row, float, float | None]]
"""Each row with its seconds and its ratio."""


def main() -> int:
    """Measure, print and maybe write the table; 1 when a budget is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--write", action="store_true", help="renew the figures in docs/performance.md"
    )
    options.add_argument("--rounds", type=int, default=ROUNDS, help=f"at least {ROUNDS} to trust")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="verbindend-bench-") as folder:
        measured = measure(Path(folder), given.rounds)
    table = as_table(measured)
    print(table)
    if given.write:
        told = f"Medians of {given.rounds} interleaved runs, warm cache, {machine()}.\n\n{table}\n"
        REPORT.write_text(FIGURES.sub(lambda _: told, REPORT.read_text()))
    return int(any(missed(row, ratio) for row, _, ratio in measured))


def missed(row: Row, ratio: float | None) -> bool:
    """Whether something takes longer than it may."""
    return row.budget is not None and ratio is not None and ratio > row.budget


def measure(folder: Path, rounds: int) -> Measured:
    """Every row, measured in groups; the rows of a group take turns."""
    small = write_journal(folder / "small", SMALL)
    large = write_journal(folder / "large", LARGE)
    (folder / ".config" / "verbindend").mkdir(parents=True)
    (folder / ".config" / "verbindend" / "settings.toml").write_text("welcomed = true\n")
    python = Python(folder)
    sitting = (*PROGRAM, str(folder / "empty"), "reflect", "--evening")
    groups = (
        commands(python, small),
        frames(python, small),
        saves(small, folder),
        reads(small, large),
    )
    measured = [line for rows in groups for line in group(rows, rounds)]
    with python.window(*sitting) as child:
        return measured + group(keys(child), rounds)


def group(rows: list[Row], rounds: int) -> Measured:
    """Measure some rows together."""
    taken = medians({row.what: row.task for row in rows}, rounds)
    return [
        (row, taken[row.what], taken[row.what] / taken[row.against] if row.against else None)
        for row in rows
    ]


def commands(python: Python, journal: JournalFolder) -> list[Row]:
    """The commands from start to exit, against the least that a program with Rich costs."""
    floor = "**F** Python with Rich's console and table"
    own = (*PROGRAM, str(journal.folder))
    word, entry = rare_word(journal), journal.read().entries[SMALL // 2].id

    def deed() -> float:
        begun = time.perf_counter()
        printed = python.run(*own, "deed", "waarderen", "Ik zei wat het de klant scheelde.")
        taken = time.perf_counter() - begun
        entry_path(journal.folder, printed.strip()).unlink()  # the journal stays as large
        return taken

    def command(*arguments: str) -> Callable[[], float]:
        return timed(partial(python.run, *own, *arguments))

    rich = "import rich.console, rich.table"
    return [
        Row(what=floor, how=f"`python -c '{rich}'`", task=timed(partial(python.run, "-c", rich))),
        Row(what="note a deed", how="`deed waarderen TEXT`", task=deed, against=floor, budget=2.5),
        Row(what="today", how="`today`", task=command("today"), against=floor, budget=3.5),
        Row(
            what="dashboard",
            how="`dashboard`",
            task=command("dashboard"),
            against=floor,
            budget=4.0,
        ),
        Row(what="last entry", how="`list -n 1`", task=command("list", "-n", "1"), against=floor),
        Row(what="a rare word", how="`search WORD`", task=command("search", word), against=floor),
        Row(what="one entry", how="`show ID`", task=command("show", entry), against=floor),
    ]


def frames(python: Python, journal: JournalFolder) -> list[Row]:
    """The first frame of the screens, against that of the smallest app there is."""
    floor = "**M** first frame of a minimal Textual app"
    own = (*PROGRAM, str(journal.folder))
    essential = python.run(*own, "today", "--why").split(" · ")[0]
    return [
        Row(
            what=floor,
            how="`python bench/minimal_app.py`",
            task=partial(python.first_frame, "first frame", str(MINIMAL)),
        ),
        Row(
            what="first frame, with today's essential",
            how="`verbindend`",
            task=partial(python.first_frame, essential, *own),
            against=floor,
            budget=1.8,
        ),
    ]


def saves(journal: JournalFolder, folder: Path) -> list[Row]:
    """A durable save, against its bare system calls on the same disk."""
    floor = "**S** open, write, fsync, link, unlink, fsync of the folder"
    bare = folder / "bare"
    bare.mkdir()
    data = codec.to_bytes(codec.encode(a_deed(0)))
    numbers = count()

    def save() -> float:
        deed = a_deed(next(numbers))
        taken = timed(partial(journal.add, [deed]))()
        entry_path(journal.folder, deed.id).unlink()
        return taken

    return [
        Row(what=floor, how="`os`", task=repeated(timed(partial(bare_save, bare, data)))),
        Row(what="a save", how="`JournalFolder.add`", task=repeated(save), against=floor),
    ]


def bare_save(folder: Path, data: bytes) -> None:
    """What a durable save asks of the system at the least."""
    aside, path = folder / "aside", folder / "path"
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)
    os.link(aside, path)
    aside.unlink()
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(descriptor)
    os.close(descriptor)
    path.unlink()


def repeated(task: Callable[[], float], times: int = 20) -> Callable[[], float]:
    """The mean of something too short to be measured once."""
    return lambda: sum(task() for _ in range(times)) / times


def reads(small: JournalFolder, large: JournalFolder) -> list[Row]:
    """Reading whole journals, with nothing remembered."""
    return [
        Row(
            what=f"read {size:,} entries",
            how="`JournalFolder.read`",
            task=timed(partial(read, journal.folder)),
        )
        for size, journal in ((SMALL, small), (LARGE, large))
    ]


def read(folder: Path) -> None:
    """Read a journal as a new window does."""
    JournalFolder(folder, folder).read()


def keys(child: pexpect.spawn[bytes]) -> list[Row]:
    """From a key to its letter on the screen, at the end of a long answer in paragraphs."""
    child.expect_exact(b"1 van")
    settle(child)
    paragraphs = "\r\r".join([PARAGRAPH] * (LONG_ANSWER // len(PARAGRAPH)))
    child.send(f"\x1b[200~{paragraphs}\x1b[201~")
    settle(child)
    signs = cycle(SIGNS)

    def key() -> float:
        sign = next(signs)
        begun = time.perf_counter()
        child.send(sign)
        child.expect_exact(sign.encode())
        taken = time.perf_counter() - begun
        settle(child)
        return taken

    what = f"a key painted, in an answer of {LONG_ANSWER:,} characters"
    return [Row(what=what, how="`reflect --evening`", task=key)]


def rare_word(journal: JournalFolder) -> str:
    """A word that hardly any entry has; the same one each time."""
    files = [file.read_text() for file in sorted(journal.folder.rglob("*.toml"))]
    words: Counter[str] = Counter()
    for text in files:
        words.update(set(re.findall(r"[a-z]{8,}", text)))
    return min(sorted(words), key=words.__getitem__)


def as_table(measured: Measured) -> str:
    """The rows, in Markdown."""
    lines = ["| what | measured with | budget | measured | ms |", "|---|---|---|---|---|"]
    for row, seconds, ratio in measured:
        unit = row.against[2:3]
        budget = f"{row.budget} {unit}" if row.budget else ""
        found = f"{ratio:.2f} {unit}" if ratio else ""
        found = f"**{found}**" if missed(row, ratio) else found
        lines.append(f"| {row.what} | {row.how} | {budget} | {found} | {seconds * 1000:.1f} |")
    return "\n".join(lines)


def machine() -> str:
    """What it was measured on, in general words."""
    major, minor, _ = platform.python_version_tuple()
    return f"{os.cpu_count()} cores, {platform.python_implementation()} {major}.{minor}"


if __name__ == "__main__":
    sys.exit(main())
