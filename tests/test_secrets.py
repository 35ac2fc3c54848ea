"""What an attacker or a careless log must not get: tokens, secrets, and what belongs to another workspace."""

import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from data.state import State, StateFailed, address
from handlers.answering.answerer import Answerer
from handlers.operating.logs import redact
from handlers.sending.client import make_client
from handlers.serving.configuration import BadConfiguration, Config, OAuth
from handlers.serving.oauth import prepare
from tests.bot_process import bot, free_port
from tests.conftest import distributed
from tests.fake_slack import Browser, FakeSlack, Fault, Workspace
from tests.fake_slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.fake_slack.server import SIGNING_SECRET
from tests.postgres import Postgres

KEY = Fernet.generate_key().decode()
PASSWORD = "pwd-hemligt"


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """The log as bot.py has it, and with the SDK's and SQLAlchemy's words about what they do."""
    with caplog.at_level(logging.INFO), caplog.at_level(logging.INFO, "sqlalchemy.engine"):
        yield caplog


def test_no_secret_reaches_a_log_or_repr(
    slack: FakeSlack, answerer: Answerer, state_url: str, everything_logged: pytest.LogCaptureFixture
) -> None:
    oauth = OAuth(CLIENT_ID, CLIENT_SECRET, "", (KEY,))
    prepare(oauth, state_url)
    said = [repr(oauth), repr(State(state_url))]
    with closing(State(state_url)) as state, distributed(slack, answerer, state, oauth) as site:
        slack.oauth.rotates = 3600
        browser = Browser(slack, site)
        queries = [slack.oauth.allow(browser.begin()) for _ in range(2)]
        said.append(browser.back(queries[1]).body)
        workspace = Workspace(slack, site)
        slack.fail("oauth.v2.access", Fault(200, '{"ok": false, "error": "invalid_refresh_token"}'), Fault(500, "oops"))
        said += [str(workspace.slash(question)) for question in ("Umeå", "Gbg")]
        workspace.mention("Umeå")
        slack.wait_for_messages(1)
        browser.begin()
        slack.fail("oauth.v2.access", Fault(200, '{"ok": false, "error": "invalid_code"}'))
        said.append(browser.back(slack.oauth.allow(browser.begin())).body)
        said.append(browser.back("code=code.hemlig&state=forged").body)
        slack.oauth.revoked.update(slack.oauth.tokens("T1"))
        workspace.mention("Umeå")
        with state.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE slack_installations")
            connection.exec_driver_sql("DROP TABLE slack_oauth_states")
        said.append(str(workspace.slash("Umeå")))
        said.append(site.request("GET", "/slack/install", b"", {}).body)
        said.append(browser.back(queries[0]).body)
    text = "\n".join((everything_logged.text, *said))
    assert "failure" in text  # something was logged
    secrets = [*slack.oauth.tokens("T1"), CLIENT_SECRET, SIGNING_SECRET, KEY, "xoxe-1-", "xoxb-", "code.", PASSWORD]
    secrets += [query.partition("state=")[2] for query in queries]
    assert len(secrets) > 10
    assert [each for each in secrets if each in text] == []


def test_no_password_of_the_database_reaches_a_log(
    postgres: Postgres, everything_logged: pytest.LogCaptureFixture
) -> None:
    nobody = f"127.0.0.1:{free_port()}"
    urls = [
        *(f"{scheme}://user:{PASSWORD}@{nobody}/name" for scheme in ("postgres", "postgresql")),
        f"postgres://user:{PASSWORD}@{nobody}/name?sslmode=nonsense",
        f"postgres://user:{PASSWORD}@[{nobody}/name",
        f"postgres://user:{PASSWORD}:{PASSWORD}@host:{PASSWORD}/name",
        postgres.empty_database().replace("not-checked", PASSWORD).replace("/postgres", "/no-such-database"),
    ]
    for url in urls:
        with closing(State(url)) as state:
            with pytest.raises(StateFailed) as failed:
                state.prepare()
            assert not state.reachable()
            assert PASSWORD not in f"{failed.value} {failed.value.__cause__} {state!r}"
    assert "state store failure" in everything_logged.text
    assert PASSWORD not in everything_logged.text


def test_a_configuration_shows_no_secret() -> None:
    env = {
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_APP_TOKEN": "xapp-hemligt",
        "DATABASE_URL": f"postgres://user:{PASSWORD}@host/name",
        "EINDEX_STATE_KEYS": KEY,
    }
    one = {"SLACK_BOT_TOKEN": "xoxb-hemligt", "SLACK_SIGNING_SECRET": SIGNING_SECRET}
    shown = f"{Config.read(env)!r} {Config.read(one)!r} {make_client('xoxb-hemligt', 'https://slack.com/api/')!r}"
    secrets = (CLIENT_SECRET, SIGNING_SECRET, "xapp-", "xoxb-", PASSWORD, KEY)
    assert [each for each in secrets if each in shown] == []
    for name in env:
        with pytest.raises(BadConfiguration) as refused:
            Config.read({**env, name: "hemligt", "PORT": "0"})
        assert "hemligt" not in str(refused.value)


@pytest.mark.parametrize(
    ("message", "without"),
    [
        ("said xoxb-1-2-abc.", "said [secret]"),
        ("said xoxe.xoxb-1-Mi0y-abc, twice", "said [secret], twice"),
        ("token 'xapp-1-A0-1-abc'", "token '[secret]'"),
        ("refresh xoxe-1-abc", "refresh [secret]"),
        ("Failed with code: 1.2.abc - error: x", "Failed with code: [secret] - error: x"),
        ("data for state: 12-34 - gone", "data for state: [secret] - gone"),
        ("at postgresql://user:pass@host/name", "at postgresql://[secret]@host/name"),
        ("Umeå 14 av 14", "Umeå 14 av 14"),
    ],
)
def test_a_log_line_is_redacted(message: str, without: str) -> None:
    record = logging.LogRecord("x", logging.WARNING, "x", 1, "%s", (message,), None)
    assert redact(record)
    assert record.getMessage() == without


def test_the_state_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with closing(State(address(path))) as state:
        state.prepare()
    assert path.stat().st_mode & 0o077 == 0


def test_a_process_shows_no_secret_on_its_way_out(db_path: Path) -> None:
    done = bot(
        "http",
        SLACK_CLIENT_ID=CLIENT_ID,
        SLACK_CLIENT_SECRET=CLIENT_SECRET,
        SLACK_SIGNING_SECRET=SIGNING_SECRET,
        DATABASE_URL=f"postgres://user:{PASSWORD}@127.0.0.1:{free_port()}/name",
        EINDEX_STATE_KEYS=KEY,
        EINDEX_DB=str(db_path),
        PORT=str(free_port()),
    )
    assert done.returncode == 1
    assert not [each for each in (CLIENT_SECRET, SIGNING_SECRET, PASSWORD, KEY) if each in done.stdout + done.stderr]
