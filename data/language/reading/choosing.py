"""Which reading of a text is meant: the one that leaves least of it unused, and whether that is enough."""

from collections.abc import Iterable, Iterator

from data.language.composition.clauses import YES_NO
from data.language.composition.read import read
from data.language.lexicon.topics import DECISIVE, PASSING
from data.language.reading.account import DECIDING, account, deciding, left_over, weight, worth_telling
from data.language.term import Term, Terms
from data.language.wants import candidates
from data.model.conditions import EVERYONE, Has
from data.model.frozen import frozen
from data.model.question import Question


@frozen
class Weighed:
    """A question that a text could be, what it leaves unused, and what that weighs."""

    question: Question
    left: tuple[Term, ...]
    cost: int


def weighed(said: Terms) -> Iterator[Weighed]:
    """Every question that the text could be, the likelier first."""
    both = any(term.kommuner and term.area for term in said.terms)
    for areas_first in (False, True) if both else (False,):
        for question in candidates(read(said, areas_first=areas_first)):
            left = left_over(question, said)
            yield Weighed(question, left, sum(map(weight, left)) + _hinted(question, left, said))


def _hinted(question: Question, left: tuple[Term, ...], said: Terms) -> int:
    """What it weighs that words hint at a topic, beyond the words that ask for a figure and tell no topic."""
    if question.want == "text" or question.of or not said.hints:
        return 0
    gone = set(map(id, left))
    asked = sum(term.has(*DECIDING) and "TOLD" not in term and id(term) not in gone for term in said.terms)
    return max(said.hints - asked, 0)


def cheapest(readings: Iterable[Weighed]) -> Weighed | None:
    """The first that nothing is cheaper than."""
    best: Weighed | None = None
    for each in readings:
        if best is None or each.cost < best.cost:
            best = each
            if not best.cost:
                break
    return best


def named_alone(said: Terms) -> Weighed | None:
    """Of a text that is but a kommun's name, as most are: there is nothing to compose."""
    named = said.terms[0].kommuner if len(said) == 1 else ()
    return Weighed(Question("profile", of=named[:1], survey=said.survey), (), 0) if named else None


def says_enough(chosen: Weighed, said: Terms) -> bool:
    """Whether what was understood is the point of the text, though some words of it were not."""
    question = chosen.question
    if _bounds_a_yes(question):
        return False
    if not chosen.left:
        return True
    found = account(chosen.left, said)
    if question.want == "text":
        told = question.topic in DECISIVE or question.topic == said.topic
        sure = told or any(_names_topic(term, question.topic) for term in said.terms)
        return not found.unknown or sure or found.used >= found.unknown
    if question.want not in ("which", "language") and deciding(chosen.left, said):
        return False
    if question.want == "overview":
        return said.has("OVERVIEW") and found.lost <= found.used
    if question.want == "profile":
        judged = said.has("ABOUT_IT", "BEST", "WORST", "PLACE")
        asks = next((term.start for term in said.terms if term.has("WHAT", "HOW")), 0)
        if all(term.start < asks for term in chosen.left) and not worth_telling(chosen.left, said):
            return True  # all that is left is told of oneself: "jag är ny på enheten i Lund, vad fick vi"
        unknown = sum("UNKNOWN" in term for term in said.terms)
        return unknown <= 1 + judged and (judged or len(said) <= 3)
    exact = question.want in ("value", "check", "place", "difference") and said.has("MEASURE", "PLACE")
    if len(question.of) > 1 or (question.of and exact):
        return found.lost <= 2 * found.used
    narrowed = question.measure not in ("", "score", "e_services") or question.where != EVERYONE
    substance = (
        narrowed
        or question.sides
        or question.by
        or question.order
        or question.that
        or question.of
        or question.form != "words"
    )
    return bool(substance) and found.lost <= found.used


def _bounds_a_yes(question: Question) -> bool:
    """Whether it asks for so many of what is had or not: "minst 5 svarande kommuner" is said of groups."""
    had = (leaf for leaf in question.leaves if isinstance(leaf, Has))
    return any(leaf.measure in YES_NO and leaf.value not in (0, 1, "max") for leaf in had)


def _names_topic(term: Term, topic: str) -> bool:
    """Whether a phrase of several words names the topic: surer than one word."""
    return term.concepts.get("TOPIC") == topic and term.end > term.start + 1


def unclear_place(said: Terms, question: Question | None) -> Question | None:
    """Which place is meant, where a name fits several, or is misspelt and not sure."""
    of_no_place = question is not None and question.want == "text" and question.topic not in PASSING
    for term in said.terms:
        rather_word = term.place and term.place.word and term.place.town and len(said) == 1
        several = term.place.codes if term.place and (len(term.kommuner) > 1 or rather_word) else ()
        guessed = term.guessed if term.guessed and not of_no_place and _could_be_place(term, said) else ()
        if several or guessed:
            return Question("which", of=several or guessed, topic=term.typed, survey=said.survey)
    return None


def _could_be_place(term: Term, said: Terms) -> bool:
    """Whether a word that is near a name may be one: all else is understood, and little else or what places have is said."""  # noqa: E501
    others = [each for each in said.terms if each is not term and not each.skipped]
    if sum("UNKNOWN" in each for each in said.terms) > 1:
        return False
    if not others or term.typed[:1].isupper():
        return True
    before = said.at(said.terms.index(term) - 1)
    if before.number == 1 or before.has("ASKER", "MOST", "FEWEST"):
        return False  # "en uppsats", "mitt gäng", "flest smarta appar": no name of a place
    if any(each.place for each in others):  # "mår Kiruna bra" asks for no second place
        at = said.terms.index(term)
        return any(said.at(i).has("AND", "OR", "COMMA", "THAN", "COMPARE") for i in (at - 1, at + 1))
    return any(each.has("MEASURE", "BEST", "COMPARE", "ABOUT_IT", "PLACE", "LAN") for each in others)
