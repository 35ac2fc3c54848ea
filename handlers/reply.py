"""What is sent: a text that answers by itself, and the same as Slack blocks."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.query import Lang

Block = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """A message. `text` is mrkdwn for screen readers, notifications and where blocks are refused."""

    text: str
    blocks: tuple[Block, ...]
    chooses: Lang | None = None  # the language that the asker wishes to be answered in from now on
    short: str = ""  # one sentence in place of it where others listen; empty where they may hear all of it
    status: str = "failed"  # what became of the question: answer, ask, none. These three are for the log
    intent: str = ""
    lang: str = ""

    @cached_property
    def ephemeral(self) -> str:
        """As the body of an acknowledgement that only the asker sees; a reply that is remembered is written once."""
        return json.dumps({"response_type": "ephemeral", "text": self.text, "blocks": self.blocks})
