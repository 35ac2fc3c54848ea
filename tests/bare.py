"""A bare Bolt app whose handler does nothing, on the same server: what the bot's costs are measured against.

It imports nothing of the tests: that would count as its start and its memory.
"""

import os
import signal
import sys
import threading
from functools import partial

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from handlers.serving.exchange import Answered, Request, Site


def make_bare_app(api_url: str, token: str, signing_secret: str) -> App:
    client = WebClient(token=token, base_url=api_url)
    app = App(name="bare", client=client, signing_secret=signing_secret, process_before_response=True)
    app.command("/eindex")(lambda ack: ack())
    return app


def make_bare_site(api_url: str, token: str, signing_secret: str) -> Site:
    app = make_bare_app(api_url, token, signing_secret)

    def site(request: Request) -> Answered:
        if request.path == "/healthz":
            return 200, [], b"ok"
        said = app.dispatch(BoltRequest(body=request.body.decode(), headers={**request.headers}))
        return (
            said.status,
            [(name, value) for name, values in said.headers.items() for value in values],
            said.body.encode(),
        )

    return site


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
