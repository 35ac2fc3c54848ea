"""What a message leaves out: whom, those of whom something is so, or what was required: "strunt i länet"."""

from dataclasses import replace
from typing import Final, get_args

from data.language.composition.organised import KINDS
from data.language.conversation.kinds import any_of, either, kind_of, parts_of
from data.language.conversation.requirements import denied_as_said, required_by
from data.language.conversation.turn import AS_WHOLE, Turn, first_places, measure_of
from data.language.term import Term
from data.model.conditions import EVERYONE, Condition, Has, InArea, InGroup, Is, Not, Place, Size, both, flat, leaves
from data.model.places import is_kommun
from data.model.question import Question, Want

_FEW: Final = 3  # words
_NOUNS: Final = {"LAN": InArea, "GROUP_NOUN": InGroup, "SIZE_NOUN": Size, "INHABITANTS": Size}
_SPOKEN_OF: Final = ("MEASURE", "COOPERATES", *_NOUNS)
LIFTED: Final = (*_SPOKEN_OF, "OWN_AREA", "AREA", "PLACE_NAME", "SIZE", "GROUP", "DOES", "EXISTING")
_SAID_BESIDE: Final = ("COUNT", "KOMMUN", "MANY", "AND", "OR", "COMMA", "EITHER")
_CLAUSE: Final = ("HAS", "WITHOUT", "NO", "NOT", "IS", "NUMBER", "ANY", "MIN", "MAX", "OVER", "UNDER", "MORE", "FEWER")


def leaving(turn: Turn) -> Question | None:
    """The same without what it leaves out; None where that is nothing that was spoken of."""
    fragment = turn.fragment
    lifts, begins = "lift" in fragment.links, fragment.joint.left_after
    terms = [term for term in fragment.terms.terms if term.start >= begins and not (term.skipped or term.ordinary)]
    if terms and all(term.has("FORM", "EXCEPT") for term in terms) and fragment.has("FORM"):  # "ta bort kartan"
        return replace(turn.before, form="words")
    found = _without_side(turn, terms) or _lifted(turn, terms, lifts=lifts)
    bare = lifts and all(term.has(*_SPOKEN_OF) for term in terms) and not ("it" in fragment.links and turn.one)
    if found or bare or "less" not in fragment.links:
        return found or AS_WHOLE
    return _without_places(turn, terms) or (None if turn.is_elsewhere else _without_those(turn, terms))


def _without_side(turn: Turn, terms: list[Term]) -> Question | None:
    """Without one of those that stand beside each other: "drop Halland"; of the last of them the figure alone."""
    before = turn.before
    named = {kind for term in terms for kind in _spoken_of(term)} | {*leaves((turn.fragment.rest or turn.alone).where)}
    left = tuple(side for side in before.sides if side not in named)
    if not left or left == before.sides:
        return None
    want: Want = next((want for want in get_args(Want) if before.to and want == before.topic), before.want)
    plain = replace(before, want=want, to="", topic="" if before.to else before.topic, claim=None)
    return replace(plain, sides=left) if left[1:] else replace(plain, sides=(), where=both(before.where, *left))


def _lifted(turn: Turn, terms: list[Term], *, lifts: bool) -> Question | None:
    """Without what was required of its kind, or one of those that were chosen among: "oavsett län", "drop Halland"."""
    less, said = "less" in turn.fragment.links, (turn.alone, turn.fragment.rest or turn.alone)
    beside = _SAID_BESIDE if less else (*_SAID_BESIDE, *_CLAUSE)
    named = [term for term in terms if term.has(*LIFTED)]
    unread = [term for term in terms if term not in named and "UNKNOWN" in term]
    terms = [term for term in terms if term not in unread[:1]]  # "drop the strategy condition"
    if not named or any(term.has("WITHOUT", "HAS") or not term.has(*beside) for term in terms if term not in named):
        return None
    own = {leaf for each in said for leaf in leaves(each.where)}
    spoken = [_spoken_of(term) | (own if "SIZE" in term else set()) for term in named]
    whole = lifts and not (less and turn.fragment.has("GROUP", "SIZE"))  # "strunta i storstäderna" is of those
    rest, met = list[Condition](), set[int]()
    there = {code[:2] for term in named for code in term.kommuner}
    for part in parts_of(turn.before.where):
        if less and isinstance(part, InArea) and part.area in there:  # "ta bort Stockholm", in Stockholms län
            return None
        gone = {each: {i for i, of in enumerate(spoken) if _kinds(each) & of} for each in either(part)}
        gone = gone if whole or len(gone) > 1 else {part: set()}
        rest += any_of(tuple(each for each in gone if not gone[each]))
        met = met.union(*gone.values())
    return replace(turn.before, where=flat(rest)) if len(met) == len(named) else None


