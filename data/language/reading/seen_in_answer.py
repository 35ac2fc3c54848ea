"""What an answer shows though no field of its question says it, as data: concepts, and when they are."""

from collections.abc import Callable, Iterator, Set
from typing import Final

from data.language.reading import held_concepts as sets
from data.language.reading import taken_for_granted as granted
from data.language.term import Terms
from data.model.conditions import EVERYONE, Against, Beside, Has, InArea, Size, leaves
from data.model.places import is_kommun
from data.model.question import Question

_OF_NAMED: Final = ("value", "place", "check", "profile")  # wants that tell of those that are named, and nobody else


def _is_exact(q: Question) -> bool:
    """Whether all that it requires of figures is that they are so many: "mer" before a number is in none of it."""
    figures = [leaf for leaf in q.leaves if isinstance(leaf, Has | Beside | Against)]
    exact = [leaf for leaf in figures if isinstance(leaf, Has) and leaf.op == "==" and leaf.value not in (0, "max")]
    return bool(exact) and exact == figures and not (q.order or q.by or q.sides)


def _doubts(q: Question, said: Terms) -> bool:
    """Whether "är inte Lund bättre än Malmö?" is asked, which asks the same as without "inte"."""
    return isinstance(q.that, Beside) and said.at(0).has("IS") and said.at(1).has("NOT")


def _is_ordered(q: Question) -> bool:
    return q.order != "" and (q.by != "" or q.want == "compare")


def _is_beyond(q: Question) -> bool:
    return any(isinstance(leaf, Has) and leaf.op in (">", "<") for leaf in q.leaves)


def _compares(q: Question) -> bool:
    """Whether it holds figures against each other, or a number."""
    held = any(isinstance(leaf, Has | Beside | Against | Size) for leaf in q.leaves)
    return held or bool(q.claim or q.sides or q.order or q.of or q.since) or q.want in ("change", "text", "difference")


def _counts_above(q: Question) -> bool:
    """Whether it counts those with more points than so many."""
    match q.where:
        case Has("score", ">"):
            return q.want == "count"
        case _:
            return False


