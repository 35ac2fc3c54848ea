"""A message that asks nothing and names nothing: a remark on the answer before it, which is no place to look up."""

from typing import Final

from data.language.conversation.fragment import Fragment
from data.language.lexicon.topics import OF_REMARKS
from data.model.question import Question

_UNREAD: Final = ("unknown", "beyond")
_ASKS: Final = ("WHO", "WHAT", "HOW", "COUNT", "WHY", "DEFINE", "WHERE", "SHARE", "CLAIM", "SHOW", "COMPARE", "FORM")
_NAMES: Final = (
    *("PLACE_NAME", "AREA", "ABROAD", "MEASURE", "GROUP", "SIZE", "KOMMUN", "LAN", "YEAR", "SURVEY_NAME", "SURVEY"),
    *("CHANGE", "MEAN", "MEDIAN", "BEST", "WORST", "MOST", "FEWEST", "OWN_AREA", "COUNTRY", "DIFFERENCE", "OVERVIEW"),
)
_REQUESTS: Final = frozenset({"and", "add", "against", "same", "less", "only", "sorted", "exchange", "then"})


def remark(fragment: Fragment, asked: Question) -> Question | None:
    """What is said to a remark; None of a message that asks, names or wants something, or was understood."""
    said = fragment.terms
    if asked.want != "text" or asked.topic not in _UNREAD or asked.of or fragment.text.rstrip().endswith("?"):
        return None
    if fragment.links & _REQUESTS or fragment.has(*_ASKS, *_NAMES) or not said.terms:
        return None
    if fragment.joined and not fragment.links:
        return None  # a courtesy, and something that is asked
    asks = fragment.hole != 0 and said.terms[0].has("IS", "HAS", "DOES")
    named = any(term.guessed or _is_capital(term.typed, first=term.first) for term in said.terms)
    return None if asks or named else Question("text", topic=OF_REMARKS, survey=asked.survey, lang=asked.lang)


def _is_capital(typed: str, *, first: bool) -> bool:
    return not first and len(typed) > 1 and typed[0].isupper() and not typed.isupper()
