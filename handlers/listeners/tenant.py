"""Whose data it is: the workspace, or its organisation where the app is installed for all of it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slack_bolt import BoltContext


def team_of(context: "BoltContext") -> str:
    """The team, as the state store has it, of whoever asks."""
    return (context.enterprise_id if context.is_enterprise_install else context.team_id) or ""


def workspace_of(context: "BoltContext", body: dict[str, Any]) -> str:
    """The workspace where it was asked; of an organisation that has the app as a whole: "E1 T1".

    What such an organisation is told of an event names no workspace, and Bolt then knows none; the event does.
    """
    team, workspace = team_of(context), context.team_id or body.get("team_id")
    return f"{team} {workspace}" if context.is_enterprise_install and workspace else team
