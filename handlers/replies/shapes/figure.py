"""One figure in words: the answer in one sentence, then what it means."""

from dataclasses import replace

from data.model.conditions import EVERYONE, All, Has, InArea
from data.model.measure import Measure
from data.model.question import Question
from data.model.result import Figure, Row, Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft

_NAMED = 6  # kommuner that are named in a sentence
_WORDS = frozenset({80.0, 20.0, 70.0, 50.0})  # shares that sources have in words


def draw(figure: Figure, p: Phrases) -> Draft:
    """The figure of any want that has one."""
    want = p.result.question.want
    if want in ("mean", "median", "total"):
        draft = _sum(figure, p)
    else:
        draft = {
            "value": _value,
            "place": _place,
            "count": _count,
            "share": _share,
            "extreme": _extreme,
            "difference": _difference,
        }[want](figure, p)
    if figure.truth is None:
        return draft
    about = p.result.question.claim is not None and p.result.question.claim.about and figure.truth == "yes"
    key = "claim_about" if about and figure.value.precision != "approximate" else f"claim_{figure.truth}"
    first = draft.sentences[0]
    return replace(
        draft,
        sentences=[
            p.say(
                key, said=first[:1].lower() + first[1:] if not first[:1].isdigit() and not _is_name(first, p) else first
            ),
            *draft.sentences[1:],
        ],
    )


def _is_name(text: str, p: Phrases) -> bool:
    return any(text.startswith(name) for name in p.result.names.values())


def _value(figure: Figure, p: Phrases) -> Draft:
    row, measure = figure.row, p.measure
    assert row is not None  # noqa: S101  # whose figure it is
    kommun, (_, _, name) = row.kommun.name, p.words(measure)
    if figure.value.value is None:
        return Draft(unknown_value(row, measure, p), asks=_after(row, p), compare=row.kommun.code)
    if measure.id == "answered":
        said = p.say("value_answered" if figure.value.value else "value_silent", kommun=kommun)
    elif measure.unit == "yes_no":
        said = p.say("value_yes" if figure.value.value else "value_lacks", kommun=kommun, what=name)
    else:
        said = p.say("value", kommun=kommun, amount=p.figure(figure.value, measure))
    return Draft([said], asks=_after(row, p), compare=row.kommun.code)


def _after(row: Row, p: Phrases) -> list[tuple[str, Question]]:
    top = Question("top", p.result.question.measure, InArea(row.kommun.lan.code), order="most", marked=row.kommun.code)
    return [(p.say("button_top_of", lan=row.kommun.lan.name), top)]


def unknown_value(row: Row, measure: Measure, p: Phrases) -> list[str]:
    """That a figure is not known, why, and what follows instead."""
    kommun, value = row.kommun.name, row.values[measure.id]
    name = p.words(measure)[2]
    answered = row.values.get("answered")
    if p.result.survey.answers_known and answered is not None:
        if not answered.value:
            return [p.say("no_score_silent" if measure.unit == "points" else "no_answer", kommun=kommun, name=name)]
        return [p.say("no_score_unranked" if measure.unit == "points" else "left_out", kommun=kommun, name=name)]
    if measure.unit == "yes_no":
        return [p.say("not_known_if", kommun=kommun, what=name)]
    said = [p.say("no_score" if measure.unit == "points" else "not_published", kommun=kommun, name=name)]
    bound = bounded(value, measure, p)
    return [*said, bound] if bound else said


def bounded(value: Value, measure: Measure, p: Phrases) -> str:
    """What a figure is at least and at most, and from what that follows; empty where only the scale bounds it."""
    rules = [each for each in value.follows if each.rule != "scale"]
    if not rules or (value.high is None and value.low is None):
        return ""
    told = value.high is not None and (measure.high is None or value.high < measure.high)
    if not told:
        return ""
    bound = p.say("at_most_n", n=p.n(value.high or 0))
    why = why_of(value, measure, p)
    if measure.unit == "points":
        key = "bounds_score_has" if value.exists == "yes" else "bounds_score"
        return p.capital(p.say(key, bound=bound, scale=p.n(measure.high or 0), why=why))
    return p.say("bounds", bound=bound, why=why)


