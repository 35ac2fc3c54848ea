"""Sends what is not a message: modals, the App Home, lists to choose from, and what is shared out of a modal.

Where Slack does not take a view, the person is written to directly, so that nobody is left without a word.
"""

import json
import logging
from collections.abc import Callable, Sequence
from http.client import HTTPException
from typing import Any, Literal

from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.failures import JSON, SLACK, note, why
from handlers.reply import Block, Reply
from handlers.response_url import SILENT, ResponseUrl
from handlers.sending import NOT_THERE, REFUSED
from handlers.views.frame import View

_log = logging.getLogger("eindex.showing")
_SHARING = 1  # seconds for each of two tries, before the modal is acknowledged: Slack waits three

Shared = Literal["sent", "not_in_channel", "refused", "unsure"]


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


def write(client: WebClient, user: str, reply: Reply) -> None:
    """Write to a person directly, without blocks where Slack refuses them. A failure is logged with an id."""
    message: dict[str, Any] = {"channel": user, "text": reply.text, "unfurl_links": False}
    try:
        try:
            client.chat_postMessage(**message, blocks=list(reply.blocks))
        except SlackApiError as error:
            if why(error) not in REFUSED:
                raise
            client.chat_postMessage(**message)
    except SLACK as error:
        note(error)


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


def share(client: WebClient, response_url: str, channel: str, reply: Reply) -> Shared:
    """Send a reply into a channel that a person chose: through its response_url, else as any message of the bot's."""
    try:
        if response_url:
            return _respond(response_url, reply)
        quick = WebClient(token=client.token, base_url=client.base_url, timeout=_SHARING)
        quick.chat_postMessage(channel=channel, text=reply.text, blocks=list(reply.blocks), unfurl_links=False)
    except SlackApiError as error:
        said = str(error.response.get("error"))
        _log.warning("Slack refused what was shared (%s)", said)
        return "not_in_channel" if said in NOT_THERE else "refused"
    except TimeoutError:
        return "unsure"
    except (OSError, HTTPException) as error:
        _log.warning("what was shared did not reach Slack: %s", why(error))
        return "refused"
    return "sent"


def _respond(response_url: str, reply: Reply) -> Shared:
    back = ResponseUrl(response_url, acknowledged=False)
    message = {"text": reply.text, "response_type": "in_channel"}
    said = back.send({**message, "blocks": list(reply.blocks)})
    if said.status_code == 400:
        _log.warning("response_url said %s: sharing plain text", said.body)
        said = back.send(message)
    if said.body == SILENT:
        return "unsure"
    if said.status_code != 200:
        _log.warning("response_url said %s %s", said.status_code, said.body)
    return "sent" if said.status_code == 200 else "refused"


def _or_write(show: Callable[[], object], client: WebClient, user: str, instead: Reply) -> None:
    try:
        show()
    except SLACK as error:
        _log.warning("Slack did not take a view (%s): writing to the person", why(error))
        write(client, user, instead)


def _acknowledge(body: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(body), headers=JSON)
