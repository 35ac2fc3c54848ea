"""The last line of an answer: which survey, and where its numbers were published."""

from collections.abc import Iterable

from data.facts import Source, Survey
from handlers import blocks
from handlers.reply import Block
from handlers.texts.texts import Texts
from handlers.wording import date


def source_text(survey: Survey, sources: Iterable[Source], texts: Texts) -> str:
    """As a plain sentence, without links."""
    titles = list(dict.fromkeys(blocks.escape(source.title) for source in sources))
    return _line(survey, titles, texts)


def source_block(survey: Survey, sources: Iterable[Source], texts: Texts) -> Block:
    """In small print, with links."""
    links = list(dict.fromkeys(blocks.link(source.url, source.title) for source in sources))
    return blocks.context(_line(survey, links, texts))


def _line(survey: Survey, names: list[str], texts: Texts) -> str:
    said = blocks.escape(survey.name)
    if survey.published and not survey.made_up:
        said = texts.survey_published.format(survey=said, date=date(survey.published, texts))
    if not names:
        return f"{said}."
    several = texts.sources if len(names) > 1 else texts.source
    return f"{said}. {several.format(sources='; '.join(names))}."
