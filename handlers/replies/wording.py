"""Numbers, dates and lists as a language writes them."""

from collections.abc import Sequence
from functools import cache

from data.model.facts import Fact, Figure
from handlers.replies.texts.texts import Texts


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
    ending = texts.ordinal_endings.get(value % 10, "") if value % 100 not in (11, 12, 13) else ""
    return number(value, texts) + (ending or texts.ordinal_ending)


def points(value: float, texts: Texts) -> str:
    """So many points: "1 point", "2 points"."""
    template = texts.one_point if value == 1 else texts.points
    return template.format(points=number(value, texts))


def percent(value: float, texts: Texts) -> str:
    """A share: 46 % in Swedish, 46% in English."""
    return f"{number(value, texts)} %" if texts.locale == "sv" else f"{number(value, texts)}%"


def share(figure: Figure, texts: Texts, *, of_answers: bool = False) -> str:
    """A share of the kommuner: in words where the source had it in words, else in per cent, without decimals.

    `of_answers`: it was computed from answers, and is of those that answered.
    """
    if figure.precision == "approximate" and figure.value in texts.shares:
        return texts.shares[int(figure.value)]
    template = texts.share_of_answers if of_answers else texts.share_of_kommuner
    return template.format(percent=percent(round(figure.value), texts))


def share_of_them(figure: Figure, texts: Texts) -> str:
    """The same, of some kommuner that were just spoken of."""
    if figure.precision == "approximate" and figure.value in texts.shares_of_them:
        return texts.shares_of_them[int(figure.value)]
    return texts.share_of_them.format(percent=percent(round(figure.value), texts))


def approximate(fact: Fact, texts: Texts) -> str:
    """A number of things, said to be approximate where it is."""
    plain = number(fact.value, texts)
    return texts.approximately.format(number=plain) if fact.precision == "approximate" else plain


def counted(fact: Fact, texts: Texts) -> str:
    """A number of things, said to be approximate, or a bound, where it is."""
    return (
        texts.bound.format(number=number(fact.value, texts)) if fact.precision == "bound" else approximate(fact, texts)
    )


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


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def names_or_number(names: Sequence[str], most: int, texts: Texts) -> str:
    """The names of kommuner, or how many they are where they are more than `most`."""
    return listed(names, texts.conjunction) if len(names) <= most else kommuner(len(names), texts)


def kommuner(many: int, texts: Texts) -> str:
    """How many, as part of a sentence: "ingen kommun", "en kommun", "46 kommuner"."""
    template = texts.one_kommun if many == 1 else texts.kommuner
    return template.format(count=count(many, texts)) if many else texts.no_kommun
