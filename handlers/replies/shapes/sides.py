"""Those that fit a condition beside those that do not, in words: whether it is as claimed, else how they differ."""

from itertools import pairwise
from typing import Final

from data.model.conditions import EVERYONE, All, Any, Condition, Has, InArea, InGroup, Is, Not, Size, both
from data.model.question import Question
from data.model.result import FITS, Grouped, Groups, Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft

_TRIFLE: Final = 1e-9  # by so much floats may miss


def draw(groups: Groups, p: Phrases) -> Draft:
    """The answer, who is in neither group, and that a link is no cause where a cause was asked for."""
    question = p.result.question
    told = any(each.value.low is not None or each.value.high is not None for each in groups.groups)
    told &= groups.truth != "unknown" or p.result.survey.answers_known  # else what is told helps nobody
    said = [_compared(groups, p)] if told else [_unknown(groups, p), *_known(groups, p)]
    if groups.open and told:
        what = p.whether(question.that or EVERYONE, one=groups.open == 1)
        said.append(p.say("sides_open", n=p.capital(p.of_kommuner(groups.open)), what=what))
    if question.topic == "cause":
        said.append(p.say("sides_no_cause"))
    fitting = both(question.where, question.that or EVERYONE)
    listed = Question("list", question.measure, fitting, survey=question.survey)
    return Draft(said, asks=[(p.say("button_list"), listed)])


def side(question: Question, name: str) -> Condition:
    """Who is in a group, as simply as it can be said: of two sizes each is one of them."""
    that = question.that or EVERYONE
    if name == FITS:
        return _instead(question.where, that) or both(question.where, that)
    return _instead(question.where, that, others=True) or both(question.where, Not(that))


def _instead(where: Condition, that: Condition, *, others: bool = False) -> Condition | None:
    """`where` with one of its alternatives, or the others, in the place of all of them; None where `that` is none."""
    parts = where.of if isinstance(where, All) else (where,)
    for i, each in enumerate(parts):
        if isinstance(each, Any) and that in each.of and _exclusive(each):
            rest = tuple(one for one in each.of if one != that)
            left = that if not others else rest[0] if len(rest) == 1 else Any(rest)
            return left if len(parts) == 1 else All((*parts[:i], left, *parts[i + 1 :]))
    return None


def _exclusive(alternatives: Any) -> bool:
    """Whether no kommun fits two of them: kommungrupper, län, or sizes that do not meet."""
    of = alternatives.of
    lan = [each for each in of if isinstance(each, InArea) and each.area.isdigit()]
    if len(lan) == len(of) or all(isinstance(each, InGroup) for each in of):
        return len(set(of)) == len(of) > 1
    sizes = sorted((each.least, each.below or float("inf")) for each in of if isinstance(each, Size))
    apart = all(one[1] <= other[0] for one, other in pairwise(sizes))
    return len(sizes) == len(of) > 1 and apart


def _in_order(groups: Groups, p: Phrases) -> tuple[Grouped, Grouped]:
    """As they come, but never the rest before what it is the rest of."""
    first, second = groups.groups
    return (second, first) if first.name != FITS and _is_rest(p.result.question) else (first, second)


def _compared(groups: Groups, p: Phrases) -> str:
    """As in "Ja: i snitt 21,4 e-tjänster bland kommuner med e-strategi (125 kommuner), mot 12,1 bland dem utan (95)."."""  # noqa: E501
    claim, (first, second) = p.result.question.claim, _in_order(groups, p)
    other = _written(second.value, p)
    of_one = isinstance(p.result.question.that, Is) and p.result.question.want not in ("count", "share")
    summed = p.say(f"sides_{_sum(p.result.question)}", amount=other) if of_one else other
    said = p.say(
        "sides",
        figure=_figure(first.value, p),
        where=_where(first, p),
        of=_of(first, p, words=True),
        other=summed,
        elsewhere=_elsewhere(second, p),
        n=_of(second, p),
    )
    one, two = first.value.value, second.value.value
    gap = None if one is None or two is None else abs(one - two)
    same = "" if gap is None or _written(first.value, p) != other else "same" if gap < _TRIFLE else "near"
    if gap is not None and not same and (claim is None or claim.value):
        said = p.say("sides_gap", said=said, gap=_difference(gap, p))
    if claim is None:
        return p.capital(f"{p.say(f'sides_{same}', said=said) if same else said}.")
    if not same or claim.op == "==":
        return f"{p.say(f'claim_{groups.truth}', said=said)}."
    return f"{p.say(f'sides_{groups.truth}_{same}', said=said)}."


def _unknown(groups: Groups, p: Phrases) -> str:
    """That it cannot be told, or is not known."""
    first, second = _in_order(groups, p)
    name, where = _name(p), f"{_where(first, p)} {p.say('and')} {_elsewhere(second, p)}"
    claimed = p.result.question.claim is not None
    name = name if claimed else p.capital(name)
    if p.result.survey.answers_known:
        said = p.say("none_known", headline=f"{name} {where}")
    else:
        said = p.say("summed_unknown", Measure=name, among=where)
    return p.say("claim_unknown", said=said) if claimed else said


