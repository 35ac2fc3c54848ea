"""The country, or an area, in figures: the national ones, and how figures spread."""

from dataclasses import replace

from data.model.conditions import EVERYONE
from data.model.question import Question
from data.model.result import Grouped, National, Row, Spread, Value
from handlers.replies import blocks, limits
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.group_names import name_of

_NAMED = 8


def draw_national(national: National, p: Phrases) -> Draft:
    """What a survey tells of the country, in its order."""
    survey = p.result.survey

    def value(key: str) -> Value | None:
        return next(iter(national.figures.get(key, ())), None)

    said: list[str] = []
    answered = value("answered")
    first = (
        p.say("national", survey=survey.name, answered=p.n(answered.value or 0), invited=p.n(survey.invited or 290))
        if answered
        else survey.name
    )
    said.append(f"{first}.")
    if ranked := value("ranked"):
        said.append(p.say("national_ranked", n=p.n(ranked.value or 0)))
    if apps := value("offers_apps"):
        before = next(iter(national.before.get("offers_apps", ())), None)
        earlier = (
            p.say("national_earlier", p=p.percent(before.value or 0), year=national.earlier.year)
            if before and national.earlier
            else ""
        )
        said.append(p.say("national_apps", p=p.percent(apps.value or 0), earlier=earlier))
    low, high = value("e_services_min"), value("e_services_max")
    if low and high:
        said.append(p.say("national_services", low=p.n(low.value or 0), high=p.n(high.value or 0)))
    if (none := value("no_e_services")) and none.value is not None:
        small = value("no_e_services_small")
        words = p.say("words_20") if none.value == 20 else p.percent(none.value)
        rest = (
            p.say("national_small", words=p.say("words_50") if small.value == 50 else p.percent(small.value or 0))
            if small
            else ""
        )
        said.append(p.say("national_none", Words=p.capital(words), small=rest))
    which = 0 if p.lang == "sv" else 1
    if common := national.texts.get("commonest"):
        said.append(p.say("national_common", list=p.names([line[which] for line in common])))
    first_, second = value("cooperates_procurement"), value("cooperates_operations")
    if first_ and second:
        said.append(
            p.say("national_cooperation", first=p.percent(first_.value or 0), second=p.percent(second.value or 0))
        )
    if factors := national.texts.get("success_factor"):
        said.append(p.say("national_factors", list=p.names([line[which] for line in factors])))
    asks = [
        (p.say("button_top"), Question("top", order="most", survey=survey.id)),
        (p.say("button_map"), Question("list", form="map", survey=survey.id)),
    ]
    return Draft(said, asks=asks)


def draw_spread(spread: Spread, p: Phrases) -> Draft:
    """Mean, median and how many have how much; by size where that is asked."""
    question, measure = p.result.question, p.measure
    name, among = p.words(measure)[2], p.among()
    if spread.mean is None:
        return _unknown(spread, p)
    n = p.of_kommuner(sum(spread.counts.values()))
    if question.by == "size":
        sizes = ", ".join(f"{_size(each.name, p)} {p.n(each.value.value or 0)}" for each in spread.sizes)
        said = [p.say("spread_size_head", Name=p.capital(name), among=among, list=sizes)]
        if spread.with_size is not None:
            said.append(p.say("spread_with_size", n=p.n(spread.with_size, 2)))
        return Draft(said)
    said = [
        p.say("spread", Name=p.capital(name), among=among, mean=p.n(spread.mean), median=p.n(spread.median or 0), n=n)
    ]
    if spread.middle_half:
        said.append(p.say("spread_middle", low=p.n(spread.middle_half[0]), high=p.n(spread.middle_half[1])))
    filled = [(number, many) for number, many in spread.counts.items() if many]
    counts = ""
    if len(filled) <= limits.CATEGORIES:
        counts = ", ".join(f"{number} ({many})" for number, many in filled)
        said.append(p.say("spread_counts", Name=p.capital(name), list=counts))
    if spread.last != spread.leaders:
        said += [_end("spread_last", spread.last, p), _end("spread_leaders", spread.leaders, p)]
    counted = [(str(number), many) for number, many in spread.counts.items()]
    chart = blocks.bars(p.capital(name), p.say("kommuner"), counted) if len(counted) <= limits.CATEGORIES else None
    asks = [(p.say("picture_histogram"), replace(question, form="histogram", unused=(), read=()))]
    return Draft(said, chart, frozenset(each for each in said if chart and counts and counts in each), asks=asks)


def _size(name: str, p: Phrases) -> str:
    return name_of(Grouped(name, Value(), 0, 0), p)


def _end(which: str, rows: tuple[Row, ...], p: Phrases) -> str:
    """The lowest or the highest figure, and who has it, or how many where they are many."""
    names = p.kommuner(rows) if len(rows) <= _NAMED else p.of_kommuner(len(rows))
    return p.say(which, names=names, amount=_amount(rows, p))


def _amount(leaders: tuple[Row, ...], p: Phrases) -> str:
    return p.figure(leaders[0].values[p.measure.id], p.measure)


def _unknown(spread: Spread, p: Phrases) -> Draft:
    scope = p.result.scope
    first = p.say("spread_unknown", name=p.words(p.measure)[2], among=p.among())
    said = [first]
    if scope is not None:
        said.append(p.say("known_of", known=p.n(scope.known), all=p.n(scope.kommuner)))
    if spread.leaders and len(spread.leaders) <= _NAMED:
        said.append(p.say("spread_leaders", names=p.kommuner(spread.leaders), amount=_amount(spread.leaders, p)))
    if p.result.question.by == "size" and p.result.question.where == EVERYONE:
        said.insert(1, p.say("spread_none_small"))
    return Draft(said)
