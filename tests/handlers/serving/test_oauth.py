"""Many workspaces: installing, asking, renewing tokens and leaving, in SQLite and PostgreSQL, against the fake Slack."""

import itertools
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import inspect, text

from data.state import Choice, State, address
from handlers.answering.answerer import Answerer
from handlers.serving.configuration import OAuth
from handlers.serving.oauth import prepare
from tests.conftest import PLAIN, distributed
from tests.fake_slack import Browser, FakeSlack, Fault, InProcess, Workspace
from tests.fake_slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.postgres import Postgres
from tests.virtual_time import VirtualTime

pytestmark = pytest.mark.usefixtures("virtual_time")


UNINSTALLED = {"type": "app_uninstalled"}
REVOKED = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": ["U0BOT"]}}
Replica = Callable[..., InProcess]


@pytest.fixture
def replica(slack: FakeSlack, answerer: Answerer, state_url: str) -> Iterator[Replica]:
    """Makes one more process of the bot, as far as the state store can tell."""
    prepare(PLAIN, state_url)
    with ExitStack() as opened:

        def another(oauth: OAuth = PLAIN) -> InProcess:
            state = opened.enter_context(closing(State(state_url)))
            return opened.enter_context(distributed(slack, answerer, state, oauth))

        yield another


@pytest.fixture
def site(replica: Replica) -> InProcess:
    return replica()


@pytest.fixture
def kept(state_url: str) -> Iterator[State]:
    with closing(State(state_url)) as state:
        yield state


