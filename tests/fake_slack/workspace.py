"""Slack's side that calls: people typing commands, mentioning the bot, writing to it and clicking its buttons."""

import hashlib
import hmac
import html
import itertools
import json
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from handlers.serving.exchange import Request, Site
from tests.fake_slack.rules import Json, check_message
from tests.fake_slack.server import SIGNING_SECRET, FakeSlack
from tests.fake_slack.shapes import check_payload

ACK_WITHIN = 3.0  # seconds
_number = itertools.count(1)


@dataclass(frozen=True)
class Ack:
    """What the bot acknowledged with."""

    status: int
    body: str
    cookie: str = ""

    @property
    def message(self) -> Json:
        """The message in it, which Slack would show: checked against Slack's rules."""
        read: Json = json.loads(self.body)
        check_message(read)
        return read


class Transport(Protocol):
    """A way to the bot. `kind`: slash_commands, events_api or interactive."""

    def deliver(self, kind: str, payload: Json) -> Ack:
        """Deliver, and return the acknowledgement."""


def signed(body: str, kind: str) -> dict[str, str]:
    """The headers Slack sends with a body."""
    timestamp = str(int(time.time()))
    digest = hmac.new(SIGNING_SECRET.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json" if kind == "events_api" else "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": f"v0={digest}",
    }


def encoded(kind: str, payload: Json) -> str:
    """The body of the HTTP request that carries a payload."""
    if kind == "events_api":
        return json.dumps(payload)
    if kind == "slash_commands":
        texts = {True: "true", False: "false"}
        return urlencode({name: texts.get(each, each) for name, each in payload.items() if each is not None})
    return urlencode({"payload": json.dumps(payload)})


class InProcess:
    """Straight into the site: everything but the network."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def deliver(self, kind: str, payload: Json) -> Ack:
        body = encoded(kind, payload)
        return self.request("POST", "/slack/events", body.encode(), signed(body, kind))

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Ack:
        named = {name.lower().replace("_", "-"): value for name, value in headers.items()}
        path, _, query = path.partition("?")
        status, head, said = self._site(Request(method, path, query, named, body))
        cookies = [value for name, value in head if name.lower() == "set-cookie"]
        return Ack(status, said.decode(), *cookies)


class OverHttp:
    """Over the network to a running bot."""

    def __init__(self, url: str) -> None:
        self._url = url

    def deliver(self, kind: str, payload: Json) -> Ack:
        body = encoded(kind, payload)
        return self.request("POST", "/slack/events", body.encode(), signed(body, kind))

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Ack:
        request = urllib.request.Request(self._url + path, body or None, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return Ack(answer.status, answer.read().decode(), answer.headers.get("Set-Cookie", ""))
        except urllib.error.HTTPError as error:
            return Ack(error.code, error.read().decode())


class OverSocket:
    """Over the bot's own WebSocket (Socket Mode)."""

    def __init__(self, slack: FakeSlack) -> None:
        self._slack = slack

    def deliver(self, kind: str, payload: Json) -> Ack:
        return Ack(200, json.dumps(self._slack.send_envelope(kind, payload, ACK_WITHIN)))


class Browser:
    """The browser of a person who installs the app."""

    def __init__(self, slack: FakeSlack, site: InProcess | OverHttp) -> None:
        self._slack = slack
        self._site = site
        self.cookie = ""

    def install(self, team: str = "T1", enterprise: str = "", back_at: InProcess | OverHttp | None = None) -> Ack:
        """Open the install page, allow what it asks for, and come back; to another replica where one is named."""
        return self.back(self._slack.oauth.allow(self.begin(), team, enterprise), back_at)

    def begin(self) -> str:
        """The address of Slack on the install page."""
        page = self._site.request("GET", "/slack/install", b"", {})
        assert page.status == 200, page
        assert "Secure; HttpOnly" in page.cookie
        self.cookie = page.cookie.partition(";")[0]
        found = re.search(r'href="(https://slack\.com/[^"]+)"', page.body)
        assert found, page
        return html.unescape(found[1])

    def back(self, query: str, at: InProcess | OverHttp | None = None) -> Ack:
        """Come back from Slack."""
        head = {"Cookie": self.cookie} if self.cookie else {}
        return (at or self._site).request("GET", f"/slack/oauth_redirect?{query}", b"", head)


