"""Kommuner side by side."""

from data.answer import Comparison, Side
from data.query import Lang
from handlers import blocks
from handlers.render.asking import ask_on
from handlers.render.sources import source_block, source_text
from handlers.reply import Block, Reply
from handlers.texts.texts import Texts
from handlers.wording import approximate, listed, number

_COUNTED = ("score", "rank_group", "position", "lan_position", "e_services", "apps")


def draw(comparison: Comparison, texts: Texts, lang: Lang) -> Reply:
    """Who has most in the headline, then a table with a row a measure and a column a kommun."""
    headline = _headline(comparison, texts)
    notes = _notes(comparison, texts)
    rows = _rows(comparison, texts)
    names = [side.kommun.name for side in comparison.sides]
    sources = [fact.source for side in comparison.sides for fact in side.facts.values()]
    if not sources and comparison.survey.ranked_source:
        sources = [comparison.survey.ranked_source]
    columns = frozenset(range(1, len(names) + 1))
    drawn: list[Block] = [blocks.header(headline), blocks.table((texts.column_measure, *names), rows, columns)]
    if notes:
        drawn.append(blocks.section(" ".join(notes)))
    drawn.append(source_block(comparison.survey, sources, texts))
    buttons = [(side.kommun.name, side.kommun.code) for side in comparison.sides]
    drawn.append(ask_on(comparison.survey, lang, *buttons))
    said = [f"{blocks.escape(headline)}.", *_in_words(names, rows), *notes]
    return Reply(" ".join([*said, source_text(comparison.survey, sources, texts)]), tuple(drawn))


def _headline(comparison: Comparison, texts: Texts) -> str:
    scored = [side for side in comparison.sides if "score" in side.facts]
    others = [side.kommun.name for side in comparison.sides if "score" not in side.facts]
    if not scored:
        return texts.compare_unknown.format(names=listed(others, texts.conjunction))
    most = max(side.facts["score"].value for side in scored)
    first = [side.kommun.name for side in scored if side.facts["score"].value == most]
    score, scale = number(most, texts), number(comparison.survey.scale or 0, texts)
    if len(scored) == 1:
        left = listed(others, texts.conjunction)
        return texts.compare_one_known.format(name=first[0], score=score, scale=scale, others=left)
    template = texts.compare_leads if len(first) == 1 else texts.compare_even
    return template.format(names=listed(first, texts.conjunction), score=score, scale=scale)


def _notes(comparison: Comparison, texts: Texts) -> list[str]:
    """Whose score is not known, unless the headline told it, and who was left out."""
    notes = []
    unknown = [blocks.escape(side.kommun.name) for side in comparison.sides if "score" not in side.facts]
    if unknown and len(comparison.sides) - len(unknown) > 1:
        notes.append(texts.compare_gaps.format(names=listed(unknown, texts.conjunction)))
    if comparison.left_out:
        names = listed([blocks.escape(name) for name in comparison.left_out], texts.conjunction)
        notes.append(texts.compare_left_out.format(names=names))
    return notes


def _rows(comparison: Comparison, texts: Texts) -> list[tuple[str, ...]]:
    titles = {
        "score": texts.row_score,
        "rank_group": texts.row_rank_group,
        "position": texts.row_position,
        "lan_position": texts.row_lan_position,
        "e_services": texts.row_e_services,
        "apps": texts.row_apps,
    }
    rows = [
        (titles[measure], *(_cell(side, measure, texts) for side in comparison.sides))
        for measure in _COUNTED
        if any(measure in side.facts for side in comparison.sides)
    ]
    return [*rows, (texts.row_population, *(number(side.population, texts) for side in comparison.sides))]


def _cell(side: Side, measure: str, texts: Texts) -> str:
    fact = side.facts.get(measure)
    if fact is None:
        return texts.not_known
    if fact.precision == "bound":
        return texts.bound.format(number=number(fact.value, texts))
    return approximate(fact, texts)


def _in_words(names: list[str], rows: list[tuple[str, ...]]) -> list[str]:
    """The table as sentences, for those who hear it or see no blocks."""
    return [
        f"{title}: {', '.join(f'{blocks.escape(name)} {cell}' for name, cell in zip(names, cells, strict=True))}."
        for title, *cells in rows
    ]
