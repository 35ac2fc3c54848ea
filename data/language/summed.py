"""How many e-services or apps kommuner have on average, or all together: from words to a query."""

import re
from typing import Final

from data.language.figures import FIGURES
from data.language.sentence import Sentence
from data.model.area import Area
from data.model.query import Measure, StatisticsQuery, Summed

_SERVICES = r"e ?(?:tjanst(?:er|erna)?|services?)"
_THINGS: Final[tuple[tuple[Measure, str], ...]] = (
    ("e_services_planned", dict(FIGURES)["e_services_planned"]),
    ("apps", r"\b(?:mobil)?(?:app|appar|apparna|apps)\b"),
    ("e_services", rf"\b{_SERVICES}\b"),
)
_SUMS: Final[tuple[tuple[Summed, str], ...]] = (
    ("median", r"\bmedian\w*"),
    ("mean", r"\b(?:\w*snitt\w*|medel(?:varde\w*|tal\w*|antal\w*)?|averages?|mean|avg|per kommun|per municipality)\b"),
    (
        "total",
        r"\b(?:tillsammans|totalt|sammanlagt|sammantaget|summan?|totala|in total|altogether|combined|together|total)\b",
    ),
)
# It is asked of those that have them, of points, or who has more than the mean.
_ELSE = (
    r"\b(?:poang\w*|points?|scores?|med|utan|with|without|saknar|vilka|vilken|vem|which|who|an|than|over|under|above"
    r"|below|andel\w*|share|procent\w*|percent\w*|samverk\w*|samarbet\w*|cooperat\w*|lan)\b"
)


def summed(sentence: Sentence, area: Area) -> StatisticsQuery | None:
    """The query, where the mean, the median or the total of them is asked for."""
    spoken = sentence.folded
    measure = next((measure for measure, said in _THINGS if re.search(said, spoken)), None)
    if measure is None or re.search(_ELSE, spoken):
        return None
    found = next((found for found, said in _SUMS if re.search(said, spoken)), None)
    if found is None or (found == "total" and not sentence.subject.asks_how_many() and "total" not in spoken):
        return None
    return StatisticsQuery(area, measure=measure, summed=found)
