"""Counts and sums of kommuner that are not named."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.language.composition.clauses import YES_NO, having
from data.language.reading.each import JUDGED
from data.language.reading.taken_for_granted import sorted_by_count
from data.language.wants.view import View
from data.model.conditions import EVERYONE, Any, Is, flat
from data.model.measure import of_inhabitants
from data.model.question import Question, Want

LARGEST: Final = "population"  # what makes a kommun large
SUMS: Final[dict[str, Want]] = {"MEAN": "mean", "MEDIAN": "median", "TOTAL": "total", "DEVIATION": "deviation"}


def sums(v: View) -> Iterator[Question]:
    """A mean, a median or a total; the mean of each group where it is not said what of it is wanted."""
    more = several(v)
    if more and "total" not in more and not (v.kommuner or v.by):
        yield Question("spread", measure=v.measure, where=v.where)  # tells both
    if more and not v.kommuner:
        order = v.order if v.by else ""
        also = joined_measure(v)
        yield Question(more[0], v.measure, v.where, also=also, more=more[1:], by=v.by, order=order, limit=v.limit)
    for concept, want in SUMS.items():
        if v.has(concept) and len(v.kommuner) > 1 and v.measure not in YES_NO and not v.r.besides:
            of_them = flat([v.base, Any(tuple(map(Is, v.kommuner)))])
            yield Question(want, v.measure, of_them, also=joined_measure(v))  # "summera apparna i Malmö och Lund"
        if v.has(concept) and (want == "mean" or not v.kommuner) and (want != "total" or _is_added(v)):
            says = any(
                t.has(concept) and "TOLD" in t and v.said.at(i - 1).has("IT") for i, t in enumerate(v.said.terms)
            )
            if v.has("DEFINE") and (v.measure in YES_NO or says):
                continue  # "what does it mean"
            order = v.order if v.by else ""
            claim = v.r.claim if v.by else None
            asked = Question(want, v.measure, v.where, also=joined_measure(v), by=v.by, order=order, claim=claim)
            yield replace(asked, limit=None if claim else v.limit)
    if v.kommuner or v.r.clauses:
        return
    related = v.has("BY_SIZE", "RELATED") and v.r.asked  # how the one goes with the other
    if v.by and not v.order and not related and not v.has("SHARE", "COUNT", "LEADER"):
        yield Question("mean", measure=v.measure, where=v.where, also=joined_measure(v), by=v.by)


def several(v: View) -> tuple[Want, ...]:
    """The sums that are wanted of the same figures, "summa och snitt"; nothing where there are no two."""
    found = [(i, want) for i, t in enumerate(v.said.terms) for concept, want in SUMS.items() if concept in t]
    joined = [want for n, (i, want) in enumerate(found) if n and _is_joined(v, i)]
    return tuple(dict.fromkeys((found[0][1], *joined))) if joined and joined != [found[0][1]] else ()


def _is_joined(v: View, i: int) -> bool:
    """Whether a sum is named beside what was said before: "…, hur många blir det i snitt"."""
    at = v.said.skip_back(i - 1)
    while v.said.at(at).has("COUNT", "IS", "MEASURE", "WHAT", "PER", "EACH", "PLANNED"):
        at = v.said.skip_back(at - 1)
    return v.said.at(at).has("AND", "COMMA", "BOTH", "COMPARE", "OR")


def _asks_who(v: View, i: int) -> bool:
    """Whether it is asked right after how many who they are: "how many, and which, …"."""
    at = v.said.skip(i + 1)
    while v.said.at(at).has("COMMA", "AND"):
        at = v.said.skip(at + 1)
    return at > v.said.skip(i + 1) and v.said.at(at).has("WHO")


def _is_added(v: View) -> bool:
    """Whether figures are added, and not kommuner counted: "how many kommuner in these two combined have no strategy"."""  # noqa: E501
    return v.measure not in YES_NO and bool(v.r.asked or not (v.has("COUNT") or v.r.clauses))


def joined_measure(v: View) -> tuple[str, ...]:
    """The measures that are joined to the first: "snittet av poäng, appar och e-tjänster"."""
    named = sorted(v.r.asked, key=lambda each: each.at)
    measures = tuple(dict.fromkeys(each.measure for each in named))
    if len(measures) < 2 or v.measure != measures[0] or measures[0] in YES_NO:
        return ()
    between = (v.said.at(i) for i in range(named[0].at + 1, named[-1].at) if i not in {each.at for each in named})
    joined = all(term.skipped or term.has("AND", "COMMA", "COUNT", "MEAN", "MEDIAN") for term in between)
    return measures[1:] if joined else ()


def count(v: View) -> Iterator[Question]:
    """How many they are, or how many they have together."""
    if v.more_than_judged:
        yield Question("count", where=v.more_than_judged, of=v.kommuner[:1], topic=JUDGED if v.has("ABOUT_IT") else "")
    if v.kommuner and not v.r.besides:
        return
    if not v.has("COUNT") or (v.form in ("file", "map", "chart", "histogram") and not v.by):
        return
    if v.order:
        if (v.has("LEADER") or v.has("SAME")) and not v.r.asked:  # "how many share first place", "… tie for last"
            yield Question("count", where=flat([v.where, *v.leading()]))
        return
    counts = v.said.where("COUNT")
    by_count = [v.said.at(i - 1).has("BY") and v.said.after(i).has("MEASURE") for i in counts]
    if (
        sorted_by_count(v.said) or v.asks_which_have_one or (all(by_count) and v.base != EVERYONE)
    ):  # "sortera Halland på antal appar"
        return
    counted = [a.measure for a in v.r.asked if a.by == "COUNT"]
    of_measures = all(v.said.after(i).has("MEASURE") for i in v.said.where("COUNT"))
    fit = v.r.clauses or v.r.besides
    if (
        not counted
        and of_measures
        and fit
        and v.said.has("SHOW", "WHO", "MANY")
        and v.said.has("KOMMUN", "GROUP", "MANY")
    ):
        return  # "a list of the kommuner in which the number of apps is below six"
    if not counted or counted[0] in YES_NO:
        if any(_asks_who(v, i) for i in v.said.where("COUNT")):
            yield Question("list", where=flat([v.where, *map(having, counted)]))  # which says how many they are
        yield Question("count", where=flat([v.where, *map(having, counted)]), by=v.by, limit=v.r.limit)
    elif not (v.kommuner or v.has("BY_SIZE", "RELATED")):
        points = counted[0] == "score" or of_inhabitants(counted[0])  # those of an area are never added
        want: Want = "mean" if points and not v.has("TOTAL") else "total"
        yield Question(want, counted[0], v.where, also=joined_measure(v), by=v.by)
