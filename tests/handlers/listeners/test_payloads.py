"""Who did something, from the payloads of every surface."""

import pytest
from slack_bolt import BoltContext, BoltRequest

from handlers.listeners.payloads import person
from tests.fake_slack.rules import Json

ORG: Json = {"enterprise_id": "E1", "is_enterprise_install": True}


@pytest.mark.parametrize(
    "body",
    [
        {"command": "/eindex", "team_id": "T1", "user_id": "U1"},
        {
            "command": "/eindex",
            "team_id": "T1",
            "user_id": "U1",
            "enterprise_id": "E1",
            "is_enterprise_install": "false",
        },
        {
            "command": "/eindex",
            "team_id": "T1",
            "user_id": "U1",
            "enterprise_id": "E1",
            "is_enterprise_install": "true",
        },
        {"type": "shortcut", "team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}},
        {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": {"type": "modal"}},
        {"type": "shortcut", "team": None, "user": {"id": "U1", "team_id": "T1"}, "enterprise": {"id": "E1"}, **ORG},
        {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "enterprise": {"id": "E1"}, **ORG},
        {
            "type": "event_callback",
            "team_id": "T1",
            "event": {"type": "app_home_opened", "user": "U1"},
            "authorizations": [{"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": True}],
        },
        {
            "type": "event_callback",
            "team_id": "T1",
            "event": {"type": "message", "user": "U1"},
            "authorizations": [{"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": False}],
        },
    ],
)
def test_a_person_belongs_to_the_team_that_is_forgotten_when_the_app_is_removed(body: Json) -> None:
    who = person(body, BoltRequest(body=body, mode="socket_mode").context)
    assert (who.user, who.team) == ("U1", "E1" if "true" in str(body).lower() else "T1")


@pytest.mark.parametrize(
    ("locale", "lang"), [("sv-SE", "sv"), ("sv", "sv"), ("en-GB", "en"), ("de-DE", "en"), ("", None)]
)
def test_the_language_of_the_slack_is_taken_where_it_is_told(locale: str, lang: str | None) -> None:
    context = BoltContext({"team_id": "T1"})
    assert person({"user": {"id": "U1", "locale": locale}}, context).lang == lang
    assert person({"event": {"user": "U1", "locale": locale}}, context).lang == lang
