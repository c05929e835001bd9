from __future__ import annotations

import re
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from making import deed
from verbindend.core.balance import Untouched
from verbindend.core.detail import Detail
from verbindend.core.entry import Witness
from verbindend.core.looked_back import weeks_up_to
from verbindend.core.overview import STRIP_WEEKS, Overview
from verbindend.core.practice import EssentialPractice, IntentionCounts, Practice
from verbindend.core.reflexes import Reflex, Reflexes
from verbindend.core.rhythm import NOTICED
from verbindend.core.sources import Source, Sources
from verbindend.core.trend import Trend
from verbindend.locale import LANGUAGES, Words
from verbindend.views.bars import strip
from verbindend.views.dashboard import Dashboard
from verbindend.views.detail import EssentialDetail
from verbindend.views.look import ASCII, UNICODE, Look, Marks, marks_for
from verbindend.views.picture import Picture
from verbindend.views.picture_text import plain_dashboard, plain_detail
from verbindend.views.picture_words import TRENDS

if TYPE_CHECKING:
    from rich.console import RenderableType

    from verbindend.core.library import Library

TODAY = date(2026, 11, 23)
ESSENTIALS = 8
NUMBERS = re.compile(r"(?:█+|·|=+|\.) (\d+) +(\d+) +(?:·|\.|vandaag|today|\d+ \w+)")
LABELS = ("meer controle", "meer procedures, systemen en lijstjes")

weekly = st.lists(st.integers(0, 40), min_size=STRIP_WEEKS, max_size=STRIP_WEEKS)
every_week = st.lists(weekly, min_size=ESSENTIALS, max_size=ESSENTIALS)
outcomes = st.lists(st.integers(0, 12), min_size=6, max_size=6)
numbers = st.none() | st.integers(0, 10)
answers = st.lists(st.none() | st.sampled_from(NOTICED), min_size=8, max_size=8).map(tuple)


def practice(weeks: list[list[int]], counts: list[int], *, last: int) -> Practice:
    """The practice of so many weeks."""
    names = ("done", "different", "failed", "no_chance", "dropped", "open")
    return Practice(
        today=TODAY,
        weeks=last,
        essentials=tuple(
            EssentialPractice(
                essential=str(number),
                deeds=sum(each[-last:]),
                days=min(sum(each[-last:]), 20),
                last=TODAY - timedelta(days=number) if any(each) else None,
                reflections=number,
                weekly=tuple(each[-last:]),
            )
            for number, each in enumerate(weeks)
        ),
        intentions=IntentionCounts(**dict(zip(names, counts, strict=True))),
    )


def picture(
    weeks: list[list[int]],
    counts: list[int],
    titles: list[str],
    **more: Any,  # noqa: ANN401
) -> Picture:
    """What a dashboard shows of the last four weeks."""
    exported = more.pop("exported", False)
    return Picture(
        seen=Overview(
            practice=practice(weeks, counts, last=4),
            strip=practice(weeks, counts, last=STRIP_WEEKS),
            practice_days=17,
            **more,
        ),
        titles={str(number): title for number, title in enumerate(titles)},
        focus=("2", "6"),
        labels={"a": LABELS[0], "b": LABELS[1], "x": "verbinding", "y": "inspiratie"},
        behaviours={"6": {"een": "Je vertelt wat je zag.", "twee": "Je luistert."}},
        exported=exported,
    )


def quiet(titles: list[str], **more: Any) -> Picture:  # noqa: ANN401
    """A picture without deeds, with something else in it."""
    return picture([[0] * STRIP_WEEKS] * ESSENTIALS, [0] * 6, titles, **more)


def printed(shown: RenderableType, width: int) -> list[str]:
    """What is drawn, as it is printed."""
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(shown)
    return capture.get().splitlines()


def lines(shown: Picture, width: int, language: str = "nl", marks: Marks = UNICODE) -> list[str]:
    """The dashboard as it is printed."""
    return printed(Dashboard(shown, Words(language), Look(marks=marks)), width)


def reflexes(*rows: tuple[str | None, ...], early: bool = False) -> Reflexes:
    """Old reflexes of the last eight weeks."""
    named = zip("ab", rows, strict=False)
    return Reflexes(
        weeks=weeks_up_to(TODAY, 8),
        rows=tuple(Reflex(id=name, seen=row) for name, row in named),
        early=early,
    )


def sources(*pairs: tuple[int | None, int | None], before: str = "2026-W44") -> Sources:
    """Sources now and four weeks before."""
    named = zip("xy", pairs, strict=False)
    rows = tuple(Source(id=name, now=now, before=then) for name, (now, then) in named)
    return Sources(week="2026-W48", before=before, rows=rows)


