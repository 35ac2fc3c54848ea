"""A figure survey by survey, of the country or of a kommun."""

from collections.abc import Sequence

from data.model.conditions import EVERYONE
from data.model.result import Series, Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft


def draw(series: Series, p: Phrases) -> Draft:
    """The same figure survey by survey; that it is not known where there is but one."""
    question = p.result.question
    if series.kommun is not None:
        return _kommun_over_time(series, p)
    measure = p.measure_of(question.measure or "apps")
    shown = [
        (m.survey.year, m.figures[measure.share])
        for m in series.moments
        if measure.share and measure.share in m.figures
    ]
    first = []
    if len(shown) > 1 and question.measure in ("", measure.id) and question.where == EVERYONE:
        items = [p.say("change_item", p=p.percent(value.value or 0), year=year) for year, value in shown]
        said = {"many": p.words(measure)[1], "list": ", ".join(items)}
        if series.times is None or series.truth is None:
            return Draft([p.say("change_shares", **said), *_risen(shown, p)])
        yes = p.capital(p.say(series.truth))
        return Draft([p.say("change_claimed", yes=yes, times=p.n(series.times.value or 0), **said)])
    if question.where != EVERYONE:
        first.append(p.say("change_area_none", among=p.among()))
    else:
        first.append(p.say("change_none", name=p.words(p.measure)[2]))
    apps = p.measure_of("apps")
    known = [(m.survey.year, m.figures[apps.share]) for m in series.moments if apps.share and apps.share in m.figures]
    if len(known) > 1 and apps.id == "apps":
        items = [p.say("change_item", p=p.percent(value.value or 0), year=year) for year, value in known]
        first.append(p.say("change_instead", list=", ".join(items)))
    return Draft(first)


def _risen(shown: Sequence[tuple[int, Value]], p: Phrases) -> list[str]:
    """How far apart the first and the last share are, and how many times the one is the other."""
    first, last = (value.value for _, value in (shown[0], shown[-1]))
    if not first or not last or first >= last:
        return []
    return [p.say("change_risen", points=p.n(last - first), times=p.n(last / first))]


def _kommun_over_time(series: Series, p: Phrases) -> Draft:
    kommun, measure = series.kommun, p.measure
    assert kommun is not None  # noqa: S101  # whose series it is
    known = [(m.survey.year, m.figures[measure.id]) for m in series.moments if measure.id in m.figures]
    if len(known) < 2:
        newest = p.say("value", kommun=kommun.name, amount=p.figure(known[-1][1], measure)) if known else ""
        first = p.say("change_kommun_none", survey=p.result.survey.name, kommun=kommun.name)
        return Draft([first, *([newest] if newest else [])])
    items = [p.say("change_value", n=p.bare(value, measure), year=year) for year, value in known]
    return Draft([p.say("change_kommun", kommun=kommun.name, name=p.words(measure)[2], list=", ".join(items))])
