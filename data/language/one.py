"""Questions about kommuner that are named, rightly or nearly: a profile, a reason, a trend, a comparison."""

from collections.abc import Sequence

from data.language import words
from data.language.beside import with_misspelt
from data.language.claim import claim_of
from data.language.fold import key
from data.language.many import choice, is_set_against
from data.language.mention import Mention
from data.language.names import Names
from data.language.phrasing import ECHOED, inside
from data.language.sentence import Sentence
from data.language.told import asks_difference, asks_way_to_full_marks, other_measure
from data.model.area import Area
from data.model.parsed import Heard, Question
from data.model.places import is_kommun
from data.model.query import (
    CompareQuery,
    ExplainQuery,
    Measure,
    ProfileQuery,
    Query,
    RankingQuery,
    TrendQuery,
    UnclearQuery,
    WhichQuery,
)

_CANDIDATES = 5
_SIDES = 6  # kommuner that are compared
_WINDOW = 3  # words of a misspelt name
_LONG_AMONG_OTHERS = 7  # characters of a misspelt name that is found in a sentence
_PLACES = frozenset({"position", "lan_position", "rank_group"})
_COUNTS = frozenset({"e_services", "apps"})
_HAS_ONE = frozenset(
    "e_strategy e_responsible population e_services_planned my_pages eid cooperates_procurement"
    " cooperates_operations".split()
)
_LACKED: dict[Measure | None, Measure] = {"no_apps": "apps", "no_e_services": "e_services"}
_WHY = frozenset({"varför", "varfor", "why", "hur", "how"})
_HAS = frozenset({"har", "has", "have", "finns", "got"})
_LAN_WORDS = frozenset({"län", "länet", "lanet", "region", "regionen", "landstinget"})
_OF_LAN = frozenset({"länet", "lanet", "county", "län", "lan"})


def about_named(sentence: Sentence, names: Names) -> Question:
    """About the kommuner that the sentence names. Names that fit several are asked about."""
    mentions = with_misspelt(sentence, names) if is_set_against(sentence) else list(sentence.mentions)
    first = mentions[0]
    kommuner = list(dict.fromkeys(code for m in mentions for code in m.codes if is_kommun(code)))
    unclear = next((m for m in mentions if sum(map(is_kommun, m.codes)) > 1), None)
    if unclear is None and first.word and len(sentence.spoken) == 1:
        unclear = first
    if unclear or not kommuner:
        unclear = unclear or first
        return _question(sentence, WhichQuery(sentence.shown(unclear)[:ECHOED], unclear.codes[:_CANDIDATES]))
    if len(kommuner) > 1:
        return _question(sentence, _compared(kommuner, sentence))
    heard = Heard(sentence.shown(first)[:ECHOED], "town") if first.town else None
    return _question(sentence, _about(kommuner[0], sentence), heard)


def about_misspelt(sentence: Sentence, names: Names) -> Question:
    """The best guess at a name in what is unexplained: answered where sure, asked where near, else unknown.

    A name of several words is tried first. Where other words stay unexplained, only a long name is taken for misspelt.
    """
    typed, content = sentence.typed, sentence.unexplained
    for size in range(min(_WINDOW, len(content)), 0, -1):
        for i in range(len(content) - size + 1):
            shown = " ".join(typed[j] for j in content[i : i + size])
            codes, sure = names.misspelt(key(shown))
            if not sentence.signals.isdisjoint(_LAN_WORDS) and (lan := names.misspelt_lan(key(shown))):
                codes = lan
            alone = size == len(content)
            if codes and (alone or (sure and len(shown) >= _LONG_AMONG_OTHERS)):
                return _guessed(sentence, shown, codes, names, sure=sure)
    unknown = " ".join(typed[content[0] : content[-1] + 1])
    return _question(sentence, UnclearQuery("unknown", unknown[:ECHOED]))


