"""Numbers that are no quantities: how many of the best are wanted, which place, and which page."""

from typing import Final

from data.language.composition.clauses import Clause
from data.language.composition.reading import INHABITANTS
from data.language.composition.walk import Walk
from data.model.conditions import Direction, Not, Place

_ENDS: Final = ("MOST", "FEWEST", "BEST", "WORST", "NEAREST")
_JOINED: Final = ("COMPARE", "DIFFERENCE", "TO", "THAN")
_FIRST: Final = ("LEADER", "ORDINAL")  # "de tre första"


def set_places_apart(walk: Walk) -> None:
    """Numbers that are no quantities: how many of the best are wanted, and which place."""
    paired = _paired(walk)
    for i, term in enumerate(walk.said.terms):
        if "SECOND_LAST" in term:
            walk.r.ordinal = (2, 2)
        if i in walk.r.taken or (term.number is None and "ORDINAL" not in term):
            continue
        before, after = walk.said.before(i), walk.said.after(i)
        if before.start == term.start >= 0 and not before.has("BEST", "WORST"):  # "Sverigetvåan"
            before = walk.said.before(walk.said.skip_back(i - 1))
        number = term.is_number or (term.is_counted and before.has("PLACE"))  # "plats ett till tio"
        counts = walk.at(i + 1).has("GROUP") and not walk.at(i - 1).has(
            "PLACE", *_ENDS
        )  # "its ranking among the three big cities"
        if not (number or "ORDINAL" in term) or counts:
            continue
        if "ORDINAL" in term:
            place = int(term.concepts["ORDINAL"] or 0)
            if term.has("BEST"):
                walk.r.limit = place  # "på pallen"
                continue
            if before.has("BEST", "WORST") and (before.start == term.start or "NUMBER" in term):  # "bottenfemman"
                walk.r.limit = place
                walk.take(i)
                continue
            if _goes_on(walk, i, place):  # "etta, tvåa och trea"
                walk.r.limit = place
                walk.take(i)
                continue
            who = before.has("WHO") and not term.has("OTHERS")  # "who's the runner-up"
            who |= walk.said.skip(0) == i and walk.at(i + 1).has("BY")  # "trean i Sverige räknat på e-tjänster"
            who |= walk.at(i + 1).has("AMONG")  # "tvåa bland dem utan app"
            who |= before.has("COMMA") and walk.at(i + 1).has("BY", "COMMA")  # "Skåne, trean räknat på appar"
            who |= before.start < 0 and walk.said.has("RANKS") and not term.has("OTHERS")  # "runner-up in the ranking"
            named = before.kommuner and walk.said.before(walk.said.skip_back(i - 1)).has("IS")
            stands = who or named or before.has("IS", "PLACE", "HAS")
            at_end = after.has("PLACE", "LEADER", *_ENDS) or stands  # "kom Lund trea"
            if (place > 1 or after.has("PLACE")) and at_end and not before.has("BUT", "EXCEPT"):
                walk.r.ordinal = (1 if _is_after_first(walk, i) else place, place)
                walk.take(i)
        elif before.has("PAGE"):
            walk.r.page = int(term.number or 1)
            walk.take(i)
        elif term.number and (_is_of_place(walk, i) or _is_range_of(walk, i)):
            _place(walk, i)
        elif i in paired or (_is_end(walk, i) and _is_among(walk, i)):
            until, group = (paired[1], -2) if i in paired[:1] else (len(walk.said), -1)
            _require_place(walk, i, until, group)
        elif (_is_end(walk, i) or _are_pieces(walk, i) or _are_first(walk, i) or _is_asked_of_end(walk, i)) and (
            term.number or 0
        ) < INHABITANTS:
            walk.r.limit = int(term.number or 0)
            walk.take(i)


def _paired(walk: Walk) -> list[int]:
    """The numbers of those that are first by one thing, of whom it is asked whether they are by another.

    As in "how many of the 20 largest are in the top 20", "är de tre största på topp 10"; none where they are joined.
    """
    ends = [i for i, term in enumerate(walk.said.terms) if term.is_number and _is_end(walk, i)]
    between = walk.said.terms[ends[0] + 1 : ends[1]] if len(ends) == 2 else ()
    return ends if between and not any(t.has("AND", "OR", "COMMA", "BUT", "EXCEPT", *_JOINED) for t in between) else []


