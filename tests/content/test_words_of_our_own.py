"""The content has the article's notions and none of its sentences.

The article itself is not here: only what each run of five of its words comes down to.
"""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbindend.core.pack_wording import words
from verbindend.store.places import content_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 5
HASHES = frozenset(Path(__file__).with_name("article.hashes").read_text().split())


def hashed(run: list[str]) -> str:
    return sha256(" ".join(run).encode()).hexdigest()[:10]


def borrowed(text: str) -> list[str]:
    """The runs of five words that the article has too."""
    said = words(text)
    runs = (said[start : start + RUN] for start in range(len(said) - RUN + 1))
    return [" ".join(run) for run in runs if hashed(run) in HASHES]


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - a TOML document
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_no_sentence_is_the_articles_but_the_title_of_an_essential() -> None:
    files = [
        path
        for path in content_folder().rglob("*.toml")
        if not path.is_relative_to(content_folder() / "verbindend-kern.en")
    ]
    assert len(files) > 10
    found = {
        run
        for path in files
        for text in texts(tomllib.loads(path.read_text()))
        for run in borrowed(text)
    }
    assert found == {"oog voor omgeving en klantwaarde"}


def test_a_borrowed_run_is_found_whatever_its_marks() -> None:
    assert borrowed("Heb oog, voor «omgeving» en KLANTWAARDE.") == [
        "oog voor omgeving en klantwaarde"
    ]
