from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from typing import TYPE_CHECKING

from cli.program import CONTENT, ROOT, Program

if TYPE_CHECKING:
    from pathlib import Path

BUILT_FROM = ("src", "content", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-cache-dir", "-q")
VERSION = "9.8.7"


def test_a_wheel_runs_from_its_own_content(program: Program, tmp_path: Path) -> None:
    made = wheel(tmp_path / "tree")
    with zipfile.ZipFile(made) as archive:
        check_what_is_in(archive)
    target = tmp_path / "installed"
    options = ["--no-deps", "--no-index", "--target", str(target)]
    built(*PIP, "install", *options, str(made), folder=tmp_path)
    check_that_it_runs(program, target)


def wheel(tree: Path) -> Path:
    """A wheel of the checkout, whose pack has a version of its own."""
    tree.mkdir()
    left_out = shutil.ignore_patterns("__pycache__", "*.mo")
    for name in BUILT_FROM:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=left_out)
        else:
            shutil.copy(source, tree / name)
    about = tree / "content" / CONTENT.name / "pack.toml"
    text = about.read_text()
    own = tomllib.loads(text)["pack"]["version"]
    about.write_text(text.replace(f'version = "{own}"', f'version = "{VERSION}"', 1))
    options = ["--no-deps", "--no-build-isolation", "--no-index", "-w", "wheels", "."]
    built(*PIP, "wheel", *options, folder=tree)
    (made,) = (tree / "wheels").glob("verbindend-*-py3-none-any.whl")
    return made


def built(*command: str, folder: Path) -> None:
    shell = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=shell, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def check_what_is_in(archive: zipfile.ZipFile) -> None:
    """The content, the compiled catalogue, and nothing that is not for a leader."""
    names = {*archive.namelist()}
    content = {
        f"verbindend/content/{path.relative_to(CONTENT.parent)}"
        for path in CONTENT.parent.rglob("*.toml")
    }
    assert "verbindend/content/verbindend-kern/pack.toml" in content
    assert content <= names
    assert "verbindend/locale/nl/LC_MESSAGES/verbindend.mo" in names
    assert {"verbindend/__main__.py", "verbindend/app.tcss", "verbindend/py.typed"} <= names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not [name for name in names if "test" in name or "__pycache__" in name]
    (facts,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    assert "Requires-Python: >=3.11" in archive.read(facts).decode()


def check_that_it_runs(program: Program, target: Path) -> None:
    """The pack, the texts and the catalogue are those of the wheel, not of the checkout."""
    env = {"PYTHONPATH": str(target)}
    checked = program.ok("pack", "check", env=env)
    assert checked.lines[0].startswith(f"verbindend-kern {VERSION} · ")
    assert re.fullmatch(r"8 essenties, \d+ gedragingen, \d+ vragen\.", checked.lines[1])
    (kept,) = program.ok("deed", "waarderen", "Gezegd.", env=env).lines
    assert program.entry(kept)["pack"] == f"verbindend-kern {VERSION}"
    assert (target / "bin" / "verbindend").is_file()