def everything(state: State) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, read past the code that keeps them."""
    with state.engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        return {name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))] for name in tables}


def test_a_workspace_installs_it_and_asks(slack: FakeSlack, replica: Replica) -> None:
    one, another = replica(), replica()
    assert "Thank you" in Browser(slack, one).install("T1", back_at=another).body
    for site in (one, another):
        workspace = Workspace(slack, site)
        assert workspace.slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
        workspace.mention("Katrineholm")
    assert all(each["text"].startswith("Katrineholm: 10 av 14") for each in slack.wait_for_messages(2))
    assert slack.refused == []


def test_auth_test_is_asked_once_a_workspace_and_not_once_a_question(slack: FakeSlack, site: InProcess) -> None:
    Browser(slack, site).install()
    for _ in range(5):
        Workspace(slack, site).slash("Umeå")
    assert [call.method for call in slack.calls] == ["oauth.v2.access", "auth.test", "auth.test"]


def test_one_workspace_is_never_served_with_what_is_anothers(slack: FakeSlack, site: InProcess, kept: State) -> None:
    teams = ["T1", "T2", "T3"]
    for team in teams[:2]:
        Browser(slack, site).install(team)
    kept.choose("T1", "U1", Choice("en", "0180"))
    kept.refuse("T1", "data_table")
    for team in itertools.islice(itertools.cycle(teams[:2]), 8):
        Workspace(slack, site, team).mention("Umeå")
    slack.wait_for_messages(8)
    assert sorted(slack.teams) == ["T1"] * 4 + ["T2"] * 4
    assert kept.choice("T2", "U1") == Choice()
    assert kept.refusals("T2") == frozenset()
    Workspace(slack, site, "T3").mention("Umeå")
    time.sleep(0.04)
    assert len(slack.messages) == 8


def test_where_it_is_not_installed_that_is_said_in_both_languages(slack: FakeSlack, site: InProcess) -> None:
    payload = {"team_id": "T9", "command": "/eindex", "text": "Umeå", "user_id": "U1", "channel_id": "C1"}
    said = site.deliver("slash_commands", payload)
    assert said.status == 200
    assert "inte längre installerad" in said.body
    assert "no longer installed" in said.body


def test_a_forged_state_is_refused_and_nothing_is_kept(slack: FakeSlack, site: InProcess, kept: State) -> None:
    mine, theirs = Browser(slack, site), Browser(slack, site)
    query, other = slack.oauth.allow(mine.begin()), slack.oauth.allow(theirs.begin(), "T2")
    code = query.partition("&")[0]
    theirs.cookie, cookie = "", theirs.cookie
    assert theirs.back(other).status == 400  # no cookie: somebody else's browser
    assert mine.back(other).status == 400
    assert mine.back(f"{code}&state=forged").status == 400
    assert mine.back(code).status == 400
    mine.cookie, own = "slack-app-oauth-state=forged", mine.cookie
    assert mine.back(f"{code}&state=forged").status == 401  # never issued, though cookie and query agree
    hostile = "x';DROP TABLE slack_bots;--"
    mine.cookie = f"slack-app-oauth-state={hostile}"
    assert mine.back(f"{code}&state={hostile}").status in {400, 401}
    assert not everything(kept)["slack_installations"]
    mine.cookie, theirs.cookie = own, cookie
    assert mine.back(query).status == 200
    assert mine.back(query).status == 401  # once
    assert len(everything(kept)["slack_installations"]) == len(everything(kept)["slack_bots"]) == 1


def test_a_state_is_good_for_ten_minutes_and_not_kept_longer(
    slack: FakeSlack, site: InProcess, kept: State, monkeypatch: pytest.MonkeyPatch
) -> None:

    now = time.time()
    browser = Browser(slack, site)
    with monkeypatch.context() as patched:
        patched.setattr("slack_sdk.oauth.state_store.sqlalchemy.time.time", lambda: now - 601)
        query = slack.oauth.allow(browser.begin())
    assert browser.back(query).status == 401
    browser.begin()
    assert len(everything(kept)["slack_oauth_states"]) == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [("error=access_denied", 200), ("error=<script>alert(1)</script>", 200), ("", 400), ("%ff=%00&state=%00", 400)],
)
def test_an_installation_that_is_broken_off_is_told(slack: FakeSlack, site: InProcess, query: str, status: int) -> None:
    page = Browser(slack, site).back(query)
    assert page.status == status
    assert "Something Went Wrong" in page.body
    assert "<script" not in page.body


def test_the_pages_take_only_get(site: InProcess) -> None:
    for path in ("/slack/install", "/slack/oauth_redirect"):
        assert site.request("POST", path, b"{}", {}).status == 405


def test_a_bot_of_one_workspace_has_no_such_pages(transport: InProcess) -> None:
    assert transport.request("GET", "/slack/install", b"", {}).status == 404


@pytest.mark.parametrize(
    "faults",
    [[Fault(200, '{"ok": false, "error": "internal_error"}')], [Fault(200, "garbage")] * 3],  # garbage is asked again
)
def test_a_slack_that_fails_while_installing_is_told(slack: FakeSlack, site: InProcess, faults: list[Fault]) -> None:
    slack.fail("oauth.v2.access", *faults)
    assert Browser(slack, site).install().status in {401, 503}
    assert "Thank you" in Browser(slack, site).install().body


def test_an_organisation_installs_it_for_all_its_workspaces(slack: FakeSlack, site: InProcess) -> None:
    Browser(slack, site).install("", "E1")
    for team in ("T1", "T2"):
        Workspace(slack, site, team, "E1", org_wide=True).mention("Umeå")
    slack.wait_for_messages(2)
    assert slack.teams == ["E1", "E1"]


@pytest.mark.parametrize("names_a_team", [False, True])
@pytest.mark.parametrize("says_so", [True, False])
def test_an_organisations_installation_is_found_whatever_slack_names(
    slack: FakeSlack, site: InProcess, kept: State, names_a_team: bool, says_so: bool
) -> None:
    slack.oauth.names_a_team = names_a_team  # python-slack-sdk #1639
    Browser(slack, site).install("", "E1")
    workspace = Workspace(slack, site, "T7", "E1", org_wide=says_so)
    answer = workspace.slash("Umeå")
    assert answer["text"].startswith("Umeå: 14 av 14 poäng.")
    workspace.click(answer, "Topp i landet")
    workspace.mention("Umeå")
    slack.wait_for_messages(2)
    Workspace(slack, site, "T7", "E2", org_wide=says_so).mention("Umeå")  # another organisation has none
    assert Workspace(slack, site, "", "E1", org_wide=True).leave(UNINSTALLED).status == 200
    assert not everything(kept)["slack_installations"] + everything(kept)["slack_bots"]
    assert len(slack.messages) == 2


@pytest.mark.parametrize(("team", "enterprise"), [("T1", ""), ("T1", "E1"), ("", "E1")])
@pytest.mark.parametrize("partner", [{}, {"enterprise": {"id": "E9", "name": "Partner"}}])
def test_a_click_from_a_slack_connect_partner_is_answered(
    slack: FakeSlack, site: InProcess, team: str, enterprise: str, partner: dict[str, object]
) -> None:
    """Slack names the app's workspace as `team`, and the partner's with the user and at times as `enterprise`."""
    Browser(slack, site).install(team, enterprise)
    workspace = Workspace(slack, site, "T1", enterprise, org_wide=not team, user="U1")
    answer = workspace.slash("Umeå")
    workspace.partner = {**(partner if team else {}), "user": {"id": "U1", "username": "bo", "team_id": "T9"}}
    workspace.click(answer, "Topp i landet")
    assert "inte längre installerad" not in slack.wait_for_messages(1)[0]["text"]


def test_what_one_workspace_of_an_organisation_refuses_governs_no_other(
    slack: FakeSlack, site: InProcess, kept: State
) -> None:
    Browser(slack, site).install("", "E1")
    kept.refuse("E11 T1", "data_table")  # of another organisation
    old, new = (Workspace(slack, site, team, "E1", org_wide=True) for team in ("T1", "T2"))
    slack.native = False
    old.mention("topp Stockholms län")
    slack.wait_for_messages(1)
    slack.wait_until(lambda: len(everything(kept)["refusal"]) == 2, "a refusal that is remembered")
    slack.native = True
    for workspace in (new, old):
        workspace.mention("topp Stockholms län")
        slack.wait_for_messages(2 if workspace is new else 3)
    new.click(new.slash("Umeå"), "Topp i landet")
    slack.wait_for_messages(4)
    kinds = [{block["type"] for block in message["blocks"]} for message in slack.messages]
    assert [bool({"data_table"} & each) for each in kinds] == [False, True, False, True]
    assert sorted(everything(kept)["refusal"]) == [("E1 T1", "data_table"), ("E11 T1", "data_table")]
    assert new.leave(UNINSTALLED).status == 200
    assert everything(kept)["refusal"] == [("E11 T1", "data_table")]


def test_tokens_are_renewed_before_they_are_too_old(slack: FakeSlack, replica: Replica, kept: State) -> None:
    slack.oauth.rotates = 3600  # within the two hours before the end
    site = replica()
    Browser(slack, site).install()
    slack.oauth.rotates = 43_200
    workspace = Workspace(slack, site)
    workspace.slash("Umeå")
    first, second = slack.oauth.tokens("T1")
    assert second in str(everything(kept)["slack_bots"])
    assert first not in str(everything(kept))
    for each in (site, replica()):
        assert Workspace(slack, each).slash("Umeå")["text"].startswith("Umeå")
    assert slack.oauth.tokens("T1") == [first, second]


def test_processes_that_renew_a_token_at_once_all_answer(slack: FakeSlack, replica: Replica) -> None:
    slack.oauth.rotates = 3600
    sites = [replica() for _ in range(3)]
    Browser(slack, sites[0]).install()
    slack.oauth.rotates = 43_200
    with ThreadPoolExecutor(12) as threads:
        said = list(threads.map(lambda n: Workspace(slack, sites[n % 3]).slash("Umeå")["text"], range(24)))
    assert all(each.startswith("Umeå: 14 av 14") for each in said)


ORDERS = [
    (UNINSTALLED, UNINSTALLED, REVOKED, REVOKED),
    (REVOKED, REVOKED, UNINSTALLED, UNINSTALLED),
    (UNINSTALLED,),
    (REVOKED,),
]


@pytest.mark.parametrize(
    ("events", "team", "enterprise"),
    [*((each, "T1", "") for each in ORDERS), (ORDERS[0], "T1", "E1"), (ORDERS[1], "", "E1")],
)
def test_who_leaves_is_forgotten_whole(
    slack: FakeSlack, site: InProcess, kept: State, events: list[dict[str, object]], team: str, enterprise: str
) -> None:
    for leaves in (True, False):
        end = "" if leaves else "9"
        own, around = team and team + end, enterprise and enterprise + end
        Browser(slack, site).install(own, around)
        kept.choose(own or around, "U1", Choice("en", "0180"))
        kept.refuse(own or around, "data_table")
    stays = everything(kept)
    workspace = Workspace(slack, site, team or "T1", enterprise, org_wide=not team)
    assert workspace.slash("Umeå")["text"].startswith("Umeå")
    slack.oauth.revoked.update(slack.oauth.tokens(team or enterprise))
    for event in events:
        assert workspace.leave(event).status == 200
    left = everything(kept)
    for table in ("slack_bots", "slack_installations", "choice", "refusal"):
        gone = [row for row in stays[table] if (team or enterprise) in row]
        assert len(gone) == 1
        assert left[table] == [row for row in stays[table] if row not in gone]
    workspace.mention("Umeå")
    time.sleep(0.04)
    assert slack.messages == []


def test_an_organisation_that_leaves_is_forgotten_though_the_event_names_it_alone(
    slack: FakeSlack, site: InProcess, kept: State
) -> None:
    """Slack's recorded event says nowhere but in its authorizations, which may be left out, that all of it leaves."""
    Browser(slack, site).install("", "E1")
    kept.choose("E1", "U1", Choice("en"))
    event = {"type": "event_callback", "event_id": "Ev1", "event_time": int(time.time()), "event": UNINSTALLED}
    whose = {"token": "unused", "api_app_id": "A0", "team_id": None, "enterprise_id": "E1"}
    assert Workspace(slack, site, "", "E1").deliver("events_api", {**event, **whose}).status == 200
    assert not everything(kept)["slack_bots"] + everything(kept)["choice"]


