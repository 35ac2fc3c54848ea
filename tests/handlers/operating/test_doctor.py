"""`python bot.py doctor` finds what is wrong, and says how to mend it."""

import time
from email.utils import formatdate
from pathlib import Path

import pytest

from data.store.store import Store
from handlers.operating.doctor import Check, examine
from handlers.operating.health import Health, served
from handlers.operating.metrics import Metrics
from handlers.sending.client import make_client
from handlers.serving.configuration import Config
from tests.bot_process import bot, free_port, http_settings, socket_settings
from tests.fake_slack import FakeSlack, Fault
from tests.fake_slack.server import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

pytestmark = pytest.mark.usefixtures("virtual_time")


EVERYTHING = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET}


def examined(
    slack: FakeSlack, db: Path, reachable: bool = True, settings: dict[str, str] | None = None
) -> dict[str, Check]:
    config = Config.read(
        {"SLACK_API_URL": slack.api_url, "EINDEX_DB": str(db), "PORT": "1", **EVERYTHING, **(settings or {})}
    )
    client = make_client(config.bot_token, config.api_url)
    return {check.name: check for check in examine(config, lambda: reachable, client)}


def test_all_is_well(slack: FakeSlack, db_path: Path) -> None:
    checks = examined(slack, db_path, settings={"PORT": str(free_port())})
    assert {name: check.state for name, check in checks.items()} == dict.fromkeys(
        ["survey store", "state store", "Slack", "SLACK_BOT_TOKEN", "scopes", "clock", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT"], "ok"
    )  # fmt: skip
    assert "answers from SKL 2014: 8 scores." in checks["survey store"].said


def test_a_bot_of_many_workspaces_has_no_token_and_is_looked_at_all_the_same(slack: FakeSlack, db_path: Path) -> None:
    many = {"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": "", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s"}
    checks = examined(slack, db_path, settings={**many, "SLACK_SIGNING_SECRET": "", "PORT": str(free_port())})
    assert {name: check.state for name, check in checks.items()} == {
        **dict.fromkeys(["survey store", "state store", "Slack", "clock", "PORT"], "ok"),
        "SLACK_SIGNING_SECRET": "wrong",
    }
    slack.fail("api.test", *[Fault(500)] * 3)
    assert examined(slack, db_path, settings=many)["Slack"].state == "wrong"


def test_the_scope_of_files_is_needed_where_there_are_editors(slack: FakeSlack, db_path: Path) -> None:
    editors = {"EINDEX_EDITORS": "T1/U1"}
    lacking = examined(slack, db_path, settings=editors)["scopes"]
    assert (lacking.state, lacking.said.partition(" under ")[0]) == (
        "wrong",
        "Missing: files:read. Paste what `python -m handlers.operating.manifest --editors` prints",
    )
    slack.scopes.add("files:read")
    assert examined(slack, db_path, settings=editors)["scopes"] == Check(
        "scopes", "ok", "All 7 of manifest.json and EINDEX_EDITORS."
    )


@pytest.mark.parametrize(("others", "state"), [(0, "ok"), (2, "wrong")])
def test_connections_of_others_are_told_where_a_bot_runs_here(
    slack: FakeSlack, db_path: Path, others: int, state: str
) -> None:
    metrics, port = Metrics(store := Store(db_path)), free_port()
    metrics.connections_of_others(others)
    with served(Health(store, metrics), port):
        checks = examined(slack, db_path, settings={"EINDEX_METRICS_PORT": str(port)})
    assert checks["connections"].state == state
    assert "connections" not in examined(slack, db_path, settings={"EINDEX_METRICS_PORT": str(port)})


def answered(**headers: str) -> Fault:
    return Fault(200, '{"ok": true, "team": "x"}', {"X-OAuth-Scopes": "commands", **headers})


@pytest.mark.parametrize(
    ("name", "said", "settings", "fault"),
    [
        ("SLACK_BOT_TOKEN", "Slack refused it (invalid_auth). Copy it anew", {"SLACK_BOT_TOKEN": "xoxb-2"}, None),
        ("SLACK_APP_TOKEN", "generate a token with connections:write", {"SLACK_APP_TOKEN": "xapp-2"}, None),
        ("SLACK_SIGNING_SECRET", "It is no 32 hexadecimal digits.", {"SLACK_SIGNING_SECRET": "abc"}, None),
        ("way to Slack", "Set SLACK_APP_TOKEN", {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": ""}, None),
        ("scopes", "Missing: app_mentions:read, assistant:write, chat:write, files:write, im:history.", {}, answered()),
        ("clock", "s behind Slack's", {}, answered(Date=formatdate(time.time() + 4000))),
        ("Slack", "Check the network, proxies and firewall.", {"SLACK_API_URL": "http://127.0.0.1:9/"}, None),
    ],
)
def test_what_is_wrong_is_told_with_its_remedy(
    slack: FakeSlack, db_path: Path, name: str, said: str, settings: dict[str, str], fault: Fault | None
) -> None:
    if fault:
        slack.fail("auth.test", fault)
    check = examined(slack, db_path, settings=settings)[name]
    assert check.state == "wrong"
    assert said in check.said


def test_stores_that_are_away_or_broken_are_told(slack: FakeSlack, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("no store")
    checks = examined(slack, broken, reachable=False)
    assert (checks["survey store"].state, checks["state store"].state) == ("wrong", "wrong")
    assert examined(slack, tmp_path / "none.db")["survey store"].state == "not set up"


def test_its_exit_status_tells_too(slack: FakeSlack, db_path: Path) -> None:
    well = bot("doctor", **socket_settings(slack), EINDEX_DB=str(db_path))
    assert (well.returncode, well.stderr) == (0, "")
    assert well.stdout.startswith("check\tstate\t")
    ill = bot("doctor", **{**http_settings(slack, 34568), "SLACK_SIGNING_SECRET": "x"}, EINDEX_DB=str(db_path))
    assert ill.returncode == 1
    for text in (well.stdout, ill.stdout):
        assert BOT_TOKEN not in text
