"""Nothing of the article is lost: each of its notions has a place in the content."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from verbindend.core.pack_texts import texts
from verbindend.store.libraries import built_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.core.pack import Pack

ARTICLE: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[2] / "docs" / "article.toml").read_text()
)
NOTIONS = {name: notion for notions in ARTICLE.values() for name, notion in notions.items()}

KINDS = {
    "kaderzin": 3, "oude-reflex": 4, "bron": 4, "blijft-gelden": 2, "verschuiving": 2,
    "voorbeeld": 3, "element": 3, "figuur": 3, "essentie": 8, "gedrag-lijst": 24,
    "gedrag-tekst": 16, "r": 4, "richtingwaarde": 3, "opbrengst-van-ruimte": 3, "voorwaarde": 2,
    "bewustzijn": 3, "bewust-van": 2, "toedekreden": 2, "waarom-betekenis": 3, "waarom-publiek": 3,
    "waarom-invalshoek": 4, "waarom-fundament": 4, "waarom-as": 2, "ervaring-geeft": 3,
    "expliciet-vlak": 3, "coalitie-doel": 2, "coalitie-kenmerk": 2, "keten": 6, "slotbelofte": 5,
    "voor-wie": 4, "herkomst": 1,
}  # fmt: skip
"""How many notions of each kind a reading of the article, line by line, found."""

LEAST_QUESTIONS = 3


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The built-in pack, in Dutch."""
    return built_in("nl").pack


def said_at(pack: Pack, place: str) -> Iterator[str]:
    """What the content says at a place; nothing where there is no such place."""
    kind, _, rest = place.partition(".")
    if kind == "frame":
        yield from (prompt.text for prompt in pack.prompts if rest in prompt.frame)
        return
    table, _, option = rest.partition(".")
    begin = f"set.{table}.option.{option}" if option else f"{kind}.{table}"
    for name, text in texts(pack).items():
        if name.startswith(f"{begin}."):
            yield text


def test_every_notion_is_in_the_table() -> None:
    assert {kind: len(notions) for kind, notions in ARTICLE.items()} == KINDS
    assert len(NOTIONS) == sum(KINDS.values()) == 133


@pytest.mark.parametrize("name", NOTIONS)
def test_a_notion_has_a_place(pack: Pack, name: str) -> None:
    places = NOTIONS[name]["at"]
    assert places
    for place in places:
        assert list(said_at(pack, place)), place


@pytest.mark.parametrize("name", [name for name, notion in NOTIONS.items() if "term" in notion])
def test_the_term_of_a_notion_is_said_there(pack: Pack, name: str) -> None:
    notion = NOTIONS[name]
    said = " ".join(text for place in notion["at"] for text in said_at(pack, place))
    assert notion["term"].casefold() in said.casefold()


@pytest.mark.parametrize("kind", ["gedrag-lijst", "gedrag-tekst"])
def test_a_behaviour_of_the_article_is_asked_about(pack: Pack, kind: str) -> None:
    asked = Counter(name for prompt in pack.prompts for name in prompt.behaviours)
    behaviours = {each.id: each for each in pack.behaviours}
    for name in ARTICLE[kind]:
        assert behaviours[name].origin == "article"
        assert behaviours[name].item, name
        assert asked[name] >= LEAST_QUESTIONS, name


def test_the_content_claims_no_behaviour_of_the_article_that_the_table_lacks(pack: Pack) -> None:
    claimed = {each.id for each in pack.behaviours if each.origin == "article"}
    assert claimed == {*ARTICLE["gedrag-lijst"], *ARTICLE["gedrag-tekst"]}
