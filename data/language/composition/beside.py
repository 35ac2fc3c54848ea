"""Who stands beside another: "bättre än Lund", "fler appar än Täby", "samma poäng som Nora", "över snittet"."""

from dataclasses import replace
from typing import Final

from data.language.composition import places
from data.language.composition.against import (
    mean_of_area,
    named_at,
    past_kommuner,
    past_what,
    subject_before,
    than_after,
)
from data.language.composition.apart import apart_by
from data.language.composition.beside_several import SIDES, and_beside, before_and, by_others_too
from data.language.composition.measures import PLANNED, measure_at
from data.language.composition.walk import Walk
from data.model.conditions import (
    COUNTRY,
    COUNTRY_MEDIAN,
    EVERYONE,
    MEAN,
    MEANS,
    MEDIAN,
    Beside,
    Near,
    Side,
    measures_of,
)

_OR_SIDE: Final[dict[str, Side]] = {"MIN": "better", "MAX": "worse"}  # of what is the same
_OTHER_SIDE: Final[dict[Side, Side]] = {"better": "worse", "worse": "better", "same": "same"}


def stand_beside(walk: Walk, i: int) -> int:
    """One side of another kommun, or of the mean."""
    said = walk.said
    concept = next(c for c in SIDES if c in walk.at(i))
    concept = "BETTER" if concept == "BEATEN" and not walk.r.subjects else concept  # "av vem slås Umeå"
    lies = concept in ("BETTER", "WORSE", "BEATEN") or (
        concept in ("OVER", "UNDER") and said.before(i).has("IS", "MEAN")
    )
    bounds = walk.at(i).has("OVER", "UNDER", "BETTER", "WORSE") and said.after(i).kommuner
    figure = said.before(i).concepts.get("MEASURE", "") if bounds else ""  # "vars appar understiger Lunds"
    same = concept == "SAME" and bool(said.after(i).kommuner)  # "vars poäng är lika med Vallentunas"
    lies |= figure != "" or same
    taken, asked, required = set(walk.r.taken), list(walk.r.asked), list(walk.r.clauses)
    than, measure = than_after(walk, i, concept)
    measure = measure or (subject_before(walk, i) if than or figure not in ("", "score") else "")
    usual = "population" if "SIZE" in walk.at(i) else "score"  # "större än Lund"
    target = past_what(walk, said.skip((than or i) + 1))
    of_mean = _is_of_mean(walk, i)
    if lies and not than and _is_named_first(walk, i, target):
        places.name_place(walk, target)
        target = said.skip(target + 1)
    country = "COUNTRY" in walk.at(target)  # "över landets snitt"
    if walk.r.areas and walk.at(target).has("OWN_AREA") and said.after(target).has("MEAN", "MEDIAN"):
        walk.take(target)
        target = said.skip(target + 1)  # "municipalities in Dalarna with more apps than the county average"
    target = said.skip(target + 1) if country and not walk.at(target).has("MEAN", "MEDIAN") else target
    of_areas = walk.r.areas and not said.has("KOMMUN", "MANY", "WHO")  # "har Skåne fler än Halland i snitt"
    if not (of_mean or of_areas) and (area := mean_of_area(walk, target)):
        walk.r.areas.append(area)
        walk.take(target)
        if len(set(walk.r.areas)) > 1:
            walk.r.beyond = "not_by_area"  # beside the mean of others than they
        target = said.skip(past_kommuner(walk, target) + 1)
    target, measure = _past_measure(walk, target, measure)
    other, after = walk.at(target), said.skip(target + 1)
    if other.has("MEAN", "MEDIAN") and "COUNTRY" in walk.at(after):  # "över snittet i landet"
        country = True
        walk.take(after)
    below = "BY" not in walk.at(i) or said.before(i).has("IS", "PLACE_NAME")  # "efter snittet" may be by it
    if of_mean and "MEAN" in other and walk.r.areas:
        walk.r.taken = taken
        return i  # "är snittet i Skåne högre än rikssnittet": one mean by another
    if other.has("MEAN", "MEDIAN") and (than or (below and concept in ("OVER", "UNDER", "BETTER", "WORSE"))):
        whom = (COUNTRY_MEDIAN if country else MEDIAN) if other.has("MEDIAN") else COUNTRY if country else MEAN
        return _beside(walk, i, target, Beside(whom, SIDES[concept], measure or usual))
    if other.kommuner and of_mean and (than or lies):  # "ligger snittet i Skåne under Lunds poäng"
        measure = measure or next((each.measure for each in walk.r.asked), "score")
        own = walk.at(i).has("BEATS") and said.before(i).has("COMMA")  # "Skånes snitt, slår Lund det"
        side = SIDES[concept] if own else _OTHER_SIDE[SIDES[concept]]
        end = _beside(walk, i, target, Beside(MEAN, side, measure))
        places.name_place(walk, target)
        return end
    if other.kommuner and (than or lies):
        walk.r.besides += before_and(walk, i, other.kommuner[0]) if than else []
        return _beside(walk, i, target, Beside(other.kommuner[0], SIDES[concept], measure or usual))
    if end := _beside_subject(walk, i, than, target, measure, lies=lies):
        return end
    walk.r.taken, walk.r.asked, walk.r.clauses = taken, asked, required
    return _beside_again(walk, i, concept)


