"""What joins and what denies: "och", "eller", "men", "inte", "utan", "varken", and having."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import denied, having
from data.language.composition.walk import Walk

JOINS: Final = frozenset(
    {
        *("NOT_BOTH", "OR_BOTH", "BUT", "OR", "AND", "COMMA", "NEITHER", "WITHOUT", "NO", "NOT", "BOTH", "EITHER"),
        *("HAS", "WHO", "OWN_AREA", "OWN_GROUP", "LAN", "GROUP_NOUN", "SHARE"),
    }
)

_GOVERNING: Final = ("AND", "OR", "BUT", "NOT", "BOTH", "EITHER", "WITHOUT", "NO", "NEITHER")  # what follows them


def join(walk: Walk, i: int) -> int:
    """Let a word that joins, denies or speaks of having govern what comes after it."""
    term, following = walk.at(i), walk.said.after(i)
    if term.has("NOT_BOTH") and not walk.r.clauses and following.has("MEASURE", "DOES"):
        walk.negate("not both")  # "which have not both apps and a strategy"
        walk.has = True
        walk.take(i)
    elif term.has("NOT_BOTH", "OR_BOTH"):
        walk.r.not_both |= term.has("NOT_BOTH")
        _choose_last(walk)
        walk.group += term.has("OR_BOTH")  # "appar, strategi eller båda, men ingen ansvarig"
        walk.take(i)
    elif term.has("BUT"):
        _turn(walk, i)
    elif term.has("OR") and not term.has("NEITHER"):
        walk.joiner = "or"
        _choose_one(walk, i)
    elif term.has("AND", "COMMA"):
        walk.joiner = "or" if i in walk.choice else "and"
        heads = term.typed == ":" and following.has("SHOW", "BEST", "WORST", "MOST", "FEWEST")
        if heads or (term.has("AND") and walk.at(i + 1).has("WHERE")):
            walk.has = False  # "where there are no apps and where …", "minst 8 poäng: topp 5 på appar"
            walk.negate("")
        if term.has("COMMA") and walk.inverted and walk.inverted_from < len(walk.r.clauses):
            walk.inverted = False  # "excluding those without apps, how many …"
            walk.negate("")
            walk.group += 1
    if term.has("NEITHER", "WITHOUT", "NO"):
        _lack(walk, i)
    elif term.has("NOT"):
        _deny(walk, i)
    elif term.has("BOTH", "EITHER"):
        if term.has("BOTH") and walk.negation == "not" and not walk.governed:
            walk.negate("not both")
        walk.has |= walk.said.thing_after(i).has("MEASURE")
        walk.take(i)
    elif term.has("HAS"):
        have(walk, i)
    elif term.has("WHO"):
        walk.has = False
        if walk.governed:
            walk.negate("")  # "utan e-strategi vars befolkning …"
    elif term.has("SHARE"):
        walk.group += bool(walk.r.clauses)  # "of those that answered, what share …"
    following = walk.at(i + 1)  # "länsplacering", "länsettan"
    of_place = following.has("PLACE") or (following.start == term.start and following.has("RANKS", "LEADER", "BEST"))
    walk.r.own_area |= (term.has("OWN_AREA") and not term.has("LAN")) or (of_place and term.has("LAN"))
    walk.r.own_group |= term.has("OWN_GROUP") or (of_place and term.has("GROUP_NOUN"))
    return i


def _turn(walk: Walk, i: int) -> None:
    """What follows is required too, of all that was joined before it: "A eller B men inte C"."""
    asked = walk.r.asked[-1] if walk.r.asked and walk.at(i + 1).has("NO", "WITHOUT", "NOT") else None
    alone = asked and not asked.by and asked.at == walk.said.skip_back(i - 1)
    if asked and alone and not walk.said.before(asked.at).has("SHOW"):  # "e-tjänster men inga appar"
        walk.r.asked.pop()
        walk.require(having(asked.measure), asked.at)
    either = any(each.joiner == "or" and each.group == walk.group for each in walk.r.clauses)
    ends = next(
        (j for j in range(i + 1, len(walk.said)) if walk.at(j).first or walk.at(j).has("BUT", "WHO")), len(walk.said)
    )
    choice = any(walk.at(j).has("OR") for j in range(i + 1, ends))  # "A men B eller C"
    walk.group += either or choice or any(walk.at(j).has("NEITHER") for j in (i + 1, i + 2))
    walk.joiner, walk.inverted = "but", False
    walk.negate("")


def _choose_one(walk: Walk, i: int) -> None:
    """Of what stands on either side, one alone is meant: "enbart appar eller enbart e-tjänster"."""
    only = [j for j in walk.left("EXACTLY") if walk.said.thing_after(j).has("MEASURE")]
    if min(only, default=i) < i < max(only, default=i):
        walk.r.not_both = True
        walk.take(*only)


def _choose_last(walk: Walk) -> None:
    """Of what was joined by a comma alone, one is meant: "appar, e-strategi eller båda"."""
    last = walk.r.clauses[-1] if walk.r.clauses else None
    before = walk.r.clauses[-2:-1]
    if last and before and before[0].group == last.group and last.joiner == "and" and _is_after_comma(walk, last.at):
        own = [each for each in walk.r.clauses if each.group == last.group]
        walk.group += len(own) > 2  # what was required before them is so of either
        group = walk.group if len(own) > 2 else last.group
        walk.r.clauses[-2:] = [replace(before[0], group=group), replace(last, joiner="or", group=group)]


def _is_after_comma(walk: Walk, i: int) -> bool:
    before = walk.said.skip_back(i - 1)
    article = walk.at(before).number == 1 and not walk.at(before).is_number
    return walk.said.before(before if article else i).has("COMMA")


def _lack(walk: Walk, i: int) -> None:
    """What follows is lacked: "utan", "inga", "varken"."""
    term = walk.at(i)
    walk.r.none |= term.has("NO") and walk.said.after(i).has("KOMMUN", "GROUP", "SIZE")
    if walk.negation == "no" and walk.r.none and not walk.governed and term.has("WITHOUT"):
        walk.negate("")  # "ingen kommun saknar appar"
    elif not (walk.negation == "without" and not walk.governed and term.has("NO")):
        walk.negate("neither" if term.has("NEITHER") else "without" if term.has("WITHOUT") else "no")
    walk.has = True
    walk.take(i)


def _deny(walk: Walk, i: int) -> None:
    """A negation of what follows; after a verb that needs nothing ("svarade inte"), of that."""
    last = walk.r.clauses[-1] if walk.r.clauses else None
    following, previous = walk.said.after(i), walk.said.before(i)
    with_it = following.has("HAS") and not following.has("FILLER")  # "svarade inte med": no verb of its own
    if last and previous.has("DOES") and (with_it or not following.has("HAS", "MEASURE", "DOES")):
        walk.r.clauses[-1] = replace(last, condition=denied(last.condition), negation="not")
        walk.take(i)
    elif not following.has("PLACE_NAME"):
        if last and not previous.has("AND", "OR", "BUT", "COMMA", "HAS", "BOTH"):
            walk.group += 1
        walk.negate("not")
        walk.take(i)


def have(walk: Walk, i: int) -> None:
    """Having, or doing: what follows is required. Before what is counted it requires nothing: "har flest"."""
    following, at = walk.said.after(i), walk.said.skip(i + 1)
    bound = following.has("MIN", "MAX") or walk.at(at + 1).is_number
    if following.has("MOST", "FEWEST", "BEST", "WORST") and not bound:
        return
    if walk.governed:
        walk.negate("")
    beside = walk.said.has("COMPARE") and following.has("GROUP", "SIZE", "AREA", "PLACE_NAME")  # "compare A with B"
    every = following.has("ALL") and not walk.said.after(at).has("COMMA", "MEASURE")  # "uppfyller allt: strategi …"
    summed = walk.said.skip_back(i - 1)  # "vilken median har de för e-tjänster"
    summed = walk.at(summed).has("MEAN", "MEDIAN", "TOTAL") and walk.said.before(summed).has("WHO", "WHAT")
    what = (
        walk.said.before(i).has("WHAT", "ABOUT_IT")
        or summed
        or (walk.said.before(i).has("COUNT") and bool(following.kommuner))
    )
    begins = all(term.skipped or term.has("CLAIM", "SURVEY_NAME", "COMMA") for term in walk.said.terms[:i])
    if every and begins and walk.at(at + 1).has("KOMMUN"):
        walk.has = True  # "har alla kommuner i Skåne appar"
        return
    if beside or every or following.has("KOMMUN") or what:
        return  # "en fil med alla kommuner", "vad fick Malmö för poäng"
    if walk.r.clauses and not walk.said.before(i).has(*_GOVERNING):
        walk.group += 1
    walk.has = True
