"""How a text was read, line by line, for whoever mends it: each word, each reading with its cost, and why one won."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.reading.account import account, weight
from data.language.reading.choosing import Weighed, cheapest, says_enough, weighed
from data.language.term import Term, Terms
from data.language.terms import read_terms
from data.language.understand import understand
from data.model.question import Question
from data.model.question_json import to_json

_LANGUAGES: Final = {"sv": "Swedish", "en": "English"}


def explain(text: str, names: Names, vocabulary: Vocabulary) -> Iterator[str]:
    """The lines of it."""
    said = read_terms(text, names, vocabulary)
    question = understand(text, names, vocabulary)
    survey = f", of the survey {said.survey}" if said.survey else ""
    yield f"Read as {_LANGUAGES[said.lang]}{survey}."
    yield from (f"  {term.typed:<24} {_meaning(term, names.display)}" for term in said.terms)
    readings = list(weighed(said)) if said.terms and not said.missing_survey else []
    best = cheapest(readings)
    if readings:
        yield "What it could be, the likelier first:"
        yield from (f"{'→' if each is best else ' '} {_reading(each)}" for each in readings)
    yield f"{_why(said, best, question)} {_json(question)}"


def _meaning(term: Term, display: Mapping[str, str]) -> str:
    """What a term may mean, in the words of the lexicons."""
    if "UNKNOWN" in term:
        near = ", ".join(display.get(code, code) for code in term.guessed)
        return f"not understood; near {near}" if near else "not understood"
    concepts = [f"{concept} {value}".strip() for concept, value in term.concepts.items()]
    places = [display.get(code, code) for code in term.place.codes] if term.place else []
    number = [f"{term.number:g}"] if term.number is not None else []
    return " | ".join(concepts) + "".join(f" = {', '.join(of)}" for of in (places, number) if of)


def _reading(each: Weighed) -> str:
    """A reading, with what it costs."""
    left = ", ".join(f"”{term.typed}” ({weight(term)})" for term in each.left)
    return f"{each.cost:>3}  {_json(each.question)}  {f'leaves {left}' if left else 'leaves nothing'}"


def _why(said: Terms, best: Weighed | None, question: Question) -> str:
    """Why it was understood so."""
    if said.missing_survey:
        return f"”{said.missing_survey}” names a survey that is not loaded:"
    if question.want == "which":
        return "It is asked back, since a name fits several places or is not sure:"
    if best is None:
        return "Nothing that can be asked fits:"
    if question.want != "text" and (best.question.want, best.question.of) != (question.want, question.of):
        return "It asks several questions, and the first is answered:"
    if not says_enough(best, said):
        found = account(best.left, said)
        return f"Too little of it is understood (lost {found.lost:g}, used {found.used}, unknown {found.unknown}):"
    return "The first of those that cost least is asked:"


def _json(question: Question) -> str:
    said = {name: value for name, value in to_json(question).items() if name not in ("v", "lang")}
    return json.dumps(said, ensure_ascii=False)
