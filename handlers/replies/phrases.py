"""A question said back in words: its condition, and whom it is among. What cannot be said was not understood."""

from dataclasses import dataclass, field

from data.model.conditions import EVERYONE, All, Any, Condition, InArea, InGroup, Is, Not, least_and_most
from data.model.frozen import frozen
from data.model.value import Placed
from handlers.replies.predicates import Predicates
from handlers.replies.texts import sentences


@frozen
class _Parts:
    """The parts of a condition by what they say: of which group, where, who, who not, and all else."""

    groups: list[Condition] = field(default_factory=list)
    areas: list[Condition] = field(default_factory=list)
    named: list[Condition] = field(default_factory=list)
    out: list[Condition] = field(default_factory=list)  # what is left out
    rest: list[Condition] = field(default_factory=list)


@dataclass(frozen=True)
class Phrases(Predicates):
    """Says a result's question back."""

    def noun(self, condition: Condition, *, definite: bool = False) -> str:
        """As in "kommuner i Skåne län med appar men utan e-strategi"; `definite`: "kommunerna i Skåne län"."""
        said = self.say("the_kommuner" if definite else "kommuner")
        if condition == EVERYONE:
            return f"{said} {sentences('answers', self.lang)['country']}"  # whatever survey it is, these are all
        parts = _parts(condition)
        groups = parts.groups
        if parts.named:
            said = self._listed(parts.named[0])
        elif groups:
            said = self._listed(groups[0])
            groups = groups[1:]
        if parts.areas:
            said = f"{said} {self._place(parts.areas[0])}"
        attributes = [self.attribute(each) for each in (*parts.named[1:], *groups, *parts.areas[1:], *parts.rest)]
        if attributes:
            said = f"{said} {self.joined(attributes)}"
        return f"{said} {self._except(parts)}".rstrip()

    def among(self, condition: Condition | None = None) -> str:
        """As in "i landet utom Stockholm", "i Skåne län", "bland kommuner i Skåne län med appar"."""
        where = self.question.where if condition is None else condition
        parts = _parts(where)
        if parts.named and len(_alternatives(parts.named[0])) == 1:
            return self.say("in", area=self.noun(where))
        if parts.groups or parts.named or parts.rest or parts.areas[1:]:
            return self.say("among", noun=self.noun(where))
        place = self._place(parts.areas[0]) if parts.areas else self.say("country")
        return f"{place} {self._except(parts)}".rstrip()

    def placed(self, kommun: str, placed: Placed, amount: str, by: str = "") -> str:
        """Where a kommun stands, by what, and how much: "Lund: delad plats 3 av 33 i Skåne län, 12 av 14 poäng."."""
        of = self.say("place_of", of=self.n(placed.of)) if placed.of else ""
        end = (
            self.say("counted_from_bottom") if self.question.order == "fewest" and self.question.want == "place" else ""
        )
        place = f"{self.n(placed.exact or 0)}{end}"
        said = {"kommun": kommun, "place": place, "of": of, "where": self.among(), "by": by}
        return self.say("place_shared" if placed.shared_with else "place", amount=amount, **said)

    def who(self, condition: Condition, *, definite: bool = False) -> tuple[str, Condition]:
        """Who is meant, "kommuner i Skåne län", and what else is said of them."""
        parts = _parts(condition)
        told = [*parts.named, *parts.groups, *parts.areas, *(Not(each) for each in parts.out)]
        return self.noun(All(tuple(told)), definite=definite), All(tuple(parts.rest))

    def of_whom(self, condition: Condition) -> tuple[str, Condition]:
        """As who, after "vilka" or "hur många": "kommuner", "kommuner i Skåne län", "av storstäderna"."""
        who, that = self.who(condition)
        parts = _parts(condition)
        if parts.named or parts.groups:
            return self.say("of_them", noun=who), that
        return who.removesuffix(f" {self.say('country')}"), that

    def _place(self, condition: Condition) -> str:
        """As in "i Skåne län", "i Skåne län och Hallands län"."""
        return self.say("in", area=self._listed(condition))

    def _listed(self, condition: Condition) -> str:
        """The places or groups of a choice: a, b och c, each once."""
        return self.names(list(dict.fromkeys(self._name(leaf) for leaf in _alternatives(condition))))

    def _name(self, leaf: Condition) -> str:
        match leaf:
            case InArea(place) | InGroup(place) | Is(place):
                return self.called(place)
            case _:
                raise TypeError(type(leaf).__name__)  # `_parts` finds no other there

    def _except(self, parts: _Parts) -> str:
        """As in "utom Stockholm", "utom i Norrland och Malmö"; empty where nobody is left out."""
        out = [leaf for each in parts.out for leaf in _alternatives(each)]
        said = [self._place(leaf) if isinstance(leaf, InArea) else self._name(leaf) for leaf in out]
        return self.say("except", what=self.names(said)) if said else ""


def _parts(condition: Condition) -> _Parts:
    """The condition in parts; two bounds of one measure are made one."""
    found = _Parts()
    for each in condition.of if isinstance(condition, All) else (condition,):
        if isinstance(each, Not) and _kind(each.what) != "rest":
            found.out.append(each.what)
        elif _kind(each) == "rest" and found.rest and least_and_most((found.rest[-1], each)):
            found.rest[-1] = All((found.rest[-1], each))
        else:
            getattr(found, _kind(each)).append(each)
    return found


def _kind(condition: Condition) -> str:
    """Whether it says where, of which group, or who, and nothing else."""
    leaves = _alternatives(condition)
    for kind, of in (("areas", InArea), ("groups", InGroup), ("named", Is)):
        if leaves and all(isinstance(leaf, of) for leaf in leaves):
            return kind
    return "rest"


def _alternatives(condition: Condition) -> tuple[Condition, ...]:
    return condition.of if isinstance(condition, Any) else (condition,)
