"""A pack's texts in another language: strings keyed by the ids of the base pack, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from verbindend.core.refusal import Refusal
from verbindend.store.packfile import read_files

if TYPE_CHECKING:
    from pathlib import Path

    from verbindend.core.pack import Behaviour, Essential, Pack, Prompt
    from verbindend.store.packfile import File
    from verbindend.store.toml import Document

TEXTS = {
    "essential": ("title", "short", "explanation"),
    "behaviour": ("text", "visible_as"),
    "prompt": ("text", "help", "anchor_min", "anchor_max", "follow_up"),
}
"""The keys of each table that are text, and so can be translated."""

Part = TypeVar("Part", "Essential", "Behaviour", "Prompt")


def translated(pack: Pack, path: Path) -> Pack:
    """The pack with the texts of an overlay; what the overlay lacks stays as it is.

    Raises:
        Refusal: a table of the overlay has no counterpart in the pack, or is not text.
    """
    texts: dict[str, Document] = {kind: {} for kind in TEXTS}
    for file in read_files(path):
        for kind in TEXTS:
            found = file.document.get(kind, {})
            if not isinstance(found, dict):
                raise _refusal(file, kind, "-")
            known = {table.id for table in _of_kind(pack, kind)}
            for table_id, table in found.items():
                if table_id not in known or not isinstance(table, dict):
                    raise _refusal(file, kind, table_id)
                _check(file, kind, table_id, table)
            texts[kind] |= found
    return msgspec.structs.replace(
        pack,
        essentials=tuple(_with(each, "essential", texts) for each in pack.essentials),
        behaviours=tuple(_with(each, "behaviour", texts) for each in pack.behaviours),
        prompts=tuple(_with_options(_with(each, "prompt", texts), texts) for each in pack.prompts),
    )


def missing(pack: Pack, path: Path) -> list[str]:
    """The texts of the pack that the overlay does not give, as `prompt.waarderen-o1.text`."""
    given: set[str] = set()
    for file in read_files(path):
        for kind in TEXTS:
            for table_id, table in file.document.get(kind, {}).items():
                given |= {f"{kind}.{table_id}.{key}" for key in table if key != "option"}
                options = table.get("option", {})
                given |= {f"{kind}.{table_id}.option.{option}" for option in options}
    wanted = [
        f"{kind}.{table.id}.{key}"
        for kind, keys in TEXTS.items()
        for table in _of_kind(pack, kind)
        for key in keys
        if getattr(table, key)
    ]
    wanted += [
        f"prompt.{prompt.id}.option.{option.id}"
        for prompt in pack.prompts
        for option in prompt.option
    ]
    return [each for each in wanted if each not in given]


def _of_kind(pack: Pack, kind: str) -> tuple[Essential | Behaviour | Prompt, ...]:
    return tuple(table for table in pack.tables if type(table).__name__.lower() == kind)


def _check(file: File, kind: str, table_id: str, table: Document) -> None:
    for key, value in table.items():
        if key == "option" and kind == "prompt" and isinstance(value, dict):
            continue
        if key not in TEXTS[kind] or not isinstance(value, str):
            raise Refusal(
                "{path}: {place}: {key} is no text that can be translated.",
                path=file.path,
                place=f"{kind}.{table_id}"[:60],
                key=key[:60],
            )


def _refusal(file: File, kind: str, table_id: str) -> Refusal:
    return Refusal(
        "{path}: {place}: the pack it translates has no such table.",
        path=file.path,
        place=f"{kind}.{table_id}"[:60],
    )


def _with(table: Part, kind: str, texts: dict[str, Document]) -> Part:
    given = {
        key: value for key, value in texts[kind].get(table.id, {}).items() if key in TEXTS[kind]
    }
    return msgspec.structs.replace(table, **given) if given else table


def _with_options(prompt: Prompt, texts: dict[str, Document]) -> Prompt:
    labels = texts["prompt"].get(prompt.id, {}).get("option", {})
    if not labels:
        return prompt
    options = tuple(
        msgspec.structs.replace(option, label=str(labels.get(option.id, option.label)))
        for option in prompt.option
    )
    return msgspec.structs.replace(prompt, option=options)
