"""Nothing is dropped: a finished question held against the terms of its text. What is in no field of it is unused.

What was marked while reading proves nothing: only the final value counts.
"""

from collections.abc import Iterator
from typing import Final

from data.language.lexicon.topics import COURTEOUS, DECISIVE, PASSING
from data.language.reading.held_concepts import MEANT
from data.language.reading.holding import held_by
from data.language.term import SKIPPED, Term, Terms
from data.model.frozen import frozen
from data.model.question import MOST_COMPARED, Question

# What stands beside nearly every question, and says little by itself.
_WEAK: Final = SKIPPED | {
    *("UNKNOWN", "COMMA", "WHO", "WHAT", "HOW", "IS", "HAS", "DEFINE", "KOMMUN", "MANY", "AND", "COUNT", "SHOW"),
    *("SURVEY_NAME", "SURVEY", "ANY", "ALL", "COUNTRY", "CLAIM", "BEHIND"),
}
_ARTICLE: Final = frozenset({"NUMBER", "FILLER"})  # "en", "a"
_ASIDE: Final = 0.3  # what a word weighs in a part of the text of which nothing is asked
_ASKING: Final = ("COUNT", "SHARE", "WHO", "WHAT", "HOW", "WHY", "SHOW", "CLAIM", "BEST", "WORST", "MOST", "FEWEST")
_TOLD: Final = 2  # a word that means nothing but what it tells of a topic
_DECIDES: Final = 20  # what a topic weighs that is the question, whatever else is said
_WEIGHTS: Final = {
    **dict.fromkeys(("ABROAD", "BY_SIZE", "RELATED", "SPREAD"), 6),
    **dict.fromkeys(("WHY", "PLACE_NAME", "AREA", "GROUP", "SAME"), 3),
    **dict.fromkeys(("FRACTION", "NUMBER", "CHANGE", "DIFFERENCE", "PER"), 2),
    **dict.fromkeys(("NOT", "NO", "WITHOUT", "NEITHER", "EXCEPT"), 2),
}  # of other concepts 1
_COUNTED: Final = ("OUT_OF", "KOMMUN", "GROUP")  # of which it is asked how many
# Negations, amounts, ends and measures: an answer that takes no account of one is to another question.
DECIDING: Final = frozenset(
    {
        *("NOT", "NO", "WITHOUT", "NEITHER", "EXCEPT", "LEFT_OUT", "FRACTION", "MEASURE", "DOES"),
        *("COMMONEST", "RAREST", "SECOND_LAST", "MOST", "FEWEST", "WORST", "ORDINAL", "MEDIAN", "OVER", "UNDER"),
        *("SHARE", "PERCENT", "MEAN", "GROUP", "SIZE", "BETTER", "WORSE", "BEATEN", "WHO", "NOT_BOTH", "TIMES"),
        "ADDED",
        *("PER", "PER_HEAD", "ALIKE", "BEGINS", "BEST", "LEADER", "DIFFERENCE", "AREA", "ABOVE_THAT", "BELOW_THAT"),
    }
)

_ENDS: Final = ("MOST", "FEWEST", "BEST", "WORST")
_MANY: Final = 1000  # inhabitants: more than any other figure
_JOINED: Final = ("MEASURE", "MEAN", "MEDIAN")


@frozen
class Account:
    """How a question stands to its text. `lost` and `used`: what the terms weigh that are in no field of it, and in one."""  # noqa: E501

    left: tuple[Term, ...]
    lost: float
    used: int
    unknown: int  # words that are not understood, in the parts of which something is used


def left_over(question: Question, said: Terms) -> tuple[Term, ...]:
    """The terms that mean something of which the question holds nothing."""
    if question.topic in COURTEOUS:  # they are all that was said, or not what was meant
        return tuple(term for term in said.terms if not term.has("TOPIC", "FILLER", "COMMA"))
    held = held_by(question, said)
    return tuple(term for term in said.terms if not held.holds(term))


def weight(term: Term) -> int:
    """What it weighs that a question holds nothing of the term."""
    if term.concepts.get("TOPIC") in DECISIVE:
        return _DECIDES
    if "TOPIC" in term:
        return max(term.end - term.start, 1)  # a phrase is surer than a word
    if term.number is not None and not term.is_number:
        return 1
    if term.concepts.keys() == {"TOLD"} and not term.ordinary:
        return _TOLD
    return max((_WEIGHTS.get(concept, 1) for concept in term.concepts), default=1)


def account(left: tuple[Term, ...], said: Terms) -> Account:
    """What was left over, weighed part by part: a part of which nothing is used is likely but said beside the question."""  # noqa: E501
    lost, used, unknown = 0.0, 0, 0
    gone = set(map(id, left))
    for part in _parts(said.terms):
        own = sum(id(term) not in gone and not term.concepts.keys() <= _WEAK for term in part)
        weighs = sum(weight(term) for term in part if id(term) in gone and not term.ordinary)
        lost += weighs if own else weighs * _ASIDE
        used += own
        unknown += sum("UNKNOWN" in term and not term.ordinary for term in part) if own else 0
    return Account(left, lost, used, unknown)


