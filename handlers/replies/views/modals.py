"""The modals: looking up and comparing kommuner, the answer with a way to share it, and a sentence by itself."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from data.model.question import MOST_COMPARED, Lang
from handlers.replies import blocks
from handlers.replies.reply import Block, Reply
from handlers.replies.texts import Texts
from handlers.replies.views.frame import KOMMUN, Form, View, asked_for, kommun_list, modal, shown

LOOKUP = "lookup"
COMPARE = "compare"
ANSWER = "answer"
CHANNEL = "channel"  # block_id and action_id of the channel to share in
_LONGEST = 2000  # characters of a question; Slack keeps 3,000 with a view
_MOST = 50  # kommuner


class Asked(NamedTuple):
    """What an answer in a view was asked by: kept in the view, so that it can be shared or drawn anew later.

    A question in words, or the kommuner that were chosen, as codes; and the language of the answer.
    `listed`: their scores are listed, as for a message that names them; else one is told of, and several are compared.
    """

    lang: Lang
    text: str = ""
    kommuner: tuple[str, ...] = ()
    listed: bool = False

    def write(self) -> str:
        """As text, for a view to keep."""
        kept = {"v": 1, "lang": self.lang, "text": self.text[:_LONGEST], "kommuner": self.kommuner[:_MOST]}
        return json.dumps({**kept, "listed": self.listed}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, kept: str) -> "Asked | None":
        """What a view kept; None where it was written by another version, or is no such text."""
        try:
            found: Any = json.loads(kept)
            if found["v"] != 1 or found["lang"] not in ("sv", "en"):
                return None
            kommuner = tuple(map(str, found["kommuner"]))
            return cls(found["lang"], str(found["text"]), kommuner, bool(found["listed"]))
        except (ValueError, KeyError, TypeError):
            return None


def lookup(texts: Texts) -> View:
    """Where one kommun is looked up."""
    field = asked_for(KOMMUN, texts.kommun, {**kommun_list(KOMMUN, texts), "focus_on_load": True})
    return modal(texts.lookup, [field], texts, Form(LOOKUP, texts.show))


def compare(texts: Texts, chosen: Sequence[Block] = ()) -> View:
    """Where two to six kommuner are chosen. `chosen`: the options of those that are already."""
    choosing = kommun_list(KOMMUN, texts, most=MOST_COMPARED)
    if chosen:
        choosing["initial_options"] = list(chosen)
    field = asked_for(KOMMUN, texts.several_kommuner, choosing)
    return modal(texts.compare, [field], texts, Form(COMPARE, texts.show))


def answer(reply: Reply, of: Asked, texts: Texts, *, title: str = "", said: str = "") -> View:
    """An answer, and a channel to share it in. `said`: what has just happened, above it."""
    drawn: list[Block] = [blocks.context(said)] if said else []
    drawn += [*shown(reply), {"type": "divider"}, asked_for(CHANNEL, texts.share_where, _channels())]
    return modal(title or texts.answer_title, drawn, texts, Form(ANSWER, texts.share, of.write()))


def sentence(reply: Reply, texts: Texts, *, title: str = "") -> View:
    """What there is nothing to share of: a reply by itself."""
    return modal(title or texts.answer_title, shown(reply), texts)


def _channels() -> Block:
    """The channels of the person: what is sent through the response_url of one needs no scope and no membership."""
    return {
        "type": "conversations_select",
        "action_id": CHANNEL,
        "default_to_current_conversation": True,
        "response_url_enabled": True,
        "filter": {"include": ["public", "private", "mpim", "im"], "exclude_bot_users": True},
    }
