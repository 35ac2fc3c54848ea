"""That a figure is not known, why, and what follows instead."""

from collections.abc import Sequence
from typing import Final

from data.model.conditions import EVERYONE, Has
from data.model.measure import Measure, of_inhabitants
from data.model.result import Row
from data.model.value import Value
from handlers.replies.phrases import Phrases

_TOLD: Final = ("lan_best", "full_marks", "highest", "rank_group", "place")  # rules that a reader can follow


def figure_or_why(row: Row, measure: Measure, p: Phrases) -> list[str]:
    """The figure of a kommun, and from what it follows where it is not published; else why there is none."""
    kommun, value = row.kommun.name, row.values[measure.id]
    if value.settled is None:
        return unknown(row, measure, p)
    if value.value is not None:
        return [p.say("value", kommun=kommun, amount=p.held(value, measure))]
    amount = p.amount(value.settled, measure)
    return [p.say("value", kommun=kommun, amount=amount), p.say("follows", why=why_of(value, p))]


def unknown(row: Row, measure: Measure, p: Phrases) -> list[str]:
    """That the figure of a kommun is not known, and its bound, if any."""
    points, answered = measure.unit == "points", row.values.get("answered")
    said = {"kommun": row.kommun.name, "what": p.what(measure)}
    if p.survey.answers_known and answered is not None:
        if not answered.value:
            return [p.say("no_score_silent" if points else "no_answer", **said)]
        return [p.say("no_score_unranked" if points else "left_out", **said)]
    if measure.unit == "yes_no":
        return [p.say("not_known_if", kommun=row.kommun.name, what=p.whether(Has(measure.id, "==", 1), one=True))]
    bound = bounded(row.values[measure.id], measure, p)
    return [p.say("not_published", **said), *([f"{p.capital(bound)}."] if bound else [])]


def lacking(rows: Sequence[Row], measure: Measure, p: Phrases) -> str:
    """Of whom there is no figure, as what comes after another sentence."""
    key = "missing_silent" if p.survey.answers_known else "missing"
    return p.say(key, what=p.what(measure), kommuner=p.none_of(rows))


def coverage(p: Phrases) -> list[str]:
    """Of how many scores of its ranking list a survey knows the kommun; nothing where it knows all, or has none."""
    survey = p.survey
    if survey.complete or not survey.ranked:
        return []
    return [p.say("coverage", scored=p.n(survey.scored), ranked=p.n(survey.ranked))]


def nobody(p: Phrases) -> str:
    """That none of those that are meant fit."""
    where = p.question.where
    who, that = p.who(where, definite=True)
    if that == EVERYONE:
        return p.say("nobody", noun=p.noun(where))
    return p.say("list_none", who=who, what=p.predicate(that, one=True))


def bounded(value: Value, measure: Measure, p: Phrases, *, many: bool = False) -> str:
    """What a figure is at most, and from what that follows; empty where only the scale bounds it."""
    why, high = why_of(value, p), value.high
    divided = of_inhabitants(measure.id) != ""  # its bound follows from another figure's: that is no reason to read
    if divided or not why or high is None or (measure.high is not None and high >= measure.high):
        return ""
    bound = p.say("at_most", n=p.n(high))
    if measure.unit != "points":
        return f"{bound}: {why}"
    having = "" if value.exists == "yes" else p.say_of("many" if many else "one", "if_it_has")
    return p.say("bound_of_scale", bound=bound, scale=p.n(measure.high or 0)) + f"{having}: {why}"


def bounds(rows: Sequence[Row], measure: Measure, p: Phrases) -> list[str]:
    """The bounds of several kommuner, each bound once: "Malmö och Lund har högst 13 av 14 …"."""
    told: dict[str, list[Row]] = {}
    for each in rows:
        if each.values[measure.id].settled is None:
            told.setdefault(bounded(each.values[measure.id], measure, p, many=True), []).append(each)
    found = []
    for said, those in sorted(told.items()):
        if said:
            bound = said if len(those) > 1 else bounded(those[0].values[measure.id], measure, p)
            found.append(p.say("bound_of", names=p.kommuner(those), have=p.have(len(those)), bound=bound))
    return found


def why_of(value: Value, p: Phrases) -> str:
    """From what a bound follows, in a few words; empty where it is but the scale."""
    rule = next((each for each in reversed(value.follows) if each.rule in _TOLD), None)
    if rule is None:
        return ""
    return p.say(f"why_{rule.rule}", other=p.called(rule.kommun), n=p.n(value.high or 0))
