"""A ranking or a list of the country or of an area."""

from collections import Counter

from data.answer import Ranking
from data.facts import Placed, Row
from data.query import Best, Everyone, FullMarks, Lang, Lowest
from handlers import blocks, limits
from handlers.render import phrase, standing
from handlers.render.areas import landscape_note
from handlers.render.asking import ask_on
from handlers.render.sources import source_block, source_text
from handlers.reply import Block, Reply
from handlers.texts.texts import Texts
from handlers.wording import count, listed, number, ordinal, sentence

_SHOWN = 75  # rows of a table: more would not fit the 13,200 characters that Slack takes of a message
_BUTTONS = 3  # kommuner that have one
_NAMED = 12  # kommuner without a score; of more only the number is told
_HEARD = 60  # the same, in the text of a list; no län has more


def draw(ranking: Ranking, texts: Texts, lang: Lang) -> Reply:
    """The leaders in the headline, the places in a table, then what is not known."""
    headline = standing.headline(ranking, texts)
    said = _said(ranking, texts)
    rows = ranking.rows + ranking.runners_up + ranking.national_top
    sources = [row.source for row in rows] + [placed.source for placed in ranking.placed]
    if not sources and ranking.survey.ranked_source:
        sources = [ranking.survey.ranked_source]
    drawn: list[Block] = [blocks.header(headline)]
    if len(ranking.rows) > 1 or isinstance(ranking.choice, Everyone):
        drawn.append(_table(ranking, texts))
    if said:
        drawn.append(blocks.section("\n".join(said)))
    drawn.append(source_block(ranking.survey, sources, texts))
    drawn.append(_buttons(ranking, texts, lang))
    text = " ".join(
        [f"{blocks.escape(headline)}.", *_in_words(ranking, texts), *said, source_text(ranking.survey, sources, texts)]
    )
    return Reply(limits.cut(text, limits.TEXT), tuple(drawn))


def _table(ranking: Ranking, texts: Texts) -> Block:
    head = (texts.column_place, texts.column_kommun, texts.column_score)
    sharing = Counter(row.place for row in ranking.rows)
    rows = [(_place(row, sharing[row.place] > 1, texts), row.name, _score(row, texts)) for row in ranking.rows]
    if isinstance(ranking.choice, Everyone):
        rows += [(texts.place_unknown, name, cell) for names, cell in _unplaced(ranking, texts) for name in names]
    return blocks.table(head, rows[:_SHOWN], right=frozenset({2}))


def _unplaced(ranking: Ranking, texts: Texts) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The kommuner without a place, and what stands where their score would."""
    none = texts.cell_no_score if ranking.survey.complete else texts.cell_not_published
    return (ranking.without, none), (ranking.unanswered, texts.cell_not_answered)


def _place(row: Row, shared: bool, texts: Texts) -> str:
    if row.place is None:
        return texts.place_unknown
    place = number(row.place, texts)
    return texts.place_shared.format(place=place) if shared else place


def _in_words(ranking: Ranking, texts: Texts) -> list[str]:
    """The table as a sentence, for those who hear it or see no blocks."""
    said = []
    if len(ranking.rows) > 1 or isinstance(ranking.choice, Everyone):
        said.append(f"{_with_scores(ranking.rows[:_SHOWN], texts)}." if ranking.rows else "")
    if isinstance(ranking.choice, Everyone):
        for names, cell in _unplaced(ranking, texts):
            if names:
                said.append(f"{sentence(cell)}: {_names_or_number(names, texts, _HEARD)}.")
    return [line for line in said if line]


def _with_scores(rows: tuple[Row, ...], texts: Texts) -> str:
    return listed([f"{blocks.escape(row.name)} {_score(row, texts)}" for row in rows], texts.conjunction)


def _said(ranking: Ranking, texts: Texts) -> list[str]:
    survey, region = ranking.survey, ranking.region
    said = []
    everyone = isinstance(ranking.choice, Everyone)
    shown = len(ranking.rows)
    if everyone:
        shown += len(ranking.without) + len(ranking.unanswered)
    if shown > _SHOWN:
        said.append(texts.ranking_trimmed.format(shown=_SHOWN, all=number(shown, texts)))
    if note := landscape_note(region, texts):
        said.append(note)
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
        scored, ranked = number(survey.scored, texts), number(survey.ranked, texts)
        template = texts.coverage_of_list if survey.from_list else texts.coverage
        said.append(template.format(scored=scored, ranked=ranked))
    return said


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
    template = texts.others_in_lan if ranking.region.area.lan else texts.others
    if len(names) > _NAMED:
        return texts.others_unnamed.format(count=number(len(names), texts))
    return template.format(count=count(len(names), texts), names=listed(names, texts.conjunction))


def _names_or_number(names: tuple[str, ...], texts: Texts, most: int = _NAMED) -> str:
    if len(names) > most:
        return texts.kommuner.format(count=number(len(names), texts))
    return listed([blocks.escape(name) for name in names], texts.conjunction)


def _score(row: Row, texts: Texts) -> str:
    return number(row.score, texts)


def _buttons(ranking: Ranking, texts: Texts, lang: Lang) -> Block:
    buttons = [(row.name, row.kommun) for row in (ranking.rows or ranking.national_top)[:_BUTTONS]]
    if ranking.region.area.landscape:
        buttons += [(lan.name, lan.name) for lan in ranking.region.lan]
    if not ranking.region.is_country:
        buttons.append((texts.button_top, "top"))
    buttons.append((texts.button_statistics, "stats"))
    return ask_on(ranking.survey, lang, *buttons, *_files(ranking, texts))


def _files(ranking: Ranking, texts: Texts) -> list[tuple[str, str]]:
    """The same as a picture, where there is anything to draw, and as a file."""
    area, chosen = phrase.area(ranking.region), phrase.choice(ranking.choice)
    drawn = [(texts.button_chart, f"diagram {area}")] if ranking.known > 1 else []
    if ranking.known and ranking.region.kommuner > 1 and not ranking.region.area.group:
        drawn.append((texts.button_map, f"karta {area}"))
    return [
        (label, " ".join(said.split())) for label, said in (*drawn, (texts.button_download, f"csv {chosen} {area}"))
    ]