def _kinds(part: Condition) -> set[object]:
    """What is required or denied, and of what kind it is."""
    what = part.what if isinstance(part, Not) else part
    return {what, kind_of(what)}


def _spoken_of(term: Term) -> set[object]:
    """What a term speaks of: kinds of what may be required, and what it names."""
    codes = (*(term.place.codes if term.place else ()), term.area)
    measures = {term.concepts.get("MEASURE"), term.concepts.get("DOES")}
    measures |= {*KINDS} if "COOPERATES" in term else {KINDS[1]} if "EXISTING" in term else set()
    kinds = {kind for concept, kind in _NOUNS.items() if concept in term}
    named = {*map(InArea, codes), *map(Is, codes), InGroup(term.concepts.get("GROUP", ""))}
    return {*kinds, *named, *((Has, measure) for measure in measures)}


def _without_places(turn: Turn, terms: list[Term]) -> Question | None:
    """The same without the places that are not meant any longer; None where none is named."""
    before = turn.before
    spoken = (turn.one,) if turn.one and "it" in turn.fragment.links and not terms else ()  # "drop that one"
    left = turn.kommuner or spoken or tuple(leaf.kommun for leaf in leaves(turn.alone.where) if isinstance(leaf, Is))
    if before.want == "compare":
        codes = {*left, *(code for term in terms if term.place for code in (*term.place.codes, term.area))}
        of = tuple(code for code in before.of if code not in codes)
        if len(of) == 1:
            one = Question("value" if before.measure else "profile", before.measure, of=of)
            return one if is_kommun(of[0]) else Question("mean", before.measure, InArea(of[0]))
        if of == before.of and left and not any(map(is_kommun, of)):  # out of the areas that stand beside each other
            return replace(before, where=flat([before.where, *(Not(Is(code)) for code in left)]))
        return replace(before, of=of) if 0 < len(of) < len(before.of) else None
    if before.of or not left:
        return None
    return replace(before, where=flat([before.where, *(Not(Is(code)) for code in left)]))


def readmitting(turn: Turn) -> Question | None:
    """The same with those again that were left out: "ta med Göteborg igen"."""
    named = {*map(Is, turn.kommuner), *map(InArea, turn.areas), *leaves(turn.groups)}
    rest = tuple(part for part in parts_of(turn.before.where) if not (isinstance(part, Not) and part.what in named))
    return replace(turn.before, where=flat(rest)) if len(rest) < len(parts_of(turn.before.where)) else None


def _without_those(turn: Turn, terms: list[Term]) -> Question | None:
    """The same without those of whom something is so: "ta bort nollorna", "stryk dem som inte svarat"."""
    before, rest = turn.before, turn.fragment.rest
    if rest is None or before.of or before.want in ("overview", "check"):
        return None
    left = _named_ones(before, rest, terms)
    if left is None and not (rest.unused or rest.of):
        left = required_by(turn, rest)
    rest_of = (part for part in parts_of(before.where) if part != left)
    return replace(before, where=flat([*rest_of, denied_as_said(left)])) if left not in (None, EVERYONE) else None


def _named_ones(before: Question, rest: Question, terms: list[Term]) -> Condition | None:
    """Those with so many, or the ends of a list: "nollorna", "the three big ones", "de fem bästa"."""
    sizes = [term.concepts["SIZE"] for term in terms if "SIZE" in term]
    many = [int(term.number) for term in terms if term.number is not None and term.is_number]
    if len(terms) == 1 and terms[0].number is not None:
        return Has(measure_of(before) or "score", "==", terms[0].number)
    if sizes and len(many) == 1 and len(terms) <= _FEW:
        return Place("population", 1, many[0], "fewest" if sizes[0] == "small" else "most")
    if rest.want != "top" or rest.where != EVERYONE or before.grouped:
        return None
    measure = rest.measure or before.measure or "score"
    return replace(first_places(rest, rest.limit or 1), measure=measure)  # "den lägsta" is one
