"""What places are called: exact, folded and misspelt names to codes."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from data.fold import fold, key, spell_out
from data.places import is_kommun

Codes = tuple[str, ...]

_LONGEST_NAME = 4  # words; "Region Jämtland Härjedalen" has three, with "kommun" four
_KOMMUN_WORDS = frozenset({"kommun", "kommunen", "kommuns", "stad", "stads", "municipality"})
_LAN_WORDS = frozenset({"län", "länet", "läns", "lan", "lanet", "county"})
_TOWN_KINDS = frozenset({"seat_town", "town"})
_REGION_WORDS = frozenset({"region", "regionen"})
_MAY_BE_MISSPELT = frozenset({"name", "official_name", "short_name", "everyday", "english"})

# Characters of a word that is taken for a misspelt name. A shorter one is near too much:
_ASKED = 4  # is asked about, where its first letter is right
_SURE = 6  # is answered, where its first letter is right and it is one slip away
_LONG = 9  # may have two slips, or a wrong first letter


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name of one place; `kind` tells what sort of name it is."""

    name: str
    place: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text: words[start:end], and the codes it may mean, best first."""

    start: int
    end: int
    codes: Codes
    town: bool = False  # named by a town in it
    landscape: str = ""  # the landscape's name, where one was named: it has no scores of its own, but its län have


class Names:
    """An index of place names. Built once for a store; safe to share between threads."""

    def __init__(self, names: Iterable[PlaceName], not_kommuner: Mapping[str, str], surveys: Mapping[str, str]) -> None:
        """Index the names.

        Args:
            names: every name of every place.
            not_kommuner: words not to be taken for a misspelt name, each with its country or ''.
            surveys: words that name a survey, each with the survey's id.
        """
        self.surveys = dict(surveys)
        self.display: dict[str, str] = {}  # by code
        self.elsewhere = frozenset(key(name) for name, country in not_kommuner.items() if country)
        self._ordinary = frozenset(fold(key(name)) for name in not_kommuner)
        towns: set[str] = set()
        english: set[str] = set()
        landscapes: dict[str, str] = {}
        exact: dict[str, set[str]] = defaultdict(set)
        folded: dict[str, set[str]] = defaultdict(set)
        fuzzy: dict[str, set[str]] = defaultdict(set)
        for each in names:
            spoken = key(each.name)
            for form in _forms(spoken, is_kommun(each.place)):
                exact[form].add(each.place)
                for plain in {fold(form), spell_out(form), fold(form).replace(" ", "")}:
                    folded[plain].add(each.place)
            if each.kind in _MAY_BE_MISSPELT or (each.kind in _TOWN_KINDS and len(spoken) >= _LONG):
                fuzzy[fold(spoken)].add(each.place)
            if each.kind == "name":
                self.display[each.place] = each.name
            elif each.kind in _TOWN_KINDS:
                towns.add(spoken)
            elif each.kind == "english":
                english.add(spoken)
            elif each.kind == "landscape":
                landscapes[spoken] = each.name
        self._exact = {form: _kommun_first(codes) for form, codes in exact.items()}
        self._folded = {form: _kommun_first(codes) for form, codes in folded.items()}
        self._english = frozenset(english)
        self._landscapes = landscapes | {fold(spoken): name for spoken, name in landscapes.items()}
        self._towns = frozenset(towns - {key(name) for name in self.display.values()})
        self._fuzzy = {form: _kommun_first(codes) for form, codes in fuzzy.items()}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for form in self._fuzzy:
            self._by_length[len(form)].append(form)
        self._sorted = sorted({fold(key(name)) for name in self.display.values()})

    def mentions(self, words: Sequence[str]) -> list[Mention]:
        """The places whose names stand in the words (keys, in order), longest first, none overlapping."""
        found = []
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
                if mention := self._at(words, start, end):
                    found.append(mention)
                    start = mention.end
                    break
            else:
                start += 1
        return found

    def is_english(self, words: Sequence[str]) -> bool:
        """Whether the words are a place's English name (Gothenburg)."""
        return " ".join(words) in self._english

    def _at(self, words: Sequence[str], start: int, end: int) -> Mention | None:
        spoken = " ".join(words[start:end])
        for form in (spoken, spoken.removesuffix("s")):
            codes = self._exact.get(form) or self._folded.get(fold(form))
            if codes:
                landscape = "" if any(map(is_kommun, codes)) else self._landscapes.get(form, "")
                mention = Mention(start, end, codes, town=form in self._towns, landscape=landscape)
                return _sorted_out(mention, words)
        return None

    def misspelt(self, typed: str) -> tuple[Codes, bool]:
        """What a misspelt name may mean, best first, and whether the best one is sure.

        A slip is a letter wrong, missing or added, or two swapped. Only a kommun, never a län, may be two slips away.
        """
        plain = fold(typed)
        if len(plain) < _ASKED or plain in self._ordinary:
            return (), False
        slips = 1 if len(plain) < _LONG else 2
        lengths = range(len(plain) - slips, len(plain) + slips + 1)
        keys = [name for length in lengths for name in self._by_length.get(length, ())]
        near = process.extract(plain, keys, scorer=OSA.distance, score_cutoff=slips, limit=10)
        if len(plain) < _LONG:
            near = [hit for hit in near if hit[0][0] == plain[0]]
        if not near:
            return self._beginning_with(plain)
        best = near[0][1]
        codes = dict.fromkeys(
            code
            for name, distance, _ in near
            for code in self._fuzzy[name]
            if distance == best and (best == 1 or is_kommun(code))
        )
        kinds = {is_kommun(code) for code in codes}
        one = len(codes) == 1 or (len(codes) == 2 and len(kinds) == 2 and _one_name(self.display, codes))
        return tuple(codes), one and len(plain) >= _SURE and (best == 1 or near[0][0][0] == plain[0])

    def _beginning_with(self, plain: str) -> tuple[Codes, bool]:
        """The kommuner whose names begin so: asked about where there are at most five, else nothing."""
        first = bisect_left(self._sorted, plain)
        names = []
        for name in self._sorted[first : first + 6]:
            if not name.startswith(plain):
                break
            names.append(name)
        if len(names) > 5:
            return (), False
        codes = dict.fromkeys(code for name in names for code in self._folded[name] if is_kommun(code))
        return tuple(codes), len(codes) == 1 and len(plain) >= 6


