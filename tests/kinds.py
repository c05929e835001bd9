"""Questions of the kinds that the built-in pack has none of, as a coach writes them."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import verbindend
from verbindend.core.entry import Moment
from verbindend.core.library import Library
from verbindend.core.prompt import Prompt

if TYPE_CHECKING:
    from house import House

ROOT = Path(__file__).parents[1]
ESSENTIAL = "waarderen"

CHECKLIST = """
[[prompt]]
id = "waarderen-vink"
essential = "waarderen"
moment = "{moment}"
kind = "checklist"
yields = "{yields}"
behaviours = ["bijdrage-waarderen"]
text = "Wat zat er in je laatste waardering?"
[[prompt.option]]
id = "deed"
label = "wat iemand deed"
[[prompt.option]]
id = "opleverde"
label = "wat het opleverde"
[[prompt.option]]
id = "anders"
label = "iets anders"
other = true
"""


LIST = """
[[prompt]]
id = "waarderen-lijst"
essential = "waarderen"
moment = "{moment}"
kind = "list"
max_items = 3
yields = "{yields}"
behaviours = ["bijdrage-waarderen"]
text = "Welke bijdragen wil je niet vergeten?"
"""


DATE = """
[[prompt]]
id = "waarderen-dag"
essential = "waarderen"
moment = "{moment}"
kind = "date"
yields = "{yields}"
stance = "ahead"
behaviours = ["bijdrage-waarderen"]
text = "Wanneer zeg je het?"
"""


def as_prompt(text: str, moment: Moment = Moment.EVENING, yields: str = "reflection") -> Prompt:
    """A question of a pack, as the program reads it."""
    (table,) = tomllib.loads(text.format(moment=moment, yields=yields))["prompt"]
    return msgspec.convert(table, Prompt)


def asks(
    house: House, text: str, moment: Moment = Moment.EVENING, yields: str = "reflection"
) -> Prompt:
    """Have the house ask this question only at this moment, and on its essential."""
    prompt = as_prompt(text, moment, yields)
    library = house.companion.desk.library
    others = [
        each
        for each in library.pack.prompts
        if (each.essential, each.moment) != (ESSENTIAL, moment)
    ]
    pack = msgspec.structs.replace(library.pack, prompts=(*others, prompt))
    only = Library(pack, library.language)
    house.companion.desk.libraries = lambda _language: only
    house.companion.desk._library = only  # noqa: SLF001 - what was read before is let go
    if not house.files():
        house.companion.plans.pick(ESSENTIAL)
    return prompt


def installed(folder: Path, text: str, moment: Moment = Moment.DEEPENING) -> Path:
    """The program installed in a folder with this question in its pack; where Python finds it."""
    program = folder / "verbindend"
    shutil.copytree(Path(verbindend.__file__).parent, program)
    shutil.copytree(ROOT / "content", program / "content")
    question = text.format(moment=moment, yields="reflection")
    (program / "content" / "verbindend-kern" / "zelf.toml").write_text(question)
    return folder
