"""What is sent: a text that answers by itself, and the same as Slack blocks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from data.model.question import Lang, Question
from handlers.replies.limits import BLOCKS, BLOCKS_OF_A_MESSAGE, SECTION, TEXT, cut

Block = dict[str, Any]


class Plain(dict[str, Any]):
    """A block that every workspace takes, with a richer form of it, which some refuse."""

    def __init__(self, block: Block, native: Block) -> None:
        super().__init__(block)
        self.native = native


class Attachment(NamedTuple):
    """A file that goes with a reply. Only what it holds is said here: it is made when it is sent."""

    question: Question
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
    asked: str = ""  # the whole question, where its words alone would not ask it
    question: Question | None = None  # that can be gone on from; None where there was none, or it has no figures
    notice: str = ""  # what it begins with that holds for all of a message: that its figures are made up
    source: str = ""  # the line that its text ends with: of which survey it is, and from where
    private: tuple[Block, ...] = ()  # the blocks where only the asker sees them; empty where they are the same

    @cached_property
    def ephemeral(self) -> str:
        """As the body of an acknowledgement that only the asker sees; a reply that is remembered is written once."""
        return _ephemeral(self.text, self.private or self.blocks)

    @cached_property
    def fits_natively(self) -> bool:
        """Whether the richer forms of what only the asker sees are not too long; they are not measured again."""
        return fit(natively(self.private or self.blocks))

    @cached_property
    def native_ephemeral(self) -> str:
        """The same with the richer forms of its blocks."""
        return _ephemeral(self.text, natively(self.private or self.blocks))


def joined(replies: Sequence[Reply]) -> Reply | None:
    """Replies one after the other, as one message, gone on from as the last. None where one does not hold them.

    What says the same as another is said once; so is what all of them begin with, and what one and the next end with.
    """
    first, *rest = {each.text: each for each in replies}.values()
    if not rest:
        return first
    replies = [first, *(_unnoticed(each) if each.notice == first.notice else each for each in rest)]
    tables = [i for i, each in enumerate(replies) if any(block["type"] == "table" for block in each.blocks)]
    replies = [_untabled(each) if i in tables[1:] else each for i, each in enumerate(replies)]
    replies = [*(_unsourced(one, after) for one, after in pairwise(replies)), replies[-1]]
    text = " ".join(each.text for each in replies)
    blocks, private = (_apart([each.blocks for each in replies]), _apart([each.private for each in replies]))
    if len(text) > TEXT or len(blocks) > BLOCKS_OF_A_MESSAGE or not fit(blocks):
        return None
    attachment = next((each.attachment for each in replies if each.attachment), None)
    asked = [each.question for each in reversed(replies) if each.question]
    question = next((each for each in asked if each.want != "text"), next(iter(asked), None))
    return replace(first, text=text, blocks=blocks, private=private, short="", attachment=attachment, question=question)


def _unnoticed(reply: Reply) -> Reply:
    """The reply without what it begins with."""
    if not reply.notice:
        return reply
    text = reply.text.removeprefix(reply.notice).lstrip()
    return replace(reply, text=text, blocks=reply.blocks[1:], private=reply.private[1:])


def _unsourced(reply: Reply, after: Reply) -> Reply:
    """The reply without the line that it ends with, where the one after it ends with the same."""
    if not reply.source or reply.source != after.source:
        return reply
    same = [block for block in after.blocks if block["type"] == "context"]
    blocks, private = (tuple(each for each in drawn if each not in same) for drawn in (reply.blocks, reply.private))
    return replace(reply, text=reply.text.removesuffix(reply.source).rstrip(), blocks=blocks, private=private)


def _untabled(reply: Reply) -> Reply:
    """The reply in words and buttons: Slack takes but one table in a message."""
    said: Block = {"type": "section", "text": {"type": "mrkdwn", "text": cut(reply.text, SECTION)}}
    asks = tuple(block for block in reply.blocks if block["type"] == "actions")
    return replace(reply, blocks=(said, *asks), private=())


def _apart(drawn: Sequence[tuple[Block, ...]]) -> tuple[Block, ...]:
    line: Block = {"type": "divider"}
    return tuple(block for i, part in enumerate(drawn) for block in ((line, *part) if i and part else part))


def fit(drawn: Sequence[Block]) -> bool:
    """Whether Slack takes so many characters of blocks in a message."""
    return len(json.dumps(drawn, ensure_ascii=False)) <= BLOCKS


def lang_of(reply: Reply) -> Lang:
    """The language a reply is in."""
    return "en" if reply.lang == "en" else "sv"


def natively(drawn: Sequence[Block]) -> list[Block]:
    """The blocks in the richer forms that they have."""
    return [block.native if isinstance(block, Plain) else block for block in drawn]


def _ephemeral(text: str, drawn: Sequence[Block]) -> str:
    return json.dumps({"response_type": "ephemeral", "text": text, "blocks": drawn})
