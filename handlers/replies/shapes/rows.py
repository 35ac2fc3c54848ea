"""Kommuner in words and as a table: a ranking, a list, a comparison."""

from collections.abc import Sequence
from dataclasses import replace

from data.model.conditions import EVERYONE, All, Beside, Condition, Has, Is, Known, Place, leaves
from data.model.measure import Measure
from data.model.question import Question
from data.model.result import Row, Rows
from handlers.replies import blocks
from handlers.replies.blocks import Cell
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Block
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.figure import bounded, end_of, most_word

PAGE = 50  # rows of a table
_MOST = 100  # names of a sentence
_NAMED = 6  # that share an end, and are named in the headline
_LISTED = 15  # of a ranking in the headline


def draw(rows: Rows, p: Phrases) -> Draft:
    """A ranking, a list or a comparison."""
    match p.result.question.want:
        case "top":
            return _ranking(rows, p)
        case "compare":
            return _comparison(rows, p)
        case _:
            return _list(rows, p)


# --- a ranking


def _ranking(rows: Rows, p: Phrases) -> Draft:
    question, measure = p.result.question, p.measure
    place = next((leaf for leaf in leaves(question.where) if isinstance(leaf, Place)), None)
    if place is not None:
        return _on_place(rows, place, p)
    if question.order == "nearest":
        if not rows.rows:
            none = "list_none" if p.result.survey.answers_known else "list_unknown"
            return Draft([p.say(none, noun=p.noun(question.where))])
        return _with_table(_headed(p.say("nearest", among=p.among()), list(rows.rows), p), rows, p)
    headline = end_of(p, question.order, measure, p.among())
    if not rows.rows:
        return _nobody_known(rows, p)
    sentences = _headed(headline, list(rows.rows), p)
    sentences += _ties(rows, p)
    if rows.next:
        sentences.append(p.say("next_known", list=p.scored(rows.next, measure)))
    sentences += _rest(rows, p)
    return _with_table(sentences, rows, p)


def _headed(headline: str, rows: list[Row], p: Phrases) -> list[str]:
    question, measure = p.result.question, p.measure
    first = rows[0].values[measure.id]
    leading = [row for row in rows if row.values[measure.id].value == first.value]
    if len(leading) == len(rows):
        amount = p.figure(first, measure)
        if len(rows) > PAGE:
            return [p.say("head_many", headline=headline, n=p.n(len(rows)), amount=amount)]
        return [p.say("head_one", headline=headline, names=p.kommuner(rows), amount=amount)]
    if not question.limit and question.want == "top" and question.order != "nearest" and len(leading) <= _NAMED:
        amount = p.figure(first, measure)
        rest = [row for row in rows if row not in leading]
        return [
            p.say("head_one", headline=headline, names=p.kommuner(leading), amount=amount),
            p.say("then", list=_some(rest, measure, p, _MOST)),
        ]
    if question.limit and question.limit > 1:
        headline = p.say("bottom_n" if question.order == "fewest" else "top_n", headline=headline, n=question.limit)
    return [p.say("head_list", headline=headline, list=_some(rows, measure, p, PAGE))]


def _some(rows: Sequence[Row], measure: Measure, p: Phrases, most: int) -> str:
    if len(rows) <= most:
        return p.scored(rows, measure)
    shown = ", ".join(f"{row.kommun.name} {p.bare(row.values[measure.id], measure)}" for row in rows[:most])
    return f"{shown} {p.say('more', n=p.n(len(rows) - most))}"


def _ties(rows: Rows, p: Phrases) -> list[str]:
    """Why there are more of them than were asked for."""
    limit, found = p.result.question.limit, rows.rows
    if not limit or len(found) <= limit or rows.next:
        return []
    last = found[-1].values[p.measure.id].value
    sharing = [row for row in found if row.values[p.measure.id].value == last]
    if len(sharing) == len(found):
        return []
    place = len(found) - len(sharing) + 1
    return [p.say("ties", limit=p.n(limit), n=p.n(len(found)), sharing=p.n(len(sharing)), place=p.n(place))]


