"""Slack blocks, made within their limits from mrkdwn or plain text."""

import html
from collections.abc import Sequence

from handlers.replies import limits
from handlers.replies.limits import cut
from handlers.replies.reply import Block, Plain

ASK = "ask"  # action_id of a button whose click asks a question and leaves the message as it is
COMPARE = "open:compare"  # of one that opens the window that compares; its value is the code of a kommun
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
    return {"type": "header", "text": plain(text, limits.HEADER)}


def headline(drawn: Sequence[Block]) -> str:
    """The headline of a message in plain text, or else its first paragraph; empty where there is none."""
    heads = [block["text"]["text"] for kind in ("header", "section") for block in drawn if block["type"] == kind]
    return html.unescape(heads[0].strip("*")) if heads else ""


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
    return button_of(label, cut(f"{lang} {question}", limits.BUTTON_VALUE), number, action)


def button_of(label: str, value: str, number: int, action: str = ASK) -> Block:
    """A button with this value, which must not be longer than Slack takes."""
    return does(label, f"{action}:{number}", value)


def does(label: str, action_id: str, value: str = "") -> Block:
    """A button that does something other than ask."""
    drawn: Block = {"type": "button", "action_id": action_id, "text": plain(label, limits.BUTTON_LABEL)}
    return {**drawn, "value": value} if value else drawn


def menu_of(options: Sequence[tuple[str, str]]) -> Block:
    """A button with three dots that opens a menu: labels and values, two to five of them."""
    drawn = [{"text": plain(label, limits.OPTION), "value": value} for label, value in options]
    return {"type": "overflow", "action_id": f"{ASK}:menu", "options": drawn}


def actions(buttons: Sequence[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons[: limits.ACTIONS])}


_BAR = 24  # characters of the longest bar in text
DASH = "–"  # in a cell: no figure

Cell = str | tuple[float, str]  # of a table: a text, or a number and how it is written


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], right: frozenset[int]) -> Block:
    """A table with a header row; `right` are the columns of numbers. Rows past Slack's limit are left out.

    Its richer form can be sorted, and has a caption and row headers for those who hear it.
    """
    shown = [head, *rows[: limits.TABLE_ROWS - 1]]
    plain = {
        "type": "table",
        "column_settings": [{"align": "right" if i in right else "left"} for i in range(len(head))],
        "rows": [[_text_cell(cell) for cell in row] for row in shown],
    }
    native = {
        "type": "data_table",
        "caption": cut(caption.rstrip("."), limits.CAPTION),
        "rows": [[_cell(cell) for cell in row] for row in shown],
        "page_size": limits.PAGE_SIZE,
        "row_header_column_index": next((i for i in range(len(head)) if i not in right), 0),
    }
    return Plain(plain, native)


def bars(title: str, name: str, counted: Sequence[tuple[str, int]]) -> Block:
    """A bar chart of so many things by label, 20 labels at most; in text where Slack does not draw it."""
    most, wide = max(many for _, many in counted) or 1, max(len(label) for label, _ in counted)
    lines = (f"{label:>{wide}} {'█' * round(_BAR * many / most)} {many}" for label, many in counted)
    drawn = section("```" + "\n".join(lines) + "```")
    labels = [cut(label, limits.CATEGORY) for label, _ in counted]
    data = [{"label": label, "value": many} for label, (_, many) in zip(labels, counted, strict=True)]
    chart = {
        "type": "bar",
        "series": [{"name": cut(name, limits.CATEGORY), "data": data}],
        "axis_config": {"categories": labels},
    }
    return Plain(drawn, {"type": "data_visualization", "title": cut(title, limits.CHART_TITLE), "chart": chart})


def _text_cell(cell: Cell) -> Block:
    return {"type": "raw_text", "text": cell if isinstance(cell, str) else cell[1]}


def _cell(cell: Cell) -> Block:
    if isinstance(cell, str):
        return _text_cell(cell)
    return {"type": "raw_number", "value": cell[0], "text": cell[1]}


def plain(text: str, limit: int) -> Block:
    """Plain text within a limit."""
    return {"type": "plain_text", "text": cut(text, limit), "emoji": False}
