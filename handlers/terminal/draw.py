"""Draws a reply's blocks for a terminal: headlines, bold, tables, bars and numbered choices."""

import html
import re
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from handlers.replies.reply import Block, Reply

_SPAN = re.compile(
    r"```(?P<block>[^`]+)```|<(?P<url>https?://[^|>]+)\|(?P<label>[^>]+)>|\*(?P<bold>[^*\n]+)\*|`(?P<code>[^`\n]+)`"
    r"|\b_(?P<italic>[^_`*\n]+)_\b"
)
_CODE = "yellow"
_STYLES = {"block": "", "bold": "bold", "code": _CODE, "italic": "italic"}
_BAR = 24  # characters of the longest bar


def make_console() -> Console:
    """Standard output: wrapped to a terminal's width, left as it is for a file or a pipe."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def draw(reply: Reply, console: Console, choices: "list[Block]") -> None:
    """Print the reply. What its buttons and menus do is numbered and added to `choices`."""
    for block in reply.blocks:
        for part in _parts(block, choices):
            console.print(part, soft_wrap=console.soft_wrap or _is_to_paste(part, console))
    console.print()


def _is_to_paste(part: RenderableType, console: Console) -> bool:
    """Whether it holds a command that is longer than a line: broken into two, it would be another one when pasted."""
    spans = part.spans if isinstance(part, Text) else []
    return any(span.style == _CODE and span.end - span.start > console.width for span in spans)


def draw_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on standard output; for a pipe, with tabs between its columns."""
    if not sys.stdout.isatty():
        print(*("\t".join(row) for row in (headings, *rows)), sep="\n")
        return
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        drawn.add_column(heading)
    for row in rows:
        drawn.add_row(*map(Text, row))
    make_console().print(drawn)


def _parts(block: Block, choices: "list[Block]") -> Iterator[RenderableType]:
    match block["type"]:
        case "header":
            yield Text(block["text"]["text"], style="bold green")
        case "section":
            yield mrkdwn(block["text"]["text"])
        case "context":
            for element in block["elements"]:
                small = mrkdwn(element["text"])
                small.stylize("dim")
                yield small
        case "table" | "data_table":
            yield _table(block)
        case "data_visualization":
            yield from _chart(block)
        case "actions":
            first = len(choices) + 1
            offered = [action for element in block["elements"] for action in _acts(element)]
            choices += offered
            yield Text("  ".join(f"[{i}] {each['text']['text']}" for i, each in enumerate(offered, first)), "cyan")


def _acts(element: Block) -> list[Block]:
    """What can be done with a button, or with each option of a menu, as Slack would send it."""
    if element["type"] != "overflow":
        return [element]
    menu = {"type": "overflow", "action_id": element["action_id"]}
    return [{**menu, "text": option["text"], "selected_option": option} for option in element["options"]]


def mrkdwn(text: str) -> Text:
    """Slack's mrkdwn as a terminal shows it: bold, code, and links that can be clicked where the terminal can."""
    drawn = Text()
    end = 0
    for span in _SPAN.finditer(text):
        drawn.append(html.unescape(text[end : span.start()]))
        kind = span.lastgroup or ""
        style = f"link {html.unescape(span['url'])}" if kind == "label" else _STYLES[kind]
        drawn.append(html.unescape(span[kind]), style)
        end = span.end()
    drawn.append(html.unescape(text[end:]))
    return drawn


def _table(block: Block) -> Table:
    """A table; its numbers stand to the right."""
    head, *rows = block["rows"]
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for i, cell in enumerate(head):
        numbers = [row[i]["text"] for row in rows if row[i]["type"] == "raw_number"]
        right = bool(numbers) and all(written[-1].isdecimal() for written in numbers)  # not so "1 (delad)"
        if "column_settings" in block:
            right = block["column_settings"][i]["align"] == "right"
        drawn.add_column(Text(cell["text"]), justify="right" if right else "left")
    for row in rows:
        drawn.add_row(*(Text(cell["text"]) for cell in row))
    return drawn


def _chart(block: Block) -> Iterator[RenderableType]:
    """A bar chart, its numbers beside the bars."""
    yield Text(block["title"], style="bold")
    points = block["chart"]["series"][0]["data"]
    most = max(point["value"] for point in points) or 1
    wide = max(len(point["label"]) for point in points)
    for point in reversed(points):
        bar = "█" * max(round(_BAR * point["value"] / most), point["value"] > 0)
        yield Text(f"{point['label']:>{wide}} {bar}{' ' if bar else ''}{point['value']}")
