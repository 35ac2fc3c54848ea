"""The country, or an area, in figures: the national ones, and how figures spread."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.model.conditions import EVERYONE
from data.model.question import Question
from data.model.result import National, Row, Spread
from data.model.value import Value
from handlers.replies import blocks, limits
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.group_names import name_of

_NAMED = 8
_COMMONEST = 3  # figures that are told as the most common


def draw_national(national: National, p: Phrases) -> Draft:
    """What a survey tells of the country, in its order."""
    survey, lang = p.survey, 0 if p.lang == "sv" else 1

    def known(name: str, figures: Mapping[str, Sequence[Value]] = national.figures) -> float | None:
        return next((each.value for each in figures.get(name, ())), None)

    said = [survey.name + "."]
    if (answered := known("answered")) is not None:
        said = [p.say("national", survey=survey.name, answered=p.n(answered), invited=p.n(survey.invited or 290)) + "."]
    if (ranked := known("ranked")) is not None:
        said.append(p.say("national_ranked", n=p.n(ranked)))
    if (apps := known("offers_apps")) is not None:
        before, earlier = known("offers_apps", national.before), ""
        if before is not None and national.earlier:
            earlier = p.say("national_earlier", p=p.percent(before), year=national.earlier.year)
        said.append(p.say("national_apps", p=p.percent(apps), earlier=earlier))
    low, high = known("e_services_min"), known("e_services_max")
    if low is not None and high is not None:
        said.append(p.say("national_services", low=p.n(low), high=p.n(high)))
    if (none := known("no_e_services")) is not None:
        words, small = p.say("words_20") if none == 20 else p.percent(none), known("no_e_services_small")
        half = p.say("words_50") if small == 50 else p.percent(small or 0)
        rest = p.say("national_small", words=half) if small is not None else ""
        said.append(p.say("national_none", Words=p.capital(words), small=rest))
    if common := national.texts.get("commonest"):
        said.append(p.say("national_common", list=p.names([line[lang] for line in common])))
    first, second = known("cooperates_procurement"), known("cooperates_operations")
    if first is not None and second is not None:
        said.append(p.say("national_cooperation", first=p.percent(first), second=p.percent(second)))
    if factors := national.texts.get("success_factor"):
        said.append(p.say("national_factors", list=p.names([line[lang] for line in factors])))
    asks = [
        (p.say("button_top"), Question("top", order="most", survey=survey.id)),
        (p.say("button_map"), Question("list", form="map", survey=survey.id)),
    ]
    return Draft(said, asks=asks)


def draw_spread(spread: Spread, p: Phrases) -> Draft:
    """Mean, median and how many have how much; by size where that is asked."""
    name, among = p.label(p.measure), p.among()
    if spread.mean is None:
        return _unknown(spread, p)
    n = p.of_kommuner(sum(spread.counts.values()))
    if p.question.by == "size":
        sizes = ", ".join(f"{name_of(each, p)} {p.n(each.value.value or 0)}" for each in spread.sizes)
        said = [p.say("spread_size_head", Name=name, among=among, list=sizes)]
        if spread.with_size is not None:
            said.append(p.say("spread_with_size", n=p.n(spread.with_size, 2)))
        return Draft(said)
    mean, median = p.n(spread.mean), p.n(spread.median or 0)
    said, charted = [p.say("spread", Name=name, among=among, mean=mean, median=median, n=n)], ""
    most = max(spread.counts.values())
    commonest = [p.n(number) for number, many in spread.counts.items() if many == most]
    if most > 1 and len(commonest) <= _COMMONEST and not p.measure.decimals:
        each = "spread_commonest" if len(commonest) == 1 else "spread_commonest_each"
        said.append(p.say(each, list=p.names(commonest), n=p.of_kommuner(most)))
    if spread.middle_half:
        said.append(p.say("spread_middle", low=p.n(spread.middle_half[0]), high=p.n(spread.middle_half[1])))
    filled = [(number, many) for number, many in spread.counts.items() if many]
    if len(filled) <= limits.CATEGORIES:
        charted = p.say("spread_counts", Name=name, list=", ".join(f"{number} ({many})" for number, many in filled))
        said.append(charted)
    if spread.last != spread.leaders:
        said += [_end("spread_last", spread.last, p), _end("spread_leaders", spread.leaders, p)]
    counted = [(str(number), many) for number, many in spread.counts.items()]
    chart = blocks.bars(name, p.say("kommuner"), counted) if len(counted) <= limits.CATEGORIES else None
    asks = [(p.say("picture_histogram"), replace(p.asked, form="histogram"))]
    return Draft(said, chart, frozenset([charted] if chart else []), asks=asks)


def _end(which: str, rows: tuple[Row, ...], p: Phrases) -> str:
    """The lowest or the highest figure, and who has it, or how many where they are many."""
    return p.say(which, names=p.some(rows, _NAMED), amount=p.figure(rows[0].values[p.measure.id], p.measure))


def _unknown(spread: Spread, p: Phrases) -> Draft:
    scope = p.result.scope
    said = [p.say("spread_unknown", name=p.words(p.measure).name, among=p.among())]
    if scope is not None:
        said.append(p.say("known_of", known=p.n(scope.known), all=p.n(scope.kommuner)))
    if spread.leaders and len(spread.leaders) <= _NAMED:
        said.append(_end("spread_leaders", spread.leaders, p))
    if p.question.by == "size" and p.question.where == EVERYONE:
        said.insert(1, p.say("spread_none_small"))
    return Draft(said)