_Seen = tuple[Set[str], Callable[[Question, Terms], bool]]
_SEEN: Final[tuple[_Seen, ...]] = (
    (
        {"LAN"},
        lambda q, said: (
            bool(q.of) or (q.topic == "lan" and said.has("COUNT")) or (q.want == "list" and q.form == "file")
        ),
    ),
    ({"SIZE"}, lambda _, said: granted.asks_how_large(said)),
    # both figures are told
    ({"CLAIM", "TIMES"}, lambda q, said: q.want == "compare" and said.has("TIMES")),
    # how many times as much is seen
    ({"TIMES"}, lambda q, _: bool(q.sides)),
    # "når inte upp till 5"
    ({"MAX"}, lambda q, said: said.has("REACHES") and _is_beyond(q)),
    ({"BETTER", "WORSE"}, lambda q, said: _is_beyond(q) and granted.beyond_amount(said)),
    ({"ABOVE_THAT", "BELOW_THAT"}, lambda q, _: _compares(q)),
    ({"MEAN"}, lambda q, _: q.want == "share" and EVERYONE in q.sides),  # "mer än snittet i landet"
    ({"RANKS"}, lambda q, _: q.order != "" or q.want in ("list", "compare") or bool(q.sides)),
    ({"BEST"}, lambda q, said: said.has("GOOD_AT") and (bool(q.of) or EVERYONE in q.sides)),
    # "jämför de två bästa"
    ({"COMPARE"}, lambda q, _: (q.want == "top" and bool(q.limit)) or (q.want == "list" and bool(q.of))),
    ({"COUNT"}, lambda q, said: q.topic in ("lan", "groups") or granted.counts_what_is_named(said)),
    (
        {"COUNTRY"},
        lambda q, _: not any(isinstance(leaf, InArea) for leaf in (*leaves(q.where), *leaves(q.that or q.where))),
    ),
    ({"OWN_AREA"}, lambda q, _: bool(q.of) and q.topic != "around"),
    ({"PER"}, lambda q, said: q.want == "spread" and said.has("COUNT")),  # "antal kommuner per poäng"
    ({"PER"}, lambda q, said: (q.measure != "" or q.want == "list" or q.every) and not granted.divides(said)),
    (sets.AROUND, lambda q, _: q.topic == "around"),
    ({"SHARE", "PERCENT"}, lambda q, _: q.want == "total" and q.that is not None),
    ({"SPREAD"}, lambda q, _: q.form == "map"),
    # all of them are told
    ({"WORST", "FEWEST"}, lambda q, _: bool(q.by and q.order and not q.limit)),
    ({"WHO"}, lambda q, said: q.want not in _OF_NAMED or not granted.asks_whom(said)),
    ({"NO", "WITHOUT"}, lambda q, said: q.want == "check" and q.every and granted.denies_lack(said)),
    (
        sets.DENIED,
        lambda q, said: (
            granted.leaves_out_lack(said)
            and any(isinstance(leaf, Has) and (leaf.op, leaf.value) in ((">=", 1), ("==", 1)) for leaf in q.leaves)
        ),
    ),
    # both figures are told
    ({"NOT"}, lambda q, said: said.has("BETTER", "WORSE") and (q.want == "compare" or _doubts(q, said))),
    # so many lie before it
    (
        {"PLACE"},
        lambda q, said: (
            (bool(q.limit) and granted.counts_places(said)) or _counts_above(q) or _is_ordered(q) or said.has("PRESENT")
        ),
    ),
    # "hur många poäng upp till ettan"
    ({"MAX"}, lambda q, _: q.want == "difference" and q.to != ""),
    ({"BEST", "MOST", "LEADER"}, lambda q, _: q.want == "difference" and len(q.of) > 1),  # who has more is said
    # "what does it mean"
    ({"MEAN"}, lambda q, _: q.want == "text" and q.measure != ""),
    # who is first is told, or what it was
    ({"CLAIM"}, lambda q, _: (q.by == "group" and q.order != "") or q.want == "change"),
    ({"YEAR"}, lambda q, _: q.topic == "no_survey"),
    ({"MORE", "FEWER"}, lambda q, said: not _is_exact(q) and (_compares(q) or not granted.of_more(said))),
    ({"CAUSE", "CLAIM"}, lambda q, _: q.topic == "cause"),
    ({"WHY", "MORE", "FEWER"}, lambda q, _: q.want == "compare" and q.topic == "cause"),
    ({"CLAIM"}, lambda q, said: q.want in ("count", "list", "top") and said.has("COUNT", "WHO")),
    ({"OTHERS", "ORDINAL"}, lambda q, said: q.marked is not None and said.has("COMPARE")),  # "mot andra län"
    ({"OTHERS"}, lambda _, said: not granted.beside_others(said)),
    ({"ABROAD"}, lambda q, _: q.topic == "elsewhere"),
    ({"ABROAD", "LANGUAGE"}, lambda q, _: q.topic == "language_can"),
    ({"GROUP_NOUN"}, lambda q, _: q.topic.startswith(("group", "belongs"))),
    ({"MEAN"}, lambda q, _: q.want == "compare" and not all(map(is_kommun, q.of))),
    ({"MOST"}, lambda q, _: q.want == "place" and q.measure == "score"),
    # "topp Skåne"
    ({"BEST"}, lambda q, said: q.want == "place" and q.measure in ("", "score") and not said.at(0).has("BEST")),
    (
        {"ORDINAL"},
        lambda q, said: bool(q.limit) and any(t.concepts.get("ORDINAL") in ("1", str(q.limit)) for t in said.terms),
    ),
    ({"LEADER", "ORDINAL"}, lambda q, said: q.want == "place" and said.has("ALONE")),
)
_OF_CONCEPT: Final = {
    concept: [n for n, (names, _) in enumerate(_SEEN) if concept in names]
    for concept in frozenset[str]().union(*(names for names, _ in _SEEN))
}


def seen_of(concepts: Set[str]) -> Iterator[_Seen]:
    """Those of some of the concepts, which are all that a text may mean."""
    return map(_SEEN.__getitem__, {n for concept in concepts for n in _OF_CONCEPT.get(concept, ())})
