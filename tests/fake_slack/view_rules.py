"""What Slack refuses of a view, of options and of prompts. Source: docs.slack.dev/reference/views and block-kit.

Written apart from handlers/replies/limits.py on purpose, as rules.py is.
"""

import json
from collections.abc import Iterator

from tests.fake_slack.rules import Json, check_block, check_text, need

_IN_ACTIONS = {"button", "external_select", "conversations_select"}
_IN_SECTIONS = {*_IN_ACTIONS, "multi_external_select"}
_IN_INPUTS = {"external_select", "multi_external_select", "conversations_select", "plain_text_input"}
_CONVERSATIONS = {"im", "mpim", "private", "public"}


def check_view(view: Json) -> None:
    """Raise Refused for what Slack would refuse of a modal or an App Home."""
    kind = view.get("type")
    need(kind in {"modal", "home"}, "invalid_arguments", f"view of type {kind}")
    known = {"type", "blocks", "callback_id", "private_metadata", "external_id"}
    known |= {"title", "submit", "close", "clear_on_close", "notify_on_close"} if kind == "modal" else set()
    need(view.keys() <= known, "invalid_arguments", f"unknown fields {view.keys() - known}")
    blocks = view.get("blocks", [])
    need(1 <= len(blocks) <= 100, "invalid_arguments", "1 to 100 blocks in a view")
    need(len(view.get("private_metadata", "")) <= 3000, "invalid_arguments", "private_metadata over 3,000")
    need(len(view.get("callback_id", "")) <= 255, "invalid_arguments", "callback_id over 255")
    need(len(json.dumps(view)) <= 250_000, "view_too_large", "a view over 250 kB")
    for block in blocks:
        _check_block(block, kind == "modal")
    _check_together(view)
    if kind == "modal":
        check_text(view.get("title"), {"plain_text"}, 24)
        for name in ("submit", "close"):
            if name in view:
                check_text(view[name], {"plain_text"}, 24)
        asks = any(block["type"] == "input" for block in blocks)
        need(not asks or "submit" in view, "invalid_arguments", "a modal with inputs needs submit")


def check_options(body: Json) -> None:
    """Raise Refused for options that Slack would not show."""
    need(body.keys() == {"options"}, "invalid", f"options, not {body.keys()}")
    need(len(body["options"]) <= 100, "invalid", "over 100 options")
    for option in body["options"]:
        check_text(option.get("text"), {"plain_text"}, 75)
        need(1 <= len(option.get("value", "")) <= 150, "invalid", "an option's value of 1 to 150 characters")
    values = [option["value"] for option in body["options"]]
    need(len(values) == len(set(values)), "invalid", "two options of one value")


def check_prompts(params: Json) -> None:
    """Raise Refused for prompts that an agent app cannot set."""
    need("thread_ts" not in params, "invalid_thread_ts", "an agent's prompts belong to no thread")
    need(bool(params.get("channel_id")), "channel_not_found", "no channel")
    prompts = params.get("prompts", [])
    need(1 <= len(prompts) <= 4, "invalid_arguments", "1 to 4 prompts")
    for prompt in prompts:
        need(prompt.keys() == {"title", "message"}, "invalid_arguments", "a prompt has a title and a message")
        need(all(prompt.values()), "invalid_arguments", "an empty prompt")


def elements(view: Json) -> Iterator[Json]:
    """Everything that can be clicked or chosen in a view."""
    for block in view["blocks"]:
        yield from block["elements"] if block["type"] == "actions" else ()
        for name in ("element", "accessory"):
            if name in block:
                yield block[name]


def _check_block(block: Json, in_modal: bool) -> None:
    kind = block.get("type")
    if kind == "input":
        check_text(block.get("label"), {"plain_text"}, 2000)
        _check_element(block.get("element", {}), _IN_INPUTS, in_input_of_modal=in_modal)
    elif kind == "actions":
        need(1 <= len(block["elements"]) <= 25, "invalid_arguments", "1 to 25 action elements")
        for element in block["elements"]:
            _check_element(element, _IN_ACTIONS)
    else:
        need(kind in {"header", "section", "context", "divider", "image"}, "invalid_arguments", f"{kind} in a view")
        if "accessory" in block:
            _check_element(block["accessory"], _IN_SECTIONS)
        check_block({name: value for name, value in block.items() if name != "accessory"})


def _check_element(element: Json, kinds: set[str], *, in_input_of_modal: bool = False) -> None:
    kind = element.get("type")
    need(kind in kinds, "invalid_arguments", f"{kind} does not belong there")
    need(1 <= len(element.get("action_id", "")) <= 255, "invalid_arguments", "action_id of 1 to 255 characters")
    if kind == "button":
        check_block({"type": "actions", "elements": [element]})
        return
    if "placeholder" in element:
        check_text(element["placeholder"], {"plain_text"}, 150)
    wishes_url = element.get("response_url_enabled", False)
    need(not wishes_url or (kind == "conversations_select" and in_input_of_modal), "invalid_arguments", "response_url")
    if kind == "conversations_select" and "filter" in element:
        include = set(element["filter"].get("include", _CONVERSATIONS))
        need(bool(include) and include <= _CONVERSATIONS, "invalid_arguments", "unknown conversations")
    most = element.get("max_selected_items", 1)
    need(most >= 1 and (most == 1 or kind == "multi_external_select"), "invalid_arguments", "max_selected_items")


def _check_together(view: Json) -> None:
    ids = [block["block_id"] for block in view["blocks"] if "block_id" in block]
    need(len(ids) == len(set(ids)), "invalid_arguments", "block_id is not unique")
    focused = [element for element in elements(view) if element.get("focus_on_load")]
    need(len(focused) <= 1, "invalid_arguments", "two elements with focus")
    urls = [element for element in elements(view) if element.get("response_url_enabled")]
    need(len(urls) <= 1, "invalid_arguments", "two elements with a response_url")
