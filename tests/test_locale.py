from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from verbindend.locale import Words, language_of

DAYS = [date(2026, 1, 1) + timedelta(days=number) for number in range(0, 800, 3)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_dates_follow_the_customs_of_the_language(language: str) -> None:
    words = Words(language)
    for day in DAYS:
        assert words.long_date(day) == format_date(day, "EEEE d MMMM y", locale=language)
        assert words.middle_date(day) == format_date(day, "EEE d MMM y", locale=language)
        assert words.short_date(day) == format_date(day, "d MMM", locale=language)
        assert words.weekday(day) == format_date(day, "EEE", locale=language)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE"}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": ""}, "nl"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_a_fact_with_braces_is_told_to_the_letter() -> None:
    assert Words("nl").tr("Today: {title}", title="{0} %s {title}") == "Vandaag: {0} %s {title}"
