"""Numbers as bounds of a measure: "minst 5 appar", "fler än 10 000 invånare"."""

from collections.abc import Sequence
from dataclasses import replace

from data.language.composition import said_again
from data.language.composition.clauses import THEME, Joiner, denied, having
from data.language.composition.measures import PLANNED, is_verb, measure_at
from data.language.composition.named_before import bounded_last, merely, named_before
from data.language.composition.quantities import OPS, Quantity, quantity, turned
from data.language.composition.reading import INHABITANTS
from data.language.composition.walk import Walk
from data.model.conditions import All, Any, Condition, Has, about, flat


def bind(walk: Walk, i: int) -> int:
    """A quantity, bound to the measure it is of."""
    said = walk.said
    if shared := _with_same_number(walk, i):
        return shared
    found = quantity(said, i)
    if found is None or walk.r.taken.intersection(range(i, found.end)):
        return i
    of_some = said.before(i).has("MEAN", "MEDIAN", "TOTAL") or said.at(found.end).has("GROUP")
    if (of_some and not found.compared) or said.at(found.end).has("DOES"):
        return i  # "average of the eight scores", "of the 220 that answered", "bara 220 svarade" require nothing
    before = said.skip_back(i - 1)
    if len(found.bounds) > 1 and walk.at(before).has("RANGE"):
        walk.take(before)  # "i spannet 3 till 5"
    if _is_repeated(walk, found):
        walk.take(*range(i, found.end))
        return found.end
    found, at = turned(said, found, said.skip(found.end))
    at = said.skip(at)
    found = _either_side(walk, found)
    if walk.at(at).has("PERCENT"):
        if measured := _in_percent(walk, i, at):
            return _bind(walk, _reached(found), *measured)
        walk.r.claim = found.claim
        walk.take(*range(i, at + 1))
        return at + 1
    if walk.at(at).has("PLANNED") and at not in walk.r.taken and not named_before(walk, i)[0]:
        noun = walk.at(at + 1).concepts.get("MEASURE") in PLANNED  # "4 planned services"
        return _bind(walk, found, PLANNED[THEME], at, at + 1 + noun)  # "minst 3 e-tjänster men under 9 planerade"
    if walk.at(at).has("COUNT") and walk.at(at - 1).has("BY") and said.after(at).has("MEASURE"):
        walk.take(at)
        at = said.skip(at + 1)  # "ligger över 10 i antal appar"
    if walk.pending and walk.at(at).has("COMMA") and said.after(at).has("MEASURE"):
        at = said.skip(at + 1)  # "minst 10, dock högst 20, e-tjänster"
    told = walk.at(at).first and bool(named_before(walk, i)[0])  # "Poäng: 7 eller 8. Appar: minst en."
    measure, end = ("", at) if told else measure_at(walk, at)
    many = max(n for _, n in found.bounds) >= INHABITANTS
    of_inhabitants = many and measure != "population" and named_before(walk, i)[0] == "population"
    if measure and not is_verb(walk, at) and not of_inhabitants:  # "a population below 10,000 that score best"
        found, end = turned(said, found, end)
        return _bind(walk, found, measure, at, max(end, at + 1))
    if many and walk.at(at).has("INHABITANTS"):
        found, end = turned(said, found, at + 1)  # "50 000 personer eller fler"
        return _bind(walk, found, "population", at, max(end, at + 1))
    following = found.end
    while walk.at(following).has("AND", "BUT", "COMMA", "OR"):
        following = said.skip(following + 1)
    joined = following > found.end and quantity(said, following)
    if joined and not named_before(walk, i)[0]:
        walk.pending.append((walk.joiner, found))  # its measure is that of the next: "minst 2 och högst 6 poäng"
        walk.joiner = "and"
        walk.take(*range(i, found.end))
        return found.end
    return _unbound(walk, found, i)