def _rest(rows: Rows, p: Phrases) -> list[str]:
    """Of an area: whose figure is not known. Of the country: how many are."""
    what = _what(p)
    survey = p.result.survey
    if survey.answers_known:
        return []
    if p.result.question.where != EVERYONE and rows.unknown:
        many = len(rows.unknown)
        if many <= _NAMED:
            return [p.say("other_unknown", what=what, names=p.names([kommun.name for kommun in rows.unknown]))]
        return [p.say("others_unknown", what=what, n=p.n(many))]
    return [_coverage(p)] if _coverage(p) else []


def _coverage(p: Phrases) -> str:
    survey = p.result.survey
    if survey.complete or not survey.ranked or p.measure.id != "score":
        return ""
    return p.say("coverage", scored=p.n(survey.scored), ranked=p.n(survey.ranked))


def _what(p: Phrases) -> str:
    measure = p.measure
    return p.say("what_score") if measure.unit == "points" else p.say("what_figure", name=p.words(measure)[2])


def _nobody_known(rows: Rows, p: Phrases) -> Draft:
    """Nobody's place is certain: what is known instead."""
    question, measure, among = p.result.question, p.measure, p.among()
    if p.result.survey.answers_known:
        scope = p.result.scope
        if scope is not None and not scope.fit:
            return Draft([p.say("list_none", noun=p.noun(question.where))])
        return Draft([p.say("none_known", among=among)])
    if question.order == "fewest":
        first = (
            p.say("not_known_who_last", among=among)
            if measure.unit == "points"
            else p.say("not_known_who_most", most=most_word(p, "fewest", measure), among=among)
        )
    elif rows.elsewhere or not rows.next:
        first = p.say("nothing_in", what=_what(p), among=among)
    else:
        first = p.say("not_known_who_most", most=most_word(p, question.order, measure), among=among)
    sentences = [first]
    if rows.highest and rows.highest.value is not None:
        sentences.append(p.say("most_anywhere", n=p.figure(rows.highest, measure)))
    if rows.next:
        sentences.append(p.say("known_ones", list=_some(rows.next, measure, p, _LISTED)))
    if rows.elsewhere:
        sentences.append(p.say("elsewhere", list=p.scored(rows.elsewhere, measure)))
    return Draft(sentences, asks=_after(rows, p), more=_menu(p))


def _on_place(rows: Rows, place: Place, p: Phrases) -> Draft:
    others = _without_place(p.result.question.where)
    by = p.say("place_by", name=p.words(p.measure_of(place.measure))[2]) if place.measure != "score" else ""
    said = {"among": p.among(others), "by": by}
    if place.first == place.last:
        headline = p.say("bottom_place_head" if place.order == "fewest" else "place_head", n=place.first, **said)
    else:
        headline = p.say("places_head", first=place.first, last=place.last, **said)
    if not rows.rows:
        key = "nobody_on_place" if p.result.survey.answers_known else "not_known_who"
        return Draft([p.say(key, headline=headline)])
    measure = p.measure_of(place.measure)
    values = {row.values[measure.id].value for row in rows.rows}
    if len(values) == 1:
        return Draft(
            [
                p.say(
                    "head_one",
                    headline=headline,
                    names=p.kommuner(rows.rows),
                    amount=p.figure(rows.rows[0].values[measure.id], measure),
                )
            ],
            asks=_after(rows, p),
        )
    return _with_table([p.say("head_list", headline=headline, list=_some(rows.rows, measure, p, PAGE))], rows, p)


def _without_place(condition: Condition) -> Condition:
    if isinstance(condition, All):
        return All(tuple(each for each in condition.of if not isinstance(each, Place)))
    return EVERYONE if isinstance(condition, Place) else condition


