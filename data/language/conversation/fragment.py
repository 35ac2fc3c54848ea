"""A message as it may go on from the one before it: what joins the two, and what it asks without that. Never raises."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from data.language.conversation.links import Links
from data.language.lexicon.topics import COURTEOUS
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.names import Names
from data.language.term import Term, Terms
from data.language.terms import read_terms
from data.language.tokens import Token, tokens
from data.language.understand import LONGEST_QUESTION, understand, understood
from data.model.question import Lang, Question

_WHOLE: Final = ("OWN_AREA", "LAN", "GROUP", "SIZE", "KOMMUN", "MANY", "DOES")  # of what something is a share
_SHORT: Final = 4  # words
_ECHO: Final = 3  # words: "bara sex?"
# What a sentence may hold that says nothing.
_NOTHING: Final = frozenset(
    {"UNKNOWN", "FILLER", "BY", "CONCERNING", "INDEX", "COMMA", "MANY", "ALL", "NUMBER", "AND", "BUT"}
    | {"NOT", "NO", "ANY", "ASKER", "IS", "HAS", "WONDER", "EXACTLY"}
)
# What says by itself what is wanted.
_WANTING: Final = frozenset(
    {"BEST", "WORST", "MOST", "FEWEST", "NEAREST", "ORDINAL", "LEADER", "MEAN", "MEDIAN", "TOTAL", "SHARE", "PERCENT"}
    | {"COUNT", "SPREAD", "BY_SIZE", "OVERVIEW", "DIFFERENCE", "CHANGE", "WHY", "DEFINE", "SHOW", "PLACE", "ABOUT_IT"}
    | {"CLAIM", "COMPARE", "LANGUAGE", "WHO"}
)


@dataclass(frozen=True)
class Fragment:
    """A message that was read. `links`: what joins it to the one before it, keys of TALK; none of a whole question.

    `alone`: what the rest asks by itself; None where nothing is left.
    """

    text: str
    links: frozenset[str]
    alone: Question | None
    words: tuple[str, ...] = ()  # as typed, without what joins
    hole: int | None = None  # where in `words` something stood for a place
    begun: int = 0  # where in `words` the sentence of that begins
    joined: bool = False  # words that only join it to the message before are not in `words`
    left_after: int = 0  # how many of `words` say that something is left out
    all_of: int = 0  # how many it says that all are: "alla tre"
    rejected: tuple[str, ...] = ()  # the places that it says were not meant
    names: Names | None = field(default=None, repr=False, compare=False)
    vocabulary: Vocabulary | None = field(default=None, repr=False, compare=False)
    read: Terms | None = field(default=None, repr=False, compare=False)  # all its terms, where nothing was taken out

    @property
    def own_survey(self) -> bool:
        """Whether the message names the survey, or since when."""
        return bool(self.alone and (self.alone.survey or self.alone.since))

    @cached_property
    def lang(self) -> Lang | None:
        """The language of the message, where its words tell it."""
        if not self.vocabulary or not self.names:
            return None
        return self.vocabulary.voted([each for each in tokens(self.text) if not self.names.survey([each.word])[0]])

    @cached_property
    def terms(self) -> Terms:
        """The terms of the rest."""
        if self.names is None or self.vocabulary is None:
            return Terms((), "sv")
        return read_terms(" ".join(self.words), self.names, self.vocabulary)

    @cached_property
    def said(self) -> frozenset[str]:
        """The concepts of the rest. "Minst 10" and "högst 10" are no ends of a list."""
        found: set[str] = set()
        counts = any(term.number is not None for term in self.terms.terms)
        for term in self.terms.terms:
            bounds = counts and term.has("MIN", "MAX")
            found |= {each for each in term.concepts if not (bounds and each in ("MOST", "FEWEST"))}
        return frozenset(found)

    def has(self, *concepts: str) -> bool:
        """Whether one of the concepts is said."""
        return not self.said.isdisjoint(concepts)

    def typed(self, *concepts: str) -> tuple[str, ...]:
        """The words that say one of the concepts, as typed."""
        return tuple(term.typed for term in self.terms.terms if term.has(*concepts))

    @property
    def number(self) -> int | None:
        """The number, where nothing else is said."""
        said = [term for term in self.terms.terms if not term.skipped]
        return (
            int(said[0].number) if len(said) == 1 and said[0].number is not None and not said[0].has("YEAR") else None
        )

    @cached_property
    def rest(self) -> Question | None:
        """What it says after the words that leave something out: "ta bort dem utan appar"; None without such."""
        words = " ".join(self.words[self.left_after :])
        if not self.left_after or not words or self.names is None or self.vocabulary is None:
            return None
        return understand(words, self.names, self.vocabulary)

    @property
    def rest_terms(self) -> list[Term]:
        """The terms of that, but for fillers."""
        return [term for term in self.terms.terms if term.start >= self.left_after and not term.skipped]

    @cached_property
    def rest_number(self) -> float | None:
        """The number, where nothing else is said there: "ta bort nollorna"."""
        terms = self.rest_terms
        return terms[0].number if len(terms) == 1 and terms[0].number is not None else None

    def only_says(self, *concepts: str) -> bool:
        """Whether no word of it says anything but these; fillers and question words aside."""
        said = self._telling
        return bool(said) and all(not term.concepts.keys().isdisjoint(concepts) for term in said)

    @property
    def but_share(self) -> bool:
        """Whether it but asks which share they are: "i procent?", "hur stor andel av alla stora kommuner är det?"."""
        said = [term for term in self._telling if not term.has("AS", "ALL")]
        out_of = next((at for at, term in enumerate(said) if "OUT_OF" in term), len(said))
        whole = _WHOLE if self.has("AS", "IS") else ()
        shares = any(term.has("SHARE", "PERCENT") for term in said[:out_of])
        named = all(term.has("OUT_OF", *whole) for term in said[out_of:])
        return shares and named and all(term.has("SHARE", "PERCENT", "COUNT") for term in said[:out_of])

    @property
    def _telling(self) -> list[Term]:
        """The terms that are no fillers, question words or articles."""
        own = (term for term in self.terms.terms if not term.skipped and not term.has("IS", "WHAT", "HOW"))
        return [term for term in own if term.number is None or term.is_number]

    @property
    def names_whom(self) -> bool:
        """Whether a sentence before it names what it refers to: "take the kommuner in Skåne. Which of them …"."""
        return any(term.has("KOMMUN", "GROUP", "PLACE_NAME") and term.end <= self.begun for term in self.terms.terms)

    @property
    def but_count(self) -> bool:
        """Whether it but asks how many, and says of what in no word: "hur många är det i varje?"."""
        said, nouns = self._telling, ("KOMMUN", "MANY") if self.has("IS", "HAS") else ()
        return any("COUNT" in term for term in said) and all(
            term.has("COUNT", "PER", "HAS", "EXISTING", *nouns) for term in said
        )

    @property
    def claims(self) -> bool:
        """Whether it is as short as a claim that is repeated of another."""
        return 1 < len(self.words) <= _SHORT

    @property
    def wants(self) -> bool:
        """Whether it says what is wanted."""
        return self.has(*(_WANTING - {"SHOW"} if self.has("FORM") else _WANTING))

    def asked_of(self, name: str) -> Question | None:
        """What it asks with a name in the place of what stood for one, or after it."""
        if self.names is None or self.vocabulary is None:
            return None
        at = len(self.words) if self.hole is None else self.hole
        return understand(" ".join([*self.words[:at], name, *self.words[at:]]), self.names, self.vocabulary)


def named_in(said: Terms) -> tuple[str, ...]:
    """The places that are named, by the likeliest code of each."""
    return tuple(term.place.codes[0] for term in said.terms if term.place and term.place.codes)


def read_fragment(text: str, names: Names, vocabulary: Vocabulary) -> Fragment:
    """The message, read. Of a whole question `alone` is what `understand` says, and costs no more."""
    if len(text) > LONGEST_QUESTION:
        return Fragment(text, frozenset(), understand(text, names, vocabulary))
    found = tokens(text)
    reader = Links(found, vocabulary)
    _leave_asides(reader, text, names, vocabulary)
    if not _asks_there(reader, text, names, vocabulary):
        reader.read()
    words = reader.words
    said = None if reader.removed or not text.strip() else read_terms(text, names, vocabulary, found)
    if said is not None:
        alone: Question | None = understood(said, text)
    else:
        alone = understand(" ".join(words), names, vocabulary) if words or not reader.removed else None
    if "sized" in reader.found and alone and alone.want == "top" and not alone.measure:
        alone = replace(alone, measure="population", limit=alone.limit or 1)
    rejected = " ".join(token.typed for token in reader.rejected)
    return Fragment(
        text,
        reader.found,
        alone,
        words,
        reader.hole,
        reader.begun,
        reader.removed,
        reader.left_after,
        reader.all_of,
        named_in(read_terms(rejected, names, vocabulary)) if rejected else (),
        names,
        vocabulary,
        said,
    )


def _leave_asides(reader: Links, text: str, names: Names, vocabulary: Vocabulary) -> None:
    """Leave out short sentences that say nothing of what is asked: "oj många. hur många då"."""
    starts = [at for at, token in enumerate(reader.tokens) if token.first]
    if len(starts) < 2:
        return
    sentences = [reader.tokens[at:end] for at, end in zip(starts, [*starts[1:], len(reader.tokens)], strict=True)]
    if "?" in text.rstrip(" ?!."):  # of two questions each is one, but for what was told that is but repeated
        first, *rest = sentences
        asks = read_terms(" ".join(token.typed for each in rest for token in each), names, vocabulary).asks
        echo = len(first) <= _ECHO and _says_nothing(first, names, vocabulary, numbers=True)
        kept = rest if asks and echo else sentences
    else:
        kept = [each for each in sentences if not _says_nothing(each, names, vocabulary)]
    if kept and len(kept) < len(sentences):
        reader.tokens, reader.removed = [token for each in kept for token in each], True


def _asks_there(reader: Links, text: str, names: Names, vocabulary: Vocabulary) -> bool:
    """Whether it is said of a place what stands alone else: "vilka i Skåne", "vilka andra i länet har det"."""
    if not (2 < len(reader.tokens) <= 2 * _SHORT and vocabulary.talk.begins(reader.tokens[0])):
        return False
    terms = read_terms(text, names, vocabulary, reader.tokens).terms
    places = [term for term in terms if term.has("PLACE_NAME", "AREA", "OWN_AREA")]
    return len(places) == 1 and places[0].start > 1 and reader.of_place(places[0].start - 1, places[0].end)


def _says_nothing(sentence: list[Token], names: Names, vocabulary: Vocabulary, *, numbers: bool = False) -> bool:
    """Whether no word of it names a place, or means anything that is asked or spoken of here."""
    end, meant = vocabulary.talk.longest(sentence, 0)
    if end == len(sentence) and any(each.value == "so" for each in meant):
        return True  # "Toppen!"
    terms = read_terms(" ".join(token.typed for token in sentence), names, vocabulary).terms
    return all(
        not term.place and (numbers or not term.is_number) and (term.concepts.keys() <= _NOTHING or _is_courteous(term))
        for term in terms
    )


def _is_courteous(term: Term) -> bool:
    return term.concepts.get("TOPIC") in COURTEOUS
