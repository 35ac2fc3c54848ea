"""A message after a text, or that is said of an answer: another word to define, more of what is not held, a remark."""

from dataclasses import replace
from typing import Final

from data.language.composition.clauses import having
from data.language.conversation.fragment import Fragment
from data.language.lexicon.topics import BELONGING, DEFINING, NOT_HELD, OF_FICTION, OF_REMARKS, OF_TRUTH, UNANSWERED
from data.language.wants.texts import DEFINED
from data.model.conditions import OWN, Has, InGroup, Size
from data.model.question import Question

_FEW: Final = 3  # words
_NUMBERED: Final = ("NUMBER", "HAS", "AMOUNT", "ASKER", "ANY")
_GOT_IT: Final = ("WHO", "HAS", "KOMMUN", "MANY", "COUNT", "ANY", "IT")
_OF_SURVEY: Final = ("SURVEY_NAME", "SURVEY", "KOMMUN", "PER", "EXISTING", "HAS", "AND", "ANY", "IT", "BY")
_WORD: Final = ("MEASURE", "PLANNED", "CONCERNING")
# What asks more of what was told, and names nothing that the survey holds.
_MORE_OF_IT: Final = (
    *("COMMONEST", "RAREST", "BEST", "WORST", "MOST", "FEWEST", "ORDINAL", "NUMBER", "SAME", "ALL", "OTHERS", "MORE"),
    *("WHO", "KOMMUN", "MANY", "SIZE", "HAS", "ANY", "AND", "NOT", "SHOW", "FORM", "AS", "SHARE", "PERCENT"),
    *("COUNT", "ABOUT_IT", "IT", "DIFFERENCE", "EXISTING", "INHABITANTS", "BETWEEN", "BY_SIZE", "RELATED"),
)

_WHO_ELSE: Final = ("WHO", "SHOW", "MORE", "OTHERS", "ALL", "KOMMUN", "MANY", "BY", "GROUP_NOUN", "OWN_GROUP", "SAME")
_ASKS: Final = (
    *("WHO", "WHAT", "HOW", "COUNT", "WHY", "DEFINE", "WHERE", "SHARE", "PERCENT", "CLAIM", "SHOW", "COMPARE", "FORM"),
    *("ABOUT_IT", "PLACE"),
)
_NAMES: Final = (
    *("PLACE_NAME", "AREA", "ABROAD", "MEASURE", "GROUP", "SIZE", "KOMMUN", "LAN", "YEAR", "SURVEY_NAME", "SURVEY"),
    *("CHANGE", "MEAN", "MEDIAN", "BEST", "WORST", "MOST", "FEWEST", "OWN_AREA", "COUNTRY", "DIFFERENCE", "OVERVIEW"),
)
_REQUESTS: Final = frozenset(
    {"next", "more", "and", "add", "against", "same", "less", "only", "sorted", "exchange", "then"}
)