def _in_percent(walk: Walk, i: int, percent: int) -> tuple[str, int, int] | None:
    """The measure that a share is of, where it is no share of kommuner: it, where it stands, and where that ends."""
    said, after = walk.said, walk.said.skip(percent + 1)
    if walk.at(after).has("OUT_OF", "KOMMUN"):
        return None
    beside = [j for j in (after, *range(i - 1, -1, -1)) if walk.at(j).has("IN_PERCENT")]
    beside += [j for j in range(percent, len(said)) if walk.at(j).has("IN_PERCENT")]
    if beside:
        measure, at = walk.at(beside[0]).concepts["IN_PERCENT"], beside[0]
    elif said.percent and walk.r.subjects and not walk.said.has("MEASURE"):
        measure, at = said.percent, percent
    else:
        return None
    walk.r.asked[:] = [each for each in walk.r.asked if each.measure != measure or each.by not in ("", "COUNT")]
    walk.r.clauses[:] = [each for each in walk.r.clauses if each.condition != having(measure)]
    walk.take(percent, at)
    return measure, at, max(percent, at if at == after else 0) + 1


def _is_repeated(walk: Walk, found: Quantity) -> bool:
    """Whether it but says again where a range ends: "mellan 5 och 9 (5 och 9 inräknade)"."""
    match walk.r.clauses[-1].condition if walk.r.clauses else None:
        case All(of) if not found.compared and not walk.said.after(found.end - 1).has("MEASURE", "KOMMUN"):
            ends = [(each.measure, each.value) for each in of if isinstance(each, Has)]
            one = len({measure for measure, _ in ends}) == 1
            return one and len(ends) == len(of) and found.bounds[0][1] in [n for _, n in ends]
        case _:
            return False


def _reached(found: Quantity) -> Quantity:
    """A share that is said alone is reached from there on: nobody asks for exactly 95 %."""
    if found.compared or [op for op, _ in found.bounds] != ["=="]:
        return found
    return replace(found, bounds=((">=", found.bounds[0][1]),), compared=True)


def _unbound(walk: Walk, found: Quantity, i: int) -> int:
    """How much, of what was named before it ("poäng över 5"), of inhabitants where it is many, else of points."""
    before = walk.said.skip_back(i - 1)
    before = walk.said.skip_back(before - 1) if walk.at(before).has("EXISTING") else before  # "har idag högst 5"
    has = walk.at(before).has("HAS")
    said = has or found.compared or walk.at(found.end).has("ABOUT_IT")  # "är 10 bra"
    measure, before = named_before(walk, i)
    if measure:
        walk.r.asked[:] = [a for a in walk.r.asked if a.at != before]
        beside = [walk.said.skip_back(before - 1)] if walk.said.before(i).has("IS", "HAS") else []
        counted = (j for j in (*beside, *range(before + 1, i)) if walk.at(j).has("COUNT"))
        walk.take(*counted)  # "whose app count is under six"
        if walk.r.clauses and walk.r.clauses[-1].condition in merely(measure):
            walk.r.clauses.pop()
        return _bind(walk, found, measure, before, found.end)
    if max(n for _, n in found.bounds) >= INHABITANTS:
        return _bind(walk, found, "population", i, found.end)
    if said and not walk.at(found.end).has("KOMMUN", "OUT_OF", "UNKNOWN"):  # "minst 500 ord" is no bound of points
        verb = walk.said.skip_back(i - 1)
        if walk.at(verb).has("PLANNED") and not has and verb not in walk.r.taken:  # "planerar minst tio"
            walk.take(verb)
            return _bind(walk, found, PLANNED[THEME], i, found.end)
        of_points = any(walk.at(j).has("INDEX") for j in (i - 1, *range(found.end, walk.said.skip(found.end))))
        spoken_of = bounded_last(walk, i, has=has) if not of_points else ""
        return _bind(walk, found, spoken_of or "score", i, found.end)
    return i


