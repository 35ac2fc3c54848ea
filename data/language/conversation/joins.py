"""The words that join a message to the one before it, by where they stand: keys of TALK in the lexicons."""

from typing import Final

# How a message goes on, by the keys of TALK in the lexicons.
# Not part of what is asked.
BEGINNINGS: Final = ("anew", "heard", "and", "add", "against", "same", "sorted", "so", "meant", "next", "exchange")
ENDS: Final = ("then", "too", "meant", "please", "lacking", "against_us")
MARKS: Final = ("less", "only", "part", "the")  # part of it too
WHOLES: Final = (  # nothing else is said
    *("which", "others", "how_many_others", "why", "explain", "how", "more", "all", "listed", "both", "turned"),
    *("shown", "sharing", "how_many_sharing", "ahead", "behind", "either", "neither", "worst_first", "best_first"),
    *("each", "out_of", "largest", "smallest", "unpublished", "why_not", "scale", "known", "already"),
    *("complete", "missing", "rows", "each_of_them", "how_much"),
)
OF_A_PLACE: Final = ("which", "others", "how_many_others", "sharing", "how_many_sharing", "both", "either", "neither")
REFERRING: Final = ("it", "that", "among", "them", "there")
MEANS_MORE: Final = {"too": "add", "among": "them", "that": "it", "instead_of": "then", "against_us": "against"}
UNSAID: Final = frozenset({"so", "please", "because", "too", "that", "instead_of", "against_us"})
ENDS_OF: Final = ("BEST", "WORST", "MOST", "FEWEST")
# What is said aside means no more than these.
ASIDE: Final = frozenset(
    {"FILLER", "BY", "CONCERNING", "INDEX", "IS", "HAS", "AND", "TO", "AS", "ANY", "TOPIC", "MANY", "ALL"}
    | {"BUT", "BEHIND"}
)
# What an article stands before, so that "de" in "de bästa" is no pronoun.
AFTER_ARTICLE: Final = frozenset(
    {"BEST", "WORST", "MOST", "FEWEST", "NEAREST", "SIZE", "KOMMUN", "MANY", "NUMBER", "ORDINAL", "GROUP", "GROUP_NOUN"}
    | {"MEASURE", "LEADER", "WITHOUT", "OVER", "UNDER", "MIN", "MAX", "PLANNED", "MEAN", "FORM", "LAN", "AREA", "ALL"}
    | {"SURVEY"}
)
LONGEST_END: Final = 5  # words
CLAUSE: Final = 3  # words; a reason, or what is said aside
