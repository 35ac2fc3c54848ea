"""What has changed from survey to survey."""

from collections.abc import Sequence

from data.model.answer import Trend
from data.model.facts import Fact, Figure, Moment, Source, Survey
from data.model.measures import PERCENTAGES
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.render.areas import title as title_of
from handlers.replies.render.asking import ask_on
from handlers.replies.render.sources import source_block, source_text
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import counted, number, percent, sentence

_OF_KOMMUN = ("score", "rank_group", "position", "lan_position", "e_services", "apps")
_OF_COUNTRY = (
    *("offers_apps", "offers_e_services", "no_e_services", "answered", "ranked", "full_marks"),
    *("e_services_max", "cooperates_procurement", "cooperates_operations"),
)

_Line = tuple[str, list[tuple[int, str]]]  # what is measured, and its figure in each year that has one


def draw(trend: Trend, texts: Texts, lang: Lang) -> Reply:
    """The change first, then each measure that several surveys have."""
    own = _of_kommun(trend.moments, texts)
    national = _of_country(trend.moments, texts)
    headline, rest = _headline(trend, own, national, texts)
    said = [f"• {title}: {_years(figures)}." for title, figures in rest]
    said += _notes(trend, own, texts)
    sources = _sources(trend)
    drawn: list[Block] = [blocks.header(headline)]
    if said:
        drawn.append(blocks.section("\n".join(said)))
    newest = trend.moments[-1].survey
    drawn.append(source_block(newest, sources, texts))
    kommun = [(trend.kommun.name, trend.kommun.code)] if trend.kommun else []
    drawn.append(ask_on(trend.survey, lang, *kommun, (texts.button_statistics, "stats")))
    plain = [line.removeprefix("• ") for line in said]
    return Reply(" ".join([f"{blocks.escape(headline)}.", *plain, source_text(newest, sources, texts)]), tuple(drawn))


def _headline(trend: Trend, own: list[_Line], national: list[_Line], texts: Texts) -> tuple[str, list[_Line]]:
    """The most telling line, and the other ones."""
    lines = own + [(texts.in_the_country.format(what=title), figures) for title, figures in national]
    if trend.kommun and own:
        title, figures = lines[0]
        return f"{trend.kommun.name}, {title.lower()}: {_years(figures)}", lines[1:]
    if trend.kommun:
        return texts.trend_none_of_kommun.format(kommun=trend.kommun.name), lines
    if not trend.region.is_country:
        return texts.trend_none_of_kommun.format(kommun=sentence(title_of(trend.region, texts))), lines
    if lines:
        title, figures = lines[0]
        return f"{title}: {_years(figures)}", lines[1:]
    return texts.trend_none.format(survey=trend.survey.name), []


def _notes(trend: Trend, own: list[_Line], texts: Texts) -> list[str]:
    said = []
    if trend.kommun and not own:
        name = blocks.escape(trend.kommun.name)
        for moment in trend.moments:
            survey, score = blocks.escape(moment.survey.name), moment.facts.get("score")
            if score:
                points, scale = number(score.value, texts), number(moment.survey.scale or 0, texts)
                said.append(texts.trend_score_of.format(survey=survey, score=points, scale=scale))
            else:
                known = moment.survey.complete or moment.survey.scale is None
                template = texts.no_score_in_survey if known else texts.no_published_in_survey
                said.append(template.format(survey=survey, kommun=name))
    for other in trend.not_comparable:
        names = {"other": blocks.escape(other.name), "survey": blocks.escape(trend.survey.name)}
        said.append(texts.not_comparable.format(**names))
    return said


def _of_kommun(moments: Sequence[Moment], texts: Texts) -> list[_Line]:
    lines = []
    for measure in _OF_KOMMUN:
        known = [(moment.survey, moment.facts[measure]) for moment in moments if measure in moment.facts]
        if len(known) > 1:
            said = [(survey.year, _fact(fact, measure, survey, texts)) for survey, fact in known]
            lines.append((texts.measures[measure], said))
    return lines


def _of_country(moments: Sequence[Moment], texts: Texts) -> list[_Line]:
    lines = []
    for measure in _OF_COUNTRY:
        known = [(moment.survey.year, moment.figures[measure]) for moment in moments if measure in moment.figures]
        if len(known) > 1:
            lines.append((texts.measures[measure], [(year, _figure(measure, f, texts)) for year, f in known]))
    return lines


def _fact(fact: Fact, measure: str, survey: Survey, texts: Texts) -> str:
    if measure == "score":
        return texts.of.format(points=number(fact.value, texts), maximum=number(survey.scale or 0, texts))
    return counted(fact, texts)


def _figure(measure: str, figure: Figure, texts: Texts) -> str:
    return percent(round(figure.value), texts) if measure in PERCENTAGES else number(figure.value, texts)


def _years(figures: list[tuple[int, str]]) -> str:
    return ", ".join(f"{figure} ({year})" for year, figure in figures)


def _sources(trend: Trend) -> list[Source]:
    measured = [figure.source for moment in trend.moments for m, figure in moment.figures.items() if m in _OF_COUNTRY]
    return [*(fact.source for moment in trend.moments for fact in moment.facts.values()), *measured[:1]]
