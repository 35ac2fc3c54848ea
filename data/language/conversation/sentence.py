"""The words of a message, what they may mean in a conversation, and what is taken out of them."""

from collections.abc import Iterator, Sequence

from data.language.conversation.phrases import MEANS_MORE
from data.language.lexicon.lexicon import Meaning
from data.language.lexicon.vocabulary import Vocabulary
from data.language.tokens import Token


class Sentence:
    """The tokens that are left of a message; `links`: what was taken out, or stands there, by keys of TALK."""

    def __init__(self, found: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = found
        self.vocabulary = vocabulary
        self.links: set[str] = set()
        self.removed = False
        self._looked_up: tuple[list[Token], dict[int, tuple[int, tuple[Meaning, ...]]]] = ([], {})

    def take(self, kind: str, start: int, end: int) -> None:
        """Remember what joins the message, and keep of it what stands there."""
        self.drop(kind, end, len(self.tokens))
        self.drop(kind, 0, start)

    def drop(self, kind: str, start: int, end: int) -> None:
        """Remember what joins the message, and leave out what stands there."""
        self.links |= {kind, MEANS_MORE.get(kind, kind)} if kind else set()
        self.tokens, self.removed = [*self.tokens[:start], *self.tokens[end:]], True

    def talk(
        self, at: int, keys: Sequence[str], said: list[Token] | None = None, *, within: bool = False
    ) -> tuple[int, str]:
        """Where a phrase of one of the kinds ends that begins there, and its kind; `at` where there is none.

        `within`: also where it begins a longer phrase of another kind.
        """
        found = self.tokens if said is None else said
        if not 0 <= at < len(found):
            return at, ""
        end, meanings = self.vocabulary.talk.longest(found, at, keys) if within else self._longest(found, at)
        if not meanings:
            return at, ""
        values = {meaning.value for meaning in meanings}
        kind = next((key for key in keys if key in values), "")
        return (end, kind) if kind else (at, "")

    def _longest(self, found: list[Token], at: int) -> tuple[int, tuple[Meaning, ...]]:
        """Where the longest phrase ends and what it means; of the same tokens it is asked for many kinds."""
        if found is not self._looked_up[0]:
            self._looked_up = (found, {})
        known, talk = self._looked_up[1], self.vocabulary.talk
        if at not in known:
            known[at] = talk.longest(found, at) if talk.begins(found[at]) else (at, ())
        return known[at]

    def inner(self, start: int, *keys: str) -> Iterator[tuple[int, int, str]]:
        """The phrases of these kinds that stand in it: where each begins and ends, and its kind."""
        found = ((at, *self.talk(at, keys)) for at in range(start, len(self.tokens)))
        return (each for each in found if each[2])

    def counts(self, at: int) -> bool:
        """Whether a number stands there."""
        return self.tokens[at].number is not None or self.means(at, "NUMBER")

    def means(self, at: int, *concepts: str) -> bool:
        """Whether the word there may mean one of these."""
        return at < len(self.tokens) and not self.concepts(self.tokens[at]).isdisjoint(concepts)

    def concepts(self, token: Token) -> set[str]:
        """What a word may mean."""
        return {meaning.concept for meaning in self.meanings(token)}

    def meanings(self, token: Token) -> list[Meaning]:
        """The same with the value of each."""
        return [each for lexicon in self.vocabulary.lexicons.values() for each in lexicon.of_word(token.word)]
