"""The source of a certain figure: "46 procent, varifrån kommer den?", "vad är källan till att Umeå fick 14".

The figure is asked for, and whether it is so many; its answer names its own source.
"""

from dataclasses import replace

from data.language.lexicon.topics import SOURCES
from data.language.reading.choosing import cheapest, says_enough, weighed
from data.language.term import Term, Terms
from data.model.conditions import EVERYONE
from data.model.question import NO_FIGURES, Claim, Question


def of_sourced(said: Terms) -> Question | None:
    """Of a text that asks for the source of a figure that it names, that figure: its answer names its own source.

    Of a number of which nothing more is said, the sources of what is published and is so many.
    """
    if said.topic != SOURCES and not any(term.concepts.get("TOPIC") == SOURCES for term in said.terms):
        return None
    numbers = [term.number for term in said.terms if term.is_number and term.number is not None]
    survey = said.survey or said.since
    heard = tuple(term.of_no_topic for term in said.terms)
    claim = (Term(0, 0, "", {"CLAIM": ""}, first=True),) if numbers or said.has("FRACTION") else ()
    asked = replace(said, terms=(*claim, *heard), topic="")  # whether it is so, where so many are said
    best = cheapest(weighed(asked)) if claim or said.has("MEASURE", "PLACE_NAME", "AREA") else None
    if best and _is_figure(best.question) and says_enough(best, asked):
        return best.question
    named = {code for term in said.terms for code in term.kommuner}
    if len(named) == 1:
        return Question("profile", of=(*named,), survey=said.survey, lang=said.lang)
    if len(numbers) == 2 and said.has("OUT_OF") and numbers[1]:
        numbers = [100 * numbers[0] / numbers[1]]  # "four out of five"
    claimed = Claim("==", numbers[0]) if len(numbers) == 1 else None
    return Question("text", topic=SOURCES, claim=claimed, survey=survey, lang=said.lang) if claimed else None


def _is_figure(question: Question) -> bool:
    """Whether it asks for one figure, that has a source of its own."""
    of_some = question.of or question.conditions != (EVERYONE,)
    several = question.want in (*NO_FIGURES, "list", "top") or (question.want, question.of) == ("check", ())
    return bool(of_some) and not several
