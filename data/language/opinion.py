"""A second opinion on what is asked: where the rules and the learnt kinds of questions differ, the surer one holds."""

from data.language import words
from data.language.beside import told
from data.language.held import holders
from data.language.intents import guess
from data.language.many import area_meant, choice, is_counted, measure_of_many
from data.language.mention import Mention
from data.language.names import Names
from data.language.one import about_several, profile_of
from data.language.phrasing import ECHOED
from data.language.sentence import Sentence
from data.model.area import COUNTRY, Against, Area, Best, Everyone, Places, Points
from data.model.claim import Claim
from data.model.parsed import Intent, Question, intent_of
from data.model.places import is_kommun
from data.model.query import (
    CompareAreasQuery,
    CompareQuery,
    DefineQuery,
    ExplainQuery,
    HelpQuery,
    HoldersQuery,
    ProfileQuery,
    Query,
    RankAreasQuery,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
    UnclearQuery,
    WhichQuery,
)

# How likely a learnt kind must be to hold against what the rules say, which it has taken into account. On rows left
# out these did best. What may be a name is better not answered for the country ("topp kvarteret").
_LIKELY = 0.35
_LIKELY_WHEN_SURE = 0.7  # the rules are: each word is explained, or several places are named
_LIKELY_FOR_A_PLACE = 0.6  # that another subject is asked about, where one is named
_LIKELY_FOR_A_WORD = 0.8  # alone, or with a capital
_LIKELY_FOR_A_NAME = 0.97  # where one would stand
_SHORT = 3  # words
_BEFORE_A_NAME = words.RANK | words.LOWEST | words.BEFORE_A_PLACE


def reconsidered(question: Question, sentence: Sentence, names: Names) -> Question:
    """The question, as another kind of question where that is likelier."""
    if _is_settled(question.query, sentence):
        return question
    intent, likely = guess(sentence, question)
    needed = _LIKELY_FOR_A_PLACE if intent == "unknown" and sentence.mentions else _needed(question, sentence)
    if intent == intent_of(question.query) or likely < needed:
        return question
    if intent == "unknown" and told(question, sentence, names) != question:
        return question  # what is not understood is a name of none of ours
    query = _asked_as(intent, question.query, sentence, names)
    return Question(query, question.lang, question.heard if _kommun_of(query) else None) if query else question


def _is_settled(query: Query, sentence: Sentence) -> bool:
    """Whether a single name is asked for, the place that was named fits several, or it is abroad.

    That län are ranked or listed, others held against a kommun, or several things required was not learnt: of them, the
    rules know best.
    """
    match query:
        case HoldersQuery(also=also, left_out=left_out, by_points=by_points, against=against):
            return bool(also or left_out or by_points or against)
        case StatisticsQuery(summed=summed) if summed:
            return True
        case RankAreasQuery() | RankingQuery(choice=Against()):
            return True
        case (
            DefineQuery(topic="lan" | "kommun" | "survey" | "coverage" | "word") | DefineQuery(topic="groups", group="")
        ):
            return True
        case ProfileQuery(claim=Claim()) if not sentence.unexplained:
            return True
        case UnclearQuery(reason):
            return reason != "unknown" and not (reason == "thanks" and sentence.unexplained)
        case WhichQuery():
            return bool(sentence.mentions) or len(sentence.spoken) == 1 or _asks_for_a_name(sentence)
        case _:
            return len(sentence.spoken) == 1


def _needed(question: Question, sentence: Sentence) -> float:
    """How likely the learnt kind must be."""
    if len(sentence.spoken) == 1:
        return _LIKELY_FOR_A_WORD
    match question.query:
        case UnclearQuery() if _asks_for_a_name(sentence):
            return _LIKELY_FOR_A_NAME
        case UnclearQuery() if _has_a_name(sentence):
            return _LIKELY_FOR_A_WORD
        case CompareQuery() | CompareAreasQuery() | HoldersQuery() | ExplainQuery():
            return _LIKELY_WHEN_SURE
        case UnclearQuery() | WhichQuery():
            return _LIKELY
        case ProfileQuery() if question.heard or _is_word(sentence):
            return _LIKELY
        case _:
            return _LIKELY if sentence.unexplained else _LIKELY_WHEN_SURE