def _is_named_first(walk: Walk, i: int, target: int) -> bool:
    """Whether it is asked of who stands right after the verb: "slår Lund Malmö", "slår Lund Skånes snitt"."""
    begins = all(t.skipped or t.has("SURVEY_NAME", "COMMA") for t in walk.said.terms[:i])
    at = walk.said.skip(target + 1)
    beside = walk.at(at).kommuner or walk.at(at).has("MEAN", "MEDIAN", "COUNTRY") or mean_of_area(walk, at)
    return begins and bool(walk.at(target).kommuner and beside)


def _past_measure(walk: Walk, i: int, measure: str) -> tuple[int, str]:
    """Past a measure before the mean, and which it is: "slår Lund Skånes poängsnitt"."""
    if not (walk.at(i).has("MEASURE") and walk.said.after(i).has("MEAN", "MEDIAN")):
        return i, measure
    named, _ = measure_at(walk, i)
    walk.take(i)
    return walk.said.skip(i + 1), measure or named


def _beside_subject(walk: Walk, i: int, than: int, target: int, measure: str, *, lies: bool) -> int:
    """Beside the one that was named before it: "vilka slår Lund", "Lund ligger efter vilka"; 0 where it is not so."""
    if len(walk.r.subjects) != 1:
        return 0
    own = SIDES[next(c for c in SIDES if c in walk.at(i))]
    other, again = walk.at(target), walk.at((than or i) + 1).has("IT", "ASKER")  # "than us", who were named
    target = (than or i) + 1 if again else target
    ends = other.concepts.keys() <= {"SURVEY_NAME", "COMMA"} or again
    if again and than and not measure and walk.r.clauses:  # "Lund har några appar. Vilka har fler än den?"
        measure = next(iter(measures_of(walk.r.clauses.pop().condition)), "")
    beside = Beside(walk.r.subjects[0], own if again else _OTHER_SIDE[own], measure or "score")
    spoken = walk.said.terms[:i]
    asks = any(t.has("WHO") for t in spoken) and not any(t.has("COUNT", "DIFFERENCE", "HOW") for t in spoken)
    asks |= walk.at(i).has("BEATEN") and any(_counts_kommuner(walk, j) for j in range(i))  # "av hur många slås Lund"
    if lies and not than and (other.has("COUNT", "MEASURE") or ends) and asks:  # "vilka slår Lund"
        walk.r.subjects.clear()
        named = max(j for j, t in enumerate(spoken) if t.has("PLACE_NAME"))
        who = max((j for j, t in enumerate(spoken) if t.has("WHO")), default=0)
        side = own if named < who else beside.side  # "var ligger Lund, och vem ligger före?"
        return _beside(walk, i, i, replace(beside, side=side, measure="score"))
    some = other.has("ANY") and any(t.has("WHO") for t in walk.said.terms[target:])  # "slås av några. Vilka?"
    if lies and not than and (whom := _whom_after(walk, i) or (i if some else 0)):
        walk.r.subjects.clear()
        if len(walk.r.asked) == 1:  # "Luleås antal appar slås av hur många"
            beside = replace(beside, measure=walk.r.asked.pop().measure)
        return _beside(walk, i, whom, beside)
    some = (other.has("ANY", "WHO") or ends) and walk.said.has("WHO")  # "Lund har fler än vissa: vilka?"
    if than and (some or _counts_kommuner(walk, target)):  # "Lund has more than how many of …"
        walk.r.subjects.clear()
        return _beside(walk, i, target if some else than, beside)
    return 0


def _is_of_mean(walk: Walk, i: int) -> bool:
    """Whether it is the mean that lies there: "är snittet i Skåne högre än Lunds poäng"."""
    before = walk.said.terms[:i]
    others = any(term.has("WHO", "KOMMUN", "MANY", "SHOW") and "MEAN" not in term for term in before)
    return any(term.has("MEAN") for term in before) and not others and not walk.r.subjects


def _whom_after(walk: Walk, i: int) -> int:
    """Where it is asked whom the one before it lies before or behind: "Lund ligger efter vilka"; 0 where it is not."""
    at = walk.said.skip(i + 1)
    while walk.at(at).has("BY", "COUNT", "MEASURE", "OUT_OF", "WHAT", "COUNTRY") and not walk.at(at).has("WHO", "MANY"):
        at = walk.said.skip(at + 1)
    counted = any(_counts_kommuner(walk, j) for j in range(i + 1, at))
    asks = walk.at(at).has("WHO") or (walk.at(at).has("MANY") and not walk.at(at).has("KOMMUN"))
    return i if counted else at if asks and not walk.at(at).first else 0


