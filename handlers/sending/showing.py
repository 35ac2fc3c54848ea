"""Sends what is not a message: modals, the App Home, lists to choose from, prompts and what steps give.

Where Slack does not take a view, the person is written to directly, so that nobody is left without a word.
"""

import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk import WebClient

from handlers.replies.reply import Block, Reply
from handlers.replies.views.frame import View
from handlers.sending.failures import JSON, SLACK, note, why
from handlers.sending.messages import write

_log = logging.getLogger("eindex.showing")


def replace(view: View) -> BoltResponse:
    """An acknowledgement that puts another view in the place of the one that was submitted."""
    return _acknowledge({"response_action": "update", "view": view})


def complain(field: str, sentence: str) -> BoltResponse:
    """An acknowledgement that leaves the modal as it is, with a sentence under one of its fields."""
    return _acknowledge({"response_action": "errors", "errors": {field: sentence}})


def offer(options: Sequence[Block]) -> BoltResponse:
    """An acknowledgement that fills a list."""
    return _acknowledge({"options": list(options)})


def open_modal(client: WebClient, trigger: str, view: View, user: str, instead: Reply) -> None:
    """Open a modal; where that fails, as three seconds after what it was asked by, `instead` goes to the person."""
    _or_write(lambda: client.views_open(trigger_id=trigger, view=view), client, user, instead)


def update_modal(client: WebClient, view_id: str, view: View, user: str, instead: Reply) -> None:
    """Draw an open modal anew; where it was closed meanwhile, `instead` goes to the person."""
    _or_write(lambda: client.views_update(view_id=view_id, view=view), client, user, instead)


def publish(client: WebClient, user: str, view: View, instead: Reply) -> None:
    """Draw a person's App Home; where that fails, `instead` goes to the person."""
    _or_write(lambda: client.views_publish(user_id=user, view=view), client, user, instead)


def prompt(client: WebClient, channel: str, title: str, prompts: list[dict[str, str]]) -> None:
    """Suggest what to ask in the conversation with the bot. SlackApiError or OSError where Slack does not take it."""
    client.assistant_threads_setSuggestedPrompts(channel_id=channel, title=title, prompts=prompts)


def complete(client: WebClient, execution: str, outputs: dict[str, Any]) -> None:
    """End a workflow step with what it gives. SlackApiError or OSError where Slack does not take it."""
    client.functions_completeSuccess(function_execution_id=execution, outputs=outputs)


def fail(client: WebClient, execution: str, sentence: str) -> None:
    """End a workflow step that has nothing to give, with a sentence for people. A failure is logged with an id."""
    try:
        client.functions_completeError(function_execution_id=execution, error=sentence)
    except SLACK as error:
        note(error)


def _or_write(show: Callable[[], object], client: WebClient, user: str, instead: Reply) -> None:
    try:
        show()
    except SLACK as error:
        _log.warning("Slack did not take a view (%s): writing to the person", why(error))
        write(client, user, instead)


def _acknowledge(body: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(body), headers=JSON)
