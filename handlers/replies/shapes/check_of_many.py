"""Whether it is so of all kommuner or of any: how many do, and of how many it is not known."""

from data.model.conditions import EVERYONE, Not
from data.model.result import Check
from handlers.replies.phrases import Phrases
from handlers.replies.shapes.draft import Draft
from handlers.replies.shapes.figure import shares

_NAMED = 6


def of_many(check: Check, p: Phrases) -> Draft:
    """Of all or any: how many do, and of how many it is not known."""
    question, scope = p.question, p.result.scope
    that, noun = question.that or EVERYONE, p.noun(question.where)
    what = p.predicate(that)
    if check.national is not None and check.national.value is not None and not p.survey.answers_known:
        key = "claim_yes" if check.truth == "yes" else "claim_no"
        return Draft([p.say(key, said=said) for said in shares([(that, check.national)], p)])
    if check.shares and check.truth != "unknown":
        first, *rest = shares(check.shares, p)
        return Draft([p.say(f"claim_{check.truth}", said=first), *rest])
    if check.truth == "unknown":
        key = "check_many_all" if question.every else "check_many_any"
        noun = p.noun(question.where, definite=not question.every)
        lacking = p.say("told_lacking" if p.survey.answers_known else "told_not_published")
        return Draft([p.say(key, noun=noun, what=p.clause(that), told=lacking), *shares(check.shares, p)])
    open_ = scope.fit - check.whole if scope else 0
    left = [p.say("without_figure", n=p.n(open_), all=p.n(check.whole + open_))] if open_ > 0 else []
    one = check.truth == "yes" and check.whole == len(check.rows) == 1  # who it is is said
    every = question.every and not one
    shown = check.counter if every else check.rows
    if check.truth == "no" and not question.every:
        who = p.noun(question.where, definite=True)
        none = p.say("list_none", who=who, what=p.predicate(that, one=True))
        return Draft([p.say("claim_no", said=p.small(none)), *left])
    counted = p.say("with_figure", noun=noun) if left else noun
    if check.truth == "yes" and every:
        return Draft([p.say("check_all", n=p.n(check.whole), noun=counted, what=what), *left])
    word = p.capital(p.say(check.truth))
    if 0 < len(shown) <= _NAMED and (left or not every):
        said = p.predicate(Not(that) if every else that, one=len(shown) == 1)
        within = "" if question.where == EVERYONE else f", {p.among()}"
        first = p.say("check_named", word=word, within=within, names=p.kommuner(shown), what=said)
        return Draft([first, *left])
    first = p.say("check_some", word=word, n=p.n(check.fits), all=p.n(check.whole), noun=counted, what=what)
    not_them = question.every and 0 < len(shown) <= _NAMED
    return Draft([first, *([p.say("not_them", names=p.none_of(shown))] if not_them else []), *left])
