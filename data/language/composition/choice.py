"""One of several: "minst ett av följande: app, strategi", "exactly one of these two", "app eller strategi, minst ett av dem"."""  # noqa: E501

from dataclasses import replace
from typing import Final

from data.language.composition.quantities import quantity
from data.language.composition.walk import Walk
from data.language.term import Terms

BEGINS: Final = frozenset({"MIN", "EXACTLY", "ANY", "EITHER", "NOT_BOTH", "MAX", "NOT", "NO"})
_ITEM: Final = ("MEASURE", "DOES", "COOPERATES")  # what one can choose among
# What may stand between the things that one chooses among.
_BETWEEN: Final = frozenset(
    {
        *("COMMA", "AND", "OR", "FILLER", "NUMBER", "MIN", "MAX", "ANY", "PLANNED", "INDEX", "IS", "OUT_OF"),
        *("CONCERNING", "BY", "HAS", "TOPIC", *_ITEM),
    }
)


def choose(walk: Walk, i: int) -> int:
    """What is listed after it is joined by "or", or what was listed before it."""
    at = _past_one_of(walk.said, i)
    if not at:
        return i
    exactly, at_most = walk.at(i).has("EXACTLY", "NOT_BOTH"), walk.at(i).has("MAX", "NOT", "NO")
    while walk.at(at).has("COMMA", "NUMBER"):
        at = walk.said.skip(at + 1)  # "one of these two: …", "ett av följande: en …"
    if walk.at(at).has(*_ITEM) and not walk.at(at).first:
        end = _end_of_list(walk.said, at)
        walk.r.not_both |= exactly
        walk.group += bool(walk.r.clauses)
        walk.has, walk.choice = True, range(at, end)
        walk.negate("not both" if at_most else "")
    elif walk.r.clauses and walk.at(i).has("MIN", "EXACTLY"):
        walk.r.not_both |= exactly
        group = walk.r.clauses[-1].group
        walk.r.clauses[:] = [replace(c, joiner="or") if c.group == group else c for c in walk.r.clauses]
    else:
        return i
    walk.take(*range(i, at))
    return at


def _past_one_of(said: Terms, i: int) -> int:
    """Where "at least one of" ends, or "any of"; 0 where it does not stand there."""
    at = i
    if said.at(i).has("MAX", "NOT", "NO"):
        found = quantity(said, i)
        at = found.end - 1 if found and found.bounds == (("<=", 1),) else len(said)  # "no more than one of"
    elif said.at(i).has("MIN", "EXACTLY"):
        at = i + 1
        while "NUMBER" not in said.at(at) and (said.at(at).skipped or said.at(at).has("HAS")) and at < len(said):
            at += 1
        if said.at(at).number != 1:
            return 0
    of = said.skip(at + 1)
    return said.skip(of + 1) if said.at(of).has("OUT_OF") else 0


def _end_of_list(said: Terms, i: int) -> int:
    """Where the things end that one chooses among."""
    end = at = i
    while at < len(said) and not said.at(at).first and not said.at(at).concepts.keys().isdisjoint(_BETWEEN):
        end = at + 1 if said.at(at).has(*_ITEM) else end
        at += 1
    return end