def _is_after_first(walk: Walk, i: int) -> bool:
    """Whether the first was asked for before it: "vem är bäst, och hur många poäng hade tvåan"."""
    joined = max((j for j in range(i) if walk.at(j).has("AND")), default=0)
    first = any(walk.at(j).has("BEST", "LEADER") and "RANKS" not in walk.at(j) for j in range(joined))
    return first and not any(walk.at(j).has(*_ENDS) for j in range(joined, len(walk.said)))


def _is_end(walk: Walk, i: int) -> bool:
    """Whether a number says how many of the first or the last: "topp 5", "de tre sämsta", "fyra lägst rankade"."""
    before, after = walk.said.before(i), walk.said.after(i)
    if "1" in (walk.at(i - 1).concepts.get("ORDINAL"), walk.at(i + 1).concepts.get("ORDINAL")):
        return True  # "de tre första"
    if before.has(*_ENDS, "LEADER") and not before.has("MIN", "MAX", "OVER"):
        by_it = walk.at(i + 1).has("BY") and not walk.at(i + 1).has("OUT_OF")  # "the lowest eight in points"
        return by_it or before.has("BEST", "WORST", "LEADER") or not after.has("MEASURE", "PERCENT")
    bound = after.has("MIN", "MAX") and not walk.said.after(walk.said.skip(i + 1)).has(
        "DOES", "RANKS", "PLACE", "KOMMUN", "GROUP"
    )
    begins = before.start < 0 or before.has("COMMA", "SURVEY_NAME")
    bound &= not (
        begins and walk.said.after(walk.said.skip(i + 1)).concepts.get("MEASURE") == "score"
    )  # "…, tre lägst poäng"
    told = walk.at(i + 1).has("IS") and not before.has("WHO", "AMONG", "OUT_OF")  # "så 14 är bäst?"
    return after.has(*_ENDS) and not (bound or told)


def _are_pieces(walk: Walk, i: int) -> bool:
    """Whether so many of the first or the last are wanted: "lägst poäng i Skåne, jag vill ha fem stycken"."""
    of_figures = walk.said.after(i).has("MEASURE", "INHABITANTS")
    return walk.at(i + 1).has("PIECES") and not of_figures and walk.said.has(*_ENDS)


def _are_first(walk: Walk, i: int) -> bool:
    """Whether so many are named by what they are first or last at: "the three that score best"."""
    verb = walk.said.skip(i + 1)
    while walk.at(verb).has("KOMMUN", "COUNTRY", "GROUP"):
        verb = walk.said.skip(verb + 1)
    end = walk.said.after(verb)
    return walk.at(verb).has("HAS") and end.has(*_ENDS) and not end.has("MIN", "MAX")


def _is_among(walk: Walk, i: int) -> bool:
    """Whether it says among whom something else is asked for: "färst invånare bland de 50 bästa"."""
    said, end = walk.said, walk.said.skip_back(i - 1)
    before = said.skip_back(end - 1) if walk.at(end).has(*_ENDS, *_FIRST) else end
    if walk.said.before(min(i, end)).has("EXCEPT") or walk.at(end).has("EXCEPT"):
        return True  # "utom de tre största"
    if walk.at(before).has("OUT_OF") and any(t.has("COUNT", "SHARE") for t in said.terms[:before]):
        return True  # "hur många av de tio största kommunerna har en app"
    if walk.at(before).has("OUT_OF") and any(t.has(*_ENDS) for t in said.terms[max(i, said.skip(i + 1)) + 1 :]):
        return True  # "vilken av de tio största kommunerna har lägst poäng"
    if _are_described(walk, i, end) and said.has("MEAN", "MEDIAN", "TOTAL") and not said.has("LAN", "GROUP_NOUN"):
        return True  # "hur många appar har de tio största kommunerna i snitt"
    if any(t.has("MEAN", "MEDIAN", "TOTAL") for t in said.terms[: before + 1]) and not said.has("LAN", "GROUP_NOUN"):
        return walk.at(before).has("MEAN", "MEDIAN", "TOTAL", "MEASURE", "OUT_OF")  # "snittet för de tio största"
    among = any(walk.at(j).has("AMONG") for j in range(end + 1, i))
    best = walk.at(end).has("BEST", "WORST") or said.after(i).has("BEST", "WORST")
    others = [t for t in said.terms[:i] if t.has("MOST", "FEWEST") or t.concepts.get("MEASURE", "score") != "score"]
    return among and best and bool(others) and not any(t.kommuner or t.has("BEST", "WORST") for t in said.terms[:i])


