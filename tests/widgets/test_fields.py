"""The fields by themselves, in the smallest of programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App, ComposeResult

from verbindend.core.entry import Moment
from verbindend.core.prompt import Kind, Prompt, Yields
from verbindend.views.look import ASCII, UNICODE
from verbindend.widgets.checklist import Checklist
from verbindend.widgets.choices import Choice, Choices
from verbindend.widgets.line import Line, People
from verbindend.widgets.scale import Scale

if TYPE_CHECKING:
    from textual.widget import Widget


TWELVE = [Choice(id=str(number), label=f"keuze {number}") for number in range(1, 13)]


class Stage(App[None]):
    """A program of one field."""

    def __init__(self, field: Widget) -> None:
        super().__init__()
        self.field = field

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"deed": "yellow", "reflection": "cyan", "muted": "gray"}

    def compose(self) -> ComposeResult:
        yield self.field


def lines(field: Widget, count: int) -> list[str]:
    """The first lines of a field, as they are drawn."""
    return [field.render_line(y).text.rstrip() for y in range(count)]


def scale(least: int, most: int, number: int | None = None) -> Scale:
    """A scale from the least to the most."""
    prompt = Prompt(
        id="schaal",
        moment=Moment.DEEPENING,
        kind=Kind.SCALE,
        yields=Yields.REFLECTION,
        text="Hoe ver?",
        min=least,
        max=most,
        anchor_min="[niet]",
        anchor_max="[wel]",
    )
    return Scale(prompt, number)


async def test_the_pointer_shows_where_one_is_without_colour() -> None:
    for marks in (UNICODE, ASCII):
        choices = Choices(TWELVE, marks, chosen="2")
        async with Stage(choices).run_test() as pilot:
            await pilot.pause()
            assert lines(choices, 3) == ["  1 keuze 1", f"{marks.pointer} 2 keuze 2", "  3 keuze 3"]
            await pilot.press("down")
            assert lines(choices, 3)[2] == f"{marks.pointer} 3 keuze 3"
            assert lines(choices, 12)[10] == "    keuze 11"  # beyond the number keys


async def test_a_page_where_there_is_no_room_for_a_line() -> None:
    choices = Choices(TWELVE, UNICODE, chosen="7")
    choices.styles.height = 0
    async with Stage(choices).run_test() as pilot:
        choices.focus()
        await pilot.press("pagedown", "pageup", "down")
        assert choices.value == "8"


async def test_no_more_are_marked_than_may_be() -> None:
    choices = Choices(TWELVE, UNICODE, multiple=2)
    async with Stage(choices).run_test() as pilot:
        await pilot.press("space", "down", "space", "down", "space")
        assert choices.marked == ["1", "2"]
        assert lines(choices, 3) == ["  ◆ 1 keuze 1", "  ◆ 2 keuze 2", "▸   3 keuze 3"]
        await pilot.press("up", "space", "down", "space")
        assert choices.marked == ["1", "3"]


async def test_boxes_are_ticked_and_a_long_line_stands_behind_its_box() -> None:
    long = Choice(id="lang", label="een " + "heel " * 20 + "lange")
    checklist = Checklist([*TWELVE[:2], long], ASCII, ticked=("2", "weg"))
    async with Stage(checklist).run_test() as pilot:
        await pilot.press("1", "down", "down", "space")
        first = ["  [x] 1 keuze 1", "  [x] 2 keuze 2"]
        assert lines(checklist, 2) == first
        assert lines(checklist, 4)[2].startswith("> [x] 3 een heel")
        assert lines(checklist, 4)[3].startswith("      heel")
        assert checklist.given == ("1", "2", "lang", "weg")
        await pilot.press("1", "2", "3")
        assert list(checklist.given) == ["weg"]


async def test_other_choices_point_at_the_same_one_where_it_still_is() -> None:
    choices = Choices(TWELVE, UNICODE, chosen="5")
    async with Stage(choices).run_test() as pilot:
        await pilot.pause()
        choices.show(TWELVE[3:])
        assert choices.value == "5"
        choices.show(TWELVE[:3])
        assert choices.value == "1"
        choices.show([])
        assert choices.value is None
        assert choices.about == ""
        await pilot.press("enter", "down", "3")
        assert choices.value is None


async def test_a_scale_stays_within_its_ends_and_shows_the_number_between_brackets() -> None:
    for least, most, first in ((0, 10, 5), (1, 5, 3)):
        field = scale(least, most)
        async with Stage(field).run_test() as pilot:
            field.focus()
            await pilot.pause()
            assert field.given is None
            assert "[" not in field.render_line(0).text
            await pilot.press("right")
            assert field.given == first
            assert f"[{first}]" in field.render_line(0).text
            await pilot.press("9", "right", "right")
            assert field.given == most
            await pilot.press("0", "left", "left")
            assert field.given == least
            assert "[niet]" in "".join(lines(field, 3))


class Lines(App[None]):
    """A program of two lines."""

    def compose(self) -> ComposeResult:
        yield Line("een\ntwee")
        yield People(("S.", "de planner"), most=3)


async def test_several_lines_come_on_one_and_people_are_read_by_their_commas() -> None:
    async with Lines().run_test() as pilot:
        line, people = pilot.app.query(Line)
        assert line.given == "een twee"
        assert people.value == "S., de planner"
        people.focus()
        await pilot.press(",", "K", ".")
        assert people.given == ("S.", "de planner", "K.")
