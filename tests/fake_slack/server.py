"""Slack's side that is called: the Web API, response_url, and the WebSocket of Socket Mode."""

import json
import socket
import struct
import threading
import time
import uuid
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from tests.fake_slack.files import File, Files
from tests.fake_slack.oauth import Installed, OAuth
from tests.fake_slack.rules import Json, Refused, check_message
from tests.fake_slack.shapes import Misshapen, check_answer, check_call
from tests.fake_slack.silence import SilentSocket
from tests.fake_slack.view_api import FUNCTION_TOKEN, ViewApi

BOT_TOKEN = "xoxb-fake-token"
APP_TOKEN = "xapp-fake-token"
SIGNING_SECRET = "0123456789abcdef0123456789abcdef"
_USES = 5  # of a response_url
_OWN = Installed("T1", "", "", "U1")  # the workspace whose token an operator copied
_NEEDS = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.delete": "chat:write",
    "files.info": "files:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}


@dataclass(frozen=True)
class Fault:
    """What a call gets in place of its answer. `after`: seconds of silence first. `reset`: then the line is cut.

    `garbled`: an answer that is no HTTP.
    """

    status: int = 200
    body: str = '{"ok": false, "error": "internal_error"}'
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    reset: bool = False
    garbled: bool = False


class _Cut(Exception):
    """The call gets no answer: its connection is reset."""


class _Garbled(Exception):
    """The call gets an answer that is no HTTP."""


@dataclass(frozen=True)
class Call:
    """One call of the Web API."""

    method: str
    params: Json


