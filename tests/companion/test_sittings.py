from __future__ import annotations

import errno
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
import pytest

from asking import deeds, kept
from coach import COACH
from faults import KILL, KILL_AFTER, Fault, Killed, faulty, tree
from making import MONDAY, deed, evening
from verbindend.companion.walk import Walk
from verbindend.core.choice import Reason
from verbindend.core.entry import Intention, Moment, Outcome, Reflection
from verbindend.core.prompt import Kind
from verbindend.core.refusal import Refusal
from verbindend.store.installed import InstalledPacks
from verbindend.store.libraries import library

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from house import House
    from verbindend.companion.sittings import SittingFlow
    from verbindend.core.draft import Draft
    from verbindend.core.entry import AnyEntry
    from verbindend.core.step import Answers

WHOLE: Answers = {
    "goed": "de lunch",
    "afronden": "done",
    "gezien": "zij knikte",
    "getuige": "reaction",
    "question": "dank gezegd",
    "question-dezelfde": "other",
    "waar": "aan de balie",
}


def morning(house: House) -> None:
    """Keep the intention of this morning, on appreciating."""
    house.companion.sittings.begin(Moment.MORNING, "waarderen").keep(
        {"if-then": ("na het overleg", "zeg ik wat ik zag")}
    )


def test_a_sitting_begins_on_the_essential_of_today(any_house: House) -> None:
    sittings = any_house.companion.sittings
    flow = sittings.begin(Moment.MORNING)
    today = any_house.companion.looking.today()
    assert flow.essential({}) == today.choice.essential
    assert flow.steps({})[0].choice == today.choice
    assert not any_house.folder.exists()


@pytest.mark.parametrize("moment", [Moment.MORNING, Moment.EVENING, Moment.DEEPENING])
@pytest.mark.parametrize("typed", ["twee woorden", ""])
def test_an_answer_stays_with_its_question_when_its_pack_is_taken_away(
    house: House, tmp_path: Path, moment: Moment, typed: str
) -> None:
    path = tmp_path / "anna.toml"
    path.write_text(COACH.replace('"extension"', '"base"').replace("evening", moment))
    packs = InstalledPacks(tmp_path / "packs")
    packs.add(path, "moed-van-de-coach")
    desk = house.companion.desk
    desk.libraries = lambda language: library(packs, language)
    walk = Walk(desk, house.companion.sittings.begin(moment))
    while walk.at != "question":
        walk.on()
    asked = walk.step.prompt
    for text in ("iets", typed):
        walk.hold(text)
        walk.save()
    house.drafts.release(f"{moment}-2026-11-23-t00000")
    packs.remove("moed-van-de-coach")
    desk._library = None  # noqa: SLF001 - as in another run of the program
    (draft,) = house.drafts.waiting()
    walk = Walk(desk, house.companion.resume(draft), draft)
    assert "moed" not in desk.library.essentials
    assert asked is not None
    assert (walk.step.prompt, walk.answer) == (asked, typed)
    if typed:
        (entry,) = walk.keep()
        (row,) = entry.answers
        assert (row.prompt, row.question, row.value) == (asked.id, asked.text, typed)


def test_a_sitting_begins_on_the_essential_that_was_typed(house: House) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING, "vier")
    assert flow.essential({}) == "vier-r"
    with pytest.raises(Refusal, match="no essential"):
        house.companion.sittings.begin(Moment.EVENING, "vijf")


def test_a_whole_day_stays_on_one_essential(house: House) -> None:
    companion = house.companion
    before = companion.looking.today().choice.essential
    other = next(each for each in companion.desk.library.essentials if each != before)
    companion.sittings.begin(Moment.MORNING, other).keep({"question": "iets"})
    house.clock.forward(hours=4)
    flow = companion.sittings.begin(Moment.EVENING)
    assert flow.essential({}) == other
    assert companion.looking.today().choice.reason == Reason.SITTING
    house.clock.forward(hours=12)
    assert companion.sittings.begin(Moment.MORNING).essential({}) != other


def test_a_whole_evening_is_kept_and_read_back(any_house: House) -> None:
    morning(any_house)
    any_house.clock.forward(hours=1)
    flow = any_house.companion.sittings.begin(Moment.EVENING, "7")
    made = flow.keep(WHOLE)
    entries = any_house.journal.read().entries
    assert set(made) < set(entries)
    (reflection,) = [each for each in entries if isinstance(each, Reflection)]
    assert reflection.closes[0].outcome == Outcome.DONE
    assert reflection.language == any_house.companion.desk.language
    assert reflection.pack == "verbindend-kern 1.0.0"
    assert deeds(entries)
    assert all(each.origin == reflection.id for each in deeds(entries))