def _known(groups: Groups, p: Phrases) -> list[str]:
    """The figure of the one group that has a known one: "10 poäng i Katrineholm."."""
    known = [each for each in groups.groups if each.value.value is not None]
    return [p.capital(f"{_figure(each.value, p)} {_where(each, p)}{_of(each, p, words=True)}.") for each in known]


def _is_rest(question: Question) -> bool:
    """Whether those that do not fit are but the others: of places, groups, and of several things at once."""
    that = question.that or EVERYONE
    named = isinstance(that, InArea | Is | InGroup | All) and _instead(question.where, that) is None
    return named or both(question.where, that) == question.where  # or all of them fit it


def _where(each: Grouped, p: Phrases) -> str:
    """As in "bland kommuner med e-strategi", "i Norrland"."""
    question = p.result.question
    if question.want == "count":
        return p.noun(side(question, each.name))
    named = each.name == FITS and isinstance(question.that, InArea | Is) and _in_area(question)
    return p.among(question.that if named else side(question, each.name))


def _elsewhere(each: Grouped, p: Phrases) -> str:
    """As in "bland dem utan", "i resten av landet": the group that is named last."""
    question = p.result.question
    that, counted = question.that or EVERYONE, question.want == "count"
    if _instead(question.where, that) is not None:
        return _where(each, p)
    if isinstance(that, InArea | Is) and _in_area(question):
        area = p.area(question.where.area) if isinstance(question.where, InArea) else p.say("sides_country")
        return p.say("sides_rest_of", area=area)
    if _is_rest(question):
        return p.say("sides_rest", noun=p.noun(question.where, definite=True))
    said = _short(that if each.name == FITS else Not(that), p)
    return said if counted else p.say("sides_those", what=said)


def _in_area(question: Question) -> bool:
    return question.where == EVERYONE or isinstance(question.where, InArea)


def _short(condition: Condition, p: Phrases) -> str:
    """As in "utan", of who lacks what was just named; "som inte svarade på enkäten"."""
    said, other = p.attribute(condition), p.attribute(_denied(condition))
    having, lacking = p.say("with", what=""), p.say("without", what="")
    for one, another in ((having, lacking), (lacking, having)):
        if said.startswith(one) and other == f"{another}{said.removeprefix(one)}":
            return one.strip()
    return said


def _denied(condition: Condition) -> Condition:
    return condition.what if isinstance(condition, Not) else Not(condition)


def _name(p: Phrases) -> str:
    """What is compared: "snittpoängen"."""
    question, measure = p.result.question, p.measure
    match question.want:
        case "mean" | "median" | "total":
            return p.summed(question.want, measure)
        case "share":
            return p.say("share_of", what=p.predicate(had(p)))
        case "count":
            return p.say("sides_number")
        case _:
            return p.end(question.order, measure)


def had(p: Phrases) -> Condition:
    """What a share is of: having something of the measure."""
    return Has(p.measure.id, "==", 1) if p.measure.unit == "yes_no" else Has(p.measure.id, ">=", 1)


def _figure(value: Value, p: Phrases) -> str:
    """As in "i snitt 21,4 e-tjänster", "46 % har appar"."""
    question = p.result.question
    bare = _written(value, p)
    if question.want == "count":
        return bare
    if question.want == "share":
        return p.say("sides_share", p=bare, what=p.predicate(had(p)))
    if p.measure.unit == "yes_no":
        return p.say(f"sides_{_sum(question)}", amount=f"{bare} {p.predicate(had(p))}")
    amount = bare if value.value is None else p.amount(value.value, p.measure, scale=False)
    return amount if isinstance(question.that, Is) else p.say(f"sides_{_sum(question)}", amount=amount)


def _sum(question: Question) -> str:
    if question.want in ("top", "extreme"):
        return "fewest" if question.order == "fewest" else "most"
    return question.want


def _written(value: Value, p: Phrases) -> str:
    """A figure alone, or between what it lies."""
    if value.value is not None:
        return _number(value.value, p)
    if value.low is not None and value.high is not None:
        return f"{_number(value.low, p)}–{_number(value.high, p)}"
    if value.low is not None:
        return p.say("at_least", n=_number(value.low, p))
    return p.say("at_most", n=_number(value.high, p)) if value.high is not None else p.say("sides_no_figure")


def _in_percent(value: float, p: Phrases) -> float | None:
    """The figure in per cent; None where it is none. The mean of yes and no is the share of yes."""
    want, unit = p.result.question.want, p.measure.unit
    if want == "share" or (want != "count" and unit == "percent"):
        return value
    return 100 * value if unit == "yes_no" and want in ("mean", "median") else None


def _number(value: float, p: Phrases) -> str:
    percent = _in_percent(value, p)
    return p.n(value, max(1, p.measure.decimals)) if percent is None else p.percent(percent)


def _difference(gap: float, p: Phrases) -> str:
    percent = _in_percent(gap, p)
    return _number(gap, p) if percent is None else p.say("sides_points", n=p.n(percent))


def _of(each: Grouped, p: Phrases, *, words: bool = False) -> str:
    """Of how many kommuner it is; nothing of a count, or of one that was named."""
    question = p.result.question
    if question.want == "count" or each.value.value is None:
        return ""
    if isinstance(question.that, Is) and each.name == FITS:
        return ""
    n = each.whole if question.want == "share" and each.whole is not None else each.known
    return f" ({p.of_kommuner(n) if words else p.n(n)})"
