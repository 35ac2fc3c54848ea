"""Kommuner to suggest while a name is being typed, and those that a message names. Pure, and never raises."""

from collections.abc import Iterable, Iterator, Sequence

from data.language.fold import fold, key
from data.language.fold import words as split
from data.language.lexicon.vocabulary import is_word_of_questions
from data.language.names.mention import Mention
from data.language.names.names import Names
from data.language.names.shortened import Codes
from data.model.places import is_kommun

_LONGEST_TYPED = 60  # characters; no name is as long
_LONGEST_MESSAGE = 12_000  # characters of a message that are read
_SLIP = 4  # characters from which the beginning of a name may have one wrong


def suggest(typed: str, names: Names, most: int) -> Codes:
    """Codes of the kommuner that a beginning, a name or a misspelt name may mean, best first.

    A län or a landscape gives its kommuner. Empty for a text without letters.
    """
    typed = typed[:_LONGEST_TYPED]
    words = [word.lower() for word in split(typed)]
    spoken = key(typed)
    plain = fold(spoken)
    if not plain:
        return ()
    named = [code for mention in names.mentions(words) for code in mention.codes]
    found = dict.fromkeys(
        [
            *filter(is_kommun, named),
            *_beginning(spoken, plain, names),
            *_of_lan(named, names),
            *(code for name, _, code in names.kommuner if f" {plain}" in name),  # "bro" is also Upplands-Bro
        ]
    )
    if not found:
        guessed, _ = names.misspelt(spoken)
        kommuner = [*filter(is_kommun, guessed), *_of_lan(guessed, names)]
        found = dict.fromkeys([*kommuner, *_nearly_beginning(plain, names)])
    return tuple(found)[:most]


def named(text: str, names: Names) -> Codes:
    """Codes of the kommuner that a message names, in order; a name that fits several gives all of them.

    Misspelt names are left out, and without a capital only a kommun's own name is taken: "i norra salen" is not Sälen.
    In a text of any kind they would be guesses.
    """
    typed = split(text[:_LONGEST_MESSAGE])
    spoken = [word.lower() for word in typed]
    found = names.mentions(spoken)
    places = frozenset(i for m in found for i in range(m.start, m.end))
    sure = (
        m
        for m in found
        if (_has_capital(m, typed) or _is_own_name(m, spoken, names)) and not _is_surname(m, typed, places)
    )
    return tuple(dict.fromkeys(code for mention in sure for code in mention.codes if is_kommun(code)))


def _has_capital(mention: Mention, typed: Sequence[str]) -> bool:
    """Whether it is written as a name; what begins a text as every sentence does tells nothing of a word like "Vi"."""
    word = typed[mention.start]
    return word[0].isupper() and not (mention.start == 0 and len(typed) > 1 and is_word_of_questions(word))


def _is_surname(mention: Mention, typed: Sequence[str], places: frozenset[int]) -> bool:
    """Whether the word before has a capital and is no place and no word of a question: Erik Lund."""
    before = mention.start - 1
    return before >= 0 and before not in places and typed[before].istitle() and not is_word_of_questions(typed[before])


def _is_own_name(mention: Mention, words: Sequence[str], names: Names) -> bool:
    """Whether a kommun's own name was written, in small letters, and no everyday word that is one too."""
    spoken = " ".join(words[mention.start : mention.end])
    if spoken in names.ordinary:
        return False
    return any(spoken.startswith(key(names.display[code])) for code in mention.codes if is_kommun(code))


def _beginning(spoken: str, plain: str, names: Names) -> list[str]:
    """Those that begin so, first those that do with the same å, ä and ö."""
    begun = [row for row in names.kommuner if row[0].startswith(plain)]
    return [code for _, _, code in sorted(begun, key=lambda row: not row[1].startswith(spoken))]


def _nearly_beginning(plain: str, names: Names) -> list[str]:
    """Those that begin so but for one slip."""
    from rapidfuzz.distance import OSA  # as in data.language.names.spelling, not before it is needed

    if len(plain) < _SLIP:
        return []
    return [
        code
        for name, _, code in names.kommuner
        if name[0] == plain[0] and OSA.distance(plain, name[: len(plain)], score_cutoff=1) <= 1
    ]


def _of_lan(codes: Iterable[str], names: Names) -> Iterator[str]:
    """The kommuner of the län among the codes."""
    lan = (code for code in codes if not is_kommun(code))
    return (code for each in lan for _, _, code in names.kommuner if code.startswith(each))
