"""The last line of an answer: which survey, and where its numbers were published."""

from collections.abc import Iterable

from data.model.facts import Region, Source, Survey
from handlers.replies import blocks
from handlers.replies.reply import Block
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import date, number


def source_text(survey: Survey, sources: Iterable[Source], texts: Texts, known: str = "") -> str:
    """As a plain sentence, without links. `known`: a sentence that says how many scores are."""
    titles = list(dict.fromkeys(blocks.escape(source.title) for source in sources))
    return _line(survey, titles, known, texts)


def source_block(survey: Survey, sources: Iterable[Source], texts: Texts, known: str = "") -> Block:
    """The same in small print, with links."""
    links = list(dict.fromkeys(blocks.link(source.url, source.title) for source in sources))
    return blocks.context(_line(survey, links, known, texts))


def known_of(known: int, region: Region, texts: Texts) -> str:
    """How many of the kommuner of a region have a known score."""
    return texts.known_of.format(known=number(known, texts), all=number(region.kommuner, texts))


def known_scores(survey: Survey, texts: Texts) -> str:
    """How many scores are known, of how many; empty where it is not known of how many."""
    of = survey.invited if survey.complete else survey.ranked
    if survey.scale is None or of is None:
        return ""
    template = texts.known_of_list if survey.from_list else texts.known_published
    if survey.complete:
        template = texts.known_complete
    return template.format(scored=number(survey.scored, texts), all=number(of, texts))


def _line(survey: Survey, names: list[str], known: str, texts: Texts) -> str:
    said = blocks.escape(survey.name)
    if survey.published and not survey.made_up:
        said = texts.survey_published.format(survey=said, date=date(survey.published, texts))
    said = f"{said}. {known}" if known else f"{said}."
    if not names:
        return said
    several = texts.sources if len(names) > 1 else texts.source
    return f"{said} {several.format(sources='; '.join(names))}."