def _are_described(walk: Walk, i: int, end: int) -> bool:
    """Whether kommuner are named by that they are the first so many: "de tio största kommunerna"."""
    noun = walk.said.skip(max(i, end if walk.at(end).has(*_ENDS) else walk.said.skip(i + 1)) + 1)
    return walk.at(noun).has("KOMMUN") and not walk.said.before(i).has("WHO", "SHOW")


def _require_place(walk: Walk, i: int, until: int, group: int) -> None:
    """That they are among the first so many by points, or the last; or by what is named after it, up to `until`."""
    beside = (walk.said.skip(i + 1), walk.said.skip_back(i - 1))
    end = next(j for j in beside if walk.at(j).has(*_ENDS, *_FIRST))
    measure = "score" if walk.at(end).has("BEST", "WORST", *_FIRST) else "population"
    after = range(max(i, end) + 1, until)
    by = next((j for j in after if walk.at(j).has("BY") and not walk.at(j).kommuner), 0)
    named = walk.said.skip(by + 1)
    named = walk.said.skip(named + 1) if walk.at(named).has("COUNT") else named
    if by and walk.at(named).has("MEASURE"):
        measure = walk.at(named).concepts["MEASURE"]
        walk.take(*range(by, named + 1))
    order: Direction = "most" if walk.at(end).has("BEST", "MOST", *_FIRST) else "fewest"
    place = Place(measure, 1, int(walk.at(i).number or 0), order)
    left_out = [
        j for j in range(min(i, end)) if walk.at(j).has("EXCEPT") and walk.said.after(j) in (walk.at(i), walk.at(end))
    ]
    condition = Not(place) if left_out else place
    walk.r.clauses.append(Clause(condition, "and", group, at=i, noun=True))
    walk.take(i, end, *left_out)


def _is_asked_of_end(walk: Walk, i: int) -> bool:
    """Whether so many are asked for that are the first or the last: "which four score worst"."""
    ends = (t for t in walk.said.terms[i + 1 :] if t.has(*_ENDS) and not t.has("MIN", "MAX"))
    return walk.said.before(i).has("WHO") and not walk.said.after(i).has("KOMMUN", "GROUP") and any(ends)


def _goes_on(walk: Walk, i: int, place: int) -> bool:
    """Whether the place before it is named before it."""
    before = walk.said.skip_back(i - 1)
    before = walk.said.skip_back(before - 1) if walk.at(before).has("AND", "COMMA", "OR") else before
    one = place == 2 and walk.at(before).has("LEADER")
    return one or walk.at(before).concepts.get("ORDINAL") == str(place - 1)


def _is_of_place(walk: Walk, i: int) -> bool:
    """Whether it is the place that is asked about, and not how many are ranked: "plats 4", "rank the 21 counties"."""
    several = walk.at(i + 1).has("HAS") and walk.said.after(i + 1).has(*_ENDS)  # "var ligger de tio med flest"
    return walk.said.before(i).has("PLACE", "PRESENT") and not (several or walk.at(i + 1).has("MEASURE", "LAN"))


def _is_range_of(walk: Walk, i: int) -> bool:
    """Whether kommuner from one place to another are meant: "kommuner 40 till 50"."""
    ranged = walk.at(i + 1).has("TO") and walk.at(i + 2).is_number
    return ranged and walk.at(i - 1).has("KOMMUN") and not walk.said.after(i + 2).has("MEASURE", "INHABITANTS")


def _place(walk: Walk, i: int) -> None:
    """A place, or several: "plats 3 till 5"."""
    last = i + 2 if walk.at(i + 1).has("TO", "AND") and walk.at(i + 2).is_number else i
    first, end = sorted((int(walk.at(i).number or 0), int(walk.at(last).number or 0)))
    walk.r.ordinal = (first, end)
    walk.take(walk.said.skip_back(i - 1), *range(i, last + 1))
