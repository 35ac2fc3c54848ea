"""What people chose and what workspaces refuse: the writable store, apart from the surveys. Knows nothing of Slack."""

from data.state.file import Choice, StateFailed, address
from data.state.store import State

__all__ = ["Choice", "State", "StateFailed", "address"]
