from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from house import House


async def test_open(any_house: House) -> None:
    app = any_house.app()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.press("d", "7", "1")
        await pilot.pause()
        await pilot.press(*"hallo")
        await pilot.press("ctrl+g")
        await pilot.pause()
    assert len(any_house.files()) == 1