def test_a_persons_revoked_token_ends_nothing(slack: FakeSlack, site: InProcess) -> None:
    Browser(slack, site).install()
    workspace = Workspace(slack, site)
    assert workspace.leave({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}).status == 200
    assert workspace.slash("Umeå")["text"].startswith("Umeå")


def test_who_installs_it_again_is_served_again(slack: FakeSlack, site: InProcess) -> None:
    for _ in range(2):
        Browser(slack, site).install()
        assert Workspace(slack, site).slash("Umeå")["text"].startswith("Umeå")
        Workspace(slack, site).leave(UNINSTALLED)


def test_an_event_that_comes_late_does_not_end_a_newer_installation(
    slack: FakeSlack, site: InProcess, kept: State, virtual_time: VirtualTime
) -> None:
    Browser(slack, site).install()
    workspace, left = Workspace(slack, site), time.time()
    workspace.leave(UNINSTALLED)
    virtual_time.advance(1)  # Slack tells its seconds only
    Browser(slack, site).install()
    kept.choose("T1", "U1", Choice(kommun="0483"))
    for event in (REVOKED, UNINSTALLED):
        assert workspace.leave(event, at=left).status == 200
    assert kept.choice("T1", "U1") == Choice(kommun="0483")
    assert workspace.slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
    workspace.leave(REVOKED)
    assert not everything(kept)["slack_bots"] + everything(kept)["choice"]


