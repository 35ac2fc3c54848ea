"""What a question holds: which concepts stand in its fields, and which names, numbers and measures."""

from collections.abc import Iterator
from typing import Final

from data.language.composition.clauses import ANSWERED, THEME, YES_NO
from data.language.composition.organised import themes
from data.language.composition.quantities import listed
from data.language.reading import held_concepts as sets
from data.language.reading import taken_for_granted as granted
from data.language.reading.held import Held
from data.language.reading.seen_in_answer import seen_of
from data.language.term import Terms
from data.model.conditions import (
    EVERYONE,
    Against,
    All,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Near,
    Not,
    Place,
    Size,
    demanded,
    least_and_most,
    leaves,
)
from data.model.places import is_kommun
from data.model.question import Question

_OF_NAMED: Final = ("value", "place", "check", "profile")  # wants that tell of those that are named, and nobody else


def requires(said: Terms) -> bool:
    """Whether a text asks something, or says what a question must hold, but for the survey."""
    meant = sets.MEANT - {"SURVEY_NAME", "SURVEY", "YEAR"}
    return said.asks or any(term.concepts.keys() & meant and "FILLER" not in term for term in said.terms)


def _wants_more(q: Question) -> tuple[str, ...]:
    """What is wanted beside the want: of a sum other sums, of a check or a difference by group what it is of each."""
    return (*q.more, q.topic) if q.want in ("check", "place", "difference") else q.more


def held_by(q: Question, said: Terms) -> Held:
    """What a question holds."""
    held = Held(
        q,
        set(sets.OF_WANT.get(q.want, ())),
        {*q.of, *([q.marked] if q.marked else [])},
        set(),
        {q.measure, *q.also},
        said.topic,
    )
    concepts = held.concepts
    concepts |= frozenset().union(*(sets.OF_WANT.get(want, ()) for want in _wants_more(q)))
    for leaf, denied in (each for condition in q.conditions for each in _walk(condition)):
        concepts |= sets.OF_LEAF.get(type(leaf), frozenset()) | (sets.DENIED if denied else frozenset())
        concepts |= {"NOT_BOTH"} if denied and isinstance(leaf, All) else set()
        _hold(held, leaf)
    for numbers in (listed(said, i) for i, term in enumerate(said.terms) if term.number is not None):
        ends = {min(numbers, default=0), max(numbers, default=0)}
        held.numbers |= numbers if ends <= held.numbers else set()
    if ANSWERED in leaves(q.where) and (q.where, q.that) != (ANSWERED, None):
        concepts |= sets.DENIED  # "excluding those that did not answer" says of whom it is by who is left out
    concepts |= sets.OF_ORDER.get(q.order, frozenset()) | sets.OF_TARGET.get(q.to, frozenset())
    concepts |= frozenset().union(*(sets.OF_MEASURE.get(measure, ()) for measure in held.measures))
    themed = held.measures & YES_NO and any(  # "ansvarig för e-tjänster"
        themes(said, i + 1) for i in said.where("MEASURE", "COOPERATES")
    )
    if themed or ((q.sides or (q.by and q.order)) and q.measure in ("", "score")):
        held.measures.add(THEME)  # "har små kommuner bättre e-tjänster än stora"
    held.measures |= {"population"} if q.by == "size" else set()
    if q.grouped:
        concepts |= sets.EACH_GROUP | (sets.OF_SIDES if q.sides else sets.OF_GROUPS[q.by])
        concepts |= {"SPREAD"} if q.want == "share" else sets.OF_WANT["range"] if q.want == "deviation" else set()
    if q.grouped and q.claim and (q.to or EVERYONE in q.sides):
        concepts |= sets.OF_LEAF[Beside] | {"COUNTRY", "MORE", "FEWER", "MEAN", "COUNT"}
    if q.also:
        concepts |= {"COUNT", "PLACE"}
    concepts |= sets.DENIED if held.numbers and granted.denies_amount(said) else frozenset()
    concepts |= _of_claim(q, said)
    if said.has("IN_PERCENT") or said.percent in held.measures - {""}:
        concepts.add("PERCENT")
    held.numbers |= set(_numbers(q, said))
    around = {code[:2] for code in q.of if is_kommun(code)}
    kommuner = (i for i, term in enumerate(said.terms) if around and term.kommuner)
    beside = (said.at(j) for i in kommuner for j in (i - 1, i + 1, said.skip(i + 1)))
    suburbs = (code for i in said.where("GROUP") for code in said.at(i - 1).kommuner if code[:2] in held.places)
    held.places |= {
        *suburbs,
        *(t.area for t in beside if t.place and around & {*t.place.codes}),
    }  # "Göteborgs förorter", "Kil i Värmland"
    if q.want == "list" and said.has("ALONE"):  # whether they are among all that fit is seen
        held.places |= {code for term in said.terms for code in term.kommuner}
    if sets.FULL in held.numbers or q.to == "max":
        concepts.add("FULL")
        held.numbers.add(sets.FULL)
    concepts |= {"FRACTION", "FULL"} if held.numbers & {*_parts_of_full(said)} else set()
    _hold_alike(held, said)
    held.numbers |= {sets.FULL} if "score" in held.measures and granted.is_out_of(said, sets.FULL) else set()
    if not (any(term.is_number for term in said.terms) or said.has("ABOVE_THAT", "BELOW_THAT")):
        concepts |= {"OVER", "UNDER"}
    of_some = q.want in ("top", "place") or (q.want == "list" and q.where != EVERYONE)
    uncounted = granted.counts_some(said) if of_some else granted.counts_kommuner(said)
    concepts -= {"COUNT"} if uncounted and q.want in ("top", "place", "list", "mean", "median") else set()
    seen = (names for names, so in seen_of(said.concepts) if so(q, said))
    concepts |= frozenset().union(*seen)
    return held


