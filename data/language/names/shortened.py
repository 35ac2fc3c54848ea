"""Names that are cut off or shortened: "karl", "G-borg", "Kr-stad", "linkpg", "vxö", "västmanl"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from data.language.fold import fold, key
from data.model.places import is_kommun

Codes = tuple[str, ...]

_VOWELS = frozenset("aeiouy")
_LONGEST_ABBREVIATION = 6
_LAST = "\uffff"  # is sorted after every letter
_FEW = 5  # names that an abbreviation may be of; with more of them nobody is asked
_MOST = 8  # names that begin alike; with more of them nobody is asked

# Endings of kommuner's names that are written out, and those that are shortened themselves. Without diacritics.
_WHOLE = "koping|stad|holm|hamn|borg|berg|krona|tuna|vall|fors|sund|torp|vik|bro|nas"
_SHORT = {"kpg": "koping", "kp": "koping", "kping": "koping", "std": "stad", "hlm": "holm", "hmn": "hamn"}
_PARTS = re.compile(rf"(.{{2,}}?)({_WHOLE})|(.+?)({'|'.join(_SHORT)})")
_SECOND_PART = re.compile(f"s?(?:{_WHOLE})")
_NAME_LIKE = re.compile(rf".+(?:{_WHOLE}|{'|'.join(_SHORT)})")


class Shortened:
    """The kommuner, and the areas, by what is left of their names."""

    def __init__(self, display: Mapping[str, str], areas: Iterable[tuple[str, Codes]]) -> None:
        """Index the names.

        Args:
            display: each place's own name, by code, big kommuner first.
            areas: folded names of län and landscapes, with their codes.
        """
        own = ((key(name), code) for code, name in display.items() if is_kommun(code))
        self._kommuner = sorted((fold(name), name, code) for name, code in own)
        self._folded = [name for name, _, _ in self._kommuner]
        self._areas = sorted(areas)
        self._folded_areas = [name for name, _ in self._areas]
        self._size_order = {code: i for i, code in enumerate(display)}

    def beginning_with(self, plain: str) -> Codes:
        """The kommuner whose names begin so, if they are not too many."""
        codes = self._big_first(self._kommuner[i][2] for i in _begun(self._folded, plain))
        return codes if len(codes) <= _MOST else ()

    def is_first_part(self, plain: str) -> bool:
        """Whether it is the whole first part of a name, and so rather a person or a word: "robert" of Robertsfors."""
        return any(_SECOND_PART.fullmatch(self._folded[i][len(plain) :]) for i in _begun(self._folded, plain))

    def lan_beginning_with(self, plain: str) -> Codes:
        """The län of the one name of a län or a landscape that begins so."""
        begun = {self._areas[i][1] for i in _begun(self._folded_areas, plain)}
        return begun.pop() if len(begun) == 1 else ()

    def with_parts(self, typed: str, plain: str) -> Codes:
        """A beginning, of one letter or more, and an ending. The first letter has its dots, where they were typed."""
        first = 0 if typed[0].isascii() else 1
        begun, ending = _parts(plain)
        size = len(begun) + len(ending)
        return self._big_first(
            row[2]
            for row in map(self._kommuner.__getitem__, _begun(self._folded, begun))
            if row[first][0] == typed[0] and row[0].endswith(ending) and len(row[0]) >= size
        )

    def without_vowels(self, typed: str) -> Codes:
        """Some letters of a name, in their order: "krstd", "vxö". Asked about; with more than a few of them nobody is.

        Of vowels only å, ä and ö stay in what is shortened so; words with others are rather words.
        """
        if len(typed) > _LONGEST_ABBREVIATION or _VOWELS & set(typed):
            return ()
        letters = re.compile(".*".join(map(re.escape, typed)))
        begun = map(self._kommuner.__getitem__, _begun(self._folded, fold(typed[0])))
        codes = self._big_first(code for _, name, code in begun if letters.match(name))
        return codes if len(codes) <= _FEW else ()

    def _big_first(self, codes: Iterable[str]) -> Codes:
        """The one that is likelier to be meant is where more people live."""
        return tuple(sorted(codes, key=self._size_order.__getitem__))


def ends_as_names_do(plain: str) -> bool:
    """Whether a folded word ends as many kommuner's names do, after one letter or more: "gborg", but not "medal"."""
    return _NAME_LIKE.fullmatch(plain) is not None


def _parts(plain: str) -> tuple[str, str]:
    """The beginning and the ending of the name that a folded word may be short for."""
    found = _PARTS.fullmatch(plain)
    if found is None:
        return plain[:1], plain[1:]
    return (found[1], found[2]) if found[2] else (found[3], _SHORT[found[4]])


def _begun(names: Sequence[str], plain: str) -> range:
    """Where in the names, which are in order, those stand that begin so."""
    return range(bisect_left(names, plain), bisect_left(names, plain + _LAST))
