"""From what a figure that is not published follows: the rules, each with the published fact that it rests on."""

from typing import Literal, NamedTuple

Rule = Literal[
    "scale",        # a score is 0 to the scale of the survey
    "full_marks",   # all with full marks are named, so nobody else has them
    "lan_best",     # the best of its län has so many points, so the others there have at most as many
    "rank_group",   # those of a rank group have the same score, below that of every group before it
    "place",        # who stands before a place is known, so nobody else has more; a later place has less
    "highest",      # the most, or fewest, that any kommun has is published
    "list",         # all of the ranking list are known, or all that answered: nobody else is in it, or did
    "answered",     # what a kommun that did not answer has is in no list
]  # fmt: skip


class Follows(NamedTuple):
    """From what a bound follows: the rule, and the kommun or figure that it rests on (a code, or empty)."""

    rule: Rule
    kommun: str = ""
