"""Two questions in one message: "hur många har appar? Och vilka är bäst?", "who is last, and how do you know?"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language.lexicon.topics import COMPLAINTS, LACKED, NOT_ANSWERED, PASSING, SAYS_ALSO, WHOSE
from data.language.reading.each import SUMMED
from data.language.reading.held_concepts import MEANT
from data.language.term import Term, Terms, as_typed
from data.model.conditions import EVERYONE, both
from data.model.question import Order, Question

_LESS: Final = ("EXCEPT", "LEFT_OUT", "NOT")
_ASKING: Final = (
    *("WHO", "WHAT", "HOW", "COUNT", "SHARE", "WHY", "WHERE", "DEFINE", "TOPIC", "TOLD"),
    *("BEST", "WORST", "MOST", "FEWEST"),
)
_ASKING_APART: Final = (*_ASKING, "IS", "HAS", "ABOUT_IT", "PLACE")  # after a comma
_OF_SURVEY: Final = MEANT - {"SURVEY_NAME", "TOPIC", "TOLD", "NUMBER"}  # no sentence that but names it says one
_STATING: Final = ("DOES", "HAS", "IS")  # of oneself: "vi svarade", "we have many"
_ASKED: Final = ("WHO", "WHAT", "COUNT", "SHARE")  # by a question that is whole
# "how many, and which, …" is one, and so is "per county: …"
_HEADING: Final = ("COUNT", "COMMA", "SURVEY_NAME", "PER", "EACH", "LAN", "GROUP_NOUN", "SIZE_NOUN")
_ENDS: Final = ("BEST", "WORST", "MOST", "FEWEST")
_JOINTS: Final = ("COMMA", "AND", "BUT", "OR")
CLAUSE: Final = ("WHO", "WHAT", "HOW", "COUNT", "WHY", "WHERE", "DEFINE", "IS", "HAS", "CAN", "DOES", "TOPIC")
_VERBS: Final = (*_STATING, "COOPERATES", "PRESENT", "DIFFERENCE", "CLAIM")


def split(text: str) -> tuple[str, ...]:
    """The questions of a message, as typed."""
    lines = text.replace("? ", "?\n").splitlines()
    return tuple(line.strip() for line in lines if any(letter.isalnum() for letter in line))


def of_asker(said: Terms) -> bool:
    """Whether a part speaks of the kommun of whoever asks without its name: another part may name it."""
    own = any(term.concepts.get("TOPIC") == WHOSE for term in said.terms)
    return own and not any(term.place for term in said.terms)


def leaves_out(said: Terms) -> bool:
    """Whether a part but says who is left out of what the other asks: "utom Lund", "Lund ska inte vara med"."""
    names = ("PLACE_NAME", "GROUP", "KOMMUN", "AND", "BUT", "COMMA", "SURVEY_NAME", "SHOW", "ALL")
    rest = [term for term in said.terms if not (term.skipped or term.has(*names))]
    return said.at(0).has("EXCEPT", "LEFT_OUT") or (bool(rest) and all(t.has("EXCEPT", "LEFT_OUT") for t in rest))


def narrows(said: Terms) -> bool:
    """Whether a part but says of which kommuner the other asks: "Bara de med under 30 000 invånare."."""
    required = said.has("GROUP", "SIZE", "INHABITANTS", "AREA") or any(term.area for term in said.terms)
    named = any(term.kommuner and not term.area for term in said.terms) and not said.has(*_LESS)
    only = said.has("EXACTLY", "HAS", "WITHOUT", "KOMMUN", *_LESS)
    return required and only and not (named or said.has(*_ASKING, "CLAIM", "SHOW", "ASKER", "IT", "COMPARE"))


def says_of_whom(said: Terms) -> bool:
    """Whether a part but says who is left out of what the other asks, or that a län or a group is to be told."""
    first, *rest = [term for term in said.terms if not term.skipped] or [said.at(-1)]
    shows = first.has("SHOW") and all(term.has("OWN_AREA", "LAN", "GROUP_NOUN", "SURVEY_NAME") for term in rest)
    return leaves_out(said) or narrows(said) or shows


def order_of_groups(said: Terms) -> Order:
    """From which end a part bids groups be told, where it says nothing else: "störst spridning först"."""
    told = ("MOST", "FEWEST", "SPREAD", "RANGE", "DIFFERENCE", "DEVIATION", "ORDINAL", "RANKS", "SHOW", "SURVEY_NAME")
    if not all(term.skipped or term.has(*told) for term in said.terms):
        return ""
    return "fewest" if said.has("FEWEST") else "most" if said.has("MOST") else ""


def is_heading(said: Terms) -> bool:
    """Whether a part but says of which kommuner the other asks: "Kommuner i Skåne med under 20 000 invånare, …"."""
    return not said.has(*_ASKING, "SHOW", "CLAIM", "COMPARE")


def tells(said: Terms) -> bool:
    """Whether a part asks nothing and names no place: "Liten kommun, 9 000 inv", "I just moved here", "helst excel"."""
    return not said.has(*_ASKING, "CLAIM", "SHOW", "COMPARE", "PLACE_NAME", "AREA")


def names_survey(said: Terms, text: str) -> bool:
    """Whether a part but says of which survey it is asked: "Exempel gäller.", "I only need it for the example."."""
    bare = all("FILLER" in term or not (term.has(*_OF_SURVEY) or term.is_number) for term in said.terms)
    return said.survey is not None and "?" not in text and bare


def joined(said: Terms, *, apart: bool = False) -> Iterator[tuple[str, str]]:
    """Where one sentence may be two questions, each time both parts of it.

    `apart`: where each is whole itself, "vem … och hur många har …", "är någon bra eller är det bara Lund".
    """
    for i in range(1, len(said) - 1):
        comma, rest = said.at(i - 1).has("COMMA"), said.skip(i + 1)
        joins = said.at(i).has("AND") and not _is_relative(said, i)
        of_one = said.at(rest + 1).place or (said.at(rest + 1).has("ANY") and said.at(rest + 2).has("OUT_OF"))
        verb = joins and said.at(rest).has("IS", "HAS") and bool(of_one)  # "…, and is Lund better", "has any of them"
        verb = verb and _is_clause(said.terms[:i], "MANY")
        if apart or verb:
            again = joins and comma and any(said.at(j).has("IT") for j in (i + 1, rest, rest + 1))
            again &= any(term.has(*_LESS) for term in said.terms[rest:])  # "…, and is it so without the big cities"
            asks = verb or (joins and _is_clause(said.terms[:i]) and said.at(rest).has(*_ASKED))
            asks = again or (asks and (_is_clause(said.terms[rest:], "ANY") or said.at(rest).has("WHO")))
        else:
            asks = said.at(i).has("AND", "BUT", "COMMA") and said.at(rest).has(*(_ASKING_APART if comma else _ASKING))
            alone = all(term.skipped or term.has(*_HEADING) for term in said.terms[:i])
            asks = asks and not alone
        if asks or _is_alternative(said, i) or _are_ends(said, i, rest):
            yield _typed(said, 0, i - comma), _typed(said, rest, len(said))


def _are_ends(said: Terms, i: int, rest: int) -> bool:
    """Whether so many from one end stand beside so many from the other: "de tre högsta och de tre lägsta"."""
    first = any(term.has(*_ENDS) for term in said.terms[:i]) and any(term.is_number for term in said.terms[:i])
    return first and said.at(i).has("AND") and said.at(rest).is_number and said.at(rest + 1).has(*_ENDS)


def clauses(said: Terms) -> list[str]:
    """The sentences of a text, and what stands in them between commas, "och", "men" and "eller"."""
    both = {next((i for i in said.where("AND") if i > at), 0) for at in said.where("BETWEEN")}  # "mellan A och B"
    joints = frozenset(said.where(*_JOINTS)) - both
    starts = [i + (i in joints) for i, t in enumerate(said.terms) if not i or t.first or i in joints]
    spans = ((start, end) for start, end in pairwise([*starts, len(said)]) if start < end)
    texts = (as_typed(said.at(i) for i in range(start, end) if i not in joints) for start, end in spans)
    return [text for text in texts if text]


def apart_of(found: Iterable[Question]) -> tuple[Question, ...]:
    """Those that ask something of their own: what the text of another topic says as well is said there."""
    told = {each.topic or each: each for each in reversed(list(found))}
    also = frozenset().union(*(SAYS_ALSO.get(each.topic, ()) for each in told.values()))
    return tuple(each for each in reversed(told.values()) if each.topic not in also)


def _is_relative(said: Terms, i: int) -> bool:
    """Whether what follows goes on from a relative clause before it: "kommuner vars … och vars …"."""
    word = said.after(i).typed.lower()
    alike = (j for j in range(1, i) if said.at(j).typed.lower() == word and said.at(j).has("WHO"))
    return any(said.at(j - 1).has("KOMMUN", "MANY", "PLACE_NAME", "AREA", "GROUP") for j in alike)


def _is_clause(terms: Sequence[Term], *asked: str) -> bool:
    """Whether something is asked there, also by a word of `asked`, with a verb of its own."""
    return any(t.has(*_ASKED, *asked, "CLAIM", "IS") for t in terms) and any(t.has(*_VERBS) for t in terms)


def is_answered(question: Question) -> bool:
    """Whether it is understood, and there is something to say to it."""
    if question.want == "which":
        return False
    return question.want != "text" or question.topic not in NOT_ANSWERED | LACKED | PASSING


def is_whole(said: Terms) -> bool:
    """Whether a clause asks for a figure with a verb of its own: "hur många svarade", not "snittet"."""
    return said.has("WHO", "COUNT", "SHARE") and any(term.has(*_VERBS) for term in said.terms)


def is_told(question: Question) -> bool:
    """Whether it is a text that says something of what was asked."""
    return question.want == "text" and question.topic not in NOT_ANSWERED | PASSING | COMPLAINTS


def same(first: Question, second: Question) -> bool:
    """Whether two parts of a message ask the same."""
    return replace(first, read=(), unused=()) == replace(second, read=(), unused=(), lang=first.lang)


def of_survey(question: Question, survey: str | None) -> Question:
    """The question, of the survey that the rest of the message names where it names none."""
    told = question.want in ("text", "language") and not question.of
    return question if question.survey or told or survey is None else replace(question, survey=survey)


def as_one(first: Question, second: Question) -> Question | None:
    """Two parts that are one: "hur många svarade inte? och vilka är de?", "vilka har högst poäng? topp 5"."""
    sums = {first.want, second.want} <= SUMMED and first.want != second.want  # "tillsammans? och i snitt?" are two
    if not sums and same(replace(first, want=second.want), second):
        return second
    if first.want == "check" and not (first.every or first.of) and second.want in ("list", "overview"):
        those = both(first.where, first.that or EVERYONE)  # "finns det kommuner som …? Räkna upp dem"
        if second.where in (EVERYONE, those):
            return replace(first, want="list", where=those, that=None, every=True, survey=first.survey or second.survey)
    if first.topic in SAYS_ALSO.get(second.topic, ()) or second.topic in SAYS_ALSO.get(first.topic, ()):
        return second if first.topic in SAYS_ALSO.get(second.topic, ()) else first
    if first.want in ("list", "count") and same(second, Question("list", survey=second.survey, lang=second.lang)):
        return replace(first, want="list", survey=first.survey or second.survey)  # "Vill ha kommunerna som lista"
    limited = replace(second, measure=second.measure or first.measure)
    tops = first.want == second.want == "top"
    return limited if tops and same(replace(first, limit=second.limit), limited) else None


def _is_alternative(said: Terms, i: int) -> bool:
    """Whether a question that begins with its verb stands after "eller"."""
    verb = said.at(i + 1)
    return said.at(i).has("OR") and verb.has("IS", "HAS") and i + 3 < len(said) and said.at(0).has("IS", "HAS")


def _typed(said: Terms, first: int, end: int) -> str:
    """The words, sentence by sentence, but for the survey's name, which is that of both."""
    named = (t for t in said.terms[first:end] if t.concepts.get("SURVEY_NAME") != said.survey or not said.survey)
    return as_typed(named)