def why_of(value: Value, measure: Measure, p: Phrases) -> str:  # noqa: ARG001
    """From what a bound follows, in a few words."""
    rule = next(
        (each for each in reversed(value.follows) if each.rule in ("lan_best", "full_marks", "highest", "rank_group")),
        None,
    )
    if rule is None:
        return ""
    other = p.result.names.get(rule.kommun, "")
    if rule.rule == "lan_best" and not other:
        return ""
    return p.say(f"why_{rule.rule}", other=other, n=p.n(value.high or 0))


def _place(figure: Figure, p: Phrases) -> Draft:
    row, measure, placed = figure.row, p.measure, figure.placed
    assert row is not None  # noqa: S101  # whose place it is
    where = p.among()
    by = p.say("place_by", name=p.words(measure)[2]) if p.result.question.measure not in ("", "score") else ""
    said = {"kommun": row.kommun.name, "where": where, "by": by}
    asks = _after(row, p)
    if placed is None:
        return Draft([p.say("place_outside", **said)], asks=asks)
    if placed.exact is not None:
        shared = placed.shared_with or 0
        of = p.say("place_of", of=p.n(placed.of)) if placed.of else ""
        key = "place_shared" if shared else "place"
        text = p.say(key, place=p.n(placed.exact), of=of, amount=p.figure(figure.value, measure), **said)
        return Draft(
            [text, *([p.say("place_shared_with", many=p.others(shared))] if shared else [])],
            asks=asks,
            compare=row.kommun.code,
        )
    if figure.value.exists == "no" or placed.best is None:
        known = p.result.survey.answers_known
        return Draft([*(unknown_value(row, measure, p) if known else [p.say("place_unknown", **said)])], asks=asks)
    first = p.say("place_at_best", best=p.n(placed.best), **said) if placed.best > 1 else p.say("place_unknown", **said)
    rest = (
        [p.say("value", kommun=row.kommun.name, amount=p.figure(figure.value, measure))]
        if figure.value.value is not None
        else unknown_value(row, measure, p)
    )
    return Draft([first, *rest], asks=asks, compare=row.kommun.code)


def _count(figure: Figure, p: Phrases) -> Draft:
    scope, value = p.result.scope, figure.value
    assert scope is not None  # noqa: S101  # every count has one
    where = p.result.question.where
    noun = p.noun(where)
    asks = [(p.say("button_list"), replace(p.result.question, want="list", unused=(), read=(), claim=None))]
    said = {"noun": noun, "Noun": p.capital(noun), "all": p.n(scope.kommuner)}
    if value.value is not None:
        if value.value == scope.kommuner:
            return Draft(
                [p.say("count_all", n=p.of_kommuner(int(value.value)) if where != All() else p.n(value.value), **said)],
                asks=asks,
            )
        key = "count" if value.value else "count_none"
        rest = [f"{names}."] if value.value and figure.holders and (names := _holders(figure, p)) else []
        return Draft([p.say(key, n=p.n(value.value), **said), *rest], asks=asks)
    national = figure.national
    if national and national.value is not None:
        return Draft([_national(national, p)], asks=asks)
    if value.low:
        named = [p.say("known_ones", list=_holders(figure, p))] if figure.holders else []
        return Draft([p.say("count_bounds", low=p.n(value.low), **said), *named], asks=asks)
    return Draft([p.say("count_unknown_these", **said)])


def _national(national: Value, p: Phrases) -> str:
    """A published count or share of the country's kommuner."""
    where = p.result.question.that or p.result.question.where
    what = p.predicate(where)
    if national.value is not None and p.measures_share(national):
        if national.precision == "approximate" and national.value in _WORDS:
            return p.say("share_words", Words=p.capital(p.say(f"words_{int(national.value)}")), what=what)
        return p.say("share_country", p=p.percent(national.value), what=what)
    return p.say(
        "count_national",
        n=p.n(national.value or 0),
        all=p.n(p.result.survey.invited or 290),
        kommuner=p.say("kommuner"),
        what=what,
    )


