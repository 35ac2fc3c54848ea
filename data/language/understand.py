"""From what somebody typed to what they ask: `understand(text, names, vocabulary)`. Pure, and never raises."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.language.account import Account, account, left_over, weight
from data.language.lexicon import LANGS
from data.language.names import Names
from data.language.quantities import SKIPPED
from data.language.reading import read
from data.language.terms import Term, Terms, Vocabulary, areas_of, kommuner_of, read_terms
from data.language.topics import DECISIVE, PASSING
from data.language.wants import candidates
from data.model.conditions import EVERYONE
from data.model.places import is_kommun
from data.model.question import Lang, Question, Read

LONGEST_QUESTION: Final = 300  # characters; a longer text is a pasted one
_UNSAID: Final = 40  # characters of what is not taken into account, that an answer repeats


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
    return _told(_chosen(said), said, names)


def _chosen(said: Terms) -> Question:
    """The reading that leaves least of the text unused; without one, what can be asked back or said of it."""
    best, left, _cost = _cheapest(said)
    asked = _which(said, best)
    if asked:
        return asked
    if best is None or not _says_enough(best, account(left, said), said):
        unknown = tuple(t.typed for t in said.terms if t.has("UNKNOWN"))
        about = next(
            (t.concepts["TOPIC"] for t in said.terms if t.concepts.get("TOPIC", "greeting") not in PASSING), ""
        )
        if about:
            return Question("text", topic=about, lang=said.lang, survey=said.survey)
        topic = "beyond" if len(said.terms) > 1 and _asks(said) else "unknown"
        named = tuple(
            code for term in said.terms for code in kommuner_of(term)
        )  # of whom something can be told instead
        return Question("text", topic=topic, of=named[:1], lang=said.lang, unused=unknown)
    return best


def _cheapest(said: Terms) -> tuple[Question | None, tuple[Term, ...], int]:
    """The first reading that nothing is cheaper than, what it leaves over, and what that weighs."""
    if len(said.terms) == 1 and (named := kommuner_of(said.terms[0])):  # as most questions are: nothing to compose
        return Question("profile", of=named[:1], survey=said.survey, lang=said.lang), (), 0
    best: Question | None = None
    over: tuple[Term, ...] = ()
    cost = 0
    for question in _readings(said):
        left = left_over(question, said)
        weighs = sum(map(weight, left))
        if best is None or weighs < cost:
            best, over, cost = question, left, weighs
            if not cost:
                break
    return best, over, cost


def _asks(said: Terms) -> bool:
    """Whether it is plainly a question, though not one for this survey."""
    return any(t.has("WHO", "WHAT", "HOW", "COUNT", "SHARE", "IS", "DEFINE", "WHY", "CLAIM", "HAS") for t in said.terms)


def _readings(said: Terms) -> Iterator[Question]:
    yield from candidates(read(said))
    if any(kommuner_of(t) and areas_of(t) for t in said.terms if t.place):
        yield from candidates(read(said, areas_first=True))


def _says_enough(question: Question, found: Account, said: Terms) -> bool:
    """Whether what was understood is the point of the text, though some words of it were not."""
    unknown = sum(t.has("UNKNOWN") for t in said.terms)
    if question.want == "text":
        sure = question.topic in DECISIVE or any(_names_topic(t, question.topic) for t in said.terms)
        return not found.unknown or sure or found.used >= found.unknown
    if not found.left:
        return True
    if question.want == "overview":
        return any(t.has("OVERVIEW") for t in said.terms) and found.lost <= found.used
    if question.want == "profile":
        judged = any(t.has("ABOUT_IT", "BEST", "WORST", "PLACE") for t in said.terms)
        return unknown <= (2 if judged else 1) and (judged or len(said.terms) <= 3)
    if len(question.of) > 1:
        return found.lost <= 2 * found.used
    substance = (
        question.measure not in ("", "score", "e_services")
        or question.where != EVERYONE
        or question.order
        or question.that
        or question.of
    )
    return bool(substance) and found.lost <= found.used


def _names_topic(term: Term, topic: str) -> bool:
    """Whether a phrase of several words names the topic: surer than one word."""
    return term.concepts.get("TOPIC") == topic and term.end > term.start + 1


def _which(said: Terms, question: Question | None) -> Question | None:
    """Which place is meant, where a name fits several, or is misspelt and not sure."""
    for term in said.terms:
        kommuner = kommuner_of(term)
        if len(kommuner) > 1 or (len(said.terms) == 1 and term.place and term.place.word and term.place.town):
            return Question(
                "which", of=term.place.codes if term.place else (), topic=term.typed, lang=said.lang, survey=said.survey
            )
        if term.guessed and not _is_about(question) and _could_be_place(term, said):
            return Question("which", of=term.guessed, topic=term.typed, lang=said.lang, survey=said.survey)
    return None


def _is_about(question: Question | None) -> bool:
    """Whether the text is surely about something that is no place."""
    return question is not None and question.want == "text" and question.topic not in PASSING


def _could_be_place(term: Term, said: Terms) -> bool:
    """Whether a word that is near a name may be one: nothing else in the text is unknown, and few other words are said."""  # noqa: E501
    unknown = [t for t in said.terms if t.has("UNKNOWN")]
    others = [t for t in said.terms if t is not term and not t.concepts.keys() <= SKIPPED]
    if len(unknown) > 1:
        return False
    if not others or term.typed[:1].isupper():
        return True
    if any(o.place for o in others):  # "mår Kiruna bra" asks for no second place
        at = said.terms.index(term)
        return any(t.has("AND", "OR", "COMMA", "THAN", "COMPARE") for t in said.terms[max(0, at - 1) : at + 2])
    return any(o.has("MEASURE", "BEST", "COMPARE", "ABOUT_IT", "PLACE", "LAN") for o in others)


def _told(question: Question, said: Terms, names: Names) -> Question:  # noqa: ARG001
    """The question with how its parts were read, and what is in no field of it."""
    read_as = []
    for term in said.misspelt:
        codes = [
            code
            for code in ((term.place.landscape, *term.place.codes) if term.place else ())
            if code and (code in question.of or _speaks_of(question, code))
        ]
        if codes:
            read_as.append(Read(term.typed, "misspelt", codes[0]))
    for term in said.terms:
        if term.place and term.place.town and question.of and term.place.codes[0] in question.of:
            read_as.append(Read(term.typed, "town", term.place.codes[0]))
        elif (
            term.place
            and kommuner_of(term)
            and areas_of(term)
            and question.want in ("profile", "value")
            and kommuner_of(term)[0] in question.of
        ):
            read_as.append(Read(term.typed, "namesake", kommuner_of(term)[0]))
        elif term.has("ABROAD") and question.topic != "elsewhere":
            read_as.append(Read(term.typed, "abroad"))
    unused = question.unused or tuple(
        dict.fromkeys(t.typed[:_UNSAID] for t in left_over(question, said) if not t.has("ABROAD"))
    )
    if question.want in ("text", "which", "language"):
        unused = question.unused
    return replace(question, read=tuple(dict.fromkeys(read_as)), unused=unused, lang=_lang(question, said))


def _lang(question: Question, said: Terms) -> Lang:
    """The language to answer in: that which was written, but of a wish for another that one."""
    return next((lang for lang in LANGS if question.want == "language" and question.topic == lang), said.lang)


def _speaks_of(question: Question, code: str) -> bool:
    text = repr(question.where) + repr(question.that)
    return f"'{code}'" in text or (is_kommun(code) and code in question.of)
