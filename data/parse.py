"""From what somebody typed to what they ask: `parse(text, names) -> Question`. Pure, and never raises."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data import words
from data.fold import key
from data.fold import words as split
from data.many import about_many, asks_trend, choice
from data.names import Mention, Names
from data.phrasing import inside, is_function_word, language, phrase
from data.places import is_kommun
from data.query import (
    Area,
    CompareQuery,
    DefineQuery,
    ExplainQuery,
    Heard,
    HelpQuery,
    Lang,
    ProfileQuery,
    Query,
    Question,
    RankingQuery,
    StatisticsQuery,
    TrendQuery,
    UnclearQuery,
    WhichQuery,
)
from data.scope import Scope, scope

LONGEST_QUESTION = 300  # characters; a longer text is a pasted one
_ECHOED = 60  # characters of what was typed that an answer repeats
_CANDIDATES = 5
_SIDES = 6  # kommuner that are compared
_MISSPELT_WINDOW = 3  # words
_LONG_AMONG_OTHERS = 7  # characters of a misspelt name that is found in a sentence
_INITIAL = re.compile(
    r"\b([a-zåäö])-(?!tj|förv|forv|gov|serv|leg|ind|strat|post|mail)(?=[a-zåäö]{3})", re.IGNORECASE
)  # G-borg; but for e-tjänst
_NUMBER_JOINED = re.compile(r"\b(top|topp)([0-9])", re.IGNORECASE)  # top10
_YEAR = re.compile("(19|20)[0-9]{2}")


def parse(text: str, names: Names) -> Question:
    """What the text asks. Place names are looked up in `names`; `UnclearQuery` where it is not understood."""
    if not text.strip():
        return Question(HelpQuery(), "sv")
    if len(text) > LONGEST_QUESTION:
        return Question(UnclearQuery("too_long"), "sv")
    if not any(char.isalnum() for char in text) and "?" in text:
        return Question(HelpQuery(), "sv")
    typed = split(_INITIAL.sub(r"\1", _NUMBER_JOINED.sub(r"\1 \2", text)))
    spoken = [word.lower() for word in typed]
    survey, named = names.survey(spoken)
    rest = [word for i, word in enumerate(typed) if i not in named]
    missing = next((word for word in rest if _YEAR.fullmatch(word)), None)
    if missing and not survey and not _is_code(spoken, names):
        return Question(UnclearQuery("no_survey", missing), language(spoken, [], names))
    question = _without_survey(rest, names)
    return _of_survey(question, survey) if survey else question


def _of_survey(question: Question, survey: str) -> Question:
    match question.query:
        case HelpQuery() | WhichQuery():
            return question
        case UnclearQuery():
            whole_survey = question.query == UnclearQuery("unknown", "")
            return replace(question, query=StatisticsQuery(survey=survey)) if whole_survey else question
        case _:
            return replace(question, query=replace(question.query, survey=survey))


def _without_survey(typed: Sequence[str], names: Names) -> Question:
    """What the words ask, once those that name a survey are taken out."""
    spoken = [word.lower() for word in typed]
    if _is_code(spoken, names):
        return Question(ProfileQuery(spoken[0]), "sv")
    asked = scope(spoken)
    mentions = _mentions(typed, spoken, asked, names)
    lang = language(spoken, mentions, names)
    signals = set(spoken)

    if not mentions and (signals & words.HELP - words.THANKS or phrase(spoken, words.HELP_PHRASES)):
        return Question(_thanks_or(HelpQuery(), signals), lang)
    if topic := next((topic for topic, phrases in words.TOPICS if phrase(spoken, phrases)), None):
        return Question(DefineQuery(topic), lang)
    content = [
        i
        for i, word in enumerate(spoken)
        if i not in asked.explained and not is_function_word(word) and not inside(i, mentions)
    ]
    if query := about_many(spoken, mentions, asked, understood=not content):
        return Question(query, lang)
    if mentions:
        return _about_places(mentions, typed, lang, _misspelt_sides(spoken, content, names))
    for i in content:
        if spoken[i] in names.elsewhere:
            return Question(UnclearQuery("elsewhere", typed[i]), lang)
    if content:
        question = _about_misspelt(content, typed, names, lang)
        if not (signals & words.THANKS and isinstance(question.query, UnclearQuery)):
            return question
    return Question(_without_place(signals), lang)


def _mentions(typed: Sequence[str], spoken: Sequence[str], asked: Scope, names: Names) -> list[Mention]:
    """The places that are named, and meant."""
    found = [m for m in names.mentions(spoken) if m.start not in asked.explained]
    named = frozenset(i for m in found for i in range(m.start, m.end))
    return [m for m in found if _is_meant(m, typed, spoken, named)]


def _is_code(spoken: Sequence[str], names: Names) -> bool:
    """Whether nothing but a kommun's code is said; some look like a year."""
    return len(spoken) == 1 and is_kommun(spoken[0]) and spoken[0] in names.display


