"""A figure survey by survey, of the country or of a kommun."""

from collections.abc import Sequence

from data.model.conditions import EVERYONE
from data.model.measure import Measure
from data.model.result import Series
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft


def draw(series: Series, p: Phrases) -> Draft:
    """The same figure survey by survey; that it is not known where there is but one."""
    question = p.question
    if series.kommun is not None:
        return _kommun_over_time(series, p)
    measure = p.measure_of(question.measure or "apps")
    shares = _shares(series, measure)
    if len(shares) > 1 and question.measure in ("", measure.id) and question.where == EVERYONE:
        said = {"many": p.words(measure).many, "list": _by_year(shares, p)}
        if series.times is None or series.truth is None:
            return Draft([p.say("change_shares", **said), *_risen(shares, p)])
        yes = p.capital(p.say(series.truth))
        return Draft([p.say("change_claimed", yes=yes, times=p.n(series.times.value or 0), **said)])
    if question.where != EVERYONE:
        first = [p.say("change_area_none", among=p.among())]
    else:
        first = [p.say("change_none", name=p.words(p.measure).name)]
    apps = p.measure_of("apps")
    known = _shares(series, apps)
    if len(known) > 1 and apps.id == "apps":
        first.append(p.say("change_instead", list=_by_year(known, p)))
    return Draft(first)


def _shares(series: Series, measure: Measure) -> list[tuple[int, float]]:
    """By year the share of the country's kommuner that have any of a measure, in %, where it is known."""
    found = [(m.survey.year, m.figures[measure.share]) for m in series.moments if measure.share in m.figures]
    return [(year, value.value or 0) for year, value in found]


def _by_year(shares: Sequence[tuple[int, float]], p: Phrases) -> str:
    return ", ".join(p.say("change_item", n=p.percent(share), year=year) for year, share in shares)


def _risen(shares: Sequence[tuple[int, float]], p: Phrases) -> list[str]:
    """How far apart the first and the last share are, and how many times the one is the other."""
    first, last = shares[0][1], shares[-1][1]
    if not first or first >= last:
        return []
    return [p.say("change_risen", points=p.n(last - first), times=p.n(last / first))]


def _kommun_over_time(series: Series, p: Phrases) -> Draft:
    kommun, measure = series.kommun, p.measure
    assert kommun is not None  # noqa: S101  # whose series it is
    known = [(m.survey.year, m.figures[measure.id]) for m in series.moments if measure.id in m.figures]
    if len(known) < 2:
        newest = p.say("value", kommun=kommun.name, amount=p.figure(known[-1][1], measure)) if known else ""
        first = p.say("change_kommun_none", survey=p.survey.name, kommun=kommun.name)
        return Draft([first, *([newest] if newest else [])])
    items = [p.say("change_item", n=p.bare(value, measure), year=year) for year, value in known]
    return Draft([p.say("change_kommun", kommun=kommun.name, name=p.words(measure).name, list=", ".join(items))])
