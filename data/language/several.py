"""Two questions in one message: "hur många har appar? Och vilka är bäst?"."""

import re
from typing import Final

_ENDS: Final = re.compile(r"(?<=[?])\s+|\s*\n+\s*")
_MOST: Final = 2


def split(text: str) -> tuple[str, ...]:
    """The questions of a message, as typed; one where it does not end between two."""
    parts = tuple(part for part in _ENDS.split(text.strip()) if any(letter.isalnum() for letter in part))
    return parts if 1 < len(parts) <= _MOST else (text,)
