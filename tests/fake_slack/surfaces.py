"""People who use what is not a message: shortcuts, modals, lists, the App Home, prompts and workflow steps."""

import itertools
import json
import time

from tests.fake_slack.rules import Json, need
from tests.fake_slack.view_api import FUNCTION_TOKEN
from tests.fake_slack.view_rules import check_options, elements
from tests.fake_slack.workspace import Workspace

_number = itertools.count(1)


class Surfaces:
    """What one person does in a workspace. `locale`: of their Slack, where its payloads are to tell it."""

    def __init__(self, workspace: Workspace, user: str = "U1", locale: str = "") -> None:
        self.slack = workspace.slack
        self.workspace = workspace
        self._user = {"id": user, **({"locale": locale} if locale else {})}

    def shortcut(self, name: str, *, message: str | None = None, age: float = 0.0) -> None:
        """Use a shortcut, or one in the menu of a message. `age`: seconds that its trigger_id is old already."""
        payload: Json = {"type": "shortcut", "callback_id": name, "trigger_id": self.slack.shown.trigger(age)}
        payload["action_ts"] = f"{time.time():.6f}"
        if message is not None:
            payload |= {
                "type": "message_action",
                "message": {"type": "message", "text": message, "user": "U2", "ts": "1.0"},
                "message_ts": "1.0",
                "channel": {"id": "C1", "name": "general"},
                "response_url": self.slack.response_url(),
            }
        self._interact(payload)

    def modal(self) -> tuple[str, Json]:
        """The newest modal and its id, once there is one."""
        self.slack.wait_until(lambda: bool(self.slack.shown.modals), "a modal")
        return list(self.slack.shown.modals.items())[-1]

    def home(self) -> Json:
        """The person's App Home, once it is published."""
        self.slack.wait_until(lambda: self._user["id"] in self.slack.shown.homes, "an App Home")
        return self.slack.shown.homes[self._user["id"]]

    def type(self, typed: str, action: str = "kommun") -> list[str]:
        """Type in a list; the options that are shown, each as "text=value"."""
        view = {"type": "modal", "id": "V0", "callback_id": "lookup", "blocks": [], "state": {"values": {}}}
        payload = {"type": "block_suggestion", "action_id": action, "block_id": "kommun", "value": typed, "view": view}
        body = self._interact(payload)
        check_options(body)
        return [f"{option['text']['text']}={option['value']}" for option in body["options"]]

    def choose(self, *kommuner: str) -> Json:
        """Choose kommuner in the newest modal and submit it; the acknowledgement."""
        view_id, view = self.modal()
        field = next(block for block in view["blocks"] if block.get("block_id") == "kommun")
        options = [{"text": {"type": "plain_text", "text": code}, "value": code} for code in kommuner]
        several = field["element"]["type"].startswith("multi")
        chosen = {"selected_options": options} if several else {"selected_option": options[0]}
        return self._submit(view_id, {"kommun": {field["element"]["action_id"]: chosen}}, [])

    def fill_in(self, **typed: str) -> Json:
        """Type into the fields of the newest modal and submit it; the acknowledgement."""
        view_id, _ = self.modal()
        given = {name: {name: {"type": "plain_text_input", "value": value}} for name, value in typed.items()}
        return self._submit(view_id, given, [])

    def share(self, channel: str = "C7", url: str | None = None) -> Json:
        """Share what the newest modal shows; the acknowledgement. `url`: its response_url, empty for none."""
        view_id, view = self.modal()
        field = next(block for block in view["blocks"] if block.get("block_id") == "channel")
        need(field["element"]["response_url_enabled"], "invalid", "no response_url is wished for")
        chosen = {"type": "conversations_select", "selected_conversation": channel}
        where = {"block_id": "channel", "action_id": "channel", "channel_id": channel}
        urls = [] if url == "" else [{**where, "response_url": url or self.slack.response_url()}]
        return self._submit(view_id, {"channel": {field["element"]["action_id"]: chosen}}, urls)

    def act(self, view: Json, action: str, *, chosen: str = "", view_id: str = "V0", age: float = 0.0) -> None:
        """Click what has this action_id in a view, or choose an option from it."""
        element = next(each for each in elements(view) if each["action_id"] == action)
        acted = {"type": element["type"], "action_id": action, "block_id": "b", "action_ts": f"{time.time():.6f}"}
        if chosen:
            acted["selected_option"] = {"text": {"type": "plain_text", "text": chosen}, "value": chosen}
        elif "value" in element:
            acted["value"] = element["value"]
        where = {**view, "id": view_id, "state": {"values": {}}, "hash": "1.a"}
        container = {"type": "view", "view_id": view_id}
        trigger = self.slack.shown.trigger(age)
        payload = {"type": "block_actions", "actions": [acted], "view": where, "container": container}
        self._interact({**payload, "trigger_id": trigger})

    def open_page(self, tab: str = "home") -> None:
        """Open the bot's page at a tab."""
        event = {"type": "app_home_opened", "user": self._user["id"], "channel": "D1", "tab": tab}
        self._event({**event, "event_ts": f"{time.time():.6f}", **self._locale()})

    def run_step(self, callback_id: str, inputs: Json, event_id: str | None = None) -> str:
        """Let a workflow carry out a step; returns its function_execution_id."""
        execution = self.slack.shown.step(callback_id)
        event = {
            "type": "function_executed",
            "function": {"id": "Fn1", "callback_id": callback_id, "type": "app", "app_id": "A0"},
            "inputs": inputs,
            "function_execution_id": execution,
            "workflow_execution_id": "Wx1",
            "event_ts": f"{time.time():.6f}",
            "bot_access_token": FUNCTION_TOKEN,
        }
        self._event(event, event_id)
        return execution

    def ended(self, execution: str) -> Json:
        """What a step gave, or its error, once it has ended."""
        self.slack.wait_until(lambda: execution in self.slack.shown.ended, "the end of a step")
        return self.slack.shown.ended[execution]

    def _locale(self) -> Json:
        return {"locale": self._user["locale"]} if "locale" in self._user else {}

    def _submit(self, view_id: str, values: Json, urls: list[Json]) -> Json:
        view = self.slack.shown.modals[view_id]
        state = {**view, "id": view_id, "state": {"values": values}, "hash": "1.a"}
        payload = {"type": "view_submission", "view": state, "response_urls": urls}
        body = self._interact({**payload, "trigger_id": self.slack.shown.trigger()})
        match body.get("response_action"):
            case "update":
                self.slack.shown.keep(body["view"], view_id)
            case "errors":
                fields = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
                need(bool(body["errors"]) and body["errors"].keys() <= fields, "invalid", "errors of no field")
            case _:
                need(False, "invalid", f"a modal that closes without a word: {body}")
        return body

    def _interact(self, payload: Json) -> Json:
        ack = self.workspace.act(payload, **self._user)
        assert ack.status == 200, ack
        read: Json = json.loads(ack.body or "{}")
        return read

    def _event(self, event: Json, event_id: str | None = None) -> None:
        self.workspace.event(event, event_id or f"EvS{next(_number)}")


def headline(view: dict[str, object]) -> str:
    """The first sentence of a view."""
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    return next(str(block["text"]["text"]) for block in blocks if block["type"] in ("header", "section"))
