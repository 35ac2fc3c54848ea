"""All that a question says, and whether a term of its text is among it."""

from dataclasses import dataclass
from typing import Final

from data.language.composition.measures import PLANNED
from data.language.lexicon.topics import PASSING, REASONLESS, WHAT_IF
from data.language.reading.held_concepts import BY_VALUE, MEANT, MEANT_ANYWAY, OF_ALL, OF_POINTS
from data.language.term import Term
from data.model.conditions import EVERYONE
from data.model.places import is_kommun
from data.model.question import Question

_COMPARED: Final = frozenset({"compare"})  # which shows all figures where it names none
_OF_SCALE: Final = ("index", "weights")  # what is told of points, that names how many there are


@dataclass
class Held:
    """All that a question says, to be looked up in."""

    question: Question
    concepts: set[str]
    places: set[str]  # codes, and names of areas and groups
    numbers: set[float]
    measures: set[str]
    told: str  # the topic that words tell together: it is not sure of the others

    def holds(self, term: Term) -> bool:
        """Whether something of the term is in the question, or nothing need be."""
        q = self.question
        if "FILLER" in term and not term.has(*MEANT_ANYWAY):
            return True
        if "UNKNOWN" in term:
            return q.want == "which" or (q.want == "text" and q.topic not in (self.told, *PASSING))
        if q.topic in REASONLESS:
            return True  # it is said of all that was asked
        meant = MEANT.intersection(term.concepts)
        if "AND" in term:
            meant -= {"EACH"}  # "respektive" may but join
        return not meant or not meant.isdisjoint(self.concepts) or any(self._value(c, term) for c in meant & BY_VALUE)

    def _value(self, concept: str, term: Term) -> bool:
        q, value = self.question, term.concepts[concept]
        match concept:
            case "PLACE_NAME":
                among_all = (
                    q.by == "lan" and q.order and not self.places and term.area
                )  # each län is in a ranking of all
                return bool(among_all) or not self.places.isdisjoint({*term.kommuner, term.area})
            case "AREA" | "GROUP":
                ranked = concept == "GROUP" and q.by == "group" and q.order  # each is in a ranking of all
                return (
                    bool(ranked)
                    or not self.places.isdisjoint(value.split("/"))
                    or any(concept == "GROUP" and value.lower() in place.lower() for place in self.places)
                    or bool(q.topic and q.topic.endswith(value))
                )
            case "NUMBER":
                return term.number in self.numbers or not term.is_number or q.topic in _OF_SCALE
            case "MEASURE":
                return self._measure(value)
            case "DOES":
                return value in self.measures
            case "SURVEY_NAME":
                return value in (q.survey, q.since) or q.want == "text"
            case "FORM":
                drawn = value == "file" and q.form != "words"  # what is drawn is a file too
                told = q.want != "text"  # what is told is not drawn
                return q.want == "spread" or (told and (drawn or (q.form == value and value != "histogram")))
            case _:
                of_points = value == "index" and q.want == "explain"  # how a kommun's points were made
                # "grannarna Eslöv och Lomma", "our neighbours in Skåne": of whom it is asked is said all the same
                named = len(q.of) > 1 or (not q.of and any(not is_kommun(place) for place in self.places))
                of_points |= value == "neighbours" and named
                how_to = (
                    value == "how_to_map" and q.form != "words" and bool(q.grouped or q.measure or q.where != EVERYONE)
                )
                supposed = value == WHAT_IF and q.want == "place" and q.claim is not None
                return how_to or supposed or value == q.topic or (concept == "TOPIC" and value in PASSING) or of_points

    def _measure(self, measure: str) -> bool:
        q = self.question
        if measure in self.measures or PLANNED.get(measure) in self.measures:
            return True
        if measure == "score" and q.topic == "index":
            return True
        wants = {"score": OF_POINTS, "e_services": OF_ALL}.get(measure, _COMPARED)
        return q.measure in ("", "score") and q.want in wants