class Workspace:
    """People in a workspace who use the bot. An acknowledgement after 3 seconds fails the test."""

    def __init__(
        self,
        slack: FakeSlack,
        transport: Transport,
        team: str = "T1",
        enterprise: str = "",
        *,
        org_wide: bool = False,
        user: str = "U1",
    ) -> None:
        self.slack = slack
        self.transport = transport
        self.team = team
        self.org_wide = org_wide
        self.enterprise = enterprise or None
        self.partner: Json = {}  # what Slack tells otherwise of somebody who acts from another organisation
        self._user = user

    def slash(self, text: str) -> Json:
        """Type /eindex and a text; return the ephemeral answer."""
        payload = {
            **_HEAD,
            "team_id": self.team,
            "team_domain": "kommunen",
            "enterprise_id": self.enterprise,
            "is_enterprise_install": self.org_wide,
            "command": "/eindex",
            "text": text,
            "user_id": self._user,
            "user_name": "anna",
            "channel_id": "C1",
            "channel_name": "general",
            "response_url": self.slack.response_url(),
            "trigger_id": f"{next(_number)}.1",
        }
        ack = self.deliver("slash_commands", payload)
        assert ack.status == 200, ack
        assert ack.message["response_type"] == "ephemeral"
        return ack.message

    def mention(self, text: str, thread: str | None = None, event_id: str | None = None) -> str:
        """Mention the bot in a channel; return the timestamp of the message."""
        return self._event({"type": "app_mention", "text": f"<@U0BOT> {text}", "channel": "C1"}, thread, event_id)

    def direct_message(self, text: str, thread: str | None = None, **fields: Any) -> str:
        """Write to the bot; return the timestamp of the message."""
        event = {"type": "message", "channel_type": "im", "text": text, "channel": "D1", **fields}
        return self._event(event, thread, None)

    def drop(self, *files: Json, text: str = "", **fields: Any) -> str:
        """Send files to the bot; return the timestamp of the message."""
        return self.direct_message(text, subtype="file_share", files=list(files), upload=False, **fields)

    def click(
        self, message: Json, label: str, *, ephemeral: bool = True, thread: str | None = None, ts: str = "1.0"
    ) -> str:
        """Click the button, or choose from a menu, of a message what has this label; return the response_url."""
        elements = [e for b in message["blocks"] if b["type"] == "actions" for e in b["elements"]]
        action = next(found for element in elements for found in _acts(element) if found[0] == label)[1]
        return self.interact(action, ephemeral=ephemeral, thread=thread, ts=ts)

    def interact(
        self, button: Json, *, ephemeral: bool = True, thread: str | None = None, url: str = "", ts: str = "1.0"
    ) -> str:
        """Click a button; return the response_url it came with."""
        container: Json = {"type": "message", "channel_id": "C1", "message_ts": ts, "is_ephemeral": ephemeral}
        if thread:
            container["thread_ts"] = thread
        url = url or self.slack.response_url()
        payload = {
            "type": "block_actions",
            "channel": {"id": "C1", "name": "general"},
            "container": container,
            "actions": [{**button, "block_id": "b", "action_ts": f"{time.time():.6f}"}],
            "response_url": url,
            "trigger_id": self.slack.shown.trigger(),
        }
        ack = self.act(payload)
        assert ack.status == 200, ack
        return url

    def act(self, payload: Json, **user: Any) -> Ack:
        """Deliver what somebody does with a button, a shortcut or a view."""
        head: Json = {
            **_HEAD,
            "team": {"id": self.team, "domain": "kommunen"},
            "enterprise": {"id": self.enterprise, "name": "Landet"} if self.enterprise else None,
            "is_enterprise_install": self.org_wide,
            "user": {"id": self._user, "username": "anna", "team_id": self.team, **user},
        }
        if payload["type"] in ("shortcut", "message_action"):
            del head["api_app_id"]  # these say it nowhere
        return self.deliver("interactive", {**head, **self.partner, **payload})

    def _event(self, event: Json, thread: str | None, event_id: str | None) -> str:
        ts = f"{int(time.time())}.{next(_number):06d}"
        event = {"user": self._user, "ts": ts, "event_ts": ts, **event}
        if thread:
            event["thread_ts"] = thread
        self.event(event, event_id)
        return ts

    def event(self, event: Json, event_id: str | None = None) -> None:
        """Deliver an event. Of an organisation as a whole, whom it is for names no workspace, which the event does."""
        where = {"team_id": self.team, "enterprise_id": self.enterprise}
        wrapped = _wrapped(event, event_id, time.time()) | where | {"authorizations": [self._allowed()]}
        ack = self.deliver("events_api", wrapped)
        assert ack.status == 200, ack

    def leave(self, event: Json, at: float | None = None) -> Ack:
        """The app is uninstalled, or tokens are revoked: Slack names the workspace, and not what it is part of."""
        where: Json = {"team_id": self.team}
        if self.org_wide:
            where |= {"enterprise_id": self.enterprise, "authorizations": [self._allowed()]}
        return self.deliver("events_api", _wrapped(event, None, at or time.time()) | where)

    def _allowed(self) -> Json:
        where = {"team_id": None if self.org_wide else self.team, "enterprise_id": self.enterprise}
        return {**where, "is_enterprise_install": self.org_wide, "user_id": "U0BOT", "is_bot": True}

    def deliver(self, kind: str, payload: Json) -> Ack:
        """Deliver a payload; an AssertionError where it is acknowledged too late."""
        check_payload(kind, payload)
        began = time.perf_counter()
        ack = self.transport.deliver(kind, payload)
        took = time.perf_counter() - began
        assert took <= ACK_WITHIN, f"acknowledged after {took:.1f} s"
        return ack


_HEAD: Json = {"token": "unused", "api_app_id": "A0"}


def _wrapped(event: Json, event_id: str | None, at: float) -> Json:
    """An event as Slack sends it, but for the workspace."""
    return {
        **_HEAD,
        "type": "event_callback",
        "event_id": event_id or f"Ev{next(_number)}",
        "event_time": int(at),
        "event": event,
    }


def _acts(element: Json) -> list[tuple[str, Json]]:
    """What can be done with an element: its label, and the action that Slack sends."""
    if element["type"] != "overflow":
        return [(element["text"]["text"], element)]
    chosen = {"type": "overflow", "action_id": element["action_id"]}
    return [(option["text"]["text"], {**chosen, "selected_option": option}) for option in element["options"]]