@pytest.fixture(scope="module")
def titles(libraries: dict[str, Library]) -> dict[str, list[str]]:
    """The titles of the essentials, by language."""
    return {each: list(library.titles.values()) for each, library in libraries.items()}


# the bars and the strips --------------------------------------------------------------------------


@given(weeks=every_week, counts=outcomes, width=st.integers(57, 140))
@settings(max_examples=60)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_there_is_room_and_no_number_is_lost(
    titles: dict[str, list[str]],
    weeks: list[list[int]],
    counts: list[int],
    width: int,
    language: str,
) -> None:
    shown = picture(weeks, counts, titles[language])
    drawn = lines(shown, width, language)
    assert max(cell_len(line.rstrip()) for line in drawn) <= width
    text = "\n".join(drawn)
    figures = [(each.deeds, each.days) for each in shown.seen.practice.essentials]
    assert [tuple(map(int, found)) for found in NUMBERS.findall(text)] == figures
    assert "…" not in text
    joined = " ".join(text.split())
    for row in shown.rows:
        assert strip(row.strip.weekly, shown.seen.strip.most_weekly, UNICODE) in text
        assert f" {row.number}: {row.counted.reflections}" in joined


@given(weeks=every_week)
@settings(max_examples=30)
def test_bars_are_proportional_on_one_scale(
    titles: dict[str, list[str]], weeks: list[list[int]]
) -> None:
    shown = picture(weeks, [0] * 6, titles["nl"])
    drawn = [line for line in lines(shown, 120) if NUMBERS.search(line)]
    bars = [re.findall(r"(█+|·) \d", line)[0].count("█") for line in drawn]
    deeds = [each.deeds for each in shown.seen.practice.essentials]
    most = max(deeds)
    longest = max(bars)
    for bar, number in zip(bars, deeds, strict=True):
        assert (bar == 0) == (number == 0)
        assert abs(bar - longest * number / (most or 1)) <= 1
    assert sorted(bars) == [bar for _, bar in sorted(zip(deeds, bars, strict=True))]


@given(weeks=every_week)
@settings(max_examples=30)
def test_the_strips_share_one_scale(weeks: list[list[int]]) -> None:
    most = max(max(each) for each in weeks)
    for marks in (UNICODE, ASCII):
        steps = {
            (number, sign)
            for each in weeks
            for number, sign in zip(each, strip(each, most, marks), strict=True)
        }
        assert len(dict(steps)) == len(steps)  # the same number is the same step everywhere
        for number, sign in steps:
            assert (sign == marks.none) == (number == 0)
            if number == most:
                assert number == 0 or sign == marks.levels[-1]
        ordered = [marks.levels.find(sign) for _, sign in sorted(steps)]
        assert ordered == sorted(ordered)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trend", Trend)
def test_the_trend_stands_beside_the_bars_where_there_is_room(
    titles: dict[str, list[str]], language: str, trend: Trend
) -> None:
    words = Words(language)
    shown = quiet(titles[language], trends={"6": trend})
    said = words.tr(TRENDS[trend])
    (wide,) = [line for line in lines(shown, 120, language) if titles[language][6] in line]
    assert wide.rstrip().endswith(said)
    signs = {Trend.MORE: "▲", Trend.LESS: "▼"}
    assert ("▲" in wide, "▼" in wide) == (signs.get(trend) == "▲", signs.get(trend) == "▼")
    (normal,) = [line for line in lines(shown, 96, language) if titles[language][6] in line]
    short = words.tr("too little")
    assert normal.rstrip().endswith(short if trend == Trend.UNKNOWN else said)
    drawn = "\n".join(lines(shown, 80, language))
    assert words.tr("compared with before") not in drawn
    detail = "\n".join(printed(EssentialDetail(shown, "6", words, Look()), 72))
    assert words.tr("Compared with the four weeks before: {trend}.", trend=said) in detail


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([4, 2, 3, 9, 9, 9], "6 van 9"),
        ([4, 2, 4, 0, 0, 0], "6 van 10 (60%)"),
        ([9, 2, 3, 0, 0, 0], "11 van 14 (79%)"),
        ([0, 0, 0, 9, 9, 9], ""),
    ],
)
def test_a_share_is_told_from_ten_on(
    titles: dict[str, list[str]], counts: list[int], told: str
) -> None:
    shown = picture([[0] * STRIP_WEEKS] * ESSENTIALS, counts, titles["nl"])
    heading = next(line for line in lines(shown, 80) if line.startswith("Voornemens"))
    assert heading.rstrip().endswith(told or "▷")
    assert ("%" in heading) == ("%" in told)


