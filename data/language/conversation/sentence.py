"""The words of a message, what they may mean in a conversation, and what is taken out of them."""

from collections.abc import Iterator, Sequence

from data.language.conversation import phrases
from data.language.lexicon.lexicon import Meaning
from data.language.lexicon.vocabulary import Vocabulary
from data.language.tokens import Token

_Phrase = tuple[int, frozenset[str]]  # where it ends, and its kinds


class Sentence:
    """The tokens that are left of a message; `links`: what was taken out, or stands there, by keys of TALK."""

    def __init__(self, found: list[Token], vocabulary: Vocabulary) -> None:
        self.tokens = found
        self.vocabulary = vocabulary
        self.links: set[str] = set()
        self.removed = False
        self._looked_up: tuple[list[Token], dict[int, _Phrase]] = ([], {})  # of which tokens; by where they begin
        self._meant: dict[str, frozenset[str]] = {}  # what words may mean

    def take(self, kind: str, start: int, end: int) -> None:
        """Remember what joins the message, and keep of it what stands there."""
        self.drop(kind, end, len(self.tokens))
        self.drop(kind, 0, start)

    def drop(self, kind: str, start: int, end: int) -> None:
        """Remember what joins the message, and leave out what stands there."""
        self.links |= {kind, phrases.MEANS_MORE.get(kind, kind)} if kind else set()
        self.tokens, self.removed = [*self.tokens[:start], *self.tokens[end:]], True

    def talk(
        self, at: int, keys: Sequence[str], said: list[Token] | None = None, *, within: bool = False
    ) -> tuple[int, str]:
        """Where a phrase of one of the kinds ends that begins there, and its kind; `at` where there is none.

        `within`: also where it begins a longer phrase of another kind.
        """
        if said is not None and said is not self.tokens:
            phrase = self._longest(said, at) if 0 <= at < len(said) else None
        else:
            phrase = self._phrases.get(at)
            if phrase and within:
                phrase = self._longest(self.tokens, at, keys)
        if not phrase:
            return at, ""
        kind = next((key for key in keys if key in phrase[1]), "")
        return (phrase[0], kind) if kind else (at, "")

    @property
    def _phrases(self) -> dict[int, _Phrase]:
        """The longest phrase that begins at each word, of few: it is asked for many kinds of the same tokens."""
        if self._looked_up[0] is not self.tokens:
            found = ((at, self._longest(self.tokens, at)) for at in range(len(self.tokens)))
            self._looked_up = (self.tokens, {at: phrase for at, phrase in found if phrase})
        return self._looked_up[1]

    def _longest(self, found: list[Token], at: int, keys: Sequence[str] | None = None) -> _Phrase | None:
        talk = self.vocabulary.talk
        end, meanings = talk.longest(found, at, keys) if talk.begins(found[at]) else (at, ())
        return (end, frozenset(meaning.value for meaning in meanings)) if meanings else None

    def forget(self) -> None:
        """Drop what was looked up: it is soon made anew, and a thousand messages are remembered."""
        self._looked_up, self._meant = ([], {}), {}

    def inner(self, start: int, *keys: str) -> Iterator[tuple[int, int, str]]:
        """The phrases of these kinds that stand in it: where each begins and ends, and its kind."""
        found = ((at, *self.talk(at, keys)) for at in self._phrases if at >= start)
        return (each for each in found if each[2])

    def counts(self, at: int) -> bool:
        """Whether a number stands there."""
        return self.tokens[at].number is not None or self.means(at, "NUMBER")

    def means(self, at: int, *concepts: str) -> bool:
        """Whether the word there may mean one of these."""
        return at < len(self.tokens) and not self.concepts(self.tokens[at]).isdisjoint(concepts)

    def concepts(self, token: Token) -> frozenset[str]:
        """What a word may mean."""
        if (known := self._meant.get(token.word)) is None:
            known = self._meant[token.word] = frozenset(meaning.concept for meaning in self.meanings(token))
        return known

    def meanings(self, token: Token) -> list[Meaning]:
        """The same with the value of each."""
        return [each for lexicon in self.vocabulary.lexicons.values() for each in lexicon.of_word(token.word)]

    def goes_on_as(self, *concepts: str, at: int = 0, longer_than: int) -> bool:
        """Whether a phrase that means one of these stands there, and goes on longer than to that word."""
        said = (lexicon.longest(self.tokens, at) for lexicon in self.vocabulary.lexicons.values())
        return any(end > longer_than and each.concept in concepts for end, meant in said for each in meant)

    def is_aside(self, comma: int) -> bool:
        """Whether what follows a comma is said beside the question: "vilka, jag vill ringa dem"."""
        rest = self.tokens[comma + 1 :]
        meant = [self.concepts(token) for token in rest]
        named = any(token.typed[0].isupper() and not token.first and len(token.typed) > 1 for token in rest)
        little = all(each <= phrases.ASIDE for each in meant) and (all(meant) or len(rest) >= phrases.CLAUSE)
        return self.tokens[comma].word == "," and not named and little

    def is_article(self, following: int) -> bool:
        """Whether what follows is what an article stands before."""
        if following >= len(self.tokens) or self.tokens[following].number is not None:
            return following < len(self.tokens)
        if self.means(following, "BY") or (self.means(following, "WITHOUT") and self.means(following, "BEHIND")):
            return False  # "har dom i snitt", "av dom saknar"
        said = (lexicon.longest(self.tokens, following)[1] for lexicon in self.vocabulary.lexicons.values())
        return any(meaning.concept in phrases.AFTER_ARTICLE for meanings in said for meaning in meanings)

    def fronted(self, at: int) -> bool:
        """Whether it stands after a first verb, and before no noun: "är den bäst?", not "har de flesta kommuner"."""
        begins = at == 1 or (at == 2 and self.means(1, "NOT"))
        return begins and self.means(0, "IS", "HAS") and not self.means(at + 2, "KOMMUN")

    def of(self, at: int) -> list[Meaning]:
        """What the word there may mean; nothing past the last."""
        return self.meanings(self.tokens[at]) if at < len(self.tokens) else []

    def counted(self, at: int) -> int:
        """The number that stands there."""
        typed, meanings = self.tokens[at].number, self.meanings(self.tokens[at])
        return int(next(each.value for each in meanings if each.concept == "NUMBER") if typed is None else typed)

    def is_had(self, at: int) -> bool:
        """Whether what follows is what some of them have or are: "har nån av dom strategi", "är nån av dom liten"."""
        last = at + 1 == len(self.tokens) and self.means(0, "IS")
        return self.means(at, "MEASURE") or (last and self.means(at, "SIZE"))
