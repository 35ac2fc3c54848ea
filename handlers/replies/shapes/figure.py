"""One figure in words: the answer in one sentence, then what it means. How far it is to another is in difference.py."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE, Condition, Has, InArea
from data.model.measure import Measure
from data.model.question import COUNTED, Question
from data.model.result import Figure, Row
from data.model.value import Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes import difference, group_names
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.kommun import otherwise
from handlers.replies.shapes.unknown import figure_or_why, unknown
from handlers.replies.sources import titled

_NAMED: Final = 6  # kommuner that are named in a sentence
_WORDS: Final = frozenset({80.0, 20.0, 70.0, 50.0})  # shares that sources have in words


def draw(figure: Figure, p: Phrases) -> Draft:
    """The figure of any want that has one; of a claim, whether it is so."""
    draft = _DRAWN[p.question.want](figure, p)
    if figure.truth is None:
        return draft
    claim, first = p.question.claim, draft.sentences[0]
    about = claim is not None and claim.about and figure.truth == "yes" and figure.value.precision != "approximate"
    said = p.say("claim_about" if about else f"claim_{figure.truth}", said=p.small(first))
    return replace(draft, sentences=[said, *draft.sentences[1:]])


def _value(figure: Figure, p: Phrases) -> Draft:
    row = figure.row
    assert row is not None  # noqa: S101  # whose figure it is
    measures = [p.measure, *(p.measure_of(each) for each in p.question.also)]
    counted = all(row.values[each.id].value is not None and each.unit != "yes_no" for each in measures)
    if len(measures) > 1 and counted:
        amount = p.names([p.figure(row.values[each.id], each) for each in measures])
        said = [p.say("value", kommun=row.kommun.name, amount=amount)]
    else:
        said = list(dict.fromkeys(each for measure in measures for each in _one(row, measure, p)))
    return Draft(said, asks=_after(row, p), compare=row.kommun.code)


def _one(row: Row, measure: Measure, p: Phrases) -> list[str]:
    value = row.values[measure.id].value
    if value is None or measure.unit != "yes_no":
        return figure_or_why(row, measure, p)
    return [p.say("said", kommun=row.kommun.name, what=p.predicate(Has(measure.id, "==", value), one=True))]


def _after(row: Row, p: Phrases) -> list[tuple[str, Question]]:
    top = Question("top", p.question.measure, InArea(row.kommun.lan.code), order="most", marked=row.kommun.code)
    return [(p.say("button_top_of", lan=row.kommun.lan.name), top)]


def _place(figure: Figure, p: Phrases) -> Draft:
    row, measure, placed = figure.row, p.measure, figure.placed
    assert row is not None  # noqa: S101  # whose place it is
    named = p.say("place_by", name=p.words(measure).name)
    by = named if p.question.measure not in ("", "score") else ""
    end = p.say("counted_from_bottom") if p.question.order == "fewest" else ""
    said = {"kommun": row.kommun.name, "where": f"{p.among()}{end}", "by": by}
    asks = _after(row, p)
    if p.question.claim and figure.value.computed and placed is not None:
        return Draft(_supposed(figure, row, p), asks=asks)
    if placed is None:
        return Draft([p.say("place_outside", **{**said, "by": named})], asks=asks)
    if placed.exact is not None and (figure.value.settled is not None or placed.source is not None):
        text = p.placed(row.kommun.name, placed, p.figure(figure.value, measure), by)
        also = [p.say("place_shared_with", many=p.others(placed.shared_with))] if placed.shared_with else []
        return Draft([text, *also, *otherwise(row, figure.otherwise, p)], asks=asks, compare=row.kommun.code)
    if p.survey.answers_known and (figure.value.exists == "no" or placed.best is None):
        why, *rest = unknown(row, measure, p)
        of = [p.say("places_of", n=p.n(placed.of))] if placed.of else []
        return Draft([p.say("place_none", why=why.rstrip("."), **said), *of, *rest], asks=asks)
    if figure.value.exists == "no" or placed.best is None:
        return Draft([p.say("place_unknown", **said)], asks=asks)
    bounded = placed.worst is not None and (placed.best or 0) < placed.worst < (placed.of or 0)
    key = "place_between" if bounded else "place_at_best" if placed.best > 1 else "place_unknown"
    first = p.say(key, best=p.n(placed.best), worst=p.n(placed.worst or 0), **said)
    return Draft([first, *figure_or_why(row, measure, p)], asks=asks, compare=row.kommun.code)


def _supposed(figure: Figure, row: Row, p: Phrases) -> list[str]:
    """The place that it would have with so much more, then the one that it has."""
    measure, placed, more = p.measure, figure.placed, p.question.claim
    assert placed is not None  # noqa: S101  # what it is drawn for
    assert more is not None  # noqa: S101
    best, worst = p.n(placed.best or 1), p.n(placed.worst or 1)
    place = best if placed.exact is not None else p.say("between", low=best, high=worst)
    shared = "place_supposed_shared" if placed.exact is not None and placed.shared_with else "place_supposed"
    said = {
        "more": group_names.amount(Value(more.value), p),
        "amount": p.figure(figure.value, measure),
        "among": p.among(),
    }
    own = p.figure(row.values[measure.id], measure)
    now = [p.placed(row.kommun.name, row.placed, own)] if row.placed and row.placed.exact is not None else []
    return [p.say(shared, kommun=row.kommun.name, place=place, **said), *now]


def _count(figure: Figure, p: Phrases) -> Draft:
    """So many, of so many; so many at least where that is all that is known."""
    scope, value, where = p.result.scope, figure.value, p.question.where
    assert scope is not None  # noqa: S101  # every count has one
    noun = p.noun(where)
    asks = [(p.say("button_list"), replace(p.asked, want="list", claim=None))]
    said = {"noun": noun, "Noun": p.capital(noun), "all": p.n(scope.kommuner)}
    if value.value is not None:
        key = "list_all" if value.value == scope.kommuner else "count" if value.value else "count_none"
        few = 0 < value.value < scope.kommuner and figure.holders
        named = [f"{_holders(figure, p)}."] if few else []
        silent = [p.say("silent_n", n=p.n(figure.silent))] if figure.silent else []
        return Draft([p.say(key, n=p.n(value.value), **said), *named, *silent], asks=asks)
    if figure.national is not None:
        other, source = figure.differs, []
        if other and other.source:
            source = [p.say("differs", n=p.n(other.value or 0), source=titled(other.source, p.lang))]
        only = [p.say("count_share_only")] if figure.whole is None and p.question.claim is None else []
        return Draft([_national(figure.national, figure.whole, p), *only, *source], asks=asks)
    if value.low:
        named = [p.say("known_ones", list=_holders(figure, p))] if figure.holders else []
        return Draft([p.say("count_bounds", low=p.n(value.low), **said), p.say("count_open"), *named], asks=asks)
    who, that = p.of_whom(where)
    return Draft([p.say("count_unknown", who=who, what=p.clause(that)), *shares(figure.shares, p)])


def _share(figure: Figure, p: Phrases) -> Draft:
    """% of those that are meant, and how many that is."""
    question, value = p.question, figure.value
    what, among = p.predicate(question.that or EVERYONE), p.among()
    if value.value is None:
        unknown = p.say("share_unknown", what=p.clause(question.that or EVERYONE), among=among)
        return Draft([unknown, *shares(figure.shares, p)])
    if figure.whole is None or figure.part is None or not value.computed:
        return Draft([_national(value, None, p)])
    key = "share_whole" if figure.part == figure.whole > 1 else "share"
    key = key.replace("share", COUNTED) if question.topic == COUNTED else key
    counted = {"part": p.n(figure.part), "whole": p.n(figure.whole)}
    said = p.say(key, p=p.percent(value.value), what=what, among=among, **counted)
    names = [f"{_holders(figure, p)}."] if figure.holders and 0 < figure.part <= _NAMED else []
    return Draft([said, *names])


def shares(found: Iterable[tuple[Condition, Value]], p: Phrases) -> list[str]:
    """What is published of the parts of what was asked, a sentence each."""
    return [p.say("share_country", p=p.percent(each.value or 0), what=p.predicate(part)) for part, each in found]


def _national(national: Value, whole: int | None, p: Phrases) -> str:
    """A published figure of the country's kommuner: how many of `whole`, else which share."""
    question: Question = p.question
    what, value = p.predicate(question.that or question.where), national.value or 0
    if whole is not None:
        return p.say("count_national", n=p.n(value), all=p.n(whole), kommuner=p.say("kommuner"), what=what)
    in_words = national.precision == "approximate" and value in _WORDS
    written = p.capital(p.say(f"words_{int(value)}")) if in_words else p.percent(value)
    if question.want == "share" and question.where != EVERYONE:
        return p.say("share_within", p=written, what=what, among=p.among())
    return p.say("share_words", Words=written, what=what) if in_words else p.say("share_country", p=written, what=what)


