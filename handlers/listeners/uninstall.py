"""The app is uninstalled, or its tokens are revoked: everything kept of that workspace is deleted."""

import logging
import time
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from data.state import State, StateFailed
from handlers.listeners.payloads import team_of

_log = logging.getLogger("eindex.uninstall")
_AGAIN = 503  # Slack delivers the event again


def register(app: App, state: State) -> None:
    """Register the two listeners. The events may come in any order, and several times."""

    def forget(context: BoltContext, body: dict[str, Any]) -> BoltResponse:
        try:
            for team in {context.team_id or context.enterprise_id or "", team_of(context)} - {""}:
                if not _is_installed_again(app, team, int(body.get("event_time", time.time()))):
                    state.forget(team)
        except StateFailed as error:
            _log.error("a workspace that left is not forgotten yet: %s", error)  # it has an id
            return BoltResponse(status=_AGAIN)
        return BoltResponse(status=200)

    def forget_tokens(context: BoltContext, body: dict[str, Any]) -> BoltResponse:
        if not (body["event"].get("tokens") or {}).get("bot"):
            return BoltResponse(status=200)  # a person's tokens: none are kept
        return forget(context, body)

    app.event("app_uninstalled")(forget)
    app.event("tokens_revoked")(forget_tokens)


def _is_installed_again(app: App, team: str, event_time: int) -> bool:
    """Delete what was installed when the event happened; whether more was installed since, for events may be late."""
    installations: Any = app.installation_store  # serving's, where the app is one for many workspaces
    return installations is not None and bool(installations.delete_team(team, event_time))