def test_more_signs_than_a_line_holds_are_only_told_in_words(titles: dict[str, list[str]]) -> None:
    shown = picture([[0] * STRIP_WEEKS] * ESSENTIALS, [60, 30, 20, 0, 0, 0], titles["nl"])
    drawn = "\n".join(lines(shown, 80))
    assert "■" not in drawn
    assert "90 van 110 (82%)" in drawn
    assert "60 gedaan, 30 anders gedaan, 20 niet gelukt." in drawn


# what the look backs told -------------------------------------------------------------------------


@given(one=answers, two=answers, early=st.booleans(), width=st.integers(57, 130))
@settings(max_examples=60)
def test_old_reflexes_are_dots_below_their_weeks(
    titles: dict[str, list[str]],
    one: tuple[str | None, ...],
    two: tuple[str | None, ...],
    early: bool,  # noqa: FBT001 - from hypothesis
    width: int,
) -> None:
    shown = quiet(titles["nl"], reflexes=reflexes(one, two, early=early))
    drawn = lines(shown, width)
    assert max(map(cell_len, drawn)) <= width
    heads = next(line for line in drawn if line.startswith("Oude reflexen"))
    places = [found.end() - 1 for found in re.finditer(r"w\d+", heads)]
    assert re.findall(r"w(\d+)", heads) == [str(number) for number in range(41, 49)]
    signs = dict(zip((*NOTICED, None), "·○● ", strict=True))
    for label, row in zip(LABELS, (one, two), strict=True):
        line = next(line for line in drawn if line.startswith(label[:20])).ljust(width)
        assert [line[at] for at in places] == [signs[each] for each in row]
    text = " ".join("\n".join(drawn).split())
    assert "● gezien en gevolgd ○ gezien, anders gekozen · niet gezien" in text
    assert ("leeg: geen terugblik" in text) == (None in one + two)
    assert ("Vaker zien is ook beter kijken." in text) == early


@given(one=st.tuples(numbers, numbers), two=st.tuples(numbers, numbers))
@settings(max_examples=60)
def test_sources_are_two_points_on_a_line(
    titles: dict[str, list[str]],
    one: tuple[int | None, int | None],
    two: tuple[int | None, int | None],
) -> None:
    drawn = lines(quiet(titles["nl"], sources=sources(one, two)), 60)
    for label, (now, before) in zip(("verbinding", "inspiratie"), (one, two), strict=True):
        line = next(line for line in drawn if line.startswith(label))
        zero = line.index(" 0 ") + 3
        assert (line.find("●") == -1) if now is None else line.find("●") == zero + 2 * now
        if before is None or before == now:
            assert "○" not in line
        else:
            assert line.find("○") == zero + 2 * before
        told = [str(each) for each in (now, before) if each is not None]
        assert line[zero + 21 :].split() == ["10", *told]


def test_sources_without_an_earlier_week_have_one_column(titles: dict[str, list[str]]) -> None:
    shown = quiet(titles["nl"], sources=sources((7, None), before=""))
    heading = next(line for line in lines(shown, 80) if line.startswith("Bronnen"))
    assert heading.split() == ["Bronnen", "●", "w48"]
    told = plain_dashboard(shown, Words("nl"))
    assert "Bronnen van 0 tot 10, in week 48:\n   verbinding: 7." in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_yet_is_said_in_one_line(
    titles: dict[str, list[str]], language: str
) -> None:
    words = Words(language)
    coming = words.tr("After a look back on a week, your old reflexes and your sources stand here.")
    nothing = quiet(titles[language])
    for shown, there in (
        (nothing, True),
        (quiet(titles[language], sources=sources((7, 5))), False),
        (quiet(titles[language], reflexes=reflexes((NOTICED[1],) * 8)), False),
    ):
        text = " ".join("\n".join(lines(shown, 80, language)).split())
        assert (coming in text) == there
        assert (coming in plain_dashboard(shown, words)) == there
    drawn = "\n".join(lines(nothing, 80, language))
    assert words.tr("Sources") not in drawn.replace(coming, "")


