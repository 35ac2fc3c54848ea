"""Which part of some fits: shares of kommuner that are not named, and of what they have together."""

from collections.abc import Iterator
from dataclasses import replace

from data.language.composition.clauses import ANSWERED, YES_NO, either, having, tree
from data.language.reading.taken_for_granted import counts_base
from data.language.wants.named_sides import named_sides, without
from data.language.wants.of_whom import KINDS, SHARED, is_said_of_the_rest, said_before, said_last
from data.language.wants.outside_conditions import asks_for_commonest
from data.language.wants.summed import LARGEST
from data.language.wants.view import View
from data.model.conditions import EVERYONE, All, Condition, Has, Is, Known, flat, leaves, measures_of
from data.model.measure import of_inhabitants
from data.model.question import COUNTED, Question


def share(v: View) -> Iterator[Question]:
    """How many in a hundred fit the last that is required, of those that fit the rest."""
    named = v.r.clauses or v.r.asked or v.r.besides
    of_them = v.has("COUNT") and v.counts_of_some
    parted = v.said.has("FRACTION") and any(counts_base(v.said, i) for i in range(len(v.said)))
    kind = _kind_said_of_them(v)
    if not (of_them or kind) and not (v.has("ANSWERING") or parted or (named and (v.has(*SHARED) or v.claim))):
        return
    if asks_for_commonest(v.r):
        return
    if kind:
        yield Question("share", where=without(v, kind).where(), that=flat(either(named_sides(v)[kind])))
    groups = dict.fromkeys(c.group for c in v.r.clauses)
    of_whom = {c.group for c in v.r.clauses if c.noun or not _of_figures(c.condition)}
    if len(groups) > 1:  # whoever has an answer to something did answer
        of_whom |= {c.group for c in v.r.clauses if c.condition == ANSWERED}
    order, limit = (v.order, v.limit) if v.by else ("", None)
    counted = of_them and not (v.has(*SHARED, "ANSWERING") or v.claim or v.by)
    base, that, claim = v.base, flat(v.r.required()), v.claim if groups or v.r.asked or parted else None
    if v.has("ANSWERING"):
        base, that = _without_part(flat([v.base, *v.r.required()]), ANSWERED), ANSWERED
    elif groups:
        last = [group for group in groups if group not in of_whom or is_said_of_the_rest(v, group)]
        last = last or _deed_asked(v) or list(groups)
        rest = [group for group in groups if group != last[-1]]
        that = flat([*v.r.required(last[-1]), *v.r.besides])
        narrowed = v.r.required(*rest) if rest else []
        if isinstance(that, All):  # "andel av dem som svarat saknar app", "… som har fått poäng ligger på minst 8"
            narrowed += [each for each in that.of if each == ANSWERED or isinstance(each, Known)]
            that = flat(each for each in that.of if each not in narrowed)
        base = _without_part(flat([base, *narrowed]), that)  # said twice, it is asked for once
        before, after = said_before(v) or said_last(v) or ([], [])
        if before and after:
            base, that = flat([v.base, tree(before)]), flat([tree(after, not_both=v.r.not_both), *v.r.besides])
    elif v.r.asked:
        that = having(v.r.asked[0].measure)
    elif not v.r.besides:
        that = ANSWERED
    asked = Question("share", where=base, that=that, by=v.by, order=order, limit=limit, claim=claim)
    yield replace(asked, topic=COUNTED) if counted else asked


def _deed_asked(v: View) -> list[int]:
    """What is asked right away, whoever is then said to be meant: "what percentage replied, counting those with …"."""
    asked, first = next(iter(v.said.where(*SHARED)), 0), min(v.r.clauses, key=lambda c: c.at)
    deed = first.condition == ANSWERED and not first.noun and v.said.skip(asked + 1) == first.at
    return [first.group] if deed else []


def _without_part(whole: Condition, part: Condition) -> Condition:
    return flat(each for each in (whole.of if isinstance(whole, All) else (whole,)) if each != part)


def _kind_said_of_them(v: View) -> str:
    """What they are, that is asked of those who fit: "of those without e-services, what share are small"."""
    asked = next(iter(v.said.where("SHARE", "PERCENT")), len(v.said))
    terms, last = v.said.terms, max((clause.at for clause in v.r.clauses), default=asked)
    said = [t for i, t in enumerate(terms) if i > last and t.has(*KINDS) and v.said.before(i).has("IS")]
    kinds = list(dict.fromkeys(KINDS[concept] for term in said for concept in KINDS if concept in term))
    return kinds[0] if len(kinds) == 1 and named_sides(v)[kinds[0]] and not v.by else ""


def share_of_some(v: View) -> Iterator[Question]:
    """How many of those that are named first: "av kommunerna med ansvarig, hur många har strategi"."""
    if v.has("COUNT") and v.counts_of_some and not (v.kommuner or v.order or v.r.asked):
        yield from share(v)


def share_of_total(v: View) -> Iterator[Question]:
    """Which part of all there is of a measure some have: "hur stor del av alla appar finns i Skåne"."""
    shares = (v.said.skip(i + 1) for i in v.said.where("SHARE", "PERCENT"))
    of = [v.said.skip(at + 1) for at in shares if v.said.at(at).has("OUT_OF", "ALL")]
    terms = [
        v.said.at(v.said.skip(at + 1) if v.said.at(at).has("PLACE_NAME", "AREA", "ALL", "COUNTRY") else at) for at in of
    ]
    measure = next((t.concepts.get("MEASURE", LARGEST) for t in terms if t.has("MEASURE", "INHABITANTS")), "")
    if not measure or measure in (*YES_NO, "score") or of_inhabitants(measure):
        return
    rest = replace(v.r, clauses=[each for each in v.r.clauses if each.condition != having(measure)])
    own = flat([*rest.required(), *map(Is, v.kommuner)])
    among, that = (v.base, own) if own != EVERYONE else (EVERYONE, v.base)
    if that != EVERYONE:
        yield Question("total", measure, flat([among, whole_of(flat(rest.required()), measure)]), that=that)


def whole_of(required: Condition, measure: str) -> Condition:
    """Of whom it is known whether what is required is so of them: of these some are a part. Of inhabitants of all."""
    if measure == LARGEST:
        return EVERYONE
    measures = {measure for leaf in leaves(required) for measure in measures_of(leaf)} - {LARGEST}
    return Known("score") if "score" in measures else ANSWERED if measures else EVERYONE


def _of_figures(condition: Condition) -> bool:
    match condition:
        case Has(measure):
            return measure != LARGEST
        case All(of):
            return any(map(_of_figures, of))
        case _:
            return True