def _holders(figure: Figure, p: Phrases) -> str:
    measures = [p.result.measures[each] for each in (figure.holders[0].values if figure.holders else ())]
    if len(measures) == 1 and measures[0].unit != "yes_no":
        return p.scored(figure.holders, measures[0])
    return p.kommuner(figure.holders)


def _total(figure: Figure, p: Phrases) -> Draft:
    """The mean, the median or the total, and of how many kommuner."""
    want, measure, scope = p.question.want, p.measure, p.result.scope
    assert scope is not None  # noqa: S101  # every sum has one
    among = p.among()
    if want == "total" and (that := p.question.that) is not None:
        told = {"many": p.words(measure).many, "among": among, "where": p.among(that)}
        if figure.value.value is None:
            return Draft([p.say("part_unknown", **told)])
        counted = {"part": p.n(figure.part or 0), "whole": p.n(figure.whole or 0)}
        share, open_ = p.percent(figure.value.value), figure.silent
        least = p.say("at_least", n=share) if open_ else share
        rest = [p.say("without_figure", n=p.n(open_), all=p.n(scope.kommuner))] if open_ else []
        return Draft([p.say("part_of_total", p=least, **counted, **told), *rest])
    if figure.value.value is not None and measure.unit == "yes_no" and want in ("mean", "total"):
        return _share_of_yes(figure, p)
    if figure.value.value is not None:
        told = {"name": p.words(measure).name, "variance": p.n(figure.value.value**2)}
        amount = group_names.amount(figure.value, p)
        return Draft([p.say(want, amount=amount, among=among, n=p.of_kommuner(figure.whole or 0), **told)])
    if p.survey.answers_known:
        return Draft([p.say("none_known", headline=p.capital(f"{p.summed(want, measure)} {among}"))])
    said = [p.say("summed_unknown", Measure=p.capital(p.summed(want, measure)), among=among)]
    if figure.whole:
        said.append(p.say("known_of", known=p.n(figure.whole), all=p.n(scope.kommuner)))
    if figure.holders:
        said.append(p.say("known_ones", list=p.scored(figure.holders, measure)))
    return Draft(said)


