"""Help and usage errors in the language of the interface."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from typer import Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from verbindend.core.refusal import QUOTED
from verbindend.locale import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer import TyperException

    from verbindend.locale import Words

_REQUIRED = re.compile(r"\s+\[required\]")
_DEFAULT = re.compile(r"\[default:\s+")
"""What the library adds in English: the line of use shows the first, the value tells the second."""
_VALUES = re.compile(r"requires (\d+) arguments")
"""How it says that an option takes several values."""

Context: TypeAlias = Any
"""The library's own context, whose class is private."""

HEADINGS = (
    mark("Usage:"),
    mark("Arguments:"),
    mark("Options:"),
    mark("Commands:"),
    mark("Show this message and exit."),
    mark("Install completion for the current shell."),
    mark("Show completion for the current shell, to copy it or customize the installation."),
)
"""What the command-line library writes by itself."""


class Group(TyperGroup):
    """The program itself, whose help speaks the leader's language."""

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:  # noqa: ANN401 - it is private
        """Find the command of the first word, which is noted for when there is none."""
        ctx.meta[ctx.command_path] = args[0]
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Context) -> str:
        """The help text, translated."""
        for command in self.commands.values():
            _translate(command, ctx)
        _translate(self, ctx)
        return _headings(super().get_help(ctx), ctx)


class Program(Group):
    """The program as a whole. A module is imported when one of its commands is asked for."""

    MODULES: ClassVar = {
        "asking": ("reflect", "review", "mirror", "deed", "today"),
        "planning": ("plan",),
        "picture": ("dashboard",),
        "calendar": ("calendar",),
        "guiding": ("exercise",),
        "finding": ("list", "search", "show", "path"),
        "keeping": ("edit", "delete", "restore", "undo"),
        "made_up": ("demo",),
        "content": ("pack",),
    }

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of all commands; they are here after this."""
        names = [name for names in self.MODULES.values() for name in names]
        for name in names:
            self.get_command(ctx, name)
        return names

    def get_command(self, ctx: Context, cmd_name: str) -> Any:  # noqa: ANN401 - its class is private
        """The command of this name."""
        for module, names in self.MODULES.items():
            if cmd_name in names and cmd_name not in self.commands:
                holder = Typer(rich_markup_mode=None)
                import_module(f"verbindend.cli.{module}").register(holder)
                self.commands.update(get_group(holder).commands)
        return super().get_command(ctx, cmd_name)

    def get_help(self, ctx: Context) -> str:
        """The help text of the program and the short ones of its commands, translated."""
        self.list_commands(ctx)
        return super().get_help(ctx)


class Command(TyperCommand):
    """A command, whose help speaks the leader's language."""

    def get_help(self, ctx: Context) -> str:
        """The help text, translated."""
        _translate(self, ctx)
        return _headings(super().get_help(ctx), ctx)


def add(program: Typer, command: Callable[..., None], told: str, name: str | None = None) -> None:
    """Add a command, with what its help says of it."""
    program.command(name, cls=Command, help=told)(command)


def explain(error: TyperException, words: Words) -> str:
    """A usage error as one sentence with what to do."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "verbindend"
    return words.tr(
        "{problem} See `{command} --help`.", problem=_problem(error, words), command=command
    )


def _problem(error: TyperException, words: Words) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            return words.tr("There is no option {name}.", name=getattr(error, "option_name", ""))
        case "MissingParameter":
            parameter = getattr(error, "param", None)
            name = parameter.human_readable_name.upper() if parameter else "?"
            return words.tr("{name} is missing.", name=name)
        case "BadOptionUsage":
            name = getattr(error, "option_name", "")
            several = _VALUES.search(str(error))
            if several:
                return words.tr("The option {name} needs {n} values.", name=name, n=several[1])
            return words.tr("The option {name} needs a value.", name=name)
        case "BadParameter":
            parameter = getattr(error, "param", None)
            name = "/".join(parameter.opts) if parameter else "?"
            return words.tr("The value for {name} does not fit.", name=name)
        case _:
            return _misplaced(getattr(error, "ctx", None), words)


def _misplaced(context: Context, words: Words) -> str:
    """A word that is no command, or one more than a command has: that may be of the journal."""
    if not isinstance(getattr(context, "command", None), TyperGroup):
        return words.tr("These are too many words: put a text of several words in quotes.")
    named = context.meta.get(context.command_path, "")
    if named:
        return words.tr("There is no command “{name}”.", name=named[:QUOTED])
    return words.tr("A command is missing.")


def _translate(command: Any, ctx: Context) -> None:  # noqa: ANN401 - its base class is private
    """Put a command's help and that of its options into the leader's language, once."""
    words = _words(ctx)
    if words is None or getattr(command, "translated", False):
        return
    command.translated = True
    command.help = words.tr(command.help)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = words.tr(parameter.help)


def _headings(text: str, ctx: Context) -> str:
    words = _words(ctx)
    if words:
        for heading in HEADINGS:
            text = text.replace(heading, words.tr(heading))
    return _DEFAULT.sub("[", _REQUIRED.sub("", text))


def _words(ctx: Context) -> Words | None:
    run = ctx.find_root().obj
    return getattr(run, "words", None)
