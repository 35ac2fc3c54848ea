"""A text as terms: each span of tokens with what it may mean. One pass; no word of a language stands here."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from data.language.fold import key
from data.language.lexicon import LANGS, TALK, Lexicon, Meaning, read_lexicons
from data.language.mention import Mention
from data.language.names import Names
from data.language.tokens import Token, tokens
from data.model.places import is_kommun
from data.model.question import Lang

_MARKS: Final = frozenset(",/|;:&")
_RANGE: Final = frozenset("-–—")
_COMPOUND: Final = 8  # letters of a word that may be two
_YEARS: Final = range(1990, 2100)
# Before a name that is also a word, these say that the name is meant.
_PLACE_AFTER: Final = frozenset(
    {"BETWEEN", "COMPARE", "THAN", "EXCEPT", "IS", "HAS", "AND", "OR", "COMMA", "BEST", "MAP", "FROM"}
)


@dataclass(frozen=True, slots=True)
class Term:
    """A span of tokens. `concepts`: what it may mean, each with its value; `number` of a number, `place` of a name."""

    start: int
    end: int
    typed: str
    concepts: Mapping[str, str]
    number: float | None = None
    place: Mention | None = None
    guessed: tuple[str, ...] = ()  # codes, of a misspelt name that is not sure
    first: bool = False  # it begins a sentence

    def __contains__(self, concept: str) -> bool:
        return concept in self.concepts

    def has(self, *concepts: str) -> bool:
        """Whether it may mean one of these."""
        return not self.concepts.keys().isdisjoint(concepts)


@dataclass(frozen=True)
class Terms:
    """The terms of a text in order, and what was found beside them."""

    terms: tuple[Term, ...]
    lang: Lang
    survey: str | None = None
    since: str | None = None
    missing_survey: str = ""  # a year or a survey that is named and not loaded
    misspelt: tuple[Term, ...] = ()  # names that were read from something other than they are
    counts: bool = False  # a number stands in it


@dataclass(frozen=True)
class Vocabulary:
    """All words: the lexicons, with what the loaded surveys call their measures."""

    lexicons: Mapping[str, Lexicon] = field(repr=False)
    talk: Lexicon = field(repr=False)  # what joins a message to the one before it, in both languages
    how_many: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)  # how a count is asked for

    @classmethod
    def read(cls, measure_words: Iterable[tuple[str, str, str]] = ()) -> "Vocabulary":
        """The lexicon files, and of `measure_words` (language, phrase, id) those of measures that the files do not know."""  # noqa: E501
        phrases = read_lexicons()
        known = {meaning.value for _, meaning in phrases["sv"] if meaning.concept == "MEASURE"}
        own: dict[str, list[tuple[str, Meaning]]] = {lang: [] for lang in LANGS}
        for lang, phrase, measure in measure_words:
            if measure not in known:
                own[lang].append((key(phrase), Meaning("MEASURE", measure)))
        asked = {lang: [each for each in phrases[lang] if each[1].concept != TALK] for lang in LANGS}
        talk = [each for lang in LANGS for each in phrases[lang] if each[1].concept == TALK]
        return cls({lang: Lexicon([*asked[lang], *own[lang]]) for lang in LANGS}, Lexicon(talk), _how_many(phrases))


def _how_many(phrases: Mapping[str, Sequence[tuple[str, Meaning]]]) -> dict[Lang, tuple[str, ...]]:
    asked = Meaning(TALK, "how_many")
    return {lang: next(tuple(said.split()) for said, meaning in phrases[lang] if meaning == asked) for lang in LANGS}


def read_terms(text: str, names: Names, vocabulary: Vocabulary) -> Terms:
    """The terms of a text."""
    return _Reader(tokens(text), names, vocabulary).read()


class _Reader:
    def __init__(self, found: list[Token], names: Names, vocabulary: Vocabulary) -> None:
        self.tokens = found
        self.names = names
        self.words = [token.word for token in found]
        self.lang: Lang = self._language(vocabulary.lexicons)
        self.own = vocabulary.lexicons[self.lang]
        self.other = vocabulary.lexicons["en" if self.lang == "sv" else "sv"]
        self.terms: list[Term] = []
        self.misspelt: list[Term] = []

    def read(self) -> Terms:
        survey, named = self.names.survey(self.words)
        second, also = self._second_survey(named) if survey else (None, range(0))
        mentions = {m.start: m for m in self.names.mentions([w if w not in _MARKS else "," for w in self.words])}
        i = 0
        while i < len(self.tokens):
            i = self._term(i, named if i in named else also, mentions)
        survey = survey or self._made_up()
        survey, since = self._in_time(survey, second)
        return Terms(
            tuple(self.terms),
            self.lang,
            survey,
            since,
            self._missing(survey),
            tuple(self.misspelt),
            any(t.number is not None for t in self.terms),
        )

    def _second_survey(self, named: range) -> tuple[str | None, range]:
        rest = [word if i not in named else "," for i, word in enumerate(self.words)]
        return self.names.survey(rest)

    def _made_up(self) -> str | None:
        """The example survey, where it is spoken of in other words than its own and is loaded."""
        return next((self.names.survey([t.concepts["SURVEY"]])[0] for t in self.terms if t.has("SURVEY")), None)

    def _in_time(self, survey: str | None, second: str | None) -> tuple[str | None, str | None]:
        """The survey that is asked, and the earlier one that a change is counted from: "sedan 2011" asks the newest."""
        if survey and second:
            return max(survey, second), min(survey, second)
        if survey and any(t.has("CHANGE") for t in self.terms) and self.names.is_succeeded(survey):
            return None, survey
        return survey, None

    def _missing(self, survey: str | None) -> str:
        if survey:
            return ""
        return next((t.typed for t in self.terms if t.has("YEAR", "SURVEY")), "")

    # --- one term

    def _term(self, i: int, survey: range, mentions: Mapping[int, Mention]) -> int:
        token = self.tokens[i]
        if i in survey:
            return self._add(i, max(survey.stop, self._survey_phrase(i)), {"SURVEY_NAME": ""})
        if token.is_label:
            return self._add(i, i + 1, {"FILLER": ""})
        if token.word in _MARKS:
            return self._add(i, i + 1, {"COMMA": ""})
        if token.word in _RANGE:
            return self._add(i, i + 1, {"TO": ""})
        end, meanings = self._meanings(i)
        if any(mentions[at].end > end for at in range(i + 1, end) if at in mentions):
            end, meanings = i + 1, self.own.of_word(token.word)  # a longer name begins inside the phrase
        mention = mentions.get(i)
        if mention and mention.end > mention.start and self._is_name(i, end, meanings, mention):
            kommuner = self._names_kommuner(mention)
            return self._add(i, mention.end, {"PLACE_NAME": "", **kommuner}, place=mention)
        if token.number is not None and not (end > i + 1):
            return self._number(i, meanings)
        if not mention and (token.word in self.names.elsewhere) and not meanings:
            return self._add(i, i + 1, {"ABROAD": ""})
        if meanings:
            return self._meaning(i, end, meanings)
        return self._unknown(i)

    def _survey_phrase(self, i: int) -> int:
        """Where a longer phrase for the survey that is named there ends: "example data"."""
        end, meanings = self._meanings(i)
        return end if any(m.concept == "SURVEY" for m in meanings) else i

    def _meanings(self, i: int) -> tuple[int, tuple[Meaning, ...]]:
        """What the words from here mean in the language of the text; where they mean nothing there, in the other."""
        end, meanings = self.own.longest(self.tokens, i)
        if meanings and not all(m.concept == "FILLER" for m in meanings):
            return end, meanings
        other_end, other = self.other.longest(self.tokens, i)
        if (
            other_end > end
            and (not meanings or other_end > i + 1)
            and not all(m.concept in ("FILLER", "NUMBER") for m in other)
        ):
            return other_end, other
        return end, meanings

    def _meaning(self, i: int, end: int, meanings: Sequence[Meaning]) -> int:
        concepts = {m.concept: m.value for m in reversed(meanings)}
        number = float(concepts["NUMBER"]) if "NUMBER" in concepts else None
        return self._add(i, end, concepts, number=number)

    def _number(self, i: int, meanings: Sequence[Meaning]) -> int:
        token = self.tokens[i]
        number, end = token.number or 0.0, i + 1
        following = self._meanings(end)[1] if end < len(self.tokens) else ()
        if number < 1000 and any(m.concept == "THOUSAND" for m in following):
            return self._add(i, end + 1, {"NUMBER": ""}, number=number * 1000)
        whole = len(token.typed) == 4 and number in _YEARS
        before = self.terms[-1] if self.terms else None
        counts = any(m.concept in ("INHABITANTS", "MEASURE") for m in following)
        bounded = before is not None and before.has("OVER", "UNDER", "MIN", "MAX", "THAN", "BETWEEN", "TO")
        if whole and not counts and not bounded:
            return self._add(i, end, {"YEAR": ""}, number=number)
        concepts = {"NUMBER": "", **{m.concept: m.value for m in meanings if m.concept == "ORDINAL"}}
        if (
            len(token.typed) == 4
            and is_kommun(token.typed)
            and token.typed in self.names.display
            and len(self.tokens) <= 2
        ):
            return self._add(i, end, {"PLACE_NAME": ""}, place=Mention(i, end, (token.typed,)))
        return self._add(i, end, concepts, number=number)

    def _add(self, start: int, end: int, concepts: Mapping[str, str], **more: object) -> int:
        typed = " ".join(token.typed for token in self.tokens[start:end])
        self.terms.append(Term(start, end, typed, concepts, first=self.tokens[start].first, **more))  # type: ignore[arg-type]
        return end

    # --- names

    def _is_name(self, i: int, end: int, meanings: Sequence[Meaning], mention: Mention) -> bool:
        """Whether a name is meant, and not the everyday words that it is too."""
        strong = [m for m in meanings if m.concept not in ("FILLER", "AREA")]
        two = self.tokens[i : mention.end]
        if (
            len(two) == 2
            and all(self.own.of_word(token.word) for token in two)
            and not any(token.typed[0].isupper() for token in two)
        ):
            return False  # "nor a" is not Nora
        if end > mention.end and strong:
            return False
        if not meanings and not mention.word:
            return True
        alone = len(self.tokens) <= mention.end - mention.start + (1 if self.tokens[-1].word in ("?", "!") else 0)
        capital = self.tokens[i].typed[:1].isupper() and not self.tokens[i].first
        if mention.end - mention.start > 1 and not mention.word:
            return True
        if alone or (capital and not self.tokens[i].typed.isupper()):
            return True
        before = self.terms[-1] if self.terms else None
        if mention.word and not meanings:
            return before is None or before.has(*_PLACE_AFTER) or before.has("FILLER", "BY")
        if all(m.concept == "FILLER" for m in meanings) or mention.word:
            return False
        return before is not None and before.has("THAN", "COMPARE", "EXCEPT") and capital

    def _names_kommuner(self, mention: Mention) -> dict[str, str]:
        """Of "skånekommunerna", that kommuner are meant too."""
        if any(map(is_kommun, mention.codes)):
            return {}
        last = self.tokens[mention.end - 1]
        if any(m.concept == "LAN" for m in self.own.of_word(last.word)):
            return {}
        parts = self._compound(last)
        return (
            {"KOMMUN": ""}
            if any(m.concept == "KOMMUN" for part in parts for m in part) or _ends_as_kommuner(last, self.own)
            else {}
        )

    # --- what the lexicon does not know

    def _unknown(self, i: int) -> int:
        token = self.tokens[i]
        if parts := self._compound(token):
            for part in parts:
                self._meaning(i, i + 1, part)
            return i + 1
        typed, end = token.word, i + 1
        if end < len(self.tokens) and self.tokens[end].glued and not self._meanings(end)[1]:
            typed, end = typed + self.tokens[end].word, end + 1
        codes, sure = self.names.misspelt(typed)
        near = self.own.nearly(token.plain)
        if (
            codes
            and sure
            and not (
                near
                and len(self.tokens) > 1
                and not token.typed[0].isupper()
                and abs(len(near) - len(token.plain)) == 0
            )
        ):
            mention = Mention(
                i, end, codes, landscape=self.names.landscape(tuple(c for c in codes if not is_kommun(c)))
            )
            end = self._with_kind(end, codes)
            self._add(i, end, {"PLACE_NAME": ""}, place=replace(mention, end=end))
            if typed != key(self.names.display.get(codes[0], "")):
                self.misspelt.append(self.terms[-1])
            return end
        if near:
            meanings = (
                self.own.of_word(near)
                or self.own.longest([replace(token, word=near, plain=near), *self.tokens[i + 1 : i + 5]], 0)[1]
            )
            if meanings:
                return self._meaning(i, i + 1, meanings)
        return self._add(i, end, {"UNKNOWN": ""}, guessed=codes)

    def _with_kind(self, end: int, codes: Sequence[str]) -> int:
        """Past "kommun" after a misspelt name of one, and "län" after one of a län."""
        if end >= len(self.tokens):
            return end
        following = {m.concept for m in self._meanings(end)[1]}
        kind = "KOMMUN" if all(map(is_kommun, codes)) else "LAN"
        return end + 1 if kind in following else end

    def _compound(self, token: Token) -> tuple[tuple[Meaning, ...], ...]:
        """The meanings of a word that is two of the lexicon's, as Swedish makes them."""
        word = token.word
        if len(word) < _COMPOUND or self.lang != "sv":
            return ()
        for cut in range(len(word) - 3, 2, -1):
            right = self.own.of_word(word[cut:])
            if not right or all(m.concept in ("FILLER", "TOPIC") for m in right):
                continue
            for left in (word[:cut], word[: cut - 1] if word[cut - 1] == "s" else ""):
                meanings = self.own.of_word(left) if len(left) >= 3 else ()
                if meanings and not all(m.concept == "FILLER" for m in meanings):
                    return meanings, right
        return ()

    # --- the language

    def _language(self, lexicons: Mapping[str, Lexicon]) -> Lang:
        """That of more of its words, else of a place that has its English name."""
        if lang := voted(self.tokens, lexicons):
            return lang
        return "en" if any(self.names.is_english([word]) for word in self.words) else "sv"


