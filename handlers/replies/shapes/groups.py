"""Län, kommungrupper, sizes and named areas in words: which has the highest figure, or all of them."""

from dataclasses import replace

from data.model.conditions import InArea, InGroup
from data.model.measure import Measure
from data.model.question import Question
from data.model.result import Grouped, Groups, Row
from handlers.replies import blocks
from handlers.replies.blocks import Cell
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Block
from handlers.replies.shapes import sides
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.group_names import among, amount, bare, counted, measured, name_of

_LISTED = 30  # groups of a sentence: there are 21 län


def draw(groups: Groups, p: Phrases) -> Draft:
    """Groups in order, or areas that are compared."""
    question = p.result.question
    if question.want == "compare":
        return _compared(groups, p)
    if question.want == "difference":
        return _apart(groups, p)
    if question.sides:
        draft = sides.draw(groups, p)
        if any(each.value.value is not None for each in groups.groups):
            return replace(draft, table=_table(draft.sentences[0], list(sides.in_order(groups, p)), p))
        return replace(draft, sentences=[*draft.sentences, *_full_marks(groups, p)])
    if question.want in ("top", "extreme"):
        return _leaders(groups, p)
    known = [each for each in groups.groups if each.value.value is not None]
    if not known:
        return _unknown(groups, p)
    ends = [each.value.value or 0 for each in known]
    end = min(ends) if question.order == "fewest" else max(ends)
    leading = [each for each in known if each.value.value == end]
    first = _first(leading, p)
    if marked := next((each for each in known if each.name == question.marked), None):
        first = f"{_placed(marked, known, p)} {first}"
    if question.limit == 1 or len(leading) == len(known):
        return Draft([first], asks=_after(known, p))
    said = {"Measure": p.capital(measured(p)), "by": p.say(f"by_{question.by}"), "extra": among(p)}
    every = p.say("group_all", list=_listed(known, p), **said)
    return Draft([first, every], _table(first, known, p), frozenset([every]), asks=_after(known, p))


def _apart(groups: Groups, p: Phrases) -> Draft:
    """How far the groups with the highest and the lowest figure lie apart, and then all of them."""
    asked = replace(p.result.question, want=p.result.question.topic or "mean", to="", topic="")  # type: ignore[arg-type]
    summed = replace(p, result=replace(p.result, question=asked))
    drawn = draw(groups, summed)
    known = [each for each in groups.groups if each.value.value is not None]
    if len(known) == 1 or not known:
        return drawn
    high, low = (end(known, key=lambda each: each.value.value or 0) for end in (max, min))
    gap = high.value._replace(value=(high.value.value or 0) - (low.value.value or 0))
    names = {"measure": measured(summed), "first": name_of(high, p), "second": name_of(low, p)}
    said = {"amount": amount(gap, summed), "a": bare(high.value, summed), "b": bare(low.value, summed)}
    first = p.say("groups_apart", **names, **said)
    return replace(drawn, sentences=[first, *drawn.sentences[1:]])


def _placed(marked: Grouped, known: list[Grouped], p: Phrases) -> str:
    """Where one of them is among all, counted from the highest figure."""
    place = 1 + sum((each.value.value or 0) > (marked.value.value or 0) for each in known)
    said = {"amount": amount(marked.value, p), "place": p.n(place), "of": p.n(len(known))}
    return p.say("group_placed", Name=p.capital(name_of(marked, p)), **said)


def _first(leading: list[Grouped], p: Phrases) -> str:
    question = p.result.question
    end = "fewest" if question.order == "fewest" else "most"
    where = _within(leading, p)
    said = amount(leading[0].value, p)
    if question.want == "count":
        return p.say(f"group_{end}_count", noun=counted(p), where=where, n=said)
    of = (
        ""
        if len(leading) > 1 or question.want == "total"
        else p.say("of_kommun" if leading[0].known == 1 else "of_kommuner", n=p.n(leading[0].known))
    )
    if question.want == "share":
        of = (
            f" ({p.n(leading[0].part or 0)} {'av' if p.lang == 'sv' else 'of'} {p.n(leading[0].whole or 0)})"
            if leading[0].whole and len(leading) == 1
            else ""
        )
    return p.say(f"group_{end}", Measure=p.capital(measured(p)) + among(p), where=where, amount=said, of=of)


def _within(groups: list[Grouped], p: Phrases) -> str:
    """As in "i Skåne län", "bland pendlingskommunerna", "bland kommuner med under 10 000 invånare"."""
    names = p.names([name_of(each, p) for each in groups])
    match p.result.question.by:
        case "lan":
            return p.say("in", area=names)
        case "group":
            return p.say("among", noun=names)
        case _:
            return p.say("among", noun=f"{p.say('kommuner')} {p.say('with', what=names)}")


def _listed(groups: list[Grouped], p: Phrases) -> str:
    return ", ".join(f"{name_of(each, p)} {bare(each.value, p)}" for each in groups[:_LISTED])


