"""Text as people type it, made comparable: words, and words without case and diacritics."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans({"å": "a", "ä": "a", "ö": "o", "æ": "a", "ø": "o", "é": "e", "ü": "u", "ß": "ss"})
_SPELT_OUT = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe"})


def words(text: str) -> list[str]:
    """The words of a text as they were typed: letters and digits, whatever stands between them dropped."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def key(text: str) -> str:
    """The words in lower case, joined by single spaces: 'Upplands-Bro' and 'upplands bro' give the same key."""
    return " ".join(words(text)).lower()


def fold(text: str) -> str:
    """A key without diacritics: 'växjö' gives 'vaxjo'. Expects what `key` returns."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def spell_out(text: str) -> str:
    """A key with å ä ö written as aa ae oe, as on a foreign keyboard. Expects what `key` returns."""
    return text.translate(_SPELT_OUT)
