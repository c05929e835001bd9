from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from kinds import CHECKLIST, asks
from making import MONDAY, deed, evening, intention, one_of_each, plan
from verbindend.core.draft import Task
from verbindend.core.entry import Answer, Deed
from verbindend.core.refusal import Refusal
from verbindend.core.step import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House
    from verbindend.core.entry import Value

TOLD = evening(
    MONDAY,
    answers=(
        Answer(prompt="waarderen-a1", question="Wat zei je?", answer="Dank."),
        Answer(prompt="opnieuw-1", question="Wat wil je?", answer="again"),
        Answer(question="Hoe vaak?", answer=7),
        Answer(question="Wie?", answer=("S.",)),
        Answer(question="Waarom?", answer="Omdat."),
    ),
)


def test_only_texts_are_offered_with_what_stands_there(house: House) -> None:
    flow = house.companion.edits.begin(TOLD)
    assert [(each.key, each.text, each.prefill) for each in flow.steps({})] == [
        ("answer-0", "Wat zei je?", "Dank."),
        ("answer-4", "Waarom?", "Omdat."),
    ]
    assert all(each.is_text for each in flow.steps({}))
    meant = intention(obstacle="druk")
    assert [each.key for each in house.companion.edits.begin(meant).steps({})] == [
        "if-then",
        "obstacle",
    ]
    assert [(each.key, each.text) for each in house.companion.edits.begin(deed()).steps({})] == [
        ("situation", "Waar was het?"),
        ("text", "Wat deed of zei je?"),
    ]
    assert house.companion.edits.begin(plan()).steps({}) == ()


def test_a_changed_text_stands_in_the_file_and_the_rest_stays(house: House) -> None:
    house.journal.add([TOLD])
    flow = house.companion.edits.begin(TOLD)
    (kept,) = flow.keep({"answer-0": "Dank je wel.\x1b\r\n", "answer-4": None})
    rows = (msgspec.structs.replace(TOLD.answers[0], answer="Dank je wel.\n"), *TOLD.answers[1:])
    assert kept == msgspec.structs.replace(TOLD, answers=rows)
    assert house.journal.read().entries == (kept,)
    house.journal.undo()
    assert house.journal.read().entries == (TOLD,)


@pytest.mark.parametrize("answers", [{}, {"answer-0": "Dank."}, {"answer-0": None}])
def test_what_changes_nothing_writes_nothing(house: House, answers: dict[str, str | None]) -> None:
    house.journal.add([TOLD])
    (path,) = house.files()
    before = path.stat()
    assert house.companion.edits.begin(TOLD).keep(answers) == []
    assert path.stat().st_ino == before.st_ino
    assert house.journal.undo().did == "added"


def test_every_kind_can_be_begun(any_house: House) -> None:
    for entry in one_of_each():
        any_house.journal.add([entry])
        flow = any_house.companion.edits.begin(entry)
        assert flow.essential({}) == (entry.essential or "")
        answers: dict[str, Value | None] = {
            each.key: ("nieuw als", "nieuw dan")
            if each.form == Form.IF_THEN
            else f"nieuw {each.key}"
            for each in flow.steps({})
        }
        if not answers:
            continue
        (kept,) = flow.keep(answers)
        assert any_house.journal.get(entry.id) == kept
        again = any_house.companion.edits.begin(kept)
        assert {
            each.key: each.prefill
            or (each.intention and (each.intention.when, each.intention.then))
            for each in again.steps({})
        } == answers


def test_a_text_that_is_too_long_is_refused_and_nothing_changes(house: House) -> None:
    entry = deed()
    house.journal.add([entry])
    with pytest.raises(Refusal):
        house.companion.edits.begin(entry).keep({"text": "x" * 100_001})
    assert house.journal.read().entries == (entry,)


def test_a_draft_of_an_edit_is_taken_up(house: House, build: Callable[..., House]) -> None:
    entry = deed()
    house.journal.add([entry])
    flow = house.companion.edits.begin(entry)
    draft = flow.draft({"text": "half gesch", "situation": None}, "text")
    assert (draft.task, draft.about, draft.day) == (Task.EDIT, entry.id, entry.day)
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    later = build()
    (found,) = later.drafts.waiting()
    assert later.companion.resume(found).steps({}) == flow.steps({})
    (kept,) = later.companion.finish(found)
    assert isinstance(kept, Deed)
    assert kept.text == "half gesch"
    assert later.drafts.waiting() == ()


def test_a_draft_whose_entry_is_gone_is_refused_and_stays(house: House) -> None:
    entry = deed()
    flow = house.companion.edits.begin(entry)
    draft = flow.draft({"text": "woorden"}, "text")
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    with pytest.raises(Refusal, match="no entry"):
        house.companion.finish(draft)
    assert house.drafts.waiting() == (draft,)


def test_an_edit_of_what_another_device_changed_is_kept_beside_it(house: House) -> None:
    entry = deed()
    house.journal.add([entry])
    flow = house.companion.edits.begin(entry)
    (path,) = house.files()
    path.write_text(path.read_text().replace("gezegd", "elders gezegd"))
    (kept,) = flow.keep({"text": "hier gezegd"})
    texts = {each.text for each in house.journal.read().entries if isinstance(each, Deed)}
    assert texts == {"elders gezegd", "hier gezegd"}
    assert kept.id != entry.id


