"""What holds for all of the source, and is not said by a linter."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages import extract, pofile

import verbindend
from verbindend.app import Verbindend
from verbindend.screens.dashboard import DashboardPlace
from verbindend.screens.exercises import Exercises
from verbindend.screens.journal import Journal
from verbindend.screens.today import Today

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(verbindend.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
ON_SCREEN = [path for path in MODULES if path.parent.name in ("screens", "widgets")]
ON_SCREEN.append(SOURCE / "app.py")
MOST_LINES = 300
MOST_IN_FUNCTION = 40

SHOWS = {
    "Static", "Label", "Button", "Option", "OptionList", "Checkbox", "RadioButton", "Collapsible",
    "Link", "Tab", "TabPane", "Placeholder", "Select", "SelectionList", "ListItem",
}  # fmt: skip
"""Widgets that take a text for markup, unless they are told not to."""
TITLES = {"border_title", "border_subtitle", "tooltip"}
"""Attributes that take a text for markup, whatever they are told."""
SAFE = {"plain", "plain_line", "joined", "Content", "styled"}

KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "tr": None, "many": (1, 2), "mark": None, "Refusal": None,
}  # fmt: skip
"""What the Makefile extracts."""


def module(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def name(node: ast.expr) -> str:
    """The last part of a name: `update` of `self.query_one(x).update`."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case ast.Subscript():
            return name(node.value)
        case _:
            return ""


# what may stand on a screen -----------------------------------------------------------------------


def content_makers() -> set[str]:
    """The functions of ours that give back content, which is no markup any more."""
    return SAFE | {
        node.name
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and node.returns is not None
        and ast.unparse(node.returns) == "Content"
    }


def is_content(value: ast.expr, makers: set[str], known: set[str]) -> bool:
    """Whether a value surely is no markup: a literal of ours, or made by one of the makers."""
    match value:
        case ast.Constant():
            return True
        case ast.Call():
            return name(value.func) in makers
        case ast.Name():
            return value.id in known
        case ast.IfExp():
            return all(is_content(each, makers, known) for each in (value.body, value.orelse))
        case _:
            return False


def names_of_content(function: ast.AST, makers: set[str]) -> set[str]:
    """The variables of a function that hold content, and its parameters that are content."""
    known = {
        argument.arg
        for node in ast.walk(function)
        if isinstance(node, ast.arguments)
        for argument in node.args
        if argument.annotation is not None and ast.unparse(argument.annotation) == "Content"
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and is_content(node.value, makers, known):
            known |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return known


def without_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup"
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
        for keyword in call.keywords
    )


def calls_of_bases(path: Path) -> Iterator[ast.Call]:
    """Every `super().__init__(...)` of a class that is one of the widgets that show a text."""
    classes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    for node in classes:
        if SHOWS & {name(base) for base in node.bases}:
            yield from (
                call
                for call in ast.walk(node)
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__"
            )


def test_text_from_outside_reaches_no_widget_as_markup() -> None:
    makers = content_makers()
    wrong = []
    for path in ON_SCREEN:
        parsed = tree(path)
        known = names_of_content(parsed, makers)
        shown = [
            node
            for node in ast.walk(parsed)
            if isinstance(node, ast.Call) and name(node.func) in SHOWS - {"Tab"}
        ]
        wrong += [
            f"{module(path)}:{call.lineno} {ast.unparse(call)[:60]}"
            for call in [*shown, *calls_of_bases(path)]
            if not without_markup(call)
            and not all(is_content(each, makers, known) for each in call.args)
        ]
    assert wrong == []


def test_what_is_popped_up_or_set_as_a_title_is_no_markup() -> None:
    makers = content_makers()
    wrong = []
    for path in ON_SCREEN:
        parsed = tree(path)
        known = names_of_content(parsed, makers)
        for node in ast.walk(parsed):
            values: list[ast.expr] = []
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if TITLES & {name(target) for target in targets}:
                    values = [node.value]
            elif isinstance(node, ast.Call) and name(node.func) in ("notify", "with_tooltip"):
                values = [] if without_markup(node) else node.args[:1]
            wrong += [
                f"{module(path)}:{value.lineno} {ast.unparse(value)[:60]}"
                for value in values
                if not is_content(value, makers, known)
            ]
    assert wrong == []


def test_the_check_itself_finds_what_it_looks_for() -> None:
    makers = content_makers()
    bad = ("words", 'f"{x}"', "words.tr('x')", "a if b else plain(c)", "entry.text")
    good = ("'x'", "plain(x)", "joined(a, b)", "plain(a) if b else plain('')")
    for source, expected in [*((each, False) for each in bad), *((each, True) for each in good)]:
        assert is_content(ast.parse(source, mode="eval").body, makers, set()) is expected, source


# how long things are ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=module)
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MOST_LINES


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function does its work in; a command's options are its signature."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_a_function_fits_on_a_screen() -> None:
    long = [
        f"{module(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > MOST_IN_FUNCTION
    ]
    assert long == []


# keys ---------------------------------------------------------------------------------------------


def bindings() -> Iterator[tuple[str, ast.Call]]:
    """Every key, with where it is declared."""
    for path in ON_SCREEN:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and name(node.func) == "Binding":
                yield f"{module(path)}:{node.lineno}", node


def keyword(call: ast.Call, wanted: str) -> ast.expr | None:
    return next((each.value for each in call.keywords if each.arg == wanted), None)


