"""Sides in words: two of them as claimed or by how much they differ, several one after the other."""

from typing import Final

from data.model.conditions import EVERYONE, All, Any, Condition, Has, InArea, InGroup, Is, Not, both
from data.model.question import Question
from data.model.result import Grouped, Groups
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.group_names import OF_NO_MEASURE, among, bare, difference, measured, written

_TRIFLE: Final = 1e-9  # by so much floats may miss


def draw(groups: Groups, p: Phrases) -> Draft:
    """The answer, how many are on neither side, and that a link is no cause where a cause was asked for."""
    question = p.question
    if len(question.sides) != 2 or (question.want == "share" and question.that is None):
        gap = _gap_of_shares(groups, p) if len(question.sides) == 2 and question.want == "share" else []
        return Draft([_each(groups, p), *gap])
    told = any(each.value.low is not None or each.value.high is not None for each in groups.groups)
    told &= groups.truth != "unknown" or p.survey.answers_known  # else what is told helps nobody
    said = [_compared(groups, p)] if told else [_unknown(groups, p), *_known(groups, p)]
    if groups.open and told:
        first = question.sides[0] if _is_opposed(question) else Any(question.sides)
        what = p.whether(first, one=groups.open == 1)
        said.append(p.say("sides_open", n=p.capital(p.of_kommuner(groups.open)), what=what))
    if question.topic == "cause":
        said.append(p.say("sides_no_cause"))
    those = question.placed_sides or question.sides[0]
    listed = Question("list", question.measure, both(question.where, those), survey=question.survey)
    return Draft(said, asks=[(p.say("button_list"), listed)])


def _each(groups: Groups, p: Phrases) -> str:
    """The same figure of each side: "Snittpoängen: storstäderna 13 (3 kommuner), pendlingskommunerna 6 (29) och …"."""
    name = p.capital(measured(p)) + among(p)
    if all(each.value.value is None for each in groups.groups):
        key = "none_known_sides" if p.survey.answers_known else "compare_areas_unknown"
        return p.say(key, Measure=name, names=p.names([_named(each, p) for each in groups.groups]))
    return p.say("head_list", headline=name, list=p.names([_of_one(each, p) for each in groups.groups]))


def _gap_of_shares(groups: Groups, p: Phrases) -> list[str]:
    """By how much two shares of the same differ, where both are known."""
    one, two = (each.value.value for each in groups.groups)
    return [p.say("shares_gap", gap=difference(one, two, p))] if one is not None and two is not None else []


def _of_one(each: Grouped, p: Phrases) -> str:
    if each.value.value is None:
        return p.say("side_unknown", name=_named(each, p))
    return f"{_named(each, p)} {bare(each.value, p)}{of_whom(each, p)}"


def _named(each: Grouped, p: Phrases) -> str:
    """What a side is called, where it is said before of whom all of them are."""
    question, side = p.question, _side(each, p)
    return p.attribute(side) if question.want == "share" and question.that is None else p.noun(side)


def of_whom(each: Grouped, p: Phrases) -> str:
    """Of how many a figure is: "(3 kommuner)", "(2 av 3)"; of a count nothing need be said."""
    match p.question.want:
        case "count":
            return ""
        case "share":  # a published one is not of how many
            return f" {p.say('part_of', part=p.n(each.part or 0), whole=p.n(each.whole))}" if each.whole else ""
        case _:
            return f" ({p.of_kommuner(each.known)})"


def _side(each: Grouped, p: Phrases) -> Condition:
    return p.question.sides[int(each.name)]


def _is_opposed(question: Question) -> bool:
    """Whether the second side is of those that are not on the first."""
    return question.sides[1:] == (Not(question.sides[0]),)


def in_order(groups: Groups, p: Phrases) -> tuple[Grouped, ...]:
    """As they were named where something is claimed, and never the rest before what it is the rest of; else as asked, or the higher of two first."""  # noqa: E501
    question = p.question
    if question.claim or (_is_opposed(question) and _is_rest(question)):
        return tuple(sorted(groups.groups, key=lambda each: each.name))
    if question.order or len(groups.groups) != 2:
        return groups.groups
    return tuple(sorted(groups.groups, key=lambda each: (each.value.value is None, -(each.value.value or 0))))


def _compared(groups: Groups, p: Phrases) -> str:
    """As in "Ja: i snitt 21,4 e-tjänster bland kommuner med e-strategi (125 kommuner), mot 12,1 bland dem utan (95)."."""  # noqa: E501
    claim, (first, second) = p.question.claim, in_order(groups, p)
    other = written(second.value, p)
    of_one = isinstance(_side(first, p), Is) and p.question.want not in ("count", "share")
    beside = other if first.value.value is not None else _amount(second, p)  # what it counts was not said
    summed = (
        p.say(f"sides_{_sum(p.question)}", amount=beside) if of_one and not isinstance(_side(second, p), Is) else beside
    )
    said = p.say(
        "sides",
        figure=_figure(first, p),
        where=_where(first, p),
        of=_of(first, p, words=True),
        other=summed,
        elsewhere=_elsewhere(second, p),
        n=_of(second, p),
    )
    one, two = first.value.value, second.value.value
    gap = None if one is None or two is None else abs(one - two)
    same = "" if gap is None or written(first.value, p) != other else "same" if gap < _TRIFLE else "near"
    if one is not None and two is not None and not same and (claim is None or claim.value):
        said = p.say("sides_gap", said=said, gap=difference(one, two, p))
    if claim is None:
        return p.capital(f"{p.say(f'sides_{same}', said=said) if same else said}.")
    if not same or claim.op == "==":
        return f"{p.say(f'claim_{groups.truth}', said=said)}."
    return f"{p.say(f'sides_{groups.truth}_{same}', said=said)}."


