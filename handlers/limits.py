"""What Slack takes at most. Source: docs.slack.dev, reference/block-kit and chat.postMessage."""

from typing import Final

TEXT: Final = 4000  # characters of a message's top-level text
BLOCKS: Final = 50  # in a message
BLOCK_CHARACTERS: Final = 13_200  # of all blocks of a message together, measured
HEADER: Final = 150
SECTION: Final = 3000
CONTEXT_ELEMENTS: Final = 10
ACTIONS: Final = 25
BUTTON_LABEL: Final = 75
BUTTON_VALUE: Final = 2000
TABLE_ROWS: Final = 100  # the header row included
TABLE_COLUMNS: Final = 20
TABLE_CHARACTERS: Final = 10_000  # of all cells of a message together


def cut(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis where it is longer than the limit."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
