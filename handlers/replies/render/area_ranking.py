"""All län, or all kommungrupper: by their mean where every score is known, else what is known of each."""

from data.model.compared import AreaRanking, AreaScores
from data.model.facts import Row
from data.model.query import Lang
from handlers.replies import blocks, limits
from handlers.replies.render import phrase
from handlers.replies.render.areas import title, within
from handlers.replies.render.asking import ask_on
from handlers.replies.render.sources import source_block, source_text
from handlers.replies.render.spread import rounded
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import count, listed, number, sentence

_BUTTONS = 2
_NAMED = 6  # kommuner in a cell; of more the number is told
_Line = tuple[str, tuple[float, str], blocks.Cell]  # an area and two figures of it


def draw(ranking: AreaRanking, texts: Texts, lang: Lang) -> Reply:
    """Whose mean is highest or lowest in the headline, then all of them in a table."""
    survey, headline = ranking.survey, _headline(ranking, texts)
    shown = _shown(ranking)
    lines = [_line(ranking, area, texts) for area in shown]
    said = _said(ranking, shown, texts)
    drawn: list[Block] = [blocks.header(headline)]
    plain = [f"{blocks.escape(headline)}."]
    if lines:
        head = (texts.column_areas[ranking.of], *_columns(ranking, texts))
        right = frozenset({1} if _by_full_marks(ranking) else {1, 2})
        drawn.append(blocks.table(headline, head, lines, right))
        plain.append(_in_words(ranking, lines, texts))
    if said:
        drawn.append(blocks.section("\n".join(said)))
    sources = [row.source for area in shown for row in _told(ranking, area)]
    if not sources and survey.ranked_source:
        sources = [survey.ranked_source]
    asked = [(_name(area, texts), f"top {phrase.area(area.region)}") for area in shown[:_BUTTONS]]
    drawn.append(source_block(survey, sources, texts))
    drawn.append(ask_on(survey, lang, *asked, (texts.button_top, "top"), (texts.button_statistics, "stats")))
    text = " ".join([*plain, *said, source_text(survey, sources, texts)])
    return Reply(limits.cut(text, limits.TEXT), tuple(drawn))


def _headline(ranking: AreaRanking, texts: Texts) -> str:
    first = _first(ranking, texts)
    if not first or first[0].mean is None:
        return texts.area_means_unknown[ranking.of]
    which = ("lowest" if ranking.lowest else "highest") + ("_shared" if len(first) > 1 else "")
    return sentence(
        texts.areas_ranked[which].format(
            names=listed([title(area.region, texts) for area in first], texts.conjunction),
            mean=rounded(first[0].mean, texts),
            scale=number(ranking.survey.scale or 0, texts),
        )
    )


def _first(ranking: AreaRanking, texts: Texts) -> list[AreaScores]:
    """Those whose mean is written as the first one's."""
    known = [(area, rounded(area.mean, texts)) for area in ranking.areas if area.mean is not None]
    return [area for area, mean in known if mean == known[0][1]]


def _said(ranking: AreaRanking, shown: list[AreaScores], texts: Texts) -> list[str]:
    """Means of a single kommun among the first; how many have nothing to show."""
    said = []
    for area in _first(ranking, texts):
        if area.region.kommuner == 1:
            said.append(texts.area_of_one.format(area=blocks.escape(_name(area, texts))))
        elif len(area.rows) == 1:
            said.append(texts.area_with_one.format(within=blocks.escape(within(area.region, texts))))
    rest = len(ranking.areas) - len(shown)
    if rest and _by_full_marks(ranking):
        said.append(texts.areas_without_full_marks[ranking.of].format(count=count(rest, texts)))
    elif rest and shown:
        said.append(texts.areas_without_known[ranking.of].format(count=count(rest, texts)))
    return said


def _shown(ranking: AreaRanking) -> list[AreaScores]:
    return [area for area in ranking.areas if ranking.survey.complete or _told(ranking, area)]


def _by_full_marks(ranking: AreaRanking) -> bool:
    return ranking.full_marks_known and not ranking.survey.complete


def _told(ranking: AreaRanking, area: AreaScores) -> tuple[Row, ...]:
    """Those of its kommuner that the table is about."""
    if _by_full_marks(ranking):
        return tuple(row for row in area.rows if row.score == ranking.survey.scale)
    return area.rows


def _columns(ranking: AreaRanking, texts: Texts) -> tuple[str, str]:
    if ranking.survey.complete:
        return texts.row_scored, texts.column_mean
    return (texts.column_full_marks, texts.column_kommuner) if _by_full_marks(ranking) else (
        texts.column_known,
        texts.row_highest_known,
    )  # fmt: skip


def _line(ranking: AreaRanking, area: AreaScores, texts: Texts) -> _Line:
    name, told = _name(area, texts), _told(ranking, area)
    if _by_full_marks(ranking):
        return name, (len(told), number(len(told), texts)), _names(told, texts)
    of = texts.known_of_all.format(known=number(len(told), texts), all=number(area.region.kommuner, texts))
    if ranking.survey.complete:
        mean = texts.not_known if area.mean is None else rounded(area.mean, texts)
        return name, (len(told), of), mean if area.mean is None else (area.mean, mean)
    highest = told[0].score
    return name, (len(told), of), (highest, number(highest, texts))


def _in_words(ranking: AreaRanking, lines: list[_Line], texts: Texts) -> str:
    """The table as a sentence, for those who hear it or see no blocks."""
    said = []
    for name, (_, many), cell in lines:
        figure = cell if isinstance(cell, str) else cell[1]
        said.append(f"{name} {many} ({figure})" if _by_full_marks(ranking) else f"{name} {figure} ({many})")
    first, second = _columns(ranking, texts)
    column = first if _by_full_marks(ranking) else second
    return f"{column}: {blocks.escape(listed(said, texts.conjunction))}."


def _names(rows: tuple[Row, ...], texts: Texts) -> str:
    if len(rows) > _NAMED:
        return texts.kommuner.format(count=number(len(rows), texts))
    return listed([row.name for row in rows], texts.conjunction)


def _name(area: AreaScores, texts: Texts) -> str:
    return sentence(title(area.region, texts))
