"""The bot as operators start it: HTTP, Socket Mode, the Procfile, the local chat, and configurations that are wrong."""

import json
import re
import shutil
import signal
import socket
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.sync.server import ServerConnection

from tests.bot_process import bot, free_port, http_settings, running, serving, socket_settings, wait_for_health
from tests.conftest import ROOT
from tests.data.loading.conftest import spoil
from tests.fake_slack import FakeSlack, Fault, OverHttp, OverSocket, Surfaces, Workspace

BOT = [sys.executable, "bot.py"]


def ask_everything(workspace: Workspace) -> None:
    """A command, a mention, a direct message and a click."""
    assert workspace.slash("Katrineholm")["text"].startswith("Katrineholm: 10 av 14 poäng.")
    workspace.mention("topp Sörmland")
    assert workspace.slack.wait_for_messages(1)[-1]["text"].startswith("Högst poäng i Södermanlands län: Katrineholm")
    workspace.direct_message("stats")
    assert workspace.slack.wait_for_messages(2)[-1]["text"].startswith("SKL 2014: 220 of 290 kommuner answered.")
    workspace.click(workspace.slash("häbo"), "Håbo kommun")
    assert workspace.slack.wait_for_messages(3)[-1]["text"].startswith("Håbo: ingen publicerad poäng.")
    use_every_surface(Surfaces(workspace))


def use_every_surface(person: Surfaces) -> None:
    """Shortcuts, type-ahead, modals, sharing, the App Home, my kommun, prompts, a workflow step, a language."""
    person.shortcut("lookup")
    assert person.type("katrinehlm") == ["Katrineholm · Södermanlands län · 10 av 14 poäng=0483"]
    person.modal()
    person.choose("0483")
    person.share()
    assert person.slack.wait_for_messages(4)[-1]["text"].startswith("Katrineholm: 10 av 14 poäng.")
    person.shortcut("named", message="Katrineholm och Flen")
    person.slack.wait_until(lambda: len(person.slack.shown.modals) == 2, "a second modal")
    person.open_page()
    person.act(person.home(), "choose:kommun", chosen="1480")
    person.slack.wait_until(lambda: "Göteborg: 14 av 14" in json.dumps(person.home(), ensure_ascii=False), "my kommun")
    person.open_page("messages")
    person.slack.wait_until(lambda: bool(person.slack.shown.prompts), "prompts")
    assert person.ended(person.run_step("kommun_index", {"kommun": "0483"}))["outputs"]["score"] == 10
    choices = person.ended(person.run_step("kommun_choices", {"query": "katr"}))["outputs"]["options"]
    assert [choice["value"] for choice in choices] == ["0483"]


def test_it_serves_http(slack: FakeSlack, own_db: str) -> None:
    with serving(slack, {"EINDEX_DB": own_db}) as one:
        ask_everything(Workspace(slack, OverHttp(one.url)))
    assert one.process.returncode == 0


def test_a_start_asks_slack_once_who_the_bot_is(slack: FakeSlack, own_db: str) -> None:
    with serving(slack, {"EINDEX_DB": own_db}):
        pass
    assert [call.method for call in slack.calls] == ["auth.test"]


def test_it_serves_socket_mode(slack: FakeSlack, own_db: str) -> None:
    with running(BOT, {**socket_settings(slack), "EINDEX_DB": own_db}) as process:
        slack.wait_for_socket()
        ask_everything(Workspace(slack, OverSocket(slack)))
    assert process.returncode == 0


def refresh(connection: ServerConnection) -> None:
    """What Slack does every few hours: it says so, waits for a new connection, and closes the old one."""
    connection.send(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))
    time.sleep(0.04)
    connection.close()


def clean_close(connection: ServerConnection) -> None:
    connection.close()


def cut(connection: ServerConnection) -> None:
    connection.socket.shutdown(socket.SHUT_RDWR)


def test_socket_mode_tells_its_health_on_a_port(slack: FakeSlack, own_db: str) -> None:
    port = free_port()
    with running(BOT, {**socket_settings(slack), "EINDEX_DB": own_db, "EINDEX_METRICS_PORT": str(port)}):
        slack.wait_for_socket(count=2)
        url = wait_for_health(port)
        Workspace(slack, OverSocket(slack)).slash("Umeå")
        with urllib.request.urlopen(f"{url}/metrics", timeout=5) as answer:
            assert (
                'eindex_questions_total{intent="profile",language="sv",status="answer",surface="command"} 1.0'
                in answer.read().decode()
            )


