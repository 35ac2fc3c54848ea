"""e-index: how good is a Swedish kommun at e-services? This file composes and starts the bot.

It is the command line, and the only reader of the environment. The way of a question begins in handlers/listeners.py.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from data.freshness import ensure_fresh
from data.problems import InvalidInput
from data.store import Store
from handlers.answerer import Answerer

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

HERE = Path(__file__).parent


class BadConfiguration(Exception):
    """One sentence that says which variable is missing or wrong, or what Slack said."""


@dataclass(frozen=True)
class Config:
    """What the environment says. Tokens are kept out of `repr`."""

    db: Path
    surveys: Path
    api_url: str
    port: int
    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    signing_secret: str = field(repr=False)

    @classmethod
    def read(cls, env: Mapping[str, str]) -> "Config":
        """Read and check the variables of .env.example. BadConfiguration where one of them is wrong."""
        port = env.get("PORT") or "3000"
        if not (port.isdecimal() and 0 < int(port) < 65536):
            raise BadConfiguration(f"PORT is {port!r}; it must be a number from 1 to 65535.")
        if env.get("SLACK_CLIENT_ID"):
            raise BadConfiguration("SLACK_CLIENT_ID is set, but e-index serves one workspace; unset it.")
        url = env.get("SLACK_API_URL") or "https://slack.com/api/"
        if not url.startswith(("https://", "http://")):
            raise BadConfiguration(f"SLACK_API_URL is {url!r}; it must start with https:// (or http:// in tests).")
        config = cls(
            db=Path(env.get("EINDEX_DB") or HERE / "data" / "eindex.db"),
            surveys=Path(env.get("EINDEX_SURVEYS") or HERE / "data" / "surveys"),
            api_url=url if url.endswith("/") else f"{url}/",
            port=int(port),
            bot_token=env.get("SLACK_BOT_TOKEN", "").strip(),
            app_token=env.get("SLACK_APP_TOKEN", "").strip(),
            signing_secret=env.get("SLACK_SIGNING_SECRET", "").strip(),
        )
        _check_token("SLACK_BOT_TOKEN", config.bot_token, "xoxb-", "the Bot User OAuth Token")
        _check_token("SLACK_APP_TOKEN", config.app_token, "xapp-", "an app-level token")
        if config.signing_secret.startswith(("xoxb-", "xapp-", "xoxp-")):
            raise BadConfiguration("SLACK_SIGNING_SECRET holds a token; it must be the Signing Secret of the app.")
        return config

    def way(self) -> str:
        """How to start with what is configured: chat, socket or http. BadConfiguration for half a configuration."""
        if self.bot_token and self.app_token:
            return "socket"
        if self.bot_token and self.signing_secret:
            return "http"
        if self.bot_token:
            raise BadConfiguration(
                "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET "
                "(for HTTP) is; set one of them."
            )
        if self.app_token or self.signing_secret:
            name = "SLACK_APP_TOKEN" if self.app_token else "SLACK_SIGNING_SECRET"
            raise BadConfiguration(f"{name} is set, but SLACK_BOT_TOKEN is missing.")
        return "chat"


def _check_token(name: str, token: str, prefix: str, kind: str) -> None:
    if token and not token.startswith(prefix):
        raise BadConfiguration(f"{name} is of the wrong kind: it must be {kind}, which starts with {prefix}.")


def open_answerer(config: Config) -> Answerer:
    """Build the store where it is missing or stale, and open it."""
    ensure_fresh(config.db, config.surveys)
    return Answerer(Store(config.db))


def run(config: Config, way: str) -> None:
    """Start the bot, and return when it is stopped."""
    ensure_fresh(config.db, config.surveys)
    start: Callable[[Config], None] = {"chat": run_chat, "socket": run_socket, "http": run_http}[way]
    start(config)


def run_chat(config: Config) -> None:
    """The local chat, without Slack."""
    from handlers.app import make_client, make_local_app
    from handlers.chat import talk

    logging.getLogger().setLevel(logging.CRITICAL)
    talk(make_local_app(open_answerer(config), make_client("", config.api_url)))


def run_socket(config: Config) -> None:
    """Socket Mode."""
    from slack_sdk.errors import SlackApiError

    from handlers.app import make_app, make_client, verify
    from handlers.socket_mode import serve

    _require(config.app_token, "SLACK_APP_TOKEN")
    client = make_client(config.bot_token, config.api_url)
    with_sentence(partial(verify, client), "SLACK_BOT_TOKEN", config)
    app = make_app(open_answerer(config), client, config.signing_secret)
    try:
        serve(app, config.app_token)
    except (SlackApiError, OSError) as error:
        raise refused(error, "SLACK_APP_TOKEN", config) from error


def run_http(config: Config) -> None:
    """HTTP, under granian."""
    from handlers.app import make_client, verify
    from handlers.http import serve

    _require(config.signing_secret, "SLACK_SIGNING_SECRET")
    with_sentence(partial(verify, make_client(config.bot_token, config.api_url)), "SLACK_BOT_TOKEN", config)
    serve(partial(load_wsgi, config), config.port)


def load_wsgi(config: Config) -> "WSGIApplication":
    """The WSGI application, made in the process that serves it."""
    from handlers.app import make_app, make_client
    from handlers.http import make_wsgi

    client = make_client(config.bot_token, config.api_url)
    return make_wsgi(make_app(Answerer(Store(config.db)), client, config.signing_secret))


def with_sentence(call: Callable[[], None], variable: str, config: Config) -> None:
    """Call Slack; a refusal or an unreachable Slack becomes a sentence."""
    from slack_sdk.errors import SlackApiError

    try:
        call()
    except (SlackApiError, OSError) as error:
        raise refused(error, variable, config) from error


def refused(error: Exception, variable: str, config: Config) -> BadConfiguration:
    """What went wrong with Slack, for whoever starts the bot."""
    response = getattr(error, "response", None)
    if response is None:
        return BadConfiguration(f"Slack cannot be reached at {config.api_url} ({error}); check the network.")
    return BadConfiguration(f"Slack refused {variable} ({response.get('error')}); copy it anew from the app's page.")


def _require(value: str, variable: str) -> None:
    if not value:
        raise BadConfiguration(f"{variable} is missing; see .env.example.")


def ask(config: Config, text: str | None, as_json: bool) -> None:
    """Answer one question, or one a line of standard input."""
    answerer = open_answerer(config)
    questions: Iterable[str] = [text] if text is not None else (line.rstrip("\r\n") for line in sys.stdin)
    for question in questions:
        if as_json:
            print(json.dumps(answerer.in_full(question), ensure_ascii=False), flush=True)
        else:
            from rich.console import Console

            from handlers.terminal import draw

            draw(answerer.reply(question), Console(highlight=False, soft_wrap=not sys.stdout.isatty()), [])


def command_line() -> argparse.ArgumentParser:
    """The commands, with help for people."""
    parser = argparse.ArgumentParser(
        prog="python bot.py",
        description="e-index tells how good Sweden's kommuner are at e-services, in Slack or in this terminal.",
        epilog="Without a command: Socket Mode or HTTP, whichever the environment is set up for (see .env.example); "
        "without Slack tokens, a chat in this terminal.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("chat", help="talk with the bot in this terminal, without Slack")
    commands.add_parser("socket", help="serve a Slack workspace over Socket Mode (no public address needed)")
    commands.add_parser("http", help="serve a Slack workspace over HTTP on $PORT")
    asking = commands.add_parser("ask", help="answer a question, or one per line of standard input")
    asking.add_argument("text", nargs="?", help='the question, such as "topp Sörmland"')
    asking.add_argument("--json", action="store_true", help="print one JSON object a question, one a line")
    return parser


def main() -> int:
    """Run the command. Exit status 1 where the configuration is wrong, 2 where the surveys are."""
    from dotenv import load_dotenv

    load_dotenv(HERE / ".env")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    arguments = command_line().parse_args()
    try:
        config = Config.read(os.environ)
        if arguments.command == "ask":
            ask(config, arguments.text, arguments.json)
        else:
            run(config, arguments.command or config.way())
    except BadConfiguration as error:
        print(error, file=sys.stderr)
        return 1
    except InvalidInput as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
