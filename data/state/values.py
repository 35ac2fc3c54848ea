"""What the state store takes and gives."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from data.model.question import Lang


class StateFailed(Exception):
    """The state store could not keep or delete something. The log says why, under the id that the sentence names."""


class Choice(NamedTuple):
    """What one person chose. None: nothing, so the words of a question decide."""

    lang: "Lang | None" = None
    kommun: str | None = None  # code, four digits
