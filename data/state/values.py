"""What the state store takes and gives."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from data.model.question import Lang


class StateFailed(Exception):
    """The state store could not keep or delete something. The log says why, under the id that the sentence names."""


class Choice(NamedTuple):
    """What one person chose. None: nothing, so the words of a question decide."""

    lang: "Lang | None" = None
    kommun: str | None = None  # code, four digits


class AtHand(Protocol):
    """What of the store is at hand, and may not be written yet."""

    def forget(self, team: str) -> None:
        """Drop what is of a team, or of a workspace within it."""

    def flush(self) -> None:
        """Write what is not written yet."""
