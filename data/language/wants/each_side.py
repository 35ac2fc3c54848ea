"""What can be wanted of each of several sides: "andel med app per landsdel", "poäng i Skåne jämfört med Blekinge"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO, having, sides_in, tree
from data.language.composition.organised import KINDS
from data.language.wants.named_sides import named_sides, without
from data.language.wants.summed import SUMS, joined_measure, several
from data.language.wants.view import View
from data.model.conditions import EVERYONE, All, Any, Condition, InGroup, Not, Operator, flat
from data.model.question import Claim, Order, Question

_COMPARING: Final = ("COMPARE", "MORE", "FEWER", "BETTER", "WORSE", "OFTEN", "DIFFERENCE", "OVER", "UNDER")


SIDES: Final[dict[str, Operator]] = {
    "MORE": ">", "BETTER": ">", "OFTEN": ">", "FEWER": "<", "WORSE": "<", "SAME": "==",
}  # fmt: skip
_BY_AMOUNT: Final[dict[str, Operator]] = {"OVER": ">", "UNDER": "<"}


def claimed(v: View) -> Operator | None:
    """How the one is said to stand to the other."""
    return next((op for concept, op in (SIDES | _BY_AMOUNT).items() if v.has(concept)), None)


def of_alternatives(v: View) -> Iterator[Question]:
    """The share that has each: "vad samarbetar kommuner om", "vilket är vanligast, app eller e-strategi"."""
    required = v.where.of if isinstance(v.where, All) else (v.where,)
    asked = [] if v.r.clauses else [having(measure) for measure in dict.fromkeys(a.measure for a in v.r.asked)]
    named = Any(tuple(asked)) if len(asked) > 1 else None
    either = next((each for each in required if isinstance(each, Any)), named)
    if either is None or v.kommuner or v.by or v.has("COUNT"):
        return
    of_many = v.said.has("KOMMUN", "MANY") or len(required) > 1  # not "vad samarbetar de om", of who was spoken of
    of_kinds = of_many and set(either.of) == set(map(having, KINDS)) and v.said.has("WHAT")
    if of_kinds or v.said.has("COMMONEST") or (v.has("OFTEN") and v.said.has("OR")):
        rest = flat(each for each in required if each != either)
        order: Order = "fewest" if v.order == "fewest" else "most"
        yield Question("share", where=rest, sides=either.of, order=order)


def of_each(v: View) -> Iterator[Question]:
    """The same figure of kommuner that stand against each other, or of each part of the country."""
    apart = v.has("RANGE") or (v.has("DIFFERENCE", "SPREAD") and v.both_ends)  # "mellan bäst och sämst"
    either = v.r.each_area or v.has("EACH") or apart or (v.has("OR") and v.has("WHO", *SUMS, "SHARE"))
    kind, held = _against(v) if not (v.kommuner or (v.order and not either)) else ("", ())
    if not held:
        return
    rest = without(v, kind)  # what is required of all sides
    claims = rest.required()
    sums = ("range",) if apart else several(v) or tuple(SUMS[concept] for concept in SUMS if v.has(concept))[:1]
    want, more = (sums[0], sums[1:]) if sums else ("mean", ())
    shared = v.has("SHARE", "PERCENT", "OFTEN")
    order = "most" if apart else v.order if v.order in ("most", "fewest") else ""
    better = kind == "areas" and v.fronted and v.has("BETTER", "WORSE")  # "är Skåne bättre än Halland"
    figured = sums or better or (v.measure not in ("", *YES_NO) and not shared)
    country = EVERYONE in held
    plain = all(isinstance(each, InGroup) for each in held)
    if plain and not v.has("DIFFERENCE") and (figured or not (claims or v.r.asked)):  # what is asked of groups anyway
        where = flat([rest.where(), Any(tuple(held))])
        also = joined_measure(v)
        yield Question(want, measure=v.measure, where=where, also=also, more=more, by="group", order=order)
    elif figured:
        op = claimed(v) if v.fronted and len(held) == 2 and not order else None  # "är Skånes snitt högre än Hallands"
        claim = Claim(op, 0) if op else None
        asked = Question(want, v.measure, rest.where(), sides=held, order=order, claim=claim)
        yield replace(asked, also=joined_measure(v), more=more)
    elif kind == "parted" and not (claims or shared or v.has("COUNT")):
        return  # they are listed together
    elif kind == "clauses" and not claims and not v.r.asked and (shared or v.has("MORE", "FEWER")):
        yield Question("share", where=rest.base(), sides=held, order=order)
    elif (claims or kind == "parted") and v.has("COUNT", "MORE", "FEWER") and not shared:
        yield Question("count", where=rest.where(), sides=held, order=order)
    elif claims or v.r.asked:
        that = flat(claims) if claims else having(v.measure)
        yield Question("share", where=rest.base(), that=that, sides=held, order=order)
    elif kind != "areas" or v.r.each_area or country or v.has("EACH"):
        yield Question("mean", measure=v.measure, where=rest.where(), sides=held, order=order)


def _listed(v: View) -> tuple[str, tuple[Condition, ...]] | None:
    """Groups and sizes that are listed, of which a mean is asked: that of each, unless they are put together."""
    named = named_sides(v)
    listed = [*named["groups"], *(named["sizes"] if v.r.of_either else [])]
    joined = any(v.said.after(i).has("GROUP", "SIZE") for i in v.said.where("AND"))
    if not (joined and listed[1:] and v.has("MEAN", "MEDIAN")) or v.has("TOTAL") or v.kommuner or v.order:
        return None
    return ("groups sizes" if v.r.of_either else "groups"), tuple(listed)


def _joins(v: View, at: int) -> bool:
    """Whether what stands there is joined to what stands before it: "och riket", "och för riket"."""
    return v.said.at(at - 1).has("AND") or (v.said.at(at - 1).has("CONCERNING", "BY") and v.said.at(at - 2).has("AND"))


def _against(v: View) -> tuple[str, tuple[Condition, ...]]:
    """Kommuner that stand against each other, and which part of the reading says who they are; none of none."""
    r, terms = v.r, v.said.terms
    if listed := _listed(v):
        return listed
    if parted := sides_in(r.clauses):
        return "parted", tuple(each.condition for each in parted)
    and_all = v.has(*SUMS, "SHARE") and any(_joins(v, i) for i in v.said.where("COUNTRY"))  # "för Skåne och för riket"
    if not (r.each_area or v.has("EACH", *_COMPARING) or (v.order and v.has("OR")) or and_all):
        return "", ()
    named = named_sides(v)
    if kind := next((kind for kind in named if len(named[kind]) > 1), ""):
        return kind, tuple(named[kind])
    shares = [i for i, t in enumerate(terms) if t.has("SHARE")]
    early = [each for each in r.clauses if len(shares) == 2 and shares[0] < each.at < shares[1]]
    late = [each for each in r.clauses if len(shares) == 2 and each.at > shares[1]]
    if early and late:  # "andelen med app eller andelen med e-tjänster"
        return "clauses", (tree(early), tree(late))
    one = next((kind for kind in named if named[kind]), "")
    compares = v.has("COMPARE", "THAN", "OVER", "UNDER") and v.has("COUNTRY") and not v.has("OTHERS")
    if one and (compares or and_all):
        return one, (*named[one], EVERYONE)  # "glesbygdskommunerna jämfört med hela riket"
    cut = next((i for i, t in enumerate(terms) if t.has("COMPARE", "THAN") and i not in r.taken), 0)
    first = [c for c in r.clauses if (c.at < cut or not cut) and not c.noun]
    second = [c for c in r.clauses if c.at > cut > 0]
    if first and second:
        return "clauses", (tree(first), tree(second))
    lacked = cut and any(t.has("WITHOUT", "NOT", "NO", "HAS") for t in terms[cut:])
    alone = not cut and v.has("MORE", "FEWER", "BETTER", "WORSE") and not v.has("WHO", "SHOW", "COUNT")
    if len(first) == 1 and not r.besides and (lacked or (alone and r.asked)):
        return "clauses", (first[0].condition, Not(first[0].condition))
    return "", ()
