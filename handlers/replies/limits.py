"""What Slack takes at most. Source: docs.slack.dev, reference/block-kit, views and chat.postMessage."""

from typing import Final

TEXT: Final = 4000  # characters of a message's top-level text
HEADER: Final = 150
SECTION: Final = 3000
ACTIONS: Final = 25
BUTTON_LABEL: Final = 75
BUTTON_VALUE: Final = 2000
MENU: Final = 5  # options of an overflow menu
MENU_VALUE: Final = 150
VIEW_BLOCKS: Final = 100
VIEW_TITLE: Final = 24  # of its buttons too
OPTION: Final = 75
OPTIONS: Final = 100
PLACEHOLDER: Final = 150
LABEL: Final = 2000  # of a field to fill in
CAPTION: Final = 200  # of a data_table; Slack states no limit
PAGE_SIZE: Final = 10  # rows of a data_table that are seen at once
CHART_TITLE: Final = 50
CATEGORIES: Final = 20  # bars of a chart
CATEGORY: Final = 20  # characters of a bar's label
BLOCKS: Final = 13_200  # characters of all blocks of a message, as JSON (measured, design.md)
BLOCKS_OF_A_MESSAGE: Final = 45  # Slack takes 50; what is put around an answer has room
TABLE_ROWS: Final = 100  # the header row included


def cut(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis where it is longer than the limit."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
