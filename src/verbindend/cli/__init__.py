"""The command line: the composition root, and the only code that prints."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from verbindend.cli.output import settle
from verbindend.cli.run import Run
from verbindend.cli.usage import Program, explain
from verbindend.core.refusal import Refusal
from verbindend.locale import mark

JOURNAL_OPTION = "--journal"
BROKEN_PIPE = 141


def build() -> typer.Typer:
    """The program; its commands come from the modules that `Program` names."""
    program = typer.Typer(
        cls=Program,
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    told = mark(
        "A journal and practice companion for connecting leadership. Without a command it opens."
    )
    program.callback(invoke_without_command=True, help=told)(_begin)
    return program


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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = BROKEN_PIPE
    sys.exit(code)


def _run(run: Run, arguments: list[str]) -> int:
    command = typer.main.get_command(build())
    try:
        code = command.main(arguments, prog_name="verbindend", standalone_mode=False, obj=run)
    except typer.TyperException as error:
        run.tell(explain(error, run.words))
        return error.exit_code
    except typer.Abort:
        return 1
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


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


def _begin(
    context: typer.Context,
    journal: Annotated[
        str,
        typer.Option(help=mark("The journal folder, instead of the usual one."), metavar="FOLDER"),
    ] = "",
    version: Annotated[
        bool, typer.Option("--version", help=mark("Print the version."), is_eager=True)
    ] = False,
) -> None:
    """A journal and practice companion for connecting leadership. Without a command it opens."""
    run: Run = context.obj
    if journal:
        run.named_journal = journal
    if version:
        from importlib.metadata import version as installed

        run.say(f"verbindend {installed('verbindend')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from verbindend.cli.screens import open_app

        raise typer.Exit(open_app(run))
