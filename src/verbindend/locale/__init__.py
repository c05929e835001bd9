"""The interface's own sentences, in Dutch and English. What the packs say is not among them."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LANGUAGES = ("nl", "en")
FALLBACK = "en"

DOMAIN = "verbindend"
FOLDER = Path(__file__).parent

WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
WEEKDAY_LETTERS = {"nl": 2, "en": 3}
MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni",
           "juli", "augustus", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
SHORT_MONTHS = {"maart": "mrt"}
"""The months that are not shortened to their first three letters."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def mark(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated where it is shown."""
    return sentence


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

    def long_date(self, day: date) -> str:
        """As in 'maandag 23 november 2026'."""
        weekday, month = self._names(day)
        return f"{weekday} {day.day} {month} {day.year}"

    def short_date(self, day: date) -> str:
        """As in '23 nov'."""
        return f"{day.day} {self._month(day)}"

    def medium_date(self, day: date) -> str:
        """As in 'ma 23 nov 2026'."""
        return f"{self.weekday(day)} {self.short_date(day)} {day.year}"

    def weekday(self, day: date) -> str:
        """As in 'ma'."""
        weekday, _ = self._names(day)
        return weekday[: WEEKDAY_LETTERS[self.language]]

    def _month(self, day: date) -> str:
        """As in 'nov'."""
        _, month = self._names(day)
        return SHORT_MONTHS.get(month, month[:3])

    def _names(self, day: date) -> tuple[str, str]:
        """The names of its weekday and its month."""
        return WEEKDAYS[self.language][day.weekday()], MONTHS[self.language][day.month - 1]
