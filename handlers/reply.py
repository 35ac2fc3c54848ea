"""What is sent: a text that answers by itself, and the same as Slack blocks."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.query import DownloadQuery, Lang, PictureQuery

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply. Only what it holds is said here: it is made when it is sent."""

    query: PictureQuery | DownloadQuery
    lang: Lang
    filename: str
    title: str  # what it shows
    alt: str  # a picture in words; empty for a list


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
    attachment: Attachment | None = None

    @cached_property
    def ephemeral(self) -> str:
        """As the body of an acknowledgement that only the asker sees; a reply that is remembered is written once."""
        return json.dumps({"response_type": "ephemeral", "text": self.text, "blocks": self.blocks})
