from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import anything
from verbindend.core.day import DAYS_BACK, leaders_day, parse_day, read_day, within_reach
from verbindend.core.prompt import Stance
from verbindend.core.refusal import Refusal
from verbindend.locale import LANGUAGES, Words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-23T16:30:12+01:00", "2026-11-23"),
        ("2026-11-23T23:59:59+01:00", "2026-11-23"),
        ("2026-11-24T00:00:00+01:00", "2026-11-23"),
        ("2026-11-24T03:59:59+01:00", "2026-11-23"),
        ("2026-11-24T04:00:00+01:00", "2026-11-24"),
        ("2027-01-01T01:30:00+01:00", "2026-12-31"),
        ("2028-03-01T03:30:00+01:00", "2028-02-29"),
        ("2026-03-01T03:30:00+01:00", "2026-02-28"),
        ("2026-10-25T02:30:00+02:00", "2026-10-24"),  # the hour that comes twice: the first time
        ("2026-10-25T02:30:00+01:00", "2026-10-24"),  # and the second
        ("2026-10-25T04:00:00+01:00", "2026-10-25"),
        ("2026-11-23T23:30:00-08:00", "2026-11-23"),  # by the wall clock, wherever that is
        ("2026-11-24T03:30:00+13:00", "2026-11-23"),
    ],
)
def test_the_day_begins_at_four(moment: str, day: str) -> None:
    assert leaders_day(datetime.fromisoformat(moment)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("begins", "moment", "day"),
    [
        (time(0), "2026-11-24T00:00:00+01:00", "2026-11-24"),
        (time(0), "2026-11-23T23:59:00+01:00", "2026-11-23"),
        (time(5, 30), "2026-11-24T05:29:59+01:00", "2026-11-23"),
        (time(5, 30), "2026-11-24T05:30:00+01:00", "2026-11-24"),
        (time(2, 30), "2026-10-25T02:45:00+02:00", "2026-10-25"),
        (time(2, 30), "2026-10-25T02:15:00+01:00", "2026-10-24"),
    ],
)
def test_the_day_begins_when_the_leader_says(begins: time, moment: str, day: str) -> None:
    assert leaders_day(datetime.fromisoformat(moment), begins) == date.fromisoformat(day)


@pytest.mark.parametrize("fold", [0, 1])
def test_a_repeated_hour_of_a_named_zone_is_one_day(fold: int) -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    moment = datetime(2026, 10, 25, 2, 30, tzinfo=amsterdam, fold=fold)
    assert leaders_day(moment) == date(2026, 10, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", TODAY),
        ("today", TODAY),
        ("gisteren", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 22)),
        (" Eergisteren ", date(2026, 11, 21)),
        ("GISTEREN", date(2026, 11, 22)),
        ("2026-11-20", date(2026, 11, 20)),
        (" 2026-11-20\n", date(2026, 11, 20)),
        ("2026-11-16", date(2026, 11, 16)),
        ("23-11-2026", date(2026, 11, 23)),
        ("vr", date(2026, 11, 20)),
    ],
)
def test_a_day_is_read_as_a_person_types_it(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("vorige week", -7), ("last week", -7), ("volgende week", 7), ("Next month", 30),
        ("3 dagen geleden", -3), ("1 day ago", -1), ("2 weken geleden", -14), ("2 weeks ago", -14),
        ("over 4 dagen", 4), ("in 2 weeks", 14),
    ],
)  # fmt: skip
def test_a_day_may_be_counted_from_today(typed: str, days: int) -> None:
    assert read_day(typed, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    "typed", ["over 3 dagen geleden", "3 dagen", "in 2 weeks ago", "over week"]
)
def test_what_counts_both_ways_or_none_is_no_day(typed: str) -> None:
    with pytest.raises(Refusal):
        read_day(typed, TODAY)


