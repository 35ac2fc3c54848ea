"""Numbers, dates and lists as a language writes them."""

from collections.abc import Sequence
from functools import cache

from handlers.replies.texts import Texts


@cache
def number(value: float, texts: Texts) -> str:
    """A number, with three decimals at most: 9 644 864 and 61,2 in Swedish, 9,644,864 and 61.2 in English.

    As CLDR has it, which a test holds. Babel itself would be a tenth of the bot's memory (measured: 5.5 MB of 55).
    """
    plain = f"{abs(value):,.3f}".rstrip("0").rstrip(".")
    written = plain.translate({ord(","): texts.group, ord("."): texts.decimal})
    return texts.minus + written if value < 0 and plain != "0" else written


def count(value: int, texts: Texts) -> str:
    """How many kommuner: a word up to twelve, else digits."""
    return texts.counts[value] if value < len(texts.counts) else number(value, texts)


def ordinal(value: int, texts: Texts) -> str:
    """Which place: a word up to twelve, else digits: 14:e, 21:a; 14th, 21st."""
    if value < len(texts.ordinals):
        return texts.ordinals[value]
    ending = texts.ordinal_endings.get(str(value % 10), "") if value % 100 not in (11, 12, 13) else ""
    return number(value, texts) + (ending or texts.ordinal_ending)


def listed(items: Sequence[str], conjunction: str) -> str:
    """a, b och c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


@cache
def date(published: str, texts: Texts) -> str:
    """19 juni 2014 from 2014-06-19, and oktober 2011 from 2011-10."""
    year, month, *day = published.split("-")
    return " ".join([*(str(int(d)) for d in day), texts.months[int(month) - 1], year])
