"""What is said of a fault of the program itself."""

from __future__ import annotations


def told(error: BaseException) -> str:
    """What went wrong and where, without the values: they may be the leader's words."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    return f"verbindend: {type(error).__name__} ({where})"
