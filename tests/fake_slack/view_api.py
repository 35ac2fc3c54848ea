"""Slack's side of views, prompts and workflow steps: which modals are open, what homes show, which steps ended how."""

import itertools
import json
import time
from pathlib import Path

from tests.fake_slack.rules import Json, need
from tests.fake_slack.view_rules import check_prompts, check_view

FUNCTION_TOKEN = "xwfp-fake-token"  # of one workflow step
_TRIGGER_LIVES = 3.0  # seconds
_FUNCTIONS = Path(__file__).parent.parent.parent / "manifest.json"
_TYPES = {"string": str, "number": int | float, "integer": int, "slack#/types/options_select": list}


class ViewApi:
    """The views of one workspace."""

    def __init__(self) -> None:
        self.modals: dict[str, Json] = {}  # by view id
        self.homes: dict[str, Json] = {}  # by user
        self.prompts: dict[str, list[Json]] = {}  # by channel
        self.ended: dict[str, Json] = {}  # by function_execution_id: what a step gave, or its error
        self._triggers: dict[str, float] = {}
        self._steps: dict[str, str] = {}  # callback_id by function_execution_id
        self._numbers = itertools.count(1)

    def trigger(self, age: float = 0.0) -> str:
        """A new trigger_id, as old as that."""
        trigger = f"{next(self._numbers)}.{next(self._numbers)}.abc"
        self._triggers[trigger] = time.monotonic() - age
        return trigger

    def step(self, callback_id: str) -> str:
        """A new function_execution_id."""
        execution = f"Fx{next(self._numbers)}"
        self._steps[execution] = callback_id
        return execution

    def keep(self, view: Json, view_id: str = "") -> str:
        """Show a modal, in the place of another one where an id is given; returns its id."""
        check_view(view)
        view_id = view_id or f"V{next(self._numbers)}"
        self.modals[view_id] = view
        return view_id

    def call(self, method: str, params: Json) -> Json:
        """Answer a method of the Web API, or raise Refused."""
        match method:
            case "views.open":
                made = self._triggers.pop(params.get("trigger_id", ""), None)
                need(made is not None, "invalid_trigger_id", "unknown or used")
                need(time.monotonic() - (made or 0) <= _TRIGGER_LIVES, "expired_trigger_id", "older than 3 s")
                need(params["view"]["type"] == "modal", "invalid_arguments", "only modals are opened")
                return {"view": _kept(params["view"], self.keep(params["view"]))}
            case "views.update":
                need(params.get("view_id") in self.modals, "not_found", "no such view")
                return {"view": _kept(params["view"], self.keep(params["view"], params["view_id"]))}
            case "views.publish":
                check_view(params["view"])
                need(params["view"]["type"] == "home", "invalid_arguments", "only a home is published")
                self.homes[params["user_id"]] = params["view"]
                return {"view": _kept(params["view"], f"H{params['user_id']}")}
            case "assistant.threads.setSuggestedPrompts":
                check_prompts(params)
                self.prompts[params["channel_id"]] = params["prompts"]
                return {}
            case "functions.completeSuccess" | "functions.completeError":
                return self._end(params)
        need(False, "unknown_method", method)
        return {}

    def _end(self, params: Json) -> Json:
        execution = params.get("function_execution_id", "")
        need(execution in self._steps, "function_execution_not_found", execution)
        need(execution not in self.ended, "execution_not_in_running_state", execution)
        if "outputs" in params:
            manifest = json.loads(_FUNCTIONS.read_text(encoding="utf-8"))
            parameters = manifest["functions"][self._steps[execution]]["output_parameters"]
            for name, value in params["outputs"].items():
                right = name in parameters and isinstance(value, _TYPES[parameters[name]["type"]])
                need(right, "parameter_validation_failed", f"{name}: {value!r}")
            missing = {name for name, each in parameters.items() if each.get("is_required")} - params["outputs"].keys()
            need(not missing, "parameter_validation_failed", f"missing {missing}")
        else:
            need(bool(params.get("error")), "invalid_arguments", "an error without a sentence")
        self.ended[execution] = params
        return {}


def _kept(view: Json, view_id: str) -> Json:
    """A view as Slack tells it back."""
    return {**view, "id": view_id, "team_id": "T1", "app_id": "A0", "bot_id": "B1", "hash": "1.a", "state": {}}
