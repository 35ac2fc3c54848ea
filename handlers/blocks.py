"""Slack blocks, made within their limits from mrkdwn or plain text."""

from collections.abc import Sequence

from handlers import limits
from handlers.limits import cut
from handlers.reply import Block

ASK = "ask"  # action_id of a button whose click asks a question and leaves the message as it is
PICK = "pick"  # the same, but the answer takes the place of the message


def escape(text: str) -> str:
    """Text that was typed or loaded, made safe for mrkdwn: it can link nothing and ping nobody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(url: str, title: str) -> str:
    """A mrkdwn link; the title alone where there is no url."""
    if not url:
        return escape(title)
    return f"<{escape(url).replace('|', '%7C')}|{escape(title)}>"


def header(text: str) -> Block:
    """A headline, in plain text."""
    return {"type": "header", "text": _plain(text, limits.HEADER)}


def section(mrkdwn: str) -> Block:
    """A paragraph."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": cut(mrkdwn, limits.SECTION)}}


def context(mrkdwn: str) -> Block:
    """A line in small print."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": cut(mrkdwn, limits.SECTION)}]}


def button(label: str, question: str, lang: str, number: int, action: str = ASK) -> Block:
    """A button that asks a question, as if it had been typed. `number` keeps its action_id apart from its neighbours'.

    Its value is the language and the question itself, so that a button on an old message still works.
    """
    return {
        "type": "button",
        "action_id": f"{action}:{number}",
        "text": _plain(label, limits.BUTTON_LABEL),
        "value": cut(f"{lang} {question}", limits.BUTTON_VALUE),
    }


def actions(buttons: Sequence[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons[: limits.ACTIONS])}


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> Block:
    """A table with a header row; `right` are the columns of numbers. Rows past Slack's limit are left out."""
    shown = [head, *rows[: limits.TABLE_ROWS - 1]]
    return {
        "type": "table",
        "column_settings": [{"align": "right" if i in right else "left"} for i in range(len(head))],
        "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in shown],
    }


def _plain(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": cut(text, limit), "emoji": False}
