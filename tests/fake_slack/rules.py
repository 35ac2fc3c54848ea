"""What Slack refuses of a message. Source: docs.slack.dev/reference/block-kit, and design.md section 5.

Written apart from handlers/replies/limits.py on purpose: a limit that is wrong there must not be wrong here too.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]
_PING = re.compile(r"<(?:!|#(?!C1>)|@(?!U1>))")  # who acts and where, U1 and C1, may be named


class Refused(Exception):
    """Slack's error code, and what it is about."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(f"{code}: {why}")
        self.code = code


def check_message(message: Json) -> None:
    """Raise Refused for what Slack would refuse, and for a message that does not answer by its text alone."""
    text = message.get("text")
    need(isinstance(text, str) and text.strip() != "", "no_text", "a message needs a text")
    need(len(str(text)) <= 4000, "msg_too_long", "text is over 4,000 characters")
    blocks = message.get("blocks", [])
    need(isinstance(blocks, list), "invalid_blocks_format", "blocks is not a list")
    need(len(blocks) <= 50, "invalid_blocks", "over 50 blocks")
    for block in blocks:
        check_block(block)
    need(len(json.dumps(blocks, ensure_ascii=False)) <= 13_200, "msg_blocks_too_long", "blocks over 13,200 characters")
    _check_together(blocks)
    for said in (str(text), *texts_of(blocks)):
        need(not _PING.search(said), "pinged", f"it pings somebody: {said[:80]}")


def texts_of(node: Any) -> Iterator[str]:
    """Every mrkdwn text of the blocks."""
    if isinstance(node, list):
        for each in node:
            yield from texts_of(each)
    elif isinstance(node, dict):
        if node.get("type") == "mrkdwn":
            yield node["text"]
        for each in node.values():
            yield from texts_of(each)


def _check_together(blocks: list[Json]) -> None:
    ids = [b["block_id"] for b in blocks if "block_id" in b]
    need(len(ids) == len(set(ids)), "invalid_blocks", "block_id is not unique")
    tables = [block for block in blocks if block["type"] in ("table", "data_table")]
    charts = [block for block in blocks if block["type"] == "data_visualization"]
    need(len(charts) <= 2, "invalid_blocks", "over two charts")
    need(len(tables) <= 1, "invalid_blocks", "only_one_table_allowed")
    cells = sum(len(cell["text"]) for table in tables for row in table["rows"] for cell in row)
    need(cells <= 10_000, "invalid_blocks", "table cells over 10,000 characters")


def check_block(block: Json) -> None:
    kind = block.get("type")
    checks: dict[str, Callable[[Json], None]] = {
        "header": lambda b: check_text(b.get("text"), {"plain_text"}, 150),
        "section": _check_section,
        "context": _check_context,
        "actions": _check_actions,
        "divider": lambda _: None,
        "image": _check_image,
        "table": _check_table,
        "data_table": _check_data_table,
        "data_visualization": _check_chart,
    }
    need(kind in checks, "invalid_blocks", f"unsupported type: {kind}")
    need(len(str(block.get("block_id", ""))) <= 255, "invalid_blocks", "block_id over 255")
    checks[str(kind)](block)


def _check_section(block: Json) -> None:
    need("text" in block or "fields" in block, "invalid_blocks", "a section needs text or fields")
    if "text" in block:
        check_text(block["text"], {"plain_text", "mrkdwn"}, 3000)
    fields = block.get("fields", [{"type": "mrkdwn", "text": "x"}])
    need(1 <= len(fields) <= 10, "invalid_blocks", "1 to 10 fields")
    for each in fields:
        check_text(each, {"plain_text", "mrkdwn"}, 2000)
    if "accessory" in block:
        _check_element(block["accessory"])


def _check_context(block: Json) -> None:
    elements = block.get("elements", [])
    need(1 <= len(elements) <= 10, "invalid_blocks", "1 to 10 context elements")
    for each in elements:
        if each.get("type") == "image":
            _check_image(each)
        else:
            check_text(each, {"plain_text", "mrkdwn"}, 3000)


def _check_actions(block: Json) -> None:
    elements = block.get("elements", [])
    need(1 <= len(elements) <= 25, "invalid_blocks", "1 to 25 action elements")
    for each in elements:
        _check_element(each)
    ids = [each["action_id"] for each in elements]
    need(len(ids) == len(set(ids)), "invalid_blocks", "action_id is not unique in its block")


def _check_element(element: Json) -> None:
    if element.get("type") == "overflow":
        _check_menu(element)
        return
    need(element.get("type") == "button", "invalid_blocks", f"unsupported element: {element.get('type')}")
    check_text(element.get("text"), {"plain_text"}, 75)
    need(1 <= len(element.get("action_id", "")) <= 255, "invalid_blocks", "action_id of 1 to 255 characters")
    need(len(element.get("value", "")) <= 2000, "invalid_blocks", "value over 2,000 characters")
    need(element.get("style", "primary") in {"primary", "danger"}, "invalid_blocks", "unknown style")


