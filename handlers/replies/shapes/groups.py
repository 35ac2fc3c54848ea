"""Län, kommungrupper, sizes and named areas in words: which has the highest figure, or all of them."""

from dataclasses import replace

from data.model.conditions import InArea, InGroup
from data.model.question import Question
from data.model.result import Grouped, Groups
from handlers.replies import blocks
from handlers.replies.blocks import Cell
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Block
from handlers.replies.shapes import sides
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.group_names import among, amount, bare, claimed, counted, measured, name_of, of_each

_NAMED = 5  # groups that share an end
_ENDS = {
    (True, False): "end_lowest", (False, False): "end_highest", (True, True): "end_fewest", (False, True): "end_most",
}  # fmt: skip
_LISTED = 30  # groups of a sentence: there are 21 län


def draw(groups: Groups, p: Phrases) -> Draft:
    """Groups in order, or areas that are compared."""
    question = p.question
    if question.want == "compare":
        return _compared(groups, p)
    if question.want == "difference":
        return _apart(groups, p)
    if question.want == "check":
        return _is_first(groups, p)
    if question.sides:
        draft = sides.draw(groups, p)
        if any(each.value.value is not None for each in groups.groups):
            return replace(draft, table=_table(draft.sentences[0], list(sides.in_order(groups, p)), p))
        return replace(draft, sentences=[*draft.sentences, *_full_marks(groups, p)])
    if question.want in ("top", "extreme"):
        return _leaders(groups, p)
    if groups.of:
        return _claimed(groups, p)
    known = [each for each in groups.groups if each.value.value is not None]
    if not known:
        return Draft([_not_published(p), *_full_marks(groups, p)])
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
    whole = question.limit is None  # of some of them the last is not the other end
    sentences = [first, *(_other_end(known, p) if whole else _nth(known, p)), every]
    return Draft(sentences, _table(first, known, p), frozenset([every]), asks=_after(known, p))


def _apart(groups: Groups, p: Phrases) -> Draft:
    """How far the groups with the highest and the lowest figure lie apart, and then all of them."""
    summed = of_each(p)
    drawn = draw(groups, summed)
    known = [each for each in groups.groups if each.value.value is not None]
    if len(known) == 1 or not known:
        return drawn
    high, low = (end(known, key=lambda each: each.value.value or 0) for end in (max, min))
    most, least = high.value.value or 0, low.value.value or 0
    names = {"measure": measured(summed), "first": name_of(high, p), "second": name_of(low, p)}
    apart = amount(high.value._replace(value=most - least), summed) + p.unrounded(most, least)
    said = {"amount": apart, "a": bare(high.value, summed), "b": bare(low.value, summed)}
    first = p.say("groups_apart", **names, **said)
    return replace(drawn, sentences=[first, *drawn.sentences[1:]])


def _is_first(groups: Groups, p: Phrases) -> Draft:
    """Whether a group has the highest or the lowest figure, as is claimed; where it is not, its place and who has."""
    match p.question.that:
        case InArea(name) | InGroup(name) if groups.truth == "no":
            drawn = draw(groups, of_each(p, name))
        case _:
            drawn = draw(groups, of_each(p))
    if groups.truth == "unknown":
        return drawn
    first, *rest = drawn.sentences
    return replace(drawn, sentences=[p.say(f"claim_{groups.truth}", said=p.small(first)), *rest])


def _claimed(groups: Groups, p: Phrases) -> Draft:
    """In how many groups the figure is as claimed, and which they are."""
    claim, fit = p.question.claim, list(groups.groups)
    assert claim is not None  # noqa: S101  # else nobody counted them
    of_whom = "" if groups.all else among(p)
    said = {"Measure": p.capital(measured(p)) + of_whom, "bound": claimed(claim, groups.all, p)}
    whole = p.say(f"of_{p.question.by}", n=p.n(len(fit)), of=p.n(groups.of))
    first = p.say("groups_claimed" if fit else "groups_claimed_none", **said, whole=whole, list=_listed(fit, p))
    more = [p.say("may_fit", more=p.n(groups.open))] if groups.open else []
    return Draft([first, *more], _table(first, fit, p) if fit else None, asks=_after(fit, p))


