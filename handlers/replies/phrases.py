"""A question said back in words: its condition, its measure, whom it is among. What cannot be said was not understood."""  # noqa: E501

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from data.model.conditions import (
    MEAN,
    All,
    Any,
    Beside,
    Condition,
    Has,
    InArea,
    InGroup,
    Is,
    Known,
    Not,
    Place,
    Size,
)
from data.model.measure import Measure, main_measure
from data.model.places import Lan
from data.model.question import Lang
from data.model.result import Result, Row, Value
from handlers.replies.texts import TEXTS
from handlers.replies.texts.answers_en import EN
from handlers.replies.texts.answers_sv import SV
from handlers.replies.wording import count, listed, number, sentence

_NO_DECIMALS: Final = 1e15  # a float beyond it has none
_TEXTS: Final = {"sv": SV, "en": EN}
_OPERATORS: Final = {">=": "at_least", "<=": "at_most", ">": "more_than", "<": "fewer_than", "==": "exactly"}
_DENIED: Final = {">=": "<", "<=": ">", ">": "<=", "<": ">="}


def rounded(value: float, decimals: int = 1) -> float:
    """A number with so many decimals, half away from zero: 8.25 is 8.3. One beyond all measure has none."""
    if abs(value) >= _NO_DECIMALS:
        return value
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