def _guessed(sentence: Sentence, shown: str, codes: tuple[str, ...], names: Names, *, sure: bool) -> Question:
    kommuner = [code for code in codes if is_kommun(code)]
    lan = next((code for code in codes if not is_kommun(code)), None)
    own = kommuner and key(shown) == key(names.display[kommuner[0]])
    heard = None if own else Heard(shown[:ECHOED], "misspelt")
    if sure and lan and (not kommuner or not words.RANK.isdisjoint(sentence.signals)):
        return _question(sentence, RankingQuery(Area(lan=(lan,)), choice(sentence)), heard)
    if landscape := names.landscape(codes):
        return _question(sentence, RankingQuery(Area(lan=codes, landscape=landscape), choice(sentence)), heard)
    if sure and kommuner:
        return _question(sentence, _about(kommuner[0], sentence), heard)
    return _question(sentence, WhichQuery(shown[:ECHOED], codes[:_CANDIDATES]))


def _question(sentence: Sentence, query: Query, heard: Heard | None = None) -> Question:
    return Question(query, sentence.lang, heard)


def _about(kommun: str, sentence: Sentence) -> Query:
    if len(sentence.spoken) == 1:
        return ProfileQuery(kommun)  # most questions are but a name
    subject = sentence.subject
    if asks_way_to_full_marks(sentence):
        return ProfileQuery(kommun, measure="to_full_marks")
    if (lacked := _LACKED.get(subject.figure())) and sentence.signals.isdisjoint(_WHY):
        return ProfileQuery(kommun, measure=lacked)
    if subject.asks_reason():
        return ExplainQuery(kommun)
    if subject.asks_trend():
        return TrendQuery(kommun)
    return profile_of(kommun, sentence)


def profile_of(kommun: str, sentence: Sentence) -> ProfileQuery:
    """A profile, with what is asked to be true, or the one figure that is asked for."""
    claim = claim_of(sentence)
    return ProfileQuery(kommun, measure=None if claim else measure_of_kommun(sentence), claim=claim)


def measure_of_kommun(sentence: Sentence) -> Measure | None:
    """The one figure of a kommun that is asked for."""
    subject = sentence.subject
    if other := other_measure(sentence):
        return other
    figure = subject.figure()
    if figure == "position" and (sentence.signals & _OF_LAN or _names_lan(sentence)):
        figure = "lan_position"
    asked = figure in _PLACES | _HAS_ONE or (
        figure in _COUNTS and (subject.asks_how_many() or bool(sentence.signals & _HAS) or _says_no_more(sentence))
    )
    return figure if asked else None


def _says_no_more(sentence: Sentence) -> bool:
    """Whether only apps are spoken of, beside the name: "Lund appar". E-services are what all is about."""
    others = [i for i in range(len(sentence.spoken)) if not inside(i, sentence.mentions)]
    return sentence.subject.figure() == "apps" and len(others) == 1


def _names_lan(sentence: Sentence) -> bool:
    """Whether a län is named beside the kommun: "vilken plats har Malmö i Skåne?"."""
    return any(not any(map(is_kommun, mention.codes)) for mention in sentence.mentions)


def about_several(sentence: Sentence, names: Names) -> CompareQuery | None:
    """A comparison of the kommuner that are named, rightly or nearly; None where fewer than two are."""
    kommuner = list(dict.fromkeys(_first_kommun(mention) for mention in with_misspelt(sentence, names)))
    named = [code for code in kommuner if code]
    return _compared(named, sentence) if len(named) > 1 else None


def _compared(kommuner: Sequence[str], sentence: Sentence) -> CompareQuery:
    figure = sentence.subject.figure()
    measure = figure if figure in _COUNTS and not sentence.subject.asks_trend() else None
    if measure is None and asks_difference(sentence):
        measure = "score"
    return CompareQuery(tuple(kommuner[:_SIDES]), tuple(kommuner[_SIDES:]), measure)


def _first_kommun(mention: Mention) -> str | None:
    return next((code for code in mention.codes if is_kommun(code)), None)
