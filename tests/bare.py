"""A bare Bolt app whose handler does nothing, on the same server: what the bot's costs are measured against.

It imports nothing of the tests: that would count as its start and its memory.
"""

import os
import signal
import sys
import threading
from functools import partial
from io import BytesIO
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from handlers.serving.exchange import Answered, Request, Site


def make_bare_app(api_url: str, token: str, signing_secret: str) -> App:
    client = WebClient(token=token, base_url=api_url)
    app = App(name="bare", client=client, signing_secret=signing_secret, process_before_response=True)
    app.command("/eindex")(lambda ack: ack())
    return app


def make_bare_site(api_url: str, token: str, signing_secret: str) -> Site:
    """Bolt behind its own adapter, as whoever makes a bare app has it."""
    bolt = SlackRequestHandler(make_bare_app(api_url, token, signing_secret))

    def site(request: Request) -> Answered:
        if request.path == "/healthz":
            return 200, [], b"ok"
        begun: list[tuple[int, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
            begun.append((int(status.split(maxsplit=1)[0]), headers))

        body = b"".join(bolt(_environ(request), start))
        return (*begun[0], body)

    return site


def _environ(request: Request) -> dict[str, Any]:
    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in request.headers.items()}
    return {
        "REQUEST_METHOD": request.method,
        "PATH_INFO": request.path,
        "QUERY_STRING": request.query,
        "CONTENT_TYPE": request.headers.get("content-type", ""),
        "CONTENT_LENGTH": str(len(request.body)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": BytesIO(request.body),
        **headers,
    }


def connect_bare(api_url: str, token: str, app_token: str) -> None:
    """Socket Mode, until the process is told to stop."""
    from slack_bolt.adapter.socket_mode import SocketModeHandler

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    handler = SocketModeHandler(make_bare_app(api_url, token, ""), app_token, concurrency=20)
    handler.connect()  # type: ignore[no-untyped-call]  # Bolt's own lack of types
    stop.wait()
    handler.close()  # type: ignore[no-untyped-call]  # the same


if __name__ == "__main__":
    os.environ.pop("SLACK_CLIENT_ID", None)  # Bolt takes an empty one for an app of many workspaces
    if len(sys.argv) > 2:
        from handlers.serving.server import serve

        secret = os.environ["SLACK_SIGNING_SECRET"]
        serve(partial(make_bare_site, sys.argv[1], os.environ["SLACK_BOT_TOKEN"], secret), int(sys.argv[2]))
    else:
        connect_bare(sys.argv[1], os.environ["SLACK_BOT_TOKEN"], os.environ["SLACK_APP_TOKEN"])
