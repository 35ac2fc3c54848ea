"""What places are called: exact, folded and misspelt names to codes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache

from data.language.compact import Compact, Numbered
from data.language.fold import fold, key, spell_out
from data.language.names.mention import Mention, PlaceName, area_of_compound, kind_beside
from data.language.names.shortened import Codes
from data.language.names.spelling import Guess, Spelling, kommun_first
from data.model.places import is_kommun

_LONGEST_NAME = 4  # words; "Region Jämtland Härjedalen" has three, with "kommun" four
_LONG_LOCALITY = 5  # characters of a place that may be typed without its dots
_REMEMBERED = 1000  # words
_LONG_TOWN = 9  # characters of a town that may be misspelt
_TOWN_KINDS = frozenset({"seat_town", "town"})
_LOCALITY_KINDS = frozenset({"locality", "word_locality"})
# What belongs to every name of a kind, and the same without dots.
_KOMMUN_ENDINGS = (("", ""), (" kommun", " kommun"), ("s kommun", "s kommun"))
_LAN_ENDINGS = (("", ""), (" län", " lan"), ("s län", "s lan"))
_AFTER_GENITIVE = ("top", "bäst", "bast", "best", "etta", "bott", "kommun", "sämst")
_LANDSCAPES = frozenset({"landscape", "part_of_lan"})
_NOWHERE: tuple[Codes, Codes, Codes] = ((), (), ())
_MAY_BE_MISSPELT = frozenset({"name", "official_name", "short_name", "everyday", "english"}) | _LANDSCAPES


class Names:
    """An index of place names. Built once for a store; safe to share between threads."""

    def __init__(self, names: Iterable[PlaceName], not_kommuner: Mapping[str, str], surveys: Mapping[str, str]) -> None:
        """Index the names.

        Args:
            names: every name of every place; those of big kommuner first, so that they are suggested first.
            not_kommuner: words not to be taken for a misspelt name, each with its country or ''.
            surveys: keys that name a survey, of one or several words, each with the survey's id.
        """
        self._name_surveys(surveys)
        self.display: dict[str, str] = {}  # by code
        self.elsewhere = frozenset(key(name) for name, country in not_kommuner.items() if country)
        self.ordinary = Numbered(dict.fromkeys(map(key, not_kommuner), 0))
        towns: set[str] = set()
        english: set[str] = set()
        landscapes: dict[str, str] = {}
        exact: dict[str, Codes] = {}
        folded: dict[str, Codes] = {}
        localities: dict[str, Codes] = {}
        misspelt: dict[str, None] = {}  # in order, which a set is not
        words: set[str] = set()
        alone: dict[str, Codes] = {}  # one tuple a place, since nearly all of ten thousand forms mean one place
        for each in names:
            spoken, place = key(each.name), alone.setdefault(each.place, (each.place,))
            if each.kind in _LOCALITY_KINDS:
                _add(localities, spoken, place)
                if each.kind == "word_locality":
                    words.add(spoken)
                continue
            folds = {fold(spoken), spell_out(spoken)}
            for ending, plain_ending in _KOMMUN_ENDINGS if is_kommun(each.place) else _LAN_ENDINGS:
                _add(exact, spoken + ending, place)
                for plain in folds:
                    _add(folded, plain + plain_ending, place)
                    _add(folded, (plain + plain_ending).replace(" ", ""), place)
            if each.kind in _MAY_BE_MISSPELT or (each.kind in _TOWN_KINDS and len(spoken) >= _LONG_TOWN):
                misspelt[spoken] = None
            if each.kind == "name":
                self.display[each.place] = each.name
            elif each.kind in _TOWN_KINDS:
                towns.add(spoken)
            elif each.kind == "english":
                english.add(spoken)
            elif each.kind in _LANDSCAPES:
                landscapes[spoken] = each.name
        plainly = [name for name in localities if name not in words and len(name) >= _LONG_LOCALITY]
        without_dots = {fold(name): localities[name] for name in plainly if fold(name) not in self.ordinary}
        localities = without_dots | localities  # "person" is not Persön
        forms = dict.fromkeys((*exact, *folded, *localities))
        self._forms = Compact(
            {form: (exact.get(form, ()), folded.get(form, ()), localities.get(form, ())) for form in forms}
        )
        self._beginnings = Numbered({form.split()[0]: 0 for form in forms if " " in form})
        self._words = Numbered(dict.fromkeys(words, 0))
        self._english = frozenset(english)
        self._landscapes = landscapes | {fold(spoken): name for spoken, name in landscapes.items()}
        self._in_lan = {exact[spoken]: name for spoken, name in reversed(landscapes.items())}
        self._towns = frozenset(towns - {key(name) for name in self.display.values()})
        self._spelling = Spelling({name: exact[name] for name in misspelt}, self.display, self.ordinary)

    def naming(self, surveys: Mapping[str, str]) -> "Names":
        """The same index of places, with these surveys."""
        other = copy(self)
        other._name_surveys(surveys)  # noqa: SLF001  # its own
        return other

    def _name_surveys(self, surveys: Mapping[str, str]) -> None:
        self._surveys = dict(surveys)
        self._longest_survey = max((name.count(" ") + 1 for name in surveys), default=0)

    @cached_property
    def kommuner(self) -> tuple[tuple[str, str, str], ...]:
        """Every kommun's own name, folded and as a key, and its code; by name. Made when it is first wanted."""
        own = ((fold(key(name)), key(name), code) for code, name in self.display.items() if is_kommun(code))
        return tuple(sorted(own))

    def survey(self, words: Sequence[str]) -> tuple[str | None, range]:
        """The survey that is named in the words, and the indexes of those that name it: as many words as can be."""
        for size in range(min(self._longest_survey, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                if found := self._surveys.get(" ".join(words[start : start + size])):
                    return found, range(start, start + size)
        return None, range(0)

    def is_succeeded(self, survey: str) -> bool:
        """Whether a later survey of the same name is loaded: "skl-2011" by "skl-2014"."""
        series = survey.rpartition("-")[0]
        return any(other > survey and other.rpartition("-")[0] == series for other in self._surveys.values())

    def mentions(self, words: Sequence[str]) -> list[Mention]:
        """The places whose names stand in the words (keys, in order), longest first, none overlapping."""
        found = []
        start = 0
        while start < len(words):
            if self._names_nothing(words[start]) and not self._joined(words, start, start + 2):
                start += 1
                continue
            if words[start] in self._beginnings:
                longest = _LONGEST_NAME
            else:
                longest = 2 if self._joined(words, start, start + 2) else 1
            for end in range(min(len(words), start + longest), start, -1):
                if mention := self._at(words, start, end):
                    found.append(mention)
                    start = mention.end
                    break
            else:
                start += 1
        return found

    @cached_property
    def _names_nothing(self) -> Callable[[str], bool]:
        """Whether a word neither is a name nor begins one, as most: the same come again and again."""
        return lru_cache(_REMEMBERED)(self._is_no_name)

    def _is_no_name(self, word: str) -> bool:
        forms = (word, word.removesuffix("s"))
        named = any(form in self._forms or self._without_dots(form) for form in forms) or self._compound([word], 0, 1)
        return not named and word not in self._beginnings

    def _of_form(self, form: str) -> tuple[Codes, Codes, Codes]:
        """What a form may mean: as a name is spelt, as one is without its dots, and as a smaller place."""
        return self._forms.get(form) or _NOWHERE

    def landscape(self, codes: Codes) -> str:
        """The landscape that lies in exactly these län; empty where there is none."""
        return self._in_lan.get(codes, "") if len(codes) > 1 else ""

    def is_english(self, words: Sequence[str]) -> bool:
        """Whether the words are a place's English name (Gothenburg)."""
        return " ".join(words) in self._english

    def misspelt(self, typed: str) -> Guess:
        """What a misspelt name, as a key, may mean, best first; and whether the best one is sure."""
        return self._spelling.guess(typed)

    def misspelt_lan(self, typed: str) -> Codes:
        """The län that a beginning or a misspelt name, as a key, may mean."""
        return tuple(
            code for code in self.misspelt(typed)[0] if not is_kommun(code)
        ) or self._spelling.shortened.lan_beginning_with(fold(typed))

    def _at(self, words: Sequence[str], start: int, end: int) -> Mention | None:
        spoken = " ".join(words[start:end])
        own = spoken.removesuffix("s")
        for form in (spoken, own) if own != spoken else (spoken,):
            exact, folded, local = self._of_form(form)
            if codes := exact or folded or self._without_dots(form) or self._joined(words, start, end):
                of_areas = not any(map(is_kommun, codes))
                landscape = (self._landscapes.get(form) or self.landscape(codes)) if of_areas else ""
                if landscape and form != spoken and not (end < len(words) and words[end].startswith(_AFTER_GENITIVE)):
                    return None  # "upplands" is rather the beginning of a name
                town = form in self._towns
                word = form in self.ordinary and not town
                return self._sorted_out(Mention(start, end, codes, town, word, landscape), words)
            if local and form not in self.elsewhere:
                return Mention(start, end, local, town=True, word=form in self._words)
        return self._compound(words, start, end)

    def _sorted_out(self, mention: Mention, words: Sequence[str]) -> Mention:
        """Let the word beside the name ("Kalmar län", "Region Kalmar") choose among what the name may mean."""
        start, end, wants_kommun = kind_beside(words, mention.start, mention.end)
        if wants_kommun is None:
            return mention
        chosen = tuple(code for code in mention.codes if is_kommun(code) == wants_kommun)
        if not (chosen or wants_kommun):  # "jkpg län": of the kommun whose other names are the län's too
            own = (key(self.display[code]) for code in mention.codes)
            chosen = tuple(code for name in own for code in self._of_form(name)[0] if not is_kommun(code))
        return replace(mention, start=start, end=end, codes=chosen) if chosen else mention

    def _compound(self, words: Sequence[str], start: int, end: int) -> Mention | None:
        """A län or landscape in a word with kommuner: "skånekommunerna"."""
        stem = area_of_compound(words, start, end)
        if not stem or stem.endswith(" "):  # "Småland kommuner" is no beginning of "Småland med öarna"
            return None
        exact, folded, _ = self._of_form(stem)
        codes = (
            exact or folded or self._of_form(fold(stem))[1] or self._spelling.shortened.lan_beginning_with(fold(stem))
        )
        lan = tuple(code for code in codes if not is_kommun(code))
        return Mention(start, end, lan, landscape=self._landscapes.get(stem) or self.landscape(lan)) if lan else None

    def _without_dots(self, form: str) -> Codes:
        """A name that was typed without some of its dots and rings. With others than its own, it is misspelt."""
        if form.isascii():
            return ()
        exact, folded, _ = self._of_form(fold(form))
        return tuple(code for code in folded or exact if _only_left_out(form, key(self.display[code])))

    def _joined(self, words: Sequence[str], start: int, end: int) -> Codes:
        """A name that was typed as several words: "norr köping"."""
        if end - start != 2 or end > len(words) or len(words[start]) < 2:
            return ()
        return self._of_form(words[start] + words[end - 1])[0]


def _only_left_out(typed: str, name: str) -> bool:
    """Whether each letter that differs is one of the name's that lost its dots."""
    if len(typed) != len(name):
        return True  # another name of the place
    foreign = typed.replace("ø", "ö").replace("æ", "ä")
    return all(one in (other, fold(other)) for one, other in zip(foreign, name, strict=True))


def _add(index: dict[str, Codes], form: str, place: Codes) -> None:
    """Add a place to those that a form may mean."""
    there = index.setdefault(form, place)
    if place[0] not in there:
        index[form] = kommun_first((*there, *place))
