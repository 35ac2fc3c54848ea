"""The national figures."""

from collections.abc import Mapping

from data.answer import Figure, Source, Statistics
from data.query import Lang
from handlers import blocks
from handlers.render.asking import ask_on
from handlers.render.sources import source_block, source_text
from handlers.reply import Reply
from handlers.texts.texts import Texts
from handlers.wording import count, listed, number, percent, sentence, share, share_of_them


def draw(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    """How many answered, who leads, apps, e-services, what is commonest, cooperation; what the sources disagree on."""
    figures = statistics.figures
    survey = statistics.survey
    headline = _headline(statistics, texts)
    lines = [
        line
        for line in (
            _ranked(statistics, texts),
            _apps(statistics, texts),
            _e_services(figures, texts),
            _commonest(statistics, texts, lang),
            _cooperation(figures, texts),
            _success_factors(statistics, texts, lang),
            _other_source(figures, texts),
        )
        if line
    ]
    sources = _sources(statistics)
    drawn = (
        blocks.header(headline),
        blocks.section("\n".join(f"• {line}" for line in lines)),
        source_block(survey, sources, texts),
        ask_on(survey, lang, (texts.button_top, "top")),
    )
    plain = [line.replace("*", "") for line in lines]
    return Reply(" ".join([f"{blocks.escape(headline)}.", *plain, source_text(survey, sources, texts)]), drawn)


def _headline(statistics: Statistics, texts: Texts) -> str:
    survey, answered = statistics.survey, statistics.figures.get("answered")
    if not answered or survey.invited is None:
        return survey.name
    return texts.statistics_headline.format(
        survey=survey.name, answered=number(answered[0].value, texts), invited=number(survey.invited, texts)
    )


def _ranked(statistics: Statistics, texts: Texts) -> str:
    survey, top = statistics.survey, statistics.full_marks
    if not survey.ranked or not top:
        return ""
    return texts.ranked_and_full_marks.format(
        ranked=number(survey.ranked, texts),
        count=sentence(count(len(top), texts)),
        scale=number(survey.scale or 0, texts),
        names=listed([blocks.escape(row.name) for row in top], texts.conjunction),
    )


def _apps(statistics: Statistics, texts: Texts) -> str:
    now, before = statistics.figures.get("offers_apps"), statistics.earlier.get("offers_apps")
    if not now:
        return ""
    if not before or statistics.earlier_survey is None:
        return texts.offers_apps.format(share=share(now[0], texts))
    return texts.offers_apps_with_earlier.format(
        share=share(now[0], texts), earlier=percent(before[0].value, texts), year=statistics.earlier_survey.year
    )


def _e_services(figures: Mapping[str, tuple[Figure, ...]], texts: Texts) -> str:
    said = []
    if "e_services_min" in figures and "e_services_max" in figures:
        fewest, most = (number(figures[m][0].value, texts) for m in ("e_services_min", "e_services_max"))
        said.append(texts.e_services_range.format(fewest=fewest, most=most))
    for measure, template in (("offers_e_services", texts.e_services_share), ("no_e_services", texts.no_e_services)):
        if measure in figures:
            said.append(sentence(template.format(share=share(figures[measure][0], texts))))
    if small := figures.get("no_e_services_small"):
        said.append(sentence(texts.no_e_services_small.format(share=share_of_them(small[0], texts))))
    return " ".join(said)


def _commonest(statistics: Statistics, texts: Texts, lang: Lang) -> str:
    said = []
    for measure, template in (("commonest", texts.commonest), ("common", texts.common)):
        if measure in statistics.figures:
            said.append(template.format(names=_list(statistics.figures[measure], texts, lang)))
    return " ".join(said)


def _success_factors(statistics: Statistics, texts: Texts, lang: Lang) -> str:
    factors = statistics.figures.get("success_factor")
    return texts.success_factors.format(names=_list(factors, texts, lang)) if factors else ""


def _cooperation(figures: Mapping[str, tuple[Figure, ...]], texts: Texts) -> str:
    procurement, operations = figures.get("cooperates_procurement"), figures.get("cooperates_operations")
    if not procurement or not operations:
        return ""
    return texts.cooperation.format(procurement=share(procurement[0], texts), operations=share(operations[0], texts))


def _other_source(figures: Mapping[str, tuple[Figure, ...]], texts: Texts) -> str:
    other, usual = figures.get("answered_other"), figures.get("answered")
    if not other or not usual:
        return ""
    source = blocks.escape(other[0].source.title)
    return texts.other_source.format(
        source=source, number=number(other[0].value, texts), usual=number(usual[0].value, texts)
    )


def _list(lines: tuple[Figure, ...], texts: Texts, lang: Lang) -> str:
    said = [blocks.escape(line.text_sv if lang == "sv" else line.text_en) for line in lines]
    return listed(said, texts.conjunction)


def _sources(statistics: Statistics) -> list[Source]:
    figures = [line.source for lines in statistics.figures.values() for line in lines]
    return [*figures, *(row.source for row in statistics.full_marks)]
