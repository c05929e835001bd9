from __future__ import annotations

import re

import pytest

from cli.program import LOCALES, Program

COMMANDS = (
    "reflect", "review", "mirror", "deed", "today", "plan", "dashboard", "calendar", "exercise",
    "list", "search", "show", "path", "edit", "delete", "restore", "undo", "demo", "pack",
)  # fmt: skip

ENGLISH = {
    "a", "all", "and", "arguments", "be", "commands", "default", "entries", "entry", "exit",
    "from", "how", "journal", "message", "note", "options", "required", "see", "show", "the",
    "this", "usage", "what", "which", "with", "your",
}  # fmt: skip
"""Words of the English help that no Dutch sentence has; what a command is called is not among
them, as it stands at the beginning of its line."""


def test_the_help_names_every_command(any_program: Program) -> None:
    shown = any_program.ok("--help")
    _, _, commands = shown.out.rpartition("\n\n")
    assert tuple(line.split()[0] for line in commands.splitlines()[1:]) == COMMANDS
    assert shown.err == ""
    assert any_program.ok("-h").out == shown.out


@pytest.mark.parametrize("command", [*COMMANDS, "pack check"])
def test_every_command_has_help_in_both_languages(program: Program, command: str) -> None:
    shown = {
        language: program.ok(*command.split(), "--help", language=language) for language in LOCALES
    }
    assert not any(each.err for each in shown.values())
    assert shown["nl"].out.startswith(f"Gebruik: verbindend {command} [")
    assert shown["en"].out.startswith(f"Usage: verbindend {command} [")
    assert len(shown["nl"].lines) > 5
    assert told(shown["nl"].out).isdisjoint(ENGLISH)
    assert not told(shown["en"].out).isdisjoint(ENGLISH)
    assert len(names(shown["nl"].out)) == len(set(names(shown["nl"].out)))
    assert names(shown["nl"].out) == names(shown["en"].out)


def test_the_programs_own_help_is_dutch(program: Program) -> None:
    assert told(program.ok("--help").out).isdisjoint(ENGLISH)


def told(text: str) -> set[str]:
    """The words of a help text without the names of commands and options."""
    own = re.sub(r"(?m)^Gebruik:.*$|^  [a-z]+(?=  )|--?[a-z-]+|<\S+>", "", text)
    return {word.lower() for word in re.findall(r"[^\W\d_]+", own) if not word.isupper()}


def names(text: str) -> list[str]:
    """The options of a help text."""
    return re.findall(r"(?m)^  (-[\w-]+)", text)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("verbindend de", "deed delete demo"),
        ("verbindend deed --w", "--where --with --witness"),
        ("verbindend pack c", "check"),
    ],
)
def test_a_shell_completes_commands_and_options(program: Program, words: str, offered: str) -> None:
    asked = {
        "_VERBINDEND_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    assert program.ok(env=asked).out.split() == offered.split()


WRONG: tuple[list[str | bytes], ...] = (
    ["fly"],
    ["--fly"],
    ["list", "--fly"],
    ["deed"],
    ["deed", "waarderen", "een", "twee"],
    ["deed", "waarderen", "een", "--witness", "god"],
    ["deed", "waarderen", "een", "--on"],
    ["show"],
    ["delete"],
    ["list", "-n", "veel"],
    ["list", "-n", "-1"],
    ["dashboard", "--weeks", "drie"],
    ["dashboard", "--weeks", "9" * 5000],
    ["pack"],
    ["pack", "fly"],
    ["--journal"],
    ["list", "--journal"],
    [b"\xff\x1b[31m"],
)


@pytest.mark.parametrize(
    ("arguments", "language"),
    [(each, ("nl", "en")[number % 2]) for number, each in enumerate(WRONG)],
    ids=lambda arguments: " ".join(str(each)[:20] for each in arguments),
)
def test_wrong_usage_is_told_in_one_sentence(
    program: Program, arguments: list[str | bytes], language: str
) -> None:
    before = program.disk()
    result = program.run(*arguments, language=language)
    assert (result.code, result.out) == (2, "")
    (sentence,) = result.messages
    assert re.search(r"(Zie|See) `verbindend[ a-z]* --help`\.$", sentence)
    assert ("Zie" in sentence) == (language == "nl")
    assert {*program.disk()} - {*before} == {str(program.home)}


@pytest.mark.parametrize(
    ("arguments", "dutch", "english"),
    [
        (["fly"], "Er is geen opdracht “fly”.", "There is no command “fly”."),
        (["pack", "fly"], "Er is geen opdracht “fly”.", "There is no command “fly”."),
        (["pack"], "Er ontbreekt een opdracht.", "A command is missing."),
        (
            ["deed", "waarderen", "een", "geheim"],
            "Dit zijn te veel woorden: zet een tekst van meer woorden tussen aanhalingstekens.",
            "These are too many words: put a text of several words in quotes.",
        ),
    ],
)
def test_a_word_out_of_place_is_named_unless_it_may_be_of_the_journal(
    program: Program, arguments: list[str], dutch: str, english: str
) -> None:
    assert program.run(*arguments).err.startswith(f"{dutch} Zie ")
    assert program.run(*arguments, language="en").err.startswith(f"{english} See ")


def test_the_help_says_what_an_argument_may_be(any_program: Program) -> None:
    essential, text = {
        "nl": ("Het nummer, de id of de titel ervan.", "- leest de standaardinvoer."),
        "en": ("Its number, id or title.", "- reads standard input."),
    }[any_program.language]
    told = " ".join(any_program.ok("deed", "--help").out.split())
    assert essential in told
    assert text in told