def _sorted_out(mention: Mention, words: Sequence[str]) -> Mention:
    """Let the word beside the name ("Kalmar län", "Region Kalmar") choose among what the name may mean."""
    start, end = mention.start, mention.end
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if after in _KOMMUN_WORDS or after in _LAN_WORDS:
        end += 1
        wants_kommun = after in _KOMMUN_WORDS
    elif before in _REGION_WORDS or list(words[max(0, start - 2) : start]) == ["county", "of"]:
        start -= 1
        wants_kommun = False
    else:
        return mention
    chosen = tuple(code for code in mention.codes if is_kommun(code) == wants_kommun)
    return replace(mention, start=start, end=end, codes=chosen) if chosen else mention


def _forms(spoken: str, kommun: bool) -> tuple[str, ...]:
    """A name's key with and without what belongs to every name of its kind."""
    if kommun:
        return (spoken, f"{spoken} kommun", f"{spoken}s kommun")
    return (spoken, f"{spoken} län", f"{spoken}s län")


def _kommun_first(codes: set[str]) -> Codes:
    return tuple(sorted(codes, key=lambda code: (-len(code), code)))


def _one_name(display: dict[str, str], codes: Iterable[str]) -> bool:
    """Whether a kommun and a län are the pair that share an everyday name (Kalmar, Gotland)."""
    first = {fold(key(display[code])).split()[0].removesuffix("s") for code in codes}
    return len(first) == 1
