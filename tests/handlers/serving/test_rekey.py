"""`bot.py rekey`: every token is encrypted with the first key, so that the others can be dropped."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from data.state import State
from handlers.answering.answerer import Answerer
from handlers.serving.configuration import OAuth
from handlers.serving.oauth import prepare, rekey
from tests.bot_process import bot
from tests.conftest import distributed
from tests.fake_slack import Browser, FakeSlack, Workspace
from tests.fake_slack.oauth import CLIENT_ID, CLIENT_SECRET

FORMER, NEW, LOST = (Fernet.generate_key().decode() for _ in range(3))
TABLES = ("slack_bots", "slack_installations")
KINDS = ("bot_token", "bot_refresh_token")


def oauth(*keys: str) -> OAuth:
    return OAuth(CLIENT_ID, CLIENT_SECRET, "", keys)


def command(state_url: str, *keys: str) -> CompletedProcess[str]:
    file = state_url.removeprefix("sqlite:///")
    where = {"EINDEX_STATE": file} if file != state_url else {"DATABASE_URL": state_url}
    client = {"SLACK_CLIENT_ID": CLIENT_ID, "SLACK_CLIENT_SECRET": CLIENT_SECRET}
    return bot("rekey", **where, **client, EINDEX_STATE_KEYS=",".join(keys))


@pytest.fixture
def kept(state_url: str) -> Iterator[State]:
    prepare(oauth(), state_url)
    with closing(State(state_url)) as state:
        yield state


@pytest.fixture
def installed(slack: FakeSlack, answerer: Answerer, state_url: str, kept: State) -> dict[str, str]:
    """The token of each of three workspaces: kept before there was a key, with the former one, and with the new."""
    slack.oauth.rotates = 43_200
    for team, keys in {"T0": (), "T1": (FORMER,), "T2": (NEW, FORMER)}.items():
        with closing(State(state_url)) as state, distributed(slack, answerer, state, oauth(*keys)) as site:
            Browser(slack, site).install(team)
    return {team: slack.oauth.tokens(team)[0] for team in ("T0", "T1", "T2")}


def secrets(state: State) -> list[str]:
    """What stands in the database, read past the code that keeps it."""
    with state.engine.connect() as connection:
        select = " UNION ALL ".join(f"SELECT {kind} FROM {table}" for table in TABLES for kind in KINDS)
        return [str(each) for each in connection.execute(text(select)).scalars()]


def test_after_it_the_former_key_can_be_dropped(
    slack: FakeSlack, answerer: Answerer, state_url: str, kept: State, installed: dict[str, str]
) -> None:
    before = secrets(kept)
    done = command(state_url, NEW, FORMER)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "12 tokens are encrypted with the first key of EINDEX_STATE_KEYS; 8 were not before.",
        "The other keys can be dropped, once every process of the bot has the keys in this order.",
    ]
    opened = [Fernet(NEW).decrypt(each).decode() for each in secrets(kept)]
    assert set(installed.values()) < set(opened)
    with closing(State(state_url)) as state, distributed(slack, answerer, state, oauth(NEW)) as site:
        for team in installed:
            assert Workspace(slack, site, team).slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
    if state_url.startswith("sqlite"):  # nor does the file hold them where nothing points to any more
        content = Path(state_url.removeprefix("sqlite:///")).read_bytes()
        gone = set(before) - set(secrets(kept))
        assert len(gone) == 6  # what was not encrypted stood twice
        assert not [each for each in gone if each.encode() in content]
    assert rekey(oauth(NEW), state_url).changed == 0


def test_what_fits_no_key_is_told_and_left_as_it_is(state_url: str, kept: State, installed: dict[str, str]) -> None:
    before = secrets(kept)
    done = command(state_url, LOST, NEW)
    assert done.returncode == 1
    assert done.stderr.startswith("4 of 12 tokens fit none of the keys in EINDEX_STATE_KEYS.")
    after = secrets(kept)
    assert len(set(after) & set(before)) == 4
    assert len([each for each in after if "xoxb" in each or "xoxe" in each]) == 0
    assert not [token for token in installed.values() if token in done.stdout + done.stderr]


def test_several_at_once_while_tokens_are_renewed_lose_none(
    slack: FakeSlack, answerer: Answerer, state_url: str, kept: State, installed: dict[str, str]
) -> None:
    with (
        closing(State(state_url)) as state,
        distributed(slack, answerer, state, oauth(NEW, FORMER)) as site,
        ThreadPoolExecutor(6) as threads,
    ):
        several = [threads.submit(rekey, oauth(NEW, FORMER), state_url) for _ in range(4)]
        again = [threads.submit(Browser(slack, site).install, team) for team in ("T0", "T1")]
        assert [each.result().unreadable for each in several] == [0] * 4
        assert all("Thank you" in each.result().body for each in again)
    assert rekey(oauth(NEW), state_url).changed == 0
    opened = {Fernet(NEW).decrypt(each).decode() for each in secrets(kept)}
    assert {slack.oauth.tokens(team)[-1] for team in installed} < opened


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "SLACK_CLIENT_ID is missing; see .env.example."),
        ({"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "0"}, "EINDEX_STATE_KEYS is missing; see .env.example."),
    ],
)
def test_without_keys_it_ends_with_one_sentence(settings: dict[str, str], said: str) -> None:
    done = bot("rekey", **settings)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said + os.linesep)