@cache
def _plain_lexicons() -> Mapping[str, Lexicon]:
    """The lexicon files by themselves: for a text that must be answered where no store can be read."""
    return Vocabulary.read().lexicons


def language_of(text: str) -> Lang | None:
    """The language of a text, where its words tell it."""
    return voted(tokens(text), _plain_lexicons())


def is_word_of_questions(word: str) -> bool:
    """Whether questions are made of the word, in either language, so that it can name nothing else."""
    return (
        len(word) == 1 or word.isdigit() or any(lexicon.of_word(word.lower()) for lexicon in _plain_lexicons().values())
    )


def voted(found: Sequence[Token], lexicons: Mapping[str, Lexicon]) -> Lang | None:
    """The language of more of the words; of words that both languages know, neither. No word of English has an å."""
    votes: Counter[str] = Counter()
    for token in found:
        could_be = LANGS if token.word.isascii() else ("sv",)
        knows = [lang for lang in could_be if token.word.isalpha() and lexicons[lang].knows(token)]
        knows = [lang for lang in knows if lexicons[lang].writes(token)] or knows
        if len(knows) == 1:
            votes[knows[0]] += 1 if token.word.isascii() else 2
    if votes["en"] == votes["sv"]:
        return None
    return "en" if votes["en"] > votes["sv"] else "sv"


def _ends_as_kommuner(token: Token, lexicon: Lexicon) -> bool:
    return any(
        any(m.concept == "KOMMUN" for m in lexicon.of_word(token.word[-size:]))
        for size in (6, 8, 9, 10, 11)
        if len(token.word) > size
    )


def kommuner_of(term: Term) -> tuple[str, ...]:
    """The kommuner that a name may mean."""
    return tuple(code for code in (term.place.codes if term.place else ()) if is_kommun(code))


def areas_of(term: Term) -> tuple[str, ...]:
    """The län that a name may mean, or the one name of several."""
    if term.place is None:
        return ()
    lan = tuple(code for code in term.place.codes if not is_kommun(code))
    if lan and term.place.landscape:
        return (term.place.landscape,)
    return lan[:1]
