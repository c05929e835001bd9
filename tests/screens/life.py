"""A few weeks of made-up practice, made by the companion as a leader would have made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from making import MONDAY
from verbindend.companion.deeds import TypedDeed
from verbindend.core.entry import Moment, Witness
from verbindend.core.library import Library
from verbindend.core.prompt import Kind
from verbindend.core.step import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from house import House
    from verbindend.companion.flow import Flow
    from verbindend.core.entry import Value
    from verbindend.core.step import Step

FOCUS = ("waarderen", "samenspel-organiseren")

TEXTS = {
    "nl": {
        "when": "na het dagoverleg van half tien",
        "then": "zeg ik S. wat ik zag en wat het de klant scheelde",
        "seen": "S. was even stil en vertelde toen hoe ze het had aangepakt.",
        "good": "Het overleg was een kwartier korter en niemand miste iets.",
        "answer": "Ik heb K. gevraagd hoe hij het zou doen, en het daar gelaten.",
        "where": "bij de planning",
        "deed": "Ik zei S. dat de klant door haar rust meteen verder kon.",
        "short": "Ik vroeg de planner om tegenspraak.",
    },
    "en": {
        "when": "after the nine thirty stand-up",
        "then": "I tell S. what I saw and what it meant for the customer",
        "seen": "S. was quiet for a moment and then told me how she had done it.",
        "good": "The meeting was a quarter shorter and nobody missed anything.",
        "answer": "I asked K. how he would do it, and left it there.",
        "where": "at the planning desk",
        "deed": "I told S. that the customer could go on at once because she kept calm.",
        "short": "I asked the planner to contradict me.",
    },
}

_DEEDS = (
    (27, "betekenis-geven"),
    (24, "waarderen"),
    (21, "vier-r"),
    (20, "waarderen"),
    (17, "zelfbewustzijn"),
    (14, "waarderen"),
    (13, "samenspel-organiseren"),
    (10, "vier-r"),
    (7, "waarderen"),
    (6, "omgeving-en-klantwaarde"),
    (3, "waarderen"),
)
_EVENINGS = (
    (26, "betekenis-geven", "done"),
    (19, "zelfbewustzijn", "different"),
    (12, "samenspel-organiseren", "failed"),
    (5, "vier-r", "no_chance"),
    (4, "waarderen", "done"),
)


def lived(house: House, *, morning: bool = True) -> None:
    """Fill the journal up to now; this morning's intention is still open."""
    now = house.clock.moment
    texts = TEXTS[house.words.language]
    house.clock.moment = now.replace(hour=8)
    house.clock.forward(days=-28)
    house.companion.plans.choose_focus(FOCUS)
    for back in range(27, -1, -1):
        house.clock.moment = now.replace(hour=8, minute=45)
        house.clock.forward(days=-back)
        evening = next((each for each in _EVENINGS if each[0] == back), None)
        if evening:
            begin(house, Moment.MORNING, evening[1], if_then(texts))
        for _, essential in (each for each in _DEEDS if each[0] == back):
            house.clock.forward(hours=3)
            note(house, essential, texts["deed"])
        if evening:
            house.clock.forward(hours=5)
            told = {"afronden": evening[2], "gezien": texts["seen"], "question": texts["answer"]}
            begin(house, Moment.EVENING, evening[1], told | {"goed": texts["good"]})
    house.clock.moment = now.replace(hour=8, minute=45)
    if morning:
        begin(house, Moment.MORNING, "", if_then(texts))
    house.clock.moment = now


def if_then(texts: Mapping[str, str]) -> dict[str, Value]:
    """The answers of a morning."""
    return {"if-then": (texts["when"], texts["then"]), "question": texts["answer"]}


def begin(house: House, moment: Moment, essential: str, told: Mapping[str, Value]) -> None:
    """A whole sitting; what is not told is skipped."""
    keep(house.companion.sittings.begin(moment, essential), told)


def keep(flow: Flow, told: Mapping[str, Value]) -> None:
    """Answer what is asked, as far as it is told, and keep it."""
    answers: dict[str, Value | None] = {}
    while step := next((each for each in flow.steps(answers) if each.key not in answers), None):
        answers[step.key] = _fitting(step, told.get(step.key))
    flow.keep(answers)


def asks_for_people(house: House) -> None:
    """Choose an essential for today whose morning asks about people."""
    for essential in house.companion.desk.library.essentials:
        flow = house.companion.sittings.begin(Moment.MORNING, essential)
        if flow.sitting.questions["question"].kind == Kind.PEOPLE:
            house.companion.plans.pick(essential)
            return
    house.clock.forward(days=1)
    asks_for_people(house)


def asks_on_a_scale(house: House) -> None:
    """Leave only the scales of the deeper questions."""
    library = house.companion.desk.library
    prompts = tuple(
        prompt
        for prompt in library.pack.prompts
        if prompt.moment != Moment.DEEPENING or prompt.kind == Kind.SCALE
    )
    only = Library(msgspec.structs.replace(library.pack, prompts=prompts), library.language)
    house.companion.desk.libraries = lambda _language: only
    house.companion.desk._library = only  # noqa: SLF001 - what was read before is let go


def exercised(house: House, name: str, told: Mapping[str, Value] | None = None) -> None:
    """A visit to an exercise, every step of it answered; some with what is told."""
    flow = house.companion.exercises.begin(name)
    texts = TEXTS[house.words.language]
    answers: dict[str, Value | None] = {}
    while step := next((each for each in flow.steps(answers) if each.key not in answers), None):
        asked = step.prompt
        assert asked
        first = asked.option[0].id if asked.option else ""
        by_kind: dict[Kind, Value] = {
            Kind.CHOICE: first,
            Kind.CHECKLIST: (first,),
            Kind.SCALE: 7,
            Kind.PEOPLE: ("S.", "K."),
            Kind.LIST: (texts["when"], texts["where"]),
            Kind.DATE: house.clock.moment.date(),
        }
        free = step.is_text or step.form == Form.FOLLOW_UP
        plain = texts["answer"] if free else by_kind[asked.kind]
        answers[step.key] = (told or {}).get(step.key, plain)
    flow.keep(answers)


def note(house: House, essential: str, text: str, **more: str) -> None:
    """A deed of now."""
    where = TEXTS[house.words.language]["where"]
    typed = TypedDeed(
        essential=essential,
        text=text,
        where=more.get("where", where),
        people=more.get("people", "S."),
        day=more.get("day", ""),
        witness=Witness.REACTION,
    )
    house.companion.deeds.note(typed)


def _fitting(step: Step, value: Value | None) -> Value | None:
    """A text, made to fit a question that is answered otherwise."""
    if value is None or step.prompt is None or step.prompt.kind == Kind.TEXT:
        return value
    ids = [option.id for option in step.prompt.option]
    fitting: dict[Kind, Value] = {
        Kind.PEOPLE: ("S.",),
        Kind.SCALE: 7,
        Kind.DATE: MONDAY,
        Kind.LIST: (str(value),),
        Kind.CHECKLIST: tuple(ids[:1]),
    }
    return fitting.get(step.prompt.kind) or (value if value in ids else ids[0])
