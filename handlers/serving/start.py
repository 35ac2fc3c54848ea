"""The three ways to serve, each put together from its parts: the local chat, Socket Mode and HTTP."""

import gc
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from data.state import State
from data.store.freshness import ensure_fresh
from handlers.operating import logs
from handlers.serving.configuration import BadConfiguration, Config, require
from handlers.serving.shared import bring_up, follow

if TYPE_CHECKING:
    from slack_bolt import App

    from handlers.answering.answerer import Answerer
    from handlers.operating.metrics import Metrics
    from handlers.serving.exchange import Site

_LOOKS = 0.001  # seconds between two looks at the store: one at each question was a seventh of the rate (measured)
_ALLOCATED = 5_000  # objects between two looks for garbage: with a start's many more, 1 MB lies about (measured)
_LISTENING = 0.2  # seconds until the server surely listens, so that readiness does not wait for the warming up


def open_answerer(db: Path) -> "Answerer":
    """Answers from a store that is there. Imported late: the process that only starts servers needs none of it."""
    from data.store.store import Store
    from handlers.answering.answerer import Answerer

    return Answerer(Store(db, every=_LOOKS))


def open_state(config: Config) -> State:
    """The state store, with how long it remembers conversations."""
    return State(config.state_url, memory=config.memory * 3600)


def open_fresh(config: Config) -> "Answerer":
    """Build the store where it is missing or stale, and open it."""
    bring_up(config)
    return open_answerer(config.db)


def chat_db(config: Config) -> Path:
    """The store of the terminal, beside the one that Slack is answered from."""
    return config.db.with_name(f"{config.db.stem}-chat{config.db.suffix}")


def open_with_example(config: Config) -> "Answerer":
    """The same for the terminal, where the made-up example survey is known too: Slack must not answer from it."""
    db = chat_db(config)
    if State(config.state_url).is_shared:
        bring_up(config)
    ensure_fresh(db, config.surveys, example=True, loaded=config.db)
    return open_answerer(db)


def run_chat(config: Config) -> None:
    """The local chat, without Slack."""
    from handlers.sending.client import make_client
    from handlers.serving.app import make_local_app
    from handlers.terminal.chat import talk
    from handlers.terminal.saving import save

    logging.getLogger("eindex.questions").setLevel(logging.WARNING)  # whoever asks sees the answers
    answerer = open_with_example(config)
    app = make_local_app(answerer, make_client("", config.api_url), open_state(config))
    talk(app, answerer.store.names().display, lambda value: save(answerer, value, Path()))


def run_socket(config: Config) -> None:
    """Socket Mode, until the process is told to stop."""
    from handlers.operating.health import Health, served
    from handlers.serving.server import is_free
    from handlers.serving.socket_mode import Connections, stop_at_signals, wait

    require(config.bot_token, "SLACK_BOT_TOKEN")
    require(config.app_token, "SLACK_APP_TOKEN")
    answerer = open_fresh(config)
    if config.metrics_port and not is_free(config.metrics_port):
        raise BadConfiguration(
            f"EINDEX_METRICS_PORT {config.metrics_port} is in use by another process; choose another."
        )
    app, metrics = _make_app(config, answerer, open_state(config))
    with served(Health(answerer.store, metrics), config.metrics_port) if config.metrics_port else nullcontext():
        stop = stop_at_signals()
        with calling_slack("SLACK_APP_TOKEN", config):
            connections = Connections(app, config.app_token, config.connections, metrics.connections_of_others)
        follow(config, answerer.store)
        warm_up_soon(answerer)
        wait(connections, stop, metrics.probed)


def run_http(config: Config, log_format: logs.Format | None) -> None:
    """HTTP, until the process is told to stop."""
    from handlers.serving.server import is_free, serve

    if not config.oauth:
        require(config.bot_token, "SLACK_BOT_TOKEN")
    require(config.signing_secret, "SLACK_SIGNING_SECRET")
    if not is_free(config.port):
        raise BadConfiguration(f"PORT {config.port} is in use by another process; choose another.")
    if config.oauth:
        from handlers.serving.oauth import prepare

        prepare(config.oauth, config.state_url)
    bring_up(config)
    gc.freeze()  # what is here is shared with the process that serves: no look for garbage makes copies of it
    serve(partial(load_site, config, log_format), config.port)


def load_site(config: Config, log_format: logs.Format | None) -> "Site":
    """The site, made in the process that serves it. The one that starts it imports nothing of this.

    Where the configuration is wrong, it says so and ends with status 1, and so does then the one that started it.
    """
    from handlers.operating.health import Health
    from handlers.serving.http import make_site

    logs.start(log_format)
    answerer, state = open_answerer(config.db), open_state(config)
    try:
        app, metrics = _make_app(config, answerer, state)
    except BadConfiguration as error:
        raise SystemExit(str(error)) from None
    follow(config, answerer.store)
    warm_up_soon(answerer)
    return make_site(app, Health(answerer.store, metrics, state.reachable, needed=bool(config.oauth)))


def _make_app(config: Config, answerer: "Answerer", state: State) -> "tuple[App, Metrics]":
    """The app that serves Slack, and what counts in it."""
    from handlers.operating.metrics import Metrics
    from handlers.operating.question_log import Journal
    from handlers.requests import Editing
    from handlers.sending.client import make_client
    from handlers.serving.app import make_app
    from handlers.serving.list_process import read_list

    metrics = Metrics(answerer.store)
    client = make_client(config.bot_token, config.api_url, metrics.slack_error)
    journal, editing = Journal(metrics.question), Editing(config.editors, read_list)
    with calling_slack("SLACK_BOT_TOKEN", config):
        return make_app(answerer, client, config.signing_secret, state, journal, editing, config.oauth), metrics


def warm_up_soon(answerer: "Answerer") -> None:
    """Make what the first question needs, in a thread of its own, when the bot can be reached."""
    warming = threading.Timer(_LISTENING, _warm_up, [answerer])
    warming.daemon = True
    warming.start()


def _warm_up(answerer: "Answerer") -> None:
    with suppress(Exception):  # it is told whoever asks first
        answerer.warm_up()
    gc.freeze()  # what is here now stays as long as the process: no later look for garbage goes through it
    gc.set_threshold(_ALLOCATED)


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
    elif way == "socket":
        run_socket(config)
    else:
        run_chat(config)
