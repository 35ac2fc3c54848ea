"""A text as tokens: words, numbers and the marks that mean something."""

import re
import unicodedata
from typing import Final

from data.language.fold import fold
from data.model.frozen import frozen

_AT: Final = "@"
_MOST: Final = 1e15  # whole numbers are exact up to here; nothing is as many
_TOKEN: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # where mail goes
    r"|\d{1,2}:\d{2}(?!\d)|\d{1,2}\.00(?!\d)"  # a time of day
    r"|\b[^\W\d_]\d+\b"  # P4, A4
    r"|\b\d[A-J]\b"  # class 5B
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"  # 60 000
    r"|\d{1,3}(?:,\d{3})+(?![\d,])"  # 60,000
    r"|\d+[.,]\d+|\d+"
    r"|[^\W\d_]+"
    r"|[,/|;:%+&<>=≥≤]|#(?=\s+[^\W\d_])|[-–—](?=\s*\d)"
    r"|(?<=\S\s)(?P<aside>[–—])(?=\s+[^\s\d])"  # a dash between words, and not of a range
)
_NOT_A_DIGIT: Final = re.compile(r"[^\d]")
_SENTENCE_ENDS: Final = re.compile(r"[.!?\n]")
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[^\W\d_]{2}[.!])\s+|(?<=[?\n])\s*|(?<=[\d)][.!])\s+(?=[^\W\d_])")


@frozen
class Token:
    """A piece of a text.

    number: where it is one. glued: written together with the one before, by a hyphen. first: of a sentence.
    """

    typed: str
    word: str  # in lower case
    plain: str  # without diacritics
    number: float | None = None
    glued: bool = False
    first: bool = False

    @property
    def is_label(self) -> bool:
        """Whether it is a time of day, or a letter with a number: nothing that is counted."""
        return self.number is None and any(map(str.isdigit, self.typed))


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order."""
    text = unicodedata.normalize("NFC", text)
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        typed = match[0]
        word = "," if match["aside"] else _AT if _AT in typed else typed.lower()  # an address is of no place in it
        glued = match.start() == end + 1 and text[end] == "-"
        number = min(_number(typed), _MOST) if typed[0].isdecimal() and not _is_label(typed) else None
        between = text[end : match.start()]
        first = not found or (between != " " and _SENTENCE_ENDS.search(between) is not None)
        found.append(Token(typed, word, fold(word), number, glued, first))
        end = match.end()
    return found


def _is_label(typed: str) -> bool:
    return ":" in typed or typed.endswith(".00") or typed[-1].isalpha()


def _number(typed: str) -> float:
    whole, mark, part = typed.replace(",", ".").rpartition(".")
    if mark and len(part) < 3 and whole.isdigit():
        return float(f"{whole}.{part}")
    return float(_NOT_A_DIGIT.sub("", typed))


def without_brackets(text: str) -> str:
    """The text but for what stands in brackets."""
    return _IN_BRACKETS.sub(" ", text).strip()


def sentences(text: str) -> list[str]:
    """The sentences as typed, with the marks that end them."""
    return [part.strip() for part in _BETWEEN_SENTENCES.split(text) if any(map(str.isalnum, part))]
