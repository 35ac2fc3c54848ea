"""A text, read word by word: the places it names, what it is about, and which of its words are still unexplained."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from data.language import words
from data.language.correcting import corrected
from data.language.fold import fold
from data.language.mention import Mention
from data.language.names import Names
from data.language.phrasing import inside, is_function_word, language
from data.language.scope import Scope, scope
from data.language.subject import Subject
from data.model.query import Lang

Dated = Literal["of", "since"] | None  # a survey was named: it is asked of it, or of what has changed since


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words as typed and in lower case, and what they were found to say."""

    typed: Sequence[str]
    spoken: Sequence[str]
    folded: str  # the spoken words as one text, without dots
    signals: frozenset[str]  # the words, in lower case
    mentions: Sequence[Mention]
    scope: Scope
    subject: Subject
    lang: Lang
    dated: Dated
    unexplained: Sequence[int]  # indexes of the words that may be a misspelt name

    def shown(self, mention: Mention) -> str:
        """A place as it was typed."""
        return " ".join(self.typed[mention.start : mention.end])


def read(typed: Sequence[str], names: Names, dated: Dated = None) -> Sentence:
    """Read the words, without those that name a survey.

    Where some are not explained, they are read once more with those that are nearly everyday words put right.
    """
    spoken = [word.lower() for word in typed]
    sentence = _read(typed, spoken, names, dated)
    if len(spoken) == 1 or not sentence.unexplained:
        return sentence
    right = [_put_right(word, names) if i in sentence.unexplained else word for i, word in enumerate(spoken)]
    return sentence if right == spoken else _read(typed, right, names, dated)


def _put_right(word: str, names: Names) -> str:
    """The word as it is usually written, unless it may be a misspelt name."""
    right = corrected(word)
    return word if right == word or names.misspelt(word)[0] else right


def _read(typed: Sequence[str], spoken: Sequence[str], names: Names, dated: Dated) -> Sentence:
    folded = fold(" ".join(spoken))
    said = scope(folded)
    subject = Subject(folded, since=dated == "since")
    explained = said.explained | subject.explained()
    mentions = _mentions(typed, spoken, said, explained, names)
    return Sentence(
        typed=typed,
        spoken=spoken,
        folded=folded,
        signals=frozenset(spoken),
        mentions=mentions,
        scope=said,
        subject=subject,
        lang=language(spoken, mentions, names),
        dated=dated,
        unexplained=[
            i
            for i, word in enumerate(spoken)
            if i not in explained and not is_function_word(word) and not inside(i, mentions)
        ],
    )


def _mentions(
    typed: Sequence[str], spoken: Sequence[str], said: Scope, explained: frozenset[int], names: Names
) -> list[Mention]:
    """The places that are named, and meant."""
    found = [m for m in names.mentions(spoken) if m.start not in said.explained]
    if all(m.end - m.start > 1 or not (m.word or spoken[m.start] in words.ALSO_WORDS) for m in found):
        return found
    named = frozenset(i for m in found for i in range(m.start, m.end))
    return [m for m in found if _is_meant(m, typed, spoken, named, explained)]


def _is_meant(
    mention: Mention, typed: Sequence[str], spoken: Sequence[str], named: frozenset[int], explained: frozenset[int]
) -> bool:
    """Whether a name that is also an everyday word, or a person's, is used as a kommun's here.

    `named`: the indexes of all words that belong to names of places; `explained`: of those that tell what is asked.
    """
    start = mention.start
    if mention.end - start > 1 or not (mention.word or spoken[start] in words.ALSO_WORDS):
        return True
    capital = typed[start].istitle() and start > 0
    before = spoken[start - 1] if start else ""
    if mention.word:
        return len(spoken) == 1 or (capital and before in words.BEFORE_A_PLACE)
    around = [i for i in (start - 1, start + 1) if 0 <= i < len(spoken) and i not in named]
    if any(spoken[i] in words.ARTICLES for i in around if i < start):
        return False
    if any(typed[i].istitle() and not is_function_word(spoken[i]) for i in around):
        return False  # Erik Lund
    says = frozenset[int]() if spoken[start] in words.VERBS else explained  # "are apps common" is of no Åre
    alone = all(i == start or i in says or word in words.RANK for i, word in enumerate(spoken))
    others = [w for i, w in enumerate(spoken) if i not in named and i not in explained and w not in words.RANK]
    beside = any(spoken[i] in (words.BEFORE_A_PLACE if i < start else words.AFTER_A_PLACE) for i in around)
    if spoken[start] not in words.VERBS:
        beside = beside or any(i not in range(start, mention.end) for i in named)  # Kil i Värmland
        beside = beside or (start > 0 and not words.ASKING.isdisjoint(spoken[:start]))  # hur ligger Kil till
    return alone or capital or (beside and all(map(is_function_word, others)))
