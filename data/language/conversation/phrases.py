"""The kinds of phrases that join a message to the one before it, by the keys of TALK, and what stands beside them."""

from typing import Final

ENDS_OF: Final = ("BEST", "WORST", "MOST", "FEWEST")
BEGINNINGS: Final = (
    *("anew", "its_cause", "heard", "and", "add", "with", "against", "it_against", "same", "sorted", "mistaken", "so"),
    *("meant", "next", "exchange"),
)
ENDS: Final = ("then", "too", "meant", "please", "lacking", "against_us", "has_it", "along")
MARKS: Final = ("less", "lift", "only", "part", "the")  # part of what is asked too
WHOLES: Final = (  # nothing else is said
    *("which", "others", "lacked", "how_many_others", "why", "explain", "how", "more", "all", "listed", "both"),
    *("turned", "other_way", "shown", "sharing", "alike", "all_measures", "how_many_sharing", "ahead", "behind"),
    *("either", "neither", "worst_first", "best_first", "each", "out_of", "largest", "smallest", "unpublished"),
    *("why_not", "scale", "known", "already", "complete", "missing", "rows", "each_of_them", "how_much", "means"),
    *("when", "around", "darkest", "lightest"),
)
ROWS: Final = {"former": 1, "other": 2, "last": -1}  # one of those told, by its place among them
CHANGED: Final = ("new_ones", "gone_ones")  # those told now and not before, or before and not now
REFERRING: Final = (*ROWS, *CHANGED, "it", "that", "every", "among", "them", "there")
MEANS_MORE: Final = dict.fromkeys(("that", "row", *ROWS), "it") | {
    **dict.fromkeys(CHANGED, "them"),
    "every": "them",
    "too": "add",
    "with": "add",
    "along": "add",
    "among": "them",
    "instead_of": "then",
    "against_us": "against",
    "it_against": "against",
}
UNSAID: Final = frozenset(
    {"so", "mistaken", "please", "because", "too", "with", "that", "instead_of", "against_us", "along"}
)
# What is said aside means no more than these.
ASIDE: Final = frozenset(
    {"FILLER", "BY", "CONCERNING", "INDEX", "IS", "HAS", "AND", "TO", "AS", "ANY", "TOPIC", "MANY", "ALL"}
    | {"BUT", "BEHIND", "ADDRESSEE"}
)
# What an article stands before, so that "de" in "de bästa" is no pronoun.
AFTER_ARTICLE: Final = frozenset(
    {*ENDS_OF, "NEAREST", "SIZE", "KOMMUN", "MANY", "NUMBER", "ORDINAL", "GROUP", "GROUP_NOUN", "SURVEY"}
    | {"MEASURE", "LEADER", "WITHOUT", "OVER", "UNDER", "MIN", "MAX", "PLANNED", "MEAN", "FORM", "LAN", "AREA", "ALL"}
)
BEFORE_LESS: Final = ("HOW", "WHAT", "IS", "FILLER", "IT")  # that say nothing before what is left out
COUNTED: Final = ("MEASURE", "PLANNED", "KOMMUN", "MANY", "LAN", "GROUP_NOUN", "PLACE")  # after a number
MOST_TOLD: Final = 50  # kommuner, by their number: what one message holds
LONGEST_END: Final = 5  # words
CLAUSE: Final = 3  # words; a reason, or what is said aside
