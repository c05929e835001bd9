"""The command line: the composition root, and the only code that prints."""

from __future__ import annotations

import os
import sys

from verbindend.cli.output import flushed, settle, silence
from verbindend.cli.run import Run
from verbindend.core.fault import told
from verbindend.core.refusal import Refusal

JOURNAL_OPTION = "--journal"
BROKEN_PIPE = 141
COMPLETING = "_VERBINDEND_COMPLETE"
"""Set by a shell that asks how a command line could go on."""


def main(arguments: list[str] | None = None) -> None:
    """Run the program and leave with its exit code: 0 done, 1 refused, 2 wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    settle()
    run = Run()
    code = 1
    try:
        code = _run(run, _journal_first(given))
    except Refusal as refusal:
        run.refuse(refusal)
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        silence(sys.stdout)
        code = BROKEN_PIPE
    except Exception as fault:  # noqa: BLE001 - told in one line, without a word of the journal
        run.tell(told(fault))
    sys.exit(code if flushed() else code or 1)


def _run(run: Run, arguments: list[str]) -> int:
    """Open the screens, or run a command: only a command needs the library for command lines."""
    if COMPLETING in os.environ or not _opens(run, arguments):
        from verbindend.cli.program import run_command

        return run_command(run, arguments)
    from verbindend.cli.screens import open_app

    return open_app(run)


def _opens(run: Run, arguments: list[str]) -> bool:
    """Whether there is nothing but, at most, the name of the journal."""
    match arguments:
        case []:
            return True
        case [option, folder] if option == JOURNAL_OPTION and not folder.startswith("-"):
            run.named_journal = folder
            return True
        case [option] if option.startswith(f"{JOURNAL_OPTION}="):
            run.named_journal = option.removeprefix(f"{JOURNAL_OPTION}=")
            return True
        case _:
            return False


def _journal_first(arguments: list[str]) -> list[str]:
    """The option for the journal belongs to the program, but may stand behind the command too."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    for place, argument in enumerate(arguments[:end]):
        if argument.startswith(f"{JOURNAL_OPTION}="):
            return [argument, *arguments[:place], *arguments[place + 1 :]]
        if argument == JOURNAL_OPTION:
            named = arguments[place : place + 2]
            return [*named, *arguments[:place], *arguments[place + 2 :]] if named[1:] else named
    return arguments
