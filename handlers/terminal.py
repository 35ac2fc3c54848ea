"""Draws a reply's blocks for a terminal: headlines, bold, tables, bars and numbered choices."""

import html
import re
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from handlers.blocks import asks
from handlers.reply import Block, Reply

_SPAN = re.compile(
    r"```(?P<block>[^`]+)```|<(?P<url>https?://[^|>]+)\|(?P<label>[^>]+)>|\*(?P<bold>[^*\n]+)\*|`(?P<code>[^`\n]+)`"
)


def make_console() -> Console:
    """Standard output: wrapped to a terminal's width, left as it is for a file or a pipe."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def draw(reply: Reply, console: Console, choices: "list[Block]") -> None:
    """Print the reply. Its buttons are numbered and added to `choices`, in that order."""
    for block in reply.blocks:
        for part in _parts(block, choices):
            console.print(part)
    console.print()


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
        case "table":
            yield _table(block)
        case "actions":
            first, asking = len(choices) + 1, [b for b in block["elements"] if asks(b)]
            choices += asking
            yield Text("  ".join(f"[{i}] {b['text']['text']}" for i, b in enumerate(asking, first)), "cyan")


def mrkdwn(text: str) -> Text:
    """Slack's mrkdwn as a terminal shows it: bold, code, and links that can be clicked where the terminal can."""
    drawn = Text()
    end = 0
    for span in _SPAN.finditer(text):
        drawn.append(html.unescape(text[end : span.start()]))
        if span["block"]:
            drawn.append(html.unescape(span["block"]))
        elif span["url"]:
            drawn.append(html.unescape(span["label"]), style=f"link {html.unescape(span['url'])}")
        elif span["bold"]:
            drawn.append(html.unescape(span["bold"]), style="bold")
        else:
            drawn.append(html.unescape(span["code"]), style="yellow")
        end = span.end()
    drawn.append(html.unescape(text[end:]))
    return drawn


def _table(block: Block) -> Table:
    head, *rows = [[cell["text"] for cell in row] for row in block["rows"]]
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for title, settings in zip(head, block["column_settings"], strict=True):
        drawn.add_column(title, justify=settings["align"])
    for row in rows:
        drawn.add_row(*row)
    return drawn