def _with_table(sentences: list[str], rows: Rows, p: Phrases) -> Draft:
    asks = _after(rows, p)
    every = (*rows.rows, *rows.next)
    shown = _page(every, p.result.question.page)
    if len(shown) < len(every):
        before = PAGE * (min(p.result.question.page, -(-len(every) // PAGE)) - 1)
        sentences = [
            *sentences,
            p.say("shows", first=p.n(before + 1), last=p.n(before + len(shown)), all=p.n(len(every))),
        ]
    table = _table(sentences[0], list(shown), p) if len(every) > 1 else None
    return Draft(sentences, table, asks=asks, more=_menu(p), turns=_turns(replace(rows, rows=every), p))


def _after(rows: Rows, p: Phrases) -> list[tuple[str, Question]]:
    """A picture and a file of the same, or the one kommun that leads."""
    question = replace(p.result.question, unused=(), read=(), page=1)
    found = [*rows.rows, *rows.next]
    asks = (
        [(row.kommun.name, Question("profile", of=(row.kommun.code,), survey=question.survey)) for row in found[:1]]
        if len(found) == 1
        else []
    )
    if len(found) > 1:
        asks += [
            (p.say("button_chart"), replace(question, form="chart")),
            (p.say("button_map"), replace(question, form="map")),
        ]
    return [*asks, (p.say("button_file"), replace(question, form="file", limit=None))]


def _menu(p: Phrases) -> list[tuple[str, Question]]:
    question = p.result.question
    top = (
        [(p.say("button_top"), Question("top", question.measure, order="most", survey=question.survey))]
        if question.where != EVERYONE
        else []
    )
    return [*top, (p.say("button_statistics"), Question("overview", survey=question.survey))]


# --- a list


def _list(rows: Rows, p: Phrases) -> Draft:
    question, scope = p.result.question, p.result.scope
    assert scope is not None  # noqa: S101  # every list has one
    noun = p.noun(question.where)
    said = {"noun": noun, "Noun": p.capital(noun), "all": p.n(scope.kommuner)}
    measures = [p.result.measures[key] for key in (rows.rows[0].values if rows.rows else {})]
    conditioned = any(isinstance(leaf, Has | Known | Place | Beside) for leaf in leaves(question.where))
    if not rows.rows:
        if rows.unknown:
            return Draft([p.say("list_unknown_these", **said), *_national(p)], asks=[])
        return Draft([p.say("list_none", **said)])
    shown = _page(rows.rows, question.page)
    if not rows.complete:
        first = p.say("list_known", n=p.n(len(rows.rows)), **said)
    elif conditioned and len(rows.rows) < scope.kommuner:
        first = p.say("list", n=p.n(len(rows.rows)), **said)
    else:
        first = p.say("list_all", n=p.of_kommuner(len(rows.rows)), **said)
    measure = measures[0] if measures and measures[0].unit != "yes_no" else None
    only_named = bool(said_of := list(leaves(question.where))) and all(isinstance(leaf, Is) for leaf in said_of)
    if only_named and measure is not None:
        known = sum(row.values[measure.id].value is not None for row in rows.rows)
        first = p.say("list_named", n=p.n(known), all=p.n(len(rows.rows)))
    one_value = not only_named and measure is not None and len({row.values[measure.id].value for row in rows.rows}) == 1
    named = rows.rows if len(rows.rows) <= _MOST and question.page == 1 else shown
    names = _some(named, measure, p, _MOST) if measure and not one_value else p.kommuner(named)
    sentences = [first, f"{names}."]
    if len(named) < len(rows.rows):
        before = PAGE * (min(question.page, -(-len(rows.rows) // PAGE)) - 1)
        sentences.append(p.say("shows", first=p.n(before + 1), last=p.n(before + len(named)), all=p.n(len(rows.rows))))
    if rows.unknown:
        sentences.append(p.say("may_fit", n=p.n(len(rows.unknown))))
    if rows.silent and p.result.survey.answers_known and conditioned:
        sentences.append(p.say("silent_n", n=p.n(len(rows.silent))))
    table = _table(first, list(shown), p) if len(shown) > 1 else None
    return Draft(sentences, table, asks=_after(replace(rows, rows=shown), p), more=_menu(p), turns=_turns(rows, p))


def _national(p: Phrases) -> list[str]:
    return [_coverage(p)] if _coverage(p) else []


def _page(rows: Sequence[Row], page: int) -> tuple[Row, ...]:
    last = max(0, (len(rows) - 1) // PAGE)
    start = min(page - 1, last) * PAGE
    return tuple(rows[start : start + PAGE])


def _turns(rows: Rows, p: Phrases) -> list[tuple[str, Question]]:
    question, pages = replace(p.result.question, unused=(), read=()), (len(rows.rows) + PAGE - 1) // PAGE
    page = min(question.page, pages)
    before = [(p.say("button_previous"), replace(question, page=page - 1))] if page > 1 else []
    after = [(p.say("button_next"), replace(question, page=page + 1))] if page < pages else []
    return [*before, *after]


# --- a comparison


def _comparison(rows: Rows, p: Phrases) -> Draft:
    question, measure = p.result.question, p.measure
    known = [row for row in rows.rows if row.values[measure.id].value is not None]
    unknown = [row for row in rows.rows if row not in known]
    sentences: list[str] = []
    if not known:
        sentences.append(p.say("compare_none", what=_what(p), names=listed_or(unknown, p)))
    else:
        ends = [row.values[measure.id].value or 0 for row in known]
        end = min(ends) if question.order == "fewest" else max(ends)
        best = [row for row in known if row.values[measure.id].value == end]
        if len(best) == len(known) and len(known) > 1:
            sentences.append(
                p.say("compare_same", names=p.kommuner(best), amount=p.figure(best[0].values[measure.id], measure))
            )
        else:
            sentences.append(
                p.say(
                    "compare_best",
                    names=p.kommuner(best),
                    most=most_word(p, question.order, measure),
                    amount=p.figure(best[0].values[measure.id], measure),
                )
            )
        if unknown:
            sentences.append(p.say("compare_missing", what=_what(p), names=listed_or(unknown, p)))
    shown = [each for key in rows.rows[0].values if _is_told(each := p.result.measures[key], rows, p)]
    labels = [
        p.say(
            "label",
            Label=p.capital(p.words(each)[1] if each.unit != "yes_no" else p.words(each)[2]),
            list=_cells(each, rows, p),
        )
        for each in shown
    ]
    if known or question.measure == "":
        sentences += labels if question.measure else labels[:4]
    bounds = [
        f"{row.kommun.name}: {said[:1].lower()}{said[1:]}"
        for row in unknown
        if (said := bounded(row.values[measure.id], measure, p))
    ]
    sentences += bounds[:2]
    asks = [
        (row.kommun.name, Question("profile", of=(row.kommun.code,), survey=question.survey)) for row in rows.rows[:3]
    ]
    return Draft(sentences, _compared(sentences[0], shown, rows, p), asks=asks)


def listed_or(rows: Sequence[Row], p: Phrases) -> str:
    """The names of kommuner of whom none has it: "Lund eller Malmö"."""
    names = [row.kommun.name for row in rows]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {p.say('or')} {names[-1]}"


def _is_told(measure: Measure, rows: Rows, p: Phrases) -> bool:
    if p.result.question.measure:
        return measure.id == p.result.question.measure
    return measure.id != "answered" and any(row.values[measure.id].value is not None for row in rows.rows)


def _cells(measure: Measure, rows: Rows, p: Phrases) -> str:
    return ", ".join(f"{row.kommun.name} {p.bare(row.values[measure.id], measure)}" for row in rows.rows)


def _compared(caption: str, measures: Sequence[Measure], rows: Rows, p: Phrases) -> Block:
    head = [p.say("head_measure"), *(row.kommun.name for row in rows.rows)]
    lines: list[list[Cell]] = [
        [p.capital(p.words(each)[2]), *(_cell(row, each, p) for row in rows.rows)] for each in measures
    ]
    return blocks.table(caption, head, lines, frozenset(range(1, len(head))))


def _cell(row: Row, measure: Measure, p: Phrases) -> Cell:
    value = row.values[measure.id]
    written = p.bare(value, measure)
    return written if value.value is None or measure.unit == "yes_no" else (value.value, written)


# --- a table


def _table(caption: str, rows: Sequence[Row], p: Phrases) -> Block | None:
    measures = [p.result.measures[key] for key in rows[0].values if key in p.result.measures and key != "answered"]
    placed = any(row.placed is not None and row.placed.exact is not None for row in rows)
    head = [
        *([p.say("head_place")] if placed else []),
        p.say("head_kommun"),
        *(p.capital(p.words(each)[2]) for each in measures),
    ]
    marked = p.result.question.marked
    lines: list[list[Cell]] = []
    for row in rows[:PAGE]:
        name = f"▸ {row.kommun.name}" if row.kommun.code == marked else row.kommun.name
        exact = row.placed.exact if row.placed else None
        place: list[Cell] = [(exact, p.n(exact)) if exact else p.say("unknown_cell")] if placed else []
        lines.append([*place, name, *(_cell(row, each, p) for each in measures)])
    right = frozenset(i for i in range(len(head)) if i != (1 if placed else 0))
    return blocks.table(caption, head, lines, right)
