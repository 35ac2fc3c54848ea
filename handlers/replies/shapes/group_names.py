"""What groups and sides are called, and how their figures are written."""

from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE, MIRRORED, All, InGroup, both, leaves
from data.model.places import size_class_end
from data.model.question import Claim
from data.model.result import Grouped
from data.model.value import Value
from handlers.replies.phrases import Phrases
from handlers.replies.predicates import OF_AMOUNTS

OF_NO_MEASURE: Final = frozenset({"count", "share", "deviation"})  # wants whose figure is no amount of the measure


def name_of(each: Grouped, p: Phrases) -> str:
    """What a group is called."""
    if p.question.sides:
        question = p.question
        side = question.sides[int(each.name)]
        if question.want == "share" and question.that is None:
            return p.attribute(side)
        return p.noun(both(question.where, side))
    if p.question.by == "size":
        least = int(each.name)
        below = size_class_end(least)
        if below is None:
            return p.say("from_size", n=p.n(least))
        key = "from_to_inhabitants" if least else "smaller"
        return p.say(key, n=p.n(below), low=p.n(least), high=p.n(below))
    return p.called(each.name)


def of_each(p: Phrases, marked: str | None = None) -> Phrases:
    """The words of what is asked of each group, where it is asked which leads or how far they lie apart."""
    asked = replace(p.question, want=p.question.topic or "mean", to="ends", that=None, topic="", marked=marked)  # type: ignore[arg-type]
    return replace(p, result=replace(p.result, question=asked))


def measured(p: Phrases) -> str:
    """The figure that is asked of each: "snittpoängen"."""
    question, measure = p.question, p.measure
    match question.want:
        case "mean" | "median" | "total" | "deviation" | "range":
            return p.summed(question.want, measure)
        case "share":
            if question.that is None:
                return p.say("share_plain" if question.where == EVERYONE else "share_alone")
            return p.say("share_of", what=p.predicate(question.that))
        case _:
            return p.say("count_of", noun=counted(p))


def counted(p: Phrases) -> str:
    """Who is counted: of groups alone all that lie in them."""
    by, where = p.question.by, p.question.where
    return p.noun(EVERYONE if by == "group" and all(isinstance(leaf, InGroup) for leaf in leaves(where)) else where)


def among(p: Phrases) -> str:
    """Of whom it is, where not of all: " bland kommuner med appar"."""
    where = p.question.where
    return "" if where == All() or p.question.want == "count" else f" {p.say('among', noun=p.noun(where))}"


def amount(value: Value, p: Phrases) -> str:
    """A figure with its unit."""
    if value.value is None:
        return p.say("unknown_cell")
    plain = p.question.want in OF_NO_MEASURE
    return number(value.value, p) if plain else p.amount(value.value, p.measure, scale=False)


def bare(value: Value, p: Phrases) -> str:
    """A figure alone."""
    if value.value is None:
        return p.say("unknown_cell")
    if p.question.want == "deviation":
        return number(value.value, p)
    share = p.question.want == "share" or p.measure.unit == "percent"
    written = p.percent(value.value) if share else p.n(value.value)
    return p.say("about", n=written) if value.precision == "approximate" else written


def written(value: Value, p: Phrases) -> str:
    """A figure alone, or between what it lies."""
    if value.value is not None:
        return number(value.value, p)
    if value.low is not None and value.high is not None:
        return f"{number(value.low, p)}–{number(value.high, p)}"
    if value.low is not None:
        return p.say("at_least", n=number(value.low, p))
    return p.say("at_most", n=number(value.high, p)) if value.high is not None else p.say("sides_no_figure")


def in_percent(value: float, p: Phrases) -> float | None:
    """The figure in per cent; None where it is none. The mean of yes and no is the share of yes."""
    want, unit = p.question.want, p.measure.unit
    if want == "share" or (want not in ("count", "deviation") and unit == "percent"):
        return value
    return 100 * value if unit == "yes_no" and want in ("mean", "median") else None


def number(value: float, p: Phrases) -> str:
    """A number, or per cent, with the decimals of the measure."""
    percent = in_percent(value, p)
    least = 2 if p.question.want == "deviation" else 1
    return p.n(value, max(least, p.measure.decimals)) if percent is None else p.percent(percent)


def difference(one: float, two: float, p: Phrases) -> str:
    """By how much two figures differ: of per cent in percentage points."""
    gap = abs(one - two)
    percent = in_percent(gap, p)
    if percent is None:
        return number(gap, p) + p.unrounded(one, two)
    return p.say("sides_points", n=p.n(percent)) + p.unrounded(in_percent(one, p) or 0, in_percent(two, p) or 0)


def claimed(claim: Claim, of_all: Value | None, p: Phrases) -> str:
    """What the figure of a group is to be: "mer än 8 poäng", or beside that of all "högre än i landet (7,5)"."""
    if of_all is None:
        bound = p.say(OF_AMOUNTS[claim.op], n=amount(Value(claim.value), p))
        return p.say("about", n=bound) if claim.about else bound
    below = claim.value < 0 or (not claim.value and claim.op.startswith("<"))
    op = MIRRORED[claim.op] if below else claim.op
    apart = p.say(OF_AMOUNTS[op], n=amount(Value(abs(claim.value)), p)) + " " if claim.value else ""
    side = "same" if claim == Claim("==", 0) else "below" if below else "above"
    return apart + p.say(f"group_{side}_all", among=p.among(), all=bare(of_all, p))
