"""What a message asks of the answer before it, told by what its words mean: "vilka är utan", "är vi ensamma om det"."""

from collections.abc import Callable
from typing import Final, NamedTuple

from data.language.composition.organised import KINDS
from data.language.conversation.fragment import GROUPS, Fragment
from data.language.conversation.kinds import measures_of
from data.language.lexicon.topics import BELONGING
from data.model.conditions import flat
from data.model.question import Question

JUDGED: Final = "judged"
_JUDGING: Final = ("MANY", "NOT", "NO", "NUMBER", "UNKNOWN", "IS", "ANY", "BUT", "EXACTLY", "UP")
_ALONE: Final = ("WHO", "ASKER", "CONCERNING", "PLACE", "ORDINAL", "AND", "WITH", "HAS", "ANY", "IT")
_SO_MANY: Final = ("NUMBER", "ALL", "NEARLY", "ABOUT", "AMOUNT", "MANY", "ANY", "HAS", "KOMMUN")
_HAD: Final = ("MEASURE", "COOPERATES")
_SIDES: Final = ("BOTH_WAYS", "WITHOUT", "HAS", "AND", "OR", "PER")
_OF_GROUPS: Final = ("PER", "OUT_OF", "COUNT", "KOMMUN", "MANY", "ALL", "WHO", "BEST", "WORST")


class Form(NamedTuple):
    """A message that means one of each of some concepts, and nothing else but those beside."""

    asks: str  # a key of OF_ANSWER; to which län or group one belongs; whether what was told is good
    each: tuple[tuple[str, ...], ...]
    beside: tuple[str, ...] = ()


FORMS: Final = (
    Form(BELONGING, (("WHO",), ("IS",), GROUPS), ("BY",)),
    Form("everything", (("ALL",),), ("SHOW", "CONCERNING", "HAS", "ASKER", "ABOUT_IT")),
    Form(JUDGED, (("ABOUT_IT", "AMOUNT"),), _JUDGING),
    Form("lacked", (("WHO", "SHOW"), ("WITHOUT", "NO")), ("MANY", "AS", "HAS", "ANY", "IT", "SAYS_NO")),
    Form("how_many_lack", (("COUNT",), ("WITHOUT", "NO")), ("MANY", "HAS", "ANY", "IT", "SAYS_NO")),
    Form("came", (("ADDED",), ("WHO", "SHOW")), ("MANY", "KOMMUN", "THESE")),
    Form("went", (("EXCEPT", "LEFT_OUT"), ("WHO", "SHOW")), ("MANY", "KOMMUN")),
    Form("how_many_changed", (("ADDED", "LEFT_OUT", "MORE", "FEWER"), ("COUNT",)), ("MANY", "KOMMUN", "EXCEPT")),
    Form("sharing", (("ALONE",),), _ALONE),
    Form("commonest", (("COMMONEST",),), ("UNKNOWN", "CONCERNING", "COOPERATES", "WHO", "MANY")),
    Form("commonest", (("COOPERATES",), ("MOST", "OFTEN")), ("CONCERNING", "IT", "BY")),
    Form("rarest", (("RAREST",),), ("UNKNOWN", "CONCERNING", "COOPERATES", "WHO", "MANY")),
    Form("alike", (("OTHERS",), ("SAME",), ("WHO",)), ("MANY", "KOMMUN", "HAS", "COOPERATES", "CONCERNING", "ORDINAL")),
    Form("sharing", (("SAME",), ("ANY", "WHO")), ("IS", "HAS", "WITH", "PLACE", "MANY", "LEADER")),  # "is it tied"
    Form("sharing", (("SAME",), ("MORE", "OTHERS")), ("IS", "HAS", "PRESENT", "ANY", "MANY")),  # "finns det fler med …"
    Form("sharing", (("WHO",), ("SPLIT",), ("PLACE", "LEADER")), ("MANY", "HAS", "ORDINAL", "IT")),
    Form("compared", (("COMPARE",), ("WHO",)), ("ADDRESSEE", "MANY", "KOMMUN", "HAS", "WITH")),
    Form("joined", (("BOTH", "ALL"), ("TOTAL",)), ("SHOW", "AS", "BY", "FORM", "LAN")),
    Form("joined", (("TOTAL",),)),  # "tillsammans?"
    Form("others", (("OTHERS",), ("WHO", "SHOW")), ("MANY", "KOMMUN")),
    Form("how_many_others", (("OTHERS",), ("COUNT",)), ("MANY", "KOMMUN")),
    Form("together", (("COUNT",), ("TOTAL",)), ("KOMMUN", "MANY", "BOTH")),
    Form("of_both", (("COUNT",), ("BOTH",)), ("KOMMUN", "MANY")),
    Form("rows", (("COUNT",), ("PERCENT", "NUMBER"), ("TO",))),  # "räkna om 46 % till antal"
    Form("best_first", (("RANKS",),), ("BEST", "PLACE")),  # "rank all three"
    Form("scale", (("FULL",), ("MAX",))),  # "max then"
    Form("all_have", (("HAS",), ("ALL",)), _SO_MANY),
    Form("unpublished", (("WHY",), ("MISSING", "WITHOUT")), _SO_MANY),
)


