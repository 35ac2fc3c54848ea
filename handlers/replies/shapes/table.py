"""Kommuner as a table, in pages, with the buttons that turn them and ask on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE, Place, leaves
from data.model.measure import Measure
from data.model.question import Question
from data.model.result import Row
from handlers.replies import blocks
from handlers.replies.blocks import Cell
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Block
from handlers.replies.shapes.draft import Draft, about

PAGE: Final = 50  # rows of a table


def tabled(sentences: list[str], rows: Sequence[Row], p: Phrases, said: Sequence[str] = ()) -> Draft:
    """The sentences with a page of the rows as a table, and what can be asked next; `said`: what the table says too."""
    placed = any(row.placed is not None and row.placed.exact is not None for row in rows)
    shown = page(rows, p.question.page)
    drawn = _table(sentences[0], shown, p, placed=placed) if len(rows) > 1 else None
    told = [*sentences, *shows(rows, p)]
    same = frozenset(said) if drawn else frozenset()
    return Draft(told, drawn, same, asks=after(rows, p), more=menu(p), turns=turns(rows, p))


def cell(row: Row, measure: Measure, p: Phrases) -> Cell:
    """A figure in a table: a number that can be sorted by, where it is one."""
    value, written = row.values[measure.id], p.bare(row.values[measure.id], measure)
    return written if value.settled is None or measure.unit == "yes_no" else (value.settled, written)


def _table(caption: str, rows: Sequence[Row], p: Phrases, *, placed: bool) -> Block:
    """One row a kommun; `placed`: with its place, where that is known."""
    measures = [p.result.measures[key] for key in rows[0].values if key in p.result.measures and key != "answered"]
    head = [*([p.say("head_place")] if placed else []), p.say("head_kommun"), *(p.label(each) for each in measures)]
    lines = [
        [*([_place(row, p)] if placed else []), _name(row, p), *(cell(row, each, p) for each in measures)]
        for row in rows
    ]
    right = frozenset(i for i in range(len(head)) if i != (1 if placed else 0))
    return blocks.table(caption, head, lines, right)


def _name(row: Row, p: Phrases) -> Cell:
    return f"▸ {row.kommun.name}" if row.kommun.code == p.question.marked else row.kommun.name


def _place(row: Row, p: Phrases) -> Cell:
    placed = row.placed
    if placed is None or placed.exact is None:
        return p.say("unknown_cell")
    written = p.n(placed.exact)
    return (placed.exact, p.say("place_cell_shared", n=written) if placed.shared_with else written)


def last_page(rows: Sequence[Row]) -> int:
    """The number of pages."""
    return max(1, -(-len(rows) // PAGE))


def page(rows: Sequence[Row], number: int) -> tuple[Row, ...]:
    """The rows of a page; of one past the end those of the last."""
    start = (min(number, last_page(rows)) - 1) * PAGE
    return tuple(rows[start : start + PAGE])


def turns(rows: Sequence[Row], p: Phrases) -> list[tuple[str, Question]]:
    """The page before, and the next."""
    question, pages = p.asked, last_page(rows)
    number = min(question.page, pages)
    before = [(p.say("button_previous"), replace(question, page=number - 1))] if number > 1 else []
    after = [(p.say("button_next"), replace(question, page=number + 1))] if number < pages else []
    return [*before, *after]


def shows(rows: Sequence[Row], p: Phrases) -> list[str]:
    """Which of them are told, where that is not all: "Visar 51–100 av 290."."""
    if len(rows) <= PAGE:
        return []
    before = PAGE * (min(p.question.page, last_page(rows)) - 1)
    last = before + len(page(rows, p.question.page))
    return [p.say("shows", first=p.n(before + 1), last=p.n(last), all=p.n(len(rows)))]


def beside(shown: Sequence[Row], p: Phrases) -> list[str]:
    """The figures that are asked for beside those that they are told by."""
    return [f"{p.label(each)}: {p.scored(shown, each)}." for each in p.beside()]


def after(rows: Sequence[Row], p: Phrases) -> list[tuple[str, Question]]:
    """A picture and a file of the same, or the one kommun that it is about."""
    question = replace(p.asked, page=1)
    file = (p.say("button_file"), replace(question, form="file", limit=None))
    if len(rows) == 1:
        return [about(rows[0].kommun, question.survey), file]
    chart, drawn_map = replace(question, form="chart"), replace(question, form="map")
    one_place = any(isinstance(leaf, Place) and leaf.first == leaf.last for leaf in leaves(question.where))
    drawn = rows and not one_place  # a picture of one place shows nothing
    pictures = [(p.say("button_chart"), chart), (p.say("button_map"), drawn_map)] if drawn else []
    return [*pictures, file]


def menu(p: Phrases) -> list[tuple[str, Question]]:
    """What is asked less often."""
    question = p.question
    top = (p.say("button_top"), Question("top", question.measure, order="most", survey=question.survey))
    whole = Question("spread", question.measure, question.where, survey=question.survey)
    national = Question("overview", survey=question.survey)
    statistics = (p.say("button_statistics"), whole if p.survey.complete else national)
    return [statistics] if question.where == EVERYONE else [top, statistics]
