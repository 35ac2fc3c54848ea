"""The places that a text means by the names in it: not persons ("Erik Lund"), and not everyday words ("en mark")."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from data.language.lexicon.compounds import mean_little
from data.language.lexicon.lexicon import Lexicon, Meaning
from data.language.names.mention import Mention, kind_beside
from data.language.names.names import Names
from data.language.names.shortened import Codes
from data.language.term import Term
from data.language.tokens import Token
from data.model.places import is_kommun

_INSIDE: Final = frozenset("/:")  # may also stand inside a name
_PLACE_AFTER: Final = (  # before a name that is also a word, these say that the name is meant
    *("BETWEEN", "COMPARE", "THAN", "EXCEPT", "IS", "HAS", "AND", "OR", "COMMA", "BEST", "MAP", "FROM"),
    *("FILLER", "BY"),
)
_LISTED: Final = ("AND", "COMMA", "COMPARE")  # what joins names
_OF_AREA: Final = ("MEAN", "MEDIAN", "LEADER", "ORDINAL", "BEST", "WORST", "PLACE", "RANKS", "SHOW", "KOMMUN", "GROUP")
_FEW_LETTERS: Final = 3  # before a hyphen, of a name that is shortened


def places_named(
    tokens: Sequence[Token], words: Sequence[str], names: Names, lexicons: Sequence[Lexicon]
) -> Mapping[int, Mention]:
    """The places that are named and meant, by the index of the token where the name begins.

    `words`: those of the tokens, a comma for each mark.
    """
    mentions = names.mentions(words)
    if any(token.word in _INSIDE for token in tokens):
        across = _across_marks(tokens, words, names)
        inside = frozenset(i for m in across for i in range(m.start, m.end))
        longest = (*(m for m in mentions if m.start not in inside), *across)
        mentions = sorted(longest, key=lambda mention: mention.start)
    places = frozenset(i for m in mentions for i in range(m.start, m.end))
    return {m.start: m for m in mentions if not m.word or _is_meant(m, tokens, places, lexicons)}


def begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sentence begins there, or what is asked after a heading: "exempel: Ange alla …"."""
    return tokens[i].first or (i > 0 and tokens[i - 1].word == ":")


def _across_marks(tokens: Sequence[Token], words: Sequence[str], names: Names) -> list[Mention]:
    """Names that are written with a mark inside: "V:a Götaland", "Jämtland/Härjedalen"."""
    at = [i for i, token in enumerate(tokens) if token.word not in _INSIDE]
    found = names.mentions([words[i] for i in at])
    return [replace(m, start=at[m.start], end=at[m.end - 1] + 1) for m in found if m.end - m.start > 1]


