"""The command line itself: its options, and a place for every command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.usage import Program, explain
from verbindend.locale import mark

if TYPE_CHECKING:
    from verbindend.cli.run import Run


def run_command(run: Run, arguments: list[str]) -> int:
    """Run what was typed; its exit code."""
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
