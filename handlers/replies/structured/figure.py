"""One figure of a result as JSON: with its unit, survey, precision and sources, or the reason it is not known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.model.conditions import EVERYONE, spoken_of
from data.model.facts import Source
from data.model.grounds import Grounds
from data.model.measure import Measure
from data.model.result import Profile, Result, Row
from data.model.value import Value
from handlers.replies.amounts import rounded
from handlers.replies.phrases import Phrases
from handlers.replies.reply import Reply, lang_of
from handlers.replies.structured.parts import BETWEEN, Json, kept, kommun, number, once, rule, source

OF_NO_MEASURE: Final = {"share": "percent", "count": "kommuner", "place": "place"}  # statistics, each with its unit


@dataclass
class Telling:
    """Tells figures of one result."""

    result: Result
    reply: Reply
    grounds: Grounds

    @cached_property
    def phrases(self) -> Phrases:
        """Its words, in the language of the reply."""
        return Phrases(self.result, lang_of(self.reply))

    def n(
        self, group: str = "", *, fit: float | None = None, known: int | None = None, among: int | None = None
    ) -> Json:
        """Of how many kommuner it is told: `among` were asked about, and of `known` of these it is known; `fit` do."""
        scope = self.result.scope
        if scope is None:
            return {}
        known = self.grounds.known.get(group) if known is None else known
        return kept({"fit": number(fit), "known": known, "of": scope.fit if among is None else among})

    def figure(
        self,
        statistic: str,
        value: Value,
        unit: str,
        about: Json | None = None,
        *,
        measure: str | None = None,
        n: Json | None = None,
        rows: Iterable[Row] = (),
    ) -> Json:
        """`measure`: if it is not the one asked for; `rows`: of whom it is computed, if not of all asked about."""
        question = self.result.question
        that = (
            (question.that or (question.where if question.want == "count" else None)) if statistic == "share" else None
        )
        if measure is None:
            measure = "" if statistic in OF_NO_MEASURE else self.phrases.measure.id
        told, known = self.phrases.measure_of(measure), value.settled
        bounded = known is None and self._is_bounded(value, unit, n)
        sources = [*self._sources(value, told, about)]
        if not sources and (bounded or known is not None):
            sources = [*self._sources_of(rows)] or [*self.grounds.sources]
        follows = [rule(each, self._names) for each in value.follows]
        derived = known is not None and value.value is None  # its bounds leave but one
        figure: Json = {
            "about": about or self._asked_about(),
            "statistic": statistic,
            "measure": measure or None,
            "that": self.phrases.predicate(that) if that is not None else None,
            "value": None if known is None else number(rounded(known, max(1, told.decimals))),  # as the words have it
            "unit": unit,
            "at_least": number(value.low) if bounded else None,
            "at_most": number(value.high) if bounded else None,
            "precision": "bound" if bounded else None if known is None else "derived" if derived else value.precision,
            "computed": derived or value.computed if known is not None else None,
            "n": n,
            "survey": self.result.survey.id,
            "year": self.result.survey.year,
            "sources": once(map(source, sources)),
            "follows_from": follows or ([{"rule": BETWEEN}] if bounded else []),
            "unknown": None if known is not None else self._headline,
        }
        return kept(figure, "value")

    @staticmethod
    def _is_bounded(value: Value, unit: str, n: Json | None) -> bool:
        """Whether it is known between what it lies, beyond what its unit says."""
        if unit == "kommuner" and n and (value.low, value.high) == (0, n["of"]):
            return False
        return bool(value.computed or value.follows) and (value.low, value.high) != (None, None)

    def _sources(self, value: Value, measure: Measure, about: Json | None) -> Iterator[Source]:
        """Where a figure was published, or what it follows from."""
        if value.source is not None:
            yield value.source
            return
        code = str((about or {}).get("code", ""))
        found = (self.grounds.published.of_rule(each, measure, code) for each in value.follows)
        yield from (each for each in found if each is not None)

    def _sources_of(self, rows: Iterable[Row]) -> Iterator[Source]:
        """Where the figures of kommuner are from, by the measures that are asked for."""
        for row in rows:
            for key, value in row.values.items():
                if key in self.asked_for or key == self.phrases.measure.id:
                    yield from self._sources(value, self.result.measures[key], kommun(row.kommun))

    @cached_property
    def asked_for(self) -> set[str]:
        """The measures that the question speaks of."""
        return {self.result.question.measure, *spoken_of(*self.result.question.conditions)}

    @cached_property
    def _names(self) -> dict[str, str]:
        """Names of the kommuner that bounds rest on, as far as the result has them."""
        shape = self.result.shape
        leaders = shape.lan_leaders if isinstance(shape, Profile) else ()
        return {**self.result.names, **{row.kommun.code: row.kommun.name for row in leaders}}

    @cached_property
    def _headline(self) -> str:
        """The answer in a sentence."""
        header = next((each for each in self.reply.blocks if each["type"] == "header"), None)
        return str(header["text"]["text"]) if header else self.reply.text

    def _asked_about(self) -> Json:
        where = self.result.question.where
        if where == EVERYONE:
            return {"kind": "country", "name": self.phrases.among()}
        return {"kind": "kommuner", "name": self.phrases.noun(where)}