def _share_of_yes(figure: Figure, p: Phrases) -> Draft:
    """The mean of yes and no is the share that has it, and the total how many do."""
    value, whole = figure.value.value or 0, figure.whole or 0
    part = round(value if p.question.want == "total" else value * whole)
    told = {"what": p.clause(Has(p.measure.id, "==", 1)), "among": p.among(), "part": p.n(part), "whole": p.n(whole)}
    if p.question.want == "total":
        return Draft([p.say("total_share", **told)])
    return Draft([p.say("share", p=p.percent(100 * part / whole if whole else 0), **told)])


def _extreme(figure: Figure, p: Phrases) -> Draft:
    """The highest or the lowest, and whose it is; whose figures are known where that is not."""
    question, measure, value = p.question, p.measure, figure.value
    headline = p.capital(f"{p.end(question.order, measure)} {p.among()}")
    order = question.order or "most"
    top = Question("top", question.measure, question.where, order=order, survey=question.survey)
    asks = [(p.say("button_list"), top)]
    if value.value is not None and figure.holders and figure.national is None:
        few = len(figure.holders) <= _NAMED
        who = {"names": p.kommuner(figure.holders)} if few else {"n": p.n(len(figure.holders))}
        said = p.say("head_one" if few else "head_many", headline=headline, amount=p.figure(value, measure), **who)
        return Draft([said], asks=asks)
    if value.value is None and p.survey.answers_known:
        return Draft([p.say("none_known", headline=headline)])
    end = "fewest_anywhere" if order == "fewest" else "most_anywhere"
    known = [p.say("known_ones", list=p.scored(figure.holders, measure))] if figure.holders else []
    if value.value is None:
        return Draft([p.say("not_known_who", headline=headline), *known], asks=asks)
    return Draft([p.say(end, n=p.figure(value, measure)), *known], asks=asks)


_DRAWN: Final[Mapping[str, Callable[[Figure, Phrases], Draft]]] = {
    "value": _value,
    "place": _place,
    "count": _count,
    "share": _share,
    "mean": _total,
    "median": _total,
    "total": _total,
    "deviation": _total,
    "range": difference.ends_apart,
    "extreme": _extreme,
    "difference": difference.draw,
}
