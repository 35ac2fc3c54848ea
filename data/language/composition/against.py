"""One figure of a kommun against another of its own: "fler appar än e-tjänster", "planerar fler än de redan har"."""

from typing import Final

from data.language.composition.clauses import THEME, YES_NO, having
from data.language.composition.measures import PLANNED, measure_at
from data.language.composition.walk import Walk
from data.model.conditions import Against, Apart

SIDES: Final[dict[str, Apart]] = {"MORE": ">", "FEWER": "<", "SAME": "=="}
# What may stand between the side and "än".
_BEFORE_THAN: Final = frozenset(
    {
        *("FILLER", "BY", "MEASURE", "PLANNED", "HAS", "PLACE_NAME", "IS", "COUNT", "KOMMUN", "INHABITANTS"),
        *("MANY", "AREA", "PLACE", "SAME", "DOES"),
    }
)
# What may stand between "än" and the other measure.
_BETWEEN: Final = frozenset({"FILLER", "BY", "INDEX", "HAS", "IS", "WHAT", "KOMMUN", "EXISTING", "PLANNED", "MANY"})


def named_at(walk: Walk, i: int) -> tuple[str, int]:
    """The measure that stands there, and where it ends. Nothing is taken by looking."""
    taken, walk.r.taken = walk.r.taken, set(walk.r.taken)
    found = measure_at(walk, i)
    walk.r.taken = taken
    return found


def than_after(walk: Walk, i: int, concept: str) -> tuple[int, str]:
    """Where "än" stands, and the measure before it; 0 where there is none."""
    measure = ""
    for j in range(i + 1, len(walk.said)):
        each = walk.at(j)
        if each.has("THAN") or (each.has("AS") and concept == "SAME"):
            return j, measure
        if each.has("MEASURE") and not measure:
            measure, _ = named_at(walk, j)
        if each.concepts.keys().isdisjoint(_BEFORE_THAN):
            break
    return 0, measure


def past_what(walk: Walk, i: int) -> int:
    """Past what but joins it: "än vad Lund fick", "än vad det är i Lund", "än en genomsnittlig kommun"."""
    what = walk.at(i).has("WHAT")
    while walk.at(i).has("WHAT", *(["IS"] if what else [])) or (walk.at(i).number == 1 and not walk.at(i).is_number):
        i = walk.said.skip(i + 1)
    return i


def stand_against(walk: Walk, i: int) -> int:
    """One side of another measure of the same kommun."""
    taken = set(walk.r.taken)
    concept = next(c for c in SIDES if c in walk.at(i))
    than, measure = than_after(walk, i, concept)
    other, end = _other(walk, than) if than else ("", 0)
    asked, required = list(walk.r.asked), list(walk.r.clauses)
    measure = measure or (subject_before(walk, i) if other else "")  # "där antalet planerade är större än …"
    planned = [j for j in range(than) if walk.at(j).has("PLANNED")]
    if planned and measure in ("", other):  # "planerar fler e-tjänster än de redan har"
        measure = PLANNED[THEME]
    if not (measure and other) or measure == other or not YES_NO.isdisjoint({measure, other}):
        walk.r.taken, walk.r.asked, walk.r.clauses = taken, asked, required
        return i
    walk.take(*range(i, end), *planned)
    walk.require(Against(measure, SIDES[concept], other), i)
    return end


def _other(walk: Walk, than: int) -> tuple[str, int]:
    """The measure that stands after "än", and where it ends; of what they have, that of which more is planned."""
    now, planned = False, False
    plans = any(t.has("PLANNED") or t.concepts.get("MEASURE") in PLANNED.values() for t in walk.said.terms[:than])
    for j in range(than + 1, len(walk.said)):
        each = walk.at(j)
        if each.has("MEASURE"):
            return measure_at(walk, j)
        if each.first or (each.concepts.keys().isdisjoint(_BETWEEN) and not each.has("SURVEY_NAME")):
            return _unnamed(now=now, planned=planned), j
        now |= each.has("EXISTING") or (plans and each.has("HAS"))  # "fler appar än de med över 50 000" is of others
        planned |= each.has("PLANNED")
    return _unnamed(now=now, planned=planned), len(walk.said)


def _unnamed(*, now: bool, planned: bool) -> str:
    return PLANNED[THEME] if planned else THEME if now else ""


def subject_before(walk: Walk, i: int) -> str:
    """The measure of which it is said: "där antalet appar är högre än i Lund"."""
    at = walk.said.skip_back(i - 1)
    at = walk.said.skip_back(at - 1) if walk.at(at).has("IS") else at
    asked, required = walk.r.asked, walk.r.clauses
    named = walk.at(at).concepts.get("MEASURE", "")
    if (
        walk.at(i).has("MORE", "FEWER")
        and required
        and required[-1].at == at
        and required[-1].condition == having(named)
    ):
        required.pop()
        return named  # "hos hur många är e-tjänsterna fler än i Lomma"
    of_one = named not in ("", "score") and walk.said.has("THAN") and any(term.kommuner for term in walk.said.terms)
    if not (asked and asked[-1].at == at and (of_one or walk.said.has("KOMMUN", "GROUP", "MANY"))):
        return ""
    counted = walk.said.skip_back(at - 1)
    walk.take(*([counted] if walk.at(counted).has("COUNT") else []))
    return asked.pop().measure


def mean_of_area(walk: Walk, i: int) -> str:
    """The area that is named there, where its mean is meant: "above the Skåne average"; else nothing."""
    area = walk.at(i).area or walk.at(i).concepts.get("AREA", "")
    following = walk.said.skip(past_kommuner(walk, i) + 1)
    following = walk.said.skip(following + 1) if walk.at(following).has("MEASURE") else following
    return area if walk.at(following).has("MEAN") else ""


def past_kommuner(walk: Walk, i: int) -> int:
    """The area that stands there, with its kommuner: "what the Skåne municipalities average"."""
    following = walk.said.skip(i + 1)
    return following if walk.at(following).has("KOMMUN") else i
