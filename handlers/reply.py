"""What is sent: a text that answers by itself, and the same as Slack blocks."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """A message. `text` is mrkdwn for screen readers, notifications and where blocks are refused."""

    text: str
    blocks: tuple[Block, ...]