def _of_claim(q: Question, said: Terms) -> frozenset[str]:
    """What says that a share, or so much more, is claimed or supposed."""
    if q.sides and (q.claim or said.has("TIMES", "ALWAYS")):
        return frozenset({"CLAIM"})
    if not q.claim:
        return frozenset()
    denied = sets.DENIED if q.by and q.claim[:2] == ("==", 0) else frozenset[str]()
    of_groups = frozenset({"MIN", "MAX", "COUNT"} if q.by else ())
    return (sets.OF_GAIN if q.want == "place" else sets.OF_SHARE) | of_groups | denied


def _takes_for_granted(q: Question, said: Terms, i: int, number: float) -> bool:
    rest = (each for each in said.terms[i + 1 :] if not (each.skipped or each.has("AS", "IS")))
    known = next(rest, said.at(i)).has("PUBLISHED")  # "snittet av de åtta kända"
    counted = granted.counts_all(said, i) and (q.want == "list" or number == len(q.of))  # "fyra kommuner"
    base = q.want in ("count", "share") and granted.counts_base(said, i)
    each = q.by != "" and said.at(i + 1).has("LAN", "GROUP_NOUN", "SIZE_NOUN") and said.before(i).has("ALL")
    of_deed = said.at(i + 1).has("DOES") and q.want not in ("count", "share", "check")  # "the 220 that answered"
    return (
        known or each or of_deed or base or counted or q.want == "explain" or granted.counts_named(said, i, len(q.of))
    )


def _parts_of_full(said: Terms) -> Iterator[float]:
    """So much of the highest score: "under hälften av maxpoängen"."""
    shares = (term.concepts.get("FRACTION", "") for term in said.terms)
    yield from (sets.FULL * float(share) / 100 for share in shares if share.isdigit())


def _numbers(q: Question, said: Terms) -> Iterator[float]:
    """The numbers of its fields, of a claimed share, and those that a list or a reason takes for granted."""
    yield from (number for number in (q.limit, q.page if q.page > 1 else None) if number is not None)
    for i, term in enumerate(said.terms):
        if term.number is not None and _takes_for_granted(q, said, i, term.number):
            yield term.number
        if q.claim and not q.sides and "OUT_OF" in term and said.at(i + 1).number is not None:
            part = said.at(i - 2) if said.at(i - 1).number is None else said.at(i - 1)  # "220 svar av 290"
            yield from (part.number or 0, said.at(i + 1).number or 0)
    if q.claim and not q.sides:
        yield from (q.claim.value, round(q.claim.value / 10), 10.0, 5.0, 4.0, 3.0, 2.0, 1.0)


def _hold_alike(held: Held, said: Terms) -> None:
    """What is about so much holds how much: "17 000 invånare … i vår storlek"."""
    near = (said.at(i + 1).number or 0.0 for i in said.where("ABOUT") if held.numbers)
    held.numbers |= {n for n in near if min(held.numbers) <= n <= max(held.numbers)}  # "ca 8 (7-9)"
    bounds = [each for each in demanded(held.question.where) if isinstance(each, Has) and each.measure == "population"]
    if said.has("ALIKE", "NEAREST", "ABOUT") and (ends := least_and_most(bounds)):
        low, high = (float(each.value) for each in ends)
        held.numbers |= {n for term in said.terms if (n := term.number) is not None and low <= n <= high}
        held.concepts |= sets.OF_LEAF[Near]


def _hold(held: Held, leaf: Condition) -> None:
    match leaf:
        case InArea(name) | InGroup(name) | Is(name):
            held.places.add(name)
        case Has(measure, op, value):
            held.measures.add(measure)
            held.numbers.add(sets.FULL if value == "max" else value)
            held.concepts |= {"DIFFERENCE"} if (op, value) == ("<", "max") else set()  # how much they miss is seen
            held.concepts |= {"MIN"} if op in (">=", "<", "==") else set()
            held.concepts |= {"MAX"} if op in ("<=", ">", "==") else set()
            held.concepts |= (
                {"SIZE", "OVER", "UNDER", "RANGE"} if op != "==" else set()
            )  # "inte mindre än 8": that word is also one of size
            held.concepts |= sets.DENIED if op in ("<", "<=") or value == 0 else {"EXCEPT"} if op != "==" else set()
        case Size(least, below):
            held.numbers |= {least} | ({below} if below else set())
        case Any(of):
            held.numbers.add(len(of))  # "one of these two"
        case Known(measure):
            held.measures.add(measure)
        case Place(measure, first, last, order):
            held.measures.add(measure)
            held.concepts |= sets.OF_ORDER[order]
            held.numbers |= {first, last}
        case Near(kommun, measure):
            held.places.add(kommun)
            held.measures.add(measure)
        case Against(measure, _, other):
            held.measures |= {measure, other}
        case Beside(than, _, measure, op, gap):
            held.measures.add(measure)
            if gap:
                held.numbers.add(gap)
                held.concepts |= {"MIN", "MAX", "FEWEST", "MOST", "OVER", "UNDER", "EXACTLY"}
                held.concepts |= sets.DENIED if op in ("<", "<=") else set()
            held.places.add(than)
            held.concepts |= sets.OF_MEANS.get(than, frozenset())
        case _:
            pass


def _walk(condition: Condition, *, denied: bool = False) -> Iterator[tuple[Condition, bool]]:
    match condition:
        case All(of) | Any(of):
            yield condition, denied
            for each in of:
                yield from _walk(each, denied=denied)
        case Not(what):
            yield from _walk(what, denied=True)
        case _:
            yield condition, denied
