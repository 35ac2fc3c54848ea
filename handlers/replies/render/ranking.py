"""A ranking or a list of the country or of an area."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.model.answer import Ranking
from data.model.area import Best, Everyone, FullMarks, Lowest
from data.model.facts import Placed, Row
from data.model.query import Lang
from handlers.replies import blocks, limits
from handlers.replies.render import standing
from handlers.replies.render.areas import landscape_note
from handlers.replies.render.onward import after_ranking
from handlers.replies.render.sources import known_of, known_scores, source_block, source_text
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import count, listed, number, ordinal, sentence

_PAGE = 50  # rows of a table: more would not fit the 13,200 characters that Slack takes of a message
_NAMED = 12  # kommuner without a score; of more only the number is told
_MARK = "▸ "  # before the kommun that is looked for


@dataclass(frozen=True, slots=True)
class _Line:
    """One kommun of the list. `place` is None without a score."""

    name: str
    place: tuple[float, str] | None
    score: tuple[float, str] | None
    instead: str = ""  # what stands where the score would


def draw(ranking: Ranking, texts: Texts, lang: Lang) -> Reply:
    """The leaders in the headline, the places in a table, then what is not known."""
    headline = standing.headline(ranking, texts)
    lines = _lines(ranking, texts)
    pages = max(1, -(-len(lines) // _PAGE))
    page = min(ranking.page, pages)
    shown = lines[(page - 1) * _PAGE : page * _PAGE]
    said = _said(ranking, texts)
    if pages > 1:
        first = (page - 1) * _PAGE + 1
        span = {"first": number(first, texts), "last": number(first + len(shown) - 1, texts)}
        said.insert(0, texts.ranking_page.format(**span, all=number(len(lines), texts)))
    rows = ranking.rows + ranking.runners_up + ranking.national_top
    sources = [row.source for row in rows] + [placed.source for placed in ranking.placed]
    if ranking.against and ranking.against.source:
        sources.append(ranking.against.source)
    if not sources and ranking.survey.ranked_source:
        sources = [ranking.survey.ranked_source]
    drawn: list[Block] = [blocks.header(headline)]
    in_table = _has_table(ranking)
    if in_table:
        drawn.append(_table(headline, shown, ranking.marked, texts))
    if said:
        drawn.append(blocks.section("\n".join(said)))
    drawn.append(source_block(ranking.survey, sources, texts))
    drawn.append(after_ranking(ranking, page, pages, texts, lang))
    told = _in_words(shown, texts) if in_table else []
    text = " ".join([f"{blocks.escape(headline)}.", *told, *said, source_text(ranking.survey, sources, texts)])
    return Reply(limits.cut(text, limits.TEXT), tuple(drawn))


def _lines(ranking: Ranking, texts: Texts) -> list[_Line]:
    sharing = Counter(row.place for row in ranking.rows)
    lines = [
        _Line(row.name, _place(row, sharing[row.place] > 1, texts), (row.score, _score(row, texts)))
        for row in ranking.rows
    ]
    if isinstance(ranking.choice, Everyone):
        none = texts.cell_no_score if ranking.survey.complete else texts.cell_not_published
        for names, instead in ((ranking.without, none), (ranking.unanswered, texts.cell_not_answered)):
            lines += [_Line(name, None, None, instead) for name in names]
    return lines


def _place(row: Row, shared: bool, texts: Texts) -> tuple[float, str] | None:
    if row.place is None:
        return None
    place = number(row.place, texts)
    return row.place, texts.place_shared.format(place=place) if shared else place


def _table(caption: str, lines: Sequence[_Line], marked: Row | None, texts: Texts) -> Block:
    head = (texts.column_place, texts.column_kommun, texts.column_score)
    rows: list[tuple[blocks.Cell, ...]] = [
        (
            line.place or texts.place_unknown,
            f"{_MARK}{line.name}" if marked and marked.name == line.name else line.name,
            line.score or line.instead,
        )
        for line in lines
    ]
    return blocks.table(caption, head, rows, right=frozenset({2}))


def _in_words(lines: Sequence[_Line], texts: Texts) -> list[str]:
    """The table as sentences, for those who hear it or see no blocks."""
    scored = [f"{blocks.escape(line.name)} {line.score[1]}" for line in lines if line.score]
    said = [f"{listed(scored, texts.conjunction)}."] if scored else []
    for instead in dict.fromkeys(line.instead for line in lines if line.instead):
        names = [blocks.escape(line.name) for line in lines if line.instead == instead]
        said.append(f"{sentence(instead)}: {listed(names, texts.conjunction)}.")
    return said


def _with_scores(rows: tuple[Row, ...], texts: Texts) -> str:
    return listed([f"{blocks.escape(row.name)} {_score(row, texts)}" for row in rows], texts.conjunction)


def _said(ranking: Ranking, texts: Texts) -> list[str]:
    survey, region = ranking.survey, ranking.region
    said = []
    everyone = isinstance(ranking.choice, Everyone)
    if ranking.marked and ranking.marked.place:
        said.append(_found(ranking.marked, survey.scale, texts))
    if note := landscape_note(region, texts):
        said.append(note)
    if ranking.counted and not ranking.exact and not region.is_country:
        said.append(known_of(ranking.known, region, texts))
    if not ranking.known and region.kommuner > 1 and not survey.complete and not everyone:
        said.append(texts.nobody_known.format(count=count(region.kommuner, texts)))
    if ranking.national_top and not everyone:
        top = [row for row in ranking.national_top if row.score == ranking.national_top[0].score]
        names = listed([blocks.escape(row.name) for row in top], texts.conjunction)
        score, scale = _score(top[0], texts), number(survey.scale or 0, texts)
        said.append(texts.national_top.format(names=names, score=score, scale=scale))
    if ranking.runners_up:
        template = texts.runners_up if ranking.rows else texts.highest_known
        said.append(template.format(names=_with_scores(ranking.runners_up, texts)))
    said += [_placed(placed, texts) for placed in ranking.placed]
    said += _without_score(ranking, texts)
    if isinstance(ranking.choice, Lowest) and not survey.complete and not survey.from_list:
        said.append(texts.lowest_why)
    if region.is_country and not survey.complete and survey.ranked:
        said.append(_coverage(ranking, texts))
    return said


def _coverage(ranking: Ranking, texts: Texts) -> str:
    """How much is known; that the list has gaps, where there is one."""
    survey = ranking.survey
    if not _has_table(ranking):
        return known_scores(survey, texts)
    scored, of = number(survey.scored, texts), number(survey.ranked or 0, texts)
    return (texts.coverage_of_list if survey.from_list else texts.coverage).format(scored=scored, ranked=of)


def _has_table(ranking: Ranking) -> bool:
    return len(ranking.rows) > 1 or isinstance(ranking.choice, Everyone)


def _found(row: Row, scale: int | None, texts: Texts) -> str:
    """Where the kommun is that is looked for."""
    place, score = number(row.place or 0, texts), _score(row, texts)
    return texts.ranking_marked.format(
        mark=_MARK, name=blocks.escape(row.name), place=place, score=score, scale=number(scale or 0, texts)
    )


def _without_score(ranking: Ranking, texts: Texts) -> list[str]:
    """Those that have no score: in a table of all of them they are told already."""
    if not isinstance(ranking.choice, Best | FullMarks | Lowest):
        return []
    if ranking.survey.answers_known:
        return [] if isinstance(ranking.choice, FullMarks) else _unranked(ranking, texts)
    return [_others(ranking, texts)] if ranking.without and ranking.rows else []


def _placed(placed: Placed, texts: Texts) -> str:
    name, place = blocks.escape(placed.name), ordinal(placed.place, texts)
    if not placed.shared_by:
        return texts.placed.format(name=name, ordinal=place)
    return texts.placed_shared.format(name=name, ordinal=place, others=count(placed.shared_by - 1, texts))


def _unranked(ranking: Ranking, texts: Texts) -> list[str]:
    """Those that did not answer, told apart from those that did but have no score."""
    groups = ((texts.unranked, ranking.without), (texts.unanswered, ranking.unanswered))
    return [template.format(names=_names_or_number(names, texts)) for template, names in groups if names]


def _others(ranking: Ranking, texts: Texts) -> str:
    names = [blocks.escape(name) for name in ranking.without]
    if len(names) == 1:
        return texts.other_one.format(names=names[0])
    template = texts.others_in_lan if ranking.region.area.lan and not ranking.region.without else texts.others
    if len(names) > _NAMED:
        return texts.others_unnamed.format(count=number(len(names), texts))
    return template.format(count=count(len(names), texts), names=listed(names, texts.conjunction))


def _names_or_number(names: tuple[str, ...], texts: Texts) -> str:
    if len(names) > _NAMED:
        return texts.kommuner.format(count=number(len(names), texts))
    return listed([blocks.escape(name) for name in names], texts.conjunction)


def _score(row: Row, texts: Texts) -> str:
    return number(row.score, texts)