def is_shortened(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen stands after some letters: "k-krona"."""
    return i + 1 < len(tokens) and tokens[i + 1].glued and len(tokens[i].word) <= _FEW_LETTERS


def misspelt_at(tokens: Sequence[Token], i: int, names: Names, lexicons: Sequence[Lexicon]) -> tuple[int, Codes, bool]:
    """Where the name ends that may be misspelt from token i on, what it may mean, and whether that is sure.

    It is of two words where neither is known to the lexicons, and both are joined by a hyphen or are a name for sure.
    """
    typed, end = tokens[i].word, i + 1
    if end < len(tokens) and tokens[end].word.isalpha() and not tokens[end].first and not _known(tokens[end], lexicons):
        after = tokens[end].word
        if tokens[end].glued:
            typed, end = typed + after, end + 1
        else:
            for both in (f"{typed} {after}", typed + after):
                codes, sure = names.misspelt(both)
                if sure:
                    return end + 1, codes, True
    codes, sure = names.misspelt(typed)
    if kind_beside([token.word for token in tokens], i, end)[2] is False and (lan := names.misspelt_lan(typed)):
        return end, lan, sure and set(lan) <= set(codes)
    return end, codes, sure or bool(names.landscape(codes))


def _is_meant(mention: Mention, tokens: Sequence[Token], places: frozenset[int], lexicons: Sequence[Lexicon]) -> bool:
    """Whether a name that is an everyday word too, or a person's, is the place's here."""
    start, end = mention.start, mention.end
    beside = [i for i in (start - 1, end) if 0 <= i < len(tokens) and not tokens[max(i, start)].first]
    if end - start > 1:
        return True  # "Bergs kommun"
    if any(tokens[i].typed.istitle() and i not in places and not _known(tokens[i], lexicons) for i in beside):
        return False  # "Nora Andersson", "Erik Lund"
    if tokens[start].typed.istitle() and not begins(tokens, start) and not mention.town:
        return True
    if start and any(meaning.concept == "NUMBER" for meaning in lexicons[0].of_word(tokens[start - 1].word)):
        return False  # "en mark": an article
    others = [token for i, token in enumerate(tokens) if i not in places and token.word.isalpha()]
    unknown = sum(not _known(token, lexicons) or _is_ordinary(token, lexicons) for token in others)
    return not unknown if mention.town else unknown == 0 or 2 * unknown < len(others)


def _known(token: Token, lexicons: Sequence[Lexicon]) -> bool:
    return any(lexicon.knows(token.word, token.plain) for lexicon in lexicons)


def _is_ordinary(token: Token, lexicons: Sequence[Lexicon]) -> bool:
    """Whether a word is known, but not understood."""
    return any(meaning.concept == "UNKNOWN" for lexicon in lexicons for meaning in lexicon.of_word(token.word))


def is_name(
    tokens: Sequence[Token],
    phrase: range,
    meanings: Sequence[Meaning],
    mention: Mention,
    before: Sequence[Term],
    lexicon: Lexicon,
) -> bool:
    """Whether a name is meant, and not the everyday words that it is too.

    `phrase`: where the words stand that mean `meanings`; `before`: the terms that were read before them.
    """
    i, end = phrase.start, phrase.stop
    named = tokens[i : mention.end]
    capital = any(token.typed[0].isupper() for token in named)
    if len(named) == 2 and not capital and all(lexicon.of_word(token.word) for token in named):
        return False  # "nor a" is not Nora
    if end > mention.end and not mean_little(meanings, "AREA"):
        return False
    first = tokens[i]
    ringed = first.plain != first.word and not lexicon.of_word(first.word)  # "Ånge" is no "ange" as it is written
    if not mention.word and (not meanings or len(named) > 1 or ringed):
        return True
    alone = len(tokens) - (tokens[-1].word in ("?", "!")) <= len(named)
    capital = first.typed[:1].isupper() and not begins(tokens, i)
    if alone or (capital and not first.typed.isupper() and not (mention.word and mention.town)):
        return True
    previous = before[-1] if before else None
    if mention.word and mention.town:
        return not meanings and (previous is None or previous.has(*_PLACE_AFTER))
    if mention.word:
        return not meanings or (mean_little(meanings) and _is_listed(before))
    beside = previous is not None and previous.has("THAN", "COMPARE", "EXCEPT")
    return capital and beside and not mean_little(meanings)


def _is_listed(before: Sequence[Term]) -> bool:
    """Whether nothing but names stands before it: "skara götene vara"."""
    return any(term.place for term in before) and all(term.place or term.has(*_LISTED) for term in before)


def place_in(word: str, names: Names, lexicon: Lexicon) -> tuple[Mention, tuple[Meaning, ...]] | None:
    """Of "Götalandssnittet", "hallandsettan" the area, and what the rest means; None of others."""
    for cut in range(len(word) - 4, 3, -1):
        rest = lexicon.of_part(word[cut:]) or lexicon.of_part(word[cut:].removesuffix("s"))
        if any(m.concept in _OF_AREA for m in rest):
            for name in (word[:cut], word[:cut].removesuffix("s")):
                if found := [each for each in names.mentions([name]) if not all(map(is_kommun, each.codes))]:
                    return found[0], rest
    return None


def kinds_named(mention: Mention, words: Sequence[str], lexicon: Lexicon) -> dict[str, str]:
    """Of "skånekommunerna", that kommuner are meant too; of "norrlandslän", that län are: as concepts of a term."""
    first = lexicon.of_word(words[mention.start])
    if mention.end > mention.start + 1 and any(m.concept == "LAN" for m in first):
        return {"BODY": ""}  # "Region Skåne" is an authority of its own too
    if any(map(is_kommun, mention.codes)):
        return {}
    word = words[mention.end - 1]
    kind, shortest = ("LAN", 3) if mention.landscape and len(mention.codes) > 1 else ("KOMMUN", 6)
    ends = [word[-size:] for size in range(shortest, min(12, len(word) + (shortest == len(word))))]
    found = {m.concept for end in ends for m in lexicon.of_part(end)}
    return {each: "" for each in dict.fromkeys((kind, "KOMMUN")) if each in found}
