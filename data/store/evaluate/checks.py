"""Whether it is so: of named kommuner, of all that fit, or of any of them."""

from typing import Final

from data.model.conditions import EVERYONE, MEANS, Any, Beside, Condition, Is, Not, Place, both, leaves, spoken_of
from data.model.result import Check, Row
from data.model.value import Placed, Truth
from data.store.evaluate import means
from data.store.evaluate.asking import Asking
from data.store.evaluate.places import placed, told_of
from data.store.evaluate.published import published_share, shares_of_parts

_NAMED: Final = 10  # kommuner that are named as examples, or as those that do not fit


def check(asking: Asking) -> Check:
    """Whether the kommuner it names fit `that`, or all or any of those that fit `where`."""
    return _of_named(asking) if asking.question.of else _of_many(asking)


def _of_named(asking: Asking) -> Check:
    that, scope = asking.that, asking.where
    named = Any(tuple(Is(code) for code in asking.question.of))
    rows = asking.rows_of(asking.question.of, _measures(asking))
    told = [_truth(*verdict[2:]) for verdict in asking.verdicts(named, that)]
    truth: Truth = "no" if "no" in told else "unknown" if "unknown" in told else "yes"
    first = rows[0]
    place = next((leaf for leaf in leaves(that) if isinstance(leaf, Place)), None)
    spot = placed(asking, first, place.measure, scope) if place else None
    rows[0] = first._replace(placed=spot)
    if place and truth == "no" and (own := _as_published(asking, place, scope)):
        truth, spot = "yes", own
    counter = _leaders(asking, place, scope) if place else []
    mean, than = None, None
    for leaf in leaves(that):
        if isinstance(leaf, Beside) and leaf.than in MEANS:
            mean = means.of_many(asking, leaf.than, leaf.measure, scope)
        elif isinstance(leaf, Beside):
            than = asking.row_of(leaf.than, [leaf.measure])
    return Check(truth, tuple(rows), told.count("yes"), len(rows), tuple(counter), mean, than, spot)


def _as_published(asking: Asking, place: Place, scope: Condition) -> Placed | None:
    """The published place of the one kommun that is asked about, where it is the one that is asked for."""
    one = len(asking.question.of) == 1 and place.first == place.last and place.order == "most"
    if asking.survey.complete or scope != EVERYONE or place.measure != "score" or not one:
        return None
    own = told_of(asking, asking.question.of[0]).get("rank_group")
    return own if own is not None and own.exact == place.first else None


def _truth(sure: bool, may: bool, sure_not: bool, may_not: bool) -> Truth:
    """Whether it is so of one: what cannot be is not so; of whom there is no figure it is not known."""
    if sure:
        return "yes"
    return "no" if sure_not or (may_not and not may) else "unknown"


def _leaders(asking: Asking, place: Place, scope: Condition) -> list[Row]:
    """Who surely stands first: of some known figures the lowest need not be the last."""
    first = Place(place.measure, 1, 1, place.order)
    return asking.rows(both(scope, first), [place.measure], limit=_NAMED + 1)


def _of_many(asking: Asking) -> Check:
    """Of all or any: counts decide, else a published share of the country."""
    that, scope, measures = asking.that, asking.where, _measures(asking)
    about = [verdict[1:] for verdict in asking.verdicts(scope, that) if verdict[3] or verdict[5]]
    sure = sum(fit and so for fit, so, *_ in about)
    denied = sum(fit and not_so for fit, _, _, not_so, _ in about)
    truth: Truth = "unknown"
    if asking.question.every:
        truth = "no" if denied else "yes" if about and sure == len(about) else "unknown"
    elif about:
        truth = "yes" if sure else "unknown" if any(may for _, _, may, _, _ in about) else "no"
    named = sure and denied  # some are known by name, and say more than a share
    of_country = scope == EVERYONE and not asking.survey.answers_known
    published = published_share(asking, that) if of_country and not named else None
    if published and published.value is not None and truth == "unknown":
        every = asking.question.every
        truth = "yes" if (published.value > 0 and not every) or (published.value == 100 and every) else "no"
    shares = shares_of_parts(asking, that) if truth == "unknown" and of_country else ()
    if isinstance(that, Any) and not asking.question.every and any(share.value for _, share in shares):
        truth = "yes"
    rows = asking.rows(both(scope, that), measures, limit=_NAMED + 1) if sure else []
    counter = asking.rows(both(scope, Not(that)), measures, limit=_NAMED + 1) if denied else []
    whole = sure + denied
    if not asking.question.every and (truth == "no" or not asking.survey.answers_known):
        whole = len(about) - sum(may and not so for _, so, may, _, _ in about)  # the others surely do not fit
    return Check(truth, tuple(rows), sure, whole, tuple(counter), national=published, shares=shares)


def _measures(asking: Asking) -> list[str]:
    asked = dict.fromkeys([*spoken_of(asking.that), asking.question.measure])
    found = [each for each in asked if each in asking.measures]
    return found or [asking.measure]
