"""A strict stand-in for Slack: signs what it sends, refuses what Slack refuses, and fails on demand."""

from tests.fake_slack.rules import Refused, check_message
from tests.fake_slack.server import FakeSlack, Fault
from tests.fake_slack.surfaces import Surfaces
from tests.fake_slack.view_rules import check_view
from tests.fake_slack.workspace import Ack, Browser, InProcess, OverHttp, OverSocket, Workspace

__all__ = [
    "Ack",
    "Browser",
    "FakeSlack",
    "Fault",
    "InProcess",
    "OverHttp",
    "OverSocket",
    "Refused",
    "Surfaces",
    "Workspace",
    "check_message",
    "check_view",
]
