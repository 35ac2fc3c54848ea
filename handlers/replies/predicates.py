"""What is said of kommuner: that they have something or lack it, in each form a sentence needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, assert_never

from data.model.conditions import (
    COUNTRY,
    COUNTRY_MEDIAN,
    MEAN,
    MEANS,
    MEDIAN,
    Against,
    All,
    Any,
    Begins,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Near,
    Not,
    Operator,
    Place,
    Size,
    least_and_most,
)
from data.model.frozen import frozen
from data.model.measure import Measure
from handlers.replies.amounts import KINDS, Amounts, Form

_OPERATORS: Final = {">=": "at_least", "<=": "at_most", ">": "more_than", "<": "fewer_than", "==": "exactly"}
OF_AMOUNTS: Final = {**_OPERATORS, ">": "over", "<": "under"}  # of what is not counted in whole things
_TURNED: Final[Mapping[str, Operator]] = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}
_SIDES: Final = {"better": "more", "worse": "fewer", "same": "same"}
_SIDES_OF_LESS: Final = {"better": "fewer", "worse": "more", "same": "same"}  # where less is better
_APART: Final = {">": "more", "<": "fewer", "==": "same"}
_VERBS: Final[Mapping[type[Condition], str]] = {InArea: "lie", InGroup: "belong", Is: "be"}
_HAVING: Final = frozenset({"have", "reach"})  # to have any of it, to have so much

Mood = Literal["attribute", "many", "one", "clause"]  # "utan appar"; of kommuner, or of one, "har inte"; "som inte har"
_MEANS: Final = {
    MEAN: "the_mean", COUNTRY: "the_country_mean", MEDIAN: "the_median", COUNTRY_MEDIAN: "the_country_median",
}  # fmt: skip


@frozen
class _Thing:
    """What is had, and how it is called where it is lacked; whether it is had or lacked."""

    verb: str
    what: str
    lacked: str = ""  # by one
    of_many: str = ""  # had or lacked by several
    positive: bool = True


@dataclass(frozen=True)
class Predicates(Amounts):
    """Says conditions of kommuner as attributes and as predicates."""

    def attribute(self, condition: Condition) -> str:
        """What kommuner have: "med appar", "utan e-strategi", "som svarade på enkäten"."""
        return self._said(condition, "attribute")

    def predicate(self, condition: Condition, *, one: bool = False) -> str:
        """What is said of kommuner, or of one: "har appar", "saknar e-strategi", "svarade på enkäten"."""
        return self._said(condition, "one" if one else "many")

    def clause(self, condition: Condition) -> str:
        """What is said of kommuner after "som" or "which": "inte svarade på enkäten"."""
        return self._said(condition, "clause")

    def whether(self, condition: Condition, *, one: bool) -> str:
        """What is said of kommuner, or of one, after "om" or "whether": "inte har full pott"."""
        return self._said(condition, "one" if one and self.say("mood_of_one") == "one" else "clause")

    def _said(self, condition: Condition, mood: Mood) -> str:
        match condition:
            case All(()):
                return self._had(_Thing("be", self.of_kommuner(1), of_many=self.say("kommuner")), mood)
            case All((only,)) | Any((only,)):
                return self._said(only, mood)
            case Not(All((only,)) | Any((only,))):
                return self._said(Not(only), mood)
            case Not(Has(key, op, value)) if (value != "max" or op == "<") and self._is_turned(key, op, value):
                return self._said(Has(key, _TURNED[op], value), mood)
            case Any(of):
                return self.either([self._said(each, mood) for each in of])
            case All(of) if (pair := least_and_most(of)) is not None:
                return self._had(_Thing("reach", self._between(*pair)), mood)
            case All(of) if mood == "attribute":
                return self.joined([self._said(each, mood) for each in of])
            case All(of):
                return self._all(of, mood)
            case Not(All(of)) if (things := self._both_had(of)) is not None:
                both = self.say("both", first=things[0], second=self.names(things[1:]))
                if mood == "attribute":  # "utan både appar och e-tjänster" would be without either
                    return self.say("with", what=self.say("not_both", both=both))
                return self._had(_Thing("reach", both, positive=False), mood)
            case Not(All(of)):
                return self._said(Any(tuple(Not(each) for each in of)), mood)
            case Not(Any(of)):
                return self._said(All(tuple(Not(each) for each in of)), mood)
            case Not(Not(denied)):
                return self._said(denied, mood)
            case Not(Size(least, below)):
                outside = [*([Size(0, least)] if least else []), *([Size(below)] if below else [])]
                return self._said(Any(tuple(outside)), mood)
            case _:
                return self._had(self._thing(condition), mood)

    def _is_turned(self, key: str, op: str, value: float | str) -> bool:
        """Whether not to have so much is to have more, or less: "färre än 5 appar"; to have no apps is to lack them."""
        return op in _TURNED and self._bound(self.measure_of(key), op, value).verb == "reach"

    def _both_had(self, of: Sequence[Condition]) -> list[str] | None:
        """What is had, of two or more leaves that are all of something had."""
        things = [self._plain(each) for each in of]
        had = [thing.what for thing in things if thing and thing.positive and thing.verb in _HAVING]
        return had if len(had) == len(of) > 1 and least_and_most(of) is None else None

    def _all(self, of: Sequence[Condition], mood: Mood) -> str:
        """Several predicates; a verb that is the same is said once: "har appar och minst 10 poäng"."""
        said: list[str] = []
        before: _Thing | None = None
        for each in of:
            thing = self._plain(each)
            if thing and thing.verb not in _HAVING:
                thing = None
            if thing and before and thing.positive == before.positive and (thing.positive or thing.verb == before.verb):
                what = self._what(thing, mood)
                said[-1] += f" {self.say('and')} {what}" if thing.positive else f" {self.say('and_no', what=what)}"
            else:
                said.append(self._said(each, mood))
            before = thing
        return self.names(said)

    def _plain(self, condition: Condition) -> _Thing | None:
        """A leaf, or what is denied of one; None of what is composed."""
        match condition:
            case Not(Size()) | All() | Any() | Not(All() | Any() | Not()):
                return None
            case _:
                return self._thing(condition)

    def _what(self, thing: _Thing, mood: Mood) -> str:
        what = thing.what if thing.positive else thing.lacked or thing.what
        return what if mood == "one" else thing.of_many or what

    def _had(self, thing: _Thing, mood: Mood) -> str:
        what = self._what(thing, mood)
        if mood == "attribute" and thing.verb in _HAVING:
            return self.say("with" if thing.positive else "without", what=what)
        form: Form = "clause" if mood == "attribute" else mood
        said = self.say_of(form, f"{thing.verb}_{'yes' if thing.positive else 'no'}", what=what)
        return self.say("that", what=said) if mood == "attribute" else said

    def _thing(self, leaf: Condition) -> _Thing:
        """What a leaf says, or what is denied of one: the verb, and what is had or not."""
        match leaf:
            case Not(what):
                thing = self._thing(what)
                return replace(thing, positive=not thing.positive)
            case Has("answered", _, value):
                return _Thing("answer", "", positive=bool(value))
            case Has(key, op, value):
                return self._bound(self.measure_of(key), op, value)
            case Known("score"):
                return _Thing("have", self.say("known_score_complete" if self.survey.complete else "known_score"))
            case Known(key):
                return _Thing("have", self.say("known", name=self.words(self.measure_of(key)).name))
            case Beside(than, side, key):
                held = self.say(_MEANS[than]) if than in MEANS else self.called(than)
                if leaf.gap:
                    return _Thing("stand", self._apart(leaf, held))
                sides = _SIDES if self.measure_of(key).higher_is_better else _SIDES_OF_LESS
                return self._than(sides[side], key, held)
            case Begins(letters):
                return _Thing("begin", letters)
            case Near(code, key):
                return self._than("about", key, self.called(code))
            case Against(key, op, other):
                beside = self.measure_of(other)
                return self._than(_APART[op], key, self.words(beside)[1 if beside.unit == "number" else 2])
            case Place():
                return self._placed(leaf)
            case Size(least, below):
                return _Thing("reach", self._size(least, below))
            case InArea(name) | InGroup(name) | Is(name):
                return _Thing(_VERBS[type(leaf)], self.called(name))
            case All() | Any():
                raise TypeError(type(leaf).__name__)
            case _:
                assert_never(leaf)

    def _placed(self, place: Place) -> _Thing:
        """That it stands first, among the first, or on a place: "högst poäng", "bland de 10 med flest appar"."""
        key, first, last, order = place.measure, place.first, place.last, place.order
        if first == last == 1:
            return _Thing("reach", self.say("the_most", most=self.end(order, self.measure_of(key))))
        if first == 1 and order != "fewest":
            return _Thing("be", self.say("among_first", n=self.n(last), most=self.end(order, self.measure_of(key))))
        spot = self.say("on_place" if first == last else "on_places", first=self.n(first), last=self.n(last))
        end = "from_bottom" if order == "fewest" else "from_top"
        return _Thing("reach", self.say(end, place=spot, name=self.words(self.measure_of(key)).name))

    def _bound(self, measure: Measure, op: str, value: float | str) -> _Thing:
        """A figure that is had: "appar", "minst 2 appar", "full pott"."""
        one, many, name = self.words(measure)
        if value == "max" or (measure.unit == "points" and value == measure.high and op in ("==", ">=")):
            return _Thing("reach", self.say("full_marks" if op in ("==", ">=") else "less_than_full"))
        if measure.unit == "yes_no":
            return _Thing("have", one, name, many, positive=bool(value) == (op in ("==", ">=", ">")))
        written = float(value)
        if measure.unit == "number" and (op, written) in ((">=", 1), (">", 0), ("==", 0)):
            return _Thing("have", many, positive=op != "==")
        if measure.unit == "percent":
            counted = f"{self.percent(written)} {name}"
        else:
            counted = f"{self.n(written, max(1, measure.decimals))} {one if written == 1 else many}"
        operators = _OPERATORS if measure.unit == "number" else OF_AMOUNTS
        return _Thing("reach", self.say(operators[op], n=counted))

    def _between(self, low: Has, high: Has) -> str:
        """Two bounds of one measure as one: "2–6 poäng"."""
        written = self.say("between", low=self.n(float(low.value)), high=self.n(float(high.value)))
        return f"{written} {self.words(self.measure_of(low.measure)).many}"

    def _than(self, side: str, key: str, than: str) -> _Thing:
        """More of a measure, or fewer, or the same: "fler appar än snittet"."""
        measure = self.measure_of(key)
        _, many, name = self.words(measure)
        kind = KINDS.get(measure.unit, "much")
        return _Thing("reach", self.say(f"{side}_{kind}_than", many=many, name=name, than=than))

    def _apart(self, leaf: Beside, held: str) -> str:
        """So far on one side of another: "minst 2 poäng över snittet"."""
        measure = self.measure_of(leaf.measure)
        side = "above" if (leaf.side == "better") == measure.higher_is_better else "below"
        told = self.say(OF_AMOUNTS[leaf.op], n=self.amount(leaf.gap, measure, scale=False))
        return self.say(f"apart_{side}", amount=told, than=held)

    def _size(self, least: int, below: int | None) -> str:
        said = "more_inhabitants" if below is None else "from_to_inhabitants" if least else "fewer_inhabitants"
        return self.say(said, n=self.n(least if below is None else below), low=self.n(least), high=self.n(below or 0))