def test_an_emptied_text_is_empty_or_gone_and_what_is_needed_may_not_be(house: House) -> None:
    told = deed(situation="bij het bord")
    house.journal.add([TOLD, told])
    (kept,) = house.companion.edits.begin(told).keep({"situation": "", "text": None})
    assert isinstance(kept, Deed)
    assert (kept.situation, kept.text) == ("", told.text)
    with pytest.raises(Refusal, match="cannot be empty"):
        house.companion.edits.begin(kept).keep({"text": " \n"})
    (row,) = house.companion.edits.begin(TOLD).keep({"answer-0": ""})
    assert [each.question for each in row.answers] == [each.question for each in TOLD.answers[1:]]


@pytest.mark.parametrize("moved", [False, True])
def test_an_edit_left_halfway_takes_nothing_from_a_file_that_was_changed_since(
    house: House, build: Callable[..., House], *, moved: bool
) -> None:
    house.journal.add([TOLD])
    draft = house.companion.edits.begin(TOLD).draft({"answer-0": "mijn woorden"}, "answer-0")
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    rows = TOLD.answers[::-1] if moved else TOLD.answers[:1]
    if not moved:
        rows = (msgspec.structs.replace(rows[0], answer="nieuwer"),)
    newer = house.journal.change(TOLD, msgspec.structs.replace(TOLD, answers=rows))
    later = build()
    (found,) = later.drafts.waiting()
    (kept,) = later.companion.finish(found)
    assert later.journal.get(TOLD.id) == newer
    assert kept.id != TOLD.id
    assert [(each.question, each.value) for each in kept.answers] == [
        ("Wat zei je?", "mijn woorden"),
        ("Waarom?", "Omdat."),
    ]


def test_every_answer_of_an_edit_left_halfway_finds_its_question_again(
    house: House, build: Callable[..., House]
) -> None:
    house.journal.add([TOLD])
    answers = {"answer-0": "eerste", "answer-4": "laatste"}
    draft = house.companion.edits.begin(TOLD).draft(answers, "answer-4")
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    house.journal.change(TOLD, msgspec.structs.replace(TOLD, answers=TOLD.answers[:1]))
    later = build()
    (found,) = later.drafts.waiting()
    assert [each.key for each in later.companion.resume(found).steps({})] == [*answers]
    (kept,) = later.companion.finish(found)
    assert [(each.prompt, each.question, each.value) for each in kept.answers] == [
        ("waarderen-a1", "Wat zei je?", "eerste"),
        ("", "Waarom?", "laatste"),
    ]


TICKED = evening(
    MONDAY, answers=(Answer(prompt="waarderen-vink", question="Wat?", answer=("deed", "weg")),)
)


def test_a_change_of_a_checklist_survives_a_change_elsewhere(
    house: House, build: Callable[..., House]
) -> None:
    asks(house, CHECKLIST)
    house.journal.add([TICKED])
    flow = house.companion.edits.begin(TICKED)
    (step,) = flow.steps({})
    assert (step.text, step.prefill, step.is_chosen) == ("Wat?", ("deed", "weg"), False)
    draft = flow.draft({step.key: ("opleverde",)}, step.key)
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    house.journal.change(TICKED, msgspec.structs.replace(TICKED, answers=()))
    later = build()
    asks(later, CHECKLIST)
    (found,) = later.drafts.waiting()
    assert later.companion.resume(found).steps({}) == flow.steps({})
    (kept,) = later.companion.finish(found)
    assert kept.answers == (
        Answer(prompt="waarderen-vink", question="Wat?", answer=("opleverde",)),
    )
    assert later.journal.get(TICKED.id).answers == ()


def test_the_same_change_of_what_was_ticked_needs_no_second_entry(
    house: House, build: Callable[..., House]
) -> None:
    asks(house, CHECKLIST)
    house.journal.add([TICKED])
    draft = house.companion.edits.begin(TICKED).draft({"answer-0": ("opleverde",)}, "answer-0")
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    later = build()
    asks(later, CHECKLIST)
    (found,) = later.drafts.waiting()
    (kept,) = later.companion.finish(found)
    assert kept.id == TICKED.id
    assert [each.value for each in kept.answers] == [("opleverde",)]


@pytest.mark.parametrize("damage", [b"half", b"\xff\xfe", b'text = "caf\xe9"\n'])
def test_what_was_written_while_the_file_was_damaged_is_set_aside(
    house: House, damage: bytes
) -> None:
    entry = deed()
    house.journal.add([entry])
    (path,) = house.files()

    def edit(text: str, _ending: str) -> str:
        path.write_bytes(damage)
        return text.replace("gezegd", "in de editor geschreven")

    with pytest.raises(Refusal, match="What you wrote is in") as told:
        house.companion.edits.in_editor(entry.id, edit)
    assert "in de editor geschreven" in Path(str(told.value.facts["path"])).read_text()
    assert path.read_bytes() == damage
    with pytest.raises(Refusal, match="cannot be read as an entry"):
        house.companion.edits.in_editor(entry.id, edit)
