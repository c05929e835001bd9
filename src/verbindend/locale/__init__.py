"""The interface's own sentences, in Dutch and English. What the packs say is not among them."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

LANGUAGES = {"nl": "Nederlands", "en": "English"}
"""The languages spoken, each by its own name."""
FALLBACK = "en"

DOMAIN = "verbindend"
FOLDER = Path(__file__).parent

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def mark(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return sentence


WEEKDAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"),
    mark("Saturday"), mark("Sunday"),
)  # fmt: skip
SHORT_WEEKDAYS = (
    mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"),
)  # fmt: skip
MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"),
    mark("July"), mark("August"), mark("September"), mark("October"), mark("November"),
    mark("December"),
)  # fmt: skip
SHORT_MONTHS = (
    mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun"), mark("Jul"),
    mark("Aug"), mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec"),
)  # fmt: skip


def language_of(environment: Mapping[str, str]) -> str:
    """The language that the locale asks for, as far as the interface speaks it."""
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return next((each for each in LANGUAGES if locale.lower().startswith(each)), FALLBACK)


class Words:
    """One language: sentences by their English original, dates by its customs."""

    def __init__(self, language: str) -> None:
        self.speak(language)

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self.language = language
        self._catalogue = gettext.translation(DOMAIN, FOLDER, [language], fallback=True)

    def tr(self, sentence: str, **facts: object) -> str:
        """A sentence, its `{names}` filled with the facts."""
        return self._catalogue.gettext(sentence).format(**facts)

    def many(self, one: str, several: str, count: int, **facts: object) -> str:
        """A sentence for so many things; `{count}` is filled in."""
        return self._catalogue.ngettext(one, several, count).format(count=count, **facts)

    def listed(self, things: Sequence[str]) -> str:
        """As in 'a, b and c'."""
        *most, last = things or ("",)
        return self.tr("{most} and {last}", most=", ".join(most), last=last) if most else last

    def long_date(self, day: date) -> str:
        """As in 'Monday 23 November 2026'."""
        return self.tr(
            "{weekday} {day} {month} {year}",
            weekday=self.tr(WEEKDAYS[day.weekday()]),
            day=day.day,
            month=self.tr(MONTHS[day.month - 1]),
            year=day.year,
        )

    def short_date(self, day: date) -> str:
        """As in '23 Nov'."""
        return self.tr("{day} {month}", day=day.day, month=self.tr(SHORT_MONTHS[day.month - 1]))

    def date_with_year(self, day: date) -> str:
        """As in '23 Nov 2026'."""
        month = self.tr(SHORT_MONTHS[day.month - 1])
        return self.tr("{day} {month} {year}", day=day.day, month=month, year=day.year)

    def middle_date(self, day: date) -> str:
        """As in 'Mon 23 Nov 2026': all of it, where there is little room."""
        return self.tr(
            "{weekday} {day} {month} {year}",
            weekday=self.weekday(day),
            day=day.day,
            month=self.tr(SHORT_MONTHS[day.month - 1]),
            year=day.year,
        )

    def weekday(self, day: date) -> str:
        """As in 'Mon'."""
        return self.tr(SHORT_WEEKDAYS[day.weekday()])