def test_a_metrics_port_in_use_is_told(slack: FakeSlack, own_db: str) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))  # noqa: S104  # as the bot would
        taken.listen()
        port = taken.getsockname()[1]
        done = bot(**socket_settings(slack), EINDEX_METRICS_PORT=str(port), EINDEX_DB=own_db)
    assert (done.returncode, done.stderr) == (
        1,
        f"EINDEX_METRICS_PORT {port} is in use by another process; choose another.\n",
    )


def test_the_log_is_json_and_in_text_where_asked(slack: FakeSlack, own_db: str, tmp_path: Path) -> None:
    for form in ("json", "text"):
        port, log = free_port(), tmp_path / form
        command = [*BOT, "--log-format", form] if form == "text" else BOT
        with running(command, {**http_settings(slack, port), "EINDEX_DB": own_db}, log):
            Workspace(slack, OverHttp(wait_for_health(port))).slash("Umeå")
    said = (tmp_path / "json").read_text(encoding="utf-8").splitlines()
    line = json.loads(next(each for each in said if each.startswith("{")))  # granian may end with a line of its own
    assert (line["event"], line["intent"]) == ("question", "profile")
    assert "INFO eindex.questions question surface=command status=answer" in (tmp_path / "text").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("how", [refresh, clean_close, cut])
def test_socket_mode_comes_back_after_a_drop(
    slack: FakeSlack, own_db: str, how: Callable[[ServerConnection], None]
) -> None:
    with running(BOT, {**socket_settings(slack), "EINDEX_DB": own_db}):
        slack.wait_for_socket()
        slack.drop_sockets(how)
        slack.wait_for_socket(20)
        assert Workspace(slack, OverSocket(slack)).slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")


