"""The picture of practice as sentences: for a screen reader, or a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.core.clean import one_line
from verbindend.core.sources import HIGHEST, LOWEST
from verbindend.views import picture_words as told
from verbindend.views.detail import MOST_WORDS, behaviours, of_deed, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.locale import Words
    from verbindend.views.picture import Picture, Row


def plain_dashboard(picture: Picture, words: Words) -> str:
    """The same facts as the dashboard."""
    return "\n".join(_lines(picture, words))


def plain_detail(picture: Picture, essential: str, words: Words) -> str:
    """The same facts as the detail of an essential."""
    row = picture.row(essential)
    lines = [f"{_named(row, words)}, {told.period(words, picture)[0]}."]
    lines += [f"   {each}" for each in sentences(picture, row, words)]
    lines.append(_weekly(row, words))
    counted = behaviours(picture, row, words)
    if any(number for _, number in counted):
        lines.append(words.tr("By behaviour:"))
        lines += [f"   {number}: {name}" for name, number in counted]
    if row.detail.last and not picture.exported:
        lines.append(words.tr("In your own words:"))
        for deed in row.detail.last:
            lines.append(f"   {of_deed(deed, words)}: {one_line(deed.text, MOST_WORDS)}")
    return "\n".join(lines)


def _lines(picture: Picture, words: Words) -> Iterator[str]:
    seen = picture.seen
    day = words.date_with_year(seen.practice.today)
    heading = [words.tr("Practice"), *told.period(words, picture), day]
    yield f"{', '.join(heading)}."
    for row in picture.rows:
        done = told.done(words, row, seen.practice.today)
        yield f"{_named(row, words)}: {done} {told.trend(words, row)}"
        yield _weekly(row, words)
    counts = seen.practice.intentions
    intentions = words.tr("Intentions")
    yield f"{intentions}: {told.outcomes(words, counts)}"
    if counts.tried:
        yield words.tr("   Of those tried, {kept} were kept.", kept=told.kept(words, counts))
    yield from _reflexes(picture, words)
    yield from _sources(picture, words)
    last = (
        told.to_come(words, picture),
        told.balance(words, picture),
        told.people(words, picture),
    )
    yield from (line for line in last if line)


def _reflexes(picture: Picture, words: Words) -> Iterator[str]:
    found = picture.seen.reflexes
    if found is None:
        return
    yield words.tr(
        "Old reflexes, {first} to {last}, oldest first:",
        first=told.week(words, found.weeks[0]),
        last=told.week(words, found.weeks[-1]),
    )
    for row in found.rows:
        seen = [
            words.tr(told.SEEN[each]) if each else words.tr("no look back") for each in row.seen
        ]
        yield f"   {picture.labels[row.id]}: {'; '.join(seen)}."
    if found.early:
        yield f"   {told.looking(words)}"


def _sources(picture: Picture, words: Words) -> Iterator[str]:
    found = picture.seen.sources
    if found is None:
        return
    week, before = (told.week(words, each) if each else "" for each in (found.week, found.before))
    scale = {"lowest": LOWEST, "highest": HIGHEST, "week": week}
    if before:
        heading = words.tr(
            "Sources from {lowest} to {highest}, in {week} and in {before}:",
            before=before,
            **scale,
        )
    else:
        heading = words.tr("Sources from {lowest} to {highest}, in {week}:", **scale)
    yield heading
    for row in found.rows:
        told_of = [words.tr("not asked") if row.now is None else str(row.now)]
        if row.before is not None:
            told_of.append(words.tr("before that {number}", number=row.before))
        yield f"   {picture.labels[row.id]}: {', '.join(told_of)}."


def _named(row: Row, words: Words) -> str:
    focus = words.tr(", your focus") if row.in_focus else ""
    return f"{row.number}. {row.title}{focus}"


def _weekly(row: Row, words: Words) -> str:
    strip = " ".join(str(each) for each in row.strip.weekly)
    return words.tr("   Deeds a week, oldest first: {strip}.", strip=strip)