@pytest.mark.parametrize(
    "answers",
    [{}, {"goed": None}, {"goed": " \n\x1b", "question": ""}, {"if-then": ("", " ")}],
)
def test_a_sitting_without_a_word_keeps_nothing(house: House, answers: Answers) -> None:
    for moment in (Moment.MORNING, Moment.EVENING):
        with pytest.raises(Refusal, match="no answer yet"):
            house.companion.sittings.begin(moment).keep(answers)
    assert house.files() == []


@pytest.mark.parametrize("pair", [("na tien uur", ""), ("", "bel ik"), ("na tien uur", "\x00 ")])
def test_half_an_intention_is_refused(house: House, pair: tuple[str, str]) -> None:
    with pytest.raises(Refusal, match="both halves"):
        house.companion.sittings.begin(Moment.MORNING).keep({"if-then": pair})
    assert house.files() == []


def test_a_text_that_is_too_long_is_refused_and_nothing_is_kept(house: House) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING)
    with pytest.raises(Refusal, match="characters"):
        flow.keep({"goed": "kort", "question": "x" * 100_001})
    assert house.files() == []
    flow.keep({"goed": "x" * 100_000})
    assert len(house.files()) == 1


def test_answers_are_kept_clean(house: House) -> None:
    (entry,) = house.companion.sittings.begin(Moment.EVENING).keep(
        {"goed": "a\x1b[31m\r\nb\u2028c"}
    )
    assert entry.answers[0].value == "a[31m\nb\nc"
    assert house.journal.get(entry.id) == entry


def test_people_typed_on_one_line_are_told_apart(house: House) -> None:
    sittings = house.companion.sittings
    flows = [sittings.begin(Moment.EVENING, f"{number}") for number in range(1, 9)]
    flow = next(each for each in flows if each.sitting.questions["question"].kind == Kind.PEOPLE)
    (entry,) = flow.keep({"question": ("S., de planner; S.",)})
    assert entry.people == ("S.", "de planner")
    with pytest.raises(Refusal):
        flow.keep({"question": tuple(f"P{number}" for number in range(20))})


def test_two_sittings_in_one_minute_are_two(house: House) -> None:
    for _ in range(2):
        house.companion.sittings.begin(Moment.EVENING).keep({"question": "iets"})
    assert len(house.files()) == 2


# drafts -------------------------------------------------------------------------------------------


def draft_of(flow: SittingFlow, house: House, answers: Answers, at: str = "goed") -> Draft:
    """The draft as the screen leaves it behind."""
    draft = flow.draft(answers, at)
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    return draft


def test_a_draft_is_taken_up_with_the_same_questions_and_answers(
    build: Callable[..., House], house: House
) -> None:
    morning(house)
    house.clock.forward(hours=1)
    flow = house.companion.sittings.begin(Moment.EVENING, "waarderen")
    draft_of(flow, house, {"goed": None, "afronden": "done", "gezien": "zij knikte"}, "getuige")
    house.companion.sittings.begin(Moment.EVENING, "vier-r").keep({"goed": "tussendoor"})
    house.journal.add([deed(MONDAY, "zelfbewustzijn")])
    house.clock.forward(days=2)
    later = build()
    (draft,) = later.drafts.waiting()
    assert (draft.at, draft.skipped) == ("getuige", ("goed",))
    taken_up = later.companion.resume(draft)
    answers = {"goed": None} | draft.answers
    assert [each.prompt for each in taken_up.steps(answers)] == [  # type: ignore[arg-type]
        each.prompt
        for each in flow.steps(answers)  # type: ignore[arg-type]
    ]
    entries = later.companion.finish(draft)
    assert {each.day for each in entries} == {MONDAY}
    assert {each.written for each in entries} == {later.clock()}
    assert later.drafts.waiting() == ()
    assert len(deeds(tuple(entries))) == 1


def test_what_cannot_be_kept_stays_a_draft(house: House) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING)
    draft = draft_of(flow, house, {"goed": "de lunch"})
    house.folder.write_text("geen map")
    with pytest.raises(Refusal):
        flow.keep({"goed": "de lunch"}, draft)
    house.drafts.release(draft.id)
    assert house.drafts.waiting() == (draft,)
    house.folder.unlink()
    flow.keep({"goed": "de lunch"}, draft)
    assert house.drafts.waiting() == ()
    assert len(house.files()) == 1


