"""A question, whatever it is about: one frozen value that is composed, never picked from a list of kinds."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from data.model.conditions import EVERYONE, Any, Condition, InArea, InGroup, Leaf, Not, Operator, Size, leaves
from data.model.frozen import frozen

COUNTED: Final = "counted"  # the topic of a share of which it is told first how many they are
COUNTRY_TOO: Final = "country_too"  # that of a place: it asks for that in the country beside the one among `where`
MOST_COMPARED: Final = 6  # places beside each other in one answer

Lang = Literal["sv", "en"]
Form = Literal["words", "chart", "map", "histogram", "scatter", "file", "basis"]  # basis: on what the answer rests
Group = Literal["", "lan", "group", "size"]
Order = Literal["", "most", "fewest", "nearest"]
Target = Literal["", "best", "max", "mean", "median", "ends"]

Want = Literal[
    # of the kommuner it names
    "profile",     # all that is known of one
    "value",       # the figure of one
    "place",       # its place by a measure among `where`
    "compare",     # their figures beside each other; `of` may be län and named areas too
    "difference",  # how much of[0] has more or less than of[1], or what `to` says; or how far groups are apart
    "explain",     # why it got its score: the parts of the rule
    # of the kommuner that fit `where`
    "top",         # those with most or fewest, `limit` of them and whoever shares the last place
    "list",        # all of them
    "count",       # how many
    "share",       # % of them that fit `that`
    "mean", "median", "total",
    "deviation",   # the standard deviation
    "range",       # how far their highest and their lowest figure lie apart
    "extreme",     # the highest or lowest figure, and whose it is
    "spread",      # how their figures spread
    "association",  # whether their figures of `measure` and of the first of `also` go together
    "overview",    # the national figures; of an area what is known of it
    "change",      # what is known of `of`, of `where` or of the country, survey by survey
    # whether it is so
    "check",       # whether `of`, else all or any of `where`, fit `that`; by group whether `that` one is the first
    # no figures
    "text",        # what `topic` says: a definition, the method, sources, help, thanks, what cannot be known
    "language",    # to be answered in another language
    "which",       # several places are called so: `of`, best candidate first; `topic` is the word as typed
]  # fmt: skip


NEEDS: Final[dict[Want, int]] = {  # so many kommuner it is of, at least
    **dict.fromkeys(("profile", "value", "place", "explain", "compare", "which"), 1),
    "difference": 2,  # or one, and what `to` says
}
NO_FIGURES: Final[frozenset[Want]] = frozenset({"text", "language", "which"})  # wants whose answer has none


class Claim(NamedTuple):
    """What is claimed of the figure that is asked for: that it compares so with a value. `about`: roughly."""

    op: Operator
    value: float
    about: bool = False


class Read(NamedTuple):
    """How a part of the text was read. `place`: a code, or the name of an area; empty where it is none that is known.

    "misspelt", "town" and "namesake" (a kommun that a län is called after) were taken for the place; "abroad" and
    "unknown" were not; "except" is to be left out, and is no place, size or group; "chart" is one that is not drawn.
    """

    typed: str
    how: Literal["misspelt", "town", "namesake", "abroad", "unknown", "except", "chart"]
    place: str = ""


@frozen
class Question:
    """What is asked. An empty field was not said, and the evaluator takes what is commonest."""

    want: Want
    measure: str = ""  # id of a measure; empty: of a profile or a comparison all of them, else the score
    where: Condition = EVERYONE  # which kommuner
    of: tuple[str, ...] = ()  # codes of kommuner, and of län, or names of areas, in the order they were named
    # of `share` and `check`: what is asked whether it is so; of `total`: whose part of it is wanted, in %
    that: Condition | None = None
    every: bool = True  # of `check` without `of`: whether all of `where` do; else whether any does
    # of `difference`: the best of `where`, the highest possible, its mean or median; or between the ends of groups
    to: Target = ""
    # of `list` and `value`: measures to show beside it; of a sum, a comparison: each; of an association: with each
    also: tuple[str, ...] = ()
    more: tuple[Want, ...] = ()  # of a sum: what else is wanted of the same figures, told after it
    # the same of each of these among `where`; of a share without `that`: of each how many
    sides: tuple[Condition, ...] = ()
    by: Group = ""  # the same for each län, kommungrupp or size
    order: Order = ""  # "nearest": to the mean of `where`
    limit: int | None = None  # kommuner, or groups; None: ten, or what one message holds
    # what is claimed of the figure; of sides: of how much more the first has than the second; of a comparison of two:
    # of how many times as much it has, 0 where that is asked; of a place: that it has so much more than it has
    claim: Claim | None = None
    topic: str = ""
    survey: str | None = None  # its id; None: the newest real one that knows the measure
    since: str | None = None  # id of an earlier survey
    form: Form = "words"
    page: int = 1  # of a list that one message does not hold
    marked: str | None = None  # code of the kommun, or of grouped figures the län or group, that is looked for
    replaced: tuple[Condition, ...] = ()  # in a conversation: what was required where `where` says else, latest first
    earlier: Condition | None = None  # in a conversation: of whom the answer before was, where those are others now
    told: str = ""  # in a conversation: the topic of the text that was told since
    lang: Lang = "sv"
    read: tuple[Read, ...] = ()
    unused: tuple[str, ...] = ()  # words as typed that were understood, and are in no other field

    @property
    def least_of(self) -> int:
        """How many kommuner it is of, at least: of fewer it is no question."""
        if self.want == "difference" and self.to:
            return 0 if self.to == "ends" and self.grouped else 1
        return NEEDS.get(self.want, 0)

    @property
    def grouped(self) -> bool:
        """Whether the same is asked of several groups of kommuner."""
        return bool(self.by or self.sides)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All conditions that it holds."""
        return (self.where, *((self.that,) if self.that is not None else ()), *self.sides)

    @property
    def placed_sides(self) -> Condition | None:
        """The kommuner of all places, groups or sizes that stand beside each other; None of any other sides."""
        placed = all(isinstance(leaf, InArea | InGroup | Size) for side in self.sides for leaf in leaves(side))
        whole = any(side == EVERYONE or isinstance(side, Not) for side in self.sides)  # beside all others
        return Any(self.sides) if self.sides and placed and not whole else None

    @property
    def leaves(self) -> Iterator[Leaf]:
        """All leaves of its conditions."""
        return (leaf for condition in self.conditions for leaf in leaves(condition))


Heard = str | Question | tuple[Question, ...]  # a text, or what it was read as in a conversation