class FakeSlack:
    """One workspace's Slack on loopback. Use as a context manager."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.messages: list[Json] = []  # taken: posted and answered to response_urls, in order
        self.refused: list[Refused] = []
        self.misshapen: list[Misshapen] = []  # what was called or answered as Slack would not have it
        self.shown = ViewApi()
        self.oauth = OAuth()
        self.teams: list[str] = []  # whose token each message was posted with
        self.files = Files()
        self.scopes = {"app_mentions:read", "assistant:write", "chat:write", "commands", "files:write", "im:history"}
        self.left: set[str] = set()  # channels that the bot is not in
        self.native = True  # whether the workspace takes Slack's newest blocks
        self.removed = 0  # messages that were taken away through a response_url
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._uses: dict[str, int] = {}
        self._changed = threading.Condition()
        self._left = threading.Event()  # what keeps silent then no longer does
        self._sockets: list[ServerConnection] = []
        self._acks: dict[str, Json] = {}
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._websocket = serve(self._talk, "127.0.0.1", 0)
        self._silent = SilentSocket()
        self.ghosts = 0  # connections of Socket Mode that are not the bot's
        self.mute = 0  # the next so many connections of Socket Mode are open, and say nothing

    def __enter__(self) -> "FakeSlack":
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        threading.Thread(target=self._websocket.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()
        self._http.shutdown()
        self._http.server_close()
        self._websocket.shutdown()
        self._silent.close()
        if self.misshapen:
            raise self.misshapen[0]

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/api/"

    def response_url(self) -> str:
        """A new response_url, good for five messages."""
        key = uuid.uuid4().hex
        self._uses[key] = _USES
        return f"http://127.0.0.1:{self._http.server_port}/respond/{key}"

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method fail, one fault each. response_urls go by the name 'respond'."""
        self._faults[method].extend(faults)

    def failing(self, method: str) -> int:
        """How many of a method's next calls will fail."""
        return len(self._faults[method])

    def wait_for_messages(self, count: int, seconds: float = 5.0) -> list[Json]:
        """The messages, when there are as many; an AssertionError where there are not in time."""
        self._wait(lambda: len(self.messages) >= count, seconds, f"{count} messages, got {self.messages}")
        return self.messages

    def wait_until(self, ready: Callable[[], bool], what: str, seconds: float = 5.0) -> None:
        """Wait for something that Slack is told; an AssertionError where it is not in time."""
        self._wait(ready, seconds, what)

    def wait_for_text(self, beginning: str, seconds: float = 10.0) -> Json:
        """The message that begins so; an AssertionError where there is none in time."""
        found: list[Json] = []

        def looked() -> bool:
            found[:] = [message for message in self.messages if message["text"].startswith(beginning)]
            return bool(found)

        self._wait(looked, seconds, f"{beginning!r}, got {self.messages}")
        return found[0]

    def wait_for_files(self, count: int, seconds: float = 10.0) -> list[File]:
        """The files that somebody sees, when there are as many; an AssertionError where there are not in time."""
        self._wait(lambda: len(self.files.shared) >= count, seconds, f"{count} files, got {self.files.shared}")
        return self.files.shared

    def wait_for_socket(self, seconds: float = 15.0, count: int = 1) -> None:
        """Wait until a bot has as many connections of Socket Mode."""
        self._wait(lambda: len(self._sockets) >= count, seconds, "a Socket Mode connection")

    @property
    def sockets(self) -> int:
        """How many bots' WebSockets were opened and not dropped by us."""
        return len(self._sockets)

    def drop_sockets(self, how: Callable[[ServerConnection], object]) -> None:
        """Lose every WebSocket, in the way given, and forget them."""
        dropped, self._sockets = self._sockets, []
        for each in dropped:
            how(each)

    def send_envelope(self, kind: str, payload: Json, seconds: float) -> Json:
        """Send over the newest WebSocket, and return the payload of the bot's acknowledgement."""
        envelope_id = str(uuid.uuid4())
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload, "accepts_response_payload": True}
        self._sockets[-1].send(json.dumps(envelope))
        self._wait(lambda: envelope_id in self._acks, seconds, "an acknowledgement")
        return self._acks[envelope_id]

    def _wait(self, ready: Callable[[], bool], seconds: float, what: str) -> None:
        until = time.perf_counter() + seconds
        with self._changed:
            while not ready():  # looked at now and then too: not all that is waited for is told to Slack
                assert time.perf_counter() < until, f"waited {seconds} s for {what}"
                self._changed.wait(0.02)

    def _note(self, change: Callable[[], object]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()

    def _talk(self, connection: ServerConnection) -> None:
        count = len(self._sockets) + 1 + self.ghosts
        connection.send(json.dumps({"type": "hello", "num_connections": count, "connection_info": {"app_id": "A0"}}))
        self._note(lambda: self._sockets.append(connection))
        try:
            for said in connection:
                answer = json.loads(said)
                acknowledged = {answer["envelope_id"]: answer.get("payload") or {}}
                self._note(partial(self._acks.update, acknowledged))
        except ConnectionClosed:
            pass

    def _answer(self, path: str, params: Json, token: str) -> tuple[int, dict[str, str], str]:
        method = "respond" if path.startswith("/respond/") else path.removeprefix("/api/")
        self._note(lambda: self.calls.append(Call(method, params)))
        if fault := self._failed(method):
            return fault
        if method == "respond":
            return self._respond(path.removeprefix("/respond/"), params)
        try:
            self._hold(lambda: check_call(method, params))
            answer = {"ok": True, **self._api(method, params, token)}
        except Refused as error:
            self.refused.append(error)
            answer = {"ok": False, "error": error.code}
        self._hold(lambda: check_answer(method, answer))
        return 200, {"X-OAuth-Scopes": ",".join(sorted(self.scopes))}, json.dumps(answer)

    def _failed(self, method: str) -> tuple[int, dict[str, str], str] | None:
        """What the call gets in place of its answer, where it is to fail."""
        if not self._faults[method]:
            return None
        fault = self._faults[method].popleft()
        self._left.wait(fault.after)
        if fault.reset:
            raise _Cut
        if fault.garbled:
            raise _Garbled
        return fault.status, fault.headers, fault.body

    def _hold(self, check: Callable[[], None]) -> None:
        """Note what does not fit; it fails the test when Slack is left."""
        try:
            check()
        except Misshapen as error:
            self.misshapen.append(error)

    def _api(self, method: str, params: Json, token: str) -> Json:
        if method == "apps.connections.open":
            if token != APP_TOKEN:
                raise Refused("invalid_auth", token)
            if self.mute:
                self.mute -= 1
                return {"url": self._silent.url}
            return {"url": f"ws://127.0.0.1:{self._websocket.socket.getsockname()[1]}/link"}
        if method == "api.test":
            return {}
        if method == "oauth.v2.access":
            return self.oauth.access(params, token)
        of_step = token == FUNCTION_TOKEN and method.startswith("functions.")
        installed = _OWN if token == BOT_TOKEN or of_step else self.oauth.installed(token)
        if method == "auth.test":
            return {
                "team_id": installed.team or None,
                "enterprise_id": installed.enterprise or None,
                "is_enterprise_install": installed.is_org_wide,
                "user_id": "U0BOT",
                "bot_id": "B1",
                "team": "Kommunen",
                "user": "e-index",
                "url": "https://x.slack.com/",
            }
        if _NEEDS.get(method, "chat:write") not in self.scopes:
            raise Refused("missing_scope", _NEEDS[method])
        if method in ("chat.postMessage", "chat.postEphemeral"):
            self._check(params)
            if not params.get("channel"):
                raise Refused("channel_not_found", "no channel")
            if params["channel"] in self.left:
                raise Refused("not_in_channel", params["channel"])
            self.teams.append(installed.team or installed.enterprise)
            to_user = params["channel"].startswith("U")  # then the conversation between the two is opened
            channel = f"D0{params['channel']}" if to_user else params["channel"]
            ts = f"{time.time():.6f}"
            self._note(lambda: self.messages.append({"method": method, **params, "channel": channel, "ts": ts}))
            if method == "chat.postEphemeral":
                return {"message_ts": ts}
            said = {"type": "message", "user": "U0BOT", "bot_id": "B1", "text": params["text"], "ts": ts}
            return {"ts": ts, "channel": channel, "message": said}
        if method == "chat.delete":
            return self._delete(params)
        if method == "files.getUploadURLExternal":
            file = self.files.begin(params)
            return {"upload_url": f"{self.api_url.removesuffix('api/')}upload/{file.id}", "file_id": file.id}
        if method == "files.info":
            return {"file": self.files.info(params)}
        if method == "files.completeUploadExternal":
            return {"files": [{"id": file.id, "title": file.title} for file in self._complete(params)]}
        answer = self.shown.call(method, params)
        self._note(lambda: None)
        return answer

    def _check(self, message: Json) -> None:
        native = [b["type"] for b in message.get("blocks") or () if b["type"] in ("data_table", "data_visualization")]
        if native and not self.native:
            raise Refused("invalid_blocks", f"unsupported type: {native[0]}")
        check_message(message)

    def _delete(self, params: Json) -> Json:
        found = [
            m for m in self.messages if (m.get("channel"), m.get("ts")) == (params.get("channel"), params.get("ts"))
        ]
        if not found:
            raise Refused("message_not_found", str(params))
        self._note(lambda: self.messages.remove(found[0]))
        return {"ts": params["ts"], "channel": params["channel"]}

    def _complete(self, params: Json) -> list[File]:
        completed: list[File] = []
        self._note(lambda: completed.extend(self.files.complete(params, self.left)))
        return completed

    def send_file(self, name: str, content: bytes, **fields: object) -> Json:
        """A person uploads a file for the bot."""
        return self.files.send(self.api_url.removesuffix("api/"), name, content, **fields)

    def _download(self, path: str, token: str) -> tuple[int, dict[str, str], str | bytes]:
        self._note(lambda: self.calls.append(Call("download", {"path": path, "token": token})))
        if fault := self._failed("download"):
            return fault
        try:
            may_read = token == BOT_TOKEN or bool(self.oauth.installed(token))
        except Refused:
            may_read = False
        return self.files.download(path, may_read=may_read)

    def _upload(self, path: str, body: bytes) -> tuple[int, dict[str, str], str]:
        self._note(lambda: self.calls.append(Call("upload", {"length": len(body)})))
        if fault := self._failed("upload"):
            return fault
        status, said = self.files.receive(path.removeprefix("/upload/"), body)
        return status, {}, said

    def _respond(self, key: str, message: Json) -> tuple[int, dict[str, str], str]:
        if self._uses.get(key, 0) == 0:
            return 404, {}, "used_url" if key in self._uses else "expired_url"
        if message.get("delete_original"):
            self._uses[key] -= 1
            self.removed += 1
            self._note(lambda: None)
            return 200, {}, "ok"
        try:
            self._check(message)
        except Refused as error:
            self.refused.append(error)
            return 400, {}, error.code
        self._uses[key] -= 1
        self._note(lambda: self.messages.append({"method": "respond", **message}))
        return 200, {}, "ok"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        slack = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                self._serve(body)

            def do_GET(self) -> None:
                self._serve(None)

            def _serve(self, body: bytes | None) -> None:
                token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
                answer: str | bytes
                try:
                    if body is None:
                        status, headers, answer = slack._download(self.path, token)
                    elif self.path.startswith("/upload/"):
                        status, headers, answer = slack._upload(self.path, body)
                    else:
                        status, headers, answer = slack._answer(self.path, _params(body.decode()), token)
                    self.send_response_only(status)
                    for name, value in {"Date": self.date_time_string(), **headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(answer if isinstance(answer, bytes) else answer.encode())
                except _Garbled:
                    self.wfile.write(b"\x00no status line\r\n\r\n")
                    self.close_connection = True
                except _Cut:
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the bot did not wait

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _params(body: str) -> Json:
    if body.startswith("{"):
        read: Json = json.loads(body)
        return read
    params: Json = {name: values[0] for name, values in parse_qs(body).items()}
    for name in ("blocks", "attachments", "outputs"):
        if isinstance(params.get(name), str):
            params[name] = json.loads(params[name])
    return params