def test_tokens_can_be_encrypted_and_keys_changed(slack: FakeSlack, replica: Replica, kept: State) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    Browser(slack, replica()).install("T0")  # before there was a key
    assert slack.oauth.tokens("T0")[0] in str(everything(kept))
    first = replica(OAuth(CLIENT_ID, CLIENT_SECRET, "", (old,)))
    Browser(slack, first).install("T1")
    second = replica(OAuth(CLIENT_ID, CLIENT_SECRET, "", (new, old)))
    Browser(slack, second).install("T2")
    for team in ("T0", "T1", "T2"):
        Workspace(slack, second, team).mention("Umeå")
    slack.wait_for_messages(3)
    assert sorted(slack.teams) == ["T0", "T1", "T2"]
    for team in ("T1", "T2"):
        assert slack.oauth.tokens(team)[0] not in str(everything(kept))
    third = replica(OAuth(CLIENT_ID, CLIENT_SECRET, "", (new,)))
    assert Workspace(slack, third, "T2").slash("Umeå")["text"].startswith("Umeå: 14")
    assert Workspace(slack, third, "T1").slash("Umeå")["text"].startswith("Något gick fel hos mig")


def test_a_state_store_that_is_away_stops_nobody_who_asked_before(
    slack: FakeSlack, answerer: Answerer, postgres: Postgres, virtual_time: VirtualTime
) -> None:
    url = postgres.empty_database()
    prepare(PLAIN, url)
    with closing(State(url)) as state, distributed(slack, answerer, state) as site:
        for team in ("T1", "T2"):
            Browser(slack, site).install(team)
        known, unknown = Workspace(slack, site, "T1"), Workspace(slack, site, "T2")
        known.slash("Umeå")
        postgres.stop("immediate")
        try:
            assert known.slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
            known.mention("Umeå")
            assert slack.wait_for_messages(1)[0]["text"].startswith("Umeå: 14")
            assert unknown.slash("Umeå")["text"].startswith("Något gick fel hos mig")
            page = site.request("GET", "/slack/install", b"", {"Accept-Language": "sv-SE"})
            assert page.status == 503
            assert page.body.startswith("Installationen blev inte klar")
            assert known.leave(UNINSTALLED).status == 503  # Slack says it again
        finally:
            postgres.start()
        virtual_time.advance(2.1)
        assert unknown.slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
        assert known.leave(UNINSTALLED).status == 200
        assert not [row for row in everything(state)["slack_bots"] if "T1" in row]