def _placed(marked: Grouped, known: list[Grouped], p: Phrases) -> str:
    """Where one of them is among all, counted from the highest figure."""
    place = 1 + sum((each.value.value or 0) > (marked.value.value or 0) for each in known)
    said = {"amount": amount(marked.value, p), "place": p.n(place), "of": p.n(len(known))}
    return p.say("group_placed", Name=p.capital(name_of(marked, p)), **said)


def _first(leading: list[Grouped], p: Phrases) -> str:
    end = "fewest" if p.question.order == "fewest" else "most"
    where = _within(leading, p)
    said = amount(leading[0].value, p)
    if p.question.want == "count":
        return p.say(f"group_{end}_count", noun=counted(p), where=where, n=said)
    of = "" if len(leading) > 1 or p.question.want == "total" else sides.of_whom(leading[0], p)
    if leading[0].ends and len(leading) == 1:
        low, high = leading[0].ends
        of += p.say("group_ends", low=p.n(low), high=p.n(high))
    spread = "_spread" if leading[0].ends else ""
    return p.say(f"group_{end}{spread}", Measure=p.capital(measured(p)) + among(p), where=where, amount=said, of=of)


def _other_end(known: list[Grouped], p: Phrases) -> list[str]:
    """Who is at the other end than the first: "Lägst: Örebro län, 5,4 poäng (8 kommuner)."."""
    fewest, figures = p.question.order != "fewest", [each.value.value or 0 for each in known]
    end = min(figures) if fewest else max(figures)
    last = [each for each in known if each.value.value == end]
    if len(last) > _NAMED or p.question.to:  # of ends that are told already
        return []
    of = "" if len(last) > 1 or p.question.want == "total" else sides.of_whom(last[0], p)
    end_told = p.capital(p.say(_ENDS[fewest, p.question.want == "count"]))
    said = {"End": end_told, "names": p.names([name_of(each, p) for each in last])}
    return [p.say("group_other_end", amount=amount(last[0].value, p), of=of, **said)]


def _nth(known: list[Grouped], p: Phrases) -> list[str]:
    """Who is last of so many: "Plats 2: Västerbottens län, 9,5 poäng (4 kommuner)."."""
    *others, last = known
    if last.value.value in [each.value.value for each in others]:
        return []
    of = "" if p.question.want == "total" else sides.of_whom(last, p)
    end = p.say("group_nth_last" if p.question.order == "fewest" else "group_nth", n=p.n(len(known)))
    return [p.say("group_other_end", End=end, names=name_of(last, p), amount=amount(last.value, p), of=of)]


def _within(groups: list[Grouped], p: Phrases) -> str:
    """As in "i Skåne län", "bland pendlingskommunerna", "bland kommuner med under 10 000 invånare"."""
    names = p.names([name_of(each, p) for each in groups])
    match p.question.by:
        case "lan":
            return p.say("in", area=names)
        case "group":
            return p.say("among", noun=names)
        case _:
            return p.say("among", noun=f"{p.say('kommuner')} {p.say('with', what=names)}")


def _listed(groups: list[Grouped], p: Phrases) -> str:
    return ", ".join(f"{name_of(each, p)} {bare(each.value, p)}" for each in groups[:_LISTED])


def _full_marks(groups: Groups, p: Phrases) -> list[str]:
    """Who has full marks in each group, where that is known and a mean is asked for."""
    measure = p.measure
    if measure.unit != "points" or p.question.want != "mean":
        return []
    found = [
        (each, [row for row in each.rows if row.values[measure.id].value == measure.high]) for each in groups.groups
    ]
    said = [f"{name_of(each, p)} {p.n(len(full))} ({p.kommuner(full)})" for each, full in found if full]
    return [p.say("full_marks_by", list=p.names(said)), p.say("and_nobody_else")] if said else []


def _not_published(p: Phrases) -> str:
    """Of no group there is a figure; which has most, or fewest, where that was asked."""
    question, extra = p.question, among(p)
    if not question.order:
        said = {"Measure": p.capital(measured(p)), "by": p.say(f"by_{question.by}"), "extra": extra}
        return p.say("group_unknown", **said)
    end, which = p.say("end_lowest" if question.order == "fewest" else "end_highest"), p.say(f"which_{question.by}")
    return p.say("group_unknown_end", which=which, measure=measured(p), extra=extra, end=end)


