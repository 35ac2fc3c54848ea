"""Which concepts the fields of a question hold: as data, for holding.py."""

from typing import Final

from data.model.conditions import (
    COUNTRY,
    COUNTRY_MEDIAN,
    MEAN,
    MEDIAN,
    Against,
    Begins,
    Beside,
    InArea,
    InGroup,
    Near,
    Place,
    Size,
)
from data.model.measure import PER, per_inhabitants
from data.model.question import COUNTRY_TOO

FULL: Final = 14.0
DENIED: Final = frozenset({"NOT", "NO", "WITHOUT", "NEITHER", "EXCEPT", "LEFT_OUT"})
OF_WANT: Final[dict[str, frozenset[str]]] = {
    "profile": frozenset({"PLACE", "OVERVIEW"}),
    "value": frozenset({"COUNT"}),
    "place": frozenset({"ALONE", "PLACE", "RANKS", "SAME", "COUNT", "COMPARE", "DIFFERENCE", "OTHERS"}),
    "compare": frozenset({"SAME", "BETTER", "WORSE", "DIFFERENCE", "COMPARE", "COUNT", "EACH"}),
    "difference": frozenset({"SAME", "BETTER", "WORSE", "DIFFERENCE", "COMPARE", "COUNT"}),
    "explain": frozenset({"WHY", "FULL", "BEST", "WORST", *DENIED}),
    "top": frozenset({"COUNT"}),
    "count": frozenset({"COUNT", "TOTAL"}),
    "share": frozenset({"COMMONEST", "RAREST", "ANSWERING", "SHARE", "PERCENT", "COUNT", "OFTEN"}),
    "mean": frozenset({"MEAN", "COUNT"}),
    "median": frozenset({"MEDIAN", "COUNT"}),
    "total": frozenset({"TOTAL", "COUNT"}),
    "deviation": frozenset({"DEVIATION", "SPREAD", "COUNT"}),
    "range": frozenset(
        {"DIFFERENCE", "SPREAD", "RANGE", "MOST", "BEST", "LEADER", "FEWEST", "WORST", "MIN", "MAX", "COUNT"}
    ),
    "extreme": frozenset({"COUNT"}),
    "spread": frozenset(
        {"SPREAD", "COMMONEST", "RANGE", "MEAN", "MEDIAN", "OVERVIEW", "COUNT", "MOST", "FEWEST", "MIN", "MAX"}
    ),
    "association": frozenset({"RELATED", "BY_RANKS", "BY_SIZE", "CLAIM", "COMPARE", "TOTAL", "MOST", "MORE", "COUNT"}),
    "overview": frozenset({"OVERVIEW"}),
    "change": frozenset({"TIMES", "CHANGE", "SHARE", "PERCENT", "DIFFERENCE", "COMPARE", "COUNT", "BETTER", "WORSE"}),
    "check": frozenset({"CLAIM", "PERCENT"}),
    "list": frozenset({"ALONE", "COUNT", "BOTH_WAYS"}),
    "text": frozenset({"WHY", "SAME"}),
    COUNTRY_TOO: frozenset({"COUNTRY"}),
    "language": frozenset({"LANGUAGE"}),
}
OF_ORDER: Final = {
    "most": frozenset({"MOST", "BEST", "LEADER", "MAX"}),
    "fewest": frozenset({"FEWEST", "WORST", "MIN", "SECOND_LAST"}),
    "nearest": frozenset({"NEAREST", "MEAN"}),
}
OF_TARGET: Final = {
    "best": frozenset({"MOST", "BEST", "LEADER", "WITHOUT"}),
    "max": frozenset({"FULL", "WITHOUT", "WHY"}),
    "mean": frozenset({"MEAN"}),
    "median": frozenset({"MEDIAN"}),
    "ends": frozenset({"RANGE", "MOST", "BEST", "LEADER", "FEWEST", "WORST", "MIN", "MAX"}),
}
OF_SHARE: Final = frozenset({"CLAIM", "FRACTION", "MOSTLY", "OVER", "UNDER"})  # that is claimed
OF_GAIN: Final = frozenset({"CLAIM", "MORE"})  # of what is supposed
OF_GROUPS: Final = {
    "lan": frozenset({"LAN", "OWN_AREA"}),
    "group": frozenset({"GROUP_NOUN"}),
    "size": frozenset({"SIZE", "BY_SIZE", "RELATED"}),
}
OF_SIDES: Final = frozenset({"OTHERS", "BOTH_WAYS", "OFTEN", "DIFFERENCE", "SAME", "BY_SIZE", "RELATED"})
EACH_GROUP: Final = frozenset({"EACH", "PER", "BETTER", "WORSE", "COMPARE"})
OF_LEAF: Final[dict[type, frozenset[str]]] = {
    InArea: frozenset({"LAN", "OWN_AREA"}),
    InGroup: frozenset({"GROUP_NOUN", "OWN_GROUP"}),
    Size: frozenset({"SIZE", "INHABITANTS"}),
    Place: frozenset({"ORDINAL", "PLACE", "SAME"}),
    Begins: frozenset({"BEGINS"}),
    Near: frozenset({"ALIKE", "SAME", "NEAREST", "OWN_GROUP"}),
    Against: frozenset({"OVER", "UNDER", "SAME", "COMPARE"}),
    Beside: frozenset({"BEATEN", "OVER", "UNDER", "BEST", "BETTER", "WORSE", "SAME", "COMPARE", "PLACE"}),
}
OF_MEANS: Final = {
    MEAN: frozenset({"MEAN"}),
    MEDIAN: frozenset({"MEDIAN"}),
    COUNTRY: frozenset({"MEAN", "COUNTRY"}),
    COUNTRY_MEDIAN: frozenset({"MEDIAN", "COUNTRY"}),
}
OF_MEASURE: Final = {
    "population": frozenset({"SIZE", "INHABITANTS"}),
    "e_services_planned": frozenset({"PLANNED"}),
    **{per_inhabitants("e_services_planned", many): frozenset({"PLANNED"}) for many in PER},
    "cooperates_procurement": frozenset({"COOPERATES"}),
    "cooperates_operations": frozenset({"COOPERATES"}),
}
BY_VALUE: Final = frozenset(
    {"PLACE_NAME", "AREA", "GROUP", "NUMBER", "MEASURE", "DOES", "TOPIC", "TOLD", "FORM", "SURVEY_NAME"}
)
AROUND: Final = frozenset({"BETTER", "WORSE", "OVER", "UNDER", "NEAREST", "WHO", "EXACTLY"})
# What a question must hold, or it is unused. Other concepts only join these.
MEANT: Final = (
    BY_VALUE
    | DENIED
    | EACH_GROUP
    | {
        *("ABOVE_THAT", "BELOW_THAT", "MORE", "FEWER", "FRACTION", "YEAR", "PER_HEAD", "ABROAD", "COUNTRY", "CAUSE"),
        *("MOSTLY", "NOT_BOTH", "WHO", "TIMES", "ALIKE", "BEGINS", "ADDED"),
    }.union(
        *OF_WANT.values(),
        *OF_ORDER.values(),
        *OF_TARGET.values(),
        *OF_GROUPS.values(),
        OF_SIDES,
        *OF_LEAF.values(),
        *OF_MEASURE.values(),
    )
)
MEANT_ANYWAY: Final = frozenset(
    {"MEASURE", "NUMBER", "PLACE_NAME", "MEAN", "TOTAL", "WHY"}
)  # also where it may be a filler
# Wants that are of points where they name no measure, and those that are of all that is asked about.
OF_POINTS: Final = frozenset(
    {
        *("profile", "top", "place", "explain", "spread", "overview", "list", "compare", "difference", "extreme"),
        *("mean", "median", "deviation", "range"),
    }
)
OF_ALL: Final = frozenset({"profile", "overview", "compare", "top", "place", "check", "text"})