@dataclass(frozen=True)
class Phrases:
    """Says parts of a result in one language. Everything it returns is plain text."""

    result: Result
    lang: Lang

    def say(self, key: str, **words: object) -> str:
        """A sentence or a part of one."""
        return _TEXTS[self.lang][key].format(**words)

    # --- numbers and names

    def n(self, value: float, decimals: int = 1) -> str:
        """A number as the language writes it."""
        return number(rounded(value, decimals), TEXTS[self.lang])

    def percent(self, value: float) -> str:
        """A share, with a decimal where it has one."""
        return self.say("percent", n=self.n(value))

    def names(self, names: Sequence[str]) -> str:
        """a, b och c."""
        return listed(list(names), self.say("and"))

    def lan(self, lan: Sequence[Lan]) -> str:
        """Jönköpings, Kalmar och Kronobergs län."""
        ending = self.say("lan_ending")
        return self.names([each.name.removesuffix(ending) for each in lan]) + ending

    def kommuner(self, rows: Sequence[Row]) -> str:
        """The names of kommuner."""
        return self.names([row.kommun.name for row in rows])

    def others(self, many: int) -> str:
        """As in "en annan kommun", "fem andra kommuner"."""
        return self.say("others_one") if many == 1 else self.say("others", n=count(many, TEXTS[self.lang]))

    def of_kommuner(self, many: int) -> str:
        """As in "en kommun", "46 kommuner"."""
        return self.say("kommun_n") if many == 1 else self.say("kommuner_n", n=self.n(many))

    def measures_share(self, value: Value) -> bool:
        """Whether a national figure is a share: no measure of counts, which are of whole kommuner of those invited."""
        return value.value is not None and value.value <= 100 and not self._is_count()

    def _is_count(self) -> bool:
        where = self.result.question.that or self.result.question.where
        return (
            isinstance(where, Has) and (where.measure in {"answered", "score"}) and self.result.question.want == "count"
        )

    # --- measures

    @property
    def measure(self) -> Measure:
        """The measure of the question; the score where none is named."""
        return self.measure_of(self.result.question.measure)

    def measure_of(self, key: str) -> Measure:
        """A measure by its id; the score, or the survey's first, for none."""
        measures = self.result.measures
        return measures.get(key) or measures[main_measure(measures)]

    def words(self, measure: Measure) -> tuple[str, str, str]:
        """What it is called: one, many, and its name."""
        said = measure.sv if self.lang == "sv" else measure.en
        return said.one, said.many, said.name

    def amount(self, value: float, measure: Measure, *, scale: bool = True) -> str:
        """So much of a measure: "1 app", "8 av 14 poäng", "93,4 procent obesvarade"."""
        one, many, _ = self.words(measure)
        written = self.n(value, max(1, measure.decimals))
        if measure.unit == "points" and scale and measure.high and value == int(value):
            return self.say("of_scale", n=written, scale=self.n(measure.high))
        if measure.unit == "yes_no":
            return self.say("yes" if value else "no")
        return f"{written} {one if value == 1 else many}"

    def figure(self, value: Value, measure: Measure, *, scale: bool = True) -> str:
        """A known figure, said to be approximate where it is."""
        written = self.amount(value.value or 0, measure, scale=scale)
        return self.say("about", n=written) if value.precision == "approximate" else written

    def bare(self, value: Value, measure: Measure) -> str:
        """A figure by itself, as in a list or a table."""
        if value.value is None:
            return self.say("unknown_cell")
        written = (
            self.amount(value.value, measure)
            if measure.unit == "yes_no"
            else self.percent(value.value)
            if measure.unit == "percent"
            else self.n(value.value, max(1, measure.decimals))
        )
        return self.say("about", n=written) if value.precision == "approximate" else written

    def scored(self, rows: Sequence[Row], measure: Measure) -> str:
        """As in "Göteborg 14, Malmö 9 och Lund 8"."""
        return self.names([f"{row.kommun.name} {self.bare(row.values[measure.id], measure)}" for row in rows])

    # --- conditions

    def noun(self, condition: Condition) -> str:
        """As in "kommuner i Skåne län med appar men utan e-strategi"."""
        parts = list(condition.of) if isinstance(condition, All) else [condition]
        heads = [each for each in parts if _kind(each) == "group"]
        places = [each for each in parts if _kind(each) == "area"]
        out = [each for each in parts if isinstance(each, Not) and _kind(each.what) in ("group", "area", "is")]
        named = [each for each in parts if _kind(each) == "is"]
        rest = _paired([each for each in parts if each not in (*heads, *places, *out, *named)])
        said = self._either([self._group(leaf) for leaf in _alternatives(heads[0])]) if heads else self.say("kommuner")
        if named:
            codes = [leaf.kommun for each in named for leaf in _alternatives(each) if isinstance(leaf, Is)]
            said = self._either([self.area(code) for code in codes])
        if places:
            said = f"{said} {self.place_of(places[0])}"
        attributes = [self.attribute(each) for each in [*heads[1:], *places[1:], *rest]]
        if attributes:
            said = f"{said} {self._joined(attributes)}"
        if out:
            said = f"{said} {self.say('except', what=self.names([self._left_out(each.what) for each in out if isinstance(each, Not)]))}"  # noqa: E501
        return said

    def among(self, condition: Condition | None = None) -> str:
        """As in "i landet", "i Skåne län", "bland kommuner i Skåne län med appar"."""
        where = self.result.question.where if condition is None else condition
        if where == All():
            return self.say("country")
        return self.place_of(where) if _kind(where) == "area" else self.say("among", noun=self.noun(where))

    def place_of(self, condition: Condition) -> str:
        """As in "i Skåne län", "i Skåne län eller Hallands län"."""
        return self.say(
            "in",
            area=self._either([self.area(leaf.area) for leaf in _alternatives(condition) if isinstance(leaf, InArea)]),
        )

    def area(self, area: str) -> str:
        """The name of an area."""
        return self.result.names.get(area, area)

    def group(self, group: str) -> str:
        """What a kommungrupp is called in a sentence."""
        return TEXTS[self.lang].groups.get(group, group)

    def attribute(self, condition: Condition) -> str:
        """What kommuner have: "med appar", "utan e-strategi", "som svarade på enkäten"."""
        match condition:
            case Has("answered", "==", value):
                return self.say("that", what=self.say("answered")) if value else self.say("that_silent")
            case Has() | Known() | Beside() | Place():
                positive, what = self._thing(condition)
                return self.say("with" if positive else "without", what=what)
            case Size(least, below):
                return self.say("with", what=self._size(least, below))
            case Any(of):
                return self._alternatives_said(of, "attribute")
            case All(of):
                if (joint := self._between(of)) is not None:
                    return self.say("with", what=joint)
                return self._joined([self.attribute(each) for each in of])
            case Not(All(of)):
                return self.say("with", what=self._not_both(of))
            case Not(what):
                positive, said = self._thing(what)
                return self.say("without" if positive else "with", what=said)
            case InGroup(group):
                return self.say("that", what=self.say("is_group", group=self.group(group)))
            case _:
                return self.noun(condition)

    def predicate(self, condition: Condition) -> str:
        """What is said of kommuner: "har appar", "saknar e-strategi", "svarade på enkäten"."""
        match condition:
            case Has("answered", "==", value):
                return self.say("answered" if value else "silent")
            case Has() | Known() | Beside() | Place():
                positive, what = self._thing(condition)
                return self.say("has" if positive else "lacks", what=what)
            case Size(least, below):
                return self.say("has", what=self._size(least, below))
            case InArea(area):
                return self.say("is_in", area=self.area(area))
            case InGroup(group):
                return self.say("is_group", group=self.group(group))
            case All(of):
                if (joint := self._between(of)) is not None:
                    return self.say("has", what=joint)
                return self.names([self.predicate(each) for each in of])
            case Any(of):
                return self._alternatives_said(of, "predicate")
            case Not(All(of)):
                return self.say("has", what=self._not_both(of))
            case Not(InArea(area)):
                return self.say("is_not_in", area=self.area(area))
            case Not(what):
                positive, said = self._thing(what)
                return self.say("lacks" if positive else "has", what=said)
            case _:
                return self.noun(condition)

    def predicate_of_one(self, condition: Condition) -> str:
        """What is said of one kommun: English verbs differ from those of many."""
        said = self.predicate(condition)
        if self.lang == "en":
            for many, one in (("have ", "has "), ("lie ", "lies "), ("belong ", "belongs ")):
                if said.startswith(many):
                    return one + said[len(many) :]
        return said

    def _alternatives_said(self, of: Sequence[Condition], how: str) -> str:
        return self._either([getattr(self, how)(each) for each in of])

    def _not_both(self, of: Sequence[Condition]) -> str:
        things = [self._thing(each)[1] for each in of]
        return self.say("not_both", first=things[0], second=self.names(things[1:]))

    def _either(self, said: Sequence[str]) -> str:
        return listed(list(dict.fromkeys(said)), self.say("or"))

    def _joined(self, said: list[str]) -> str:
        """As in "med appar och e-strategi men utan e-tjänster": the word that is the same is said once."""
        kept = [said[0]]
        for before, each in itertools.pairwise(said):
            first, second = before.split(" ", 1)[0], each.split(" ", 1)[0]
            if first == second and first in (self.say("with", what="").strip(), self.say("without", what="").strip()):
                kept.append(f"{self.say('and')} {each.split(' ', 1)[1]}")
            else:
                joint = (
                    "but"
                    if {first, second} == {self.say("with", what="").strip(), self.say("without", what="").strip()}
                    else "and"
                )
                kept.append(f"{self.say(joint)} {each}")
        return " ".join(kept)

    def _thing(self, condition: Condition) -> tuple[bool, str]:
        """What is had, or not: whether it is, and what."""
        match condition:
            case Has(key, op, value):
                return self._amount_of(self.measure_of(key), op, value)
            case Known(key):
                return True, self.say(
                    "known_score_complete" if self.result.survey.complete else "known_score"
                ) if key == "score" else self.say("known", name=self.words(self.measure_of(key))[2])
            case Beside(than, side, key):
                return True, self._beside(than, side, self.measure_of(key))
            case Place(key, first, last, order):
                return True, self._placed(first, last, order, self.words(self.measure_of(key))[2])
            case Not(what):
                positive, said = self._thing(what)
                return not positive, said
            case _:
                return True, self.noun(condition)

    def _amount_of(self, measure: Measure, op: str, value: float | str) -> tuple[bool, str]:
        one, many, name = self.words(measure)
        if value == "max" or (measure.unit == "points" and value == measure.high and op in ("==", ">=")):
            return True, self.say("full_marks" if op in ("==", ">=") else "less_than_full")
        if measure.unit == "yes_no":
            return bool(value) == (op in ("==", ">=", ">")), name
        written = float(value)
        if measure.unit == "number" and (op, written) in ((">=", 1), (">", 0)):
            return True, many
        if op == "==" and written == 0 and measure.unit == "number":
            return False, many
        counted = (
            self.percent(written) + f" {name}"
            if measure.unit == "percent"
            else f"{self.n(written, max(1, measure.decimals))} {one if written == 1 else many}"
        )
        key = (
            {"more_than": "over", "fewer_than": "under"}.get(_OPERATORS[op], _OPERATORS[op])
            if measure.unit in ("points", "percent")
            else _OPERATORS[op]
        )
        return True, self.say(key, n=counted)

    def _between(self, of: Sequence[Condition]) -> str | None:
        """Two bounds of one measure as one: "2–6 poäng"."""
        match list(of):
            case [Has(key, ">=", float() | int() as low), Has(other, "<=", float() | int() as high)] if key == other:
                return (
                    f"{self.say('between', low=self.n(low), high=self.n(high))} {self.words(self.measure_of(key))[1]}"
                )
            case _:
                return None

    def _beside(self, than: str, side: str, measure: Measure) -> str:
        whom = self.say("the_mean") if than == MEAN else self.result.names.get(than, than)
        if not measure.higher_is_better:
            side = {"better": "worse", "worse": "better"}.get(side, side)  # better is less
        ends = {"better": "more", "worse": "fewer", "same": "same"}
        key = (
            f"{ends[side]}_points"
            if measure.unit == "points"
            else f"{ends[side]}_many"
            if measure.unit == "number"
            else f"beside_{side}"
        )
        return self.say(key, many=self.words(measure)[1], than=whom)

    def _placed(self, first: int, last: int, order: str, name: str) -> str:
        bottom = order == "fewest"
        if first == last:
            return self.say("from_bottom" if bottom else "on_place", n=self.n(first), name=name)
        return self.say(
            "places_from_bottom" if bottom else "on_places", first=self.n(first), last=self.n(last), name=name
        )

    def _size(self, least: int, below: int | None) -> str:
        if below is None:
            return self.say("more_inhabitants", n=self.n(least))
        if not least:
            return self.say("fewer_inhabitants", n=self.n(below))
        return self.say("from_to_inhabitants", low=self.n(least), high=self.n(below))

    def _group(self, condition: Condition) -> str:
        return self.group(condition.group) if isinstance(condition, InGroup) else self.noun(condition)

    def _left_out(self, condition: Condition) -> str:
        match condition:
            case Is(code):
                return self.result.names.get(code, code)
            case InArea(area):
                return self.say("except_in", area=self.area(area))
            case InGroup(group):
                return self.group(group)
            case Any(of):
                return self._either([self._left_out(each) for each in of])
            case _:
                return self.noun(condition)

    def capital(self, text: str) -> str:
        """The text with a capital first letter."""
        return sentence(text)


def _paired(parts: Sequence[Condition]) -> list[Condition]:
    """The parts, two bounds of one measure made one: "20 000–40 000 invånare"."""
    found: list[Condition] = []
    for part in parts:
        last = found[-1] if found else None
        if (
            isinstance(part, Has)
            and isinstance(last, Has)
            and part.measure == last.measure
            and (last.op, part.op) == (">=", "<=")
        ):
            found[-1] = All((last, part))
        else:
            found.append(part)
    return found


def _alternatives(condition: Condition) -> tuple[Condition, ...]:
    return condition.of if isinstance(condition, Any) else (condition,)


def _kind(condition: Condition) -> str:
    """Whether it says where, of which group, or who, and nothing else."""
    leaves = _alternatives(condition)
    for kind, of in (("area", InArea), ("group", InGroup), ("is", Is)):
        if leaves and all(isinstance(leaf, of) for leaf in leaves):
            return kind
    return ""
