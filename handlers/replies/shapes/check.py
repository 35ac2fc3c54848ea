"""Whether it is so: yes, no or that it cannot be told, with what tells it."""

from data.model.conditions import EVERYONE, MEAN, Beside, Condition, Has, InArea, Not, Place, leaves
from data.model.question import Question
from data.model.result import Check, Row, Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.unknown import bounds, unknown, why_of

_NAMED = 6
_BOUNDS = 2  # sentences


def draw(check: Check, p: Phrases) -> Draft:
    """Of named kommuner, or of all or any that fit."""
    return _named(check, p) if p.result.question.of else _many(check, p)


def _named(check: Check, p: Phrases) -> Draft:
    that = p.result.question.that or EVERYONE
    row = check.rows[0]
    asks = [(row.kommun.name, Question("profile", of=(row.kommun.code,), survey=p.result.survey.id))]
    place = next((leaf for leaf in leaves(that) if isinstance(leaf, Place)), None)
    beside = next((leaf for leaf in leaves(that) if isinstance(leaf, Beside)), None)
    if place is not None:
        said = _placed(check, place, p)
    elif beside is not None:
        said = _against(check, beside, p)
    elif all(isinstance(leaf, InArea) for leaf in leaves(that)):
        said = p.say("said_area", kommun=row.kommun.name, lan=row.kommun.lan.name)
    else:
        said = _figures(check, that, p)
    rest = _bounds(check, p) if check.truth == "unknown" else []
    return Draft([p.say(f"check_{check.truth}", said=said), *rest[:_BOUNDS]], asks=asks, compare=row.kommun.code)


def _bounds(check: Check, p: Phrases) -> list[str]:
    """What can be said of those whose figures are not known."""
    rows = [*check.rows, *([check.than] if check.than else [])]
    measures = [p.result.measures[key] for key in check.rows[0].values if key != "answered"]
    return [said for each in measures for said in bounds([row for row in rows if each.id in row.values], each, p)]


def _figures(check: Check, that: Condition, p: Phrases) -> str:
    """What each has of what is asked; that it is not known where it is not."""
    conditions = [leaf for leaf in leaves(that) if isinstance(leaf, Has)]
    of_answering = any(leaf.measure == "answered" for leaf in conditions)
    asked = [key for key in check.rows[0].values if key != "answered" or of_answering]
    return p.names([_figure(check, row, key, conditions, p) for row in check.rows for key in asked])


def _figure(check: Check, row: Row, key: str, conditions: list[Has], p: Phrases) -> str:
    measure, value, kommun = p.result.measures[key], row.values[key], row.kommun.name
    if value.settled is not None and measure.unit == "yes_no":
        return p.say("said_is", kommun=kommun, what=p.predicate(Has(key, "==", value.settled), one=True))
    if value.settled is not None:
        return p.say("said_value", kommun=kommun, amount=p.held(value, measure))
    if check.truth == "no" and check.counter and any(leaf.value == "max" for leaf in conditions):
        return p.say("said_full", names=p.kommuner(check.counter))
    decisive = (">", ">=") if check.truth == "yes" else ("<", "<=")
    least = any(leaf.measure == key and leaf.op in decisive for leaf in conditions)
    end = value.low if least else value.high
    if check.truth == "unknown" or end is None:
        return _unknown(row, key, p)
    bound = p.say("at_least_n" if least else "at_most_n", n=p.amount(end, measure))
    return p.say("said_bound", kommun=kommun, bound=bound, why=_since(value, p))


def _unknown(row: Row, key: str, p: Phrases) -> str:
    measure = p.result.measures[key]
    if p.result.survey.answers_known:
        return unknown(row, measure, p)[0].rstrip(".")
    if measure.unit == "yes_no":
        return p.say("check_unknown_if", kommun=row.kommun.name, what=p.predicate(Has(key, "==", 1), one=True))
    return p.say("missing", what=p.what(measure), kommuner=row.kommun.name)


def _since(value: Value, p: Phrases) -> str:
    why = why_of(value, p)
    return p.say("since", why=why) if why else ""