def _misspelt_sides(spoken: Sequence[str], content: Sequence[int], names: Names) -> list[Mention]:
    """Kommuner that are misspelt beside one that is not, where two are compared."""
    if words.COMPARE.isdisjoint(spoken) and words.BETTER_THAN.isdisjoint(spoken):
        return []
    guessed = [(i, names.misspelt(spoken[i])[0]) for i in content]
    found = [(i, tuple(code for code in codes if is_kommun(code))) for i, codes in guessed]
    return [Mention(i, i + 1, codes) for i, codes in found if codes]


def _about_places(
    mentions: Sequence[Mention], typed: Sequence[str], lang: Lang, misspelt: Sequence[Mention] = ()
) -> Question:
    mentions = sorted((*mentions, *misspelt), key=lambda mention: mention.start)
    first = mentions[0]
    as_typed = " ".join(typed[first.start : first.end])
    kommuner = list(dict.fromkeys(code for m in mentions for code in m.codes if is_kommun(code)))
    unclear = next((m for m in mentions if sum(map(is_kommun, m.codes)) > 1), None)
    if unclear:
        shown = " ".join(typed[unclear.start : unclear.end])
        return Question(WhichQuery(shown[:_ECHOED], unclear.codes[:_CANDIDATES]), lang)
    if len(kommuner) > 1:
        return Question(CompareQuery(tuple(kommuner[:_SIDES]), tuple(kommuner[_SIDES:])), lang)
    if first.word and not as_typed.istitle():
        return Question(WhichQuery(as_typed[:_ECHOED], first.codes[:_CANDIDATES]), lang)
    heard = Heard(as_typed[:_ECHOED], "town") if first.town else None
    return Question(_about_one(kommuner[0], typed), lang, heard)


def _about_one(kommun: str, typed: Sequence[str]) -> Query:
    spoken = [word.lower() for word in typed]
    if any(word in words.EXPLAIN for word in spoken):
        return ExplainQuery(kommun)
    return TrendQuery(kommun) if asks_trend(spoken) else ProfileQuery(kommun)


def _about_misspelt(content: Sequence[int], typed: Sequence[str], names: Names, lang: Lang) -> Question:
    """The best guess at a name in what is left: answered where sure, asked where near, else said to be unknown.

    A name of several words is tried first. Where other words stay unexplained, only a long name is taken for misspelt.
    """
    spoken = [word.lower() for word in typed]
    asks_ranking = bool(set(spoken) & words.RANK)
    for size in range(min(_MISSPELT_WINDOW, len(content)), 0, -1):
        for i in range(len(content) - size + 1):
            shown = " ".join(typed[j] for j in content[i : i + size])
            codes, sure = names.misspelt(key(shown))
            alone = size == len(content)
            if not codes or not (alone or (sure and len(shown) >= _LONG_AMONG_OTHERS)):
                continue
            kommuner = tuple(code for code in codes if is_kommun(code))
            lan = next((code for code in codes if not is_kommun(code)), None)
            heard = Heard(shown[:_ECHOED], "misspelt")
            if sure and lan and (asks_ranking or not kommuner):
                return Question(RankingQuery(Area(lan=(lan,)), choice(spoken, scope(spoken))), lang, heard)
            if sure and kommuner:
                return Question(_about_one(kommuner[0], typed), lang, heard)
            return Question(WhichQuery(shown[:_ECHOED], codes[:_CANDIDATES]), lang)
    unknown = " ".join(typed[i] for i in content)
    return Question(UnclearQuery("unknown", unknown[:_ECHOED]), lang)


def _without_place(signals: set[str]) -> Query:
    if signals & words.GREETING:
        return _thanks_or(UnclearQuery("greeting"), signals)
    return _thanks_or(UnclearQuery("unknown"), signals)


def _thanks_or(query: Query, signals: set[str]) -> Query:
    return UnclearQuery("thanks") if signals & words.THANKS else query


def _is_meant(mention: Mention, typed: Sequence[str], spoken: Sequence[str], named: frozenset[int]) -> bool:
    """Whether a name that is also an everyday word, or a person's, is used as a kommun's here.

    `named`: the indexes of all words that belong to names of places.
    """
    start = mention.start
    if mention.end - start > 1 or not (mention.word or spoken[start] in words.ALSO_WORDS):
        return True
    capital = typed[start].istitle() and start > 0
    if mention.word:
        return len(spoken) == 1 or (capital and not is_function_word(spoken[start]))
    around = [i for i in (start - 1, start + 1) if 0 <= i < len(spoken) and i not in named]
    if any(spoken[i] in words.ARTICLES for i in around if i < start):
        return False
    if any(typed[i].istitle() and not is_function_word(spoken[i]) for i in around):
        return False  # Erik Lund
    others = [word for i, word in enumerate(spoken) if i not in named and word not in words.RANK]
    asked = any(spoken[i] in words.BEFORE_A_PLACE for i in around) and all(map(is_function_word, others))
    return not others or capital or asked