def _holders(figure: Figure, p: Phrases) -> str:
    measures = list(figure.holders[0].values) if figure.holders else []
    if len(measures) == 1 and p.result.measures[measures[0]].unit != "yes_no":
        return p.scored(figure.holders, p.result.measures[measures[0]])
    return p.kommuner(figure.holders)


def _share(figure: Figure, p: Phrases) -> Draft:
    question = p.result.question
    what, among = p.predicate(question.that or EVERYONE), p.among()
    asks: list[tuple[str, Question]] = []
    if (
        figure.whole is not None
        and figure.part is not None
        and figure.value.value is not None
        and figure.value.computed
    ):
        key = "share_whole" if figure.part == figure.whole and figure.whole > 1 else "share"
        said = p.say(
            key, p=p.percent(figure.value.value), what=what, among=among, part=p.n(figure.part), whole=p.n(figure.whole)
        )
        names = [f"{_holders(figure, p)}."] if figure.holders and 0 < figure.part <= _NAMED else []
        return Draft([said, *names], asks=asks)
    if figure.value.value is not None:
        return Draft([_national(figure.value, p)])
    return Draft([p.say("share_unknown", what=what, among=among)])


def _sum(figure: Figure, p: Phrases) -> Draft:
    want, measure, scope = p.result.question.want, p.measure, p.result.scope
    assert scope is not None  # noqa: S101  # every sum has one
    among = p.among()
    if figure.value.value is not None and measure.unit == "yes_no" and want != "median":
        return _sum_of_yes(figure, p)
    if figure.value.value is not None:
        n = p.of_kommuner(figure.whole or 0)
        return Draft([p.say(want, amount=p.amount(figure.value.value, measure, scale=False), among=among, n=n)])
    if p.result.survey.answers_known:
        return Draft([p.say("none_known", among=among)])
    rest = (
        [p.capital(p.say("known_of", known=p.n(figure.whole or 0), all=p.n(scope.kommuner))) + "."]
        if figure.whole
        else []
    )
    return Draft([p.say(f"{want}_unknown", name=p.words(measure)[2], among=among), *rest])


def _sum_of_yes(figure: Figure, p: Phrases) -> Draft:
    """The mean of yes and no is the share that has it, and the total how many do."""
    value, whole = figure.value.value or 0, figure.whole or 0
    part = round(value if p.result.question.want == "total" else value * whole)
    what = p.predicate(Has(p.measure.id, "==", 1))
    share = p.percent(100 * part / whole if whole else 0)
    return Draft([p.say("share", p=share, what=what, among=p.among(), part=p.n(part), whole=p.n(whole))])


def end_of(p: Phrases, order: str, measure: Measure, among: str) -> str:
    """As in "Flest appar i Skåne län", "Lägst poäng i landet"."""
    end = "fewest" if order == "fewest" else "most"
    kind = (
        "population"
        if measure.id == "population"
        else "points"
        if measure.unit == "points"
        else "many"
        if measure.unit == "number"
        else "name"
    )
    return p.say(f"{end}_{kind}", many=p.words(measure)[1], name=p.words(measure)[2], among=among)


def most_word(p: Phrases, order: str, measure: Measure) -> str:
    """As in "flest appar", "högst poäng"."""
    end = "fewest" if order == "fewest" else "most"
    kind = "_points" if measure.unit == "points" else "" if measure.unit == "number" else "_name"
    return p.say(f"{end}_word{kind}", many=p.words(measure)[1], name=p.words(measure)[2])