def _placed(check: Check, place: Place, p: Phrases) -> str:
    row, placed = check.rows[0], check.placed
    where = p.among()
    measure = p.measure_of(place.measure)
    kommun = row.kommun.name
    if placed is not None and placed.exact is not None:
        of = p.say("place_of", of=p.n(placed.of)) if placed.of else ""
        key = "said_place_shared" if placed.shared_with else "said_place"
        own = p.say(
            key, kommun=kommun, place=p.n(placed.exact), of=of, where=where, many=p.others(placed.shared_with or 0)
        )
        if (
            check.truth == "no"
            and check.counter
            and row not in check.counter
            and place.first == 1
            and len(check.counter) <= _NAMED
        ):
            amount = p.figure(check.counter[0].values[place.measure], measure)
            ends = "said_lasts" if place.order == "fewest" else "said_leaders"
            return f"{own}; {p.say(ends, names=p.kommuner(check.counter), where=where, amount=amount)}"
        return own
    if placed is not None and check.truth == "no" and placed.best is not None:
        leaders = [each for each in check.counter if each.kommun.code != row.kommun.code]
        if place.first == 1 and leaders and len(leaders) <= _NAMED:
            return p.say(
                "said_leaders",
                names=p.kommuner(leaders),
                where=where,
                amount=p.figure(leaders[0].values[place.measure], measure),
            )
        return p.say("said_at_best", kommun=kommun, best=p.n(placed.best), where=where)
    if placed is not None and check.truth == "yes":
        return p.say(
            "said_may_be", kommun=kommun, best=p.n(placed.best or 1), worst=p.n(placed.worst or 1), where=where
        )
    if row.values[place.measure].value is not None:
        said = p.say("said_value", kommun=kommun, amount=p.figure(row.values[place.measure], measure))
        if placed is None or placed.best in (None, 1):
            return said
        return f"{said}, {p.say('and')} {p.say('comes_at_best', best=p.n(placed.best or 1), where=where)}"
    return _unknown(row, place.measure, p)


def _against(check: Check, beside: Beside, p: Phrases) -> str:
    row, measure = check.rows[0], p.measure_of(beside.measure)
    own = row.values[beside.measure]
    than = check.than
    if beside.than == MEAN:
        if own.value is None:
            return _unknown(row, beside.measure, p)
        if check.beside is None or check.beside.value is None:
            return f"{p.say('said_value', kommun=row.kommun.name, amount=p.figure(own, measure))}, {p.say('missing_mean', among=p.among())}"  # noqa: E501
        return p.say(
            "said_mean",
            kommun=row.kommun.name,
            a=p.held(own, measure),
            where=p.among(),
            b=p.mean(check.beside.value, measure),
        )
    if than is None:
        return _unknown(row, beside.measure, p)
    other = than.values[beside.measure]
    if own.settled is not None and other.settled is not None:
        b = p.bare(other, measure)
        return p.say("said_against", kommun=row.kommun.name, a=p.held(own, measure), than=than.kommun.name, b=b)
    if check.truth == "unknown":
        missing = [each for each in (row, than) if each.values[beside.measure].value is None]
        if p.result.survey.answers_known:
            return p.names([_unknown(each, beside.measure, p) for each in missing])
        return p.say("missing", what=p.what(measure), kommuner=p.none_of(missing))
    known, open_ = (than, row) if own.value is None else (row, than)
    value = open_.values[beside.measure]
    amount = p.figure(known.values[beside.measure], measure)
    bound = p.say("at_most_n", n=p.n(value.high or 0))
    return f"{p.say('said_value', kommun=known.kommun.name, amount=amount)}, {p.say('said_bound', kommun=open_.kommun.name, bound=bound, why=_since(value, p))}"  # noqa: E501


def _many(check: Check, p: Phrases) -> Draft:
    """Of all or any: how many do, and of how many it is not known."""
    question, scope = p.result.question, p.result.scope
    that, noun = question.that or EVERYONE, p.noun(question.where)
    what = p.predicate(that)
    if check.national is not None and check.national.value is not None and not p.result.survey.answers_known:
        word = p.capital(p.say("yes" if check.truth == "yes" else "no"))
        return Draft([p.say("check_national", word=word, p=p.percent(check.national.value), what=what)])
    if check.truth == "unknown":
        return Draft([p.say("check_many_unknown", noun=p.noun(question.where, definite=True), what=p.clause(that))])
    open_ = scope.fit - check.whole if scope else 0
    left = [p.say("without_figure", n=p.n(open_), all=p.n(check.whole + open_))] if open_ > 0 else []
    shown = check.counter if question.every else check.rows
    if check.truth == "no" and not question.every:
        who = p.noun(question.where, definite=True)
        return Draft([p.say("check_none", noun=who, what=p.predicate(that, one=True)), *left])
    if check.truth == "yes" and question.every:
        key = "check_all_known" if left else "check_all"
        return Draft([p.say(key, n=p.n(check.whole), noun=noun, what=what), *left])
    if 0 < len(shown) <= _NAMED and (left or not question.every):
        said = p.predicate(Not(that) if question.every else that, one=len(shown) == 1)
        return Draft([p.say(f"check_named_{check.truth}", names=p.kommuner(shown), what=said), *left])
    key = "check_some_known" if left else "check_some"
    word = p.capital(p.say(check.truth))
    first = p.say(key, word=word, n=p.n(check.fits), all=p.n(check.whole), noun=noun, what=what)
    not_them = question.every and 0 < len(shown) <= _NAMED
    return Draft([first, *([p.say("not_them", names=p.none_of(shown))] if not_them else []), *left])
