"""All kommuner that fit in words and as a table."""

from data.model.conditions import Beside, Has, Is, Known, Place, leaves
from data.model.result import Row, Rows
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.table import page, tabled
from handlers.replies.shapes.unknown import nobody


def draw(rows: Rows, p: Phrases) -> Draft:
    """How many they are, then who, then how many more may be."""
    question, scope = p.result.question, p.result.scope
    assert scope is not None  # noqa: S101  # every list has one
    said = list(leaves(question.where))
    if said and all(isinstance(leaf, Is) for leaf in said):
        return _named(rows, p)
    who, that = p.who(question.where, definite=True)
    if not rows.rows and rows.unknown:
        return Draft([p.say("list_unknown", who=who, what=p.clause(that))])
    if not rows.rows:
        return Draft([nobody(p)])
    conditioned = any(isinstance(leaf, Has | Known | Place | Beside) for leaf in said)
    key = (
        "list_known"
        if not rows.complete
        else "count"
        if conditioned and len(rows.rows) < scope.kommuner
        else "list_all"
    )
    noun = p.capital(p.noun(question.where))
    first = p.say(key, Noun=noun, n=p.n(len(rows.rows)), all=p.n(scope.kommuner))
    sentences = [first, *_names(page(rows.rows, question.page), p)]
    if rows.unknown:
        sentences.append(p.say("may_fit", more=p.more(len(rows.unknown))))
    told = any(isinstance(leaf, Has) and leaf.measure == "answered" for leaf in said)
    if rows.silent and p.result.survey.answers_known and conditioned and not told:
        sentences.append(p.say("silent_n", n=p.n(len(rows.silent))))
    return tabled(sentences, rows.rows, p)


def _named(rows: Rows, p: Phrases) -> Draft:
    """The kommuner that somebody named, one a line."""
    measure = p.result.measures[next(iter(rows.rows[0].values))]
    known = sum(row.values[measure.id].settled is not None for row in rows.rows)
    first = p.say("list_named", n=p.n(known), all=p.n(len(rows.rows)))
    return tabled([first, *_names(page(rows.rows, p.result.question.page), p)], rows.rows, p)


def _names(rows: tuple[Row, ...], p: Phrases) -> list[str]:
    """With their figures, unless all have the same; then those without one."""
    measure = p.result.measures[next(iter(rows[0].values))]
    known = [row for row in rows if row.values[measure.id].settled is not None]
    lacking = [row for row in rows if row not in known]
    if measure.unit == "yes_no" or not known or len({row.values[measure.id].settled for row in rows}) < len(rows[:2]):
        return [f"{p.kommuner(rows)}."]
    key = "no_figure" if p.result.survey.answers_known else "no_figure_published"
    without = [p.say(key, what=p.what(measure), names=p.kommuner(lacking))] if lacking else []
    return [f"{p.scored(known, measure)}.", *without]
