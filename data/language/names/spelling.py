"""What a misspelt name may mean, and when that is sure enough to be answered.

A slip is a letter wrong, missing or added, or two swapped. Whatever is one slip away is a candidate, so a slip never
silently gives another kommun: where there are two candidates, they are asked about.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from data.language.compact import Compact, Numbered
from data.language.fold import fold, key
from data.language.names.shortened import Codes, Shortened, ends_as_names_do
from data.language.names.sound import sound
from data.model.places import is_kommun

Guess = tuple[Codes, bool]  # best candidate first; whether the first is sure

_REMEMBERED = 1000  # misspelt names
# Characters of a word that is taken for a misspelt name. A shorter one is near too much:
_SHORTEST = 3  # is asked about where several names begin so
_ASKED = 4  # is asked about, where its first letter is right
_WRONG_FIRST = 5  # is asked about, also where its first letter is wrong
_HEARD = 5  # is answered where it sounds like a name
_SURE = 6  # is answered, where its first letter is right and it is one slip away
_NEAREST = 10  # names that are looked at closer
_TWO_ASKED = 6  # may have two slips, and is asked about
_TWO_SURE = 9  # may have two slips, or one with a wrong first letter, and is answered
_LAN_BEGUN = 5  # begins the name of a län, and is asked about


class Spelling:
    """Finds names that are written nearly as something typed."""

    def __init__(self, names: Mapping[str, Codes], display: Mapping[str, str], ordinary: Collection[str]) -> None:
        """Index the names.

        Args:
            names: keys that may be misspelt, each with its codes.
            display: each place's own name, by code, big kommuner first.
            ordinary: words that are no misspelt name.
        """
        self._display = display
        self._ordinary = ordinary
        self._ordinary_folded = Numbered(dict.fromkeys(map(fold, ordinary), 0))
        codes_of: dict[str, Codes] = {}
        sounds: dict[str, Codes] = {}
        for name, codes in names.items():
            codes_of[fold(name)] = (*codes_of.get(fold(name), ()), *codes)
            sounds[sound(name)] = (*sounds.get(sound(name), ()), *codes)
        self._names, self._heard = "\n".join(codes_of), "\n".join(sounds)  # in order, in a string each: few need them
        self._codes = Compact({name: kommun_first(codes) for name, codes in codes_of.items()})
        self._sounds = Compact({heard: kommun_first(codes) for heard, codes in sounds.items()})

    # What names are looked for among is made for the first misspelt one. It is not kept with the names.

    @cached_property
    def shortened(self) -> Shortened:
        """The same names by what is left of them."""
        areas = ((name, tuple(c for c in codes if not is_kommun(c))) for name, codes in self._codes.items())
        return Shortened(self._display, ((name, lan) for name, lan in areas if lan))

    @cached_property
    def _alike(self) -> Mapping[tuple[int, str], Sequence[str]]:
        """Names by length and first letter, and by length alone."""
        alike: dict[tuple[int, str], list[str]] = defaultdict(list)
        for name in self._names.split("\n"):
            for first in ("", name[:1]):
                alike[len(name), first].append(name)
        return alike

    @cached_property
    def _sounds_of_length(self) -> Mapping[int, Sequence[str]]:
        lengths: dict[int, list[str]] = defaultdict(list)
        for heard in self._heard.split("\n"):
            lengths[len(heard)].append(heard)
        return lengths

    @cached_property
    def _windows(self) -> dict[tuple[int, int, str], list[str]]:
        """Names by length, slips and first letter."""
        return {}

    @cached_property
    def guess(self) -> Callable[[str], Guess]:
        """What a key may mean: nothing, one place for sure, or several to ask about. A genitive is its owner too.

        What was misspelt lately is remembered: people misspell alike. It is not kept with the names.
        """
        return lru_cache(_REMEMBERED)(self._guess)

    def _guess(self, typed: str) -> Guess:
        if typed in self._ordinary:
            return (), False
        codes, sure = self._guess_alone(typed)
        if sure or not typed.endswith("s"):
            return codes, sure
        owner, owner_sure = self._guess_alone(typed[:-1])
        return tuple(dict.fromkeys((*codes, *owner))), owner_sure and set(codes) <= set(owner)

    def _guess_alone(self, typed: str) -> Guess:
        plain = fold(typed)
        if len(plain) < _SHORTEST or (plain == typed and plain in self._ordinary_folded):
            return (), False
        near = self._near(plain)
        slipped = near.get(0) or (near.get(1, []) if len(plain) >= _ASKED else [])
        plainly = any(name[0] == plain[0] for name in slipped)
        heard = () if plainly or len(plain) < _ASKED else self._sounds.get(sound(typed)) or ()
        if slipped or heard:
            return self._one_slip(typed, plain, near, heard)
        begun = self._beginning_with(plain)
        short = () if begun[0] or len(plain) < _ASKED else self.shortened.with_parts(typed, plain)
        farther = [] if len(begun[0]) == 1 and len(plain) >= _SURE else self._two_slips_away(plain)
        if farther:
            codes = tuple(dict.fromkeys((*short, *self._of(farther))))
            return codes, len(plain) >= _TWO_SURE and self._is_one(codes)
        if begun[0]:
            return begun
        if short:
            return short, len(short) == 1 and ends_as_names_do(plain)
        begun_lan = self.shortened.lan_beginning_with(plain) if len(plain) >= _LAN_BEGUN else ()
        nearly = self._sounding_nearly(typed, plain) or self.shortened.without_vowels(typed) or begun_lan
        return nearly, False

    def _near(self, plain: str) -> dict[int, list[str]]:
        """Names that are one slip away at most, by their slips."""
        found: dict[int, list[str]] = defaultdict(list)
        for name, distance in self._within(plain, 1, ""):
            found[distance].append(name)
        return found

    def _two_slips_away(self, plain: str) -> list[str]:
        """Names that are two slips away, of those with the right first letter, so that few are tried."""
        if len(plain) < _TWO_ASKED:
            return []
        near = [name for name, distance in self._within(plain, 2, plain[0]) if distance == 2]
        return [name for name in near if len(plain) >= _TWO_SURE or any(map(is_kommun, self._codes[name]))]

    def _within(self, plain: str, slips: int, first: str) -> Iterator[tuple[str, int]]:
        """The nearest names within so many slips, nearest first, of those that begin with `first`."""
        names = self._windows.get((len(plain), slips, first))
        if names is None:
            lengths = range(len(plain) - slips, len(plain) + slips + 1)
            names = [name for each in lengths for name in self._alike.get((each, first), ())]
            self._windows[len(plain), slips, first] = names
        return _nearest(plain, names, slips, _NEAREST)

    def _one_slip(self, typed: str, plain: str, near: Mapping[int, list[str]], heard: Codes) -> Guess:
        if len(plain) < _ASKED:
            return self._of([*near.get(0, ()), *near.get(1, ())]), False
        same = near.get(0, [])
        right = [name for name in near.get(1, ()) if name[0] == plain[0]]
        wrong = [name for name in near.get(1, ()) if name[0] != plain[0]]
        short = () if same or heard or right else self.shortened.with_parts(typed, plain)
        begun = self._beginning_with(plain)[0] if not same and len(plain) >= _WRONG_FIRST else ()
        near_codes = (*self._of(right), *short, *self._of(wrong))
        codes = tuple(dict.fromkeys((*self._of(same), *heard, *(begun if len(begun) == 1 else ()), *near_codes)))
        if not (same or heard or right) and len(plain) < _WRONG_FIRST and self._is_one(codes):
            return (), False
        if not any(map(is_kommun, codes)):  # "upplands" is rather the beginning of a kommun's name than a landscape
            begun, _ = self._beginning_with(plain)
            codes = tuple(dict.fromkeys((*begun, *codes)))
        long_enough = len(plain) >= (_HEARD if heard else _SURE if same or right else _TWO_SURE)
        return codes, self._is_one(codes) and (bool(same) or long_enough)

    def _sounding_nearly(self, typed: str, plain: str) -> Codes:
        """Names that are one slip from how it sounds: asked about, the kommuner among them."""
        if len(plain) < _TWO_ASKED:
            return ()
        said = sound(typed)
        names = [
            name for length in range(len(said) - 1, len(said) + 2) for name in self._sounds_of_length.get(length, ())
        ]
        codes = dict.fromkeys(code for heard, _ in _nearest(said, names, 1, 5) for code in self._sounds[heard])
        return tuple(code for code in codes if is_kommun(code))

    def _beginning_with(self, plain: str) -> Guess:
        """The kommuner whose names begin so; a single one is asked about from four letters on, and sure from six.

        Not where what it begins with is a word by itself: "robert".
        """
        codes = self.shortened.beginning_with(plain)
        if len(codes) == 1 and len(plain) < _ASKED:
            return (), False
        return codes, len(codes) == 1 and len(plain) >= _SURE and not self.shortened.is_first_part(plain)

    def _of(self, names: Iterable[str]) -> Codes:
        return tuple(dict.fromkeys(code for name in names for code in self._codes[name]))

    def _is_one(self, codes: Codes) -> bool:
        """One place, or a kommun and a län that share an everyday name (Kalmar, Gotland)."""
        if len(codes) == 2 and is_kommun(codes[0]) != is_kommun(codes[1]):
            return len({fold(key(self._display[code])).split()[0].removesuffix("s") for code in codes}) == 1
        return len(codes) == 1


def _nearest(said: str, names: list[str], slips: int, most: int) -> Iterator[tuple[str, int]]:
    """The names within so many slips of what was said, each with its number of slips, nearest first."""
    from rapidfuzz import process  # for the first misspelt name: it takes a tenth of the start
    from rapidfuzz.distance import OSA

    near = process.extract(said, names, scorer=OSA.distance, score_cutoff=slips, limit=most)
    return ((name, int(distance)) for name, distance, _ in near)


def kommun_first(codes: Iterable[str]) -> Codes:
    """Each code once, kommuner before län."""
    once = set(codes)
    return tuple(once) if len(once) == 1 else tuple(sorted(once, key=lambda code: (-len(code), code)))