def _has_a_name(sentence: Sentence) -> bool:
    """Whether a word that is not understood may be the name of a place: it has a capital."""
    return any(sentence.typed[i][0].isupper() for i in sentence.unexplained if i)


def _asks_for_a_name(sentence: Sentence) -> bool:
    """Whether little is said but a word that is not understood, where the name of a place would stand."""
    later = [i for i in sentence.unexplained if i]
    return len(sentence.spoken) <= _SHORT and any(
        sentence.spoken[i - 1] in _BEFORE_A_NAME or sentence.spoken[i - 1].isdigit() for i in later
    )


def _is_word(sentence: Sentence) -> bool:
    """Whether all that is named is a kommun whose name, in small letters, is an everyday word, or nearly."""
    named = [sentence.spoken[m.start] for m in sentence.mentions if m.end - m.start == 1]
    small = [m for m in sentence.mentions if sentence.shown(m).islower()]
    return len(named) == len(small) == len(sentence.mentions) == 1 and (
        small[0].word or named[0] in words.ALSO_WORDS or named[0].isascii()
    )


def _asked_as(intent: Intent, query: Query, sentence: Sentence, names: Names) -> Query | None:
    """The query of this kind about the places of the sentence; None where they are too few or too many for it."""
    kommun, area = _kommun(query, sentence), _area(query, sentence)
    match intent:
        case "profile":
            return profile_of(kommun, sentence) if kommun else None
        case "explain":
            return ExplainQuery(kommun) if kommun else None
        case "trend":
            return TrendQuery(kommun, area=COUNTRY if kommun else area)
        case "compare":
            return about_several(sentence, names)
        case "ranking" | "list" | "statistics" | "define" if kommun and not area.lan and not _is_guess(query, sentence):
            return None
        case "ranking" | "list" if held := holders(sentence, area, asks_who=True):
            return held
        case "ranking":
            meant = choice(sentence)
            return RankingQuery(area, Best() if isinstance(meant, Everyone) else meant)
        case "list" if not sentence.signals.isdisjoint(words.RANK | words.LOWEST):
            return None
        case "list":
            return RankingQuery(area, Everyone())
        case "statistics" if sentence.subject.asks_extreme_score():
            return RankingQuery(area, choice(sentence))
        case "statistics" if isinstance(chosen := sentence.scope.choice, Points | Places):
            return RankingQuery(area, chosen, counted=True) if is_counted(sentence) else None
        case "statistics":
            return StatisticsQuery(area, sentence.scope.by_size, measure=measure_of_many(sentence))
        case "define":
            group = sentence.scope.area.group
            return DefineQuery("groups" if group else sentence.subject.defined(), group)
        case "help":
            return HelpQuery()
        case "picture" | "download":
            return None  # told by their own words only
        case "unknown":
            if _is_guess(query, sentence):
                return UnclearQuery("unknown", " ".join(sentence.typed)[:ECHOED])
            return UnclearQuery("other_subject", _name_of(sentence.mentions[0], names))


def _name_of(mention: Mention, names: Names) -> str:
    """What the place is called that was named, a kommun rather than its län."""
    return mention.landscape or names.display[next(filter(is_kommun, mention.codes), mention.codes[0])]


def _is_guess(query: Query, sentence: Sentence) -> bool:
    """Whether the place was not named outright."""
    return isinstance(query, WhichQuery) or not sentence.mentions or _is_word(sentence)


def _kommun(query: Query, sentence: Sentence) -> str | None:
    """The only kommun that is meant, rightly spelt or not."""
    if kommun := _kommun_of(query):
        return kommun
    named = {code for m in sentence.mentions for code in m.codes if is_kommun(code)}
    return next(iter(named)) if len(named) == 1 else None


def _kommun_of(query: Query | None) -> str | None:
    return query.kommun if isinstance(query, ProfileQuery | ExplainQuery | TrendQuery) else None


def _area(query: Query, sentence: Sentence) -> Area:
    if isinstance(query, RankingQuery | StatisticsQuery | TrendQuery):
        return query.area
    return area_meant(sentence)
