"""A text that was written and then refused: set aside, so that no word of it is lost."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from verbindend.core.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbindend.companion.desk import Desk


@contextmanager
def set_aside_if_refused(desk: Desk, text: str, ending: str) -> Iterator[None]:
    """Set a text aside when what is done with it here is refused.

    Raises:
        Refusal: it was refused. The sentence says where the text is, when it could be set aside.
    """
    try:
        yield
    except Refusal as reason:
        if text.strip():
            with suppress(Refusal):  # the first reason is the one to do something about
                path = desk.drafts.set_aside(text, ending)
                reason = Refusal("{reason} What you wrote is in {path}.", reason=reason, path=path)
        raise reason from None