def _bind(walk: Walk, found: Quantity, measure: str, at: int, end: int) -> int:
    waiting, walk.pending = [*walk.pending, (walk.joiner, found)], []
    before = walk.said.skip_back(waiting[0][1].start - 1)  # "planerar minst 7 och högst 10"
    if measure in PLANNED and before not in walk.r.taken and walk.at(before).has("PLANNED"):
        measure = PLANNED[measure]
        walk.take(before)
    both_lacked = walk.negation == "neither" and walk.joiner == "or"  # "varken fler än 30 … eller fler än 7 …"
    if found.compared and walk.governed and not both_lacked:
        walk.negate("")  # a bound of its own is not lacked
    walk.joiner = waiting[0][0]
    none = walk.negation if measure == "population" and walk.r.none and not walk.governed else ""
    walk.negation = "" if none else walk.negation  # "ingen kommun under 5 000 invånare har …": of whom, not what
    if any(joiner == "or" for joiner, _ in waiting[1:]):
        _require_one_of(walk, waiting, measure, at)
    else:
        for _, each in waiting:
            walk.require(_bounded(each, measure), at)
            walk.joiner = "and" if waiting[1:] else walk.joiner
    walk.group += measure == "population" and not walk.negation
    walk.negation = none or walk.negation
    walk.take(*range(found.start, found.end))
    walk.take(*(j for j in range(found.end, end) if walk.at(j).has("UP", "DOWN", "MIN", "MAX", "MEASURE", "PLANNED")))
    walk.has = True
    return end


def _bounded(found: Quantity, measure: str) -> Condition:
    if found.roughly == "==" and measure == "population":  # "ca 17 000 invånare"
        return about(measure, found.bounds[0][1])
    condition = flat(Has(measure, op, n) for op, n in found.bounds)
    return denied(condition) if found.negated else condition


def _require_one_of(walk: Walk, waiting: Sequence[tuple[Joiner, Quantity]], measure: str, at: int) -> None:
    """As in "högst 6 eller minst 10 appar": "och" binds closer."""
    alternatives: list[list[Condition]] = [[]]
    for joiner, each in waiting:
        if joiner == "or" and alternatives[-1]:
            alternatives.append([])
        alternatives[-1].append(_bounded(each, measure))
    walk.require(Any(tuple(map(flat, alternatives))), at)


def _with_same_number(walk: Walk, i: int) -> int:
    """Past a comparison that shares its number with the next, "över och under 20 000"; 0 where none does."""
    concept = next((each for each in OPS if each in walk.at(i)), "")
    following = walk.said.skip(i + 1)
    if not concept or not walk.at(following).has("AND", "COMPARE"):
        return 0
    other = quantity(walk.said, following + 1)
    if other is None or not other.compared:
        return 0
    walk.pending.append((walk.joiner, replace(other, start=i, bounds=((OPS[concept], other.bounds[0][1]),))))
    walk.joiner = "and"
    walk.take(i, following)
    return following + 1


def _either_side(walk: Walk, found: Quantity) -> Quantity:
    """Of a number at which something is to be parted, those below it and those from it on: "dela upp vid 50 000"."""
    parting = walk.left("SPLIT")
    if found.compared or not parting or [op for op, _ in found.bounds] != ["=="]:
        return found
    at = found.bounds[0][1]
    walk.pending.append((walk.joiner, replace(found, bounds=(("<", at),), compared=True)))
    walk.take(*parting)
    return replace(found, bounds=((">=", at),), compared=True)


def settle(walk: Walk) -> None:
    """What is left: quantities that wait for a measure are of points; a number beside an end is how many are wanted."""
    for _, each in walk.pending:
        walk.require(_bounded(each, "score"), each.start)
    if walk.r.asked and not walk.governed:
        _have_any(walk)
    said_again.settle(walk)
    left = [i for i in walk.left("NUMBER") if walk.at(i).is_number and (walk.at(i).number or 0) < INHABITANTS]
    left = [i for i in left if not (walk.at(i - 1).has("MIN", "MAX") and walk.said.after(i).has("KOMMUN"))]
    if walk.r.limit is None and len(left) == 1 and walk.said.has("MOST", "FEWEST", "BEST", "WORST", "NEAREST"):
        walk.r.limit = int(walk.at(left[0]).number or 0)
        walk.take(*left)


def _have_any(walk: Walk) -> None:
    """What is had or lacked without being named again is what was spoken of: "… som inte har en enda"."""
    last = max(walk.said.where("ANY"), default=-1)
    ends = all(term.has("FILLER", "SURVEY_NAME", "COMMA") for term in walk.said.terms[last + 1 :])
    if ends and walk.said.before(last).has("HAS", "NOT", "NO", "NUMBER"):
        spoken_of = walk.r.asked[-1].measure
        measure = next((now for now, planned in PLANNED.items() if planned == spoken_of), spoken_of)
        walk.require(having(measure), last)
