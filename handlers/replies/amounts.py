"""Numbers, names and figures of a result in one language."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from data.model.facts import Survey
from data.model.measure import Measure, Words, main_measure
from data.model.places import Lan
from data.model.question import Lang, Question
from data.model.result import Result, Row
from data.model.value import Value
from handlers.replies.texts import TEXTS, form_of, sentences
from handlers.replies.wording import count, listed, number, ordinal

Form = Literal["one", "many", "clause"]  # said of one kommun, of several, or after "som" or "that"
_FORMS: Final = ("one", "many", "clause")  # as they stand in a text
_NO_DECIMALS: Final = 1e15  # a float beyond it has none
_NOISE: Final = 9  # decimals: what a sum of floats misses is beyond them
KINDS: Final = {"points": "points", "number": "many"}  # how a measure is spoken of by its unit; else by its name


def rounded(value: float, decimals: int = 1) -> float:
    """A number with so many decimals, half away from zero: 8.25 is 8.3. One beyond all measure has none."""
    if abs(value) >= _NO_DECIMALS or value % 1 == 0:  # as most are
        return float(value)
    shifted = round(abs(value) * 10**decimals, _NOISE)  # 1.005 * 100 is 100.49999999999999
    return math.copysign(math.floor(shifted + 0.5) / 10**decimals, value)


def _of(many: int) -> Form:
    return "one" if many == 1 else "many"


@dataclass(frozen=True)
class Amounts:
    """Says the figures of a result in one language. Everything it returns is plain text."""

    result: Result
    lang: Lang

    def say(self, key: str, **words: object) -> str:
        """A sentence or a part of one. Of a survey of few kommuner nothing is said of the country, but of its list."""
        said = sentences("answers", self.lang)
        template = said[key].replace(said["the_country"], said["the_list"]) if self.result.survey.few else said[key]
        return template.format(**words)

    def say_of(self, form: Form, key: str, **words: object) -> str:
        """The same, of what has forms."""
        return form_of(sentences("answers", self.lang)[key], _FORMS.index(form)).format(**words)

    # --- numbers and names

    def n(self, value: float, decimals: int = 1) -> str:
        """A number as the language writes it."""
        return number(rounded(value, decimals), TEXTS[self.lang])

    def unrounded(self, one: float, two: float) -> str:
        """What is said after the difference of two numbers, where it is not that of the two as they are written."""
        apart = rounded(abs(rounded(one) - rounded(two)))
        return "" if apart == rounded(abs(one - two)) else self.say("before_rounding")

    def percent(self, value: float) -> str:
        """A share, with a decimal where it has one."""
        return self.say("percent", n=self.n(value))

    def word(self, many: int) -> str:
        """How many, as a word up to twelve."""
        return count(many, TEXTS[self.lang])

    def ordinal(self, place: int) -> str:
        """Which place: "tredje", "14:e"."""
        return ordinal(place, TEXTS[self.lang])

    def names(self, names: Sequence[str]) -> str:
        """a, b och c."""
        return listed(names, self.say("and"))

    def lan(self, lan: Sequence[Lan]) -> str:
        """Jönköpings, Kalmar och Kronobergs län."""
        ending = self.say("lan_ending")
        return self.names([each.name.removesuffix(ending) for each in lan]) + ending

    def either(self, said: Sequence[str]) -> str:
        """a, b eller c, each once."""
        return listed(list(dict.fromkeys(said)), self.say("or"))

    def joined(self, said: list[str]) -> str:
        """As in "med appar och e-strategi men utan e-tjänster": a word that is the same is said once, but of what lacks."""  # noqa: E501
        has, lacks = self.say("with", what="").strip(), self.say("without", what="").strip()
        kept = said[:1]
        for before, each in itertools.pairwise(said):
            (first, _, _), (second, _, rest) = before.partition(" "), each.partition(" ")
            if first == second == has:
                kept.append(f"{self.say('and')} {rest}")
            elif first == second == lacks:
                kept.append(self.say("and_without", what=rest))
            else:
                kept.append(f"{self.say('but' if {first, second} == {has, lacks} else 'and')} {each}")
        return " ".join(kept)

    def kommuner(self, rows: Sequence[Row]) -> str:
        """The names of kommuner."""
        return self.names([row.kommun.name for row in rows])

    def some(self, rows: Sequence[Row], most: int) -> str:
        """The names of kommuner, or how many they are where they are more than so many."""
        return self.kommuner(rows) if len(rows) <= most else self.of_kommuner(len(rows))

    def none_of(self, rows: Sequence[Row]) -> str:
        """The names of kommuner of whom none has it: "Lund eller Malmö"."""
        return self.either([row.kommun.name for row in rows])

    def others(self, many: int) -> str:
        """As in "en annan kommun", "fem andra kommuner"."""
        return self.say_of(_of(many), "others", n=self.word(many))

    def of_kommuner(self, many: int) -> str:
        """As in "en kommun", "46 kommuner"."""
        return self.say_of(_of(many), "kommuner_n", n=self.n(many))

    def more(self, many: int) -> str:
        """As in "en kommun till", "281 kommuner till"."""
        return self.say_of(_of(many), "more", n=self.n(many))

    def have(self, many: int) -> str:
        """The verb for so many."""
        return self.say_of(_of(many), "have")

    def called(self, place: str) -> str:
        """What a kommun, an area or a kommungrupp is called in a sentence; what is but a part of län, as these."""
        scope = self.result.scope
        if scope and (lan := dict(scope.in_part).get(place)):
            return self.lan(lan)  # they answer for it: "Högst i Bohuslän: Göteborg" would not be true
        return sentences("groups", self.lang).get(place) or self.result.names.get(place, place)

    def capital(self, text: str) -> str:
        """The text with a capital first letter."""
        return text[:1].upper() + text[1:]

    def small(self, text: str) -> str:
        """The text as it goes on within a sentence; a place's name keeps its capital."""
        names = self.result.names.values()
        return text if any(map(text.startswith, names)) else text[:1].lower() + text[1:]

    # --- measures and their figures

    @property
    def question(self) -> Question:
        """What is answered."""
        return self.result.question

    @property
    def asked(self) -> Question:
        """The same without how its words were read: what is asked on of it."""
        return replace(self.question, read=(), unused=())

    @property
    def survey(self) -> Survey:
        """Where the figures are from."""
        return self.result.survey

    @property
    def measure(self) -> Measure:
        """The measure of the question; the score where none is named."""
        return self.measure_of(self.question.measure)

    def beside(self) -> list[Measure]:
        """The measures that are shown beside it in a list."""
        return [self.measure_of(key) for key in self.question.also]

    def measure_of(self, key: str) -> Measure:
        """A measure by its id; the score, or the survey's first, for none."""
        measures = self.result.measures
        return measures.get(key) or measures[main_measure(measures)]

    def words(self, measure: Measure) -> Words:
        """What it is called: one, many, and its name."""
        return measure.sv if self.lang == "sv" else measure.en

    def label(self, measure: Measure) -> str:
        """Its name as the head of a column."""
        return self.capital(self.words(measure).name)

    def end(self, order: str, measure: Measure) -> str:
        """As in "flest appar", "högst poäng", "lägst andel"; the most unless the fewest are asked for."""
        end = "fewest" if order == "fewest" else "most"
        _, many, name = self.words(measure)
        return self.say(f"{end}_{KINDS.get(measure.unit, 'name')}", many=many, name=name)

    def summed(self, want: str, measure: Measure) -> str:
        """As in "snittpoängen", "medianen av antal appar", "summan av antal appar"."""
        kind = "of_points" if measure.unit == "points" else "of"
        return self.say(f"{want}_{kind}", name=self.words(measure).name)

    def what(self, measure: Measure) -> str:
        """What is not published where it is not: "poäng", "uppgift om antal appar"."""
        kind = {"points": "score", "yes_no": "answer"}.get(measure.unit, "figure")
        one, _, name = self.words(measure)
        return self.say(f"what_{kind}", one=one, name=name)

    def amount(self, value: float, measure: Measure, *, scale: bool = True) -> str:
        """So much of a measure: "1 app", "8 av 14 poäng", "93,4 %"."""
        if measure.unit == "percent":
            return self.percent(value)
        one, many, _ = self.words(measure)
        written = self.n(value, max(1, measure.decimals))
        if measure.unit == "points" and scale and measure.high and value == int(value):
            return self.say("of_scale", n=written, scale=self.n(measure.high))
        if measure.unit == "yes_no":
            return self.say("yes" if value else "no")
        return f"{written} {one if value == 1 else many}"

    def figure(self, value: Value, measure: Measure) -> str:
        """A figure that is known or follows, said to be approximate or inferred where it is."""
        return self._qualified(self.amount(value.settled or 0, measure), value)

    def held(self, value: Value, measure: Measure) -> str:
        """A figure as what somebody has: a share with what it is of."""
        own = f" {self.words(measure).many}" if measure.unit == "percent" else ""
        return f"{self.figure(value, measure)}{own}"

    def bare(self, value: Value, measure: Measure) -> str:
        """A figure by itself, as in a list or a table; a dash where there is none."""
        if value.settled is None:
            return self.say("unknown_cell")
        if measure.unit in ("percent", "yes_no"):
            written = self.amount(value.settled, measure)
        else:
            written = self.n(value.settled, max(1, measure.decimals))
        return self._qualified(written, value)

    def _qualified(self, written: str, value: Value) -> str:
        if value.value is None:
            return self.say("inferred", n=written)
        return self.say("about", n=written) if value.precision == "approximate" else written

    def scored(self, rows: Sequence[Row], measure: Measure) -> str:
        """As in "Göteborg 14, Malmö 9 och Lund 8"."""
        return self.names([f"{row.kommun.name} {self.bare(row.values[measure.id], measure)}" for row in rows])
