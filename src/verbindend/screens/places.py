"""The four places, each imported when it is first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbindend.screens.today import Today

if TYPE_CHECKING:
    from verbindend.screens.base import Shared
    from verbindend.screens.place import Place


def open_place(place: str, shared: Shared) -> Place:
    """A place, opened for the first time."""
    match place:
        case "journal":
            from verbindend.screens.journal import Journal

            return Journal(shared)
        case "dashboard":
            from verbindend.screens.dashboard import DashboardPlace

            return DashboardPlace(shared)
        case "exercises":
            from verbindend.screens.exercises import Exercises

            return Exercises(shared)
        case _:
            return Today(shared)
