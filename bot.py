"""e-index: how good is a Swedish kommun at e-services? This file composes and starts the bot.

It is the command line, and the only reader of the environment. The way of a question begins in handlers/listeners.py.
"""

import argparse
import io
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from data.freshness import ensure_fresh
from data.intake.commands import HEADINGS, NAMES, add_commands, list_surveys, load_or_unload
from data.problems import InvalidInput
from handlers import logs
from handlers.command_line import command_line
from handlers.configuration import BadConfiguration, Config, require

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from handlers.answerer import Answerer

HERE = Path(__file__).parent


def open_answerer(db: Path) -> "Answerer":
    """Answers from a store that is there. Imported late: the process that only starts servers needs none of it."""
    from data.store import Store
    from handlers.answerer import Answerer

    return Answerer(Store(db))


def open_fresh(config: Config) -> "Answerer":
    """Build the store where it is missing or stale, and open it."""
    ensure_fresh(config.db, config.surveys)
    return open_answerer(config.db)


def chat_db(config: Config) -> Path:
    """The store of the local chat, beside the one that Slack is answered from."""
    return config.db.with_name(f"{config.db.stem}-chat{config.db.suffix}")


def run_chat(config: Config) -> None:
    """The local chat, without Slack. It knows the made-up example survey too, so it has a store of its own."""
    from handlers.app import make_client, make_local_app
    from handlers.chat import talk

    logging.getLogger("eindex.questions").setLevel(logging.WARNING)  # whoever asks sees the answers
    db = chat_db(config)
    ensure_fresh(db, config.surveys, example=True, loaded=config.db)
    talk(make_local_app(open_answerer(db), make_client("", config.api_url)))


def run_socket(config: Config) -> None:
    """Socket Mode, until the process is told to stop."""
    from handlers.app import make_app, make_client, verify
    from handlers.health import served
    from handlers.operation import measured, unmeasured
    from handlers.server import is_free
    from handlers.socket_mode import Connections, wait

    require(config.bot_token, "SLACK_BOT_TOKEN")
    require(config.app_token, "SLACK_APP_TOKEN")
    answerer = open_fresh(config)
    if config.metrics_port and not is_free(config.metrics_port):
        raise BadConfiguration(
            f"EINDEX_METRICS_PORT {config.metrics_port} is in use by another process; choose another."
        )
    operation = measured(answerer.store) if config.metrics_port else unmeasured()
    client = make_client(config.bot_token, config.api_url, operation.count)
    with calling_slack("SLACK_BOT_TOKEN", config):
        verify(client)
    app = make_app(answerer, client, config.signing_secret, operation.journal)
    with served(operation.health, config.metrics_port) if config.metrics_port else nullcontext():
        with calling_slack("SLACK_APP_TOKEN", config):
            connections = Connections(app, config.app_token, config.connections)
        wait(connections)


def run_http(config: Config, log_format: logs.Format | None) -> None:
    """HTTP, until the process is told to stop."""
    from handlers.app import make_client, verify
    from handlers.server import is_free, serve

    require(config.bot_token, "SLACK_BOT_TOKEN")
    require(config.signing_secret, "SLACK_SIGNING_SECRET")
    if not is_free(config.port):
        raise BadConfiguration(f"PORT {config.port} is in use by another process; choose another.")
    ensure_fresh(config.db, config.surveys)
    with calling_slack("SLACK_BOT_TOKEN", config):
        verify(make_client(config.bot_token, config.api_url))
    serve(partial(load_wsgi, config, log_format), config.port)


def load_wsgi(config: Config, log_format: logs.Format | None) -> "WSGIApplication":
    """The WSGI application, made in the process that serves it."""
    from handlers.app import make_app, make_client
    from handlers.http import make_wsgi
    from handlers.operation import measured

    logs.start(log_format)
    answerer = open_answerer(config.db)
    operation = measured(answerer.store)
    client = make_client(config.bot_token, config.api_url, operation.count)
    with calling_slack("SLACK_BOT_TOKEN", config):
        app = make_app(answerer, client, config.signing_secret, operation.journal)
    return make_wsgi(app, operation.health)


@contextmanager
def calling_slack(variable: str, config: Config) -> Iterator[None]:
    """Calls to Slack at the start: a refusal, or a Slack that cannot be reached, becomes one sentence."""
    from slack_sdk.errors import SlackApiError

    attempts = logging.getLogger("eindex.slack")
    attempts.setLevel(logging.CRITICAL)  # it would say the same again, attempt by attempt
    try:
        yield
    except SlackApiError as error:
        said = error.response.get("error")
        raise BadConfiguration(f"Slack refused {variable} ({said}); copy it anew from the app's page.") from error
    except OSError as error:
        raise BadConfiguration(f"Slack cannot be reached at {config.api_url} ({error}); check the network.") from error
    finally:
        attempts.setLevel(logging.NOTSET)


def start(way: str, config: Config, log_format: logs.Format | None) -> None:
    """Serve in one of the three ways."""
    if way == "http":
        run_http(config, log_format)
    else:
        {"chat": run_chat, "socket": run_socket}[way](config)


def ask(config: Config, text: str | None, *, as_json: bool) -> None:
    """Answer one question, or one a line of standard input."""
    answerer = open_fresh(config)
    questions: Iterable[str] = [text] if text is not None else (line.rstrip("\r\n") for line in sys.stdin)
    for question in questions:
        if as_json:
            print(json.dumps(answerer.in_full(question), ensure_ascii=False), flush=True)
        else:
            from handlers.terminal import draw, make_console

            draw(answerer.reply(question), make_console(), [])


def diagnose(config: Config) -> int:
    """Look at everything; 1 where something is wrong."""
    from handlers.app import make_client
    from handlers.doctor import HEADINGS, examine
    from handlers.terminal import draw_table

    logging.disable(logging.CRITICAL)  # the table tells it
    checks = list(examine(config, None, make_client(config.bot_token, config.api_url)))
    draw_table(HEADINGS, [(check.name, check.state, check.said) for check in checks])
    return int(any(check.state == "wrong" for check in checks))


def manage_surveys(config: Config, arguments: argparse.Namespace) -> None:
    """Load, list and unload surveys. A bot that runs answers from the new store at its next question."""
    from handlers.progress import progress
    from handlers.terminal import draw_table

    if arguments.command == "surveys":
        draw_table(HEADINGS, list_surveys(config.db, config.surveys))
        return
    with progress() as tell:
        said = load_or_unload(arguments, config.db, chat_db(config), config.surveys, tell)
    print(*said, sep="\n")


def main() -> int:
    """Run the command. Exit status 1 where the configuration is wrong, 2 where the surveys are."""
    from dotenv import load_dotenv

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # also where the locale knows no å
    load_dotenv(HERE / ".env")
    arguments = command_line(add_commands).parse_args()
    logs.start(arguments.log_format)
    try:
        config = Config.read(os.environ)
        if arguments.command == "ask":
            ask(config, arguments.text, as_json=arguments.json)
        elif arguments.command == "doctor":
            return diagnose(config)
        elif arguments.command in NAMES:
            manage_surveys(config, arguments)
        else:
            start(arguments.command or config.way(), config, arguments.log_format)
    except BadConfiguration as error:
        print(error, file=sys.stderr)
        return 1
    except InvalidInput as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130 if arguments.command in NAMES else 0  # an interrupted load did not load
    return 0


if __name__ == "__main__":
    sys.exit(main())