def _unknown(groups: Groups, p: Phrases) -> Draft:
    """No figure of a group is known: who leads of those that are, and who has full marks."""
    return Draft([_not_published(p), *_full_marks(groups, p)])


def _full_marks(groups: Groups, p: Phrases) -> list[str]:
    """Who has full marks in each group, where that is known and a mean is asked for."""
    measure = p.measure
    if measure.unit != "points" or p.result.question.want != "mean":
        return []
    full = [each for each in groups.groups if each.rows and each.rows[0].values[measure.id].value == measure.high]
    said = [
        f"{name_of(each, p)} {p.n(len(_full(each, measure)))} ({p.kommuner(_full(each, measure))})" for each in full
    ]
    return [p.say("full_marks_by", list=p.names(said)), p.say("and_nobody_else")] if said else []


def _not_published(p: Phrases) -> str:
    """Of no group there is a figure; which has most, or fewest, where that was asked."""
    question, extra = p.result.question, among(p)
    if not question.order:
        said = {"Measure": p.capital(measured(p)), "by": p.say(f"by_{question.by}"), "extra": extra}
        return p.say("group_unknown", **said)
    end, which = p.say("end_lowest" if question.order == "fewest" else "end_highest"), p.say(f"which_{question.by}")
    return p.say("group_unknown_end", which=which, measure=measured(p), extra=extra, end=end)


def _full(each: Grouped, measure: Measure) -> list[Row]:
    return [row for row in each.rows if row.values[measure.id].value == measure.high]


def _leaders(groups: Groups, p: Phrases) -> Draft:
    measure = p.measure
    known = [each for each in groups.groups if each.rows]
    said = {
        "Most": p.capital(p.end(p.result.question.order, measure)),
        "each": p.say(f"each_{p.result.question.by}"),
        "extra": among(p),
    }
    if not known:
        key = "none_known" if p.result.survey.answers_known else "none_published"
        return Draft([p.say(key, headline=p.say("best_each_unknown", **said))])
    whole = all(each.value.value is not None for each in known) and p.result.survey.answers_known
    first = p.say("best_each" if whole else "best_each_known", **said)
    best = [(each, p.kommuner(each.rows), p.bare(each.rows[0].values[measure.id], measure)) for each in known]
    every = p.capital("; ".join(f"{name_of(each, p)}: {kommuner} {figure}" for each, kommuner, figure in best)) + "."
    head = [p.say("head_group"), p.say("head_kommun"), p.label(measure)]
    lines: list[list[Cell]] = [[p.capital(name_of(each, p)), kommuner, figure] for each, kommuner, figure in best]
    asks = [(p.say("button_chart"), replace(p.result.question, form="chart", unused=(), read=()))]
    return Draft([first, every], blocks.table(first, head, lines, frozenset({2})), frozenset([every]), asks=asks)


def _compared(groups: Groups, p: Phrases) -> Draft:
    measure, found = p.measure, list(groups.groups)
    known = [each for each in found if each.value.value is not None]
    median = p.result.question.topic == "median"
    name = p.summed("median" if median else "mean", measure)
    if len(known) < len(found):
        sentences = [
            p.say(
                "compare_areas_unknown",
                Measure=p.capital(name),
                names=p.names([name_of(each, p) for each in found if each not in known]),
            )
        ]
        leaders = [
            f"{name_of(each, p)} {p.bare(each.rows[0].values[measure.id], measure)} ({p.kommuner(each.rows)})"
            for each in found
            if each.rows
        ]
        if leaders:
            sentences.append(p.say("leaders_known", list=p.names(leaders)))
        return Draft(sentences)
    ordered = sorted(known, key=lambda each: -(each.value.value or 0))
    even = len({each.value.value for each in known}) == 1
    key = "compare_areas_even" if even else "compare_areas"
    first = p.say(
        key,
        first=name_of(ordered[0], p),
        measure=name,
        Measure=p.capital(name),
        list=p.names([f"{name_of(each, p)} {bare(each.value, p)}" for each in ordered]),
    )
    return Draft([first], _table(first, ordered, p))


def _after(known: list[Grouped], p: Phrases) -> list[tuple[str, Question]]:
    question = p.result.question
    if question.by == "size" or not known:
        return []
    each = known[0]
    where = InArea(each.name) if each.name[:1].isdigit() else InGroup(each.name)
    return [
        (p.capital(name_of(each, p)), Question("top", question.measure, where, order="most", survey=question.survey))
    ]


def _table(caption: str, groups: list[Grouped], p: Phrases) -> Block:
    head = [
        p.say("head_group"),
        p.capital(measured(p)) if p.result.question.want != "compare" else p.capital(p.words(p.measure)[2]),
    ]
    lines: list[list[Cell]] = [
        [p.capital(name_of(each, p)), (each.value.value or 0, bare(each.value, p))] for each in groups
    ]
    return blocks.table(caption, head, lines, frozenset({1}))
