"""Names beside a kommun that is named: misspelt ones are set beside it, unknown and foreign ones are told of."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.language import words
from data.language.correcting import is_everyday
from data.language.mention import Mention
from data.language.names import Names
from data.language.phrasing import ECHOED, inside
from data.language.sentence import Sentence
from data.model.parsed import Heard, Question
from data.model.places import is_kommun
from data.model.query import CompareQuery, ExplainQuery, ProfileQuery, TrendQuery

_SHORTEST = 4  # characters of a misspelt kommun beside another one
_WITH: Final = frozenset("med with mot vs versus än than".split())


def with_misspelt(sentence: Sentence, names: Names) -> list[Mention]:
    """The places that are named, and kommuner that are misspelt beside them, in the order they were typed."""
    long_enough = [i for i in sentence.unexplained if len(sentence.spoken[i]) >= _SHORTEST]
    guessed = [(i, names.misspelt(sentence.spoken[i])[0]) for i in long_enough]
    found = [(i, tuple(code for code in codes if is_kommun(code))) for i, codes in guessed]
    misspelt = [Mention(i, i + 1, codes) for i, codes in found if codes]
    return sorted((*sentence.mentions, *misspelt), key=lambda mention: mention.start)


def with_joined(sentence: Sentence, names: Names) -> Sentence:
    """The sentence with the misspelt kommuner as named that "och" or the like joins to another: "Göteborg å Malmöö".

    Where nothing else is said they are joined as they stand: "Götebrog Stokholm".
    """
    if not sentence.unexplained or len(sentence.mentions) + len(sentence.unexplained) < 2:
        return sentence
    places = with_misspelt(sentence, names)
    if len(places) == len(sentence.mentions) or len(places) < 2:
        return sentence
    sure = {p.start for p in places if p in sentence.mentions or names.misspelt(sentence.spoken[p.start])[1]}
    only_places = all(inside(i, places) or word in words.AND for i, word in enumerate(sentence.spoken))
    meant = {place.start for place in sentence.mentions}
    for first, then in pairwise(places):
        between = sentence.spoken[first.end : then.start]
        by_word = (
            len(between) == 1 and between[0] in words.AND | _WITH and not sure.isdisjoint((first.start, then.start))
        )
        if by_word or (only_places and not between and {first.start, then.start} <= sure):
            meant |= {first.start, then.start}
    mentions = [place for place in places if place.start in meant]
    left = [i for i in sentence.unexplained if not inside(i, mentions)]
    return replace(sentence, mentions=mentions, unexplained=left)


def told(question: Question, sentence: Sentence, names: Names) -> Question:
    """The question, with a name beside the kommuner that it is about which is none of theirs."""
    match question.query:
        case ProfileQuery() | ExplainQuery() | CompareQuery() | TrendQuery(kommun=str()) if sentence.unexplained:
            places = with_misspelt(sentence, names)
            named = [i for i, _ in enumerate(sentence.spoken) if inside(i, places)]
            for i in sentence.unexplained:
                if i not in named and _is_name(i, sentence, names) and _is_joined(i, sentence, named):
                    return replace(question, heard=_heard(i, sentence, named, names))
    return question


def _is_name(i: int, sentence: Sentence, names: Names) -> bool:
    """Whether the word may be the name of a place: it is abroad, or no everyday word."""
    word = sentence.spoken[i]
    return word in names.elsewhere or not (word in names.ordinary or is_everyday(word))


def _is_joined(i: int, sentence: Sentence, named: list[int]) -> bool:
    """Whether the word is joined to one of those that name a kommun, or compared with it.

    A word in small letters may be of another thing ("med liknande kommuner"), unless no more is said.
    """
    spoken = sentence.spoken
    before, after = spoken[i - 1] if i else "", spoken[i + 1] if i + 1 < len(spoken) else ""
    compares = bool(sentence.signals & (words.COMPARE | words.BETTER_THAN))
    by_and = (before in words.AND and i - 2 in named) or (after in words.AND and i + 2 in named)
    if sentence.typed[i].islower() and not _says_no_more(i, sentence, named):
        return False
    if by_and or (compares and (before in _WITH or after in _WITH)):
        return True
    return not sentence.typed[i].islower() and ((before in _WITH and i - 2 in named) or (compares and i > 0))


def _says_no_more(i: int, sentence: Sentence, named: list[int]) -> bool:
    """Whether what is not understood is the word, and one after it, that ends the text or stands before a name."""
    others = [j for j in sentence.unexplained if j not in named and j not in (i, i + 1)]
    after = i + 1 + (i + 1 in sentence.unexplained)
    ends = after == len(sentence.spoken) or after in named or sentence.spoken[after] in words.AND | _WITH
    return ends and not others


def _heard(i: int, sentence: Sentence, named: list[int], names: Names) -> Heard:
    if sentence.spoken[i] in names.elsewhere:
        return Heard(sentence.typed[i][:ECHOED], "abroad")
    more = i + 1 in sentence.unexplained and i + 1 not in named  # New York
    return Heard(" ".join(sentence.typed[i : i + 1 + more])[:ECHOED], "unknown")
