"""One figure in words: the answer in one sentence, then what it means."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from data.model.conditions import Has, InArea
from data.model.measure import Measure
from data.model.question import Question
from data.model.result import Figure, Row
from handlers.replies.phrases import Phrases
from handlers.replies.shapes import counts, difference, sums
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.unknown import figure_or_why, unknown


def draw(figure: Figure, p: Phrases) -> Draft:
    """The figure of any want that has one; of a claim, whether it is so."""
    draft = _DRAWN[p.result.question.want](figure, p)
    if figure.truth is None:
        return draft
    claim, first = p.result.question.claim, draft.sentences[0]
    about = claim is not None and claim.about and figure.truth == "yes" and figure.value.precision != "approximate"
    if not any(first.startswith(name) for name in p.result.names.values()):
        first = first[:1].lower() + first[1:]
    said = p.say("claim_about" if about else f"claim_{figure.truth}", said=first)
    return replace(draft, sentences=[said, *draft.sentences[1:]])


def _value(figure: Figure, p: Phrases) -> Draft:
    row = figure.row
    assert row is not None  # noqa: S101  # whose figure it is
    measures = [p.measure, *(p.measure_of(each) for each in p.result.question.also)]
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
    top = Question("top", p.result.question.measure, InArea(row.kommun.lan.code), order="most", marked=row.kommun.code)
    return [(p.say("button_top_of", lan=row.kommun.lan.name), top)]


def _place(figure: Figure, p: Phrases) -> Draft:
    row, measure, placed = figure.row, p.measure, figure.placed
    assert row is not None  # noqa: S101  # whose place it is
    by = p.say("place_by", name=p.words(measure)[2]) if p.result.question.measure not in ("", "score") else ""
    said = {"kommun": row.kommun.name, "where": p.among(), "by": by}
    asks = _after(row, p)
    if placed is None:
        return Draft([p.say("place_outside", **{**said, "by": p.say("place_by", name=p.words(measure)[2])})], asks=asks)
    if placed.exact is not None:
        shared = placed.shared_with or 0
        of = p.say("place_of", of=p.n(placed.of)) if placed.of else ""
        key = "place_shared" if shared else "place"
        text = p.say(key, place=p.n(placed.exact), of=of, amount=p.figure(figure.value, measure), **said)
        also = [p.say("place_shared_with", many=p.others(shared))] if shared else []
        return Draft([text, *also], asks=asks, compare=row.kommun.code)
    if p.result.survey.answers_known and (figure.value.exists == "no" or placed.best is None):
        why, *rest = unknown(row, measure, p)
        return Draft([p.say("place_none", why=why.rstrip("."), **said), *rest], asks=asks)
    if figure.value.exists == "no" or placed.best is None:
        return Draft([p.say("place_unknown", **said)], asks=asks)
    bounded = placed.worst is not None and placed.worst < (placed.of or 0)
    key = "place_between" if bounded else "place_at_best" if placed.best > 1 else "place_unknown"
    first = p.say(key, best=p.n(placed.best), worst=p.n(placed.worst or 0), **said)
    return Draft([first, *figure_or_why(row, measure, p)], asks=asks, compare=row.kommun.code)


_DRAWN: Final[Mapping[str, Callable[[Figure, Phrases], Draft]]] = {
    "value": _value,
    "place": _place,
    "count": counts.count,
    "share": counts.share,
    "mean": sums.total,
    "median": sums.total,
    "total": sums.total,
    "extreme": sums.extreme,
    "difference": difference.draw,
}
