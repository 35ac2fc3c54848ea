"""Of whom several things are required, and the best of those of whom something is: from words to a query."""

import re
from collections.abc import Sequence
from typing import Literal

from data.language.conditions import Conditions, numbers_left
from data.language.phrasing import DEFAULT_LIST, limit
from data.language.sentence import Sentence
from data.model.condition import Condition
from data.model.query import HoldersQuery

_POINTS = r"(?:poang\w*|points?|scor\w+|resultat\w*)"
_BEST = (
    r"\b(?:top|topp|topplista\w*|basta?|best|framsta?|framst|duktigast\w*|starkast\w*|strongest|leader\w*|leder|ledande"
    rf"|leading|(?:hogsta?|flest|mest|highest|most) {_POINTS}|vinn\w+|vann|rank\w*|etta\w*)\b"
)
_WORST = (
    r"\b(?:samsta?|worst|botten\w*|bottom|jumbo\w*|sista?|last|svagast\w*|weakest"
    rf"|(?:lagsta?|farst|lowest|fewest) {_POINTS})\b"
)
# It is required of them, and is not what they are best at: "topp 5 utan appar", not "de med bäst e-tjänster".
_JUDGES = r"(?:bast|best|flest|hogst|samst|worst|most|high|lagst|low|few|farst|top)"
_REQUIRED = (
    r"\b(?:utan|saknar|saknade|without|lacks?|lacking|inga|ingen"
    rf"|(?:med|with|har|hade|have|has|having)(?! (?:(?:en|ett|the|den|det) )?{_JUDGES}))\b"
)
_HAVE_MORE = r"\b(?:fler|farre|more|fewer)\b(?! (?:an|than)\b)(?<!eller fler)(?<!or more)"  # than others
_MEANT = (
    r"\b(?:\w*kommun(?:er|erna)?|municipalit\w+|varken|neither|bade|both|men|but|utan|without|saknar|lack\w*|those"
    r"|de som)\b"
)


def several(sentence: Sentence, spoken: str, said: Conditions, *, asked: bool) -> HoldersQuery | None:
    """The query for the country. `spoken`: the folded words; `asked`: it is certain that some are asked for."""
    things = [each for each in said.said if each.of not in ("score", "full_marks")]
    by_points = _by_points(spoken, things)
    if not things or (len(said.said) < 2 and not said.left_out and not by_points):
        return None
    meant = asked or by_points or re.search(_MEANT, spoken) or any(each != Condition(each.of) for each in said.said)
    if not meant or re.search(_HAVE_MORE, spoken) or sentence.subject.asks_summary():
        return None
    first = next((each for each in things if each.which in ("most", "fewest")), things[0])
    ordered = by_points or first.which in ("most", "fewest")
    return HoldersQuery(
        first.of,
        first.which,
        limit=limit(numbers_left(sentence.spoken, spoken)) if ordered else DEFAULT_LIST,
        least=first.least,
        most=first.most,
        also=tuple(each for each in said.said if each != first),
        either=said.either,
        left_out=said.left_out,
        by_points=by_points,
    )


def _by_points(spoken: str, things: Sequence[Condition]) -> Literal["best", "lowest"] | None:
    """Whether the best of those are asked for, or the last, and not those with most or best of the thing itself."""
    if any(each.which in ("most", "fewest") for each in things) or not re.search(_REQUIRED, spoken):
        return None
    if list(things) == [Condition("e_services")]:
        return None  # "bäst i landet med e-tjänster": at them
    if re.search(_BEST, spoken):
        return "best"
    return "lowest" if re.search(_WORST, spoken) else None