def _check_menu(element: Json) -> None:
    """An overflow menu. Slack takes one option too, but a menu of one hides it."""
    need(element.keys() <= {"type", "action_id", "options", "confirm"}, "invalid_blocks", "a menu has no text")
    need(1 <= len(element.get("action_id", "")) <= 255, "invalid_blocks", "action_id of 1 to 255 characters")
    options = element.get("options", [])
    need(2 <= len(options) <= 5, "invalid_blocks", "2 to 5 options of a menu")
    for option in options:
        need(option.keys() <= {"text", "value", "description", "url"}, "invalid_blocks", "no such field of an option")
        check_text(option.get("text"), {"plain_text"}, 75)
        need(1 <= len(option.get("value", "")) <= 150, "invalid_blocks", "an option's value of 1 to 150 characters")
    values = [option["value"] for option in options]
    need(len(values) == len(set(values)), "invalid_blocks", "two options of one value")


def _check_image(block: Json) -> None:
    need(1 <= len(block.get("alt_text", "")) <= 2000, "invalid_blocks", "an image needs alt_text")
    need("image_url" in block or "slack_file" in block, "invalid_blocks", "an image needs a source")


def _check_table(block: Json) -> None:
    rows = block.get("rows", [])
    need(1 <= len(rows) <= 100, "invalid_blocks", "1 to 100 table rows")
    width = len(rows[0])
    need(1 <= width <= 20, "invalid_blocks", "1 to 20 table columns")
    need(len(block.get("column_settings", [])) <= 20, "invalid_blocks", "over 20 column settings")
    for row in rows:
        need(len(row) == width, "invalid_blocks", "rows of different length")
        for cell in row:
            need(cell.get("type") in {"raw_text", "rich_text"}, "invalid_blocks", "unknown cell type")
            need(len(cell.get("text", "")) > 0, "invalid_blocks", "an empty cell")


def _check_data_table(block: Json) -> None:
    rows = block.get("rows", [])
    need(len(str(block.get("caption", ""))) >= 1, "invalid_blocks", "a data_table needs a caption")
    need(2 <= len(rows) <= 101, "invalid_blocks", "2 to 101 rows")
    need(1 <= block.get("page_size", 5) <= 100, "invalid_blocks", "page_size of 1 to 100")
    width = len(rows[0])
    need(1 <= width <= 20, "invalid_blocks", "1 to 20 columns")
    need(0 <= block.get("row_header_column_index", 0) < width, "invalid_blocks", "no such column")
    need(all(cell.get("type") == "raw_text" for cell in rows[0]), "invalid_blocks", "the head is text")
    for row in rows:
        need(len(row) == width, "invalid_blocks", "rows of different length")
        for cell in row:
            number = cell.get("type") == "raw_number" and isinstance(cell.get("value"), int | float)
            need(number or cell.get("type") == "raw_text", "invalid_blocks", "unknown cell type")
            need(len(cell.get("text", "")) > 0, "invalid_blocks", "an empty cell")


def _check_chart(block: Json) -> None:
    chart = block.get("chart", {})
    need(1 <= len(block.get("title", "")) <= 50, "invalid_blocks", "a title of 1 to 50 characters")
    need(chart.get("type") in {"bar", "line", "area"}, "invalid_blocks", "a chart of another type")
    categories, series = chart.get("axis_config", {}).get("categories", []), chart.get("series", [])
    need(1 <= len(categories) <= 20, "invalid_blocks", "1 to 20 categories")
    need(len(set(categories)) == len(categories), "invalid_blocks", "a category twice")
    need(1 <= len(series) <= 6, "invalid_blocks", "1 to 6 series")
    for each in series:
        need(
            [point["label"] for point in each["data"]] == categories, "invalid_blocks", "labels are not the categories"
        )
        need(1 <= len(each["name"]) <= 20, "invalid_blocks", "a series' name of 1 to 20 characters")
    need(all(1 <= len(label) <= 20 for label in categories), "invalid_blocks", "a label of 1 to 20 characters")


def check_text(text: Any, kinds: set[str], most: int) -> None:
    need(isinstance(text, dict), "invalid_blocks", "a text object is missing")
    need(text.get("type") in kinds, "invalid_blocks", f"text of type {text.get('type')}")
    need(1 <= len(text.get("text", "")) <= most, "invalid_blocks", f"text of 1 to {most} characters")


def need(right: bool, code: str, why: str) -> None:
    if not right:
        raise Refused(code, why)
