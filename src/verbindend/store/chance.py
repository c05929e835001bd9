"""Names that nobody else will draw. `secrets` could, and costs every command three milliseconds."""

from __future__ import annotations

import os

SUFFIX_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is easily taken for something else: i, l, o, 0, 1."""

_BYTES = 16
"""So many that no sign is drawn more often than another, as far as anyone can tell."""


def random_suffix() -> str:
    """Six random characters, which set two entries of one minute apart."""
    drawn, count = int.from_bytes(os.urandom(_BYTES)), len(SUFFIX_ALPHABET)
    return "".join(SUFFIX_ALPHABET[drawn // count**place % count] for place in range(6))


def random_token() -> str:
    """Eight random signs, for the name of a file that is soon gone."""
    return os.urandom(4).hex()