_BY_FIRST: Final = {  # where in FORMS those stand that mean one of a concept
    concept: [at for at, form in enumerate(FORMS) if concept in form.each[0]]
    for form in FORMS
    for concept in form.each[0]
}


def form_of(fragment: Fragment, previous: Question) -> str:
    """What it asks of the answer to the question before it; empty where it says more, or other things."""
    said = fragment.said | ({"SHOW"} if "show" in fragment.links else set())
    for at in sorted({at for concept in _BY_FIRST.keys() & said for at in _BY_FIRST[concept]}):
        asks, each, beside = FORMS[at]
        named = tuple(concept for concepts in each for concept in concepts)
        met = all(not said.isdisjoint(concepts) for concepts in each) and fragment.only_says(*named, *beside)
        if met and (asks not in _ONLY_AFTER or _ONLY_AFTER[asks](previous)):
            return asks
    return ""


def of_groups(fragment: Fragment) -> bool:
    """Whether it but asks of the groups that were spoken of: "hur många är det i varje grupp", "vilken är bäst"."""
    best = fragment.has("WHO") and fragment.has("BEST", "WORST") and fragment.has(*GROUPS, "OUT_OF")
    best = best and not fragment.has("ALL")  # "vilken grupp är bäst av alla"
    asks = best or (fragment.has("COUNT") and fragment.has("PER"))
    return asks and fragment.has(*GROUPS, "PER") and fragment.only_says(*_OF_GROUPS, *GROUPS)


def but_sides(fragment: Fragment) -> bool:
    """Whether it but says with what and without it: "med och utan e-strategi"."""
    return fragment.has("BOTH_WAYS", "WITHOUT") and fragment.has(*_HAD) and fragment.only_says(*_HAD, *_SIDES)


def asks_figure(fragment: Fragment) -> bool:
    """Whether it but names a figure of what it refers to: "what are their scores"."""
    return fragment.hole is not None and fragment.has("MEASURE") and fragment.only_says("MEASURE", "PLANNED", "DEFINE")


def _names_one(previous: Question) -> bool:
    many = previous.want in ("list", "top") and not previous.limit
    return len(previous.of) == 1 or (previous.marked is not None and not previous.by and not many)


def _of_kinds(previous: Question) -> bool:
    """Whether it was of what they cooperate about."""
    return bool({*KINDS}.intersection(measures_of(flat(previous.conditions)))) and not previous.of


def _tells_whom(previous: Question) -> bool:
    return previous.want in ("share", "list", "change", "count")


def _adds_up(previous: Question) -> bool:
    """Whether those of it and of the one before are other kommuner, and not what the same may have both of."""
    return _tells_whom(previous) and not any(map(measures_of, previous.replaced[:1]))


_ONLY_AFTER: Final[dict[str, Callable[[Question], bool]]] = {
    BELONGING: lambda previous: not previous.by,
    "everything": _names_one,
    "joined": lambda previous: previous.want in ("list", "count") and bool(previous.replaced),
    "commonest": _of_kinds,
    "rarest": _of_kinds,
    "unpublished": lambda previous: not any(map(measures_of, previous.conditions)),  # figures were told
    "rows": _tells_whom,
    "scale": lambda previous: bool({*measures_of(previous.where), previous.measure} - {"", "score"}),
    "how_many_changed": lambda previous: previous.earlier is not None,
    "together": _tells_whom,
    "of_both": _adds_up,
}
