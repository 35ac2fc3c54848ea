"""Finds the kommun that a cell of a list means: by code, by any of its names, or by both. Never by a misspelt name."""

import re

from data.language.fold import fold, key
from data.loading.lists.cells import plain
from data.loading.packages.registry import Registry
from data.model.frozen import frozen
from data.model.places import is_kommun
from data.model.problems import Said, said

_CODE = re.compile(r"(?<![0-9])(?:[0-9]{3,4}|[0-9]{2}[ -][0-9]{2})(?![0-9])")  # also as län and number: 04 83
_AREA_CODE = re.compile(r"(?:00)?[0-9]{2}\b")  # of the country and of län, as SCB and Kolada write them
_OF_KOMMUNER = re.compile(r"^(alla )?kommuner(na)? i | kommuner(na)?$")
_NUMBER_OF_GROUP = re.compile(r"^(?:[A-Z]?[0-9]+[.)]?|[A-Z][.)]) *")  # "1 Storstäder", "A1. Storstäder"
_MOST = 4  # names that are suggested
_KOMMUN = said("kommun")
# Of what rows are called that sum up others, as keys without å ä ö: how it begins, and what it holds anywhere, as in
# "Pendlingskommuner (ovägt medel)".
_BEGINNINGS = frozenset(
    "summa totalt total totalsumma grand sum antal number samtliga alla all hela "
    "medel medelvarde medeltal genomsnitt genomsnittligt snitt median medianvarde average mean "
    "max min minimum maximum hogsta lagsta standardavvikelse spridning ovagt vagt "
    "ovriga riket rikets rikssnitt riksmedel riksgenomsnitt landet kommungrupp lanet".split()
)
_ANYWHERE = frozenset("medel medelvarde ovagt vagt genomsnitt riket rikets totalt total".split())
_COUNTRY = frozenset({"riket", "hela riket", "sverige", "sweden", "hela landet", "landet"})


@frozen
class Found:
    """The kommun's code; or '' and what was expected."""

    code: str
    expected: Said = _KOMMUN


class Finder:
    """Knows every kommun of the registry by code and by name."""

    def __init__(self, registry: Registry) -> None:
        self._names = registry.names
        self._lan = frozenset(registry.kommun["lan"])
        self._groups = frozenset(fold(key(group)) for group in registry.kommun["kommungrupp"])
        self.names: dict[str, str] = dict(zip(registry.kommun["code"], registry.kommun["name"], strict=True))

    def find(self, cell: object, *, suggest: bool = True) -> Found:
        """The kommun that a cell means: "Katrineholm", "Katrineholms kommun", "0483", 483, "0483 Katrineholm"."""
        text = plain(cell)
        if not (coded := _CODE.search(text)):
            return self._by_name(text, suggest=suggest)
        code = re.sub("[^0-9]", "", coded[0]).zfill(4)
        name = (text[: coded.start()] + text[coded.end() :]).strip(" -–:,.;/()")
        if code not in self.names:
            return Found("", said("kommun_of_no_code"))
        if name and not self.agrees(name, code):
            return Found("", self.meaning(code))
        return Found(code)

    def is_summary(self, cell: object) -> bool:
        """Whether a row that is called so sums up others: totals, means, the whole country, län among kommuner."""
        words = fold(key(plain(cell))).split()
        if not words:
            return False
        sums = words[0] in _BEGINNINGS or not _ANYWHERE.isdisjoint(words) or self.is_area(cell)
        return sums and not self.find(cell, suggest=False).code

    def is_area(self, cell: object) -> bool:
        """Whether it is the country, a län or a kommungrupp, as statistics list them among kommuner."""
        text = plain(cell)
        if fold(key(_NUMBER_OF_GROUP.sub("", text))) in self._groups:
            return True  # with its number, or without
        coded = _AREA_CODE.match(text)
        code, name = (coded[0][-2:], text[coded.end() :].strip(" -–:,.;/()")) if coded else ("", text)
        if code not in {"", "00", *self._lan}:
            return False
        words = _OF_KOMMUNER.sub("", key(name)).split()  # "Stockholms läns kommuner" sum up the same
        if not words:
            return bool(code)
        mentions = self._names.mentions(words)
        whole = bool(mentions) and (mentions[0].start, mentions[0].end) == (0, len(words))
        area = whole and not mentions[0].landscape and not any(map(is_kommun, mentions[0].codes))
        return area or fold(" ".join(words)) in _COUNTRY or bool(code and whole and code in mentions[0].codes)

    def meaning(self, code: str) -> Said:
        """Which kommun a code is of."""
        return said("code_means", name=self.names[code], code=code)

    def agrees(self, name: object, code: str) -> bool:
        """Whether a name may be that of the kommun with this code, misspelt or not."""
        words = key(plain(name)).split()
        mentioned = {each for mention in self._names.mentions(words) for each in mention.codes}
        return code in mentioned or (not mentioned and code in self._names.misspelt(" ".join(words))[0])

    def _by_name(self, text: str, *, suggest: bool) -> Found:
        words = key(text).split()
        mentions = self._names.mentions(words)
        whole = mentions[0] if mentions and mentions[0].start == 0 and mentions[0].end == len(words) else None
        if whole is None:
            return Found("", self._meant(text, words) if suggest else _KOMMUN)
        codes = [code for code in whole.codes if is_kommun(code)]
        if not codes or whole.landscape:
            return Found("", said("kommun_not_area"))
        if whole.town or len(codes) > 1:
            return Found("", self._suggested(codes))
        return Found(codes[0])

    def _meant(self, text: str, words: list[str]) -> Said:
        near, _ = self._names.misspelt(" ".join(words))
        near = near or self._names.misspelt(" ".join(words[:-1]))[0]  # "Katrinehlms kommun"
        near = near or tuple(code for mention in self._names.mentions(words) for code in mention.codes)
        kommuner = [code for code in near if is_kommun(code)]
        return self._suggested(kommuner) if kommuner and text else _KOMMUN

    def _suggested(self, codes: list[str]) -> Said:
        return said("kommun_meant", names=[self.names[code] for code in codes[:_MOST]])
