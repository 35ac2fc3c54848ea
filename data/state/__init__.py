"""What people chose and what workspaces refuse: the writable store, apart from the surveys. Knows nothing of Slack."""

from data.state.file import address
from data.state.store import State
from data.state.values import Choice, StateFailed

__all__ = ["Choice", "State", "StateFailed", "address"]
