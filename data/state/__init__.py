"""What people chose and what workspaces refuse: the writable store, apart from the surveys. Knows nothing of Slack."""

from data.state.store import Choice, State, StateFailed, address

__all__ = ["Choice", "State", "StateFailed", "address"]