def is_marked(words: ast.expr | None) -> bool:
    """Whether words are in the catalogue; a name stands for a title from a table of marked ones."""
    return (
        words is None
        or isinstance(words, ast.Name)
        or (isinstance(words, ast.Call) and name(words.func) == "mark")
    )


def test_every_key_with_words_has_an_id_of_its_own_and_is_in_the_catalogue() -> None:
    ids = []
    wrong = []
    for place, call in bindings():
        own = keyword(call, "id")
        words = [*call.args[2:3], keyword(call, "tooltip")]
        if own is None:
            wrong += [f"{place} has words and no id"] if any(words) else []
            continue
        ids.append(ast.unparse(own))
        wrong += [f"{place} has words that are not marked" for each in words if not is_marked(each)]
    assert wrong == []
    assert len(ids) == len(set(ids))
    assert len(ids) > 40
    assert all(re.fullmatch(r"""f?['"][a-z]+\.[a-z_{}]+['"]""", each) for each in ids)


def test_no_key_of_a_place_means_two_things() -> None:
    everywhere = {
        key
        for binding in Verbindend.BINDINGS
        for key in str(getattr(binding, "key", "")).split(",")
    }
    for place in (Today, Journal, DashboardPlace, Exercises):
        own = [key for binding in place.__dict__["BINDINGS"] for key in binding.key.split(",")]
        assert len(own) == len(set(own)), place
        assert not set(own) & everywhere, place


# words --------------------------------------------------------------------------------------------


def sentences() -> set[tuple[str, ...]]:
    """Every sentence of the interface, as the Makefile extracts them."""
    found = set()
    for _, _, message, _, _ in extract.extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(message if isinstance(message, tuple) else (message,))
    return found


@pytest.fixture(scope="module")
def dutch() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The Dutch catalogue, by sentence; none of it is in doubt or left over."""
    path = SOURCE / "locale" / "nl" / "LC_MESSAGES" / "verbindend.po"
    catalogue = pofile.read_po(BytesIO(path.read_bytes()), locale="nl", abort_invalid=True)
    assert not catalogue.obsolete
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    return {as_tuple(message.id): as_tuple(message.string) for message in catalogue if message.id}


def as_tuple(text: object) -> tuple[str, ...]:
    """A sentence, or its forms for one and for several."""
    return tuple(str(each) for each in text) if isinstance(text, list | tuple) else (str(text),)


def holes(sentence: str) -> set[str]:
    """The placeholders of a sentence."""
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None}


def test_every_sentence_has_a_dutch_one_and_none_is_left_over(
    dutch: dict[tuple[str, ...], tuple[str, ...]],
) -> None:
    said = sentences()
    assert len(said) > 200
    assert said - set(dutch) == set()
    assert set(dutch) - said == set()


def test_no_translation_is_empty_and_all_have_the_same_placeholders(
    dutch: dict[tuple[str, ...], tuple[str, ...]],
) -> None:
    for sentence, translations in dutch.items():
        several = len(sentence) > 1
        for original, translation in zip(sentence, translations, strict=True):
            assert translation.strip(), sentence
            number = {"count"} if several else set()  # one may be said in words
            assert holes(translation) | number == holes(original) | number, sentence


def test_what_is_marked_for_the_catalogue_can_be_found_by_it() -> None:
    wrong = [
        f"{module(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and name(node.func) == "mark"
        and not (isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str))
    ]
    assert wrong == []


FILLED_LATER = {"path", "line"}
"""What the reader of packs fills in, in which file something is wrong."""


def test_every_name_in_a_sentence_is_filled_where_it_is_said() -> None:
    """A refusal and a translation get the facts that their sentence names."""
    wrong = []
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if not (isinstance(node, ast.Call) and name(node.func) in ("tr", "Refusal")):
                continue
            sentence = node.args[0] if node.args else None
            given = {each.arg for each in node.keywords}
            if not isinstance(sentence, ast.Constant) or None in given:
                continue
            if (given ^ holes(str(sentence.value))) - FILLED_LATER:
                wrong.append(f"{module(path)}:{node.lineno}")
    assert wrong == []


# what is imported ---------------------------------------------------------------------------------

HEAVY = ("textual", "rich", "babel", "platformdirs", "tomli_w", "difflib", "verbindend.screens")


def imported(statement: str) -> set[str]:
    """Which modules are there after a statement, in a process of its own."""
    code = f"import sys; {statement}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    return set(done.stdout.split())


def test_the_command_line_starts_without_what_only_some_commands_need() -> None:
    assert not {each for each in HEAVY if each in imported("import verbindend.cli")}


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["search", "woord"],
        ["today"],
        ["restore"],
        ["plan"],
        ["pack", "list"],
        ["pack", "check"],
    ],
    ids=" ".join,
)
def test_a_command_that_draws_nothing_loads_nothing_to_draw_with(
    command: list[str], tmp_path: Path
) -> None:
    arguments = ["--journal", str(tmp_path), *command]
    there = imported(
        "from contextlib import suppress; from verbindend.cli import main\n"
        f"with suppress(SystemExit): main({arguments})\n"
    )
    assert not {each for each in ("textual", "rich", "babel") if each in there}


def test_the_core_opens_no_file_and_knows_no_screen() -> None:
    modules = " , ".join(
        f"verbindend.core.{path.stem}" for path in MODULES if path.parent.name == "core"
    ).replace(".__init__", "")
    there = imported(f"import {modules}")
    assert not {each for each in (*HEAVY, "tomli", "typer") if each in there}
    ours = {each for each in there if each.startswith("verbindend.")}
    assert {each for each in ours if not each.startswith("verbindend.core")} == set()