# in sentences -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("waiting", "numbers"),
    [
        (Untouched(essentials=("5",), days=16, never=False), ["16"]),
        (Untouched(essentials=("0", "5"), days=10, never=False), ["10"]),
        (Untouched(essentials=("5",), days=16, never=True), []),
    ],
)
def test_the_balance_is_one_sentence_that_invites(
    titles: dict[str, list[str]], language: str, waiting: Untouched, numbers: list[str]
) -> None:
    shown = quiet(titles[language], untouched=waiting)
    told = plain_dashboard(shown, Words(language)).splitlines()[-1]
    assert re.findall(r"\d+", told) == numbers
    assert all(titles[language][int(name)] in told for name in waiting.essentials)
    assert (told.count("."), told[-1]) == (0, "?")
    assert told in " ".join(" ".join(lines(shown, 80, language)).split())
    assert not re.search("verwaarloosd|neglected|achter|behind|!", told)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("S.",), "De laatste vier weken bereikte je 1 persoon met een daad: S."),
        (("K.", "S."), "De laatste vier weken bereikte je 2 mensen met een daad: K. en S."),
        (("de planner",), "De laatste vier weken bereikte je 1 persoon met een daad: de planner."),
    ],
)
def test_people_are_told_here_and_in_no_export(
    titles: dict[str, list[str]], names: tuple[str, ...], told: str
) -> None:
    shown = quiet(titles["nl"], people=names)
    assert told in " ".join(" ".join(lines(shown, 80)).split())
    assert plain_dashboard(shown, Words("nl")).splitlines()[-1] == told
    away = quiet(titles["nl"], people=names, exported=True)
    for text in ("\n".join(lines(away, 80)), plain_dashboard(away, Words("nl"))):
        assert "bereikte" not in text
        assert not any(name in text for name in names)


