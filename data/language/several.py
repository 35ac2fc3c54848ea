"""Two questions in one message: "hur många har appar? Och vilka är bäst?"."""

from typing import Final

_MOST: Final = 2


def split(text: str) -> tuple[str, ...]:
    """The questions of a message, as typed; one where it does not end between two."""
    lines = text.replace("? ", "?\n").splitlines()
    parts = tuple(line.strip() for line in lines if any(letter.isalnum() for letter in line))
    return parts if 1 < len(parts) <= _MOST else (text,)
