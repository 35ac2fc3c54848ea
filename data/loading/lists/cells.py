"""A cell as a person reads it: what programs write around a text is taken away before anything is looked for in it."""

import re
import unicodedata

Cell = object  # str, int, float, bool, None, or an Unsaved

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Office files write characters that XML cannot hold
_PROTECTED = re.compile(r"=\s*\"([^\"]*)\"|'(.*)")  # so that Excel keeps the zeros: ="0114", '0114
_UNSEEN = frozenset({"Cf", "Cs"})  # zero width, soft hyphens, lone surrogates
_NAMED = 10
_WHOLE = re.compile(r"([0-9]+)\.0")


class Unsaved(str):
    """A formula whose result was not saved with the file."""

    __slots__ = ()


def plain(cell: Cell) -> str:
    """A cell's text: 483.0 as 483, without protection for Excel, and without characters that nobody sees."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = unicodedata.normalize("NFC", unescaped("" if cell is None else str(cell)))
    kinds = ((char, unicodedata.category(char)) for char in text)
    text = " ".join("".join(" " if kind == "Cc" else char for char, kind in kinds if kind not in _UNSEEN).split())
    if protected := _PROTECTED.fullmatch(text):
        text = (protected[1] or protected[2] or "").strip()
    return _WHOLE.sub(r"\1", text) if _WHOLE.fullmatch(text) else text


def unescaped(text: str) -> str:
    """_x000D_ and its like as the characters that they stand for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def letters(place: int) -> str:
    """What a spreadsheet calls the column, counted from 0: 0 is A, 26 is AA."""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def some(each: list[str], between: str = ", ") -> str:
    """The first of them, and how many more there are."""
    more = f" and {len(each) - _NAMED} more" if len(each) > _NAMED else ""
    return between.join(each[:_NAMED]) + more