@given(weeks=every_week, counts=outcomes)
@settings(max_examples=30)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_form_has_the_same_numbers(
    titles: dict[str, list[str]], weeks: list[list[int]], counts: list[int], language: str
) -> None:
    shown = picture(weeks, counts, titles[language])
    told = plain_dashboard(shown, Words(language)).splitlines()
    assert [int(each) for each in re.findall(r"\d+", told[0])] == [4, 17, 23, 2026]
    for place, row in enumerate(shown.rows):
        sentence, numbers = told[1 + 2 * place : 3 + 2 * place]
        head, _, rest = sentence.partition(": ")
        assert head.startswith(f"{row.number}. {row.title}")
        figures = [int(each) for each in re.findall(r"\d+", rest)]
        counted = row.counted
        assert figures[:3] == [counted.deeds, counted.days, counted.reflections]
        assert [int(each) for each in re.findall(r"\d+", numbers)] == list(row.strip.weekly)
    drawn = "\n".join(lines(shown, 120, language))
    intentions = shown.seen.practice.intentions
    if intentions.tried:
        kept = Words(language).tr("{kept} of {tried}", kept=intentions.kept, tried=intentions.tried)
        assert kept in drawn
        assert kept in told[2 * ESSENTIALS + 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_plain_form_is_a_drawing(
    titles: dict[str, list[str]], language: str
) -> None:
    shown = quiet(
        titles[language],
        reflexes=reflexes((NOTICED[2], None) * 4, (NOTICED[0],) * 8, early=True),
        sources=sources((7, 5), (None, 3)),
        people=("S.",),
        details={"6": detail()},
    )
    words = Words(language)
    for told in (plain_dashboard(shown, words), plain_detail(shown, "6", words)):
        assert not re.search("[\u2500-\u27bf·]", told)


# up close -----------------------------------------------------------------------------------------


def detail() -> Detail:
    """Some deeds on one essential."""
    told = deed(
        TODAY, text="Ik zei S. wat ik zag.\nZe was stil.", situation="aan het bord", people=("S.",)
    )
    return Detail(
        behaviours={"een": 3, "van-een-ander-pakket": 1}, unnamed=2, witnessed=4, last=(told,)
    )


@pytest.mark.parametrize("width", [56, 72, 100])
def test_a_detail_tells_behaviours_and_own_words(titles: dict[str, list[str]], width: int) -> None:
    weeks = [[0] * STRIP_WEEKS for _ in range(ESSENTIALS)]
    weeks[6] = [0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]
    shown = picture(weeks, [0] * 6, titles["nl"], details={"6": detail()})
    drawn = printed(EssentialDetail(shown, "6", Words("nl"), Look()), width)
    assert max(map(cell_len, drawn)) <= width
    text = "\n".join(drawn)
    joined = " ".join(text.split())
    assert "7 Waarderen ◆ jouw focus · laatste 4 weken" in joined
    assert "Bij 4 van 6 daden zag je een reactie of hoorde je het terug." in joined
    assert "12 weken · ▂ ▃ ▄ ▅ ▆ ▇ █ · ▂ ▃ ▄ 0 1 2 3 4 5 6 7 0 1 2 3" in joined
    assert re.search(r"██████████ +3 Je vertelt wat je zag\.", text)
    assert re.search(r"· +0 Je luistert\.", text)
    assert re.search(r"███ +1 Van een ander pakket", text)
    assert re.search(r"██+ +2 geen gedrag genoemd", text)
    assert "23 nov 2026, aan het bord Ik zei S. wat ik zag. Ze was stil." in joined
    plain = plain_detail(shown, "6", Words("nl"))
    for piece in (
        "   3: Je vertelt wat je zag.",
        "   0: Je luistert.",
        "   2: geen gedrag genoemd",
    ):
        assert piece in plain.splitlines()
    assert plain.endswith("   23 nov 2026, aan het bord: Ik zei S. wat ik zag. Ze was stil.")


def test_deeds_that_nobody_reacted_to_are_not_told_to_be_so(titles: dict[str, list[str]]) -> None:
    alone = Detail(behaviours={"een": 3}, unnamed=0, witnessed=0, last=())
    shown = picture([[3] * STRIP_WEEKS] * ESSENTIALS, [0] * 6, titles["nl"], details={"6": alone})
    assert "reactie" not in plain_detail(shown, "6", Words("nl"))
    assert "reactie" not in "\n".join(printed(EssentialDetail(shown, "6", Words("nl"), Look()), 80))


def test_an_export_has_none_of_the_leaders_words(titles: dict[str, list[str]]) -> None:
    shown = quiet(titles["nl"], details={"6": detail()}, exported=True)
    drawn = "\n".join(printed(EssentialDetail(shown, "6", Words("nl"), Look()), 80))
    for text in (drawn, plain_detail(shown, "6", Words("nl"))):
        assert "Je vertelt wat je zag." in text
        assert "S." not in text
        assert "aan het bord" not in text


def test_words_that_would_steer_the_terminal_do_not(titles: dict[str, list[str]]) -> None:
    told = deed(TODAY, text="a\x1b[31mb\u202ec", situation="\x9bd", witness=Witness.SELF)
    wild = Detail(behaviours={}, unnamed=1, witnessed=0, last=(told,))
    shown = quiet(titles["nl"], details={"6": wild}, people=("e\x1b]0;f\x07",))
    for text in (
        "\n".join(lines(shown, 80)),
        "\n".join(printed(EssentialDetail(shown, "6", Words("nl"), Look()), 80)),
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


# marks and pointer --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 120])
def test_ascii_marks_draw_ascii_only(titles: dict[str, list[str]], width: int) -> None:
    weeks = [[number * week for week in range(STRIP_WEEKS)] for number in range(ESSENTIALS)]
    shown = picture(
        weeks,
        [3, 2, 1, 1, 1, 1],
        titles["en"],
        trends={"6": Trend.MORE, "5": Trend.LESS},
        reflexes=reflexes((NOTICED[0], NOTICED[1], NOTICED[2], None) * 2),
        sources=sources((7, 5)),
        people=("S.",),
        details={"6": detail()},
    )
    drawn = "\n".join(lines(shown, width, "en", ASCII))
    assert drawn.isascii()
    assert "=" in drawn
    assert printed(EssentialDetail(shown, "6", Words("en"), Look(marks=ASCII)), width)
    assert marks_for("ascii") is marks_for(None) is ASCII
    assert marks_for("utf-8") is UNICODE


def test_every_mark_differs_by_its_shape() -> None:
    for marks in (UNICODE, ASCII):
        signs = [marks.deed, marks.reflection, marks.focus, marks.none, marks.done]
        signs += [marks.different, marks.failed, marks.intention, marks.more, marks.less]
        assert len(set(signs)) == len(signs)
        assert all(cell_len(sign) == 1 for sign in signs)
        assert len({marks.dot, marks.open_dot, marks.none, marks.rule}) == 4


@pytest.mark.parametrize("width", [57, 76, 96, 120])
def test_a_pointer_stands_before_what_is_pointed_at(
    titles: dict[str, list[str]], width: int
) -> None:
    shown = quiet(titles["nl"])
    drawn = printed(Dashboard(shown, Words("nl"), Look(), "6"), width)
    pointed = [line for line in drawn if line.startswith("▸")]
    assert len(pointed) == 1
    assert "7 ◆ Waarderen" in pointed[0]
    assert max(map(cell_len, drawn)) <= width
    assert "▸" not in "\n".join(lines(shown, width))


@pytest.mark.parametrize("width", [60, 80, 140])
def test_an_empty_picture_has_no_bars_and_no_scorn(
    titles: dict[str, list[str]], width: int
) -> None:
    drawn = "\n".join(lines(quiet(titles["nl"]), width))
    assert "Geen voornemens in deze weken." in drawn
    assert drawn.count("█") == 1  # of the legend
    assert "%" not in drawn