def worth_telling(left: tuple[Term, ...], said: Terms) -> tuple[Term, ...]:
    """What may have been a condition: no ordinary words, and none that whoever asks says of oneself or before."""
    aside = _aside(left, said) if left else set()
    said_aside = ("UNKNOWN", "TOLD", "TOPIC", "LANGUAGE")
    return tuple(term for term in left if not (term.ordinary or (id(term) in aside and term.has(*said_aside))))


def deciding(left: tuple[Term, ...], said: Terms) -> tuple[Term, ...]:
    """What turns an answer into that of another question where it is not taken into account: how much, and what is denied."""  # noqa: E501
    if not left:
        return left
    aside = _aside(left, said)
    joined = (term for i, term in enumerate(said.terms) if said.before(i).has("AND", "SHOW") and term.has(*_JOINED))
    aside.update(map(id, joined))  # "flest appar och e-tjänster": the one is told, the other named
    counting = {id(term) for i, term in enumerate(said.terms) if term.has("COUNT") and said.after(i).has(*_COUNTED)}
    few = sum(bool(term.kommuner) for term in said.terms) <= MOST_COMPARED  # of more it is told who is left out
    asked = {id(term) for i, term in enumerate(said.terms) if "UNKNOWN" in term and _is_asked(said, i)}
    return tuple(
        term
        for term in left
        if id(term) not in aside
        and (term.has(*DECIDING) or term.is_number or id(term) in counting | asked or (few and term.place))
    )


def _is_asked(said: Terms, i: int) -> bool:
    """Whether a word that is not understood is what is asked for, of whom, or how much: "vilket är X", "X 10,000"."""
    if said.at(i).ordinary:
        return False
    if _says_which(said.at(i - 1), said.at(i + 1)):
        return True
    asks, of = said.skip_back(i - 1), said.at(i + 1).has("OUT_OF")
    number = said.at(i + 1 + of)
    is_so = said.at(asks).has("IS")
    asks = said.skip_back(asks - 1) if is_so else asks
    noun = said.at(asks).has("WHO", "WHAT") and (is_so or "FILLER" in said.at(i - 1)) and not said.after(i).has(*_ENDS)
    heads = asks < 0 and said.at(i + 1).has("BY", "OUT_OF") and not said.at(i - 1).has("ASKER")
    compared = said.at(asks).has("THAN", "MIN", "MAX", "OVER", "UNDER") and "FORM" not in said.at(i + 1)
    number = number if not said.at(i + 2 + of).has("OUT_OF") else said.at(-1)
    return (
        noun or heads or compared or _is_judged(said, i) or (number.is_number and (of or (number.number or 0) >= _MANY))
    )


def _says_which(before: Term, after: Term) -> bool:
    """Whether the word between them says which kommuner: "which coastal municipalities", "bland universitetsstäder"."""
    kind = after.has("KOMMUN", "GROUP_NOUN") and not before.has("HOW")  # not "hur mnga kommuner"
    subject = before.has("WHO") and after.has("HAS", "WITHOUT", "DOES", "IS", "BY")  # "vilka kustkommuner har …"
    return kind or subject or before.has("AMONG")


def _is_judged(said: Terms, i: int) -> bool:
    """Whether a word is what they are best at, or good: "bäst skolmat", "bästa kommunen för cyklister", "är maten bra"."""  # noqa: E501
    before, after = said.before(i), said.after(i)
    described = after.has("KOMMUN", "AREA", "GROUP") or after.concepts.get("MEASURE") == "score"
    for_whom = said.at(i - 1).has("CONCERNING") and before.has("KOMMUN", "LEADER", "MEASURE")
    is_good = before.has("IS") and after.has("ABOUT_IT")
    return (before.has(*_ENDS, "ABOUT_IT") and not described) or for_whom or is_good


def _aside(left: tuple[Term, ...], said: Terms) -> set[int]:
    """Terms of what whoever asks says of oneself, or before the question begins."""
    gone = set(map(id, left))
    parts = list(_parts(said.terms))
    used = [any(id(term) not in gone and not _says_little(term) for term in part) for part in parts]
    begins = used.index(True) if True in used else 0
    aside: set[int] = set()
    for i, part in enumerate(parts):
        ends = [j for j, term in enumerate(part) if term.has("WONDER", "CLAIM")]
        own = any("ASKER" in term for term in part)
        headed = i < begins and not all(term.place or term.has("AREA", "COMMA") for term in part)  # not "Skåne, …"
        narrated = (not used[i] and (headed or own)) or (own and not _asks(part) and any(map(_asks, parts[i:])))
        aside.update(map(id, part if narrated else part[: ends[-1]] if ends else ()))
    return aside


def _asks(part: list[Term]) -> bool:
    return any(term.has(*_ASKING) for term in part)


def _says_little(term: Term) -> bool:
    """Whether it stands beside any question: weak words and joints, the bot's own name, an article."""
    meant = term.concepts.keys()
    return meant & MEANT <= _WEAK or meant == _ARTICLE or term.concepts.get("TOPIC") in PASSING


def _parts(terms: tuple[Term, ...]) -> Iterator[list[Term]]:
    """The terms between the ends of sentences, and commas."""
    part: list[Term] = []
    for term in terms:
        if part and (term.first or "COMMA" in term):
            yield part
            part = []
        part.append(term)
    if part:
        yield part
