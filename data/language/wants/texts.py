"""What needs no figures: what a topic says, and what is said back to a greeting."""

from collections.abc import Iterator
from typing import Final

from data.language.lexicon.topics import (
    BESIDE_FIGURE,
    COURTEOUS,
    LACKED,
    OF_NO_KOMMUN,
    PASSING,
)
from data.language.wants.summed import SUMS
from data.language.wants.view import View
from data.model.conditions import EVERYONE, Has, Known, leaves
from data.model.question import Question

_ENDS: Final = ("FEWER", "MORE", "BETTER", "WORSE", "BEST", "WORST", "MOST", "FEWEST")
DEFINED: Final = {
    "score": "index",
    "e_services": "e_service",
    "apps": "app_meaning",
    "e_strategy": "e_strategy_meaning",
    "e_services_planned": "planned_meaning",
}  # what is told of a measure whose word is asked about


def topics(v: View) -> Iterator[Question]:
    """What a topic says, or a definition of a measure or a group."""
    r = v.r
    for term in v.said.asked_first if v.said.has("TOPIC", "LANGUAGE", "ABROAD") else ():
        topic = term.concepts.get("TOPIC", "")
        if topic and topic not in PASSING:
            yield Question("text", topic=topic, of=v.kommuner[:1] if topic in LACKED | BESIDE_FIGURE else ())
        if term.has("LANGUAGE") and len(v.said) <= 5:  # alone, or nearly
            yield Question("language", topic=term.concepts["LANGUAGE"])
        if term.has("ABROAD") and not term.has("TOLD") and not v.kommuner and not r.areas:
            yield Question("text", topic="elsewhere", unused=(term.typed,))
    if v.has("DEFINE") and r.groups and not (r.asked or r.clauses or v.has(*SUMS)):
        yield Question("text", topic=f"group:{r.groups[0]}")
    if len(v.kommuner) == 1 and v.has("WHO", "WHAT") and v.has("GROUP_NOUN", "LAN") and not (r.asked or r.clauses):
        yield Question("text", topic="belongs", of=v.kommuner)
    if len(v.kommuner) == 1 and v.has("KOMMUN") and v.has("LAN") and v.has("OR", "DIFFERENCE"):
        yield Question("text", topic="belongs", of=v.kommuner)  # "är Gotland en kommun eller ett län"
    plain = not (v.has("UNKNOWN", "PER") or v.kommuner or r.areas or r.groups or v.order)
    if plain and not r.asked and v.has("DEFINE", "SHOW", "WHO", "COUNT"):
        if v.has("GROUP_NOUN"):
            yield Question("text", topic="groups")
        if v.has("LAN") and not r.clauses:
            yield Question("text", topic="lan")
    defined = v.said.where("DEFINE")
    # "… 'ansvarig' … what does it mean", "vad betyder det när det står …"
    spoken_of = bool(r.asked and defined) and (r.asked[0].at < defined[-1] or v.said.after(defined[0]).has("IS"))
    one = len({a.measure for a in r.asked}) == 1 and not r.asked[0].by and v.where == EVERYONE and not v.by
    if one and v.has("DEFINE") and (plain or (spoken_of and not (v.kommuner or r.areas or v.order))):
        measure = r.asked[0].measure
        yield Question("text", topic=DEFINED.get(measure, "word"), measure=measure)
    required = [c.condition for c in r.clauses]
    of_points = v.base == EVERYONE and all(isinstance(c, Has | Known) and c.measure == "score" for c in required)
    needed = v.has("NEEDED") and v.has("WHAT") and "score" in v.said.named and not v.has("COUNT")
    of_some = v.has(*_ENDS) and v.base != EVERYONE
    if v.has("WHY") and not v.kommuner and (v.has("CHANGE") or v.said.since):
        yield Question("text", topic="why_changed")
    elif v.has("WHY") and not v.kommuner and (of_some or (_of_had(v) and not v.has("CAUSE"))):
        yield Question("text", topic="reason")
    asks = v.has("WHY") and not v.said.topic and (v.has("INDEX", "PLACE", "FULL", "NUMBER") or "score" in v.said.named)
    if (asks or needed) and not v.kommuner and of_points:
        yield Question("text", topic="index")
    if v.has("CAUSE") and v.has("WHY") and not (v.kommuner or v.said.topic or r.asked or r.clauses):
        yield Question("text", topic="no_proof")


def _of_had(v: View) -> bool:
    """Whether it is of what kommuner have, and of no points."""
    has = (each.measure for clause in v.r.clauses for each in leaves(clause.condition) if isinstance(each, Has))
    return not {*(asked.measure for asked in v.r.asked), *has} <= {"score", "answered", "population"}


def told(v: View) -> Iterator[Question]:
    """What the topic says that words of the text tell together; what can be asked of the same words goes before."""
    if topic := v.said.topic:
        of = () if topic in OF_NO_KOMMUN - BESIDE_FIGURE else v.kommuner[:1]
        yield Question("text", topic=topic, of=of)


def passing(v: View) -> Iterator[Question]:
    """What is said back to a greeting, to thanks and the like, where nothing else is asked."""
    said = [term.concepts["TOPIC"] for term in v.said.terms if term.concepts.get("TOPIC") in PASSING]
    polite = v.said.at(0).concepts.get("TOPIC") in COURTEOUS - {"greeting"} and not v.said.asks
    for topic in said if polite else sorted(said, key=COURTEOUS.__contains__):
        yield Question("text", topic=topic)