def test_no_token_is_renewed_while_the_new_one_cannot_be_kept(
    slack: FakeSlack, answerer: Answerer, postgres: Postgres, virtual_time: VirtualTime
) -> None:
    slack.oauth.rotates = 43_200
    url = postgres.empty_database()
    prepare(PLAIN, url)
    with closing(State(url)) as state, distributed(slack, answerer, state) as site:
        Browser(slack, site).install()
        workspace = Workspace(slack, site)
        workspace.slash("Umeå")
        virtual_time.advance(11 * 3600)
        postgres.stop("immediate")
        try:
            assert workspace.slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
        finally:
            postgres.start()
        assert len(slack.oauth.tokens("T1")) == 1
        virtual_time.advance(2.1)
        assert workspace.slash("Umeå")["text"].startswith("Umeå: 14 av 14 poäng.")
        assert len(slack.oauth.tokens("T1")) == 2


def test_a_bot_of_one_workspace_forgets_it_too(
    slack: FakeSlack, workspace: Workspace, state: State, tmp_path: Path
) -> None:
    assert workspace.leave(UNINSTALLED).status == 200
    assert not list(tmp_path.iterdir())  # nothing was kept
    state.choose("T1", "U1", Choice("en"))
    assert workspace.leave(UNINSTALLED).status == 200
    with closing(State(address(tmp_path / "state.db"))) as another:
        assert everything(another)["choice"] == []
    state.close()
