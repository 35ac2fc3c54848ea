"""What is judged and not counted: "har många appar", "få e-tjänster men hög poäng" is on a side of the country's mean."""  # noqa: E501

from typing import Final

from data.language.composition.against import named_at
from data.language.composition.clauses import YES_NO
from data.language.composition.measures import measure_at
from data.language.composition.walk import Walk
from data.model.conditions import COUNTRY, Beside, Side

SIDES: Final[dict[str, Side]] = {"HIGH": "better", "LOW": "worse"}
BEGINS: Final = frozenset({*SIDES, "MEASURE"})
_BEFORE: Final = ("HAS", "IS", "AND", "BUT", "OR", "COMMA", "NOT", "PLACE_NAME", "WITHOUT", "BOTH")


def judge(walk: Walk, i: int) -> int:
    """More or less of a measure than the mean, where having it is spoken of."""
    if "MEASURE" in walk.at(i):
        return _judge_deed(walk, i)
    at, before = walk.said.skip(i + 1), walk.said.skip_back(i - 1)
    article = walk.at(before).has("NUMBER") and walk.at(before).has("FILLER")
    before = walk.said.skip_back(before - 1) if article else before
    measure, _ = named_at(walk, at)
    said = (walk.has or walk.negation == "without") and not walk.said.has("RELATED")  # "go together with lots of apps"
    if not said or measure in YES_NO or not measure or not walk.at(before).has(*_BEFORE):
        return i
    side = next(SIDES[concept] for concept in SIDES if concept in walk.at(i))
    measure, end = measure_at(walk, at)
    walk.require(Beside(COUNTRY, side, measure), i)
    walk.take(*range(i, end))
    return end


def _judge_deed(walk: Walk, i: int) -> int:
    """The same of a measure that is a verb: "kommuner that score high"."""
    at = i + 1
    measure, _ = named_at(walk, i)
    sides = [SIDES[concept] for concept in SIDES if concept in walk.at(at)]
    if not sides or "HAS" not in walk.at(i) or walk.said.after(at).has("MEASURE", "KOMMUN", *SIDES):
        return i
    walk.require(Beside(COUNTRY, sides[0], measure), at)
    walk.take(i, at)
    return at + 1
