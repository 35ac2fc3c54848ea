"""From what somebody typed to what they ask: `parse(text, names) -> Question`. Pure, and never raises."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.language import words
from data.language.against import about_those
from data.language.beside import told, with_joined
from data.language.claim import about_claim
from data.language.excepted import Excepted
from data.language.files import Wanted, as_file
from data.language.fold import fold
from data.language.fold import words as split
from data.language.league import area_ranking, asks_else_of_areas
from data.language.many import about_many
from data.language.names import Names
from data.language.one import about_misspelt, about_named
from data.language.opinion import reconsidered
from data.language.paging import Turned
from data.language.phrasing import language, without_courtesies
from data.language.sentence import Dated, Sentence, read
from data.language.subject import Subject
from data.language.tidying import tidied
from data.language.wish import language_wish
from data.model.area import Everyone
from data.model.parsed import Question
from data.model.places import is_kommun
from data.model.query import (
    DefineQuery,
    HelpQuery,
    HoldersQuery,
    LanguageQuery,
    ProfileQuery,
    Query,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
    UnclearQuery,
    WhichQuery,
)

LONGEST_QUESTION = 300  # characters; a longer text is a pasted one
_PAST = r"jamfort med|mot|an|sen|sedan|fran|since|from|than|vs|versus|compared (?:to|with)"
_SINCE = re.compile(
    rf"\b(?:{_PAST}) (?:skl )?(?:19|20)[0-9]{{2}}\b"
    r"|\b(?:19|20)[0-9]{2} (?:och|till|mot|and|to|vs|versus|eller|or|jamfort med|kontra|compared (?:to|with))(?: skl)?"
    r" (?:(?:19|20)[0-9]{2}|nu|i ?dag|now|today)\b"
)
_YEAR = re.compile("(19|20)[0-9]{2}")


def parse(text: str, names: Names) -> Question:
    """What the text asks. Place names are looked up in `names`; `UnclearQuery` where it is not understood."""
    if not text.strip():
        return Question(HelpQuery(), "sv")
    if len(text) > LONGEST_QUESTION:
        return Question(UnclearQuery("too_long"), "sv")
    if not any(char.isalnum() for char in text) and "?" in text:
        return Question(HelpQuery(), "sv")
    typed = split(tidied(text.lower() if text.isupper() and " " in text else text))
    spoken = [word.lower() for word in typed]
    if len(spoken) == 1 and is_kommun(spoken[0]) and spoken[0] in names.display:
        return Question(ProfileQuery(spoken[0]), "sv")  # a code; some look like a year
    if wish := language_wish(spoken):
        return Question(wish, wish.lang or ("en" if "language" in spoken else "sv"))
    survey, rest = _without_survey(typed, names)
    missing = next((word for word in rest if _YEAR.fullmatch(word)), None)
    if missing and not survey:
        return Question(UnclearQuery("no_survey", missing), language(spoken, [], names))
    dated = _dated(survey, spoken)
    excepted = Excepted.read(rest, names)
    turned = Turned.read(excepted.rest, names)
    wanted = Wanted.read(turned.rest)
    question = (
        _wanted(wanted, turned.rest, names, dated) if wanted else turned.of(_understood(wanted.rest, names, dated))
    )
    question = excepted.of(question)
    if "example" in spoken and survey and not any(word in words.SWEDISH for word in spoken):
        question = replace(question, lang="en")
    return _of_survey(question, survey) if survey else question


def first_reading(text: str, names: Names) -> tuple[Sentence, Question]:
    """A text and what the rules alone make of it, to learn from."""
    typed = split(tidied(text))
    survey, rest = _without_survey(typed, names)
    dated = _dated(survey, [word.lower() for word in typed])
    sentence = _read(without_courtesies(rest, names) or rest, names, dated)
    return sentence, _ask(sentence, names)


def _wanted(wanted: Wanted, typed: Sequence[str], names: Names, dated: Dated) -> Question:
    """What is asked as a picture or a file. What is not understood without the words that want it, may be with them."""
    sentence = _read(without_courtesies(wanted.rest, names), names, dated)
    question = as_file(told(_ask(sentence, names), sentence, names), wanted)
    match question.query:
        case UnclearQuery("unknown"):
            whole = _understood(typed, names, dated)
            return whole if isinstance(whole.query, HelpQuery) else as_file(whole, wanted)
        case _:
            return question


def _understood(typed: Sequence[str], names: Names, dated: Dated) -> Question:
    """What the words ask; what they say with their courtesies, where nothing is understood without them."""
    asked = without_courtesies(typed, names)
    if asked and len(asked) < len(typed):
        sentence = _read(asked, names, dated)
        question = reconsidered(_ask(sentence, names), sentence, names)
        if not isinstance(question.query, UnclearQuery):
            return told(question, sentence, names)
    sentence = _read(typed, names, dated)
    return told(reconsidered(_ask(sentence, names), sentence, names), sentence, names)


def _read(typed: Sequence[str], names: Names, dated: Dated) -> Sentence:
    """The sentence, with the misspelt kommuner that are joined to others."""
    return with_joined(read(typed, names, dated), names)


def _dated(survey: str | None, spoken: Sequence[str]) -> Dated:
    if survey is None:
        return None
    return "since" if _SINCE.search(fold(" ".join(spoken))) else "of"


def _without_survey(typed: Sequence[str], names: Names) -> tuple[str | None, list[str]]:
    """The survey that is named, and the words that do not name it."""
    spoken = [word.lower() for word in typed]
    if re.search(words.EXAMPLES_OF, " ".join(spoken)):
        return None, list(typed)
    survey, named = names.survey(spoken)
    return survey, [word for i, word in enumerate(typed) if i not in named]


def _of_survey(question: Question, survey: str) -> Question:
    match question.query:
        case HelpQuery() | WhichQuery() | LanguageQuery():
            return question
        case UnclearQuery():
            whole_survey = question.query == UnclearQuery("unknown", "")
            return replace(question, query=StatisticsQuery(survey=survey)) if whole_survey else question
        case _:
            return replace(question, query=replace(question.query, survey=survey))


def _ask(sentence: Sentence, names: Names) -> Question:
    """What the words ask. What is surest is tried first."""
    subject, signals, lang = sentence.subject, sentence.signals, sentence.lang
    thanks = signals & words.THANKS and signals <= words.THANKS | words.PRAISE
    if thanks or (signals and signals <= words.ACKNOWLEDGED | words.THANKS):
        return Question(UnclearQuery("thanks"), lang)
    if ranked := area_ranking(sentence):
        return Question(ranked, lang)
    if asks_else_of_areas(sentence):
        return Question(UnclearQuery("not_by_area"), lang)
    if not sentence.mentions and subject.asks_groups(named=bool(sentence.scope.area.group)):
        return Question(DefineQuery("groups", sentence.scope.area.group), lang)
    if topic := subject.topic(named=bool(sentence.mentions), ranks=bool(signals & words.RANK)):
        return Question(DefineQuery(topic), lang)
    if not sentence.mentions and _asks_for_help(sentence):
        return Question(_thanks_or(HelpQuery(), signals), lang)
    if question := about_those(sentence, names):
        return question
    if question := about_claim(sentence):
        return question
    if query := about_many(sentence, understood=not sentence.unexplained):
        return Question(query, lang)
    if sentence.mentions:
        return about_named(sentence, names)
    if elsewhere := _elsewhere(sentence, names):
        question = told(about_misspelt(sentence, names), sentence, names)  # "Kattrinehlm och Oslo"
        beside = question.heard is not None and question.heard.how == "abroad"
        return question if beside else Question(UnclearQuery("elsewhere", elsewhere), lang)
    if not sentence.unexplained:
        return Question(_small_talk(signals), lang)
    question = about_misspelt(sentence, names)
    if not isinstance(question.query, UnclearQuery):
        return question
    query = about_many(sentence, understood=True)
    if query and _says_enough(query, subject):
        return Question(query, lang)
    return Question(_small_talk(signals), lang) if signals & words.THANKS else question


def _asks_for_help(sentence: Sentence) -> bool:
    said = sentence.signals & words.HELP - words.THANKS
    return bool(said) or re.search(words.HELP_PHRASES, " ".join(sentence.spoken)) is not None


def _elsewhere(sentence: Sentence, names: Names) -> str:
    """A place abroad that is named, as typed; empty where none is."""
    return next((sentence.typed[i] for i in sentence.unexplained if sentence.spoken[i] in names.elsewhere), "")


def _says_enough(query: Query, subject: Subject) -> bool:
    """Whether what is understood of the words tells what is asked, though some of them are not."""
    match query:
        case TrendQuery() | HoldersQuery():
            return True
        case StatisticsQuery():
            return query.measure is not None or query.by_size or subject.asks_summary()
        case RankingQuery():
            return isinstance(query.choice, Everyone) or subject.is_of_ours()
        case _:
            return False


def _small_talk(signals: frozenset[str]) -> Query:
    return _thanks_or(UnclearQuery("greeting" if signals & words.GREETING else "unknown"), signals)


def _thanks_or(query: Query, signals: frozenset[str]) -> Query:
    return query if words.THANKS.isdisjoint(signals) else UnclearQuery("thanks")
