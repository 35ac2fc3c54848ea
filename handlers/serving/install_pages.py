"""The two pages of an installation, which Bolt makes: where it begins, and where Slack sends the browser back to."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler

from handlers.replies.texts import TEXTS
from handlers.sending import failures

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


def paths(app: App) -> frozenset[str]:
    """The paths of the pages; none where the app is for one workspace."""
    flow = app.oauth_flow
    return frozenset({flow.install_path, flow.redirect_uri_path}) if flow else frozenset()


def page(bolt: SlackRequestHandler, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Bolt's page, or a sentence with an id where Slack or the state store cannot be reached."""
    environ["wsgi.input"], environ["CONTENT_LENGTH"] = (
        io.BytesIO(),
        "0",
    )  # whatever a browser sent, Bolt reads none of it
    try:
        answered: Iterable[bytes] = bolt(environ, start_response)
    except Exception as error:
        lang = "sv" if environ.get("HTTP_ACCEPT_LANGUAGE", "").startswith("sv") else "en"
        said = TEXTS[lang].installation_failed.format(id=failures.note(error))
        start_response(
            "503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "10")]
        )
        return [said.encode()]
    return answered
