"""The command that shows the picture of practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verbindend.cli.output import to_json
from verbindend.cli.usage import add
from verbindend.core.finding import find_essential
from verbindend.core.practice import WEEKS
from verbindend.core.refusal import Refusal
from verbindend.core.trend import Trend
from verbindend.locale import mark

if TYPE_CHECKING:
    from rich.console import RenderableType

    from verbindend.cli.run import Run
    from verbindend.locale import Words
    from verbindend.views.look import Look
    from verbindend.views.picture import Picture, Row

MOST_WEEKS = 520
WIDE, WIDE_DETAIL = 116, 80
"""How many columns an exported picture has: enough for all there is beside each other."""


def register(program: typer.Typer) -> None:
    """Add this command to the program."""
    told = mark("See how often you practised each essential.")
    add(program, dashboard, told)


def dashboard(
    context: typer.Context,
    *,
    weeks: Annotated[
        int, typer.Option(metavar="N", help=mark("How many weeks, up to today."))
    ] = WEEKS,
    essential: Annotated[
        str, typer.Option(metavar="ESSENTIAL", help=mark("Only this essential, up close."))
    ] = "",
    plain: Annotated[
        bool, typer.Option("--plain", help=mark("As sentences, to be read aloud."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=mark("As JSON."))] = False,
    svg: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help=mark("As a picture in a new file, without people or your words.")
        ),
    ] = None,
    html: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help=mark("As a page in a new file, to print or send; without people too."),
        ),
    ] = None,
) -> None:
    """See how often you practised each essential."""
    run: Run = context.obj
    if not 1 <= weeks <= MOST_WEEKS:
        raise Refusal("Choose between 1 and {most} weeks.", most=MOST_WEEKS)
    files = [each for each in (svg, html) if each is not None]
    _fitting(len(files) + plain + as_json, page=html is not None, essential=essential)
    from verbindend.companion.picturing import pictured
    from verbindend.views.picture import picture

    library = run.companion.desk.library
    chosen = find_essential(library, essential).id if essential else ""
    seen = pictured(run.companion.desk, run.read(), weeks)
    focus = () if as_json else run.companion.plans.focus
    shown = picture(seen, library, focus, exported=bool(files))
    if as_json:
        run.say(to_json(_figures(shown, chosen)))
    elif plain:
        run.say(_sentences(shown, chosen, run.words))
    elif html is not None:
        _export_page(run, shown, html)
    elif svg is not None:
        _export(run, shown, chosen, svg)
    else:
        run.draw(_drawn(shown, chosen, run.words, run.look))


def _fitting(forms: int, *, page: bool, essential: str) -> None:
    """See to it that what was asked for can go together.

    Raises:
        Refusal: it cannot.
    """
    if forms > 1:
        raise Refusal("Choose one of --plain, --json, --svg and --html.")
    if page and essential:
        raise Refusal("The page shows all essentials: leave out --essential.")


def _sentences(picture: Picture, chosen: str, words: Words) -> str:
    """The picture, or one essential of it, in words."""
    from verbindend.views.picture_text import plain_dashboard, plain_detail

    return plain_detail(picture, chosen, words) if chosen else plain_dashboard(picture, words)


def _drawn(picture: Picture, chosen: str, words: Words, look: Look) -> RenderableType:
    """The picture, or one essential of it, to be drawn."""
    if chosen:
        from verbindend.views.detail import EssentialDetail

        return EssentialDetail(picture, chosen, words, look)
    from verbindend.views.dashboard import Dashboard

    return Dashboard(picture, words, look)


def _export(run: Run, picture: Picture, chosen: str, name: str) -> None:
    """Draw it in a file.

    Raises:
        Refusal: something is there already, or it cannot be written there.
    """
    from verbindend.store.exporting import write_new
    from verbindend.views.export import PAPER, as_svg

    drawn = _drawn(picture, chosen, run.words, PAPER)
    width = WIDE_DETAIL if chosen else WIDE
    path = write_new(name, as_svg(drawn, run.words.tr("Practice"), width))
    run.tell(run.words.tr("The picture is in {path}.", path=path.absolute()))


def _export_page(run: Run, picture: Picture, name: str) -> None:
    """Make a page of it.

    Raises:
        Refusal: something is there already, or it cannot be written there.
    """
    from verbindend.store.exporting import write_new
    from verbindend.views.page import page

    path = write_new(name, page(picture, run.words))
    run.tell(run.words.tr("The page is in {path}.", path=path.absolute()))


def _figures(picture: Picture, chosen: str) -> dict[str, object]:
    """The figures, as the documentation of the JSON promises them."""
    seen = picture.seen
    intentions, waiting = seen.practice.intentions, seen.untouched
    return {
        "today": seen.practice.today.isoformat(),
        "weeks": seen.practice.weeks,
        "practice_days": seen.practice_days,
        "essentials": [_essential(row) for row in picture.rows if chosen in ("", row.id)],
        "intentions": {
            name: getattr(intentions, name)
            for name in ("done", "different", "failed", "no_chance", "dropped", "open")
        },
        **_look_backs(picture),
        "balance": waiting and {"essentials": list(waiting.essentials), "days": waiting.days},
        "people": len(seen.people),
    }


def _look_backs(picture: Picture) -> dict[str, object]:
    reflexes, sources, labels = picture.seen.reflexes, picture.seen.sources, picture.labels
    return {
        "reflexes": reflexes
        and {
            "weeks": list(reflexes.weeks),
            "rows": [
                {"id": row.id, "label": labels[row.id], "seen": list(row.seen)}
                for row in reflexes.rows
            ],
        },
        "sources": sources
        and {
            "week": sources.week,
            "before": sources.before or None,
            "rows": [
                {"id": row.id, "label": labels[row.id], "now": row.now, "before": row.before}
                for row in sources.rows
            ],
        },
    }


def _essential(row: Row) -> dict[str, object]:
    counted, detail = row.counted, row.detail
    return {
        "id": counted.essential,
        "title": row.title,
        "deeds": counted.deeds,
        "days": counted.days,
        "last": counted.last.isoformat() if counted.last else None,
        "reflections": counted.reflections,
        "weekly": list(counted.weekly),
        "trend": None if row.trend == Trend.UNKNOWN else row.trend.value,
        "witnessed": detail.witnessed,
        "behaviours": dict(sorted(detail.behaviours.items())),
    }
