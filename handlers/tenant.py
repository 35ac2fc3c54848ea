"""Whose data it is: the workspace, or its organisation where the app is installed for all of it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_bolt import BoltContext


def team_of(context: "BoltContext") -> str:
    """The team, as the state store has it, of whoever asks."""
    return (context.enterprise_id if context.is_enterprise_install else context.team_id) or ""