def test_a_draft_that_holds_nothing_is_not_kept(house: House) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING)
    draft = draft_of(flow, house, {"goed": "  "})
    with pytest.raises(Refusal, match="no answer yet"):
        house.companion.finish(draft)
    assert house.drafts.waiting() == (draft,)


def test_a_draft_that_cannot_be_kept_as_it_is_is_offered_again(
    build: Callable[..., House], house: House
) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING)
    draft = draft_of(flow, house, {"goed": "de lunch"})
    house.folder.write_text("geen map")
    with pytest.raises(Refusal, match="not a folder"):
        house.companion.finish(draft)
    assert house.drafts.waiting() == build().drafts.waiting() == (draft,)
    house.folder.unlink()
    house.drafts.take(draft)
    with pytest.raises(Refusal, match="open in another window"):
        build().companion.finish(draft)
    house.drafts.release(draft.id)
    house.companion.finish(draft)
    assert house.drafts.waiting() == ()
    assert len(house.files()) == 1


def test_of_two_windows_that_start_one_keeps_what_was_being_kept(
    build: Callable[..., House], house: House
) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING)
    draft = msgspec.structs.replace(flow.draft({"goed": "de lunch"}, "goed"), sealed=house.clock())
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    other = build()
    waiting = other.drafts.waiting()
    other.drafts.waiting = lambda: waiting  # type: ignore[method-assign]  # looked before the first
    assert house.companion.finish_sealed() == 1
    assert other.companion.finish_sealed() == 0
    assert len(house.files()) == 1


def test_a_sitting_killed_while_it_was_kept_is_kept_exactly_once(
    build: Callable[..., House], house: House
) -> None:
    morning(house)
    house.clock.forward(hours=1)
    flow = house.companion.sittings.begin(Moment.EVENING, "waarderen")
    draft = draft_of(flow, house, WHOLE)
    sealed = msgspec.structs.replace(draft, sealed=house.clock())
    expected = flow.keep(WHOLE, sealed)
    house.drafts.save(sealed)
    house.drafts.release(draft.id)
    before = tree(house.folder)
    house.clock.forward(days=1)
    later = build()
    assert later.companion.finish_sealed() == 1
    assert tree(later.folder) == before
    assert later.companion.finish_sealed() == 0
    assert set(expected) < set(later.journal.read().entries)
    assert later.journal.undo().ids == tuple(each.id for each in expected)


def kept_but_not_dropped(house: House) -> tuple[Draft, Sequence[AnyEntry]]:
    """An evening of which the program was killed before it dropped the draft."""
    morning(house)
    house.clock.forward(hours=1)
    flow = house.companion.sittings.begin(Moment.EVENING, "waarderen")
    draft = draft_of(flow, house, WHOLE)
    sealed = msgspec.structs.replace(draft, sealed=house.clock())
    entries = flow.keep(WHOLE, sealed)
    house.drafts.save(sealed)
    house.drafts.release(draft.id)
    assert len(entries) > 1
    return draft, entries


def test_what_was_kept_is_not_kept_twice_in_another_language(
    build: Callable[..., House], house: House
) -> None:
    kept_but_not_dropped(house)
    before = tree(house.folder)
    later = build("en")
    assert later.companion.finish_sealed() == 1
    assert later.drafts.waiting() == ()
    assert tree(later.folder) == before


def test_what_was_kept_and_changed_since_is_left(build: Callable[..., House], house: House) -> None:
    _, (first, *_) = kept_but_not_dropped(house)
    house.journal.change(first, msgspec.structs.replace(first, tags=("team",)))
    before = tree(house.folder)
    later = build()
    assert later.companion.finish_sealed() == 1
    assert later.drafts.waiting() == ()
    assert tree(later.folder) == before


@pytest.mark.parametrize("every", [False, True])
def test_what_was_kept_and_deleted_since_is_not_brought_back(
    build: Callable[..., House], house: House, *, every: bool
) -> None:
    _, entries = kept_but_not_dropped(house)
    ids = [entry.id for entry in entries]
    house.journal.delete(ids if every else ids[:1])
    before = tree(house.folder)
    later = build()
    assert later.companion.finish_sealed() == 1
    assert later.drafts.waiting() == ()
    assert tree(later.folder) == before
    later.journal.undo()
    assert len(later.files()) == (1 + len(ids) if every else 1)


