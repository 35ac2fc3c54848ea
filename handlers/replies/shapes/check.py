"""Whether it is so: yes, no or that it cannot be told, with what tells it."""

from data.model.conditions import EVERYONE, MEAN, Beside, Condition, Has, InArea, Place, leaves
from data.model.question import Question
from data.model.result import Check, Row
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.figure import bounded, unknown_value, why_of
from handlers.replies.shapes.rows import listed_or

_NAMED = 6


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
    rest = [
        text
        for each in check.rows
        if check.truth == "unknown"
        for key in each.values
        if key != "answered" and (text := _follows(each, key, p))
    ]
    return Draft([p.say(f"check_{check.truth}", said=said), *rest[:1]], asks=asks, compare=row.kommun.code)


def _follows(row: Row, key: str, p: Phrases) -> str:
    value = row.values[key]
    return bounded(value, p.result.measures[key], p) if value.value is None else ""


def _figures(check: Check, that: Condition, p: Phrases) -> str:
    """What each has of what is asked; that it is not known where it is not."""
    said = []
    full = any(isinstance(leaf, Has) and leaf.value == "max" for leaf in leaves(that))
    of_answering = any(isinstance(leaf, Has) and leaf.measure == "answered" for leaf in leaves(that))
    asked = [key for key in check.rows[0].values if key != "answered" or of_answering]
    for row in check.rows:
        for key in asked:
            measure, value = p.result.measures[key], row.values[key]
            if value.value is None:
                if check.truth == "no" and full and check.counter:
                    said.append(p.say("said_full", names=p.kommuner(check.counter)))
                elif check.truth != "unknown" and value.high is not None:
                    said.append(
                        p.say(
                            "said_bound",
                            kommun=row.kommun.name,
                            bound=p.say("at_most_n", n=p.amount(value.high, measure)),
                            why=why_of(value, measure, p),
                        )
                    )
                else:
                    said.append(_unknown(row, key, p))
            elif measure.unit == "yes_no":
                said.append(
                    p.say("said_is", kommun=row.kommun.name, what=p.predicate_of_one(Has(key, "==", value.value)))
                )
            else:
                said.append(p.say("said_value", kommun=row.kommun.name, amount=p.figure(value, measure)))
    return p.names(said)


def _unknown(row: Row, key: str, p: Phrases) -> str:
    measure = p.result.measures[key]
    if p.result.survey.answers_known:
        return unknown_value(row, measure, p)[0].rstrip(".")
    if measure.unit == "yes_no":
        return p.say("check_unknown_if", kommun=row.kommun.name, what=p.predicate_of_one(Has(key, "==", 1)))
    return p.say("check_unknown_value", name=p.words(measure)[2], kommun=row.kommun.name)


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
        return p.say("said_value", kommun=kommun, amount=p.figure(row.values[place.measure], measure))
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
            "said_mean", kommun=row.kommun.name, a=p.figure(own, measure), where=p.among(), b=p.n(check.beside.value)
        )
    if than is None:
        return _unknown(row, beside.measure, p)
    other = than.values[beside.measure]
    if own.value is not None and other.value is not None:
        return p.say(
            "said_against", kommun=row.kommun.name, a=p.figure(own, measure), than=than.kommun.name, b=p.n(other.value)
        )
    if check.truth == "unknown":
        missing = [each for each in (row, than) if each.values[beside.measure].value is None]
        if p.result.survey.answers_known:
            return p.names([_unknown(each, beside.measure, p) for each in missing])
        return p.say("check_unknown_value", name=p.words(measure)[2], kommun=listed_or(missing, p))
    known, open_ = (than, row) if own.value is None else (row, than)
    value = open_.values[beside.measure]
    amount = p.figure(known.values[beside.measure], measure)
    bound = p.say("at_most_n", n=p.n(value.high or 0))
    return f"{p.say('said_value', kommun=known.kommun.name, amount=amount)}, {p.say('said_bound', kommun=open_.kommun.name, bound=bound, why=why_of(value, measure, p))}"  # noqa: E501


def _many(check: Check, p: Phrases) -> Draft:
    question = p.result.question
    that = question.that or EVERYONE
    what, noun = p.predicate(that), p.noun(question.where)
    if check.national is not None and check.national.value is not None and not p.result.survey.answers_known:
        word = p.capital(p.say("yes" if check.truth == "yes" else "no"))
        return Draft([p.say("check_national", word=word, p=p.percent(check.national.value), what=what)])
    if check.truth == "unknown":
        return Draft([p.say("check_many_unknown", noun=noun, what=what)])
    said = {"n": p.n(check.fits), "all": p.n(check.whole), "noun": noun, "what": what}
    key = f"check_{'all' if question.every else 'any'}_{check.truth}"
    rest = []
    if question.every and check.truth == "no" and 0 < len(check.counter) <= _NAMED:
        rest = [p.say("not_them", names=p.kommuner(check.counter))]
    elif not question.every and 0 < len(check.rows) <= _NAMED:
        rest = [p.say("they", names=p.kommuner(check.rows))]
    return Draft([p.say(key, **said), *rest])
