"""A ranking of the country or of a län."""

from data.answer import Placed, Ranking, Row
from data.query import Lang
from handlers import blocks, limits
from handlers.render.asking import ask_on
from handlers.render.sources import source_block, source_text
from handlers.reply import Block, Reply
from handlers.texts.texts import Texts
from handlers.wording import count, listed, number, ordinal, sentence

_SHOWN = limits.TABLE_ROWS - 1  # rows of a table; the header takes one
_BUTTONS = 3  # kommuner that have one
_NAMED = 12  # kommuner of a län; of more only the number is told


def draw(ranking: Ranking, texts: Texts, lang: Lang) -> Reply:
    """The leaders in the headline, the places in a table, then what is not known."""
    headline = _headline(ranking, texts)
    said = _said(ranking, texts)
    rows = ranking.rows + ranking.runners_up + ranking.national_top
    sources = [row.source for row in rows] + [placed.source for placed in ranking.placed]
    if not sources and ranking.survey.ranked_source:
        sources = [ranking.survey.ranked_source]
    drawn: list[Block] = [blocks.header(headline)]
    if len(ranking.rows) > 1:
        drawn.append(_table(ranking, texts))
    if said:
        drawn.append(blocks.section("\n".join(said)))
    drawn.append(source_block(ranking.survey, sources, texts))
    drawn.append(_buttons(ranking, texts, lang))
    text = " ".join(
        [f"{blocks.escape(headline)}.", *_in_words(ranking, texts), *said, source_text(ranking.survey, sources, texts)]
    )
    return Reply(limits.cut(text, limits.TEXT), tuple(drawn))


def _headline(ranking: Ranking, texts: Texts) -> str:
    area = ranking.lan.name if ranking.lan else texts.country
    if ranking.lowest and ranking.known:
        return _headline_lowest(ranking, area, texts)
    if not ranking.rows:
        return (texts.ranking_no_full_marks if ranking.known else texts.ranking_none).format(area=area)
    leaders = [row for row in ranking.rows if row.score == ranking.rows[0].score]
    score, scale = _score(leaders[0], texts), number(ranking.survey.scale or 0, texts)
    if leaders[0].place != 1:
        names = listed([row.name for row in leaders], texts.conjunction)
        return texts.ranking_highest_known.format(area=area, names=names, score=score, scale=scale)
    if len(leaders) == 1:
        return texts.ranking_leader.format(name=leaders[0].name, area=area, score=score, scale=scale)
    many = sentence(count(len(leaders), texts))
    return texts.ranking_shared.format(count=many, area=area, score=score, scale=scale)


def _headline_lowest(ranking: Ranking, area: str, texts: Texts) -> str:
    if not ranking.rows:
        return texts.lowest_unknown.format(area=area)
    score, scale = _score(ranking.rows[0], texts), number(ranking.survey.scale or 0, texts)
    names = listed([row.name for row in ranking.rows if row.score == ranking.rows[0].score], texts.conjunction)
    return texts.lowest.format(area=area, names=names, score=score, scale=scale)


def _table(ranking: Ranking, texts: Texts) -> Block:
    head = (texts.column_place, texts.column_kommun, texts.column_score)
    rows = [(_place(row, ranking, texts), row.name, _score(row, texts)) for row in ranking.rows[:_SHOWN]]
    return blocks.table(head, rows, right=frozenset({2}))


def _place(row: Row, ranking: Ranking, texts: Texts) -> str:
    if row.place is None:
        return texts.place_unknown
    shared = sum(other.place == row.place for other in ranking.rows) > 1
    place = number(row.place, texts)
    return texts.place_shared.format(place=place) if shared else place


def _in_words(ranking: Ranking, texts: Texts) -> list[str]:
    """The table as a sentence, for those who hear it or see no blocks."""
    if len(ranking.rows) < 2:
        return []
    return [f"{_with_scores(ranking.rows[:_SHOWN], texts)}."]


def _with_scores(rows: tuple[Row, ...], texts: Texts) -> str:
    return listed([f"{blocks.escape(row.name)} {_score(row, texts)}" for row in rows], texts.conjunction)


def _said(ranking: Ranking, texts: Texts) -> list[str]:
    survey = ranking.survey
    said = []
    if len(ranking.rows) > _SHOWN:
        said.append(texts.ranking_trimmed.format(shown=_SHOWN, all=number(len(ranking.rows), texts)))
    if ranking.lan and not ranking.known and ranking.lan.kommuner > 1:
        lan = blocks.escape(ranking.lan.name)
        said.append(texts.nobody_in_lan.format(count=count(ranking.lan.kommuner, texts), lan=lan))
    if ranking.national_top:
        top = [row for row in ranking.national_top if row.score == ranking.national_top[0].score]
        names = listed([blocks.escape(row.name) for row in top], texts.conjunction)
        score, scale = _score(top[0], texts), number(survey.scale or 0, texts)
        said.append(texts.national_top.format(names=names, score=score, scale=scale))
    if ranking.runners_up:
        template = texts.runners_up if ranking.rows else texts.highest_known
        said.append(template.format(names=_with_scores(ranking.runners_up, texts)))
    said += [_placed(placed, texts) for placed in ranking.placed]
    if survey.answers_known:
        said += _unranked_in_lan(ranking, texts)
    elif ranking.without and ranking.rows:
        said.append(_others_in_lan(ranking, texts))
    if ranking.lowest and not survey.complete:
        said.append(texts.lowest_why)
    if not ranking.lan and not survey.complete and survey.ranked:
        scored, ranked = number(survey.scored, texts), number(survey.ranked, texts)
        said.append(texts.coverage.format(scored=scored, ranked=ranked))
    return said


def _placed(placed: Placed, texts: Texts) -> str:
    name, place = blocks.escape(placed.name), ordinal(placed.place, texts)
    if not placed.shared_by:
        return texts.placed.format(name=name, ordinal=place)
    return texts.placed_shared.format(name=name, ordinal=place, others=count(placed.shared_by - 1, texts))


def _unranked_in_lan(ranking: Ranking, texts: Texts) -> list[str]:
    """Those that did not answer, told apart from those that did but have no score."""
    groups = ((texts.unranked_in_lan, ranking.without), (texts.unanswered_in_lan, ranking.unanswered))
    return [
        template.format(names=listed([blocks.escape(name) for name in names], texts.conjunction))
        for template, names in groups
        if names
    ]


def _others_in_lan(ranking: Ranking, texts: Texts) -> str:
    many = count(len(ranking.without), texts)
    if len(ranking.without) > _NAMED:
        return texts.others_in_lan_unnamed.format(count=many)
    names = listed([blocks.escape(name) for name in ranking.without], texts.conjunction)
    return texts.others_in_lan.format(count=many, names=names)


def _score(row: Row, texts: Texts) -> str:
    return number(row.score, texts)


def _buttons(ranking: Ranking, texts: Texts, lang: Lang) -> Block:
    buttons = [(row.name, row.kommun) for row in (ranking.rows or ranking.national_top)[:_BUTTONS]]
    if ranking.lan:
        buttons.append((texts.button_top, "top"))
    return ask_on(ranking.survey, lang, *buttons, (texts.button_statistics, "stats"))
