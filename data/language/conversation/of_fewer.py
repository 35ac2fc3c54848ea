"""Whether a message asks of fewer of those that were told, where it says of whom in no word: "hur många har appar"."""

from typing import Final

from data.language.composition.clauses import ANSWERED, opposite
from data.language.conversation.fragment import PLACES, Fragment
from data.language.conversation.kinds import areas_of, measures_of
from data.language.conversation.rows import listed_ones
from data.language.conversation.turn import MEASURED, placing
from data.model.conditions import EVERYONE, InArea
from data.model.question import Question

_OF_MANY: Final = MEASURED | {"list", "count", "share"}
_NOUNS: Final = ("KOMMUN", "COUNTRY", "GROUP", "SIZE", "LAN", "GROUP_NOUN", "OWN_AREA", "ALL")


def asks_of_listed(previous: Question, fragment: Fragment) -> bool:
    """Whether it says of whom in no word, where some were told: "hur många har appar", "which have most apps"."""
    alone, told = fragment.alone, previous.want in _OF_MANY and not (previous.of or previous.grouped)
    some = placing(previous.where) != EVERYONE or listed_ones(previous) is not None
    if not (alone and told and some) or alone.of or alone.survey or alone.unused or alone.grouped:
        return False
    again = not {*measures_of(alone.where)}.isdisjoint(measures_of(previous.where))  # "och vem har tio?"
    asks = alone.want in ("count", "list", "top") and fragment.has("WHO", "COUNT")
    asks = asks and not (again or of_answering(alone))
    if alone.want == "list" and isinstance(alone.where, InArea) and fragment.only_says("WHO", "MANY", "BY", *PLACES):
        return listed_ones(previous) is not None and not areas_of(previous.where)  # "vilka är i Skåne"
    than_others = fragment.has("OTHERS", "MORE", "THAN") and not any(term.is_number for term in fragment.terms.terms)
    return asks and fragment.has("HAS", "DOES", "WITHOUT") and not (than_others or fragment.has(*_NOUNS, *PLACES))


def of_answering(alone: Question) -> bool:
    """Whether it is of those that answered, or that did not."""
    return alone.where in (ANSWERED, opposite(ANSWERED))