def _counts_kommuner(walk: Walk, i: int) -> bool:
    """Whether kommuner are counted there: "hur många kommuner", "how many of the Skåne municipalities"."""
    at = walk.said.skip(i + 1)
    while walk.at(at).has("OUT_OF", "COUNTRY") or (walk.at(at).area and walk.said.after(at).has("KOMMUN", "GROUP")):
        at = walk.said.skip(at + 1)
    return walk.at(i).has("COUNT") and walk.at(at).has("KOMMUN", "GROUP")


def _beside_again(walk: Walk, i: int, concept: str) -> int:
    """Beside who was named before: "slår Borås men har färre invånare", "stora som Lund men har fler appar"."""
    named = [each.than for each in walk.r.besides if each.than not in MEANS]
    named += [each.kommun for each in walk.r.near if isinstance(each, Near)]
    asks = max((j for j in range(i) if walk.at(j).has("KOMMUN", "MANY")), default=0)
    first = walk.r.sized_like is not None or any(t.kommuner for t in walk.said.terms[:asks])
    spoken_of = walk.r.subjects if len(walk.r.subjects) == 1 and first else []
    at = walk.said.skip(i + 1)
    measure, end = named_at(walk, at)
    beside = named or spoken_of
    if not measure and walk.said.before(i).has("BUT", "AND") and not walk.at(at).has("KOMMUN", "GROUP", "MEASURE"):
        bare = "population" if "SIZE" in walk.at(i) else "score" if concept in ("BETTER", "WORSE") else ""
        measure, end = bare, i + 1  # "bättre än Jönköping men mindre", "mindre än Lund men bättre"
    if not beside or not measure or concept in ("OVER", "UNDER") or walk.said.after(end - 1).has("THAN"):
        return i  # it stands beside nobody
    walk.r.besides.append(Beside(beside[-1], SIDES[concept], measure))
    walk.r.subjects = [each for each in walk.r.subjects if each not in beside]
    walk.take(i, *range(at, end))
    return end


def _beside(walk: Walk, i: int, target: int, found: Beside) -> int:
    for j in range(i + 1, target):
        if walk.at(j).has("PLACE_NAME") and j not in walk.r.taken:
            places.name_place(walk, j)
        elif walk.at(j).has("MEASURE", "THAN", "AS", "PLANNED", "COUNT"):
            planned = walk.at(j).has("PLANNED") and j not in walk.r.taken
            found = replace(found, measure=PLANNED.get(found.measure, found.measure)) if planned else found
            walk.take(j)
    walk.governed |= walk.negation in ("not", "no")
    walk.r.or_side = _OR_SIDE.get(walk.at(i).concepts.get("SAME", ""))
    parts = apart_by(walk, i, found)
    found = parts[0]
    walk.r.besides.extend(parts)
    target = and_beside(walk, target, found)
    walk.take(i, target, *([i - 1] if walk.at(i - 1).has("BEST") else []))  # "rankas högre än"
    own = walk.said.skip(target + 1)
    figure = walk.at(target).kommuner and walk.at(own).has("COUNT")  # "top Lund's number of apps"
    by = own - 1 if figure else next((j for j in (target + 1, own) if walk.at(j).has("BY")), 0)
    at = walk.said.skip(by + 1)
    at = walk.said.skip(at + 1) if walk.at(at).has("BOTH") else at
    named = walk.said.skip(at + 1) if walk.at(at).has("COUNT") else at  # "beat Lidingö on number of apps"
    measure, end = measure_at(walk, named) if by else ("", 0)
    if measure and found.measure in ("score", measure):
        walk.r.besides[-1] = replace(found, measure=measure)
        walk.take(*range(at, end))
        return by_others_too(walk, found, end)
    return target + 1


def _is_by(walk: Walk, i: int) -> bool:
    """Whether it says by what: "i antal appar"."""
    before = walk.said.skip_back(i - 1)
    return walk.at(i - 1).has("BY") or (walk.at(before).has("COUNT") and walk.at(before - 1).has("BY"))


def settle(walk: Walk) -> None:
    """What was said far from it: by what they stand beside another, and whose mean is meant."""
    r = walk.r
    by = [each for each in r.asked if each.by in ("", "COUNT") and _is_by(walk, each.at)]
    unsaid = [each.measure for each in r.besides] == ["score"] and "score" not in walk.said.named
    if len(r.asked) == len(by) == 1 and unsaid:
        r.besides = [replace(r.besides[0], measure=by[0].measure)]  # "Lund ligger efter vilka i Skåne i antal appar"
        r.asked = []
        walk.take(by[0].at, *([walk.said.skip_back(by[0].at - 1)] if walk.said.before(by[0].at).has("COUNT") else []))
    country = {MEAN: COUNTRY, MEDIAN: COUNTRY_MEDIAN}  # nobody of an area is above its own mean: that says nothing
    own = {} if r.clauses else {of_all: of_some for of_some, of_all in country.items()}
    instead = own if r.base() == EVERYONE else country if r.none else {}
    r.besides = [replace(each, than=instead.get(each.than, each.than)) for each in r.besides]
