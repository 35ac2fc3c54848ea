"""Attacks, each by its name. Cross-workspace leakage, OAuth state and formula injection have tests beside what they attack."""

import json
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from data.model.problems import InvalidInput
from data.model.question import Question
from data.state import State
from data.store.store import Store
from handlers.answering.answerer import Answerer
from tests.conftest import in_process
from tests.data.loading.conftest import told
from tests.data.loading.lists.test_read_list import saved, zip_of
from tests.fake_slack import FakeSlack, InProcess, Workspace
from tests.fake_slack.rules import check_message, texts_of
from tests.fake_slack.workspace import signed
from tests.load import TEXTS

PINGS = (
    "<!channel>",
    "<!here|@here>",
    "<!subteam^S1>",
    "<@U1>",
    "<#C1|x>",
    "&lt;!everyone&gt;",
    "<<!channel>>",
    "< !channel>",
)
MARKUP = (
    "*fet*",
    "_kursiv_",
    "~x~",
    "`kod`",
    "<http://evil.example|Umeå>",
    "> citat",
    "```\nx",
    "[x](http://evil.example)",
)
SQL = (
    "'; DROP TABLE kommun; --",
    "Umeå' OR '1'='1",
    'Umeå" UNION SELECT content FROM loaded_file --',
    "0483; DELETE FROM fact",
    "%",
    "_",
    "Ume%",
    "\\",
)


@pytest.mark.parametrize("typed", PINGS)
def test_mention_injection_on_every_surface(workspace: Workspace, typed: str) -> None:
    workspace.slash(f"{typed} Umea {typed}")  # the fake Slack refuses whatever pings somebody
    workspace.slash(typed)
    workspace.mention(f"{typed} pizza")
    workspace.direct_message(f"{typed} häbo")
    workspace.interact({"type": "button", "action_id": "ask:0", "value": f"sv {typed}"})
    workspace.slack.wait_for_messages(3)
    assert workspace.slack.refused == []


@pytest.mark.parametrize("typed", MARKUP)
def test_mrkdwn_injection_by_what_is_typed(workspace: Workspace, typed: str) -> None:
    for said in (typed, f"{typed} pizza"):
        answer = workspace.slash(said)
        for text in (answer["text"], *texts_of(answer["blocks"])):
            assert "evil.example|" not in text
            assert "<http://evil" not in text


def test_mrkdwn_and_mention_injection_by_a_survey(
    slack: FakeSlack, db_path: Path, tmp_path: Path, state: State
) -> None:
    path = Path(shutil.copy(db_path, tmp_path / "hostile.db"))
    with closing(sqlite3.connect(path)) as db, db:
        for column in ("name", "official_name"):
            db.execute(f"UPDATE kommun SET {column} = '<!channel> <http://evil.example|x> ' || code")
        db.execute("UPDATE survey SET name = '<@U1> & co', title_sv = '<!here>', title_en = '<!here>'")
        db.execute("UPDATE source SET title = '<!channel>|x>', url = 'https://x.example/|<!channel>'")
    workspace = Workspace(slack, in_process(slack, Answerer(Store(path)), state))
    for typed in (*TEXTS, "0483"):
        workspace.slash(typed)
    assert slack.refused == []


@pytest.mark.parametrize("typed", SQL)
def test_sql_injection(db_path: Path, tmp_path: Path, typed: str) -> None:
    path = Path(shutil.copy(db_path, tmp_path / "eindex.db"))
    before = path.read_bytes()
    store = Store(path)
    reply = Answerer(store).reply(typed)
    check_message({"text": reply.text, "blocks": list(reply.blocks)})
    with pytest.raises(KeyError):
        store.evaluate(Question("profile", of=(typed,)))
    assert path.read_bytes() == before
    assert "loaded_file" not in reply.text.replace(typed, "")


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
) + b"]><workbook>&j;</workbook>"  # fmt: skip


NESTED = b"a ZIP within"  # its content is made where it is wanted


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": bytes(150_000_000)},
        {"xl/workbook.xml": b"<workbook/>", **{f"xl/worksheets/sheet{n}.xml": bytes(20_000_000) for n in range(8)}},
        {"xl/workbook.xml": ENTITIES, "[Content_Types].xml": ENTITIES},
        {"xl/workbook.xml": b"<workbook/>", "xl/media/inner.zip": NESTED},
        {"../../etc/passwd": b"x", "xl/workbook.xml": b"<workbook/>"},
    ],
    ids=["one part", "many parts", "billion laughs", "zip in zip", "path in zip"],
)
def test_xlsx_bombs_are_refused_at_once(db_path: Path, tmp_path: Path, parts: dict[str, bytes]) -> None:
    nested = {name: zip_of({"0": bytes(200_000_000)}) for name, part in parts.items() if part is NESTED}
    path = saved(tmp_path / "lista.xlsx", zip_of(parts | nested))
    db = Path(shutil.copy(db_path, tmp_path / "eindex.db"))
    with pytest.raises(InvalidInput, match=r"lista\.xlsx"):
        told(db, "load", str(path), "--survey", "skl-2014")
    assert not (tmp_path / "etc").exists()


@pytest.mark.parametrize("survey", ["../evil", "..", "/evil", "a/b", "a\\b", "skl-2014/..", "x\x00y", "CON.", "%2e%2e", "å"])  # fmt: skip
def test_path_traversal_in_survey_ids(db_path: Path, tmp_path: Path, survey: str) -> None:
    from data.loading.build import Plan
    from data.loading.lists.choose_survey import Request
    from data.loading.load import load

    surveys = tmp_path / "surveys"
    surveys.mkdir()
    path = tmp_path / "lista.csv"
    path.write_text("Kommun;Poäng\nUmeå;14\n", encoding="utf-8")
    db = Path(shutil.copy(db_path, tmp_path / "eindex.db"))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InvalidInput, match="survey"):
        load(Plan(db, surveys), Request(str(path), survey, 2014, 14), lambda _: None)
    assert sorted(found for found in tmp_path.rglob("*") if ".lock" not in found.name) == before


@pytest.mark.parametrize(("age", "status"), [(0, 200), (240, 200), (310, 401), (-310, 401), (10**9, 401)])
def test_a_signed_request_cannot_be_replayed_after_five_minutes(
    transport: InProcess, monkeypatch: pytest.MonkeyPatch, age: int, status: int
) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"})
    then = time.time() - age
    monkeypatch.setattr("time.time", lambda: then)  # for who signs; the verifier keeps the clock it has
    assert transport.request("POST", "/slack/events", body.encode(), signed(body, "events_api")).status == status


def test_secrets_are_in_no_log_line_of_a_refused_request(
    transport: InProcess, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    body = json.dumps({"type": "event_callback", "token": "verification-secret", "event": {"text": "hemligt"}})
    headers = signed(body, "events_api") | {"X-Slack-Signature": "v0=" + "0" * 64}
    assert transport.request("POST", "/slack/events", body.encode(), headers).status == 401
    for secret in ("verification-secret", "hemligt", "v0="):
        assert secret not in caplog.text
