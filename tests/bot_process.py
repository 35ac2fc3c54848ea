"""Starts bot.py as a process of its own, as an operator would, with an environment that is all its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fake_slack import FakeSlack
from tests.fake_slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.fake_slack.server import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

ROOT = Path(__file__).parent.parent
MANY = {"SLACK_BOT_TOKEN": "", "SLACK_CLIENT_ID": CLIENT_ID, "SLACK_CLIENT_SECRET": CLIENT_SECRET}  # workspaces
_VARIABLES = (
    *("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL", "PORT"),
    *("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_REDIRECT_URI", "DATABASE_URL"),
    *("SLACK_CLI_XOXB", "SLACK_CLI_XAPP", "EINDEX_DB", "EINDEX_SURVEYS", "EINDEX_STATE", "EINDEX_STATE_KEYS"),
    *(
        "EINDEX_MCP",
        "EINDEX_MEMORY",
        "EINDEX_METRICS_PORT",
        "EINDEX_SOCKET_CONNECTIONS",
        "EINDEX_KOLADA_URL",
        "EINDEX_EDITORS",
    ),
)


def environment(**settings: str) -> dict[str, str]:
    """An environment with nothing of ours set but the settings. Empty values keep a developer's .env out."""
    return {**os.environ, **dict.fromkeys(_VARIABLES, ""), "NO_COLOR": "1", **settings}


def socket_settings(slack: FakeSlack) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": slack.api_url}


def http_settings(slack: FakeSlack, port: int) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": slack.api_url,
        "PORT": str(port),
    }


def bot(*arguments: str, said: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run bot.py to its end, with a text on standard input."""
    return subprocess.run(
        [sys.executable, "bot.py", *arguments],
        cwd=ROOT,
        env=environment(**settings),
        input=said,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def running(
    command: Sequence[str], settings: Mapping[str, str], log: Path = Path(os.devnull)
) -> Iterator[subprocess.Popen[str]]:
    """A process group that is stopped with SIGTERM at the end; it must leave by itself within 15 seconds.

    What it says goes to a file: a pipe that nobody reads would stop it.
    """
    with (
        log.open("a", encoding="utf-8") as said,
        subprocess.Popen(  # waited for at the end, whatever happens: else it is a ResourceWarning in another test
            command,
            cwd=ROOT,
            env=environment(**settings),
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield process
            process.terminate()
            process.wait(15)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


@dataclass(frozen=True)
class Served:
    """A bot that answers over HTTP."""

    process: subprocess.Popen[str]
    port: int
    url: str


@contextmanager
def serving(slack: FakeSlack, settings: Mapping[str, str], log: Path = Path(os.devnull)) -> Iterator[Served]:
    """A bot over HTTP, from when it answers."""
    port = free_port()
    with running([sys.executable, "bot.py"], {**http_settings(slack, port), **settings}, log) as process:
        yield Served(process, port, wait_for_health(port))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_health(port: int, seconds: float = 30.0, pause: float = 0.05) -> str:
    """The URL of the bot, when it answers on it. It is asked again after each `pause`, in seconds."""
    url = f"http://127.0.0.1:{port}"
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=1):
                return url
        except (urllib.error.URLError, OSError):
            assert time.monotonic() < until, f"no answer on {url} within {seconds} s"
            time.sleep(pause)