def _extreme(figure: Figure, p: Phrases) -> Draft:
    question, measure = p.result.question, p.measure
    headline = end_of(p, question.order, measure, p.among())
    asks = [
        (
            p.say("button_list"),
            Question("top", question.measure, question.where, order=question.order or "most", survey=question.survey),
        )
    ]
    if figure.value.value is not None and figure.holders and figure.national is None:
        return Draft([_named(headline, list(figure.holders), figure.value, p)], asks=asks)
    if figure.value.value is not None:
        known = [p.say("known_ones", list=p.scored(figure.holders, measure))] if figure.holders else []
        return Draft([p.say("most_anywhere", n=p.figure(figure.value, measure)), *known], asks=asks)
    if p.result.survey.answers_known:
        return Draft([p.say("none_known", among=p.among())])
    known = [p.say("known_ones", list=p.scored(figure.holders, measure))] if figure.holders else []
    return Draft([p.say("not_known_who", headline=headline), *known], asks=asks)


def _named(headline: str, rows: list[Row], value: Value, p: Phrases) -> str:
    amount = p.figure(value, p.measure)
    if len(rows) > _NAMED:
        return p.say("head_many", headline=headline, n=p.n(len(rows)), amount=amount)
    return p.say("head_one", headline=headline, names=p.kommuner(rows), amount=amount)


def _difference(figure: Figure, p: Phrases) -> Draft:  # an end a kind of difference
    question, measure, row = p.result.question, p.measure, figure.row
    assert row is not None and figure.national is not None  # noqa: S101, PT018  # the two that differ
    own, against, gap = row.values[measure.id], figure.national, figure.value.value
    first, among = row.kommun.name, p.among()
    if gap is None or own.value is None or against.value is None:
        return _no_difference(figure, p)
    a, b = p.n(own.value), p.n(against.value)
    amount = p.amount(abs(gap), measure, scale=False)
    match question.to:
        case "max":
            key = "difference_max" if gap else "difference_max_none"
            return Draft([p.say(key, first=first, amount=amount, a=a, b=b)])
        case "best":
            if not gap:
                return Draft([p.say("difference_is_best", first=first, among=among, a=p.figure(own, measure))])
            return Draft(
                [
                    p.say(
                        "difference_best",
                        first=first,
                        amount=amount,
                        among=among,
                        names=p.kommuner(figure.holders),
                        a=a,
                        b=b,
                    )
                ]
            )
        case "mean":
            if not gap:
                return Draft([p.say("difference_at_mean", first=first, among=among, a=a)])
            return Draft(
                [
                    p.say(
                        "difference_mean",
                        first=first,
                        amount=amount,
                        side=p.say("side_above" if gap > 0 else "side_below"),
                        among=among,
                        a=a,
                        b=b,
                    )
                ]
            )
    other = figure.other
    assert other is not None  # noqa: S101  # the second of the two
    if measure.unit == "yes_no":
        said = (("value_yes" if each.values[measure.id].value else "value_lacks", each) for each in (row, other))
        return Draft([p.say(key, kommun=each.kommun.name, what=p.words(measure)[2]) for key, each in said])
    if not gap:
        return Draft([p.say("difference_same", first=first, second=other.kommun.name, a=p.figure(own, measure))])
    ahead, behind = (row, other) if gap > 0 else (other, row)
    a, b = (a, b) if gap > 0 else (b, a)
    key = "difference_many_more" if measure.unit == "number" else "difference_more"
    return Draft([p.say(key, first=ahead.kommun.name, second=behind.kommun.name, amount=amount, a=a, b=b)])


def _no_difference(figure: Figure, p: Phrases) -> Draft:
    measure = p.measure
    rows = [each for each in (figure.row, figure.other) if each is not None]
    missing = [each for each in rows if each.values[measure.id].value is None]
    if not missing:
        return Draft([p.say("difference_unknown", missing=p.say("missing_mean", among=p.among()))])
    key = "missing_silent" if p.result.survey.answers_known else "missing"
    first = p.say("difference_unknown", missing=p.say(key, name=p.words(measure)[2], kommuner=p.kommuner(missing)))
    known = [
        p.say("value", kommun=row.kommun.name, amount=p.figure(row.values[measure.id], measure))
        for row in rows
        if row not in missing
    ]
    bounds = [
        f"{row.kommun.name}: {bound[:1].lower()}{bound[1:]}"
        for row in missing
        if (bound := bounded(row.values[measure.id], measure, p))
    ]
    return Draft([first, *known, *bounds])