def test_what_was_kept_and_is_damaged_since_stays_a_draft(
    build: Callable[..., House], house: House
) -> None:
    draft, (first, *_) = kept_but_not_dropped(house)
    (path,) = house.folder.glob(f"*/*/{first.id}.toml")
    path.write_bytes(b"half")
    later = build()
    with pytest.raises(Refusal):
        later.companion.finish_sealed()
    assert later.drafts.waiting() == (draft,)
    assert path.read_bytes() == b"half"


@pytest.mark.parametrize("how", [KILL, KILL_AFTER])
def test_whichever_call_it_is_killed_at_an_evening_is_kept_exactly_once(
    build: Callable[..., House], how: int
) -> None:
    number = 0
    while True:
        number += 1
        name = f"{number}"
        house = build(name=name)
        morning(house)
        flow = house.companion.sittings.begin(Moment.EVENING, "waarderen")
        draft = draft_of(flow, house, WHOLE)
        fault = Fault(at=number, how=how)
        with faulty(fault), suppress(Killed):
            flow.keep(WHOLE, draft)
        again = build(name=name)
        finished = again.companion.finish_sealed()
        assert finished <= 1
        for left in again.drafts.waiting():
            assert left == draft
            again.companion.finish(left)
        reading = again.journal.read()
        assert reading.unreadable == ()
        kinds = sorted(each.kind for each in reading.entries)
        assert kinds.count("reflection") == 1
        assert kinds.count("deed") == len(deeds(kept(flow.sitting, WHOLE)))
        assert again.drafts.waiting() == ()
        if not fault.struck:
            break
    assert number > 40


@pytest.mark.parametrize("how", [errno.ENOSPC, errno.EIO])
def test_whichever_call_fails_an_evening_is_kept_or_still_a_draft(
    build: Callable[..., House], how: int
) -> None:
    number = 0
    while True:
        number += 1
        house = build(name=f"{number}")
        flow = house.companion.sittings.begin(Moment.EVENING, "waarderen")
        draft = draft_of(flow, house, {"goed": "de lunch"})
        fault = Fault(at=number, how=how)
        done = False
        with faulty(fault), suppress(Refusal):
            flow.keep({"goed": "de lunch"}, draft)
            done = True
        house.drafts.release(draft.id)
        again = build(name=f"{number}")
        assert len(again.files()) == (1 if done else 0)
        words = [each.answers for each in again.drafts.waiting()]
        assert words == ([] if done else [{"goed": "de lunch"}]) or fault.struck == "unlink"
        if not fault.struck:
            break
    assert number > 20


def test_another_evening_of_the_same_day_does_not_change_what_a_draft_asks(house: House) -> None:
    flow = house.companion.sittings.begin(Moment.EVENING, "waarderen")
    draft = draft_of(flow, house, {"goed": "de lunch"})
    house.journal.add([evening(MONDAY, "vier-r")])
    (entry,) = house.companion.finish(draft)
    assert [each.value for each in entry.answers] == ["de lunch"]


def test_an_intention_is_closed_in_the_evening_and_known_in_the_morning(house: House) -> None:
    morning(house)
    house.clock.forward(hours=1)
    house.companion.sittings.begin(Moment.EVENING).keep({"afronden": "failed", "opnieuw": "again"})
    house.clock.forward(hours=16)
    flow = house.companion.sittings.begin(Moment.MORNING)
    (step,) = [each for each in flow.steps({}) if each.key == "if-then"]
    assert isinstance(step.intention, Intention)
    assert step.intention.then == "zeg ik wat ik zag"


def test_a_draft_never_closes_another_intention_than_its_own(house: House) -> None:
    morning(house)
    flow = house.companion.sittings.begin(Moment.EVENING)
    own = flow.sitting.intention
    assert own is not None
    draft = flow.draft({"afronden": "done", "gezien": "zij knikte"}, "gezien")
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    house.clock.forward(minutes=1)
    morning(house)
    house.journal.delete([own.id])
    (kept,) = house.companion.finish(draft)
    assert isinstance(kept, Reflection)
    assert kept.closes == ()
    assert [row.answer for row in kept.answers] == ["zij knikte"]


def test_what_was_seen_is_kept_when_its_deed_was_noted_meanwhile(house: House) -> None:
    morning(house)
    flow = house.companion.sittings.begin(Moment.EVENING)
    draft = flow.draft({"afronden": "done", "gezien": "zij knikte"}, "gezien")
    house.drafts.save(draft)
    house.drafts.release(draft.id)
    house.journal.add([deed()])
    (kept,) = house.companion.finish(draft)
    assert isinstance(kept, Reflection)
    assert [row.answer for row in kept.answers] == ["zij knikte"]
