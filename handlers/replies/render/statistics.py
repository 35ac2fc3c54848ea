"""The national figures, and how the scores of a region spread."""

import html

from data.model.answer import Statistics
from data.model.facts import Source, Spread
from data.model.query import Lang, Measure
from handlers.replies import blocks
from handlers.replies.render import national, phrase, spread
from handlers.replies.render.areas import landscape_note, title
from handlers.replies.render.asking import ask_on
from handlers.replies.render.figure import national_figure, told_of_country
from handlers.replies.render.sources import known_of, source_block, source_text
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import number, sentence


def draw(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    """The country's published figures, or how the scores of a region spread, or how they go with size."""
    if statistics.by_size:
        return _by_size(statistics, texts, lang)
    if not statistics.region.is_country:
        return _of_region(statistics, texts, lang)
    return _of_country(statistics, texts, lang)


def _of_country(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    """How many answered, who leads, apps, e-services, what is commonest, cooperation; what the sources disagree on."""
    lines = national.lines(statistics, texts, lang)
    spreads = _spread(statistics.spread, texts)
    headline = national_figure(statistics, texts)
    if not headline:
        return _reply(_headline(statistics, texts), [*lines, *spreads], statistics, texts, lang)
    more = next((plain for plain in map(_plain, lines) if plain.startswith(headline)), "")  # the same, and more
    rest = [line for line in lines if headline not in line]
    if statistics.measure != "answered":
        rest.insert(0, f"{blocks.escape(_headline(statistics, texts))}.")
    if statistics.summed:
        rest.sort(key=lambda line: _offered(statistics, texts) not in line)  # what is published of it comes first
    return _reply(more or headline, [*rest, *spreads], statistics, texts, lang)


def _offered(statistics: Statistics, texts: Texts) -> str:
    """How many offer that of which so many were asked for; empty where that is not known."""
    measure: Measure = "offers_apps" if statistics.measure == "apps" else "offers_e_services"
    return told_of_country(statistics.survey, statistics.figures, measure, texts) or ""


def _plain(line: str) -> str:
    """A line as a headline: without its label in bold, its escapes and its full stop."""
    return html.unescape(line.split(":* ", 1)[-1]).removesuffix(".")


def _of_region(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    region, survey = statistics.region, statistics.survey
    area = sentence(title(region, texts))
    note = landscape_note(region, texts)
    if statistics.spread is None:
        template = texts.spread_nobody if survey.complete else texts.spread_not_published
        headline = template.format(area=area)
        if statistics.measure and not survey.complete:
            headline = texts.figure_not_known_in.format(area=area)
        known = known_of(statistics.known, region, texts)
        return _reply(headline, [line for line in (known, note) if line], statistics, texts, lang)
    scale = number(survey.scale or 0, texts)
    mean = spread.rounded(statistics.spread.mean, texts)
    headline = texts.spread_headline.format(area=area, mean=mean, scale=scale)
    lines = [note] if note else []
    if figure := national_figure(statistics, texts):
        lines.insert(0, f"{blocks.escape(headline)}.")
        headline = figure
    if statistics.answered is not None:
        answered, everyone = number(statistics.answered, texts), number(region.kommuner, texts)
        lines.append(texts.answered_of.format(answered=answered, all=everyone, scored=number(statistics.known, texts)))
    lines += [
        spread.median(statistics.spread, texts),
        *(spread.shares(statistics.spread, texts) if survey.answers_known else []),
    ]
    return _reply(headline, [*lines, *_with_size(statistics.spread, texts)], statistics, texts, lang)


def _by_size(statistics: Statistics, texts: Texts, lang: Lang) -> Reply:
    found = statistics.spread
    if found is None or len(found.sizes) < 2:
        lines = [small] if (small := national.small_without(statistics.figures, texts)) else []
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
        drawn.append(spread.size_table(headline, found, texts))
        plain.append(spread.by_group(found.sizes, texts.by_size, texts).replace("*", ""))
    if lines:
        drawn.append(blocks.section("\n".join(f"• {line}" for line in lines) if len(lines) > 1 else lines[0]))
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
    if len(region.lan) == 1 and (region.in_part or not region.area.landscape):
        buttons.insert(0, (texts.button_lan.format(lan=region.lan[0].name), f"top {region.lan[0].name}"))
    if statistics.by_size or not region.is_country:
        buttons.append((texts.button_statistics, "stats"))
    elif statistics.spread:
        buttons.append((texts.button_by_size, "stora mot små"))
    area = phrase.area(region)
    if statistics.spread:
        drawn = "storlek mot poäng" if statistics.by_size else "histogram"
        buttons.append((texts.button_chart, f"{drawn} {area}".strip()))
    if statistics.known and region.kommuner > 1 and not region.area.group:
        buttons.append((texts.button_map, f"karta {area}".strip()))
    return buttons


def _headline(statistics: Statistics, texts: Texts) -> str:
    survey, answered = statistics.survey, statistics.figures.get("answered")
    if not answered or survey.invited is None:
        return survey.name
    return texts.statistics_headline.format(
        survey=survey.name, answered=number(answered[0].value, texts), invited=number(survey.invited, texts)
    )


def _sources(statistics: Statistics) -> list[Source]:
    if statistics.by_size and statistics.spread is None:
        return [line.source for line in statistics.figures.get("no_e_services_small", ())]
    if statistics.spread and (statistics.by_size or not statistics.region.is_country):
        return list(statistics.spread.sources)
    if statistics.by_size or not statistics.region.is_country:
        return [statistics.survey.ranked_source] if statistics.survey.ranked_source else []
    figures = [line.source for lines in statistics.figures.values() for line in lines]
    return [*figures, *(row.source for row in statistics.full_marks)]
