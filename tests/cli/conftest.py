from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cli.program import Program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A Dutch shell with an empty home and no journal yet."""
    return Program(folder=tmp_path / "shell")


@pytest.fixture(params=["nl", "en"])
def any_program(request: pytest.FixtureRequest, tmp_path: Path) -> Program:
    """The same in each language."""
    return Program(folder=tmp_path / "shell", language=request.param)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A made-up year; it is looked at only."""
    made = Program(folder=tmp_path_factory.mktemp("demo"))
    made.ok("demo", "--write", str(made.journal))
    return made
