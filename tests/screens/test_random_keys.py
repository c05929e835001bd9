from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from screens.life import begin, if_then, note
from screens.stage import opened
from verbindend.core.entry import Moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from house import House

KEYS = st.sampled_from(
    [
        *["1", "2", "3", "4", "m", "e", "k", "d", "D", "u", "g", "f", "x", "t", "r", "o", "w"],
        *["slash", "question_mark"],
        *["enter", "enter", "escape", "up", "down", "left", "right", "tab", "shift+tab", "space"],
        *["ctrl+s", "ctrl+s", "ctrl+g", "ctrl+n", "ctrl+r", "ctrl+o", "ctrl+p", "ctrl+l"],
        *["ctrl+t", "ctrl+b", "f1", "end", "home", "backspace", "pagedown"],
    ]
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("keys"), st.lists(KEYS, min_size=1, max_size=5)),
        st.tuples(st.just("paste"), st.text(min_size=1, max_size=8).map(lambda text: [text])),
        st.tuples(st.just("resize"), st.sampled_from([["40", "10"], ["60", "18"], ["130", "45"]])),
    ),
    min_size=3,
    max_size=7,
)
TEXTS = {"when": "na [/x]", "then": "zeg ik {iets}", "answer": "[@click=app.quit]ja[/]"}
numbers = count()


@given(steps=STEPS)
@settings(max_examples=15)
async def test_no_order_of_keys_makes_the_program_fall_over(
    build: Callable[..., House], steps: list[tuple[str, list[str]]]
) -> None:
    house = build("nl", f"journal-{next(numbers)}")
    note(house, "waarderen", "[b]iets[/b]")
    begin(house, Moment.MORNING, "waarderen", if_then(TEXTS))
    app = house.app()
    async with opened(app) as pilot:
        for what, how in steps:
            match what:
                case "keys":
                    for key in how:
                        character = key if len(key) == 1 else " " if key == "space" else None
                        app.post_message(events.Key(key, character))
                case "paste":
                    app.post_message(events.Paste(how[0]))
                case _:
                    await pilot.resize_terminal(int(how[0]), int(how[1]))
            await pilot.pause()
        await pilot.pause(0.1)  # a screen that is still coming cannot be closed
        assert app.is_running
    assert house.journal.read().unreadable == ()
