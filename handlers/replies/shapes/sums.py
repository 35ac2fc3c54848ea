"""A mean, a median, a total, the highest or the lowest in words."""

from typing import Final

from data.model.conditions import Has
from data.model.question import Question
from data.model.result import Figure
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft

_NAMED: Final = 6  # kommuner that are named in a sentence


def total(figure: Figure, p: Phrases) -> Draft:
    """The mean, the median or the total, and of how many kommuner."""
    want, measure, scope = p.result.question.want, p.measure, p.result.scope
    assert scope is not None  # noqa: S101  # every sum has one
    among = p.among()
    if (that := p.result.question.that) is not None:
        told = {"many": p.words(measure)[1], "among": among, "where": p.among(that)}
        if figure.value.value is None:
            return Draft([p.say("part_unknown", **told)])
        counted = {"part": p.n(figure.part or 0), "whole": p.n(figure.whole or 0)}
        return Draft([p.say("part_of_total", p=p.percent(figure.value.value), **counted, **told)])
    if figure.value.value is not None and measure.unit == "yes_no" and want != "median":
        return _share(figure, p)
    if figure.value.value is not None:
        amount = p.amount(figure.value.value, measure, scale=False)
        return Draft([p.say(want, amount=amount, among=among, n=p.of_kommuner(figure.whole or 0))])
    if p.result.survey.answers_known:
        return Draft([p.say("none_known", headline=p.capital(f"{p.summed(want, measure)} {among}"))])
    said = [p.say("summed_unknown", Measure=p.capital(p.summed(want, measure)), among=among)]
    if figure.whole:
        said.append(p.say("known_of", known=p.n(figure.whole), all=p.n(scope.kommuner)))
    if figure.holders:
        said.append(p.say("known_ones", list=p.scored(figure.holders, measure)))
    return Draft(said)


def _share(figure: Figure, p: Phrases) -> Draft:
    """The mean of yes and no is the share that has it, and the total how many do."""
    value, whole = figure.value.value or 0, figure.whole or 0
    part = round(value if p.result.question.want == "total" else value * whole)
    told = {"what": p.clause(Has(p.measure.id, "==", 1)), "among": p.among(), "part": p.n(part), "whole": p.n(whole)}
    if p.result.question.want == "total":
        return Draft([p.say("total_share", **told)])
    return Draft([p.say("share", p=p.percent(100 * part / whole if whole else 0), **told)])


def extreme(figure: Figure, p: Phrases) -> Draft:
    """The highest or the lowest, and whose it is; whose figures are known where that is not."""
    question, measure, value = p.result.question, p.measure, figure.value
    headline = p.capital(f"{p.end(question.order, measure)} {p.among()}")
    order = question.order or "most"
    asks = [
        (p.say("button_list"), Question("top", question.measure, question.where, order=order, survey=question.survey))
    ]
    if value.value is not None and figure.holders and figure.national is None:
        amount = p.figure(value, measure)
        if len(figure.holders) > _NAMED:
            many = p.n(len(figure.holders))
            return Draft([p.say("head_many", headline=headline, n=many, amount=amount)], asks=asks)
        return Draft([p.say("head_one", headline=headline, names=p.kommuner(figure.holders), amount=amount)], asks=asks)
    known = [p.say("known_ones", list=p.scored(figure.holders, measure))] if figure.holders else []
    if value.value is not None:
        return Draft(
            [p.say("fewest_anywhere" if order == "fewest" else "most_anywhere", n=p.figure(value, measure)), *known],
            asks=asks,
        )
    if p.result.survey.answers_known:
        return Draft([p.say("none_known", headline=headline)])
    return Draft([p.say("not_known_who", headline=headline), *known], asks=asks)