def of_text(previous: Question, fragment: Fragment) -> Question | None:
    """What it asks of the text that was told last; None where that was none, or it is a question by itself."""
    if fragment.asks_if_made_up:
        return Question("text", topic=OF_TRUTH, survey=previous.survey, lang=fragment.lang or previous.lang)
    told, lang = previous.topic if previous.want == "text" else previous.told, fragment.lang or previous.lang
    kommun = previous.of[:1] or ((previous.marked,) if previous.marked else ())
    if told == BELONGING and kommun and _asks_who(fragment):
        return Question("list", where=InGroup(OWN), of=kommun, survey=previous.survey, lang=lang)
    if previous.want == "overview" and fragment.has("COMMONEST") and fragment.only_says("COMMONEST", "WHO"):
        return Question("text", topic="commonest", survey=previous.survey, lang=lang)
    of_sizes = any(isinstance(leaf, Size) for leaf in previous.leaves) and not fragment.has("GROUP_NOUN")
    if of_sizes and fragment.alone and fragment.alone.topic == "groups":  # "var går gränsen?"
        return Question("text", topic="sizes", lang=lang)
    of_kommun = fragment.alone is not None and len(fragment.alone.of) == 1
    if told == "groups" and of_kommun and fragment.only_says("WHO", "IS", "PLACE_NAME"):  # "vilken tillhör Nacka"
        return Question("text", topic=BELONGING, of=fragment.alone.of if fragment.alone else (), lang=lang)
    if told and "when" in fragment.links:
        return Question("text", topic="survey", survey=previous.survey, lang=lang)
    if not told or fragment.alone is None:
        return None
    found = _defined(fragment) if told in DEFINING else None
    examples = fragment.has("EXAMPLES") and fragment.only_says("EXAMPLES", "SHOW", "BY", "OUT_OF", "IT")
    if examples and told in ("e_service", "app_meaning", "single_service"):
        found = Question("text", topic="commonest")
    if told == "index" and fragment.has("HAS") and fragment.only_says(*_GOT_IT):
        found = Question("count" if fragment.has("COUNT") else "list", where=Has("score", "==", "max"))
    if told == "index" and len(fragment.words) > 1 and fragment.has("NUMBER") and fragment.only_says(*_NUMBERED):
        found = Question("text", topic="index")  # "kan man få noll?"
    of_fiction = told == OF_TRUTH or (told in OF_FICTION and previous.survey is not None)
    if of_fiction and fragment.has("WHY") and fragment.only_says("WHY", "HAS", "IT", "SURVEY_NAME"):
        found = Question("text", topic=OF_TRUTH)  # "why have it then?"
    of_it = "it" in fragment.links and all(
        term.skipped or term.has("WHAT", "IS", "HAS", "PRESENT") for term in fragment.terms.terms
    )
    if told in NOT_HELD and (of_it or (fragment.says_survey and fragment.only_says(*_OF_SURVEY))):
        topic = "columns" if fragment.has("WHAT") else told  # "finns det i exempel?", "vad finns i den?"
        survey = fragment.alone.survey or previous.survey
        return Question("text", topic=topic, survey=survey, lang=lang)
    if told in NOT_HELD and _asks_more(fragment):
        of = previous.of if previous.want == "text" else ()
        found = Question("text", topic=told, measure=previous.measure if told == "word" else "", of=of)
    return found and replace(found, survey=previous.survey, lang=lang)


def _asks_who(fragment: Fragment) -> bool:
    """Whether it but asks who else is in the group that was told: "vilka fler är med i den"."""
    if fragment.alone is None:
        return bool(fragment.links & {"which", "others", "all"})
    return fragment.has("WHO", "SHOW") and fragment.only_says(*_WHO_ELSE)


def standing_for(previous: Question, *, of_all: bool = False) -> Question:
    """What is gone on from after a text that says what is meant with a measure: how many have it.

    `of_all`: it is asked whether all have it; of services that are common, all have any.
    """
    if previous.want == "text" and previous.topic == BELONGING and previous.of:
        return Question("profile", of=previous.of, survey=previous.survey, lang=previous.lang)
    topic = "e_service" if previous.topic == "commonest" and of_all else previous.topic
    named = (each for each, defined in DEFINED.items() if defined == topic and each != "score")
    measure = previous.measure if previous.topic == "word" else next(named, "")
    if previous.want != "text" or not measure:
        return previous
    return Question("count", where=having(measure), survey=previous.survey, lang=previous.lang)


def _defined(fragment: Fragment) -> Question | None:
    """Another word, where it says but that: "å en app?"."""
    if fragment.only_says("KOMMUN"):
        return Question("text", topic="kommun")
    named = [term.concepts["MEASURE"] for term in fragment.terms.terms if "MEASURE" in term]
    if len(set(named)) != 1 or not fragment.only_says(*_WORD) or fragment.own_survey:
        return None
    return Question("text", topic=DEFINED.get(named[0], "word"), measure=named[0])


def _asks_more(fragment: Fragment) -> bool:
    alone = fragment.alone
    unread = alone is not None and alone.want == "text" and alone.topic in UNANSWERED
    by_itself = not (unread or fragment.links or fragment.but_count or len(fragment.words) <= _FEW)
    return not by_itself and fragment.only_says(*_MORE_OF_IT)


def remark(fragment: Fragment, asked: Question) -> Question | None:
    """What is said to a remark; None of a message that asks, names or wants something, or was understood."""
    said = fragment.terms
    if asked.want != "text" or asked.topic not in UNANSWERED or asked.of or fragment.text.rstrip().endswith("?"):
        return None
    if fragment.links & _REQUESTS or fragment.has(*_ASKS, *_NAMES) or not said.terms:
        return None
    if fragment.joint.removed and not fragment.links:
        return None  # a courtesy, and something that is asked
    asks = fragment.hole != 0 and said.terms[0].has("IS", "HAS", "DOES")
    capitals = (t.typed for t in said.terms if not t.first and len(t.typed) > 1 and not t.typed.isupper())
    named = any(term.guessed for term in said.terms) or any(typed[0].isupper() for typed in capitals)
    return None if asks or named else Question("text", topic=OF_REMARKS, survey=asked.survey, lang=asked.lang)
