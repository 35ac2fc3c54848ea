"""From what somebody typed to what they ask: `understand(text, names, vocabulary)`. Pure, and never raises."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from data.language.account import left_over
from data.language.names import Names
from data.language.quantities import SKIPPED
from data.language.reading import read
from data.language.terms import Term, Terms, Vocabulary, areas_of, kommuner_of, read_terms
from data.language.wants import candidates
from data.model.conditions import EVERYONE
from data.model.places import is_kommun
from data.model.question import Question, Read

LONGEST_QUESTION: Final = 300  # characters; a longer text is a pasted one
_WEAK: Final = SKIPPED | {"UNKNOWN", "COMMA", "WHO", "WHAT", "HOW", "IS", "HAS", "DEFINE", "KOMMUN", "MANY", "AND", "COUNT", "SHOW"}
_UNSAID: Final = 40  # characters of what is not taken into account, that an answer repeats


@dataclass(frozen=True, order=True, slots=True)
class Cost:
    """What a reading costs; compared field by field, the first that differs decides.

    unused: how many terms that mean something the question holds nothing of.
    unlikely: how far down the list of wants it stands.
    """

    unused: int
    unlikely: int


def understand(text: str, names: Names, vocabulary: Vocabulary) -> Question:
    """What the text asks; a question for text where it is not understood."""
    if not text.strip():
        return Question("text", topic="help")
    if len(text) > LONGEST_QUESTION:
        return Question("text", topic="too_long")
    said = read_terms(text, names, vocabulary)
    if said.missing_survey:
        return Question("text", topic="no_survey", unused=(said.missing_survey,), lang=said.lang)
    if not said.terms:
        return Question("text", topic="help" if "?" in text else "unknown", lang=said.lang)
    return _told(_chosen(said, names), said, names)


def _chosen(said: Terms, names: Names) -> Question:
    """The cheapest reading; without one, what can be asked back or said of it."""
    best: tuple[Cost, Question] | None = None
    for question in _readings(said):
        cost = _cost(question, said)
        if best is None or (cost.unused, ) < (best[0].unused, ):
            best = (cost, question)
    asked = _which(said, best[1] if best else None)
    if asked:
        return asked
    unknown = [t for t in said.terms if t.has("UNKNOWN")]
    if best is None or (unknown and not _says_enough(best[1], said)):
        topic = "beyond" if len(said.terms) > 1 and _asks(said) else "unknown"
        return Question("text", topic=topic, lang=said.lang, unused=tuple(t.typed for t in unknown))
    return best[1]


def _asks(said: Terms) -> bool:
    """Whether it is plainly a question, though not one for this survey."""
    return any(t.has("WHO", "WHAT", "HOW", "COUNT", "SHARE", "IS", "DEFINE", "WHY", "CLAIM", "HAS") for t in said.terms)


def _readings(said: Terms) -> Iterator[Question]:
    yield from candidates(read(said))
    if any(kommuner_of(t) and areas_of(t) for t in said.terms if t.place):
        yield from candidates(read(said, areas_first=True))


def _cost(question: Question, said: Terms) -> Cost:
    return Cost(len(left_over(question, said)), 0)


def _says_enough(question: Question, said: Terms) -> bool:
    """Whether what was understood is the point of the text, though some words of it were not."""
    unknown = sum(t.has("UNKNOWN") for t in said.terms)
    strong = sum(not t.concepts.keys() <= _WEAK for t in said.terms)
    if question.want == "text":
        return True
    if question.want == "profile":
        judged = any(t.has("ABOUT_IT", "BEST", "WORST", "PLACE") for t in said.terms)
        return unknown <= (2 if judged else 1) and (judged or len(said.terms) <= 3)
    substance = question.measure not in ("", "score") or question.where != EVERYONE or question.order or question.that or question.of
    return bool(substance) and strong >= unknown


def _which(said: Terms, question: Question | None) -> Question | None:
    """Which place is meant, where a name fits several, or is misspelt and not sure."""
    for term in said.terms:
        kommuner = kommuner_of(term)
        if len(kommuner) > 1:
            return Question("which", of=term.place.codes if term.place else (), topic=term.typed, lang=said.lang, survey=said.survey)
        if term.guessed and _could_be_place(term, said):
            return Question("which", of=term.guessed, topic=term.typed, lang=said.lang, survey=said.survey)
    return None


def _could_be_place(term: Term, said: Terms) -> bool:
    """Whether a word that is near a name may be one: nothing else in the text is unknown, and few other words are said."""
    unknown = [t for t in said.terms if t.has("UNKNOWN")]
    others = [t for t in said.terms if t is not term and not t.concepts.keys() <= SKIPPED]
    return len(unknown) == 1 and (not others or term.typed[:1].isupper() or any(o.has("MEASURE", "BEST", "COMPARE", "PLACE_NAME", "ABOUT_IT", "PLACE") for o in others))


def _told(question: Question, said: Terms, names: Names) -> Question:
    """The question with how its parts were read, and what is in no field of it."""
    read_as = []
    for term in said.misspelt:
        codes = [code for code in (term.place.codes if term.place else ()) if code in question.of or _speaks_of(question, code)]
        if codes:
            read_as.append(Read(term.typed, "misspelt", codes[0]))
    for term in said.terms:
        if term.place and term.place.town and question.of and term.place.codes[0] in question.of:
            read_as.append(Read(term.typed, "town", term.place.codes[0]))
        elif term.place and kommuner_of(term) and areas_of(term) and question.want in ("profile", "value") and kommuner_of(term)[0] in question.of:
            read_as.append(Read(term.typed, "namesake", kommuner_of(term)[0]))
        elif term.has("ABROAD") and question.topic != "elsewhere":
            read_as.append(Read(term.typed, "abroad"))
    unused = question.unused or tuple(dict.fromkeys(t.typed[:_UNSAID] for t in left_over(question, said) if not t.has("ABROAD")))
    if question.want in ("text", "which", "language"):
        unused = question.unused
    return replace(question, read=tuple(dict.fromkeys(read_as)), unused=unused, lang=said.lang)


def _speaks_of(question: Question, code: str) -> bool:
    text = repr(question.where) + repr(question.that)
    return f"'{code}'" in text or is_kommun(code) and code in question.of