def _leaders(groups: Groups, p: Phrases) -> Draft:
    measure = p.measure
    known = [each for each in groups.groups if each.rows]
    most = p.capital(p.end(p.question.order, measure))
    said = {"Most": most, "each": p.say(f"each_{p.question.by}"), "extra": among(p)}
    if not known:
        key = "none_known" if p.survey.answers_known else "none_published"
        return Draft([p.say(key, headline=p.say("best_each_unknown", **said))])
    whole = all(each.value.value is not None for each in known) and p.survey.answers_known
    first = p.say("best_each" if whole else "best_each_known", **said)
    best = [(each, p.kommuner(each.rows), p.bare(each.rows[0].values[measure.id], measure)) for each in known]
    every = p.capital("; ".join(f"{name_of(each, p)}: {kommuner} {figure}" for each, kommuner, figure in best)) + "."
    head = [p.say("head_group"), p.say("head_kommun"), p.label(measure)]
    lines: list[list[Cell]] = [[p.capital(name_of(each, p)), kommuner, figure] for each, kommuner, figure in best]
    asks = [(p.say("button_chart"), replace(p.asked, form="chart"))]
    return Draft([first, every], blocks.table(first, head, lines, frozenset({2})), frozenset([every]), asks=asks)


def _compared(groups: Groups, p: Phrases) -> Draft:
    measure, found = p.measure, list(groups.groups)
    known = [each for each in found if each.value.value is not None]
    median = p.question.topic == "median"
    name = p.summed("median" if median else "mean", measure) + among(p)
    if len(known) < len(found):
        names = p.names([name_of(each, p) for each in found if each not in known])
        leaders = [
            f"{name_of(each, p)} {p.bare(each.rows[0].values[measure.id], measure)} ({p.kommuner(each.rows)})"
            for each in found
            if each.rows
        ]
        told = [p.say("leaders_known", list=p.names(leaders))] if leaders else []
        return Draft([p.say("compare_areas_unknown", Measure=p.capital(name), names=names), *told])
    ordered = sorted(known, key=lambda each: -(each.value.value or 0))
    key = "compare_areas_even" if len({each.value.value for each in known}) == 1 else "compare_areas"
    figures = p.names([f"{name_of(each, p)} {bare(each.value, p)}" for each in ordered])
    said = {"first": name_of(ordered[0], p), "measure": name, "Measure": p.capital(name), "list": figures}
    first = p.say(key, **said)
    return Draft([first], _table(first, ordered, p))


def _after(known: list[Grouped], p: Phrases) -> list[tuple[str, Question]]:
    question = p.question
    if question.by == "size" or not known:
        return []
    each = known[0]
    where = InArea(each.name) if each.name[:1].isdigit() else InGroup(each.name)
    top = Question("top", question.measure, where, order="most", survey=question.survey)
    return [(p.capital(name_of(each, p)), top)]


def _table(caption: str, groups: list[Grouped], p: Phrases) -> Block:
    figure = p.words(p.measure).name if p.question.want == "compare" else measured(p)
    head = [p.say("head_group"), p.capital(figure)]
    lines: list[list[Cell]] = [
        [p.capital(name_of(each, p)), (each.value.value or 0, bare(each.value, p))] for each in groups
    ]
    known = [each.whole if p.question.want == "share" else each.known for each in groups]
    of_how_many = [many for many in known if many is not None]  # a published share does not tell it
    if p.question.want not in ("count", "total") and len(of_how_many) == len(known):
        head.append(p.capital(p.say("kommuner")))
        lines = [[*line, (many, p.n(many))] for line, many in zip(lines, of_how_many, strict=True)]
    if all(each.ends for each in groups):  # how its figures spread
        head += [p.say("head_lowest"), p.say("head_highest")]
        lines = [
            [*line, *((end, p.n(end)) for end in each.ends or ())] for line, each in zip(lines, groups, strict=True)
        ]
    return blocks.table(caption, head, lines, frozenset(range(1, len(head))))
