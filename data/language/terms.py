"""A text as terms: each span of tokens with what it may mean. One pass; no word of a language stands here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from data.language.as_meant import as_meant
from data.language.fold import key
from data.language.lexicon.compounds import compound, joined_number, mean_little, number_of
from data.language.lexicon.cues import telling
from data.language.lexicon.lexicon import Meaning
from data.language.lexicon.vocabulary import Vocabulary
from data.language.names.mention import Mention
from data.language.names.names import Names
from data.language.names.naming import is_name, is_shortened, kinds_named, misspelt_at, place_in, places_named
from data.language.names.shortened import Codes
from data.language.per_inhabitants import of_inhabitants
from data.language.term import Term, Terms, since_named
from data.language.tokens import Token, tokens
from data.model.places import is_kommun

_MARKS: Final = frozenset(",/|;:&")
_RANGE: Final = frozenset("-–—")
_YEARS: Final = range(1990, 2100)
_NONE: Final = (0, tuple[Meaning, ...]())


def read_terms(text: str, names: Names, vocabulary: Vocabulary, found: Sequence[Token] | None = None) -> Terms:
    """The terms of a text. `found`: its tokens, where they are at hand."""
    return _Reader(tokens(text) if found is None else found, names, vocabulary).read()


class _Reader:
    def __init__(self, found: Sequence[Token], names: Names, vocabulary: Vocabulary) -> None:
        self.tokens = found
        self.names = names
        self.words = [token.word if token.word not in _MARKS else "," for token in found]
        english = any(names.is_english([word]) for word in self.words)  # a place that has its English name
        self.lang = vocabulary.voted(found) or ("en" if english else "sv")
        self.own = vocabulary.lexicons[self.lang]
        self.percent, self.counted = vocabulary.percent, vocabulary.counted
        self.cues = vocabulary.cues[self.lang]
        self.other = vocabulary.lexicons["en" if self.lang == "sv" else "sv"]
        self.known: dict[int, tuple[int, tuple[Meaning, ...]]] = {}
        self.terms: list[Term] = []
        self.misspelt: list[Term] = []

    def read(self) -> Terms:
        survey, named = self.names.survey(self.words)
        if survey and self._is_idiom(named):
            survey, named = None, range(0)
        rest = [word if i not in named else "," for i, word in enumerate(self.words)]
        second, also = self.names.survey(rest) if survey else (None, range(0))
        mentions = places_named(self.tokens, self.words, self.names, (self.own, self.other))
        i = 0
        while i < len(self.tokens):
            i = self._term(i, (survey, named) if i in named else (second, also), mentions)
        kept = of_inhabitants(as_meant(self.terms), self.counted)
        rejected = {t.concepts["SURVEY_NAME"] for t in self.terms if "SURVEY_NAME" in t and t not in kept}
        survey, second = (None if each in rejected else each for each in (survey, second))
        self.terms = kept
        # The example survey, where it is spoken of in other words than its own and is loaded.
        spoken_of = (t.concepts["SURVEY"] for t in self.terms if "SURVEY" in t)
        survey = survey or next((self.names.survey([word])[0] for word in spoken_of), None)
        since = None
        if survey and second:
            since, survey = sorted((survey, second), key=lambda each: (not self.names.is_succeeded(each), each))
        elif survey and self.names.is_succeeded(survey) and since_named(self.terms):
            survey, since = None, survey  # "sedan 2011", "fler än 2011" asks the newest
        missing = "" if survey else next((t.typed for t in self.terms if t.has("YEAR", "SURVEY")), "")
        terms, topic = telling(self.terms, self.tokens, self.cues)
        return Terms(terms, self.lang, survey, since, missing, tuple(self.misspelt), self.percent, topic)

    def _is_idiom(self, named: range) -> bool:
        """Whether its name ends a phrase that means nothing, "t.ex."; not "points for example", "ge mig exempel som csv"."""  # noqa: E501
        before = range(max(0, named.start - 2), named.start)
        aside = {i for i in before for m in self._meanings(i)[1] if m.concept == "FILLER" or m.value == "help"}
        begun = next((i for i in before if i in aside and self._meanings(i)[0] >= named.stop), -1)
        ends = all(self._means(i, "TOPIC") for i in range(named.stop, len(self.tokens)))  # "… tack"
        of_it = ends and self._means(max(begun - 1, 0), "MEASURE")
        drawn = any(self._means(named.stop, concept) for concept in ("AS", "FORM"))
        return begun >= 0 and not (self._means(begun, "EXAMPLES") and (of_it or drawn))

    # --- one term

    def _term(self, i: int, survey: tuple[str | None, range], mentions: Mapping[int, Mention]) -> int:
        token, (named, its_words) = self.tokens[i], survey
        if i in its_words:
            end, meanings = self._meanings(i)  # a longer phrase for it: "example data"
            spoken = any(m.concept == "SURVEY" for m in meanings)
            return self._add(i, max(its_words.stop, end if spoken else i), {"SURVEY_NAME": named or ""})
        if token.is_label:
            return self._add(i, i + 1, {"FILLER": ""})
        if token.word in _MARKS:
            return self._add(i, i + 1, {"COMMA": ""})
        if token.word in _RANGE:
            return self._add(i, i + 1, {"TO": ""})
        end, meanings = self._meanings(i)
        if any(mentions[at].end > end for at in range(i + 1, end) if at in mentions):
            end, meanings = i + 1, self.own.of_word(token.word)  # a longer name begins inside the phrase
        turning = end > i + 1 and any(m.concept in ("UP", "DOWN") for m in meanings)
        if turning and (self._means(end, "THAN") or (self.tokens[end : end + 1] and self.tokens[end].number)):
            end, meanings = i + 1, self.own.of_word(token.word)  # "eller fler än 8"
        mention = mentions.get(i)
        if not mention and end <= i + 1 and is_shortened(self.tokens, i):
            past, codes, sure = misspelt_at(self.tokens, i, self.names, ())
            if codes:
                return self._misspelt(i, past, codes) if sure else self._add(i, past, {"UNKNOWN": ""}, guessed=codes)
        if (
            mention
            and mention.end > mention.start
            and is_name(self.tokens, range(i, end), meanings, mention, self.terms, self.own)
        ):
            place = self._its_lan(mention)
            return self._add(
                i, place.end, {"PLACE_NAME": "", **kinds_named(mention, self.words, self.own)}, place=place
            )
        if token.number is not None and end <= i + 1:
            return self._number(i, meanings)
        if not mention and token.word in self.names.elsewhere and not meanings:
            return self._add(i, i + 1, {"ABROAD": ""})
        return self._meaning(i, end, meanings) if meanings else self._unknown(i)

    def _meanings(self, i: int) -> tuple[int, tuple[Meaning, ...]]:
        """What the words from here mean in the language of the text; where they mean nothing there, in the other."""
        if i not in self.known:
            self.known[i] = self._look_up(i)
        return self.known[i]

    def _look_up(self, i: int) -> tuple[int, tuple[Meaning, ...]]:
        if i >= len(self.tokens):
            return _NONE
        end, meanings = self.own.longest(self.tokens, i)
        if meanings and not mean_little(meanings, "AND"):  # "å" without its ring is a word of English
            return end, meanings
        other_end, other = self.other.longest(self.tokens, i)
        longer = other_end > (i + 1 if meanings else i)
        return (other_end, other) if longer and not mean_little(other, "NUMBER") else (end, meanings)

    def _meaning(self, i: int, end: int, meanings: Sequence[Meaning]) -> int:
        concepts = {m.concept: m.value for m in reversed(meanings)}
        if concepts.keys() == {"THOUSAND"} and len(self.tokens[i].word) == 1:
            return self._add(i, end, {"UNKNOWN": ""})  # a letter after no number: "kommuner på K"
        if "NUMBER" not in concepts:
            return self._add(i, end, concepts, ordinary="UNKNOWN" in concepts)
        if lasts := self._lasting(end):
            return self._add(i, lasts, {"FILLER": ""})
        number = float(concepts["NUMBER"])
        after = next((m for m in self._meanings(end)[1] if m.concept == "NUMBER"), None)
        if end < len(self.tokens) and after and (both := joined_number(number, float(after.value))):
            concepts, number, end = {"NUMBER": ""}, both, end + 1  # "thirty-five"
        number, past = self._in_thousands(number, end)
        return self._add(i, past, concepts if past == end else {"NUMBER": ""}, number=number)

    def _number(self, i: int, meanings: Sequence[Meaning]) -> int:
        token = self.tokens[i]
        number, end = self._in_thousands(token.number or 0.0, i + 1)
        if number != token.number:
            return self._add(i, end, {"NUMBER": ""}, number=number)
        if lasts := self._lasting(end):
            return self._add(i, lasts, {"FILLER": ""})
        following = {m.concept for m in self._meanings(end)[1]}
        before = self.terms[-1] if self.terms else None
        bounded = before is not None and before.has("OVER", "UNDER", "MIN", "MAX", "THAN", "BETWEEN", "TO")
        if len(token.typed) == 4 and number in _YEARS and not bounded and not following & {"INHABITANTS", "MEASURE"}:
            return self._add(i, end, {"YEAR": ""}, number=number)
        if len(self.tokens) <= 2 and is_kommun(token.typed) and token.typed in self.names.display:
            return self._add(i, end, {"PLACE_NAME": ""}, place=Mention(i, end, (token.typed,)))
        if self._means(end, "ORDINAL_ENDING"):
            past, _ = self._meanings(end)
            if not (past < len(self.tokens) and self.tokens[past].glued):  # "topp 3: e-tjänster"
                return self._add(i, past, {"ORDINAL": f"{number:.0f}"})
        ordinal = {m.concept: m.value for m in meanings if m.concept == "ORDINAL"}
        return self._add(i, end, {"NUMBER": "", **ordinal}, number=number)

    def _lasting(self, end: int) -> int:
        """Where a time ends of which a number says how long it lasts, "om 20 min", "in three years"; else 0."""
        return self._meanings(end)[0] if self._means(end, "DURATION") else 0

    def _in_thousands(self, number: float, end: int) -> tuple[float, int]:
        """The number with the thousands that follow it, "10 tusen", and where it ends."""
        if number < 1000 and ((said := self._means(end, "THOUSAND")) or self._is_low_end_of_thousands(end, number)):
            return number * 1000, end + said
        return number, end

    def _is_low_end_of_thousands(self, i: int, low: float) -> bool:
        """Whether a range goes on there to so many thousand: "50–100 tusen", "mellan tio och tjugo tusen", "10–30 000"."""  # noqa: E501
        if i + 1 >= len(self.tokens) or not (self.tokens[i + 1].number or self._means(i + 1, "NUMBER")):
            return False
        between = bool(self.terms) and self.terms[-1].has("BETWEEN")
        ranged = self.tokens[i].word in _RANGE or self._means(i, "TO") or (between and self._means(i, "AND"))
        high = (self.tokens[i + 1].number or 0) / 1000
        whole = self.tokens[i].word in _RANGE and low < high == int(high)
        return whole or (ranged and self._means(i + 2, "THOUSAND"))

    def _means(self, i: int, concept: str) -> bool:
        return any(m.concept == concept for m in self._meanings(i)[1])

    def _add(self, start: int, end: int, concepts: Mapping[str, str], **more: object) -> int:
        typed = " ".join(token.typed for token in self.tokens[start:end])
        self.terms.append(Term(start, end, typed, concepts, first=self.tokens[start].first, **more))  # type: ignore[arg-type]
        return end

    # --- names

    def _its_lan(self, mention: Mention) -> Mention:
        """Of "Malmös län" and "samma län som Malmö" the län that it lies in."""
        end, meanings = self._meanings(mention.end)
        named = any(m.concept == "LAN" for m in meanings)
        if not (named or (self.terms and self.terms[-1].has("AREA_OF"))) or not all(map(is_kommun, mention.codes)):
            return mention
        return Mention(mention.start, end if named else mention.end, (mention.codes[0][:2],))

    # --- what the lexicon does not know

    def _unknown(self, i: int) -> int:
        token = self.tokens[i]
        if number := number_of(token.word, self.own):
            return self._add(i, i + 1, {"NUMBER": ""}, number=number)
        if parts := compound(token.word, self.own) if self.lang == "sv" else ():
            for part in parts:
                self._meaning(i, i + 1, part)
            return i + 1
        if of_area := place_in(token.word, self.names, self.own) if self.lang == "sv" else None:
            self._add(i, i + 1, {"PLACE_NAME": ""}, place=replace(of_area[0], start=i, end=i + 1))
            return self._meaning(i, i + 1, of_area[1])
        end, codes, sure = misspelt_at(self.tokens, i, self.names, (self.own, self.other))
        near = None if sure and len(self.tokens) == 1 else self.own.nearly(token.plain)
        slip = near and len(self.tokens) > 1 and len(near) == len(token.plain) and not token.typed[0].isupper()
        if codes and sure and not slip:
            return self._misspelt(i, end, codes)
        if near:
            read_as = [replace(token, word=near, plain=near), *self.tokens[i + 1 : i + 5]]
            if meanings := self.own.of_word(near) or self.own.longest(read_as, 0)[1]:
                return self._meaning(i, i + 1, meanings)
        return self._add(i, end, {"UNKNOWN": ""}, guessed=codes)

    def _misspelt(self, i: int, end: int, codes: Codes) -> int:
        typed = " ".join(token.word for token in self.tokens[i:end])
        landscape = self.names.landscape(tuple(code for code in codes if not is_kommun(code)))
        end = self._with_kind(end, codes)
        self._add(i, end, {"PLACE_NAME": ""}, place=Mention(i, end, codes, landscape=landscape))
        if typed != key(self.names.display.get(codes[0], "")):
            self.misspelt.append(self.terms[-1])
        return end

    def _with_kind(self, end: int, codes: Sequence[str]) -> int:
        """Past "kommun" after a misspelt name of one, and "län" after one of a län."""
        return end + self._means(end, "KOMMUN" if all(map(is_kommun, codes)) else "LAN")