def test_a_port_in_use_is_told(slack: FakeSlack, own_db: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = bot(**http_settings(slack, port), EINDEX_DB=own_db)
    assert done.returncode == 1
    assert done.stderr == f"PORT {port} is in use by another process; choose another.\n"


def test_sigterm_lets_what_is_under_way_finish(slack: FakeSlack, own_db: str) -> None:
    with running(BOT, {**socket_settings(slack), "EINDEX_DB": own_db}) as process:
        slack.wait_for_socket()
        slack.fail("chat.postMessage", Fault(503, "", after=1.0))
        Workspace(slack, OverSocket(slack)).mention("Umeå")
        process.terminate()
        assert slack.wait_for_messages(1)[0]["text"].startswith("Umeå: 14 av 14 poäng.")
    assert process.returncode == 0


def test_a_locale_without_swedish_letters_is_no_fault(own_db: str) -> None:
    done = bot("ask", "--json", "Umeå", EINDEX_DB=own_db, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ume" in done.stdout


def test_slack_run_starts_socket_mode(slack: FakeSlack, own_db: str) -> None:
    settings = socket_settings(slack)
    settings["SLACK_CLI_XOXB"], settings["SLACK_CLI_XAPP"] = (
        settings.pop("SLACK_BOT_TOKEN"),
        settings.pop("SLACK_APP_TOKEN"),
    )
    with running(BOT, {**settings, "EINDEX_DB": own_db}):
        slack.wait_for_socket()
        assert Workspace(slack, OverSocket(slack)).slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")


def test_both_lines_of_the_procfile_serve(slack: FakeSlack, own_db: str) -> None:
    port = free_port()
    settings = {**http_settings(slack, port), **socket_settings(slack), "EINDEX_DB": own_db}
    path = str(Path(sys.executable).parent)
    honcho = [sys.executable, "-m", "honcho", "-e", "/dev/null", "start", "--no-colour"]
    with running(honcho, {**settings, "PATH": f"{path}:/usr/bin:/bin"}):
        over_http = Workspace(slack, OverHttp(wait_for_health(port)))
        slack.wait_for_socket()
        for workspace in (over_http, Workspace(slack, OverSocket(slack))):
            assert workspace.slash("Gbg")["text"].startswith("Göteborg: 14 av 14 poäng.")


def test_a_process_whose_test_fails_is_stopped_and_waited_for() -> None:
    with pytest.raises(LookupError), running([sys.executable, "-c", "import time; time.sleep(60)"], {}) as process:
        raise LookupError
    assert process.returncode == -signal.SIGKILL


def test_it_builds_the_store_before_it_serves(slack: FakeSlack, tmp_path: Path) -> None:
    db = tmp_path / "new" / "eindex.db"
    with serving(slack, {"EINDEX_DB": str(db)}) as one:
        workspace = Workspace(slack, OverHttp(one.url))
        assert workspace.slash("Tyresö")["text"].startswith("Tyresö: 14 av 14 poäng.")
    assert db.is_file()


def test_lines_piped_in_are_answered_through_the_same_listeners(own_db: str) -> None:
    done = bot(said="Katrineholm\nhäbo\n2\nOslo\n\n", EINDEX_DB=own_db)
    assert (done.returncode, done.stderr) == (0, "")
    parts = done.stdout.split("\n\n")
    assert parts[0].splitlines()[:3] == [
        "Katrineholm: 10 av 14 poäng",
        "▰▰▰▰▰▰▰▰▰▰▱▱▱▱",
        "Bäst i Södermanlands län och bland de 50 bästa kommunerna i landet.",
    ]
    assert parts[1].splitlines() == [
        "Vilken menar du med ”häbo”: Håbo kommun eller Habo kommun?",
        "[1] Håbo kommun  [2] Habo kommun",
    ]
    assert parts[2].startswith("Habo: ingen publicerad poäng")
    assert parts[3].startswith("Oslo är ingen svensk kommun")
    assert parts[4].startswith("Fråga om en kommun, ett län eller hela landet")


BOT_TOKEN, APP_TOKEN = {"SLACK_BOT_TOKEN": "xoxb-1"}, {"SLACK_APP_TOKEN": "xapp-1"}
SECRET = {"SLACK_SIGNING_SECRET": "0" * 32}
CLIENT = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "0" * 32}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (BOT_TOKEN, "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET (for HTTP) is; set one of them."),
        (APP_TOKEN, "SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is missing."),
        (SECRET, "SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is missing."),
        ({"SLACK_BOT_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is of the wrong kind: it must be the Bot User OAuth Token, which starts with xoxb-."),
        (BOT_TOKEN | {"SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is of the wrong kind: it must be an app-level token, which starts with xapp-."),
        (BOT_TOKEN | {"SLACK_SIGNING_SECRET": "xapp-1"}, "SLACK_SIGNING_SECRET holds a token; it must be the Signing Secret of the app."),
        (BOT_TOKEN | SECRET | {"PORT": "http"}, "PORT is 'http'; it must be a number from 1 to 65535."),
        ({"SLACK_CLIENT_ID": "1.2"}, "SLACK_CLIENT_ID is set, but SLACK_CLIENT_SECRET is missing."),
        (CLIENT | BOT_TOKEN, "SLACK_BOT_TOKEN serves one workspace, SLACK_CLIENT_ID many; unset one of them."),
        (CLIENT, "SLACK_SIGNING_SECRET is missing; see .env.example."),
        (CLIENT | SECRET | {"EINDEX_STATE_KEYS": "hemligt"}, "EINDEX_STATE_KEYS: key 1 of 1 is no Fernet key; see .env.example."),
        (BOT_TOKEN | SECRET | {"EINDEX_EDITORS": "T1/U1,@anna"}, "EINDEX_EDITORS: '@anna' is no team and user, such as T0123ABCD/U0123ABCD."),
        (CLIENT | SECRET | {"EINDEX_MCP": "yes"}, "EINDEX_MCP is 'yes'; it must be 1, or left out."),
        ({"DATABASE_URL": "mysql://user:hemligt@host/name"}, "DATABASE_URL must start with postgresql:// (or postgres://)."),
        ({"DATABASE_URL": "postgres://user:hemligt@host:port/name"}, "DATABASE_URL cannot be read; it must be like postgresql://user:password@host:5432/name."),
        (BOT_TOKEN | APP_TOKEN | {"EINDEX_METRICS_PORT": "0"}, "EINDEX_METRICS_PORT is '0'; it must be a number from 1 to 65535."),
        (BOT_TOKEN | APP_TOKEN | {"EINDEX_SOCKET_CONNECTIONS": "11"}, "EINDEX_SOCKET_CONNECTIONS is '11'; it must be a number from 1 to 10."),
        ({"SLACK_API_URL": "slack.com"}, "SLACK_API_URL is 'slack.com'; it must start with https:// (or http:// in tests)."),
    ],
)  # fmt: skip
def test_a_wrong_configuration_ends_with_one_sentence(settings: dict[str, str], said: str, own_db: str) -> None:
    done = bot(**settings, EINDEX_DB=own_db)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said + "\n")