def _unknown(groups: Groups, p: Phrases) -> str:
    """That it cannot be told, or is not known."""
    first, second = in_order(groups, p)
    name, where = _name(p), f"{_where(first, p)} {p.say('and')} {_elsewhere(second, p)}"
    claimed = p.question.claim is not None
    name = name if claimed else p.capital(name)
    if p.survey.answers_known:
        said = p.say("none_known", headline=f"{name} {where}")
    else:
        said = p.say("summed_unknown", Measure=name, among=where)
    return p.say("claim_unknown", said=said) if claimed else said


def _known(groups: Groups, p: Phrases) -> list[str]:
    """The figure of the one group that has a known one: "10 poäng i Katrineholm."."""
    known = [each for each in groups.groups if each.value.value is not None]
    return [p.capital(f"{_figure(each, p)} {_where(each, p)}{_of(each, p, words=True)}.") for each in known]


def _is_rest(question: Question) -> bool:
    """Whether those on the second side are but the others: of places, groups, and of several things at once."""
    that = question.sides[0]
    return isinstance(that, InArea | Is | InGroup | All) or both(question.where, that) == question.where


def _where(each: Grouped, p: Phrases) -> str:
    """As in "bland kommuner med e-strategi", "i Norrland"."""
    question, side = p.question, _side(each, p)
    if question.want == "count":
        return p.noun(both(question.where, side))
    named = isinstance(side, InArea | Is) and _in_area(question)
    return p.among(side if named else both(question.where, side))


def _elsewhere(each: Grouped, p: Phrases) -> str:
    """As in "bland dem utan", "i resten av landet": the side that is named last."""
    question, side = p.question, _side(each, p)
    first = question.sides[0]
    if not _is_opposed(question):
        return _where(each, p)
    if isinstance(first, InArea | Is) and _in_area(question):
        area = p.called(question.where.area) if isinstance(question.where, InArea) else p.say("the_country")
        return p.say("sides_rest_of", area=area)
    if _is_rest(question):
        return p.say("sides_rest", noun=p.noun(question.where, definite=True))
    said = _short(side, p)
    return said if question.want == "count" else p.say("sides_those", what=said)


def _in_area(question: Question) -> bool:
    return question.where == EVERYONE or isinstance(question.where, InArea)


def _short(condition: Condition, p: Phrases) -> str:
    """As in "utan", of who lacks what was just named; "som inte svarade på enkäten"."""
    said, other = p.attribute(condition), p.attribute(condition.what if isinstance(condition, Not) else Not(condition))
    having, lacking = p.say("with", what=""), p.say("without", what="")
    for one, another in ((having, lacking), (lacking, having)):
        if said.startswith(one) and other == f"{another}{said.removeprefix(one)}":
            return one.strip()
    return said


def _name(p: Phrases) -> str:
    """What is compared: "snittpoängen"."""
    match p.question.want:
        case "count":
            return p.say("sides_number")
        case "top" | "extreme":
            return p.end(p.question.order, p.measure)
        case _:
            return measured(p)


def _figure(each: Grouped, p: Phrases) -> str:
    """As in "i snitt 21,4 e-tjänster", "46 % har appar"."""
    question, measure, value = p.question, p.measure, each.value
    said = written(value, p)
    if question.want == "count":
        return said
    if question.want == "share":
        return p.say("sides_share", p=said, what=p.predicate(question.that or EVERYONE))
    if measure.unit == "yes_no":
        amount = f"{said} {p.predicate(Has(measure.id, '==', 1))}"
        return p.say(f"sides_{_sum(question)}", amount=amount)
    amount = _amount(each, p)
    return amount if isinstance(_side(each, p), Is) else p.say(f"sides_{_sum(question)}", amount=amount)


def _amount(each: Grouped, p: Phrases) -> str:
    """A figure with what it counts, where it is known and counts something."""
    value = each.value.value
    counts = p.question.want not in OF_NO_MEASURE and p.measure.unit != "yes_no"
    return p.amount(value, p.measure, scale=False) if counts and value is not None else written(each.value, p)


def _sum(question: Question) -> str:
    if question.want in ("top", "extreme"):
        return "fewest" if question.order == "fewest" else "most"
    return question.want


def _of(each: Grouped, p: Phrases, *, words: bool = False) -> str:
    """Of how many kommuner it is; nothing of a count, or of one that was named."""
    if p.question.want == "count" or each.value.value is None:
        return ""
    if isinstance(_side(each, p), Is):
        return ""
    n = each.whole if p.question.want == "share" and each.whole is not None else each.known
    return f" ({p.of_kommuner(n) if words else p.n(n)})"
