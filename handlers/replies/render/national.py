"""The national figures of a survey, a line each."""

from collections.abc import Mapping

from data.model.answer import Statistics
from data.model.facts import Figure
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import count, listed, number, percent, sentence, share, share_of_them


def lines(statistics: Statistics, texts: Texts, lang: Lang) -> list[str]:
    """How many answered, who leads, apps, e-services, what is commonest, cooperation; what the sources disagree on."""
    figures, of_answers = statistics.figures, statistics.survey.answers_known
    said = (
        _ranked(statistics, texts),
        _apps(statistics, texts),
        _e_services(figures, texts, of_answers=of_answers),
        _commonest(statistics, texts, lang),
        _cooperation(figures, texts, of_answers=of_answers),
        _success_factors(statistics, texts, lang),
        _other_source(figures, texts),
    )
    return [line for line in said if line]


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
        return texts.offers_apps.format(share=share(now[0], texts, of_answers=statistics.survey.answers_known))
    return texts.offers_apps_with_earlier.format(
        share=share(now[0], texts, of_answers=statistics.survey.answers_known),
        earlier=percent(before[0].value, texts),
        year=statistics.earlier_survey.year,
    )


def _e_services(figures: Mapping[str, tuple[Figure, ...]], texts: Texts, *, of_answers: bool) -> str:
    said = []
    if "e_services_min" in figures and "e_services_max" in figures:
        fewest, most = (number(figures[m][0].value, texts) for m in ("e_services_min", "e_services_max"))
        said.append(texts.e_services_range.format(fewest=fewest, most=most))
    for measure, template in (("offers_e_services", texts.e_services_share), ("no_e_services", texts.no_e_services)):
        if measure in figures:
            said.append(sentence(template.format(share=share(figures[measure][0], texts, of_answers=of_answers))))
    if small := small_without(figures, texts):
        said.append(small)
    return " ".join(said)


def small_without(figures: Mapping[str, tuple[Figure, ...]], texts: Texts) -> str:
    """How many of those without e-services are small; empty where that is not known."""
    small = figures.get("no_e_services_small")
    return sentence(texts.no_e_services_small.format(share=share_of_them(small[0], texts))) if small else ""


def _commonest(statistics: Statistics, texts: Texts, lang: Lang) -> str:
    said = []
    for measure, template in (("commonest", texts.commonest), ("common", texts.common)):
        if measure in statistics.figures:
            said.append(template.format(names=_list(statistics.figures[measure], texts, lang)))
    return " ".join(said)


def _success_factors(statistics: Statistics, texts: Texts, lang: Lang) -> str:
    factors = statistics.figures.get("success_factor")
    return texts.success_factors.format(names=_list(factors, texts, lang)) if factors else ""


def _cooperation(figures: Mapping[str, tuple[Figure, ...]], texts: Texts, *, of_answers: bool) -> str:
    procurement, operations = figures.get("cooperates_procurement"), figures.get("cooperates_operations")
    if not procurement or not operations:
        return ""
    return texts.cooperation.format(
        procurement=share(procurement[0], texts, of_answers=of_answers),
        operations=share(operations[0], texts, of_answers=of_answers),
    )


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
