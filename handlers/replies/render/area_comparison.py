"""Län and landscapes side by side."""

from dataclasses import replace

from data.model.compared import AreaComparison, AreaSide
from data.model.query import Lang
from handlers.replies import blocks
from handlers.replies.render import phrase
from handlers.replies.render.areas import landscape_note, title
from handlers.replies.render.asking import ask_on
from handlers.replies.render.sources import source_block, source_text
from handlers.replies.render.spread import rounded
from handlers.replies.render.table_words import in_words
from handlers.replies.reply import Block, Reply
from handlers.replies.texts.texts import Texts
from handlers.replies.wording import listed, number

_BUTTONS = 3  # beside a menu of the other areas


def draw(comparison: AreaComparison, texts: Texts, lang: Lang) -> Reply:
    """Whose mean is highest in the headline, then a table with a row a figure and a column an area."""
    survey, comparison = comparison.survey, replace(comparison, sides=_apart(comparison.sides, texts))
    sides = comparison.sides
    headline = _headline(comparison, texts)
    names = [title(side.region, texts) for side in sides]
    rows = _rows(comparison, texts)
    notes = [note for side in sides if (note := landscape_note(side.region, texts))]
    if comparison.left_out:
        left_out = listed([blocks.escape(title(region, texts)) for region in comparison.left_out], texts.conjunction)
        notes.append(texts.compare_areas_left_out.format(names=left_out))
    sources = [source for side in sides if side.spread for source in side.spread.sources]
    sources += [row.source for side in sides for row in side.leaders]
    if not sources and survey.ranked_source:
        sources.append(survey.ranked_source)
    columns = frozenset(range(1, len(names) + 1))
    table = blocks.table(headline, (texts.column_measure, *names), rows, columns)
    drawn: list[Block] = [blocks.header(headline), table]
    if notes:
        drawn.append(blocks.section(" ".join(notes)))
    drawn.append(source_block(survey, sources, texts))
    asked = [phrase.area(side.region) for side in sides]
    tops = [
        (name if len(side.region.lan) == 1 else area, f"top {area}")
        for name, area, side in zip(names, asked, sides, strict=True)
    ]
    drawn.append(ask_on(survey, lang, *tops[:_BUTTONS], more=tops[_BUTTONS:]))
    said = [f"{blocks.escape(headline)}.", *in_words(names, rows), *notes]
    return Reply(" ".join([*said, source_text(survey, sources, texts)]), tuple(drawn))


def _apart(sides: tuple[AreaSide, ...], texts: Texts) -> tuple[AreaSide, ...]:
    """Each län once, where landscapes that are parts of the same län were named."""
    return tuple({title(side.region, texts): side for side in reversed(sides)}.values())[::-1]


def _headline(comparison: AreaComparison, texts: Texts) -> str:
    if len(comparison.sides) == 1:
        return texts.areas_same.format(names=title(comparison.sides[0].region, texts))
    means = {title(side.region, texts): rounded(side.spread.mean, texts) for side in comparison.sides if side.spread}
    if len(means) < len(comparison.sides):
        names = listed([title(side.region, texts) for side in comparison.sides], texts.conjunction)
        return texts.areas_not_published.format(names=names)
    highest = max(side.spread.mean for side in comparison.sides if side.spread)
    first = [name for name, mean in means.items() if mean == rounded(highest, texts)]
    template = texts.areas_lead if len(first) == 1 else texts.areas_even
    return template.format(
        names=listed(first, texts.conjunction),
        mean=rounded(highest, texts),
        scale=number(comparison.survey.scale or 0, texts),
    )


def _rows(comparison: AreaComparison, texts: Texts) -> list[tuple[str, ...]]:
    complete, sides = comparison.survey.complete, comparison.sides
    rows = [
        (texts.row_kommuner, *(number(side.region.kommuner, texts) for side in sides)),
        (texts.row_scored if complete else texts.row_known, *(number(side.known, texts) for side in sides)),
    ]
    if any(side.spread for side in sides):
        rows.append((texts.row_mean, *(_rounded(side.spread.mean if side.spread else None, texts) for side in sides)))
        rows.append(
            (texts.row_median, *(_rounded(side.spread.median if side.spread else None, texts) for side in sides))
        )
    title_of_highest = texts.row_highest if complete else texts.row_highest_known
    return [*rows, (title_of_highest, *(_highest(side, texts) for side in sides))]


def _rounded(figure: float | None, texts: Texts) -> str:
    return texts.not_known if figure is None else rounded(figure, texts)


def _highest(side: AreaSide, texts: Texts) -> str:
    """Who has most points, and how many; of more than two the number only."""
    if not side.leaders:
        return texts.not_known
    points = number(side.leaders[0].score, texts)
    if len(side.leaders) > 2:
        return f"{points} ({texts.kommuner.format(count=number(len(side.leaders), texts))})"
    return f"{points} ({listed([row.name for row in side.leaders], texts.conjunction)})"
