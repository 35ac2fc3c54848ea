"""The scores of some kommuner, a line each."""

from data.model.answer import ScoreList
from data.model.facts import Scored
from handlers.replies import blocks, limits
from handlers.replies.render.sources import source_block, source_text
from handlers.replies.reply import Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import number

_SHOWN = 40  # kommuner; with their län they stay within the 3,000 characters of a section
_DOT = " · "


def draw(answer: ScoreList, texts: Texts) -> Reply:
    """How many have a score in the headline, then each of them."""
    scored = [row for row in answer.rows if row.score is not None]
    headline = texts.scores_of.format(known=number(len(scored), texts), all=number(len(answer.rows), texts))
    lines = [f"• *{blocks.escape(row.name)}*{_DOT}{blocks.escape(_rest(row, answer, texts))}" for row in answer.rows]
    if len(lines) > _SHOWN:
        lines = [*lines[:_SHOWN], texts.ranking_trimmed.format(shown=_SHOWN, all=number(len(answer.rows), texts))]
    sources = [row.source for row in scored if row.source]
    if not sources and answer.survey.ranked_source:
        sources = [answer.survey.ranked_source]
    text = "\n".join([f"{headline}.", *lines, source_text(answer.survey, sources, texts)])
    drawn = (blocks.header(headline), blocks.section("\n".join(lines)), source_block(answer.survey, sources, texts))
    return Reply(limits.cut(text, limits.TEXT), drawn)


def one_line(row: Scored, answer: ScoreList, texts: Texts) -> str:
    """A kommun in a list to choose from: "Katrineholm · Södermanlands län · 10 av 14", in plain text."""
    return f"{row.name}{_DOT}{_rest(row, answer, texts)}"


def _rest(row: Scored, answer: ScoreList, texts: Texts) -> str:
    return f"{row.lan}{_DOT}{_score(row, answer, texts)}"


def _score(row: Scored, answer: ScoreList, texts: Texts) -> str:
    if row.score is None:
        known = answer.survey.complete or answer.survey.answers_known
        return texts.none_scored if known else texts.none_published
    return texts.of.format(points=number(row.score, texts), maximum=number(answer.survey.scale or 0, texts))