@pytest.mark.parametrize("way", ["socket", "http"])
def test_a_way_that_is_asked_for_needs_its_tokens(way: str, own_db: str) -> None:
    done = bot(way, EINDEX_DB=own_db)
    assert done.returncode == 1
    assert "missing; see .env.example." in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_state_store_out_of_reach_ends_with_one_sentence_where_installations_are_kept_there(own_db: str) -> None:
    url = f"postgres://user:hemligt@127.0.0.1:{free_port()}/name"
    done = bot(**CLIENT, **SECRET, DATABASE_URL=url, EINDEX_DB=own_db, PORT=str(free_port()))
    assert done.returncode == 1
    assert "hemligt" not in done.stderr
    log, said = done.stderr.splitlines()
    told = re.fullmatch(r"The state store failed \(([0-9a-f]{8})\)\. Check DATABASE_URL or EINDEX_STATE; .*", said)
    assert told
    assert told[1] in log


def test_empty_settings_of_many_workspaces_are_none(slack: FakeSlack, own_db: str) -> None:
    with serving(slack, {"EINDEX_DB": own_db, "SLACK_CLIENT_SECRET": ""}) as one:
        assert Workspace(slack, OverHttp(one.url)).slash("Umeå")["text"].startswith("Umeå")


@pytest.mark.parametrize("settings", [BOT_TOKEN | APP_TOKEN, BOT_TOKEN | SECRET])
def test_a_refused_token_ends_with_one_sentence(slack: FakeSlack, settings: dict[str, str], own_db: str) -> None:
    done = bot(**settings, SLACK_API_URL=slack.api_url, EINDEX_DB=own_db)
    assert done.returncode == 1
    assert done.stderr == "Slack refused SLACK_BOT_TOKEN (invalid_auth); copy it anew from the app's page.\n"


def test_a_refused_app_token_ends_with_one_sentence(slack: FakeSlack, own_db: str) -> None:
    done = bot(**{**socket_settings(slack), **APP_TOKEN}, EINDEX_DB=own_db)
    assert done.returncode == 1
    assert done.stderr == "Slack refused SLACK_APP_TOKEN (invalid_auth); copy it anew from the app's page.\n"


@pytest.mark.parametrize("settings", [BOT_TOKEN | APP_TOKEN, BOT_TOKEN | SECRET])
def test_an_unreachable_slack_ends_with_one_sentence(settings: dict[str, str], own_db: str) -> None:
    url = f"http://127.0.0.1:{free_port()}/api/"
    done = bot(**settings, SLACK_API_URL=url, EINDEX_DB=own_db)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Slack cannot be reached at {url} (")
    assert len(done.stderr.splitlines()) == 1


def test_no_token_is_ever_printed(slack: FakeSlack, own_db: str) -> None:
    settings = socket_settings(slack) | {"SLACK_BOT_TOKEN": "xoxb-very-secret"}
    done = bot(**settings, EINDEX_DB=own_db)
    assert "very-secret" not in done.stdout + done.stderr


def test_faulty_surveys_end_with_all_that_is_wrong(tmp_path: Path) -> None:
    surveys = tmp_path / "surveys"
    shutil.copytree(ROOT / "data" / "surveys", surveys)
    spoil(surveys / "skl-2014" / "scores.csv", "score,10", "score,100")
    done = bot("ask", "Umeå", EINDEX_DB=str(tmp_path / "e.db"), EINDEX_SURVEYS=str(surveys))
    assert done.returncode == 2
    assert "skl-2014/scores.csv, row 12, column value: found '100', expected 0 to 14 points" in done.stderr
    assert "Traceback" not in done.stderr
