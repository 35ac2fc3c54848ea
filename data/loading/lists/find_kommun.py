"""Finds the kommun that a cell of a list means: by code, by any of its names, or by both. Never by a misspelt name."""

import re
import unicodedata
from dataclasses import dataclass

from data.language.fold import key
from data.language.mention import PlaceName
from data.language.names import Names
from data.loading.packages.registry import Registry
from data.model.places import is_kommun

_CODE = re.compile(r"(?<![0-9])[0-9]{3,4}(?![0-9])")
_MOST = 4  # names that are suggested


@dataclass(frozen=True, slots=True)
class Found:
    """The kommun's code; or '' and what was expected instead."""

    code: str
    expected: str = ""


class Finder:
    """Knows every kommun of the registry by code and by name."""

    def __init__(self, registry: Registry) -> None:
        rows = registry.place_name[["name", "place", "kind"]].itertuples(index=False, name=None)
        ordinary = dict(zip(registry.not_kommun["name"], registry.not_kommun["country"], strict=True))
        self._names = Names((PlaceName(*row) for row in rows), ordinary, {})
        self.names: dict[str, str] = dict(zip(registry.kommun["code"], registry.kommun["name"], strict=True))

    def find(self, cell: object) -> Found:
        """The kommun that a cell means: "Katrineholm", "Katrineholms kommun", "0483", 483, "0483 Katrineholm"."""
        text = plain(cell)
        if not (coded := _CODE.search(text)):
            return self._by_name(text)
        code = coded[0].zfill(4)
        name = (text[: coded.start()] + text[coded.end() :]).strip(" -–:,.;/()")
        if code not in self.names:
            return Found("", "the name or code of a kommun; no kommun has this code")
        if name and not self.agrees(name, code):
            return Found("", f"{self.names[code]}, which is what {code} means")
        return Found(code)

    def agrees(self, name: object, code: str) -> bool:
        """Whether a name may be that of the kommun with this code, misspelt or not."""
        words = key(plain(name)).split()
        mentioned = {each for mention in self._names.mentions(words) for each in mention.codes}
        return code in mentioned or (not mentioned and code in self._names.misspelt(" ".join(words))[0])

    def _by_name(self, text: str) -> Found:
        words = key(text).split()
        mentions = self._names.mentions(words)
        whole = mentions[0] if mentions and mentions[0].start == 0 and mentions[0].end == len(words) else None
        if whole is None:
            return Found("", f"the name or code of a kommun{self._meant(text, words)}")
        codes = [code for code in whole.codes if is_kommun(code)]
        if not codes or whole.landscape:
            return Found("", "the name or code of a kommun, not of a län or landskap")
        if whole.town or len(codes) > 1:
            return Found("", f"the name or code of a kommun (did you mean {self._listed(codes)}?)")
        return Found(codes[0])

    def _meant(self, text: str, words: list[str]) -> str:
        near, _ = self._names.misspelt(" ".join(words))
        near = near or self._names.misspelt(" ".join(words[:-1]))[0]  # "Katrinehlms kommun"
        near = near or tuple(code for mention in self._names.mentions(words) for code in mention.codes)
        kommuner = [code for code in near if is_kommun(code)]
        return f" (did you mean {self._listed(kommuner)}?)" if kommuner and text else ""

    def _listed(self, codes: list[str]) -> str:
        names = [self.names[code] for code in codes[:_MOST]]
        return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def plain(cell: object) -> str:
    """A cell as a person reads it: 483.0 as 483, and without the spaces that only look so."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = unicodedata.normalize("NFC", "" if cell is None else str(cell))
    return re.sub(r"^([0-9]+)\.0$", r"\1", " ".join(text.split()))
