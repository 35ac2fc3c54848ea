"""All kommuner that fit in words and as a table."""

from typing import Final

from data.model.conditions import Any, Has, Is, Known, leaves, measures_of
from data.model.result import Row, Rows
from handlers.replies import blocks
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.figure import shares
from handlers.replies.shapes.table import after, beside, menu, page, tabled
from handlers.replies.shapes.unknown import figure_or_why, nobody

_NAMED: Final = 6  # of those somebody named, in the headline
_LINES: Final = 40  # kommuner that a message names and are listed


def draw(rows: Rows, p: Phrases) -> Draft:
    """How many they are, then who, then how many more may be."""
    question, scope = p.question, p.result.scope
    assert scope is not None  # noqa: S101  # every list has one
    said = list(leaves(question.where))
    alternatives = question.where.of if isinstance(question.where, Any) else (question.where,)
    if alternatives and all(isinstance(each, Is) for each in alternatives):
        return _named(rows, p)
    if not rows.rows and rows.unknown:
        who, that = p.of_whom(question.where)
        return Draft([p.say("list_unknown", who=who, what=p.clause(that)), *shares(rows.shares, p)])
    conditioned = any(map(measures_of, said))
    told = any(isinstance(leaf, Has) and leaf.measure == "answered" for leaf in said)
    tells_silent = rows.silent and p.survey.answers_known and conditioned and not told
    silent = [p.say("silent_n", n=p.n(len(rows.silent)))] if tells_silent else []
    if not rows.rows:
        return Draft([nobody(p), *silent])
    key = "count" if conditioned and len(rows.rows) < scope.kommuner else "list_all"
    noun = p.capital(p.noun(question.where))
    first = p.say(key if rows.complete else "list_known", Noun=noun, n=p.n(len(rows.rows)), all=p.n(scope.kommuner))
    shown = page(rows.rows, question.page)
    names = [*_names(shown, p), *beside(shown, p)]
    sentences = [first, *names]
    figures = [row.values[p.measure.id] for row in rows.rows if p.measure.id in row.values]
    dashes = figures and not (names or p.survey.answers_known)  # a table of nothing but dashes
    if dashes and all(each.settled is None for each in figures):
        sentences.append(p.say("list_none_published", what=p.what(p.measure)))
    if rows.unknown:
        sentences.append(p.say("may_fit", more=p.more(len(rows.unknown))))
    return tabled([*sentences, *silent], rows.rows, p, names)


def _named(rows: Rows, p: Phrases) -> Draft:
    """The kommuner that somebody named, one a line."""
    measure = p.result.measures[next(iter(rows.rows[0].values))]
    known = sum(row.values[measure.id].settled is not None for row in rows.rows)
    order = [leaf.kommun for leaf in leaves(p.question.where) if isinstance(leaf, Is)]
    listed = sorted(rows.rows, key=lambda row: order.index(row.kommun.code))
    who = p.kommuner(listed)
    if len(listed) > _NAMED:
        named = ", ".join(row.kommun.name for row in listed[:_NAMED])
        who = f"{named} {p.say('and_more', n=p.n(len(listed) - _NAMED))}"
    what = p.predicate(Known(measure.id), one=known == 1)
    first = p.say("list_named", names=who, n=p.n(known), all=p.n(len(listed)), what=what)
    names = _names(page(listed, 1), p)
    if len(listed) == 1:
        first, *names = figure_or_why(listed[0], measure, p)
    lines = [
        f"• *{blocks.escape(row.kommun.name)}*{blocks.escape(_where_and_score(row, p))}" for row in listed[:_LINES]
    ]
    left = [p.say("shows_some", shown=p.n(_LINES), all=p.n(len(rows.rows)))] if len(rows.rows) > _LINES else []
    drawn = blocks.section("\n".join([*lines, *left]))
    return Draft([first, *names], drawn, frozenset(names), asks=after(rows.rows, p), more=menu(p))


def one_line(row: Row, p: Phrases) -> str:
    """A kommun in a list: "Katrineholm · Södermanlands län · 10 av 14 poäng", in plain text."""
    return f"{row.kommun.name}{_where_and_score(row, p)}"


def _where_and_score(row: Row, p: Phrases) -> str:
    value = row.values.get("score")
    known = value is not None and value.settled is not None
    score = p.figure(value, p.measure_of("score")) if value and known else p.say("option_none")
    return f" · {row.kommun.lan.name} · {score}"


def _names(rows: tuple[Row, ...], p: Phrases) -> list[str]:
    """With their figures, unless all have the same; last those without one."""
    measure = p.result.measures[next(iter(rows[0].values))]
    known = [row for row in rows if row.values[measure.id].settled is not None]
    lacking = [row for row in rows if row not in known]
    if measure.unit == "yes_no" or not known or len({row.values[measure.id].settled for row in rows}) < len(rows[:2]):
        return [f"{p.kommuner(rows)}."]
    if not lacking:
        return [f"{p.scored(known, measure)}."]
    told = ", ".join(p.scored([row], measure) for row in known)
    key = "and_lacking" if p.survey.answers_known else "and_lacking_published"
    return [f"{p.say(key, list=told, what=p.what(measure), names=p.kommuner(lacking))}."]
