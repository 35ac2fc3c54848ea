"""How many kommuner, and which share of them, in words."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from data.model.conditions import EVERYONE, Condition
from data.model.question import Question
from data.model.result import Figure, Value
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.sources import titled

_NAMED: Final = 6  # kommuner that are named in a sentence
_WORDS: Final = frozenset({80.0, 20.0, 70.0, 50.0})  # shares that sources have in words


def count(figure: Figure, p: Phrases) -> Draft:
    """So many, of so many; so many at least where that is all that is known."""
    scope, value, where = p.result.scope, figure.value, p.result.question.where
    assert scope is not None  # noqa: S101  # every count has one
    noun = p.noun(where)
    asks = [(p.say("button_list"), replace(p.result.question, want="list", unused=(), read=(), claim=None))]
    said = {"noun": noun, "Noun": p.capital(noun), "all": p.n(scope.kommuner)}
    if value.value is not None:
        key = "list_all" if value.value == scope.kommuner else "count" if value.value else "count_none"
        few = 0 < value.value < scope.kommuner and figure.holders
        named = [f"{_holders(figure, p)}."] if few else []
        return Draft([p.say(key, n=p.n(value.value), **said), *named], asks=asks)
    if figure.national is not None:
        other = figure.differs
        source = (
            p.say("differs", n=p.n(other.value or 0), source=titled(other.source, p.lang))
            if other and other.source
            else ""
        )
        only = [p.say("count_share_only")] if figure.whole is None and p.result.question.claim is None else []
        return Draft([_national(figure.national, figure.whole, p), *only, *([source] if source else [])], asks=asks)
    if value.low:
        named = [p.say("known_ones", list=_holders(figure, p))] if figure.holders else []
        return Draft([p.say("count_bounds", low=p.n(value.low), **said), p.say("count_open"), *named], asks=asks)
    who, that = p.of_whom(where)
    return Draft([p.say("count_unknown", who=who, what=p.clause(that)), *shares(figure.shares, p)])


def share(figure: Figure, p: Phrases) -> Draft:
    """% of those that are meant, and how many that is."""
    question, value = p.result.question, figure.value
    what, among = p.predicate(question.that or EVERYONE), p.among()
    if value.value is None:
        unknown = p.say("share_unknown", what=p.clause(question.that or EVERYONE), among=among)
        return Draft([unknown, *shares(figure.shares, p)])
    if figure.whole is None or figure.part is None or not value.computed:
        return Draft([_national(value, None, p)])
    key = "share_whole" if figure.part == figure.whole > 1 else "share"
    counted = {"part": p.n(figure.part), "whole": p.n(figure.whole)}
    said = p.say(key, p=p.percent(value.value), what=what, among=among, **counted)
    names = [f"{_holders(figure, p)}."] if figure.holders and 0 < figure.part <= _NAMED else []
    return Draft([said, *names])


def shares(found: Iterable[tuple[Condition, Value]], p: Phrases) -> list[str]:
    """What is published of the parts of what was asked, a sentence each."""
    return [p.say("share_country", p=p.percent(each.value or 0), what=p.predicate(part)) for part, each in found]


def _national(national: Value, whole: int | None, p: Phrases) -> str:
    """A published figure of the country's kommuner: how many of `whole`, else which share."""
    question: Question = p.result.question
    what, value = p.predicate(question.that or question.where), national.value or 0
    if whole is not None:
        return p.say("count_national", n=p.n(value), all=p.n(whole), kommuner=p.say("kommuner"), what=what)
    in_words = national.precision == "approximate" and value in _WORDS
    share_ = p.capital(p.say(f"words_{int(value)}")) if in_words else p.percent(value)
    if question.want == "share" and question.where != EVERYONE:
        return p.say("share_within", p=share_, what=what, among=p.among())
    return p.say("share_words", Words=share_, what=what) if in_words else p.say("share_country", p=share_, what=what)


def _holders(figure: Figure, p: Phrases) -> str:
    measures = [p.result.measures[each] for each in (figure.holders[0].values if figure.holders else ())]
    if len(measures) == 1 and measures[0].unit != "yes_no":
        return p.scored(figure.holders, measures[0])
    return p.kommuner(figure.holders)