def test_yesterday_of_the_first_of_march_is_leap_day() -> None:
    assert parse_day("gisteren", date(2028, 3, 1)) == date(2028, 2, 29)
    assert parse_day("2028-02-29", date(2028, 3, 7)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "back", "ahead"),
    [
        ("25-11", "2025-11-25", "2026-11-25"),
        ("25/11", "2025-11-25", "2026-11-25"),
        ("5.1", "2026-01-05", "2027-01-05"),
        ("23-11", "2026-11-23", "2026-11-23"),
        ("25-11-2026", "2026-11-25", "2026-11-25"),
        ("25-11-24", "2024-11-25", "2024-11-25"),
        ("25 nov", "2025-11-25", "2026-11-25"),
        ("25 Nov.", "2025-11-25", "2026-11-25"),
        ("25e  november 2026", "2026-11-25", "2026-11-25"),
        ("25nov", "2025-11-25", "2026-11-25"),
        ("November 25th, 2026", "2026-11-25", "2026-11-25"),
        ("1 mrt", "2026-03-01", "2027-03-01"),
        ("1 maa", "2026-03-01", "2027-03-01"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("wo 25 nov 2026", "2026-11-25", "2026-11-25"),
        ("Wednesday, 25 November 2026", "2026-11-25", "2026-11-25"),
        ("2026-11-9", "2026-11-09", "2026-11-09"),
        ("maandag", "2026-11-23", "2026-11-23"),
        ("ma", "2026-11-23", "2026-11-23"),
        ("Dinsdag", "2026-11-17", "2026-11-24"),
        ("tue", "2026-11-17", "2026-11-24"),
        ("zo.", "2026-11-22", "2026-11-29"),
        ("morgen", "2026-11-24", "2026-11-24"),
        ("tomorrow", "2026-11-24", "2026-11-24"),
        ("overmorgen", "2026-11-25", "2026-11-25"),
    ],
)
def test_of_several_days_the_nearest_is_meant_on_the_side_that_is_looked(
    typed: str, back: str, ahead: str
) -> None:
    assert read_day(typed, TODAY).isoformat() == back
    assert read_day(typed, TODAY, Stance.AHEAD).isoformat() == ahead


def test_who_looks_at_now_means_the_nearest_on_either_side() -> None:
    meant = {each: read_day(each, TODAY, Stance.NOW) for each in ("di", "vr", "25-11", "20 nov")}
    assert [day.day for day in meant.values()] == [24, 20, 25, 20]
    assert {day.year for day in meant.values()} == {2026}


@pytest.mark.parametrize(
    "typed",
    ["", "november", "0", "\x00", "25", "25-11-026", "2026-11", "m", "25 nv", "٢٥-11", "di nsdag"],
)
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refusal, match="is not a date") as told:
        parse_day(typed, TODAY)
    assert told.value.facts == {"example": "2026-11-23", "short": "23-11"}


@pytest.mark.parametrize(
    "typed", ["2026-13-01", "2027-02-29", "2026-11-31", "31-11", "0000-01-01", "30 feb", "0-1"]
)
def test_a_day_that_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="no such day"):
        parse_day(typed, TODAY)


def test_a_weekday_and_a_date_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(Refusal, match="another day of the week") as told:
        read_day("di 25-11-2026", TODAY)
    assert told.value.facts == {"day": date(2026, 11, 25)}


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.dates(), st.dates(), st.sampled_from(Stance))
def test_what_the_program_writes_it_reads(
    language: str, day: date, today: date, looking: Stance
) -> None:
    words = Words(language)
    assert read_day(day.isoformat(), today, looking) == day
    if day.year >= 1000:
        assert read_day(words.long_date(day), today, looking) == day
    again = read_day(words.short_date(day), today, looking)
    assert (again.month, again.day) == (day.month, day.day)


@given(st.dates(), st.sampled_from(["ma", "friday", "25-11", "29 feb", "gisteren", "tomorrow"]))
def test_no_day_is_too_early_or_too_late_to_reckon_from(today: date, typed: str) -> None:
    for looking in Stance:
        with suppress(Refusal):
            read_day(typed, today, looking)


@pytest.mark.parametrize("typed", ["2026-11-24", "2027-01-01", "9999-12-31", "morgen"])
def test_a_day_to_come_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="still to come"):
        parse_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["2026-11-15", "2025-11-23", "0001-01-01"])
def test_a_day_more_than_seven_back_is_refused_with_the_first_that_is_not(typed: str) -> None:
    with pytest.raises(Refusal, match="more than seven days back") as told:
        parse_day(typed, TODAY)
    assert told.value.facts["first"] == date(2026, 11, 16)


@given(st.integers(-3, 20))
def test_exactly_today_and_the_seven_days_before_are_within_reach(back: int) -> None:
    day = TODAY - timedelta(days=back)
    if 0 <= back <= DAYS_BACK:
        assert within_reach(day, TODAY) == day
    else:
        with pytest.raises(Refusal):
            within_reach(day, TODAY)


PIECES = [
    "1",
    "31",
    "-",
    "/",
    " ",
    "feb",
    "mei",
    "2026",
    "ma",
    "Mon",
    ".",
    ",",
    "e",
    "99",
    "gisteren",
]


@given(
    anything | st.dates().map(str) | st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
    st.sampled_from(Stance),
)
def test_whatever_is_typed_is_a_day_or_refused(typed: str, looking: Stance) -> None:
    day: object = None
    with suppress(Refusal):
        day = read_day(typed, TODAY, looking)
    assert day is None or isinstance(day, date)
