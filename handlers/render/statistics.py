"""The national figures, and how the scores of a region spread."""

from collections.abc import Mapping

from data.answer import Spread, Statistics
from data.facts import Figure, Source
from data.query import Lang
from handlers import blocks
from handlers.render import spread
from handlers.render.areas import landscape_note, title
from handlers.render.asking import ask_on
from handlers.render.sources import source_block, source_text
from handlers.reply import Block, Reply
from handlers.texts.texts import Texts
from handlers.wording import count, listed, number, percent, sentence, share, share_of_them


def draw(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    """The country's published figures, or how the scores of a region spread, or how they go with size."""
    if statistics.by_size:
        return _by_size(statistics, texts, lang)
    if not statistics.region.is_country:
        return _of_region(statistics, texts, lang)
    return _of_country(statistics, texts, lang)


def _of_country(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    """How many answered, who leads, apps, e-services, what is commonest, cooperation; what the sources disagree on."""
    figures = statistics.figures
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
    return _reply(_headline(statistics, texts), [*lines, *_spread(statistics.spread, texts)], statistics, texts, lang)


def _of_region(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    region, survey = statistics.region, statistics.survey
    area = sentence(title(region, texts))
    note = landscape_note(region, texts)
    if statistics.spread is None:
        template = texts.spread_nobody if survey.complete else texts.spread_not_published
        headline = template.format(area=area)
        known = texts.known_of.format(known=number(statistics.known, texts), all=number(region.kommuner, texts))
        return _reply(headline, [line for line in (known, note) if line], statistics, texts, lang)
    scale = number(survey.scale or 0, texts)
    mean = spread.rounded(statistics.spread.mean, texts)
    headline = texts.spread_headline.format(area=area, mean=mean, scale=scale)
    lines = [note] if note else []
    if statistics.answered is not None:
        answered, everyone = number(statistics.answered, texts), number(region.kommuner, texts)
        lines.append(texts.answered_of.format(answered=answered, all=everyone, scored=number(statistics.known, texts)))
    lines += [spread.median(statistics.spread, texts), *spread.shares(statistics.spread, texts)]
    return _reply(headline, [*lines, *_with_size(statistics.spread, texts)], statistics, texts, lang)


def _by_size(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    found = statistics.spread
    if found is None or len(found.sizes) < 2:
        lines = [small] if (small := _small_without(statistics.figures, texts)) else []
        return _reply(texts.by_size_not_published, lines, statistics, texts, lang)
    headline = spread.largest_and_smallest(found, statistics.survey, texts)
    lines = [spread.with_size(found, texts), spread.by_group(found.groups, texts.by_kommungrupp, texts)]
    return _reply(headline, [line for line in lines if line], statistics, texts, lang)


def _spread(found: Spread | None, texts: Texts) -> list[str]:
    return [spread.middle(found, texts), *_with_size(found, texts)] if found else []


def _with_size(found: Spread, texts: Texts) -> list[str]:
    said = [spread.with_size(found, texts)]
    if len(found.sizes) > 1:
        said.append(spread.by_group(found.sizes, texts.by_size, texts))
    return [line for line in said if line]


def _reply(headline: str, lines: list[str], statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    survey, found = statistics.survey, statistics.spread
    sources = _sources(statistics)
    drawn: list[Block] = [blocks.header(headline)]
    plain = [f"{blocks.escape(headline)}."]
    if found and statistics.by_size:
        drawn.append(spread.size_table(found, texts))
        plain.append(spread.by_group(found.sizes, texts.by_size, texts).replace("*", ""))
    if lines:
        drawn.append(blocks.section("\n".join(f"• {line}" for line in lines)))
        plain += [line.replace("*", "") for line in lines]
    if found and not statistics.by_size:
        drawn.append(spread.histogram(found, texts))
        plain.append(spread.in_words(found, texts).replace("*", ""))
    drawn.append(source_block(survey, sources, texts))
    drawn.append(ask_on(survey, lang, *_buttons(statistics, texts)))
    return Reply(" ".join([*plain, source_text(survey, sources, texts)]), tuple(drawn))


def _buttons(statistics: Statistics, texts: Texts) -> list[tuple[str, str]]:
    region = statistics.region
    buttons = [(texts.button_top, "top")]
    if len(region.lan) == 1 and not region.area.landscape:
        buttons.insert(0, (texts.button_lan.format(lan=region.lan[0].name), f"top {region.lan[0].name}"))
    if statistics.by_size or not region.is_country:
        buttons.append((texts.button_statistics, "stats"))
    elif statistics.spread:
        buttons.append((texts.button_by_size, "stora mot små"))
    return buttons


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
    if small := _small_without(figures, texts):
        said.append(small)
    return " ".join(said)


def _small_without(figures: Mapping[str, tuple[Figure, ...]], texts: Texts) -> str:
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
    if statistics.by_size and statistics.spread is None:
        return [line.source for line in statistics.figures.get("no_e_services_small", ())]
    if statistics.by_size or not statistics.region.is_country:
        return [statistics.survey.ranked_source] if statistics.survey.ranked_source else []
    figures = [line.source for lines in statistics.figures.values() for line in lines]
    return [*figures, *(row.source for row in statistics.full_marks)]
